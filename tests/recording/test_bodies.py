"""Speakers, affiliations and sources: recorded, changed, named at last, ended, corrected."""

import pytest

from conftest import Run
from recording.paper import PAPER, appearance, some, spoken_as
from reporting.stories import asked, tell
from tracker.store.location import Location

pytestmark = pytest.mark.parametrize("engine", ["sqlite"])


def speaker(run: Run, ref: str) -> dict[str, object]:
    found: dict[str, object] = asked(run, "speaker", "show", ref)["speaker"]
    return found


def affiliations(run: Run, *more: str) -> list[str]:
    """Ann's affiliations: reference, role, organization, period."""
    return [
        ", ".join(
            str(part)
            for part in (row["ref"], *some(row["affiliation"], "role", "organization", "valid"))
        )
        for row in asked(run, "affiliation", "list", "P2", *more)["affiliations"]
    ]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("speaker add 'Li Wei'", "P5 recorded: Li Wei, person"),
        ("speaker add 'Li Wei' --alias 李伟", "P5 recorded: Li Wei, 李伟, person"),
        ("speaker add Fox --pseudonym", "P5 recorded: Fox, pseudonym person"),
        ("speaker add --descriptor 'a man'", "P5 recorded: a man, unnamed person"),
        (
            "speaker add --descriptor 'two men' --type group --head-count 2",
            "P5 recorded: two men, unnamed group",
        ),
        ("source add Talk --type speech", "S2 recorded: speech, Talk"),
        (
            "source add --type post --url https://example.org/1",
            "S2 recorded: post, https://example.org/1",
        ),
        (
            "source add --type report --outlet 'the daily' --published 2022-04~",
            "S2 recorded: report, The Daily, about Apr 2022",
        ),
        (
            "affiliation add Ann Party --role member --valid 2017/2022 --country RU",
            "P2.2 recorded: Ann, member, Party, 2017 to 2022",
        ),
        ("affiliation add Ann --described 'a party'", "P2.2 recorded: Ann, a party"),
    ],
)
def test_what_was_recorded_is_told_with_the_reference_first(
    location: Location, run: Run, typed: str, told: str
) -> None:
    del location
    assert tell(run, PAPER + typed) == f"{told}\n"


def test_a_namesake_is_recorded_and_told(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER)
    outcome = run("speaker", "add", "ANN")
    assert (outcome.code, outcome.out, outcome.err) == (
        0,
        "P5 recorded: ANN, person\n",
        "P2 Ann has the same name\n",
    )


def test_the_names_of_a_speaker_are_added_or_replaced(location: Location, run: Run) -> None:
    del location
    assert tell(run, PAPER + "speaker alias Ann Anna 'A. L.' Ann") == (
        "P2 changed: Ann, Anna, A. L., person\n"
    )
    assert tell(run, "speaker alias Ann Anna") == ("P2 is so already: Ann, Anna, A. L., person\n")
    assert tell(run, "speaker edit Ann --alias Anka --identifier wikidata=Q1") == (
        "P2 changed: Ann, Anka, person\n"
    )
    assert speaker(run, "P2")["identifiers"] == [{"scheme": "wikidata", "value": "Q1"}]
    tell(run, "speaker edit Ann --unset alias --unset identifier")
    assert (speaker(run, "P2")["aliases"], speaker(run, "P2")["identifiers"]) == ([], [])


def test_a_speaker_that_is_named_at_last_stays_unnamed_where_it_was(
    location: Location, run: Run
) -> None:
    del location
    story = PAPER + "source add Report --type report --published 2022-05\n"
    assert tell(run, story + "speaker reveal P4 'Li Wei' --source S2") == (
        "P4 revealed: Li Wei, person\n"
    )
    printed = ("identification", "as_published")
    assert some(appearance(run, "C2"), *printed) == ("described", "a clerk")
    assert appearance(run, "C2")["anonymity"]["reason_published"] == "for fear"
    tell(run, "claim add 'It was hushed up.' --source S2 --speaker 'Li Wei'")
    assert some(appearance(run, "C3"), *printed, "anonymity") == ("named", None, None)
    tell(run, "claim add 'It was late.' --source S1 --speaker P4")
    assert some(appearance(run, "C4"), *printed) == ("described", "a clerk")


def test_a_pseudonym_stays_as_a_further_name(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER + "speaker add Fox --pseudonym")
    assert tell(run, "speaker reveal Fox 'Li Wei' --source S1") == (
        "P5 revealed: Li Wei, Fox, person\n"
    )


def test_an_unused_affiliation_is_changed_as_it_is(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER + "affiliation add Ann Party --role member")
    assert tell(run, "affiliation edit P2.2 --role chair --organization Board") == (
        "P2.2 changed: Ann, chair, Board\n"
    )
    tell(run, "affiliation edit P2.2 --described 'a party' --unset role")
    assert affiliations(run) == ["P2.1, head, Institute, None", "P2.2, None, None, None"]


def test_a_used_affiliation_may_still_get_place_and_period(location: Location, run: Run) -> None:
    del location
    assert tell(run, PAPER + "affiliation edit P2.1 --country RU --valid 2017/..") == (
        "P2.1 changed: Ann, head, Institute, since 2017\n"
    )


def test_an_affiliation_ends_and_claims_made_before_keep_it(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER + "affiliation edit P2.1 --valid 2017")
    assert tell(run, "affiliation end P2.1 --on 2022-09") == (
        "P2.1 ended: Ann, head, Institute, 2017 to Sep 2022\n"
    )
    tell(run, "affiliation add Ann Board --role chair --valid 2022-10/..")
    assert affiliations(run) == [
        "P2.1, head, Institute, 2017/2022-09",
        "P2.2, chair, Board, 2022-10/..",
    ]
    assert spoken_as(run, "C1") == ["P2, head, Institute"]


def test_a_wrong_affiliation_is_corrected_and_its_claims_move(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER + "claim add 'It goes on.' --source S1 --speaker Ann")
    outcome = run(
        "affiliation", "edit", "P2.1", "--role", "deputy", "--correct", "--why", "Misread."
    )
    assert (outcome.out, outcome.err) == (
        "P2.2 changed: Ann, deputy, Institute\n",
        "moved to it: C1, C3; P2.1 retracted\n",
    )
    assert [spoken_as(run, ref) for ref in ("C1", "C3")] == [["P2, deputy, Institute"]] * 2
    assert affiliations(run) == ["P2.2, deputy, Institute, None"]
    (first, _) = asked(run, "affiliation", "list", "P2", "--all")["affiliations"]
    assert some(first["retracted"], "by", "why") == ("tester", "Misread.")


def test_a_source_is_changed_and_its_new_outlet_made(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER + "claim add 'It rains.' --source S1")
    outcome = run("source", "edit", "S1", "--outlet", "The Weekly", "--not-read")
    assert (outcome.out, outcome.err) == (
        "S1 changed: article-newspaper, The Weekly, The paper, 16 Apr 2022\n",
        "P5 recorded: The Weekly, publication, new on file\nstill narrated by P1 The Daily: C3\n",
    )
    tell(run, "source edit S1 --published 2022-04 --published-basis inferred")
    tell(run, "source edit S1 --published 2022-05 --unset language")
    shown = asked(run, "source", "show", "S1")["source"]
    assert some(shown, "published", "published_basis", "language", "read") == (
        "2022-05",
        "stated",
        None,
        False,
    )
