"""Lists: how many rows, which ones, and finding a speaker or source by what it is called."""

import pytest

from conftest import Run
from reporting.databases import both_engines
from reporting.stories import PAPER, asked, claim, load, retract_claim
from tracker.store.location import Location


def _refs(run: Run, command: str, *more: str) -> list[str]:
    noun = command.split(maxsplit=1)[0]
    rows = asked(run, *command.split(), *more)[f"{noun}s"]
    return [(row["speaker"] if noun == "speaker" else row)["ref"] for row in rows]


def _claims(first: int, last: int) -> list[str]:
    return [f"C{number}" for number in range(first, last + 1)]


@pytest.mark.parametrize(
    ("options", "shown", "hint"),
    [
        ("", 25, "showing 25 of 30 claims; -n 0 shows all\n"),
        ("-n 3", 3, "showing 3 of 30 claims; -n 0 shows all\n"),
        ("--limit 30", 30, ""),
        ("-n 0", 30, ""),
        ("--all", 30, ""),
        ("--all -n 3", 30, ""),
        ("--kind denial -n 2", 2, "showing 2 of 4 claims; -n 0 shows all\n"),
        ("-q", 25, ""),
        ("-q -n 1", 1, ""),
    ],
)
def test_a_list_is_cut_at_its_limit_and_says_so_beside_the_result(
    seed: Location, run: Run, options: str, shown: int, hint: str
) -> None:
    del seed
    outcome = run("claim", "list", *options.split(), columns=400)
    assert (outcome.code, outcome.err) == (0, hint)
    assert len(outcome.out.splitlines()) - 2 == shown


@pytest.mark.parametrize(
    ("command", "hint"),
    [
        ("speaker list -n 1", "showing 1 of 12 speakers; -n 0 shows all\n"),
        ("source list -n 1", "showing 1 of 4 sources; -n 0 shows all\n"),
        ("relation list -n 1", "showing 1 of 12 relations; -n 0 shows all\n"),
        ("relation list --claim C8 -n 0", ""),
    ],
)
def test_every_list_says_where_it_was_cut(
    seed: Location, run: Run, command: str, hint: str
) -> None:
    del seed
    outcome = run(*command.split(), columns=400)
    assert (outcome.code, len(outcome.out.splitlines()), outcome.err) == (0, 3, hint)


@pytest.mark.parametrize(
    ("options", "refs"),
    [
        ("--kind denial", "C13 C16 C20 C27"),
        ("--kind no_comment --kind no-knowledge", "C17 C24"),
        ("--speaker P4", "C13 C14 C15 C16"),
        ("--speaker sergeev --kind opinion", ""),
        ("--speaker xi", "C25 C26"),
        ("--speaker putin --speaker P13", "C18 C25 C26"),
        ("--source S2", ""),
        ("--source S1 --kind call", "C26"),
        ("--identification generic", "C18"),
        ("--identification described --kind plan", "C28"),
        ("--said-before 2022-03", "C9 C12 C13 C14 C15 C16 C17 C18 C20 C24 C25 C26 C27 C28 C29 C30"),
        ("--said-before 2022-03 --identification named", "C9 C12 C25 C26"),
        ("--said-before 2022-02 --said-after 2022-02 --kind call", "C26"),
        ("--said-after 2022-04-17", ""),
        ("--said-after 2022-04-15 --identification named", "C9 C12"),
        ("--said-after 2022-04-16 --kind prediction", "C23"),
        ("--status current --kind call", "C26"),
        ("--status withdrawn", ""),
        ("--topic physics", ""),
    ],
)
def test_filters_of_claims_are_combined(seed: Location, run: Run, options: str, refs: str) -> None:
    del seed
    assert _refs(run, "claim list", *options.split()) == refs.split()


@both_engines
def test_a_claim_without_a_date_was_said_neither_before_nor_after(
    location: Location, run: Run
) -> None:
    del location
    load(
        run,
        PAPER,
        claim("C", "ann", "In March.", "said = 2022-03-15"),
        claim("D", "ann", "Some time in March.", 'said = "2022-03"'),
        claim("E", "ann", "By April.", 'said = "../2022-04-01"'),
        claim("F", "ann", "Since February.", 'said = "2022-02-01/.."'),
    )
    after = _refs(run, "claim list", "--said-after", "2022-03-20")
    before = _refs(run, "claim list", "--said-before", "2022-03-10")
    assert (after, before) == (["C4", "C5", "C6"], ["C4", "C5", "C6"])
    assert _refs(run, "claim list", "--said-after", "2022-04-02") == ["C6"]
    assert _refs(run, "claim list", "--said-before", "2022-01") == ["C5"]
    on = ("--said-after", "2022-03-15", "--said-before", "2022-03-15")
    assert _refs(run, "claim list", *on) == ["C3", "C4", "C5", "C6"]


@both_engines
def test_topics_are_found_whatever_their_case_and_accents(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, claim("C", "ann", "A café.", 'topics = ["Cafés", "Food"]'))
    for topic in ("Cafés", "cafes", "CAFE\u0301S", "food"):
        assert _refs(run, "claim list", "--topic", topic) == ["C3"]
    assert _refs(run, "claim list", "--topic", "food", "--topic", "cafes") == ["C3"]
    assert _refs(run, "claim list", "--topic", "caf") == []


@both_engines
def test_a_claim_recorded_in_error_is_listed_only_when_asked_for(
    location: Location, run: Run
) -> None:
    load(run, PAPER)
    retract_claim(location, 1, "recorded_in_error")
    retract_claim(location, 2, "withdrawn")
    assert _refs(run, "claim list") == ["C2"]
    assert _refs(run, "claim list", "--all") == ["C1", "C2"]
    assert _refs(run, "claim list", "--status", "recorded_in_error") == ["C1"]
    assert _refs(run, "claim list", "--status", "withdrawn", "--status", "current") == ["C2"]
    assert run("claim", "list", "--all", columns=100).out.splitlines()[2:] == [
        "C1   Ann      assertion, RECORDED IN ERROR               Work stopped.",
        "C2   Bob      assertion, WITHDRAWN by its speaker        Work went on.",
    ]


def test_speakers_without_claims_are_listed_with_all(seed: Location, run: Run) -> None:
    del seed
    with_claims = _refs(run, "speaker list")
    everybody = _refs(run, "speaker list", "--all")
    assert (len(with_claims), len(everybody)) == (12, 19)
    assert [ref for ref in everybody if ref not in with_claims] == [
        "P3",
        "P14",
        "P15",
        "P16",
        "P17",
        "P18",
        "P19",
    ]


def test_an_empty_database_has_empty_lists(location: Location, run: Run) -> None:
    del location
    for noun in ("claim", "speaker", "source", "relation"):
        assert (run(noun, "list").out, run(noun, "list").err) == (f"no {noun}s\n", "")
        assert asked(run, noun, "list") == {
            "schema": f"tracker/{noun}s/1",
            "total": 0,
            f"{noun}s": [],
        }


@both_engines
def test_a_speaker_is_found_by_reference_name_alias_or_part_of_a_name(
    seeded: Location, run: Run
) -> None:
    del seeded
    calls = {
        "P1": "P1",
        "p1": "P1",
        "Alexander Sergeev": "P1",
        "ALEXANDER  sergeev ": "P1",
        "sergeev": "P1",
        "geev": "P1",
        "Александр Сергеев": "P1",
        "александр": "P1",
        "习近平": "P10",
        "TASS": "P3",
        "тасс": "P3",
        "300387eb-c9a5-56e7-a015-fb13a1f9d385": "P1",
        "uid:300387eb-c9a5-56e7-a015-fb13a1f9d385": "P1",
    }
    found = {typed: asked(run, "speaker", "show", typed)["speaker"] for typed in calls}
    assert {typed: one["speaker"]["ref"] for typed, one in found.items()} == calls


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "academy",
            (
                "several speakers answer to 'academy': P14 Russian Academy of Sciences,"
                " P15 Chinese Academy of Sciences; give the reference"
            ),
        ),
        (
            "Sergev",
            (
                "no speaker 'Sergev'. Did you mean: P1 Alexander Sergeev?"
                " See: tracker speaker list --all"
            ),
        ),
        (
            "Alexandr Sergeev",
            (
                "no speaker 'Alexandr Sergeev'. Did you mean: P1 Alexander Sergeev?"
                " See: tracker speaker list --all"
            ),
        ),
        ("xyzzy", "no speaker 'xyzzy'. See: tracker speaker list --all"),
        (
            "",
            (
                "Invalid value for 'REF': '' is empty; write something or leave it out;"
                " see: tracker speaker show --help"
            ),
        ),
    ],
)
def test_a_name_that_is_not_one_speakers_tells_who_could_be_meant(
    seed: Location, run: Run, typed: str, told: str
) -> None:
    del seed
    outcome = run("speaker", "show", typed)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"tracker: {told}\n")


@pytest.mark.parametrize(
    ("typed", "ref"), [("Сергеев", "P1"), ("aleksandr sergeev", "P1"), ("xi jinping", "P10")]
)
def test_a_speaker_is_reached_in_another_script(
    seed: Location, run: Run, typed: str, ref: str
) -> None:
    del seed
    assert asked(run, "speaker", "show", typed)["speaker"]["speaker"]["ref"] == ref


def test_a_whole_name_goes_before_a_part_of_another(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, '\n[speaker.anna]\nname = "Annabel"\n')
    assert asked(run, "speaker", "show", "ann")["speaker"]["speaker"]["ref"] == "P1"


def test_two_speakers_of_one_name_are_told_apart_by_their_references(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, '\n[speaker.other]\nname = "Ann"\n')
    outcome = run("claim", "list", "--speaker", "Ann")
    assert (outcome.code, outcome.err) == (
        2,
        "tracker: several speakers answer to 'Ann': P1 Ann, P4 Ann; give the reference\n",
    )


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("S1", "S1"),
        ("tass", "S2"),
        ("Xi–Putin joint statement", "S3"),
        ("joint", "S3"),
        ("ministry", "S4"),
        ("ada46fbf-d83e-5fc2-9791-0a2a6bb1b8c3", "S1"),
    ],
)
def test_a_source_is_found_by_reference_title_outlet_or_a_part_of_them(
    seed: Location, run: Run, typed: str, ref: str
) -> None:
    del seed
    assert asked(run, "source", "show", typed)["source"]["ref"] == ref


def test_a_source_is_suggested_where_its_name_was_mistyped(seed: Location, run: Run) -> None:
    del seed
    outcome = run("source", "show", "Xi-Putin joint statment")
    assert (outcome.code, outcome.err) == (
        2,
        (
            "tracker: no source 'Xi-Putin joint statment'."
            " Did you mean: S3 Xi–Putin joint statement? See: tracker source list\n"
        ),
    )


def test_a_claim_is_found_by_its_uid_and_by_an_appearance(seed: Location, run: Run) -> None:
    del seed
    uid = asked(run, "claim", "show", "C6")["claim"]["uid"]
    for typed in ("c6", "C6.1", uid, f"uid:{uid}"):
        assert asked(run, "claim", "show", typed)["claim"]["ref"] == "C6"


@pytest.mark.parametrize("typed", ["C6.2", "C6.0", "C6.x", "C6.", "C6.1.1"])
def test_an_appearance_that_is_not_there_names_no_claim(
    seed: Location, run: Run, typed: str
) -> None:
    del seed
    outcome = run("claim", "show", typed)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)


def test_relations_are_listed_for_either_of_their_claims(seed: Location, run: Run) -> None:
    del seed
    assert _refs(run, "relation list", "--claim", "C9") == ["R2"]
    assert _refs(run, "relation list", "--claim", "C8") == ["R2"]
    assert _refs(run, "relation list", "--claim", "C9", "--claim", "C13") == ["R2", "R3"]


def test_a_claim_shows_its_relations_in_both_directions(seed: Location, run: Run) -> None:
    del seed
    for ref in ("C8", "C9"):
        relations = asked(run, "claim", "show", ref)["relations"]
        assert [one["ref"] for one in relations] == ["R2"]
