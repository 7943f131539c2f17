"""What a search found: each record once, with where the words stand in it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload, selectinload

from tracker.models import Claim, ClaimSpeaker, Source, Speaker
from tracker.reporting.claims import ClaimFilter, claim_conditions
from tracker.reporting.describing import called, source_called
from tracker.store.batches import batches
from tracker.store.merges import families
from tracker.store.references import LETTERS
from tracker.store.searching.finding import find_records
from tracker.store.searching.matching import Means
from tracker.store.searching.passages import Passage, passages_of
from tracker.vocabulary.searching import Phrase, marks, phrases

_BEFORE = 40
_LONGEST = 160
_ELLIPSIS = "…"


@dataclass(frozen=True)
class MatchView:
    """A text in which sought words stand; `marks` are their places in `text`, in code points.

    `ref` is the appearance that a quotation or a descriptor as published stands in, the speaker
    under whose record a name of a merged one stands, or the record.
    """

    field: str
    ref: str
    text: str
    marks: list[tuple[int, int]]


@dataclass(frozen=True)
class HitView:
    """A record that holds all that was sought.

    `called` are a claim's speakers, a speaker's name or handle, a source's outlet or title;
    `text` is a claim's text, else null.
    """

    ref: str
    uid: str
    record: str
    called: str
    text: str | None
    status: str
    matches: list[MatchView]


@dataclass(frozen=True)
class SearchReport:
    """Some hits out of `total`, the best first; `words` is what was sought, as it is compared.

    `indexed` is false where every entry had to be read, which finds the same, but slowly.
    """

    schema: str
    words: list[str]
    indexed: bool
    total: int
    hits: list[HitView]


def search_report(session: Session, typed: str, wanted: ClaimFilter) -> SearchReport:
    """Find records by words; where claims are filtered, only claims are sought.

    Args:
        session: reads the database.
        typed: any text.
        wanted: which claims; its limit and whether to show what is hidden hold for all records.
    """
    sought = phrases(typed)
    shown: dict[str, Sequence[ColumnElement[bool]]] = {"claim": claim_conditions(wanted)}
    if not wanted.narrows:
        for name, model in (("speaker", Speaker), ("source", Source)):
            shown[name] = () if wanted.everything else (model.retracted_at.is_(None),)
    found = find_records(session, sought, shown, everything=wanted.everything, limit=wanted.limit)
    hits: dict[tuple[str, int], HitView] = {}
    for name in shown:
        numbers = [number for table, number in found.records if table == name]
        for part in batches(numbers):
            hits.update(_hits(session, name, part, sought, everything=wanted.everything))
    return SearchReport(
        schema="tracker/search/1",
        words=[phrase.text for phrase in sought],
        indexed=found.means is not Means.READING,
        total=found.total,
        hits=[hits[key] for key in found.records],
    )


def _hits(
    session: Session,
    name: str,
    numbers: Sequence[int],
    sought: Sequence[Phrase],
    *,
    everything: bool,
) -> dict[tuple[str, int], HitView]:
    one_with = families(session, numbers) if name == "speaker" else {one: [one] for one in numbers}
    all_of_them = sorted({one for kin in one_with.values() for one in kin})
    passages = passages_of(session.connection(), name, all_of_them)
    found = {}
    for record in _load(session, name, numbers):
        ref = f"{LETTERS[name]}{record.id}"
        found[name, record.id] = HitView(
            ref=ref,
            uid=str(record.uid),
            record=name,
            called=_called(record),
            text=record.text if isinstance(record, Claim) else None,
            status=_status(record),
            matches=[
                match
                for number in one_with[record.id]
                for passage in passages[number]
                if everything or not passage.taken_back
                if (match := _match(f"{LETTERS[name]}{number}", passage, sought))
            ],
        )
    return found


def _load(
    session: Session, name: str, numbers: Sequence[int]
) -> Sequence[Claim | Speaker | Source]:
    if name == "claim":
        speakers = selectinload(Claim.speakers).joinedload(ClaimSpeaker.speaker)
        claims = select(Claim).where(Claim.id.in_(numbers)).options(speakers)
        return session.scalars(claims).all()
    if name == "speaker":
        return session.scalars(select(Speaker).where(Speaker.id.in_(numbers))).all()
    sources = select(Source).where(Source.id.in_(numbers)).options(joinedload(Source.outlet))
    return session.scalars(sources).all()


def _called(record: Claim | Speaker | Source) -> str:
    if isinstance(record, Claim):
        return ", ".join(called(one) for one in record.voices)
    return called(record) if isinstance(record, Speaker) else source_called(record)


def _status(record: Claim | Speaker | Source) -> str:
    if isinstance(record, Claim):
        return record.status
    return "current" if record.retracted_at is None else "retracted"


def _match(ref: str, passage: Passage, sought: Sequence[Phrase]) -> MatchView | None:
    text = unicodedata.normalize("NFC", passage.text)
    places = marks(text, sought)
    if not places:
        return None
    text, places = _snippet(text, places)
    where = ref if passage.place is None else f"{ref}.{passage.place}"
    return MatchView(passage.field, where, text, places)


def _snippet(text: str, places: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The part of a long text that begins shortly before the first mark."""
    if len(text) <= _LONGEST:
        return text, places
    start, end = 0, len(text)
    if places[0][0] > _BEFORE:
        start = places[0][0] - _BEFORE
        blank = text.find(" ", start, places[0][0])
        start = start if blank < 0 else blank + 1
    if start + _LONGEST < end:
        end = max(start + _LONGEST, places[0][1])
        blank = text.rfind(" ", places[0][1], end)
        end = end if blank < 0 else blank
    before = _ELLIPSIS if start else ""
    after = _ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    kept = [(one + shift, other + shift) for one, other in places if other <= end]
    return f"{before}{text[start:end]}{after}", kept
