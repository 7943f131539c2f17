"""What is wrong with a form, at its line and in its own words: keys, not options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from tracker.errors import (
    AmbiguousReferenceError,
    BadFieldError,
    ChangeForbiddenError,
    FileFaultError,
    QuotationNotFoundError,
    RefusedError,
    RelationRefusedError,
    RuleBrokenError,
    UnknownReferenceError,
    UnreadableError,
)
from tracker.exchange.claim_form.fields import ANSWERING, LINES
from tracker.exchange.claim_form.reading import ReadForm
from tracker.exchange.claim_form.remarks import Remark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.exchange.claim_form.reading import Path

MENDED = (
    UnreadableError,
    RefusedError,
    RelationRefusedError,
    ChangeForbiddenError,
    RuleBrokenError,
    click.UsageError,
)
"""What a person can mend in the form; anything else ends the editing."""

_ANSWER: Path = ("answers", 0)
_PATHS: dict[str, Path] = {
    **{line.name: line.path for line in LINES},
    **{line.name: (*_ANSWER, *line.path) for line in ANSWERING},
    "speaker": ("speaker",),
    "match": (*_ANSWER, "match"),
    "denied_inferred": ("denied_proposition",),
}
_OPTIONS = {
    "speaker": "speaker",
    "denies": "denied_proposition",
    "topic": "topics",
    "reason-published": "published.anonymity_reason_published",
    "answers": "answers",
    "match": "match",
    **{line.name.replace("_", "-"): ".".join(line.path) for line in LINES},
    "new": "new = true",
    "unverified": "unverified = true",
}
"""The option of a command, and the key of the form that gives the same."""
_NAMED = ("speakers", "unnamed", "via", "source", "affiliation", "answered")
_OF_NOUN = {
    "speaker": ("speakers", "via", "affiliation"),
    "unnamed speaker": ("unnamed",),
    "source": ("source", "via"),
    "claim": ("answered",),
}


def remark_of(error: Exception, form: bytes) -> Remark:
    """What to say about a form that was refused, and where."""
    if isinstance(error.__cause__, BadFieldError | RelationRefusedError):
        error = error.__cause__  # before it was told in options
    if isinstance(error, FileFaultError):
        told = re.sub(r"^claim\.[^.:]+[.:]", "", error.told).strip()
        return Remark(_sentence(told), error.line)
    try:
        read = ReadForm(form)
    except FileFaultError:
        return Remark(_sentence(_told(error)))
    path = _culprit(error, read)
    return Remark(_sentence(_told(error)), read.line(path) if path else None)


def _told(error: Exception) -> str:
    if isinstance(error, BadFieldError):
        path = _path(error.field)
        number = f" number {path[-1] + 1}" if isinstance(path[-1], int) else ""
        key = ".".join(part for part in path if isinstance(part, str))
        return f"{key}{number}: {_in_keys(f'{error.problem}; {error.mend}')}"
    return _in_keys(error.message if isinstance(error, click.ClickException) else str(error))


def _culprit(error: Exception, read: ReadForm) -> Path | None:
    """The key that an error is about, if it can be told."""
    if isinstance(error, BadFieldError):
        return _path(error.field)
    if isinstance(error, RelationRefusedError):
        return _ANSWER
    if isinstance(error, QuotationNotFoundError):
        return ("quote",)
    if isinstance(error, UnknownReferenceError | AmbiguousReferenceError):
        for name in (*_OF_NOUN.get(error.noun, ()), *_NAMED):
            value = read.values.get(name)
            for place, one in enumerate(value if isinstance(value, list) else [value]):
                if str(one).startswith(error.given):
                    single = name == "speakers" and len(read.values[name]) == 1
                    inner = (place,) if isinstance(value, list) and not single else ()
                    return (*_PATHS[name], *inner)
    option = re.match(r"--([a-z-]+)", str(error))
    key = _OPTIONS.get(option[1]) if option else None
    return tuple(key.split(".")) if key else None


def _path(field: Sequence[str | int]) -> Path:
    """Where the form has what `recording` calls so."""
    first, *rest = field
    if first in {"published", "scope"}:
        return tuple(field)
    name = str(first).removeprefix("scope.")
    return (*_PATHS.get(name, (name,)), *rest)


def _in_keys(text: str) -> str:
    """A text with keys in the place of options, but for those of whole commands."""
    return re.sub(
        r"(tracker [^;]*)|--([a-z-]+)( [A-Z]+\b)?",
        lambda one: one[1] or _OPTIONS.get(one[2]) or one[0],
        text,
    )


def _sentence(told: str) -> str:
    return told if told.endswith((".", "?")) else f"{told}."
