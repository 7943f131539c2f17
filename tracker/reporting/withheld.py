"""Refuses a public report or table whose words of ours give away what is withheld.

An allow-list keeps fields in; it does not see what somebody typed into a field that leaves, such
as the handle of an unnamed speaker in the words of a claim.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from tracker.errors import WithheldTextError
from tracker.models import (
    Affiliation,
    Appearance,
    Claim,
    Question,
    Relation,
    ResponseRequest,
    Source,
    Speaker,
)
from tracker.reporting.occurrences import LEAST, Occurrences
from tracker.reporting.published import may_be_told
from tracker.reporting.tables.table import Kept, Table
from tracker.vocabulary.anonymity import GroundRule
from tracker.vocabulary.speakers import Naming

_OURS = frozenset(
    {"text", "why", "denied_proposition", "venue", "who", "what", "where", "topics", "reading"}
)
"""Fields of a public report that people here wrote; all others hold what was published."""


@dataclass(frozen=True)
class Withheld:
    """A text that the public does not get, and what it is."""

    text: str
    what: str


def check_withheld(session: Session, report: object) -> None:
    """Compare what a public report says in our words with all that is withheld.

    What was published in the report as well is no secret.

    Raises:
        WithheldTextError: names the first text that gives something away.
    """
    texts = _texts(msgspec.to_builtins(report))
    _check(session, lambda: [texts])


def check_table(session: Session, table: Table) -> None:
    """The same of a public table, whose rows are read without being kept.

    Raises:
        WithheldTextError: names the first text that gives something away.
    """
    if any(column.ours for column in table.columns):
        _check(session, table.kept)


def _check(session: Session, kept: Callable[[], Iterable[Kept]]) -> None:
    """Go through what is kept once, and once more only if something withheld stands in it."""
    withheld: dict[str, Withheld] = {}
    for one in _withheld(session):
        for key in _keys(one.text):
            withheld.setdefault(key, one)
    held = _held_in(withheld, (text for ours, _ in kept() for text in ours))
    if held:
        told = _held_in(held, (text for _, published in kept() for text in published))
        for key, one in withheld.items():
            if key in held and key not in told:
                raise WithheldTextError(one.text, one.what, held[key])


def _held_in(parts: Iterable[str], texts: Iterable[str]) -> dict[str, str]:
    """Those of the parts that stand in the texts, each with the first that holds it."""
    looked_for = Occurrences(parts)
    found: dict[str, str] = {}
    for text in texts:
        seen = _seen(text)
        for part in looked_for.within(seen):
            if part not in found and _within(part, seen):
                found[part] = text
    return found


def _keys(text: str) -> Iterator[str]:
    """As what a withheld text is looked for: in any case, but one word as it is or in capitals.

    A role such as "Researcher" gives nothing away where a claim tells of a researcher.
    """
    if not _telling(text):
        return
    plain = _plain(text)
    found = (plain, plain.upper()) if plain.isalpha() else (plain.casefold(),)
    yield from (one for one in dict.fromkeys(found) if len(one) >= LEAST)


def _seen(text: str) -> str:
    """A text as what is withheld is looked for in it."""
    plain = _plain(text)
    folded = plain.casefold()
    return plain if folded == plain else f"{plain}\n{folded}"


def _plain(text: str) -> str:
    """Without what cannot be seen, and with single blanks: as a text looks when pasted."""
    seen = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _texts(value: Any, field: str = "") -> tuple[list[str], list[str]]:  # noqa: ANN401 - plain values
    """The texts of a report: ours, and those that were published."""
    ours: list[str] = []
    published: list[str] = []
    stack: list[tuple[str, Any]] = [(field, value)]
    while stack:
        name, found = stack.pop()
        if isinstance(found, str):
            (ours if name in _OURS else published).append(found)
        elif isinstance(found, dict):
            stack += found.items()
        elif isinstance(found, list | tuple):
            stack += ((name, one) for one in found)
    return list(dict.fromkeys(ours)), list(dict.fromkeys(published))


def _telling(text: str) -> bool:
    """Whether a text can give anything away: no short one, and no single common word."""
    return len(text) >= LEAST and not (text.isalpha() and text.islower())


def _within(part: str, text: str) -> bool:
    """Whether a text stands in another one as it is, and not in the middle of a word.

    Only letters that have cases make words with a gap between them for certain; Chinese has none.
    """
    before = r"(?<![^\W_])" if _cased(part[0]) else ""
    after = r"(?![^\W_])" if _cased(part[-1]) else ""
    return re.search(f"{before}{re.escape(part)}{after}", text) is not None


def _cased(char: str) -> bool:
    return char.isdigit() or char.lower() != char.upper()


def _withheld(session: Session) -> Iterator[Withheld]:
    for what, query in _QUERIES:
        for text in session.scalars(query.distinct()):
            yield Withheld(text, what)


def _notes(columns: Iterable[Any]) -> Iterator[tuple[str, Select[Any]]]:
    for column in columns:
        yield f"an internal {column.key.replace('_', ' ')}", _held(column)


def _held(column: Any, *where: Any) -> Select[Any]:  # noqa: ANN401 - of any table
    return select(column).where(column.is_not(None), *where)


_UNNAMED = Speaker.naming == Naming.UNNAMED
_BODY = aliased(Speaker)
_OF_UNNAMED = Affiliation.speaker_id.in_(select(Speaker.id).where(_UNNAMED))
_QUERIES: tuple[tuple[str, Select[Any]], ...] = (
    *_notes(
        (
            *(Speaker.note, Affiliation.note, Source.note, Claim.note, Appearance.note),
            *(Relation.note, Question.note, ResponseRequest.note, Appearance.terms_note),
            Appearance.approved_by_role,
        )
    ),
    ("our handle for an unnamed speaker", _held(Speaker.descriptor, _UNNAMED)),
    (
        "the organization of an unnamed speaker",
        _held(_BODY.name, _BODY.id.in_(select(Affiliation.organization_id).where(_OF_UNNAMED))),
    ),
    ("the affiliation of an unnamed speaker", _held(Affiliation.described, _OF_UNNAMED)),
    ("the role of an unnamed speaker", _held(Affiliation.role, _OF_UNNAMED)),
    ("where an unnamed speaker works", _held(Affiliation.place, _OF_UNNAMED)),
    ("a claim the public does not get", _held(Claim.text, ~may_be_told())),
    (
        "what was said off the record",
        _held(Appearance.quote, Appearance.ground_rule == GroundRule.OFF_RECORD),
    ),
)
