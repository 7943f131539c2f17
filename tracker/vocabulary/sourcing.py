"""The rules of sourcing, and how much a breach of one matters to a newsroom."""

from enum import StrEnum


class RuleId(StrEnum):
    """What the rules are called; there is no A7."""

    A1 = "A1"
    A2 = "A2"
    A3 = "A3"
    A4 = "A4"
    A5 = "A5"
    A6 = "A6"
    A8 = "A8"
    A9 = "A9"
    A10 = "A10"
    A11 = "A11"
    A12 = "A12"
    A13 = "A13"


class Severity(StrEnum):
    """From the least; a finding warns, it never blocks."""

    NOTICE = "notice"
    WARNING = "warning"
    ERROR = "error"

    @property
    def and_worse(self) -> list["Severity"]:
        """This one and all that weigh more."""
        order = list(Severity)
        return order[order.index(self) :]
