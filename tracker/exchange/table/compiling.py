"""Turns a row into the records it wants; nothing is taken over from the row above."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from tracker.errors import BadFieldError, BadRowError
from tracker.exchange.merging.records import Wanted
from tracker.exchange.table.answers import Answering
from tracker.exchange.table.bodies import BODIES, OWN, Bodies
from tracker.exchange.table.given import Given
from tracker.exchange.table.shape import Row
from tracker.exchange.table.sources import Carrier, Sources
from tracker.exchange.table.standing import Questions
from tracker.models import Source
from tracker.recording.claims import (
    AppearanceDraft,
    ClaimDraft,
    Hop,
    PublishedDraft,
    Voice,
    appearance_state,
    claim_state,
)
from tracker.recording.hops import hop_of
from tracker.vocabulary.claims import Form, Polarity
from tracker.vocabulary.inferring import read_inferred
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.speakers import SpeakerType
from tracker.vocabulary.text import fold

AGREES = {
    Stand.YES: ("Agrees", Polarity.AFFIRM),
    Stand.NO: ("Does not agree", Polarity.NEGATE),
    Stand.PARTLY: ("Agrees in part", Polarity.AFFIRM),
    Stand.NO_POSITION: ("Takes no position", Polarity.NONE),
}
"""How a claim is put that a table only has as an answer to a question, and its polarity."""

_FIELDS = {
    "denied_proposition": "denies",
    "anonymity_origin": "anonymity",
    "anonymity_reason": "anonymity",
    "anonymity_reason_published": "reason_published",
}


class Rows:
    """Compiles the rows of one table, one at a time.

    Args:
        session: a writing session.
        bodies: of the table.
        sources: of the table.
        questions: of the table.
        answering: of the table.
    """

    def __init__(
        self,
        session: Session,
        bodies: Bodies,
        sources: Sources,
        questions: Questions,
        answering: Answering,
    ) -> None:
        self._session = session
        self._bodies = bodies
        self._sources = sources
        self._questions = questions
        self._answering = answering
        self._via: dict[tuple[str, int], Hop] = {}

    def begin_part(self) -> None:
        """What hops meant may be gone with the part before."""
        self._via = {}

    def compile(self, given: Given, topic: Callable[[str], str]) -> list[Wanted]:
        """The records a row wants, parents first.

        Raises:
            BadRowError: values that do not fit each other.
            TrackerError: a name that several bear, and the like.
        """
        row = given.row
        path = (f"{given.counted} {given.line}",)
        carrier = self._sources.carrier(row)
        voices = self._voices(row, carrier)
        try:
            claim = claim_state(_claim(given, voices))
            appearance = appearance_state(self._appearance(given, carrier, voices))
        except BadFieldError as error:
            field = [part for part in error.field if isinstance(part, str)][-1]
            told = f"{_FIELDS.get(field, field)}: {error.problem}; {error.mend}"
            raise BadRowError(told) from error
        rest = [
            *self._answering.compile(given, path),
            *self._questions.compile(given, path, self._bodies.matched),
        ]
        claim["topics"] = [{"topic": topic(name)} for name in dict.fromkeys(row.topic)]
        return [
            *self._bodies.wanted,
            Wanted("claim", path, claim),
            Wanted("appearance", path, appearance),
            *rest,
        ]

    def _voices(self, row: Row, carrier: Carrier) -> list[Voice]:
        if row.speaker and row.unnamed:
            raise BadRowError("unnamed: a named and an unnamed speaker together; make two rows")
        if row.head_count is not None and not row.unnamed:
            raise BadRowError("head_count: belongs to an unnamed voice; give unnamed")
        if row.form is Form.NARRATION:
            return [self._narrator(row, carrier)]
        type_ = row.speaker_type or SpeakerType.PERSON
        if row.unnamed:
            source = self._session.get(Source, carrier.number) if carrier.number else None
            voice = self._bodies.unnamed(row.unnamed, source, carrier.uid, row.head_count)
            return [self._as(voice, row)]
        fitting = frozenset({row.speaker_type}) if row.speaker_type else None
        voices = [self._bodies.named(name, type_, fitting) for name in row.speaker]
        if len({voice.uid for voice in voices}) < len(voices):
            raise BadRowError("speaker: the same speaker twice; name each once")
        if len(voices) > 1 and (row.affiliation or row.role):
            raise BadRowError("affiliation: several speakers cannot share one; make a row for each")
        if voices:
            return [self._as(voice, row) for voice in voices]
        if row.affiliation is None:
            raise BadRowError(
                "speaker: nobody speaks; give speaker, unnamed or affiliation, or form narration"
            )
        if row.role:
            raise BadRowError("role: nobody to have it; give speaker or unnamed")
        return [self._bodies.named(row.affiliation, SpeakerType.ORGANIZATION, BODIES)]

    def _narrator(self, row: Row, carrier: Carrier) -> Voice:
        if row.speaker or row.unnamed or row.affiliation:
            raise BadRowError("form: narration is the source's own voice; leave the speaker out")
        if carrier.outlet is None:
            raise BadRowError("form: the source has no outlet to narrate; give outlet or speaker")
        return carrier.outlet

    def _as(self, voice: Voice, row: Row) -> Voice:
        if row.affiliation is None:
            if row.role:
                raise BadRowError("role: does not say where; give affiliation as well")
            return voice
        if fold(row.affiliation) in map(fold, row.speaker):
            raise BadRowError(OWN)
        organization = self._bodies.named(row.affiliation, SpeakerType.ORGANIZATION, BODIES)
        uid = self._bodies.affiliated(voice, organization, row.role, row.place, row.country)
        return replace(voice, affiliation=uid)

    def _appearance(self, given: Given, carrier: Carrier, voices: list[Voice]) -> AppearanceDraft:
        row = given.row
        locator = row.locator or (f"row {given.place or given.line}" if carrier.table else None)
        descriptor = row.descriptor
        if row.unnamed and descriptor is None and row.identification is None:
            descriptor = row.unnamed
        return AppearanceDraft(
            uid=str(uuid5(UUID(given.uid), "appearance/1")),
            claim=given.uid,
            place=1,
            source=carrier.uid,
            kind=row.kind,
            voices=voices,
            form=row.form,
            quote=row.quote,
            editorial_marks=row.editorial_marks,
            locator=locator,
            language=row.language or carrier.language,
            original_language=row.original_language,
            translation=row.translation,
            basis=row.basis,
            attribution_ambiguous=row.ambiguous,
            hops=self._hops(row),
            published=PublishedDraft(
                identification=row.identification,
                descriptor=descriptor,
                anonymity_origin=row.anonymity_origin,
                anonymity_reason=row.anonymity_reason,
                anonymity_reason_published=row.reason_published,
                ground_rule=row.ground_rule,
                terms_note=row.terms_note,
            ),
            known_to_newsroom=row.known_to_newsroom,
            approved_by_role=row.approved_by_role,
            approved_on=row.approved_on,
        )

    def _hops(self, row: Row) -> list[Hop]:
        """Who passed it on must be on file; a name that is new could be anybody's."""
        for place, one in enumerate(row.via):
            if (one, place) not in self._via:
                self._via[one, place] = hop_of(self._session, one, place)
        return [self._via[one, place] for place, one in enumerate(row.via)]


def _claim(given: Given, voices: list[Voice]) -> ClaimDraft:
    row = given.row
    text, polarity = row.text, row.polarity
    if text is None and row.question is not None and row.position is not None:
        agrees, follows = AGREES[row.position]
        text, polarity = f"{agrees}: {row.question}", polarity or follows
    if text is None:
        raise BadRowError("text: is empty; say what is claimed")
    denied, inferred = read_inferred(row.denies or "")
    return ClaimDraft(
        uid=given.uid,
        text=text,
        voices=voices,
        kind=row.kind,
        polarity=polarity,
        certainty=row.certainty,
        denied_proposition=denied or None,
        denied_inferred=inferred,
        said=row.said,
        said_basis=row.said_basis,
        said_note=row.said_note,
        venue=row.venue,
        who=row.who,
        quantifier=row.quantifier,
        what=row.what,
        where=row.where,
        when=row.when,
        note=row.note,
    )
