"""What an impact report is on, as its audience may know it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.errors import RefusedError
from tracker.models import Claim, Source, Speaker
from tracker.reporting.describing import called, retraction_view, source_called
from tracker.reporting.impacted_claims import ImpactedClaims
from tracker.reporting.published import known_as_one, public_source, unnamed
from tracker.reporting.telling import Teller
from tracker.reporting.views import RetractionView
from tracker.vocabulary.audience import Audience


@dataclass(frozen=True)
class ImpactSubject:
    """A source, a speaker or a claim: `kind` says which, `name` is what it is called or claims.

    The public has no reference for a speaker but its name. `recorded_as` is the speaker asked
    for, where it is merged into this one. `status` is a claim's.
    """

    kind: str
    ref: str
    name: str
    recorded_as: str | None
    status: str | None
    retracted: RetractionView | None


def subject_of(
    session: Session,
    one: Source | Speaker | Claim,
    found: ImpactedClaims,
    loaded: Mapping[int, Claim],
    teller: Teller,
    *,
    audience: Audience,
) -> ImpactSubject:
    """The subject.

    Args:
        session: of the database.
        one: the record.
        found: what leans on it and may be told.
        loaded: claims, this one among them if it is one, for this audience.
        teller: of the report.
        audience: of the report.

    Raises:
        RefusedError: the public gets nothing of it.
    """
    if audience is Audience.PUBLIC:
        return _public(session, one, found, loaded, teller)
    if isinstance(one, Claim):
        gone = retraction_view(one)
        return ImpactSubject("claim", f"C{one.id}", one.text, None, one.status, gone)
    if isinstance(one, Source):
        return ImpactSubject(
            "source", f"S{one.id}", source_called(one), None, None, retraction_view(one)
        )
    kept = one.survivor
    merged = None if kept is one else f"P{one.id}"
    gone = retraction_view(one)
    return ImpactSubject("speaker", f"P{kept.id}", called(kept), merged, None, gone)


def _public(
    session: Session,
    one: Source | Speaker | Claim,
    found: ImpactedClaims,
    loaded: Mapping[int, Claim],
    teller: Teller,
) -> ImpactSubject:
    if isinstance(one, Claim):
        claim = loaded[one.id]
        if not teller.tells(claim):
            raise _withheld(f"C{one.id}")
        told = teller.claim(claim)
        return ImpactSubject("claim", told.ref, told.text, None, told.status, None)
    if isinstance(one, Source):
        if one.retracted_at is not None or not found:
            raise _withheld(f"S{one.id}")
        [view] = teller.sources(session, [one.id])
        return ImpactSubject("source", view.ref, public_source(one), None, None, None)
    if one.retracted_at is not None or not found:
        raise _withheld(f"P{one.id}")
    kept = known_as_one(session).get(one.id, one)
    name = kept.name or unnamed(kept)
    return ImpactSubject("speaker", name, name, None, None, None)


def _withheld(ref: str) -> RefusedError:
    return RefusedError(
        f"there is nothing to tell the public of {ref} or of what leans on it",
        "leave out --audience public",
    )
