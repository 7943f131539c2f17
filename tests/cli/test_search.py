"""`search` as a person calls it, on the seed."""

import json
from pathlib import Path

import pytest

from cli.terminals import on_terminal
from conftest import Run
from tracker.store.location import Location

PAUSE = """\
ref  who or what                     found
---  ------------------------------  -------------------------------------------
C6   Alexander Sergeev               Russia’s Chinese scientific colleagues have
                                     also put cooperation on **pause**.
                                     quote in C6.1: our Chinese scientific
                                     colleagues have also pressed **pause**
                                     scope what: cooperation put on **pause**
C8   Alexander Sergeev               Before the **pause**, the Russian academy’s
                                     cooperation with Chinese colleagues was
                                     excellent and communication was regular.
C13  government researcher, Beijing  Sergeev’s complaint does not hold for
                                     Chinese science as a whole, the researcher
                                     thinks.
                                     scope what: the complaint (a **pause**)
                                     applies
"""


def test_each_record_is_one_row_with_where_the_words_stand(seed: Location, run: Run) -> None:
    del seed
    outcome = run("search", "PAUSE", columns=80)
    assert (outcome.code, outcome.out, outcome.err) == (0, PAUSE, "")


SOUGHT = {
    "names": ("sergeev", ["P1", "C13"]),
    "a handle": ("government researcher", ["P4", "C15", "C14", "C16", "C13"]),
    "an outlet": ("tass", ["S2", "P3"]),
    "a phrase, as one word of the shell": ('"pressed pause"', ["C6"]),
    "words in any order": ("pause pressed", ["C6"]),
    "of one speaker": ("colleagues --speaker P1", ["C6", "C7", "C8"]),
    "denials": ("chinese --kind denial", ["C27", "C13"]),
    "nothing like it": ("zebra", []),
}


@pytest.mark.parametrize(("arguments", "refs"), SOUGHT.values(), ids=SOUGHT)
def test_a_search_finds(seed: Location, run: Run, arguments: str, refs: list[str]) -> None:
    del seed
    query, _, options = arguments.partition(" --")
    outcome = run("search", query, *(f"--{options}".split() if options else ()), "-f", "json")
    assert outcome.code == 0, outcome.err
    assert [hit["ref"] for hit in json.loads(outcome.out)["hits"]] == refs


def test_the_json_gives_the_places_in_code_points(seed: Location, run: Run) -> None:
    del seed
    report = json.loads(run("search", "pause", "press", "-f", "json").out)
    assert (report["schema"], report["words"]) == ("tracker/search/1", ["pause", "press"])
    assert (report["indexed"], report["total"]) == (True, 1)
    (hit,) = report["hits"]
    assert (hit["ref"], hit["record"], hit["called"], hit["status"]) == (
        "C6",
        "claim",
        "Alexander Sergeev",
        "current",
    )
    places = {
        match["field"]: (match["ref"], [match["text"][start:end] for start, end in match["marks"]])
        for match in hit["matches"]
    }
    assert places == {
        "text": ("C6", ["pause"]),
        "quote": ("C6.1", ["pressed", "pause"]),
        "scope_what": ("C6", ["pause"]),
    }


def test_a_search_that_was_cut_says_so(seed: Location, run: Run) -> None:
    del seed
    outcome = run("search", "scientific", "-n", "2")
    assert outcome.err == "showing 2 of 15 records; -n 0 shows all\n"
    assert run("search", "scientific", "--all").err == ""


@pytest.mark.parametrize("typed", ['""', "*", "…", " ", "%_"])
def test_what_holds_no_word_finds_nothing_and_says_why(
    seed: Location, run: Run, typed: str
) -> None:
    del seed
    outcome = run("search", typed)
    assert (outcome.code, outcome.out) == (0, "nothing found\n")
    assert outcome.err == (
        "no letter or digit in what was typed, so there is nothing to look for\n"
    )


def test_a_query_is_needed(seed: Location, run: Run) -> None:
    del seed
    outcome = run("search")
    assert (outcome.code, outcome.err) == (
        2,
        "tracker: Missing argument 'QUERY...'; see: tracker search --help\n",
    )


@pytest.mark.usefixtures("copy")
def test_on_a_terminal_what_was_found_is_bold() -> None:
    ended = on_terminal("search", "complaint", columns=60)
    assert "\x1b[1mcomplaint\x1b[0m" in ended.printed
    assert "**" not in ended.printed
    plain = on_terminal("search", "complaint", "--no-color", columns=60)
    assert "**complaint**" in plain.printed
    assert "\x1b" not in plain.printed


def test_a_file_gets_stars(seed: Location, run: Run) -> None:
    del seed
    assert run("search", "complaint", "-o", "found.txt").code == 0
    assert "**complaint**" in Path("found.txt").read_text(encoding="utf-8")
