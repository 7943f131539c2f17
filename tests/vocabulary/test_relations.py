"""What a relation says from its other end, and what an answer really is."""

from itertools import product

from tracker.vocabulary.claims import Kind
from tracker.vocabulary.relations import (
    CLASS_OF,
    LINEAGE,
    TYPE_ORDER,
    Match,
    RelationType,
    derived_label,
)


def test_a_match_told_from_the_other_end_turns_narrower_and_wider_round() -> None:
    assert {match.value: match.turned().value for match in Match} == {
        "same": "same",
        "narrower": "wider",
        "wider": "narrower",
        "overlapping": "overlapping",
        "different": "different",
        "unknown": "unknown",
    }


def test_a_match_turned_twice_is_itself() -> None:
    assert [match.turned().turned() for match in Match] == list(Match)


def labels(kind: Kind) -> dict[str, str | None]:
    return {
        relation.value: derived_label(kind, relation, attributed=True) for relation in RelationType
    }


def test_a_denial_that_does_not_contradict_does_not_deny_as_worded() -> None:
    softly = "does not deny as worded"
    assert labels(Kind.DENIAL) == {
        "repeats": None,
        "supersedes": None,
        "contradicts": None,
        "disputes": softly,
        "qualifies": softly,
        "leaves_open": softly,
        "weakens": softly,
        "corroborates": None,
    }


def test_no_comment_and_no_knowledge_are_no_denial_whatever_they_answer() -> None:
    assert set(labels(Kind.NO_COMMENT).values()) == {"no comment: not a denial"}
    assert set(labels(Kind.NO_KNOWLEDGE).values()) == {"no knowledge: not a denial"}


def test_nothing_else_has_a_label() -> None:
    others = set(Kind) - {Kind.DENIAL, Kind.NO_COMMENT, Kind.NO_KNOWLEDGE}
    assert {label for kind in others for label in labels(kind).values()} == {None}


def test_narration_evades_nothing() -> None:
    assert {
        derived_label(kind, relation, attributed=False)
        for kind, relation in product(Kind, RelationType)
    } == {None}


def test_only_a_contradiction_is_a_conflict_and_a_repetition_has_no_class() -> None:
    assert {relation.value: kind.value for relation, kind in CLASS_OF.items()} == {
        "contradicts": "conflict",
        "disputes": "contested",
        "supersedes": "changed",
        "corroborates": "context",
        "qualifies": "context",
        "weakens": "context",
        "leaves_open": "context",
    }
    assert {word.value for word in LINEAGE} == {"repeats", "supersedes"}


def test_answers_are_ordered_by_class_and_then_by_type() -> None:
    assert [relation.value for relation in TYPE_ORDER] == [
        "contradicts",
        "disputes",
        "supersedes",
        "corroborates",
        "qualifies",
        "weakens",
        "leaves_open",
    ]
