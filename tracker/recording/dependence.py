"""Which live records lean on which others; nothing live leans on what was retracted."""

from collections.abc import Set as AbstractSet
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session, aliased

from tracker.errors import LeansOnRetractedError
from tracker.models import (
    Affiliation,
    Appearance,
    Claim,
    ClaimSpeaker,
    Position,
    Question,
    Relation,
    Relay,
    ResponseRequest,
    Revision,
    Source,
    SourceText,
    Speaker,
    SpeakerMerge,
    Verdict,
)
from tracker.store.references import references
from tracker.vocabulary.claims import Status
from tracker.vocabulary.relations import Review

Record = (
    Speaker
    | SpeakerMerge
    | Affiliation
    | Source
    | SourceText
    | Claim
    | Appearance
    | Relation
    | Question
    | Position
    | ResponseRequest
    | Verdict
)
Leaning = tuple[type[Record], type[Record], Select[UUID, UUID, int, UUID]]
"""What leans, on what, and a query of the uids of both and the number of the first."""

_IN_FORCE = Claim.status != Status.RECORDED_IN_ERROR
_LIVE: dict[type[Record], ColumnElement[bool]] = {
    Speaker: Speaker.retracted_at.is_(None),
    SpeakerMerge: SpeakerMerge.retracted_at.is_(None),
    Affiliation: Affiliation.retracted_at.is_(None),
    Source: Source.retracted_at.is_(None),
    SourceText: SourceText.retracted_at.is_(None),
    Claim: _IN_FORCE,
    Appearance: and_(Appearance.retracted_at.is_(None), Appearance.claim.has(_IN_FORCE)),
    Relation: and_(Relation.retracted_at.is_(None), Relation.review != Review.REJECTED),
    Question: Question.retracted_at.is_(None),
    Position: Position.retracted_at.is_(None),
    ResponseRequest: ResponseRequest.retracted_at.is_(None),
    Verdict: Verdict.retracted_at.is_(None),
}
"""A withdrawn claim is live: reports go on showing it."""


def users_of(session: Session, record: Record) -> list[str]:
    """References of the live records that could not stand without a record."""
    found: dict[str, None] = {}
    for user, used, query in _uses():
        if isinstance(record, used):
            for called, _ in _pairs(session, user, used, query.where(used.id == record.id)):
                found[called] = None
    return list(found)


def check_leaning(session: Session, touched: AbstractSet[UUID] | None = None) -> None:
    """Refuse a state of the database in which a live record leans on a retracted one.

    Args:
        session: of the database.
        touched: the uids of the records that were changed; no others are looked at. All are,
            where it is not given.

    Raises:
        LeansOnRetractedError: names the first of them.
    """
    for user, used, query in _uses():
        retracted = query.where(used.retracted_at.is_not(None))
        for pair in _pairs(session, user, used, retracted, touched=touched):
            raise LeansOnRetractedError(*pair)


def check_below(session: Session, change: int) -> None:
    """Refuse a state in which a part of a record that a change made outlives the record.

    Raises:
        LeansOnRetractedError: names the first of them.
    """
    made = select(Revision.record_uid).where(Revision.change_id == change, Revision.version == 1)
    for part, whole, query in _parts():
        gone = query.where(
            whole.uid.in_(made), whole.retracted_at.is_not(None), part.retracted_at.is_(None)
        )
        for pair in _pairs(session, part, whole, gone, live=part is Relation):
            raise LeansOnRetractedError(*pair)


def _pairs(
    session: Session,
    user: type[Record],
    used: type[Record],
    query: Select[UUID, UUID, int, UUID],
    *,
    live: bool = True,
    touched: AbstractSet[UUID] | None = None,
) -> list[tuple[str, str]]:
    if live:
        query = query.where(_LIVE[user])
    rows = session.execute(query.distinct().order_by(user.id)).all()
    if touched is not None:
        rows = [row for row in rows if not touched.isdisjoint((row[0], row[1], row[3]))]
    users = references(session, user.__tablename__, [row[0] for row in rows])
    needs = references(session, used.__tablename__, [row[1] for row in rows])
    return [(users[row[0]], needs[row[1]]) for row in rows]


def _uses() -> list[Leaning]:
    return [
        (Claim, Speaker, _select(Claim, Speaker).join(Claim.speakers).join(ClaimSpeaker.speaker)),
        (Source, Speaker, _select(Source, Speaker).join(Source.outlet)),
        (
            Appearance,
            Speaker,
            _select(Appearance, Speaker).join(Appearance.relays).join(Relay.speaker),
        ),
        (Affiliation, Speaker, _select(Affiliation, Speaker).join(Affiliation.organization)),
        (SpeakerMerge, Speaker, _select(SpeakerMerge, Speaker).join(SpeakerMerge.kept)),
        (SpeakerMerge, Speaker, _select(SpeakerMerge, Speaker).join(SpeakerMerge.merged)),
        (Appearance, Source, _select(Appearance, Source).join(Appearance.source)),
        (
            Appearance,
            Source,
            _select(Appearance, Source).join(Appearance.relays).join(Relay.source),
        ),
        (
            Appearance,
            SourceText,
            _select(Appearance, SourceText).join(Appearance.anchor_text),
        ),
        (
            Speaker,
            Source,
            _select(Speaker, Source).join(Source, Speaker.revealed_in_id == Source.id),
        ),
        (
            Claim,
            Affiliation,
            _select(Claim, Affiliation).join(Claim.speakers).join(ClaimSpeaker.affiliation),
        ),
        (Position, Question, _select(Position, Question).join(Position.question)),
        (
            ResponseRequest,
            Question,
            _select(ResponseRequest, Question).join(ResponseRequest.question),
        ),
        (ResponseRequest, Speaker, _select(ResponseRequest, Speaker).join(ResponseRequest.party)),
        (ResponseRequest, Source, _select(ResponseRequest, Source).join(ResponseRequest.source)),
    ]


def _parts() -> list[Leaning]:
    ends = or_(Relation.from_id == Claim.id, Relation.to_id == Claim.id)
    asked = or_(ResponseRequest.claim_id == Claim.id, ResponseRequest.answer_id == Claim.id)
    return [
        (Affiliation, Speaker, _select(Affiliation, Speaker).join(Affiliation.speaker)),
        (SourceText, Source, _select(SourceText, Source).join(SourceText.source)),
        (Appearance, Claim, _select(Appearance, Claim).join(Appearance.claim)),
        (Relation, Claim, _select(Relation, Claim).join(Claim, ends)),
        (Position, Claim, _select(Position, Claim).join(Position.claim)),
        (Verdict, Claim, _select(Verdict, Claim).join(Verdict.claim)),
        (ResponseRequest, Claim, _select(ResponseRequest, Claim).join(Claim, asked)),
    ]


def _select(user: type[Record], used: type[Record]) -> Select[UUID, UUID, int, UUID]:
    """An appearance stands and falls with its claim, whose uid comes last."""
    of = aliased(Claim)
    whole = select(of.uid).where(of.id == Appearance.claim_id).correlate(Appearance)
    return select(
        user.uid, used.uid, user.id, whole.scalar_subquery() if user is Appearance else user.uid
    ).select_from(user)
