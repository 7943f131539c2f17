"""`claim` and `appearance`: what was said, and where it stands in print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack

from tracker.api.database import Database, Written
from tracker.api.guarding import check_texts, guarded, refused
from tracker.api.values import CarriedValues, ClaimsAsked, ClaimValues, SpeakingValues, several

if TYPE_CHECKING:
    from tracker.api.claim_entry import ClaimEntry
    from tracker.api.values import NewSourceValues
    from tracker.recording.recorded import Recorded
    from tracker.recording.voicing import Speaking
    from tracker.reporting.claims import ClaimReport, ClaimsReport


_BECAUSE = "write withdrawn, or error"


class NewClaimValues(ClaimValues, SpeakingValues):
    """A claim, and who speaks."""


class EditedClaimValues(NewClaimValues, total=False):
    """What to change of a claim."""

    text: str
    source: str


class EditedCarriedValues(CarriedValues, total=False):
    """What to change of how a source carries a claim."""

    source: str


@guarded
class Claims:
    """`claim`: what somebody said, as one proposition or speech act."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def show(self, ref: str) -> ClaimReport:
        """One claim: what, who, where it appears, and how it is answered."""
        from tracker.reporting.claims import claim_report
        from tracker.store.lookup import find_claim

        with self._database.reading() as session:
            return claim_report(session, find_claim(session, ref))

    def list(
        self, *, everything: bool = False, limit: int | None = None, **asked: Unpack[ClaimsAsked]
    ) -> ClaimsReport:
        """Claims in the order of recording.

        Args:
            everything: those recorded in error, too.
            limit: at most so many.
            asked: which; see `ClaimsAsked`.
        """
        from tracker.api.picking import claim_filter
        from tracker.reporting.claims import claims_report

        with self._database.reading() as session:
            wanted = claim_filter(session, asked, everything=everything, limit=limit)
            return claims_report(session, wanted)

    def add(
        self,
        text: str,
        *,
        source: str | NewSourceValues,
        answers: str | tuple[str, str] | None = None,
        why: str | None = None,
        match: Mapping[str, str] | None = None,
        answered_by: str | None = None,
        confirmed: bool = False,
        **given: Unpack[NewClaimValues],
    ) -> Written[ClaimReport]:
        """Record a claim.

        Args:
            text: what is claimed, in your words.
            source: what carries it: a reference, a title, or the values of a new source.
            answers: a claim that it answers, and the type of the relation: ("C6", "disputes"), or
                "C6:disputes".
            why: it answers so.
            match: its scope beside the other's: who, what, where, when.
            answered_by: of `disputes`, the speaker or the outlet.
            confirmed: a contradiction whose place or time is unknown is meant.
            given: who speaks and the rest; see `ClaimValues` and `SpeakingValues`. What is not
                given follows from the voice's last claim in the source, and is told in the hints.

        Raises:
            UnreadableError: a value or a reference that cannot be read.
            RefusedError: something that cannot be recorded.
            UnconfirmedError: it would only stand if confirmed.
        """
        from tracker.api.claim_entry import Answering, ClaimEntry, speaking_of
        from tracker.api.values import word
        from tracker.recording.sources import SourceDraft
        from tracker.recording.voicing import Speaking
        from tracker.vocabulary.relations import AnsweredBy, RelationType

        values = _checked({"text": text, **given}, EditedClaimValues)
        speaking = speaking_of(values) or Speaking()
        answering = None
        if answers is not None:
            claim, type_ = _answered(answers)
            answering = Answering(
                claim=claim,
                type=word(RelationType, "answers", type_),
                why=_needed(why),
                match=matched(match),
                answered_by=word(AnsweredBy, "answered_by", answered_by) if answered_by else None,
            )
        if not isinstance(source, str):
            from tracker.api.values import NewSourceValues, checked

            if not isinstance(source, Mapping):
                raise refused("source", source, "a reference, or the values of a new source")

            new: Mapping[str, Any] = checked(source, NewSourceValues, SourceDraft)
        entry = ClaimEntry(
            source=source if isinstance(source, str) else new,
            speaking=speaking,
            given=values,
            answering=answering,
        )
        return self.enter(entry, confirmed=confirmed)

    def enter(self, entry: ClaimEntry, *, confirmed: bool = False) -> Written[ClaimReport]:
        """Record a claim with what is new beside it, and the relation it stands in."""
        from tracker.api.claim_entry import enter

        with self._database.writing("claim add") as under_way:
            made = enter(under_way, entry, confirmed=confirmed)
        record = self.show(f"C{made.number}")
        return Written(f"C{made.number}", record, tuple(made.hints), also=tuple(made.lines))

    def edit(
        self,
        ref: str,
        *,
        version: int | None = None,
        why: str | None = None,
        **given: Unpack[EditedClaimValues],
    ) -> Written[ClaimReport]:
        """Change a claim, and the only appearance of it; each value replaces one.

        Args:
            ref: of the claim.
            version: refuse if the record is no longer as it was read at this version.
            why: kept in the history.
            given: what to change; None takes a value away.

        Raises:
            UnreadableError: a value or a reference that cannot be read.
            RefusedError: a change that its relations, or several appearances, do not allow.
        """
        from tracker.api.claim_entry import speaking_of

        values = _checked(given, EditedClaimValues)
        source, speaking = values.pop("source", None), speaking_of(values)
        return self.change(ref, values, source=source, speaking=speaking, version=version, why=why)

    def change(
        self,
        ref: str,
        values: Mapping[str, Any],
        *,
        source: str | None,
        speaking: Speaking | None,
        version: int | None,
        why: str | None,
    ) -> Written[ClaimReport]:
        """Change a claim to values that were checked; see `edit`."""
        from tracker.recording.edit_claim import edit_claim
        from tracker.recording.finding import claim_of, source_of
        from tracker.store.versions import check_version

        with self._database.writing("claim edit", why) as under_way:
            session = under_way.session
            claim = claim_of(session, ref)
            check_version(session, claim, f"C{claim.id}", version)
            done = edit_claim(
                session,
                claim,
                values,
                source=source_of(session, source) if source else None,
                speaking=speaking,
            )
            called = f"C{claim.id}"
        return self._written(called, done)

    def retract(
        self, ref: str, *, because: Literal["withdrawn", "error"], why: str
    ) -> Written[ClaimReport]:
        """Take a claim back; its relations stay as they are.

        Args:
            ref: of the claim.
            because: its speaker withdrew it (still shown, marked), or it is our error (out of
                all counts).
            why: the reason, in a sentence.
        """
        from tracker.api.retracting import BECAUSE, retracted
        from tracker.errors import BadFieldError
        from tracker.models import Claim
        from tracker.store.lookup import find_claim

        if because not in list(BECAUSE):
            raise BadFieldError(("because",), f"{because!r} is none of its words", _BECAUSE)
        called = retracted(
            self._database, "claim", (Claim, find_claim), ref, why=why, status=BECAUSE[because]
        )
        return Written(called, self.show(called))

    def _written(self, called: str, done: Recorded[Any]) -> Written[ClaimReport]:
        return Written(called, self.show(called), tuple(done.hints), done.changed)


@guarded
class Appearances:
    """`appearance`: where and how a source carries a claim."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, ref: str, *, source: str, **given: Unpack[CarriedValues]) -> Written[ClaimReport]:
        """Record that another source carries the same claim.

        The same speaker, occasion and proposition; said again elsewhere, it is a claim that
        repeats. Its reference is that of the appearance.
        """
        from tracker.recording.finding import claim_of, source_of
        from tracker.recording.record_claim import record_appearance

        values = _checked(given, CarriedValues)
        with self._database.writing("appearance add") as under_way:
            session = under_way.session
            claim = claim_of(session, ref)
            done = record_appearance(session, claim, source_of(session, source), values)
            number, place = claim.id, done.record.place
        return self._written(number, place, done)

    def edit(
        self,
        ref: str,
        *,
        version: int | None = None,
        why: str | None = None,
        **given: Unpack[EditedCarriedValues],
    ) -> Written[ClaimReport]:
        """Change how one source carries a claim; each value replaces one, None takes it away."""
        from tracker.recording.edit_claim import edit_appearance
        from tracker.recording.finding import appearance_of, source_of
        from tracker.store.versions import check_version

        values = _checked(given, EditedCarriedValues)
        source = values.pop("source", None)
        with self._database.writing("appearance edit", why) as under_way:
            session = under_way.session
            appearance = appearance_of(session, ref)
            number, place = appearance.claim_id, appearance.place
            check_version(session, appearance.claim, f"C{number}", version)
            done = edit_appearance(
                session, appearance, values, source=source_of(session, source) if source else None
            )
        return self._written(number, place, done)

    def retract(self, ref: str, *, why: str) -> Written[ClaimReport]:
        """Take back one of several appearances of a claim."""
        from tracker.api.retracting import retracted
        from tracker.models import Appearance
        from tracker.store.lookup import find_appearance

        called = retracted(
            self._database, "appearance", (Appearance, find_appearance), ref, why=why
        )
        return Written(called, Claims(self._database).show(called))

    def _written(self, number: int, place: int, done: Recorded[Any]) -> Written[ClaimReport]:
        record = Claims(self._database).show(f"C{number}")
        return Written(f"C{number}.{place}", record, tuple(done.hints), done.changed)


def matched(match: Mapping[str, str] | None) -> dict[str, Any]:
    """The cells of a match, as the services take them."""
    from tracker.api.values import word
    from tracker.errors import BadFieldError
    from tracker.relating.guards import CELLS
    from tracker.vocabulary.relations import Match

    for cell in match or {}:
        if cell not in CELLS:
            mend = f"give {', '.join(CELLS)}"
            raise BadFieldError(("match",), f"{cell!r} is nothing that is matched", mend)
    return {cell: word(Match, "match", one) for cell, one in (match or {}).items()}


def _checked(given: Mapping[str, Any], shape: type[Any]) -> dict[str, Any]:
    from tracker.api.values import checked
    from tracker.recording.claims import AppearanceDraft, ClaimDraft, PublishedDraft
    from tracker.recording.voicing import Speaking

    drafts = (Speaking, ClaimDraft, AppearanceDraft, PublishedDraft)
    texts = Sequence[str]
    one_or_more = dict(given)
    if "speaker" in given:
        check_texts("speaker", () if given["speaker"] is None else given["speaker"])
        one_or_more["speaker"] = several(given["speaker"])
    values = checked(
        one_or_more, shape, *drafts, speaker=texts, via=texts, source=str, unverified=bool
    )
    if "speaker" in values:
        values["speakers"] = values.pop("speaker")
    return values


def _answered(answers: str | tuple[str, str]) -> tuple[str, str]:
    parts = answers.split(":") if isinstance(answers, str) else answers
    if not isinstance(parts, list | tuple) or list(map(type, parts)) != [str, str]:
        from tracker.errors import BadFieldError

        mend = "give a claim and a type, such as 'C6:disputes'"
        raise BadFieldError(("answers",), f"{answers!r} is no such pair", mend)
    return parts[0], parts[1]


def _needed(why: str | None) -> str:
    from tracker.errors import BadFieldError

    if why is None:
        raise BadFieldError(("why",), "an answer has a reason", "give why, a sentence")
    return why
