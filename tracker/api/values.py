"""The values that records take, by the names they have in `recording`; None takes one away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, get_args, get_origin

from tracker.errors import BadFieldError

if TYPE_CHECKING:
    from datetime import date

Word = TypeVar("Word", bound=StrEnum)


class CarriedValues(TypedDict, total=False):
    """How a source carries a claim; words are those of the vocabulary, dates are EDTF.

    `via` holds the hops in order, each a reference or a name, `?` after it if it is inferred;
    `unverified` saves a quotation that the source's text does not have.
    """

    form: str | None
    quote: str | None
    unverified: bool
    editorial_marks: str | None
    via: Sequence[str] | None
    basis: str | None
    locator: str | None
    language: str | None
    original_language: str | None
    translation: str | None
    attribution_ambiguous: bool
    identification: str | None
    descriptor: str | None
    anonymity_origin: str | None
    anonymity_reason: str | None
    anonymity_reason_published: str | None
    ground_rule: str | None
    terms_note: str | None
    known_to_newsroom: str | None
    approved_by_role: str | None
    approved_on: str | None
    note: str | None


class ClaimValues(CarriedValues, total=False):
    """What is claimed and how; `who` to `when` say what it is about, `said` may be a day word."""

    kind: str
    denied_proposition: str | None
    denied_inferred: bool
    polarity: str | None
    certainty: str | None
    said: str | None
    said_basis: str | None
    said_note: str | None
    venue: str | None
    who: str | None
    quantifier: str | None
    what: str | None
    where: str | None
    when: str | None
    topics: Sequence[str] | None


class SpeakingValues(TypedDict, total=False):
    """Who speaks: speakers on file, or one that is unnamed; neither is the source itself.

    `new` puts a name on file that is not; `head_count` makes a new unnamed voice a group.
    """

    speaker: str | Sequence[str] | None
    new: bool
    unnamed: str | None
    head_count: int | None
    affiliation: str | None
    role: str | None


class SourceValues(TypedDict, total=False):
    """What a source is; `type` is of CSL, `outlet` a reference or a name, `published` EDTF."""

    type: str
    outlet: str | None
    published: str | None
    published_basis: str | None
    url: str | None
    archived_url: str | None
    byline: str | None
    language: str | None
    text_sha256: str | None
    read: bool
    note: str | None


class NewSourceValues(SourceValues, total=False):
    """A source with its title."""

    title: str | None


class SpeakerValues(TypedDict, total=False):
    """What a speaker is; `descriptor` is our handle and never a name."""

    type: str
    pseudonym: bool
    descriptor: str | None
    head_count: int | None
    aliases: Sequence[str] | None
    identifiers: Mapping[str, str] | None
    note: str | None


class AffiliationValues(TypedDict, total=False):
    """A role; `described` is with whom where that is only described, `valid` is EDTF."""

    described: str | None
    role: str | None
    country: str | None
    place: str | None
    valid: str | None
    uncertain: bool
    note: str | None


class RequestValues(TypedDict, total=False):
    """A request for a response; `on` and `deadline` are EDTF, `channel` is internal."""

    asked: str | None
    on: str | None
    deadline: str | None
    channel: str | None
    source: str | None
    note: str | None


class ClaimsAsked(TypedDict, total=False):
    """Which claims: those that fit every value given, each of one or of several words.

    A speaker that others were merged into stands for them, too. Dates are of the days on which
    it may have been said.
    """

    speaker: str | Sequence[str]
    source: str | Sequence[str]
    said_after: date | str | None
    said_before: date | str | None
    kind: str | Sequence[str]
    identification: str | Sequence[str]
    topic: str | Sequence[str]
    status: str | Sequence[str]


def several(given: str | Sequence[str] | None) -> tuple[str, ...]:
    """One or several, as several."""
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else tuple(given)


def word(vocabulary: type[Word], name: str, given: str) -> Word:
    """A word of a closed list.

    Raises:
        BadFieldError: it is not in it.
    """
    try:
        return vocabulary(given)
    except ValueError:
        mend = f"write one of {', '.join(vocabulary)}"
        raise BadFieldError((name,), f"{given!r} is none of its words", mend) from None


def check_names(given: Iterable[str], shape: type[Any]) -> None:
    """Refuse a value of a name that the shape, a TypedDict, does not have.

    Raises:
        BadFieldError: tells the name that was meant, or all there are.
    """
    names = shape.__annotations__
    unknown = next((name for name in given if name not in names), None)
    if unknown is not None:
        from difflib import get_close_matches

        meant = get_close_matches(unknown, names, cutoff=0.8)
        mend = " or ".join(meant) or f"one of {', '.join(names)}"
        raise BadFieldError((unknown,), "there is no value of this name", f"give {mend}")


def checked(
    given: Mapping[str, Any], shape: type[Any], *drafts: type[Any], **others: object
) -> dict[str, Any]:
    """Values as the services take them, the words of closed lists found.

    Args:
        given: by name.
        shape: the TypedDict whose names may be given.
        drafts: the dataclasses that say which name takes what.
        others: what further names take.

    Raises:
        BadFieldError: a name that is not of the shape, a word that is not in its list, or a value
            of another type.
        BadTextError: a text that no database can hold.
    """
    check_names(given, shape)
    types = {one.name: one.type for draft in drafts for one in fields(draft)} | others
    return {name: _value(name, value, types[name], shape) for name, value in given.items()}


_TOLD = {str: "a text", int: "a whole number", bool: "True or False"}


def _value(name: str, value: Any, annotated: Any, shape: type[Any]) -> Any:  # noqa: ANN401 - any
    from tracker.vocabulary.text import storable

    many = get_origin(annotated)
    if value is None:
        if many in _MANY:
            return () if many is Sequence else {}
        if "None" not in str(shape.__annotations__[name]):
            raise BadFieldError((name,), "cannot be taken away", "give a value, or leave it out")
        return None
    if many is Sequence and isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_part(name, one) for one in value)
    if many is Mapping and isinstance(value, Mapping):
        return {key: _part(name, one) for key, one in value.items()}
    allowed = [one for one in (annotated, *get_args(annotated)) if isinstance(one, type)]
    vocabulary = next((one for one in allowed if issubclass(one, StrEnum)), None)
    if vocabulary is not None:
        return word(vocabulary, name, value)
    if many in _MANY or type(value) not in allowed:
        told = _MANY.get(many) or " or ".join(_TOLD[one] for one in allowed if one in _TOLD)
        raise BadFieldError((name,), f"{value!r} cannot be kept", f"give {told}")
    return storable(name, value) if isinstance(value, str) else value


def _part(name: str, value: object) -> str:
    from tracker.vocabulary.text import storable

    if not isinstance(value, str):
        raise BadFieldError((name,), f"{value!r} cannot be kept", "give texts")
    return storable(name, value)


_MANY: Mapping[Any, str] = {Sequence: "a list of texts", Mapping: "texts by name"}
