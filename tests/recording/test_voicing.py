"""Who speaks: named, new, unnamed, several, or the source itself; and as what."""

import shlex

import pytest

from conftest import Run
from recording.paper import PAPER, appearance, claim, some, spoken_as
from reporting.stories import asked, tell
from tracker.store.location import Location


def hints(run: Run, typed: str) -> list[str]:
    """What a command that works tells beside its result."""
    outcome = run(*shlex.split(typed))
    assert outcome.code == 0, outcome.err
    return [line for line in outcome.err.splitlines() if not line.startswith("as in C")]


def test_a_new_speaker_and_organization_are_made_on_the_way(location: Location, run: Run) -> None:
    del location
    tell(run, "source add Report --type report")
    assert hints(
        run,
        "claim add 'It rains.' --source S1 --speaker Ann --new --role head --affiliation Institute",
    ) == [
        "P1 recorded: Ann, person (another type? tracker speaker edit P1 --type …)",
        "P2 recorded: Institute, organization, new on file",
        "P1.1 recorded: head, Institute",
    ]
    assert spoken_as(run, "C1") == ["P1, head, Institute"]


@pytest.mark.parametrize("name", ["Ann", "ann", "ANN", "Anna", "an", "P2"])
@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_speaker_is_found_by_name_alias_part_or_reference(
    location: Location, run: Run, name: str
) -> None:
    del location
    tell(run, PAPER + f"speaker alias P2 Anna\nclaim add 'It rains.' --source S1 --speaker {name}")
    assert spoken_as(run, "C3") == ["P2, head, Institute"]


def test_new_makes_the_exact_name_though_part_of_it_is_on_file(
    location: Location, run: Run
) -> None:
    del location
    tell(run, PAPER)
    assert hints(run, "claim add 'It rains.' --source S1 --new --speaker An") == [
        "P5 recorded: An, person (another type? tracker speaker edit P5 --type …)",
        "similar on file: P2 Ann; tracker undo takes this back",
    ]


def test_an_unnamed_voice_is_found_again_by_what_its_source_calls_it(
    location: Location, run: Run
) -> None:
    del location
    tell(run, PAPER)
    assert hints(run, "claim add 'It rains.' --source S1 --unnamed 'a clerk'") == []
    assert spoken_as(run, "C3") == ["P4"]


def test_an_unnamed_voice_is_found_by_our_handle_too(location: Location, run: Run) -> None:
    del location
    tell(
        run,
        PAPER + "speaker edit P4 --descriptor 'clerk, registry'\n"
        "claim add 'It rains.' --source S1 --unnamed 'clerk, registry'\n"
        "claim add 'It pours.' --source S1 --unnamed 'a clerk'",
    )
    assert [spoken_as(run, ref) for ref in ("C3", "C4")] == [["P4"], ["P4"]]
    assert appearance(run, "C3")["as_published"] == "a clerk"


def test_the_same_words_in_another_source_are_another_voice(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER + "source add Report --type report")
    assert hints(run, "claim add 'It rains.' --source S2 --unnamed 'a clerk'") == [
        "P5 recorded: a clerk, person"
    ]
    assert some(appearance(run, "C3"), "identification", "as_published") == (
        "described",
        "a clerk",
    )


def test_a_head_count_makes_a_group(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER)
    typed = "claim add 'It rains.' --source S1 --unnamed 'two men'"
    assert hints(run, f"{typed} --head-count 2") == ["P5 recorded: two men, group"]
    assert tell(run, typed) == "C4 recorded: assertion, two men (unnamed group of 2), in S1\n"
    assert hints(run, "claim add 'It pours.' --source S1 --head-count 2 --unnamed 'two men'") == []


def test_nobody_is_the_sources_own_voice(location: Location, run: Run) -> None:
    del location
    assert tell(run, PAPER + "claim add 'It rains.' --source S1") == (
        "C3 recorded: assertion, The Daily, in its own voice, in S1\n"
    )
    assert some(appearance(run, "C3"), "form", "identification", "anonymity") == (
        "narration",
        None,
        None,
    )


def test_an_only_affiliation_is_what_a_speaker_speaks_as(location: Location, run: Run) -> None:
    del location
    tell(
        run,
        PAPER + "source add Report --type report\nclaim add 'It rains.' --source S2 --speaker Ann",
    )
    assert spoken_as(run, "C3") == ["P2, head, Institute"]


def test_of_several_affiliations_none_is_guessed(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER + "affiliation add Ann Party --role member\nsource add Report --type report")
    assert hints(run, "claim add 'It rains.' --source S2 --speaker Ann") == [
        (
            "P2 has several affiliations, none was taken: P2.1 head, Institute,"
            " P2.2 member, Party; say which with --affiliation"
        )
    ]
    assert spoken_as(run, "C3") == ["P2"]


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize(
    ("given", "told", "spoken"),
    [
        ("--affiliation P2.2", [], "P2, member, Party"),
        ("--affiliation party", [], "P2, member, Party"),
        ("--affiliation P5", [], "P2, member, Party"),
        ("--role head", [], "P2, head, Institute"),
        ("--affiliation Party --role Member", [], "P2, member, Party"),
        (
            "--affiliation Party --role chair",
            ["P2.3 recorded: chair, Party"],
            "P2, chair, Party",
        ),
        ("--role rector", ["P2.3 recorded: rector, Institute"], "P2, rector, Institute"),
        (
            "--affiliation Board",
            ["P6 recorded: Board, organization, new on file", "P2.3 recorded: Board"],
            "P2, Board",
        ),
    ],
)
def test_an_affiliation_is_taken_by_reference_organization_or_role_else_made(
    location: Location, run: Run, given: str, told: list[str], spoken: str
) -> None:
    del location
    tell(run, PAPER + "affiliation add Ann Party --role member")
    assert hints(run, f"claim add 'It rains.' --source S1 --speaker Ann {given}") == told
    assert spoken_as(run, "C3") == [spoken]


def test_what_is_made_on_the_way_is_one_change(location: Location, run: Run) -> None:
    del location
    tell(run, "source add Report --type report")
    tell(run, "claim add 'It rains.' --source S1 --speaker Ann --new --affiliation Institute")
    newest = asked(run, "log")["changes"][0]
    assert (newest["command"], [one["ref"] for one in newest["records"]]) == (
        "claim add",
        ["P1", "P2", "P1.1", "C1", "C1.1"],
    )


def test_a_claim_that_is_refused_makes_nobody(location: Location, run: Run) -> None:
    del location
    tell(run, "source add Report --type report")
    refused = run(*shlex.split("claim add x --source S1 --speaker Ann --new --form quote"))
    assert (refused.code, refused.out) == (2, "")
    assert asked(run, "speaker", "list", "--all")["speakers"] == []
    tell(run, "claim add 'It rains.' --source S1 --speaker Ann --new")
    assert claim(run, "C1")["speakers"][0]["ref"] == "P1"
