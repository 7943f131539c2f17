"""What each type of relation asks of its two claims, over claims in the database."""

from itertools import product

import pytest

from tracker.errors import RelationRefusedError
from tracker.models import Claim
from tracker.relating.guards import Answer, ScopeMatch, check
from tracker.vocabulary.claims import Kind, Quantifier
from tracker.vocabulary.relations import AnsweredBy, Match, RelationType

Claims = dict[str, Claim]
SAME = ScopeMatch(Match.SAME, Match.SAME, Match.SAME, Match.SAME)


def told(
    a: Claim,
    kind: RelationType,
    b: Claim,
    match: ScopeMatch | None = None,
    *,
    confirmed: bool = False,
    answered_by: AnsweredBy | None = None,
) -> str | None:
    """How the answer is refused, or None where it is accepted."""
    try:
        check(
            Answer(
                a=a,
                type=kind,
                b=b,
                a_name="A",
                b_name="B",
                match=match,
                answered_by=answered_by,
                confirmed=confirmed,
            )
        )
    except RelationRefusedError as error:
        return str(error)
    return None


@pytest.mark.parametrize("kind", RelationType)
def test_a_claim_does_not_answer_itself(claims: Claims, kind: RelationType) -> None:
    claim = claims["assertion"]
    assert told(claim, kind, claim, SAME) == (
        f"A {kind} B refused: a claim cannot answer itself; name another claim"
    )


def test_only_claims_that_are_true_or_false_contradict_whichever_end_they_are(
    claims: Claims,
) -> None:
    truths = {Kind.ASSERTION, Kind.DENIAL, Kind.PREDICTION, Kind.PLAN}
    accepted = {
        (a, b)
        for a, b in product(Kind, Kind)
        if a is not b and told(claims[a], RelationType.CONTRADICTS, claims[b], SAME) is None
    }
    assert accepted == {(a, b) for a, b in product(truths, truths) if a is not b}


def test_a_no_comment_and_a_no_knowledge_dispute_nothing_but_may_be_disputed(
    claims: Claims,
) -> None:
    refused = {
        (a, b): told(claims[a], RelationType.DISPUTES, claims[b])
        for a, b in product(Kind, Kind)
        if a is not b
    }
    assert {pair: problem for pair, problem in refused.items() if problem} == {
        (silent, b): f"A disputes B refused: A ({told_as}) rejects nothing; use leaves_open"
        for silent, told_as in (
            (Kind.NO_COMMENT, "no comment"),
            (Kind.NO_KNOWLEDGE, "no knowledge"),
        )
        for b in Kind
        if b is not silent
    }


@pytest.mark.parametrize(
    "kind",
    [
        RelationType.REPEATS,
        RelationType.SUPERSEDES,
        RelationType.QUALIFIES,
        RelationType.WEAKENS,
        RelationType.LEAVES_OPEN,
    ],
)
def test_the_other_types_ask_nothing_of_kinds_or_match(claims: Claims, kind: RelationType) -> None:
    assert [told(claims[a], kind, claims[b]) for a, b in product(Kind, Kind) if a is not b] == [
        None
    ] * 56


def test_a_contradiction_needs_its_match(claims: Claims) -> None:
    assert told(claims["denial"], RelationType.CONTRADICTS, claims["assertion"]) == (
        "A contradicts B refused: contradicts needs the scope match; give match: who, what, where"
        " and when, each same, narrower, wider, overlapping, different or unknown (by the claims'"
        " own values where is unknown and when is unknown)"
    )


@pytest.mark.parametrize(
    ("cell", "accepted", "confirmed"),
    [
        ("who", {"same", "overlapping"}, set[str]()),
        ("what", {"same"}, set[str]()),
        ("where", {"same", "narrower", "wider", "overlapping"}, {"unknown"}),
        ("when", {"same", "narrower", "wider", "overlapping"}, {"unknown"}),
    ],
)
def test_a_contradiction_is_about_the_same_matter_people_place_and_time(
    claims: Claims, cell: str, accepted: set[str], confirmed: set[str]
) -> None:
    cells = {"who": Match.SAME, "what": Match.SAME, "where": Match.SAME, "when": Match.SAME}
    a, b = claims["denial"], claims["assertion"]
    found: dict[bool, set[str]] = {
        yes: {
            word
            for word in Match
            if told(
                a,
                RelationType.CONTRADICTS,
                b,
                ScopeMatch(**{**cells, cell: word}),
                confirmed=yes,
            )
            is None
        }
        for yes in (False, True)
    }
    assert found == {False: accepted, True: accepted | confirmed}


@pytest.mark.parametrize(("who", "wider"), [(Match.NARROWER, "B"), (Match.WIDER, "A")])
def test_one_counter_example_refutes_all_or_none_and_nothing_less(
    claims: Claims, who: Match, wider: str
) -> None:
    match = ScopeMatch(who, Match.SAME, Match.SAME, Match.SAME)
    plain = claims["assertion"]
    quantified = {word: claims[f"q-{word}"] for word in Quantifier}
    ends = {
        word: (plain, claim) if wider == "B" else (claim, plain)
        for word, claim in quantified.items()
    }
    refused = {word: told(a, RelationType.CONTRADICTS, b, match) for word, (a, b) in ends.items()}
    assert refused == {
        "all": None,
        "none": None,
        **{
            word: f"A contradicts B refused: who is {who} and the quantifier of {wider} is"
            f" {word}; one counter-example refutes only all or none; use disputes or qualifies"
            for word in ("some", "not_all", "generic", "specific")
        },
    }


def test_a_wider_claim_without_a_quantifier_is_not_refuted_by_a_part_of_it(
    claims: Claims,
) -> None:
    match = ScopeMatch(Match.NARROWER, Match.SAME, Match.SAME, Match.SAME)
    assert told(claims["denial"], RelationType.CONTRADICTS, claims["assertion"], match) == (
        "A contradicts B refused: who is narrower and the quantifier of B is not given; one"
        " counter-example refutes only all or none; use disputes or qualifies"
    )


def test_a_contradiction_is_refused_from_both_ends_or_from_none(claims: Claims) -> None:
    quantified = [claims["denial"], *(claims[f"q-{word}"] for word in Quantifier)]
    matches = [ScopeMatch(*cells) for cells in product(Match, repeat=4)]
    cases = [(claims["q-all"], claims["q-generic"], match) for match in matches]
    cases += [
        (a, b, ScopeMatch(who, Match.SAME, Match.SAME, Match.SAME))
        for a, b, who in product(quantified, quantified, Match)
        if a is not b
    ]
    one_sided, accepted = [], 0
    for a, b, match in cases:
        turned = ScopeMatch(
            match.who.turned(), match.what.turned(), match.where.turned(), match.when.turned()
        )
        here = told(a, RelationType.CONTRADICTS, b, match)
        there = told(b, RelationType.CONTRADICTS, a, turned)
        accepted += here is None
        if (here is None) is not (there is None):
            one_sided.append((a.id, b.id, match))
    assert one_sided == []
    assert (len(cases), accepted) == (1548, 156)


def test_confirming_lifts_nothing_but_the_unknown(claims: Claims) -> None:
    a, b = claims["no_comment"], claims["assertion"]
    assert told(a, RelationType.CONTRADICTS, b, SAME, confirmed=True) is not None
    unknown = ScopeMatch(Match.SAME, Match.SAME, Match.UNKNOWN, Match.UNKNOWN)
    assert told(claims["denial"], RelationType.CONTRADICTS, b, unknown) == (
        "A contradicts B refused: where and when are unknown; find it out, or confirm with --yes"
    )
    assert told(claims["denial"], RelationType.CONTRADICTS, b, unknown, confirmed=True) is None


@pytest.mark.parametrize("kind", RelationType)
def test_only_a_dispute_says_who_set_it_against_the_claim(
    claims: Claims, kind: RelationType
) -> None:
    refused = told(claims["denial"], kind, claims["bob"], SAME, answered_by=AnsweredBy.OUTLET)
    if kind is RelationType.DISPUTES:
        assert refused is None
    else:
        assert refused == (
            f"A {kind} B refused: answered_by belongs to disputes alone; leave it out"
        )


def test_an_opinion_corroborates_nothing_but_may_be_corroborated(claims: Claims) -> None:
    opinion, fact = claims["opinion"], claims["bob"]
    assert told(opinion, RelationType.CORROBORATES, fact) == (
        "A corroborates B refused: an opinion corroborates nothing; leave the relation out"
    )
    assert told(fact, RelationType.CORROBORATES, opinion) is None


@pytest.mark.parametrize(
    ("a", "b", "stops", "fits"),
    [
        ("no_comment", "assertion", "A (no comment)", "use leaves_open"),
        ("no_knowledge", "assertion", "A (no knowledge)", "use leaves_open"),
        (
            "assertion",
            "no_comment",
            "B (no comment)",
            "answer what was asserted: B asserts nothing",
        ),
        (
            "denial",
            "no_knowledge",
            "B (no knowledge)",
            "answer what was asserted: B asserts nothing",
        ),
        ("opinion", "assertion", "A (opinion)", "two opinions can be disputes"),
        ("assertion", "opinion", "B (opinion)", "two opinions can be disputes"),
        pytest.param("call", "assertion", "A (call)", "leave the relation out"),
        pytest.param("assertion", "call", "B (call)", "leave the relation out"),
    ],
)
def test_what_stops_a_contradiction_is_told_with_what_would_fit(
    claims: Claims, a: str, b: str, stops: str, fits: str
) -> None:
    assert told(claims[a], RelationType.CONTRADICTS, claims[b], SAME) == (
        f"A contradicts B refused: {stops} cannot be true or false; {fits}"
    )
