"""Sourcing notices that stand at a single claim; they warn, they never block."""

from collections.abc import Callable

from tracker.models import Appearance, Claim, Relation
from tracker.vocabulary.anonymity import STOCK_FORMULAS, AnonymityReason, Identification
from tracker.vocabulary.claims import QUOTED, Basis, DateBasis, Kind
from tracker.vocabulary.relations import RelationType
from tracker.vocabulary.sources import RelayRole
from tracker.vocabulary.speakers import PEOPLE, Naming, SpeakerType

NOTICES = {
    "A1": "no reason for anonymity published",  # AP, Journalism Trust Initiative
    "A2": "a stock formula as the reason",  # New York Times
    "A3": "opinion of an unnamed source",  # AP, Reuters
    "A4": "a source not described at all",  # AP
    "A5": "rests on one unnamed person",  # AP, BBC
    "A6": "plural wording for fewer than two",  # Reuters
    "A8": "quotation known through a relay only",  # BBC
    "A9": "how the speaker knows is not stated",  # New York Times, Washington Post
    "A10": "a document too vague to find",  # AP
    "A11": "unclear who is talking",  # AP
    "A12": "date inferred",
    "A13": "denies or disclaims what nobody on file asserted",
}
"""What each notice says; behind it, whose newsroom standard asks for it."""

_DISCLAIMERS = frozenset({Kind.DENIAL, Kind.NO_KNOWLEDGE})
_ANSWERED = frozenset({RelationType.CONTRADICTS, RelationType.DISPUTES, RelationType.QUALIFIES})


def notices_of(claim: Claim, answers: list[Relation]) -> list[str]:
    """The notices of one claim, loaded whole; `answers` are its agreed relations, either way."""
    from_appearances = {
        name
        for name, applies in _BY_APPEARANCE.items()
        if any(applies(claim, appearance) for appearance in claim.live_appearances)
    }
    from_claim = {name for name, applies in _BY_CLAIM.items() if applies(claim, answers)}
    return sorted(from_appearances | from_claim, key=lambda name: int(name[1:]))


def _unnamed_people(claim: Claim) -> bool:
    return any(
        link.speaker.naming is Naming.UNNAMED and link.speaker.type in PEOPLE
        for link in claim.speakers
    )


def _no_reason(claim: Claim, appearance: Appearance) -> bool:
    return _unnamed_people(claim) and appearance.anonymity_reason is AnonymityReason.NOT_STATED


def _stock_formula(_claim: Claim, appearance: Appearance) -> bool:
    return appearance.anonymity_reason in STOCK_FORMULAS


def _generic_person(claim: Claim, appearance: Appearance) -> bool:
    return _unnamed_people(claim) and appearance.identification is Identification.GENERIC


def _relayed_quote(claim: Claim, appearance: Appearance) -> bool:
    """Neither a cited document, nor a body's spokesperson, nor an agency's own words."""
    speakers = {link.speaker.survivor.id for link in claim.speakers}
    return appearance.form in QUOTED and any(
        hop.role is RelayRole.RELAY
        and (hop.speaker is None or hop.speaker.survivor.id not in speakers)
        and (
            hop.source_id is not None
            or (hop.speaker is not None and hop.speaker.type is SpeakerType.PUBLICATION)
        )
        for hop in appearance.relays
    )


def _no_basis(claim: Claim, appearance: Appearance) -> bool:
    return (
        _unnamed_people(claim)
        and claim.kind in {Kind.ASSERTION, Kind.DENIAL, Kind.NO_KNOWLEDGE}
        and appearance.basis is Basis.NOT_STATED
    )


def _vague_document(claim: Claim, appearance: Appearance) -> bool:
    return appearance.identification is Identification.GENERIC and any(
        link.speaker.type is SpeakerType.DOCUMENT for link in claim.speakers
    )


def _ambiguous(_claim: Claim, appearance: Appearance) -> bool:
    return appearance.attribution_ambiguous


def _opinion(claim: Claim, _answers: list[Relation]) -> bool:
    baseless = claim.kind is Kind.PREDICTION and all(
        one.basis in {None, Basis.NOT_STATED} for one in claim.live_appearances
    )
    return _unnamed_people(claim) and (claim.kind is Kind.OPINION or baseless)


def _single(claim: Claim, answers: list[Relation]) -> bool:
    persons = [
        link.speaker
        for link in claim.speakers
        if link.speaker.naming is Naming.UNNAMED and link.speaker.type is SpeakerType.PERSON
    ]
    backed = any(one.type is RelationType.CORROBORATES and one.to_id == claim.id for one in answers)
    exempt = claim.kind in {Kind.OPINION, Kind.NO_COMMENT}
    return len(persons) == 1 == len(claim.speakers) and not backed and not exempt


def _too_few(claim: Claim, _answers: list[Relation]) -> bool:
    return any(
        link.speaker.type is SpeakerType.GROUP and link.speaker.head_count == 1
        for link in claim.speakers
    )


def _inferred_date(claim: Claim, _answers: list[Relation]) -> bool:
    return claim.said_basis is DateBasis.INFERRED


def _denies_nobody(claim: Claim, answers: list[Relation]) -> bool:
    return claim.kind in _DISCLAIMERS and not any(
        one.type in _ANSWERED and (one.from_id == claim.id or one.type is RelationType.CONTRADICTS)
        for one in answers
    )


_BY_APPEARANCE: dict[str, Callable[[Claim, Appearance], bool]] = {
    "A1": _no_reason,
    "A2": _stock_formula,
    "A4": _generic_person,
    "A8": _relayed_quote,
    "A9": _no_basis,
    "A10": _vague_document,
    "A11": _ambiguous,
}
_BY_CLAIM: dict[str, Callable[[Claim, list[Relation]], bool]] = {
    "A3": _opinion,
    "A5": _single,
    "A6": _too_few,
    "A12": _inferred_date,
    "A13": _denies_nobody,
}
