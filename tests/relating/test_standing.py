"""What already stands between two claims."""

from datetime import UTC, datetime

import pytest

from conftest import Run
from exchange.claim_files import TINY, answer, change, match, relations, write
from tracker.models import Relation
from tracker.store.location import Location
from tracker.vocabulary.relations import LINEAGE, RelationType

STANCES = sorted(set(RelationType) - LINEAGE)


def given(*types: str) -> str:
    """The tiny file where B answers A in several ways."""
    answers = ", ".join(f'{{ claim = "A", type = "{kind}", why = "x"{match()} }}' for kind in types)
    return f"{TINY}answers = [{answers}]\n"


@pytest.mark.parametrize("second", STANCES)
def test_a_pair_has_one_stance_whichever_end_it_comes_from(
    location: Location, run: Run, second: str
) -> None:
    first = "weakens" if second != "weakens" else "qualifies"
    run("import", write(answer(first)))
    back = f'[[relation]]\nfrom = "A"\ntype = "{second}"\nto = "B"\nwhy = "y"{match()}\n'
    back = back.replace(", match", "\nmatch")
    for more in (
        answer(first).replace(
            "[{", f'[{{ claim = "A", type = "{second}", why = "x"{match()} }}, {{'
        ),
        answer(first) + back,
    ):
        outcome = run("import", write(more))
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.endswith(
            f"refused: one stance per pair: B {first} A stands already;"
            " change or retract that one first\n"
        )
    assert relations(location) == [f"R1 C2 {first} C1"]


@pytest.mark.parametrize("stance", [*STANCES])
def test_superseding_may_stand_beside_a_stance(location: Location, run: Run, stance: str) -> None:
    outcome = run("import", write(given("supersedes", stance)))
    assert (outcome.code, outcome.err) == (0, "")
    assert relations(location) == ["R1 C2 supersedes C1", f"R2 C2 {stance} C1"]


def test_repeating_and_superseding_may_stand_side_by_side(location: Location, run: Run) -> None:
    outcome = run("import", write(given("repeats", "supersedes", "weakens")))
    assert (outcome.code, outcome.err) == (0, "")
    assert relations(location) == [
        "R1 C2 repeats C1",
        "R2 C2 supersedes C1",
        "R3 C2 weakens C1",
    ]


@pytest.mark.parametrize("types", [("repeats", "contradicts"), ("contradicts", "repeats")])
def test_a_claim_does_not_repeat_and_contradict_the_same_claim(
    location: Location, run: Run, types: tuple[str, str]
) -> None:
    run("import", write(given(types[0])))
    outcome = run("import", write(given(*types)))
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        f"tracker: story.toml:24: claim.B.answers[2]: B {types[1]} A refused: B {types[0]} A"
        " stands already; a claim cannot repeat and contradict the same claim\n"
    )
    assert relations(location) == [f"R1 C2 {types[0]} C1"]


@pytest.mark.parametrize("kind", ["repeats", "supersedes", "contradicts", "weakens"])
def test_the_same_type_from_the_other_end_is_refused(
    location: Location, run: Run, kind: str
) -> None:
    run("import", write(given(kind)))
    back = f'[[relation]]\nfrom = "A"\ntype = "{kind}"\nto = "B"\nwhy = "y"\n'
    outcome = run("import", write(given(kind) + back + match()[2:] + "\n"))
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        f"tracker: story.toml:25: relation[1]: A {kind} B refused: B {kind} A stands already;"
        " nothing to add\n"
    )
    assert relations(location) == [f"R1 C2 {kind} C1"]


@pytest.mark.parametrize(
    "gone",
    [
        {"review": "rejected"},
        {
            "retracted_at": datetime(2026, 1, 2, tzinfo=UTC).isoformat(),
            "retracted_by": "editor",
            "retracted_why": "mistaken",
        },
    ],
    ids=["rejected", "retracted"],
)
def test_a_relation_that_is_no_longer_live_makes_room_for_another(
    location: Location, run: Run, gone: dict[str, object]
) -> None:
    run("import", write(given("weakens")))
    change(location, Relation, 1, **gone)
    outcome = run("import", write(given("qualifies")))
    assert (outcome.code, outcome.err) == (0, "")
    assert relations(location) == ["R1 C2 weakens C1", "R2 C2 qualifies C1"]


def test_a_relation_that_is_only_proposed_is_live(location: Location, run: Run) -> None:
    run("import", write(given("weakens")))
    change(location, Relation, 1, review="proposed")
    assert run("import", write(given("weakens", "qualifies"))).code == 1
    assert relations(location) == ["R1 C2 weakens C1"]


def test_a_rejected_relation_of_the_file_stays_rejected(location: Location, run: Run) -> None:
    run("import", write(given("weakens")))
    change(location, Relation, 1, review="rejected")
    assert run("import", write(given("weakens"))).out == (
        "nothing to change: 8 records as they were\n"
    )
    assert relations(location) == ["R1 C2 weakens C1"]
