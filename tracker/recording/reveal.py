"""An unnamed or pseudonymous speaker that a source has since named."""

from sqlalchemy.orm import Session

from tracker.errors import RefusedError
from tracker.models import Source, Speaker
from tracker.recording.record_bodies import namesakes
from tracker.recording.recorded import Recorded
from tracker.store.state import Writer, state_of
from tracker.vocabulary.speakers import Naming


def reveal(session: Session, speaker: Speaker, name: str, source: Source) -> Recorded[Speaker]:
    """Name a speaker as a source did; what earlier sources printed stays as printed.

    A pseudonym stays as a further name.

    Raises:
        RefusedError: the speaker has a name.
    """
    if speaker.naming is Naming.NAMED:
        raise RefusedError(
            f"P{speaker.id} is named already: {speaker.name}",
            f"change the name with: tracker speaker edit P{speaker.id} --name NAME",
        )
    hints = namesakes(session, name)
    names = state_of(session, speaker)["names"]
    if speaker.name is not None:
        names = [*names, {"name": speaker.name}]
    state = {"naming": Naming.NAMED, "name": name, "names": names, "revealed_in": str(source.uid)}
    Writer(session).change(speaker, state)
    session.flush()
    session.expire_all()
    return Recorded(speaker, hints)
