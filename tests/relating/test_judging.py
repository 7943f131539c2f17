"""The life of a relation: proposed, confirmed, rejected, resolved."""

import pytest

from conftest import Outcome, Run
from recording.paper import some
from reporting.stories import PAPER, asked, claim, conflicts, counted, load, tell
from tracker.models import Relation
from tracker.store.location import Location
from tracker.store.session import reading

MATCH = "--match same,same,same,same"
PROPOSED = f"relate C2 contradicts C1 --why Because. {MATCH} --proposed"


@pytest.fixture
def paper(location: Location, run: Run) -> Location:
    """C1 by Ann, C2 by Bob, C3 by a clerk."""
    load(run, PAPER, claim("C", "clerk", "Some work stopped."))
    return location


def refused(outcome: Outcome, told: str) -> None:
    assert (outcome.code, outcome.out, outcome.err) == (1, "", f"tracker: {told}\n")


def test_a_persons_own_entry_is_agreed_by_that_person(paper: Location, run: Run) -> None:
    assert tell(run, f"relate C2 contradicts C1 --why Because. {MATCH}") == (
        "R1 recorded: C2 contradicts C1\n"
    )
    with reading(paper) as session:
        relation = session.get_one(Relation, 1)
        assert (relation.review, relation.reviewed_by) == ("agreed", "tester")
        assert relation.reviewed_at is not None
    assert counted(conflicts(run)) == {"conflict": 1}


def test_what_is_proposed_counts_once_somebody_confirms_it(paper: Location, run: Run) -> None:
    assert tell(run, PROPOSED) == "R1 recorded: C2 contradicts C1 (proposed)\n"
    with reading(paper) as session:
        relation = session.get_one(Relation, 1)
        assert (relation.review, relation.reviewed_by, relation.reviewed_at) == (
            "proposed",
            None,
            None,
        )
    assert counted(conflicts(run)) == {}
    assert tell(run, "relation confirm R1") == "R1 agreed: C2 contradicts C1\n"
    assert counted(conflicts(run)) == {"conflict": 1}
    refused(run("relation", "confirm", "R1"), "R1 is agreed already; nothing to confirm")


def test_what_is_rejected_leaves_the_report_and_makes_room(paper: Location, run: Run) -> None:
    del paper
    tell(run, f"relate C2 contradicts C1 --why Because. {MATCH}")
    assert tell(run, "relation reject R1 --why 'Another year.'") == (
        "R1 rejected: C2 contradicts C1\n"
    )
    assert counted(conflicts(run)) == {}
    refused(run("relation", "reject", "R1"), "R1 is rejected already; nothing to reject")
    tell(run, "relate C2 qualifies C1 --why Because.")
    refused(
        run("relation", "confirm", "R1"),
        "C2 contradicts C1 refused: one stance per pair: C2 qualifies C1 stands already (R2);"
        " change or retract that one first",
    )


def test_a_confirmation_holds_the_relation_to_its_rules_again(paper: Location, run: Run) -> None:
    del paper
    tell(run, f"{PROPOSED}\nrelation reject R1\nclaim edit C2 --kind opinion")
    refused(
        run("relation", "confirm", "R1"),
        "C2 contradicts C1 refused: C2 (opinion) cannot be true or false; two opinions can be"
        " disputes",
    )


def test_an_unknown_place_is_confirmed_by_who_confirms_the_relation(
    paper: Location, run: Run
) -> None:
    del paper
    unknown = "relate C2 contradicts C1 --why Because. --match who=same,what=same --proposed --yes"
    tell(run, unknown)
    refused(
        run("relation", "confirm", "R1"),
        "C2 contradicts C1 refused: where and when are unknown; find it out, or confirm with --yes",
    )
    assert tell(run, "relation confirm R1 --yes") == "R1 agreed: C2 contradicts C1\n"


def test_a_resolved_relation_keeps_its_class_and_leaves_the_open_report(
    paper: Location, run: Run
) -> None:
    tell(run, f"relate C2 contradicts C1 --why Because. {MATCH}")
    assert tell(run, "relation resolve R1 'Ann meant her own institute.'") == (
        "R1 resolved: C2 contradicts C1\n"
    )
    with reading(paper) as session:
        relation = session.get_one(Relation, 1)
        assert (relation.resolution, relation.resolved_by, relation.review) == (
            "Ann meant her own institute.",
            "tester",
            "agreed",
        )
    assert counted(conflicts(run)) == {"conflict": 1}
    assert conflicts(run, "--open")["disputed_claims"] == []


def test_place_and_time_are_read_from_the_two_claims_and_told(paper: Location, run: Run) -> None:
    del paper
    tell(
        run,
        "claim edit C1 --scope where=Moscow --scope when=2022-03\n"
        "claim edit C2 --scope where=moscow --scope when=2022-03-14",
    )
    outcome = run(
        "relate", "C2", "contradicts", "C1", "--why", "x", "--match", "who=same,what=same"
    )
    assert (outcome.out, outcome.err) == (
        "R1 recorded: C2 contradicts C1\n",
        "read from the two claims: where same, when narrower; other values: --match\n",
    )
    shown = asked(run, "relation", "show", "R1")["relation"]
    assert some(shown["scope_match"], "who", "what", "where", "when") == (
        "same",
        "same",
        "same",
        "narrower",
    )


def test_who_answered_is_the_speaker_unless_it_was_the_outlet(paper: Location, run: Run) -> None:
    del paper
    tell(
        run,
        "relate C2 disputes C1 --why Because.\n"
        "relate C3 disputes C1 --why Because. --answered-by outlet\n"
        "relate C3 qualifies C2 --why Because.",
    )
    told = [
        asked(run, "relation", "show", ref)["relation"]["answered_by"] for ref in ("R1", "R2", "R3")
    ]
    assert told == ["speaker", "outlet", None]


def test_lineage_stands_beside_a_stance(paper: Location, run: Run) -> None:
    del paper
    tell(run, f"relate C2 contradicts C1 --why Because. {MATCH}")
    assert tell(run, "relate C2 supersedes C1 --why Because.") == (
        "R2 recorded: C2 supersedes C1\n"
    )
    refused(
        run("relate", "C2", "repeats", "C1", "--why", "x"),
        "C2 repeats C1 refused: C2 contradicts C1 stands already (R1);"
        " a claim cannot repeat and contradict the same claim",
    )
