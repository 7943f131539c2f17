"""States of claims and appearances, with the defaults that follow from kind, form and naming."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.errors import BadFieldError
from tracker.store.state import State
from tracker.vocabulary.anonymity import (
    AnonymityOrigin,
    AnonymityReason,
    GroundRule,
    Identification,
    NewsroomKnowledge,
    default_ground_rule,
    default_identification,
)
from tracker.vocabulary.claims import (
    QUOTED,
    Basis,
    Certainty,
    DateBasis,
    Form,
    Kind,
    Polarity,
    Quantifier,
    Translation,
    default_basis,
    default_certainty,
    default_form,
    default_polarity,
)
from tracker.vocabulary.dates import check_date
from tracker.vocabulary.languages import check_language
from tracker.vocabulary.sources import RelayRole
from tracker.vocabulary.speakers import PEOPLE, Naming, SpeakerType
from tracker.vocabulary.text import words


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One speaker of a claim: its uid, what it is, and the affiliation as at the time.

    A `revealed` speaker was unnamed when it was recorded; what was printed then stays as printed.
    """

    uid: str
    naming: Naming
    type: SpeakerType
    affiliation: str | None = None
    revealed: bool = False


@dataclass(frozen=True, kw_only=True)
class ClaimDraft:
    """A claim as somebody writes it down."""

    uid: str
    text: str
    voices: Sequence[Voice]
    kind: Kind = Kind.ASSERTION
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    denied_proposition: str | None = None
    denied_inferred: bool = False
    said: str | None = None
    said_basis: DateBasis | None = None
    said_note: str | None = None
    venue: str | None = None
    who: str | None = None
    quantifier: Quantifier | None = None
    what: str | None = None
    where: str | None = None
    when: str | None = None
    topics: Sequence[str] = ()
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class PublishedDraft:
    """What a source printed about the speaker."""

    identification: Identification | None = None
    descriptor: str | None = None
    anonymity_origin: AnonymityOrigin | None = None
    anonymity_reason: AnonymityReason | None = None
    anonymity_reason_published: str | None = None
    ground_rule: GroundRule | None = None
    terms_note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Hop:
    """One hop between speaker and source; neither uid: a hop nobody named."""

    speaker: str | None = None
    source: str | None = None
    role: RelayRole = RelayRole.RELAY
    inferred: bool = False


@dataclass(frozen=True, kw_only=True)
class AppearanceDraft:
    """How one source carries a claim, as somebody writes it down."""

    uid: str
    claim: str
    place: int
    source: str
    kind: Kind
    voices: Sequence[Voice]
    form: Form | None = None
    quote: str | None = None
    editorial_marks: str | None = None
    locator: str | None = None
    language: str | None = None
    original_language: str | None = None
    translation: Translation | None = None
    basis: Basis | None = None
    attribution_ambiguous: bool = False
    hops: Sequence[Hop] = ()
    published: PublishedDraft = field(default_factory=PublishedDraft)
    known_to_newsroom: NewsroomKnowledge | None = None
    approved_by_role: str | None = None
    approved_on: str | None = None
    note: str | None = None


_PRINTED = [one for one in AnonymityReason if one is not AnonymityReason.NOT_STATED]


def claim_state(draft: ClaimDraft) -> State:
    """The state to record; kind sets the defaults of polarity and certainty.

    Raises:
        BadFieldError: a denial that denies nothing, a denied proposition without a denial, or
            a date that is not EDTF.
    """
    if draft.kind is Kind.DENIAL and draft.denied_proposition is None:
        raise BadFieldError(
            ("denied_proposition",), "a denial denies something", "say what it literally negates"
        )
    if draft.kind is not Kind.DENIAL and draft.denied_proposition is not None:
        raise BadFieldError(
            ("denied_proposition",),
            f"kind is {draft.kind}, which denies nothing",
            'remove it, or set kind = "denial"',
        )
    check_date("said", draft.said)
    check_date("scope.when", draft.when)
    return {
        "uid": draft.uid,
        "text": draft.text,
        "kind": draft.kind,
        "polarity": draft.polarity or default_polarity(draft.kind),
        "certainty": draft.certainty or default_certainty(draft.kind),
        "denied_proposition": draft.denied_proposition,
        "denied_inferred": draft.denied_inferred,
        "said": draft.said,
        "said_basis": draft.said_basis or (DateBasis.STATED if draft.said else DateBasis.UNKNOWN),
        "said_note": draft.said_note,
        "venue": draft.venue,
        "scope_who": draft.who,
        "scope_quantifier": draft.quantifier,
        "scope_what": draft.what,
        "scope_where": draft.where,
        "scope_when": draft.when,
        "note": draft.note,
        "speakers": [
            {"speaker": voice.uid, "affiliation": voice.affiliation} for voice in draft.voices
        ],
        "topics": [{"topic": uid} for uid in dict.fromkeys(draft.topics)],
    }


def appearance_state(draft: AppearanceDraft) -> State:
    """The state to record.

    Raises:
        BadFieldError: form and quotation, naming and identification, or a speaker and what is
            said of its anonymity do not fit each other.
    """
    form = draft.form or default_form(draft.quote)
    _check_form(form, draft)
    for name in ("language", "original_language"):
        check_language(name, getattr(draft, name))
    if draft.basis is not None and default_basis(draft.kind) is None:
        raise BadFieldError(("basis",), f"a {words(draft.kind)} rests on no knowledge", "remove it")
    return {
        "uid": draft.uid,
        "claim": draft.claim,
        "place": draft.place,
        "source": draft.source,
        "form": form,
        "quote": draft.quote,
        "editorial_marks": draft.editorial_marks,
        "locator": draft.locator,
        "language": draft.language,
        "original_language": draft.original_language or "und",
        "translation": draft.translation,
        "basis": draft.basis or default_basis(draft.kind),
        "attribution_ambiguous": draft.attribution_ambiguous,
        **_published(form, draft),
        "known_to_newsroom": draft.known_to_newsroom,
        "approved_by_role": draft.approved_by_role,
        "approved_on": _day(draft.approved_on),
        "note": draft.note,
        "relays": [
            {
                "speaker": hop.speaker,
                "source": hop.source,
                "role": hop.role,
                "inferred": hop.inferred,
            }
            for hop in draft.hops
        ],
    }


_MEND_QUOTE = {
    Form.PARAPHRASE: 'remove it, or set form = "quote" or "partial_quote"',
    Form.NARRATION: "remove it, or say who speaks",
}


def _check_form(form: Form, draft: AppearanceDraft) -> None:
    if form in QUOTED and draft.quote is None:
        raise BadFieldError(("form",), f"form is {form}, but there is no quotation", "give quote")
    if form not in QUOTED and draft.quote is not None:
        raise BadFieldError(("quote",), f"a {words(form)} has no quotation", _MEND_QUOTE[form])
    seen: set[tuple[str, str]] = set()
    for place, hop in enumerate(draft.hops):
        keys = {("speaker", hop.speaker or ""), ("source", hop.source or "")}
        keys = {key for key in keys if key[1]}
        if keys & seen:
            raise BadFieldError(("via", place), "the same hop twice", "name each hop once")
        seen |= keys


def _published(form: Form, draft: AppearanceDraft) -> State:
    given = draft.published
    if form is Form.NARRATION:
        return _unidentified(given)
    identification = _identification(draft)
    if identification is Identification.DESCRIBED and given.descriptor is None:
        raise BadFieldError(
            ("published", "descriptor"),
            "described as what?",
            'give the descriptor as printed, or set identification = "generic"',
        )
    state: State = {
        "identification": identification,
        "descriptor": given.descriptor,
        "ground_rule": given.ground_rule or default_ground_rule(identification),
        "terms_note": given.terms_note,
        "anonymity_reason_published": given.anonymity_reason_published,
        "anonymity_origin": given.anonymity_origin,
        "anonymity_reason": given.anonymity_reason,
    }
    anonymous = identification is not Identification.NAMED and all(
        voice.type in PEOPLE for voice in draft.voices
    )
    told = [name for name in _ANONYMITY if getattr(given, name) is not None]
    if not anonymous and told:
        raise BadFieldError(
            ("published", told[0]),
            "only an unnamed person or group is anonymous",
            "remove it",
        )
    unknown = given.anonymity_reason in {None, AnonymityReason.NOT_STATED}
    if given.anonymity_reason_published and unknown:
        raise BadFieldError(
            ("published", "anonymity_reason"),
            "a reason was printed, but not which",
            f"give one of {', '.join(_PRINTED)}",
        )
    if anonymous:
        state["anonymity_origin"] = given.anonymity_origin or AnonymityOrigin.NOT_STATED
        state["anonymity_reason"] = given.anonymity_reason or AnonymityReason.NOT_STATED
    return state


_ANONYMITY = ("anonymity_origin", "anonymity_reason", "anonymity_reason_published")


def _unidentified(given: PublishedDraft) -> State:
    for name in ("identification", "descriptor", *_ANONYMITY):
        if getattr(given, name) is not None:
            raise BadFieldError(("published", name), "narration identifies nobody", "remove it")
    return {
        "identification": None,
        "descriptor": None,
        "ground_rule": given.ground_rule or default_ground_rule(None),
        "terms_note": given.terms_note,
        "anonymity_origin": None,
        "anonymity_reason": None,
        "anonymity_reason_published": None,
    }


_FITTING = {
    Naming.NAMED: {Identification.NAMED},
    Naming.UNNAMED: {Identification.DESCRIBED, Identification.GENERIC},
    Naming.PSEUDONYM: {
        Identification.PSEUDONYM,
        Identification.DESCRIBED,
        Identification.GENERIC,
    },
}


def _identification(draft: AppearanceDraft) -> Identification:
    namings = {voice.naming for voice in draft.voices}
    if len(namings) > 1:
        raise BadFieldError(
            ("speaker",), "a named and an unnamed speaker together", "record two claims"
        )
    naming = next(iter(namings))
    identification = draft.published.identification or (
        Identification.PSEUDONYM
        if naming is Naming.PSEUDONYM
        else default_identification(
            named=naming is Naming.NAMED, descriptor=draft.published.descriptor
        )
    )
    revealed = all(voice.revealed for voice in draft.voices)
    fitting = set(Identification) if revealed else _FITTING[naming]
    if identification not in fitting:
        raise BadFieldError(
            ("published", "identification"),
            f"the speaker is {naming}, so the reader cannot have been given {identification}",
            f"use {' or '.join(sorted(fitting))}",
        )
    return identification


def _day(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise BadFieldError(
            ("approved_on",), f"{value!r} is no day", "write it like 2022-04-16"
        ) from error
