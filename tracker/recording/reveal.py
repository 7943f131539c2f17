"""An unnamed or pseudonymous speaker that a source has since named."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import RefusedError
from tracker.models import Appearance, ClaimSpeaker, Source, Speaker
from tracker.recording.merging import check_alone
from tracker.recording.record_bodies import namesakes
from tracker.recording.recorded import Recorded
from tracker.store.state import Writer, state_of
from tracker.vocabulary.anonymity import Identification
from tracker.vocabulary.speakers import Naming


def reveal(session: Session, speaker: Speaker, name: str, source: Source) -> Recorded[Speaker]:
    """Name a speaker as a source did; what earlier sources printed stays as printed.

    A pseudonym stays as a further name, and as the descriptor where it was printed.

    Raises:
        RefusedError: the speaker has a name, or is merged with another.
    """
    if speaker.naming is Naming.NAMED:
        raise RefusedError(
            f"P{speaker.id} is named already: {speaker.name}",
            f"change the name with: tracker speaker edit P{speaker.id} --name NAME",
        )
    check_alone(session, speaker, "only both could be revealed")
    hints = namesakes(session, name)
    names = state_of(session, speaker)["names"]
    if speaker.name is not None:
        names = [*names, {"name": speaker.name}]
    if speaker.naming is Naming.PSEUDONYM:
        _keep_as_printed(session, speaker)
    state = {"naming": Naming.NAMED, "name": name, "names": names, "revealed_in": str(source.uid)}
    Writer(session).change(speaker, state)
    session.flush()
    session.expire_all()
    return Recorded(speaker, hints)


def _keep_as_printed(session: Session, speaker: Speaker) -> None:
    """Write the pseudonym to the appearances that printed it."""
    rows = session.scalars(
        select(Appearance)
        .join(ClaimSpeaker, ClaimSpeaker.claim_id == Appearance.claim_id)
        .where(
            ClaimSpeaker.speaker_id == speaker.id,
            Appearance.identification == Identification.PSEUDONYM,
            Appearance.descriptor.is_(None),
        )
    ).all()
    for one in rows:
        Writer(session).change(one, {"descriptor": speaker.name})
