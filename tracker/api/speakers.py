"""`speaker` and `affiliation`: who says something, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from tracker.api.database import Database, Written
from tracker.api.guarding import guarded
from tracker.api.values import AffiliationValues, SpeakerValues

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.recording.recorded import Recorded
    from tracker.reporting.affiliations import AffiliationsReport
    from tracker.reporting.duplicates import DuplicatesReport
    from tracker.reporting.speakers import SpeakerReport, SpeakersReport


class EditedSpeakerValues(SpeakerValues, total=False):
    """What to change of a speaker."""

    name: str


class EditedAffiliationValues(AffiliationValues, total=False):
    """What to change of an affiliation."""

    organization: str | None


@guarded
class Speakers:
    """`speaker`: a person, group, organization, document or publication."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def show(self, ref: str) -> SpeakerReport:
        """One speaker: names, affiliations, claims; by reference, name or alias."""
        from tracker.reporting.speakers import speaker_report
        from tracker.store.lookup import find_speaker

        with self._database.reading() as session:
            return speaker_report(session, find_speaker(session, ref))

    def list(self, *, everything: bool = False, limit: int | None = None) -> SpeakersReport:
        """Speakers that made claims, in the order of recording; or `everything`."""
        from tracker.reporting.speakers import speakers_report

        with self._database.reading() as session:
            return speakers_report(session, limit=limit, everything=everything)

    def duplicates(self, *, limit: int | None = None) -> DuplicatesReport:
        """Pairs of speakers that look like one, the likeliest first; nothing is merged."""
        from tracker.reporting.duplicates import duplicates_report

        with self._database.reading() as session:
            return duplicates_report(session, limit=limit)

    def add(
        self, name: str | None = None, **given: Unpack[SpeakerValues]
    ) -> Written[SpeakerReport]:
        """Record a speaker; without a name it is unnamed, and a descriptor says what to call it.

        Raises:
            UnreadableError: values that cannot be read, or do not fit each other.
        """
        from tracker.recording.record_bodies import record_speaker

        named = {} if name is None else {"name": name}
        with self._database.writing("speaker add") as under_way:
            done = record_speaker(under_way.session, _checked({**given, **named}))
            number = done.record.id
        return self._written(number, done)

    def edit(
        self,
        ref: str,
        *,
        version: int | None = None,
        why: str | None = None,
        **given: Unpack[EditedSpeakerValues],
    ) -> Written[SpeakerReport]:
        """Change a speaker; each value replaces one, aliases and identifiers all of them.

        Args:
            ref: of the speaker.
            version: refuse if the record is no longer as it was read at this version.
            why: kept in the history.
            given: what to change; None takes a value away.
        """
        from tracker.recording.edit_bodies import edit_speaker
        from tracker.recording.finding import speaker_of
        from tracker.store.versions import check_version

        with self._database.writing("speaker edit", why) as under_way:
            speaker = speaker_of(under_way.session, ref)
            check_version(under_way.session, speaker, f"P{speaker.id}", version)
            done = edit_speaker(under_way.session, speaker, _checked(given))
            number = speaker.id
        return self._written(number, done)

    def alias(self, ref: str, *names: str) -> Written[SpeakerReport]:
        """Give a speaker further names, or its name in other scripts."""
        from tracker.recording.finding import speaker_of
        from tracker.recording.record_bodies import add_aliases
        from tracker.vocabulary.text import storable

        with self._database.writing("speaker alias") as under_way:
            speaker = speaker_of(under_way.session, ref)
            aliases = [storable("alias", one) for one in names]
            new = add_aliases(under_way.session, speaker, aliases)
            number = speaker.id
        return Written(f"P{number}", self.show(f"P{number}"), changed=bool(new))

    def reveal(self, ref: str, name: str, *, source: str) -> Written[SpeakerReport]:
        """Name an unnamed speaker, as a source since has; what others printed stays as printed."""
        from tracker.recording.finding import source_of, speaker_of
        from tracker.recording.reveal import reveal

        with self._database.writing("speaker reveal") as under_way:
            session = under_way.session
            speaker = speaker_of(session, ref)
            done = reveal(session, speaker, name, source_of(session, source))
            number = speaker.id
        return self._written(number, done)

    def merge(
        self, kept: str, merged: str, *, why: str, by: str | None = None
    ) -> Written[SpeakerReport]:
        """Judge that `merged` is `kept`: both are reported as `kept`, and nothing is rewritten.

        Args:
            kept: who both are.
            merged: whose record is told under the other from now on; it is what is given back.
            why: the reason.
            by: who judged so, if not the user.
        """
        from tracker.recording.finding import speaker_of
        from tracker.recording.merging import merge

        with self._database.writing("speaker merge", why) as under_way:
            session = under_way.session
            into = speaker_of(session, kept)
            made = merge(session, into, speaker_of(session, merged), under_way.author, by=by)
            number, told = made.merged_id, f"merged into P{made.kept_id}"
        return self._told(number, told)

    def unmerge(self, merged: str, *, why: str | None = None) -> Written[SpeakerReport]:
        """Report a merged speaker as itself again."""
        from tracker.recording.finding import speaker_of
        from tracker.recording.merging import APART, unmerge

        with self._database.writing("speaker unmerge", why or APART) as under_way:
            speaker = speaker_of(under_way.session, merged)
            into = unmerge(under_way.session, speaker, under_way.author).kept_id
            number, told = speaker.id, f"no longer merged into P{into}"
        return self._told(number, told)

    def retract(self, ref: str, *, why: str) -> Written[SpeakerReport]:
        """Take back a speaker that no live record needs."""
        from tracker.api.retracting import retracted
        from tracker.models import Speaker
        from tracker.store.lookup import find_speaker

        called = retracted(self._database, "speaker", (Speaker, find_speaker), ref, why=why)
        return Written(called, self.show(called))

    def _told(self, number: int, verb: str) -> Written[SpeakerReport]:
        from tracker.rendering.recorded import speaker_line

        record = self.show(f"P{number}")
        return Written(f"P{number}", record, also=(speaker_line(record.speaker, verb),))

    def _written(self, number: int, done: Recorded[Any]) -> Written[SpeakerReport]:
        called = f"P{number}"
        return Written(called, self.show(called), tuple(done.hints), done.changed)


@guarded
class Affiliations:
    """`affiliation`: a speaker's role in an organization, as stated."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, speaker: str | None = None, *, everything: bool = False) -> AffiliationsReport:
        """A speaker's affiliations, or everybody's; the retracted only with `everything`."""
        from tracker.reporting.affiliations import affiliations_report
        from tracker.store.lookup import find_speaker

        with self._database.reading() as session:
            number = find_speaker(session, speaker) if speaker else None
            return affiliations_report(session, speaker=number, everything=everything)

    def add(
        self, speaker: str, organization: str | None = None, **given: Unpack[AffiliationValues]
    ) -> Written[SpeakerReport]:
        """Record a speaker's role in an organization; a new organization is recorded as well.

        Its reference is that of the affiliation, its record the speaker's.
        """
        from tracker.recording.finding import speaker_of
        from tracker.recording.record_bodies import record_affiliation

        values = _checked_affiliation({**given, "organization": organization})
        if organization is None:
            del values["organization"]
        with self._database.writing("affiliation add") as under_way:
            owner = speaker_of(under_way.session, speaker)
            done = record_affiliation(under_way.session, owner, values)
            uid = str(done.record.uid)
        return self._written(uid, done)

    def edit(
        self,
        ref: str,
        *,
        correct: bool = False,
        why: str | None = None,
        **given: Unpack[EditedAffiliationValues],
    ) -> Written[SpeakerReport]:
        """Change an affiliation; one that a claim was made as keeps its role and organization.

        Args:
            ref: such as `P1.2`.
            correct: role or organization were wrong; claims move to the right one. Needs `why`.
            why: kept in the history.
            given: what to change; None takes a value away.
        """
        from tracker.recording.edit_bodies import edit_affiliation
        from tracker.recording.finding import affiliation_of

        with self._database.writing("affiliation edit", why) as under_way:
            author = under_way.author
            done = edit_affiliation(
                under_way.session,
                affiliation_of(under_way.session, ref),
                _checked_affiliation(given),
                correct=correct,
                who=author.who,
                at=author.clock().isoformat(),
                why=why,
            )
            uid = str(done.record.uid)
        return self._written(uid, done)

    def end(self, ref: str, *, on: str) -> Written[SpeakerReport]:
        """Say when an affiliation ended, EDTF; claims made before keep it."""
        from tracker.recording.edit_bodies import end_affiliation
        from tracker.recording.finding import affiliation_of

        with self._database.writing("affiliation end") as under_way:
            affiliation = affiliation_of(under_way.session, ref)
            uid = str(affiliation.uid)
            done = end_affiliation(under_way.session, affiliation, on)
        return self._written(uid, done)

    def retract(self, ref: str, *, why: str) -> Written[SpeakerReport]:
        """Take back an affiliation that no live claim uses."""
        from tracker.api.retracting import retracted
        from tracker.models import Affiliation
        from tracker.store.lookup import find_affiliation

        found = (Affiliation, find_affiliation)
        called = retracted(self._database, "affiliation", found, ref, why=why)
        record = Speakers(self._database).show(called.partition(".")[0])
        return Written(called, record)

    def _written(self, uid: str, done: Recorded[Any]) -> Written[SpeakerReport]:
        from tracker.models import Affiliation
        from tracker.reporting.speakers import speaker_report
        from tracker.store.lookup import find_affiliation
        from tracker.store.references import reference

        with self._database.reading() as session:
            affiliation = session.get_one(Affiliation, find_affiliation(session, uid))
            record = speaker_report(session, affiliation.speaker_id)
            called = reference(session, affiliation)
        return Written(called, record, tuple(done.hints), done.changed)


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    from tracker.api.values import checked
    from tracker.recording.speakers import SpeakerDraft

    return checked(given, EditedSpeakerValues, SpeakerDraft)


def _checked_affiliation(given: Mapping[str, Any]) -> dict[str, Any]:
    from tracker.api.values import checked
    from tracker.recording.speakers import AffiliationDraft

    return checked(given, EditedAffiliationValues, AffiliationDraft)
