"""Which rules a newsroom holds itself to, and how much each matters to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tracker.errors import BadConfigurationError
from tracker.reporting.checks.registry import CHECKS
from tracker.store.location import find_configuration, read_configuration
from tracker.vocabulary.sourcing import Severity

TABLE = "sourcing"
OFF = "off"


@dataclass(frozen=True)
class Policy:
    """The severity of each rule that is not as it comes; None for a rule that is off."""

    severities: Mapping[str, Severity | None] = field(default_factory=dict)

    def severity(self, rule: str) -> Severity | None:
        """How much a rule matters here; None if it is off."""
        return self.severities.get(rule, CHECKS[rule].rule.severity)

    @property
    def off(self) -> list[str]:
        """The rules that are off."""
        return [rule for rule in CHECKS if self.severity(rule) is None]


AS_IT_COMES = Policy()


def policy_found() -> Policy:
    """Which rules hold here, by the tracker.toml on the way up from the working folder.

    Raises:
        BadConfigurationError: it cannot be read, or what it says of them cannot.
    """
    path = find_configuration(Path.cwd())
    return policy_of(read_configuration(path), str(path)) if path else AS_IT_COMES


def policy_of(written: Mapping[str, object], path: str) -> Policy:
    """Read the policy of a tracker.toml: below `[sourcing]` `A9 = "off"` or `A1 = "error"`.

    Args:
        written: the whole of the file.
        path: where it is, for the error.

    Raises:
        BadConfigurationError: no table, a rule that does not exist, or no severity.
    """
    table = written.get(TABLE, {})
    if not isinstance(table, dict):
        problem = f"{TABLE} is {table!r}; write a table of rules, such as [{TABLE}] and A9 = {_OFF}"
        raise BadConfigurationError(path, problem)
    return Policy({rule: _severity(rule, value, path) for rule, value in table.items()})


_OFF = f'"{OFF}"'
_WORDS = ", ".join(f'"{one}"' for one in Severity)


def _severity(rule: str, value: object, path: str) -> Severity | None:
    if rule not in CHECKS:
        problem = f"{TABLE}.{rule} is no rule; there are {', '.join(CHECKS)}"
        raise BadConfigurationError(path, problem)
    if value == OFF:
        return None
    if value not in list(Severity):
        problem = f"{TABLE}.{rule} is {value!r}; write one of {_WORDS} or {_OFF}"
        raise BadConfigurationError(path, problem)
    return Severity(str(value))
