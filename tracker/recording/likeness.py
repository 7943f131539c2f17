"""Warns of a new claim that looks like one on file; it may be meant, so nothing is blocked."""

import re
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tracker.models import Appearance, Claim, ClaimSpeaker, Relation
from tracker.store.merges import family
from tracker.vocabulary.claims import Status
from tracker.vocabulary.text import fold

_ALIKE = 90
"""Of 100 (rapidfuzz, token_sort_ratio): in twenty words about two differ."""
_PHRASE = 12
"""Characters; a quotation no longer than that is a phrase many use."""


def recorded_already(session: Session, claim: Claim, before: int | None = None) -> Claim | None:
    """The claim on file which a new one gives in nearly the same words.

    Compared are the claims of the same speakers, and anybody's with the same quotation; not one
    that is related to the new one, nor one of other figures or the other polarity.

    Args:
        session: as flushed.
        claim: the new one.
        before: only claims of a lower number are compared; by default than the claim's own.
    """
    related = select(Relation.from_id).where(Relation.to_id == claim.id)
    answered = select(Relation.to_id).where(Relation.from_id == claim.id)
    others = select(Claim.id, Claim.text).where(
        Claim.id < (before or claim.id),
        Claim.status != Status.RECORDED_IN_ERROR,
        Claim.polarity == claim.polarity,
        Claim.id.not_in(related.union(answered)),
    )
    found = _quoted(session, claim, others) or _worded(session, claim, others)
    return session.get_one(Claim, found) if found else None


def told_alike(called: str, known: Claim) -> str:
    """That what is called so looks like a claim on file."""
    sources = ", ".join(f"S{one}" for one in sorted(_sources(known)))
    return f"{called} looks like C{known.id}, recorded already from {sources}: {known.text}"


def alike_hints(session: Session, claim: Claim) -> list[str]:
    """What to tell whoever recorded a claim that looks like one on file, and what to do."""
    known = recorded_already(session, claim)
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


def _quoted(session: Session, claim: Claim, others: Select[int, str]) -> int | None:
    quotes = [one.quote for one in claim.live_appearances if len(one.quote or "") > _PHRASE]
    if not quotes:
        return None
    same = select(Appearance.claim_id).where(
        Appearance.quote.in_(quotes), Appearance.retracted_at.is_(None)
    )
    return session.scalar(
        others.with_only_columns(Claim.id).where(Claim.id.in_(same)).order_by(Claim.id).limit(1)
    )


def _worded(session: Session, claim: Claim, others: Select[int, str]) -> int | None:
    from rapidfuzz import fuzz, process

    speakers = family(session, [link.speaker_id for link in claim.speakers])
    theirs = select(ClaimSpeaker.claim_id).where(ClaimSpeaker.speaker_id.in_(speakers))
    figures = _figures(claim.text)
    texts: dict[int, Any] = {
        row.id: row.text
        for row in session.execute(others.where(Claim.id.in_(theirs)).order_by(Claim.id))
        if _figures(row.text) == figures
    }
    best = process.extractOne(
        claim.text, texts, scorer=fuzz.token_sort_ratio, processor=fold, score_cutoff=_ALIKE
    )
    return best[2] if best else None


def _figures(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))
