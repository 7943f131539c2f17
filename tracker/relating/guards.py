"""What each type of relation asks of its two claims; every refusal says what would fit."""

from dataclasses import dataclass

from tracker.errors import RelationRefusedError, UnconfirmedError
from tracker.models import Claim
from tracker.relating.comparing import when_of, where_of
from tracker.relating.origins import shared_origins
from tracker.vocabulary.claims import Kind, Quantifier
from tracker.vocabulary.relations import AnsweredBy, Match, RelationType
from tracker.vocabulary.text import words


@dataclass(frozen=True)
class ScopeMatch:
    """The answering claim's scope beside the answered one's."""

    who: Match
    what: Match
    where: Match
    when: Match


CELLS = ("who", "what", "where", "when")
"""The respects in which two scopes are compared, in the order they are given."""


@dataclass(frozen=True)
class Answer:
    """Claim A answers claim B, as a person proposes it; the names are how messages call them."""

    a: Claim
    type: RelationType
    b: Claim
    a_name: str
    b_name: str
    match: ScopeMatch | None = None
    answered_by: AnsweredBy | None = None
    confirmed: bool = False

    @property
    def label(self) -> str:
        """`C13 disputes C6`."""
        return f"{self.a_name} {self.type} {self.b_name}"


_SILENT = frozenset({Kind.NO_COMMENT, Kind.NO_KNOWLEDGE})
_NEVER_CONTRADICTS = _SILENT | {Kind.CALL, Kind.OPINION}
_UNIVERSAL = frozenset({Quantifier.ALL, Quantifier.NONE})


def check(answer: Answer, *, origins: bool = True) -> None:
    """Refuse an answer its type's rules do not allow.

    Args:
        answer: as proposed.
        origins: whether to ask for the origins of what corroborates.

    Raises:
        RelationRefusedError: names the cell or kind that stops it and what would fit.
    """
    if answer.a is answer.b:
        raise _refused(answer, "a claim cannot answer itself", "name another claim")
    if answer.answered_by is not None and answer.type is not RelationType.DISPUTES:
        raise _refused(answer, "answered_by belongs to disputes alone", "leave it out")
    if answer.type is RelationType.CONTRADICTS:
        _check_contradicts(answer)
    elif answer.type is RelationType.DISPUTES and answer.a.kind in _SILENT:
        raise _refused(
            answer,
            f"{answer.a_name} ({words(answer.a.kind)}) rejects nothing",
            "use leaves_open",
        )
    elif answer.type is RelationType.CORROBORATES:
        _check_corroborates(answer, origins=origins)


def _check_contradicts(answer: Answer) -> None:
    for end, name in ((answer.a, answer.a_name), (answer.b, answer.b_name)):
        if end.kind in _NEVER_CONTRADICTS:
            stops = f"{name} ({words(end.kind)}) cannot be true or false"
            raise _refused(answer, stops, _instead_of_contradicts(answer, end))
    if answer.match is None:
        raise _refused(
            answer,
            "contradicts needs the scope match",
            "give match: who, what, where and when, each same, narrower, wider, overlapping,"
            " different or unknown (by the claims' own values where is"
            f" {where_of(answer.a, answer.b)} and when is {when_of(answer.a, answer.b)})",
        )
    match = answer.match
    if match.what is not Match.SAME:
        raise _refused(answer, f"what is {match.what}, not same", "use qualifies or weakens")
    if match.who in {Match.DIFFERENT, Match.UNKNOWN}:
        raise _refused(answer, f"who is {match.who}", "use disputes or qualifies, or no relation")
    for cell, value in (("where", match.where), ("when", match.when)):
        if value is Match.DIFFERENT:
            raise _refused(answer, f"{cell} is different", "use weakens, or no relation")
    _check_quantifier(answer, match.who)
    unknown = [cell for cell in ("where", "when") if getattr(match, cell) is Match.UNKNOWN]
    if unknown and not answer.confirmed:
        raise _refused(
            answer,
            f"{' and '.join(unknown)} {'is' if len(unknown) == 1 else 'are'} unknown",
            "find it out, or confirm with --yes",
            error=UnconfirmedError,
        )


def _instead_of_contradicts(answer: Answer, end: Claim) -> str:
    if end.kind is Kind.CALL:
        return "leave the relation out"
    if end.kind is Kind.OPINION:
        return "two opinions can be disputes"
    if end is answer.a:
        return "use leaves_open"
    return f"answer what was asserted: {answer.b_name} asserts nothing"


def _check_quantifier(answer: Answer, who: Match) -> None:
    wider = {Match.NARROWER: answer.b, Match.WIDER: answer.a}.get(who)
    if wider is None or wider.scope_quantifier in _UNIVERSAL:
        return
    name = answer.b_name if wider is answer.b else answer.a_name
    given = wider.scope_quantifier or "not given"
    raise _refused(
        answer,
        f"who is {who} and the quantifier of {name} is {given}; one counter-example"
        " refutes only all or none",
        "use disputes or qualifies",
    )


def _check_corroborates(answer: Answer, *, origins: bool) -> None:
    if answer.a.kind is Kind.OPINION:
        raise _refused(answer, "an opinion corroborates nothing", "leave the relation out")
    shared = shared_origins(answer.a, answer.b) if origins else []
    if shared:
        raise _refused(
            answer,
            f"both claims have one origin: {', '.join(shared)}",
            "use repeats where it says the same again, else no relation",
        )


def _refused(
    answer: Answer,
    stops: str,
    fits: str,
    error: type[RelationRefusedError] = RelationRefusedError,
) -> RelationRefusedError:
    return error(answer.label, stops, fits)
