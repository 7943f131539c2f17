"""Takes records back: who, when and why are kept, nothing is deleted."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.errors import AlreadyRetractedError, InUseError, LastAppearanceError
from tracker.models import Appearance, Claim
from tracker.recording.dependence import Record, users_of
from tracker.store.history import Author
from tracker.store.references import reference
from tracker.store.state import State, Writer
from tracker.vocabulary.claims import Status


def retract(
    session: Session, record: Record, author: Author, status: Status = Status.RECORDED_IN_ERROR
) -> None:
    """Take a record back; the relations of a claim stay as they are.

    Args:
        session: a writing session.
        record: to take back.
        author: who gives the reason.
        status: what becomes of a claim.

    Raises:
        AlreadyRetractedError: it was taken back before.
        InUseError: live records could not stand without it.
        LastAppearanceError: a live claim would be left without any.
    """
    called = reference(session, record)
    if record.retracted_at is not None:
        raise AlreadyRetractedError(called, record.retracted_at, str(record.retracted_by))
    users = users_of(session, record)
    if users:
        raise InUseError(called, users)
    if isinstance(record, Appearance) and _is_the_last(session, record):
        raise LastAppearanceError(called, f"C{record.claim_id}")
    Writer(session).change(record, retraction(record, author, status))


def retraction(record: Record, author: Author, status: Status = Status.RECORDED_IN_ERROR) -> State:
    """What changes in the state of a record that is taken back."""
    state: State = {
        "retracted_by": author.who,
        "retracted_at": author.clock().isoformat(),
        "retracted_why": author.why,
    }
    return state | {"status": status} if isinstance(record, Claim) else state


def _is_the_last(session: Session, appearance: Appearance) -> bool:
    others = select(func.count()).where(
        Appearance.claim_id == appearance.claim_id,
        Appearance.id != appearance.id,
        Appearance.retracted_at.is_(None),
    )
    return appearance.claim.retracted_at is None and not session.scalar(others)
