"""Between what options give, what the form says, and what is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.api.claim_entry import VOICE, Answering, ClaimEntry, speaking_of
from tracker.cli.claim_options import given_of
from tracker.exchange.claim_form.fields import ANSWERING, LINES
from tracker.vocabulary.claims import Kind
from tracker.vocabulary.inferring import write_inferred

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.exchange.claim_form.fields import Values
    from tracker.exchange.claim_form.reading import ReadForm
    from tracker.recording.voicing import Speaking

_ANSWERS = {line.name for line in ANSWERING}
_WHO = ("speakers", "new", "unnamed", "head_count")
_PRINTED = tuple(line.name for line in LINES if line.path[0] == "published")
_WITH: Mapping[tuple[str, ...], tuple[str, ...]] = {
    _WHO: (*VOICE, *_PRINTED, "known_to_newsroom", "approved_by_role", "approved_on"),
    ("said",): ("said_basis", "said_note"),
    ("anonymity_reason",): ("anonymity_reason_published",),
}
"""What an edit takes away when one of these changes; what the form says of it stays."""
_NOTHING: Mapping[str, Any] = {
    "via": (),
    "topics": (),
    "attribution_ambiguous": False,
    "kind": Kind.ASSERTION,
}
"""What no value stands for, where it is not None."""


@dataclass(frozen=True)
class Changes:
    """What a form changes, as `edit_claim` takes it."""

    given: dict[str, Any]
    source: str | None
    speaking: Speaking | None


def form_values(given: Mapping[str, Any]) -> dict[str, Any]:
    """What options gave, as the form shows it."""
    values: dict[str, Any] = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in given.items()
        if value not in (None, False)
    }
    inferred = values.pop("denied_inferred", False)
    if "denied_proposition" in values:
        values["denied_proposition"] = write_inferred(
            values["denied_proposition"], inferred=inferred
        )
    answers = values.pop("answers", None)
    if answers:
        values |= {"answered": answers[0], "type": answers[1]}
    values |= {f"match_{cell}": word for cell, word in values.pop("match", {}).items()}
    return values


def entry_of(form: ReadForm) -> ClaimEntry:
    """What a form of a new claim asks to record.

    Raises:
        FileFaultError: text or source are missing.
        click.UsageError: a denial of nothing.
    """
    from tracker.recording.voicing import Speaking

    for name in ("text", "source"):
        if name not in form.values:
            raise _missing(form, name)
    given = {name: value for name, value in form.values.items() if name not in _ANSWERS}
    source = given.pop("source")
    speaking = speaking_of(given) or Speaking()
    return ClaimEntry(
        source=source, speaking=speaking, given=given_of(given), answering=_answering(form.values)
    )


def changes_of(form: ReadForm, standing: Values) -> Changes | None:
    """What a form changes of a claim on file; None for nothing.

    Only what differs is given: the rest follows as it does after options.

    Raises:
        FileFaultError: text, source or speaker were taken away.
        click.UsageError: a denial of nothing.
    """
    values = form.values
    names = [line.name for line in LINES]
    changed = [name for name in names if values.get(name) != standing.get(name)]
    if not changed:
        return None
    for name in ("text", "source"):
        if name not in values:
            raise _missing(form, name)
    if "speakers" in standing and not {"speakers", "unnamed"} & set(values):
        raise form.fault(
            ("speaker",),
            "nobody speaks",
            'give speaker; for the source itself, its outlet and form = "narration"',
        )
    for leading, following in _WITH.items():
        if set(leading) & set(changed):
            changed += [name for name in following if name in values and name not in changed]
    given = given_of({name: values[name] for name in changed if name in values})
    source, speaking = given.pop("source", None), speaking_of(given)
    given |= {name: _NOTHING.get(name) for name in changed if name not in values}
    return Changes({k: v for k, v in given.items() if k not in _WHO}, source, speaking)


def _missing(form: ReadForm, name: str) -> Exception:
    return form.fault((name,), "is missing", "write it between the quotation marks")


def _answering(values: Values) -> Answering | None:
    if "answered" not in values:
        return None
    match = {
        name.removeprefix("match_"): word
        for name, word in values.items()
        if name.startswith("match_")
    }
    return Answering(
        claim=values["answered"],
        type=values["type"],
        why=values["why"],
        match=match,
        answered_by=values.get("answered_by"),
    )
