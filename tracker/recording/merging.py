"""Judges that two speakers on file are one, and takes that back; nothing else is rewritten."""

from uuid import uuid4

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from tracker.errors import RefusedError
from tracker.models import Speaker, SpeakerMerge
from tracker.recording.record_bodies import to_name
from tracker.recording.retracting import retract
from tracker.relating.standing import check_speakers
from tracker.store.history import Author
from tracker.store.merges import family
from tracker.store.state import Writer
from tracker.vocabulary.speakers import Naming

APART = "taken apart again"
"""Why a merge is taken back, where nobody says."""


def merge(
    session: Session, kept: Speaker, merged: Speaker, author: Author, by: str | None = None
) -> SpeakerMerge:
    """Report a speaker as another one from now on, whom `kept` was merged into included.

    Args:
        session: a writing session.
        kept: as whom both are reported.
        merged: who is reported so.
        author: who records it, when and why.
        by: who judged so, if somebody else.

    Raises:
        RefusedError: the two are one already, or cannot be.
        ChangeForbiddenError: a relation does not allow its two claims to have one speaker.
    """
    last = kept.survivor
    if last is merged.survivor:
        raise RefusedError(f"P{kept.id} and P{merged.id} are one already", "name two speakers")
    check_fits(last, merged)
    made = Writer(session).add(
        "speaker_merge",
        {
            "uid": str(uuid4()),
            "kept": str(last.uid),
            "merged": str(merged.uid),
            "why": author.why,
            "merged_by": by or author.who,
            "merged_at": author.clock().isoformat(),
        },
    )
    session.flush()
    session.expire_all()
    check_speakers(session, family(session, [last.id]))
    return session.get_one(SpeakerMerge, made.id)


def unmerge(session: Session, speaker: Speaker, author: Author) -> SpeakerMerge:
    """Report a merged speaker as itself again.

    Raises:
        RefusedError: it is not merged into any other.
    """
    found = speaker.merge
    if found is None:
        others = [f"P{number}" for number in family(session, [speaker.id]) if number != speaker.id]
        mend = f"merged into it: {', '.join(others)}" if others else "nothing to take apart"
        raise RefusedError(f"P{speaker.id} is merged into nobody", mend)
    retract(session, found, author)
    session.flush()
    session.expire_all()
    return found


def check_fits(kept: Speaker, merged: Speaker) -> None:
    """Refuse a merge of one who is merged already, or of two of different kinds.

    Raises:
        RefusedError: says what fits.
    """
    one, other = f"P{kept.id}", f"P{merged.id}"
    if kept.survivor.id == merged.id:
        raise RefusedError(f"{one} is merged into {other}", f"first: tracker speaker unmerge {one}")
    if merged.merge is not None:
        raise RefusedError(
            f"{other} is merged into P{merged.merge.kept_id}",
            f"first: tracker speaker unmerge {other}",
        )
    if kept.naming is not merged.naming:
        known = kept if kept.naming is Naming.NAMED else merged
        hidden = merged if known is kept else kept
        raise RefusedError(
            f"P{hidden.id} is {hidden.naming} and P{known.id} is {known.naming}, so that"
            " a merge would say who spoke unnamed",
            to_name(hidden),
        )
    if kept.type is not merged.type:
        raise RefusedError(
            f"{one} is of type {kept.type} and {other} of type {merged.type}",
            f"correct a wrong type first: tracker speaker edit {other} --type {kept.type}",
        )


def check_alone(session: Session, speaker: Speaker, what: str) -> None:
    """Refuse to change what a speaker that others are one with has in common with them.

    Raises:
        RefusedError: names the merge.
    """
    found = session.scalars(
        select(SpeakerMerge)
        .where(
            or_(SpeakerMerge.kept_id == speaker.id, SpeakerMerge.merged_id == speaker.id),
            SpeakerMerge.retracted_at.is_(None),
        )
        .order_by(SpeakerMerge.id)
        .limit(1)
    ).first()
    if found is not None:
        raise RefusedError(
            f"P{found.merged_id} is merged into P{found.kept_id}, and {what}",
            f"first: tracker speaker unmerge P{found.merged_id}",
        )
