"""For whom a claim counts: its speakers, and the bodies they spoke for at the time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tracker.models import Claim
from tracker.reporting.published import unnamed
from tracker.reporting.telling import Teller
from tracker.reporting.views import SpeakerView
from tracker.vocabulary.speakers import SpeakerType


@dataclass
class Subject:
    """Somebody with what they said, or a body with what was said for it; stays inside reports.

    Attributes:
        number: of the survivor, in this database.
        ref: what it is called for the audience.
        name: for the audience.
        type: of speaker.
        voices: by number of a claim, what its speakers are called.
    """

    number: int
    ref: str
    name: str
    type: str
    voices: dict[int, list[str]] = field(default_factory=dict)


def subjects_of(teller: Teller, claims: Iterable[Claim]) -> dict[str, Subject]:
    """Everybody for whom these claims count, by what they are called; in the claims' order."""
    found: dict[str, Subject] = {}
    for claim in claims:
        for number, ref, name, kind, voice in _counting(teller, claim):
            mine = found.setdefault(ref, Subject(number, ref, name, kind))
            heard = mine.voices.setdefault(claim.id, [])
            if voice not in heard:
                heard.append(voice)
    return found


def _counting(teller: Teller, claim: Claim) -> Iterator[tuple[int, str, str, str, str]]:
    """Number, reference, name and type of each, and the reference of who spoke."""
    for link in claim.speakers:
        view = teller.voice(claim, link)
        yield link.speaker.survivor.id, view.ref, _called(teller, claim, view), view.type, view.ref
        held, told = link.affiliation, view.affiliation
        if held is None or told is None or held.organization is None or told.organization is None:
            continue
        body = held.organization
        yield body.survivor.id, teller.body(body), told.organization, _BODY, view.ref


_BODY = SpeakerType.ORGANIZATION.value


def _called(teller: Teller, claim: Claim, speaker: SpeakerView) -> str:
    """By name, else as a source printed it, else by our handle if the audience has it."""
    if speaker.name:
        return speaker.name
    printed = (one.as_published for one in teller.claim(claim).appearances if one.as_published)
    return next(printed, None) or speaker.descriptor or unnamed(speaker)
