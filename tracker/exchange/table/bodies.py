"""Finds the speakers, organizations and voices of a table on file, else makes them."""

import re
from collections.abc import Hashable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import BadRowError
from tracker.exchange.merging.records import Wanted
from tracker.exchange.merging.undone import taken_back
from tracker.exchange.table.holding import bears_alone, holds
from tracker.exchange.table.matches import Match
from tracker.exchange.table.near import Near
from tracker.exchange.table.remembering import Remembered
from tracker.models import Affiliation, Source, Speaker
from tracker.recording.claims import Voice
from tracker.recording.drafting import voice_of
from tracker.recording.finding import speaker_named, speaker_of
from tracker.recording.speakers import (
    AffiliationDraft,
    SpeakerDraft,
    affiliation_state,
    speaker_state,
)
from tracker.recording.voicing import voices_described
from tracker.vocabulary.speakers import Naming, SpeakerType
from tracker.vocabulary.text import fold

BODIES = frozenset(SpeakerType) - {SpeakerType.PERSON}
"""What can employ a speaker, stand for one, or publish."""

OWN = "affiliation: a speaker is not its own organization; name another"


class Bodies:
    """Whoever speaks, employs or publishes in one table.

    Args:
        session: a writing session.
        space: of the uids made from the table.
        near: names that are taken for others, if any are.
        mended: how rows spell a name that is on file changes nothing: those that were rejected
            and come again, or reviews by many.

    Attributes:
        wanted: the records that the row at hand needs, in order.
        matched: what its names were taken for.
        remembered: what rows before taught.
    """

    def __init__(
        self, session: Session, space: UUID, near: Near | None, *, mended: bool = False
    ) -> None:
        self._session = session
        self._space = space
        self._near = near
        self._mended = mended
        self.wanted: list[Wanted] = []
        self.matched: list[Match] = []
        self._known: Remembered[tuple[Voice, Match]] = Remembered()
        self._affiliations: Remembered[str] = Remembered()
        self._heads: Remembered[int] = Remembered()
        self._contested: Remembered[list[int]] = Remembered()
        self.remembered: tuple[Remembered[Any], ...] = (
            self._known,
            self._affiliations,
            self._heads,
            self._contested,
        )
        self._claim = ""

    def begin_row(self, claim: str) -> None:
        """Nothing is needed yet by the row of a claim."""
        self.wanted = []
        self.matched = []
        self._claim = claim

    def named(
        self, name: str, type_: SpeakerType, fitting: frozenset[SpeakerType] | None = None
    ) -> Voice:
        """The speaker with a name; by `uid:…` the one on file.

        Args:
            name: as the row has it.
            type_: of one that is made.
            fitting: the types that are meant; None is any.

        Raises:
            BadRowError: retracted, or of another type.
            AmbiguousReferenceError: several have the name.
        """
        key = ("named", name if re.match(r"(?i)uid:", name) else fold(name))
        found = self._as_before(name, key) or self._known.get(key)
        if found is None:
            found = self._look_up(name, type_)
            self._known.learn(key, found)
        voice, match = found
        if fitting and voice.type not in fitting and not holds(self._session, self._claim, voice):
            called = f"{match.ref} {match.name}" if match.ref else f"{name!r} of a row above"
            raise BadRowError(f"{called} is {_a(voice.type)}, not {_a(type_)}; name another")
        self.matched.append(replace(match, given=name))
        return voice

    def unnamed(
        self, descriptor: str, source: Source | None, source_uid: str, row: int | None
    ) -> Voice:
        """The voice of a source with a descriptor; `row` is its head count, if it is a group.

        It stays unnamed where it has been named on file since: the row says what was printed.
        """
        key = ("unnamed", source_uid, descriptor)
        found = self._known.get(key)
        if found is None:
            found = self._described(descriptor, source, source_uid, row)
            found = (replace(found[0], naming=Naming.UNNAMED, revealed=False), found[1])
            self._known.learn(key, found)
        before = self._heads.get(key)
        if row is not None and before not in (None, row):
            told = f"{before:,}" if before else "none"
            raise BadRowError(f"head_count: of {descriptor!r} is {told} in a row above, not {row}")
        if before is None:
            self._heads.learn(key, row or 0)
        self.matched.append(found[1])
        return found[0]

    def affiliated(
        self,
        voice: Voice,
        organization: Voice,
        role: str | None,
        place: str | None,
        country: str | None,
    ) -> str:
        """The uid of a speaker's role in an organization."""
        if voice.uid == organization.uid:
            raise BadRowError(OWN)
        key = (voice.uid, organization.uid, fold(role or ""))
        found = self._affiliations.get(key)
        if found is None:
            found = self._affiliation(voice, organization, role, place, country)
            self._affiliations.learn(key, found)
        return found

    def _as_before(self, name: str, key: Hashable) -> tuple[Voice, Match] | None:
        """The speaker the table made, where the row's claim has it though others bear the name."""
        made = self._contested.get(key)
        if made is None:
            row = self._session.scalar(select(Speaker).where(Speaker.uid == self._uid(name)))
            made = []
            if row is not None and not bears_alone(self._session, row, name):
                made = [] if taken_back(self._session, row) else [row.id]
            self._contested.learn(key, made)
        for number in made:
            row = self._session.get_one(Speaker, number)
            if holds(self._session, self._claim, voice_of(row)):
                return voice_of(row), _match(name, "before", row)
        return None

    def _uid(self, name: str) -> UUID:
        return uuid5(self._space, f"speaker/{fold(name)}")

    def _look_up(self, name: str, type_: SpeakerType) -> tuple[Voice, Match]:
        if re.match(r"(?i)uid:", name):
            row = speaker_of(self._session, name)
            return voice_of(row), _match(name, "uid", row)
        uid = self._uid(name)
        made = self._live(uid, name)
        found = speaker_named(self._session, name)
        if made is not None and (found is None or found.survivor is made.survivor):
            spelled = made.name if self._mended and made.name else name
            self._want(SpeakerDraft(uid=str(uid), type=type_, name=spelled), name)
            return voice_of(made), _match(name, "before", made)
        if found is not None:
            how = "name" if found.name is not None and fold(found.name) == fold(name) else "alias"
            return voice_of(found), _match(name, how, found)
        like = self._near.like(name) if self._near else None
        if like is not None:
            row = self._session.get_one(Speaker, like)
            return voice_of(row), _match(name, "fuzzy", row)
        self._want(SpeakerDraft(uid=str(uid), type=type_, name=name), name)
        voice = Voice(uid=str(uid), naming=Naming.NAMED, type=type_)
        return voice, Match("speaker", name, "made")

    def _described(
        self, descriptor: str, source: Source | None, source_uid: str, heads: int | None
    ) -> tuple[Voice, Match]:
        uid = uuid5(self._space, f"unnamed/{source_uid}/{descriptor}")
        type_ = SpeakerType.GROUP if heads else SpeakerType.PERSON
        draft = SpeakerDraft(uid=str(uid), type=type_, descriptor=descriptor, head_count=heads)
        made = self._live(uid, descriptor)
        if made is not None:
            self._want(draft, descriptor)
            return voice_of(made), Match("voice", descriptor, "before", f"P{made.id}")
        found = voices_described(self._session, descriptor, source) if source else []
        if len(found) > 1:
            listed = ", ".join(f"P{one.id} {one.descriptor}" for one in found)
            raise BadRowError(
                f"unnamed: several voices answer to {descriptor!r}: {listed}; reword it"
            )
        if found:
            return voice_of(found[0]), Match("voice", descriptor, "descriptor", f"P{found[0].id}")
        self._want(draft, descriptor)
        voice = Voice(uid=str(uid), naming=Naming.UNNAMED, type=type_)
        return voice, Match("voice", descriptor, "made")

    def _live(self, uid: UUID, called: str) -> Speaker | None:
        row = self._session.scalar(select(Speaker).where(Speaker.uid == uid))
        if row is not None and taken_back(self._session, row):
            raise BadRowError(f"{called!r} is P{row.id}, which was retracted; name another")
        return row

    def _want(self, draft: SpeakerDraft, called: str) -> None:
        self.wanted.append(Wanted("speaker", (f"speaker {called}",), speaker_state(draft)))

    def _affiliation(
        self,
        voice: Voice,
        organization: Voice,
        role: str | None,
        place: str | None,
        country: str | None,
    ) -> str:
        uid = str(uuid5(UUID(voice.uid), f"{organization.uid}/{fold(role or '')}"))
        standing = self._standing(voice, organization)
        mine = [one for one in standing if str(one.uid) == uid]
        if mine and taken_back(self._session, mine[0]):
            raise BadRowError("affiliation: it was retracted; give another role, or restore it")
        if not mine:
            for one in standing:
                if one.retracted_at is None and fold(one.role or "") == fold(role or ""):
                    return str(one.uid)
        draft = AffiliationDraft(
            uid=uid,
            speaker=voice.uid,
            organization=organization.uid,
            role=role,
            place=place,
            country=country,
        )
        self.wanted.append(
            Wanted("affiliation", (f"affiliation {role or ''}".strip(),), affiliation_state(draft))
        )
        return uid

    def _standing(self, voice: Voice, organization: Voice) -> list[Affiliation]:
        return list(
            self._session.scalars(
                select(Affiliation)
                .where(
                    Affiliation.speaker.has(Speaker.uid == UUID(voice.uid)),
                    Affiliation.organization.has(Speaker.uid == UUID(organization.uid)),
                )
                .order_by(Affiliation.id)
            )
        )


def _match(given: str, how: str, row: Speaker) -> Match:
    return Match("speaker", given, how, f"P{row.id}", row.name or row.descriptor)


def _a(type_: SpeakerType) -> str:
    return f"{'an' if type_ is SpeakerType.ORGANIZATION else 'a'} {type_}"
