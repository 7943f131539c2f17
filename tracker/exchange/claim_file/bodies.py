"""Compiles speakers, affiliations and sources."""

from uuid import UUID, uuid5

import msgspec

from tracker.exchange.claim_file import shape
from tracker.exchange.claim_file.keys import Keys
from tracker.exchange.merging.records import Path, Wanted
from tracker.recording.claims import Voice
from tracker.recording.sources import SourceDraft, source_state
from tracker.recording.speakers import (
    AffiliationDraft,
    SpeakerDraft,
    affiliation_state,
    speaker_state,
)
from tracker.vocabulary.speakers import Naming, SpeakerType


class Bodies:
    """Whoever speaks, employs, publishes or carries in one file."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._named = {
            speaker.name: key
            for key, speaker in keys.file.speaker.items()
            if speaker.name is not None
        }
        self._bodies: dict[str, Path] = {}
        self._affiliations: dict[str, list[str]] = {}

    def compile(self) -> list[Wanted]:
        """Speakers as written, then bodies known by name alone, affiliations, sources."""
        written = self._keys.file.speaker
        speakers = [self._speaker(key, speaker) for key, speaker in written.items()]
        affiliations = [
            self._affiliation(key, place, affiliation)
            for key, speaker in written.items()
            for place, affiliation in enumerate(speaker.affiliation)
        ]
        for name, path in self._bodies.items():
            uid = self._keys.uid("organization", name)
            state = speaker_state(SpeakerDraft(uid=uid, type=SpeakerType.ORGANIZATION, name=name))
            speakers.append(Wanted("speaker", path, state))
        sources = [self._source(key, source) for key, source in self._keys.file.source.items()]
        return [*speakers, *affiliations, *sources]

    def _speaker(self, key: str, speaker: shape.Speaker) -> Wanted:
        path = ("speaker", key)
        if speaker.name is None and speaker.naming is not None:
            raise self._keys.fault((*path, "naming"), f"{speaker.naming}, but no name", "give name")
        with self._keys.at(path):
            state = speaker_state(
                SpeakerDraft(
                    uid=self._keys.uid("speaker", key),
                    type=speaker.type,
                    name=speaker.name,
                    pseudonym=speaker.naming == "pseudonym",
                    descriptor=speaker.descriptor,
                    aliases=speaker.aliases,
                    identifiers={str(name): value for name, value in speaker.identifiers.items()},
                    head_count=speaker.head_count,
                    note=speaker.note,
                )
            )
        return Wanted("speaker", path, state)

    def _affiliation(self, key: str, place: int, affiliation: shape.Affiliation) -> Wanted:
        path = ("speaker", key, "affiliation", place)
        owner = self._keys.uid("speaker", key)
        uid = str(uuid5(UUID(owner), f"affiliation/{place + 1}"))
        self._affiliations.setdefault(key, []).append(uid)
        given = msgspec.structs.asdict(affiliation)
        given["organization"] = self._organization(path, key, affiliation.organization)
        with self._keys.at(path):
            state = affiliation_state(AffiliationDraft(uid=uid, speaker=owner, **given))
        return Wanted("affiliation", path, state)

    def _organization(self, path: Path, owner: str, name: str | None) -> str | None:
        """A speaker's key, a speaker's name, or a body that is known by its name alone."""
        if name is None:
            return None
        key = name if name in self._keys.file.speaker else self._named.get(name)
        if key == owner:
            raise self._keys.fault(
                (*path, "organization"), "a speaker is not its own organization", "name another"
            )
        if key is not None:
            return self._keys.uid("speaker", key)
        self._bodies.setdefault(name, (*path, "organization"))
        return self._keys.uid("organization", name)

    def _source(self, key: str, source: shape.Source) -> Wanted:
        path = ("source", key)
        given = msgspec.structs.asdict(source)
        if source.outlet is not None:
            if source.outlet not in self._keys.file.speaker:
                raise self._keys.unknown(
                    (*path, "outlet"), "speaker", source.outlet, self._keys.file.speaker
                )
            given["outlet"] = self._keys.uid("speaker", source.outlet)
        with self._keys.at(path):
            state = source_state(SourceDraft(uid=self._keys.uid("source", key), **given))
        return Wanted("source", path, state)

    def voice(self, path: Path, key: str, place: int | None) -> Voice:
        """A claim's speaker, with the affiliation in that place, from 1, or its only one."""
        known = self._affiliations.get(key, [])
        if place is None and len(known) > 1:
            raise self._keys.fault(
                path,
                f"{key!r} has {len(known)} affiliations",
                f"say as which one: affiliation = 1 … {len(known)}",
            )
        if place is not None and place > len(known):
            raise self._keys.fault(
                (*path, "affiliation"),
                f"{key!r} has {len(known)} affiliations, not {place}",
                "count them from 1 in the order of the file",
            )
        return self.as_voice(key, known[(place or 1) - 1] if known else None)

    def as_voice(self, key: str, affiliation: str | None = None) -> Voice:
        """A speaker as the speaker of a claim."""
        speaker = self._keys.file.speaker[key]
        naming = Naming.UNNAMED if speaker.name is None else Naming(speaker.naming or "named")
        return Voice(
            uid=self._keys.uid("speaker", key),
            naming=naming,
            type=speaker.type,
            affiliation=affiliation,
        )
