"""Warns of new claims that look like one on file; they may be meant, so nothing is blocked."""

import re
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Appearance, Claim, ClaimSpeaker, Relation
from tracker.store.batches import batches
from tracker.store.merges import families
from tracker.vocabulary.claims import Polarity, Status
from tracker.vocabulary.text import fold

_ALIKE = 90
"""Of 100 (rapidfuzz, token_sort_ratio): in twenty words about two differ."""
_PHRASE = 12
"""Characters; a quotation no longer than that is a phrase many use."""
_Kind = tuple[int, Polarity, tuple[str, ...]]
"""Whose claim it is, what it affirms or negates, and its figures; others are not alike."""


def recorded_already(session: Session, claims: Sequence[Claim]) -> dict[int, Claim]:
    """The claims on file which new ones give in nearly the same words, by the new one's number.

    Compared are the claims of the same speakers, and anybody's with the same quotation; not one
    that is related to the new one, nor one of other figures or the other polarity.

    Args:
        session: as flushed.
        claims: the new ones; they are not compared with one another.
    """
    first = min((one.id for one in claims), default=0)
    if session.scalar(select(Claim.id).where(Claim.id < first).limit(1)) is None:
        return {}
    numbers = [one.id for one in claims]
    related = _related(session, numbers)
    quoted = _quoted(session, claims, first)
    worded = _Worded(session, numbers, first)
    found = {}
    for claim in claims:
        known = related.get(claim.id, set())
        alike = next((one for one in quoted.get(claim.id, ()) if one not in known), None)
        alike = alike or worded.like(claim, known)
        if alike is not None:
            found[claim.id] = session.get_one(Claim, alike)
    return found


def told_alike(called: str, known: Claim) -> str:
    """That what is called so looks like a claim on file."""
    sources = ", ".join(f"S{one}" for one in sorted(_sources(known)))
    return f"{called} looks like C{known.id}, recorded already from {sources}: {known.text}"


def alike_hints(session: Session, claim: Claim) -> list[str]:
    """What to tell whoever recorded a claim that looks like one on file, and what to do."""
    known = recorded_already(session, [claim]).get(claim.id)
    if known is None:
        return []
    line = told_alike(f"C{claim.id}", known)
    undo = f"tracker claim retract C{claim.id} --because error --why …"
    new = sorted(_sources(claim) - _sources(known))
    if not new:
        return [line, f"if it is the same: {undo}"]
    carry = f"tracker appearance add C{known.id} --source S{new[0]}"
    again = f"tracker relate C{claim.id} repeats C{known.id} --why …"
    return [
        line,
        f"if it is the same, in another source: {undo}; then {carry}",
        f"if it was said again: {again}",
    ]


def _sources(claim: Claim) -> set[int]:
    return {one.source_id for one in claim.live_appearances}


def _related(session: Session, numbers: Sequence[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for part in batches(numbers):
        ends = Relation.from_id.in_(part) | Relation.to_id.in_(part)
        for one, other in session.execute(select(Relation.from_id, Relation.to_id).where(ends)):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


def _quoted(session: Session, claims: Sequence[Claim], before: int) -> dict[int, list[int]]:
    """By each new claim those on file with one of its quotations."""
    quotes: dict[str, list[Claim]] = {}
    by_number = {one.id: one for one in claims}
    mine = select(Appearance.claim_id, Appearance.quote).where(Appearance.retracted_at.is_(None))
    for part in batches([one.id for one in claims]):
        for number, quote in session.execute(mine.where(Appearance.claim_id.in_(part))):
            if quote is not None and len(quote) > _PHRASE:
                quotes.setdefault(quote, []).append(by_number[number])
    found: dict[int, list[int]] = {}
    theirs = (
        select(Appearance.quote, Claim.id, Claim.polarity)
        .join(Appearance.claim)
        .where(
            Claim.id < before,
            Claim.status != Status.RECORDED_IN_ERROR,
            Appearance.retracted_at.is_(None),
        )
        .order_by(Claim.id)
    )
    for some in batches(list(quotes)):
        for quote, number, polarity in session.execute(theirs.where(Appearance.quote.in_(some))):
            for claim in quotes[str(quote)]:
                if claim.polarity is polarity:
                    found.setdefault(claim.id, []).append(number)
    return found


class _Worded:
    """The words of the claims on file by the speakers of new ones."""

    def __init__(self, session: Session, numbers: Sequence[int], before: int) -> None:
        self._speakers: dict[int, list[int]] = {}
        for part in batches(numbers):
            links = select(ClaimSpeaker.claim_id, ClaimSpeaker.speaker_id)
            for claim, speaker in session.execute(links.where(ClaimSpeaker.claim_id.in_(part))):
                self._speakers.setdefault(claim, []).append(speaker)
        speakers = {one for some in self._speakers.values() for one in some}
        self._one = {
            kin: number for number, some in families(session, speakers).items() for kin in some
        }
        self._texts: dict[_Kind, dict[int, str]] = {}
        texts = (
            select(Claim.id, Claim.text, Claim.polarity, ClaimSpeaker.speaker_id)
            .join(ClaimSpeaker, ClaimSpeaker.claim_id == Claim.id)
            .where(Claim.id < before, Claim.status != Status.RECORDED_IN_ERROR)
            .order_by(Claim.id)
        )
        for part in batches(list(self._one)):
            rows = session.execute(texts.where(ClaimSpeaker.speaker_id.in_(part)))
            for number, text, polarity, speaker in rows:
                kind = (self._one[speaker], polarity, _figures(text))
                self._texts.setdefault(kind, {})[number] = fold(text)

    def like(self, claim: Claim, but: set[int]) -> int | None:
        """The most alike of a claim's speakers, but for some."""
        from rapidfuzz import fuzz, process

        best: tuple[float, int] | None = None
        for speaker in dict.fromkeys(self._one[one] for one in self._speakers.get(claim.id, ())):
            texts: Mapping[int, str] = self._texts.get(
                (speaker, claim.polarity, _figures(claim.text)), {}
            )
            if but & texts.keys():
                texts = {number: text for number, text in texts.items() if number not in but}
            found = process.extractOne(
                fold(claim.text), texts, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE
            )
            if found is not None and (best is None or found[1] > best[0]):
                best = (found[1], found[2])
        return best[1] if best else None


def _figures(text: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"\d+", text)))
