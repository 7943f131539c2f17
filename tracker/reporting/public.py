"""What a report tells the public: an allow-list, and numbers of its own.

A value that is not named here does not leave. References, notes, terms, our handle for an unnamed
speaker, its affiliation, and where it spoke stay inside; so do an inferred date of its speaking,
and how it knows, where we know more than the copy of others.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from tracker.models import (
    Affiliation,
    Appearance,
    Claim,
    ClaimSpeaker,
    Question,
    Relation,
    Relay,
    Source,
    Speaker,
)
from tracker.reporting.origins import OriginsView, Trace, origins_of, traces_of
from tracker.reporting.published import (
    claims_told,
    is_published,
    name_was_out,
    named_speech,
    public_hop,
    public_name,
    public_source,
    public_title,
    published_speakers,
    told_date,
    told_details,
    told_reason,
    was_described,
    was_named,
)
from tracker.reporting.views import (
    WITHHELD,
    AffiliationView,
    AnonymityView,
    AppearanceView,
    ClaimView,
    HopView,
    ResolutionView,
    ScopeView,
    SourceView,
    SpeakerView,
)
from tracker.vocabulary.anonymity import AnonymityOrigin, AnonymityReason, GroundRule
from tracker.vocabulary.claims import Status
from tracker.vocabulary.speakers import Naming

Key = TypeVar("Key")

SETTLED = "Settled."


class PublicTeller:
    """Numbers claims, voices and sources afresh, in the order in which a report comes to them.

    Args:
        known: as whom merged speakers are told, where they may be.
    """

    def __init__(self, known: Mapping[int, Speaker]) -> None:
        self._known = known
        self._claims: dict[int, int] = {}
        self._speakers: dict[tuple[int, bool, bool], int] = {}
        self._sources: dict[int, int] = {}

    def tells(self, *claims: Claim) -> bool:
        """Claims that some source carries on the record, and that are no error of ours."""
        return all(one.appearances and one.status is not Status.RECORDED_IN_ERROR for one in claims)

    def order(self, record: Claim | Relation) -> tuple[int, str]:
        """By uid: the order of recording stays inside."""
        return 0, str(record.uid)

    def claim(self, claim: Claim) -> ClaimView:
        """A claim as published; its appearances are those that may leave."""
        dated = claim.said is None or all(told_date(claim, one) for one in claim.appearances)
        named = all(named_speech(one) for one in claim.appearances)
        ref = f"#{_number(self._claims, claim.id)}"
        return ClaimView(
            ref=ref,
            uid=str(claim.uid),
            text=claim.text,
            kind=claim.kind,
            polarity=claim.polarity,
            certainty=claim.certainty,
            denied_proposition=claim.denied_proposition,
            denied_inferred=claim.denied_inferred,
            status=claim.status,
            said=claim.said if dated else None,
            said_basis=claim.said_basis if dated else WITHHELD,
            said_note=None,
            venue=claim.venue if named else None,
            scope=ScopeView(
                who=claim.scope_who,
                quantifier=claim.scope_quantifier,
                what=claim.scope_what,
                where=claim.scope_where,
                when=claim.scope_when,
            ),
            topics=[link.topic.name for link in claim.topics],
            speakers=_once(self.voice(claim, link) for link in claim.speakers),
            appearances=[
                self._appearance(claim, one, f"{ref}.{place}")
                for place, one in enumerate(claim.appearances, start=1)
            ],
            note=None,
            retracted=None,
        )

    def origins(self, claim: Claim, among: Sequence[Appearance] | None = None) -> OriginsView:
        """By published names alone."""
        return origins_of(self.traces(claim, among))

    def traces(self, claim: Claim, among: Sequence[Appearance] | None = None) -> list[Trace]:
        """By published names alone."""
        return traces_of(
            claim, public_hop, public_source, name_was_out, self._as_known, among=among
        )

    def body(self, organization: Speaker) -> str:
        """As it is numbered where it speaks itself, by name."""
        return self._voice_number(self._as_known(organization).id, named=True, deep=False)

    def _as_known(self, speaker: Speaker) -> Speaker:
        return self._known.get(speaker.id, speaker)

    def relation(self, relation: Relation) -> str:
        """Its uid."""
        return str(relation.uid)

    def question(self, question: Question) -> str:
        """Its uid."""
        return str(question.uid)

    def resolution(self, relation: Relation) -> ResolutionView | None:
        """That it was settled; how, when and by whom stay inside."""
        return None if relation.resolution is None else ResolutionView(words=SETTLED, at=None)

    def appearances(self, claim: Claim) -> list[Appearance]:
        """Those that may leave; a claim loaded for the public has no others."""
        return claim.appearances

    def notices(self, _claim: Claim, _told: ClaimView, _standing: list[Relation]) -> list[str]:
        """None: they tell how our sourcing stands."""
        return []

    def sources(self, session: Session, numbers: Collection[int]) -> list[SourceView]:
        """In the order of their numbers."""
        counts = claims_told(session, numbers)
        query = select(Source).where(Source.id.in_(numbers)).options(joinedload(Source.outlet))
        found = sorted(session.scalars(query), key=lambda one: _number(self._sources, one.id))
        return [self._source_view(source, counts.get(source.id, 0)) for source in found]

    def voice(self, claim: Claim, link: ClaimSpeaker) -> SpeakerView:
        """What was said on deep background is not tied to what its speaker said otherwise."""
        named = any(was_named(link.speaker, one) for one in claim.appearances)
        speaker = self._as_known(link.speaker) if named else link.speaker
        printed = [told for one in claim.appearances if (told := was_described(one))]
        real = named and all(named_speech(one) for one in claim.appearances)
        deep = all(one.ground_rule is GroundRule.DEEP_BACKGROUND for one in claim.appearances)
        return SpeakerView(
            ref=self._voice_number(speaker.id, named=named, deep=deep),
            uid=str(speaker.uid) if named else None,
            type=speaker.type,
            naming=speaker.naming if named else Naming.UNNAMED,
            name=speaker.name if named else None,
            descriptor=None if named or not printed else printed[0],
            head_count=speaker.head_count,
            affiliation=_affiliation(claim, link.affiliation) if real else None,
            retracted=None,
            recorded_as=None,
        )

    def _voice_number(self, number: int, *, named: bool, deep: bool) -> str:
        return f"speaker {_number(self._speakers, (number, named, deep))}"

    def _appearance(self, claim: Claim, one: Appearance, ref: str) -> AppearanceView:
        detailed = told_details(one)
        source = self._source(one.source_id)
        hops = [public_hop(hop) or "not stated" for hop in one.relays]
        return AppearanceView(
            ref=ref,
            source=source,
            form=one.form,
            quote=one.quote,
            editorial_marks=one.editorial_marks,
            locator=one.locator if detailed else None,
            language=one.language,
            original_language=one.original_language if detailed else "und",
            translation=one.translation,
            identification=one.identification,
            as_published=was_described(one),
            anonymity=_anonymity(one),
            ground_rule=None,
            basis=one.basis if detailed else None,
            attribution_ambiguous=one.attribution_ambiguous,
            chain=[
                " and ".join(published_speakers(claim, one)),
                *hops,
                public_name(one.source.outlet, one.source) or source,
            ],
            relays=len(one.relays),
            hops=[self._hop(hop) for hop in one.relays],
            retracted=None,
            anchor=None,
        )

    def _hop(self, hop: Relay) -> HopView:
        return HopView(
            name=public_hop(hop),
            speaker=None,
            source=self._source(hop.source_id) if hop.source_id else None,
            role=hop.role,
            inferred=hop.inferred,
        )

    def _source_view(self, source: Source, claims: int) -> SourceView:
        known = is_published(source)
        return SourceView(
            ref=self._source(source.id),
            uid=str(source.uid),
            type=source.type,
            title=public_title(source),
            byline=source.byline if known else None,
            outlet=None,
            outlet_name=public_name(source.outlet, source),
            language=source.language if known else None,
            published=source.published if known else None,
            published_basis=source.published_basis if known else None,
            url=source.url,
            archived_url=source.archived_url if known else None,
            text_sha256=None,
            read=source.read,
            claims=claims,
            note=None,
            retracted=None,
        )

    def _source(self, number: int) -> str:
        return f"source {_number(self._sources, number)}"


def _affiliation(claim: Claim, affiliation: Affiliation | None) -> AffiliationView | None:
    """As stated; none where a source did not name the organization."""
    if affiliation is None:
        return None
    names = [public_name(affiliation.organization, one.source) for one in claim.appearances]
    if affiliation.organization is not None and not all(names):
        return None
    return AffiliationView(
        organization=names[0],
        described=affiliation.described,
        role=affiliation.role,
        country=affiliation.country,
        place=affiliation.place,
        valid=affiliation.valid,
        uncertain=affiliation.uncertain,
    )


def _anonymity(one: Appearance) -> AnonymityView | None:
    if one.anonymity_origin is None or one.anonymity_reason is None:
        return None
    told = told_reason(one)
    return AnonymityView(
        origin=one.anonymity_origin if told else AnonymityOrigin.NOT_STATED,
        reason=one.anonymity_reason if told else AnonymityReason.NOT_STATED,
        reason_published=one.anonymity_reason_published if told else None,
        ground_rule=GroundRule.UNKNOWN,
    )


def _once(speakers: Iterable[SpeakerView]) -> list[SpeakerView]:
    """Each speaker once: of two that are told as one, the one with an affiliation."""
    found: dict[str, SpeakerView] = {}
    for one in speakers:
        if one.ref not in found or found[one.ref].affiliation is None:
            found[one.ref] = one
    return list(found.values())


def _number(numbers: dict[Key, int], key: Key) -> int:
    return numbers.setdefault(key, len(numbers) + 1)
