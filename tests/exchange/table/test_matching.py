"""Whom a table's names are taken for, and which sources and questions."""

import re
from pathlib import Path

import pytest

from conftest import Run
from tracker.store.location import Location

MAPPED = ("--map", "text=text", "--map", "speaker=speaker")


def write(*rows: str, header: str = "text,speaker", name: str = "rows.csv") -> str:
    Path(name).write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return name


def listed(run: Run) -> list[str]:
    """The speakers on file, with their numbers."""
    lines = run("speaker", "list", "--all").out.splitlines()[2:]
    return [" ".join(re.split(r"\s{2,}", line)[:2]) for line in lines]


def test_a_speaker_is_known_by_a_name_or_an_alias_however_written(
    location: Location, run: Run
) -> None:
    del location
    run("speaker", "add", "Angela Merkel", "--alias", "Ангела Меркель")
    run("speaker", "add", "José Sá")
    file = write("It rains.,ANGELA  MERKEL", "It pours.,Ангела Меркель", "It drips.,Jose Sa")
    outcome = run("import", file, *MAPPED, "-v")
    assert outcome.out == "added: 1 source, 3 claims, 3 appearances\n"
    assert outcome.err.splitlines()[2:] == [
        "speakers: 2 by name, 1 by alias",
        "sources: 1 made",
        "source 'rows.csv' made, 3 rows",
        "speaker 'ANGELA  MERKEL' is P1 Angela Merkel (by name), 1 row",
        "speaker 'Ангела Меркель' is P1 Angela Merkel (by alias), 1 row",
        "speaker 'Jose Sa' is P2 José Sá (by name), 1 row",
    ]
    assert listed(run) == ["P1 Angela Merkel", "P2 José Sá"]


def test_a_name_that_several_bear_is_a_bad_row_with_the_candidates(
    location: Location, run: Run
) -> None:
    del location
    run("speaker", "add", "Ann Lee")
    run("speaker", "add", "Ann Lee")
    outcome = run("import", write("It rains.,Ann Lee"), *MAPPED, "-q")
    assert (outcome.code, outcome.err) == (
        2,
        (
            "tracker: rows.csv: 1 bad row, nothing was imported: line 2: several speakers answer"
            " to 'Ann Lee': P1 Ann Lee, P2 Ann Lee; give the reference; mend it, or"
            " import the others and have it written out with --rejects FILE\n"
        ),
    )


def test_a_near_name_is_another_speaker_unless_fuzzy_is_asked_for(
    location: Location, run: Run
) -> None:
    del location
    run("speaker", "add", "Angela Merkel")
    rows = ("It rains.,Angla Merkel", "It pours.,Angla Merkel", "It drips.,Merkel")
    fuzzy = run("import", write(*rows), *MAPPED, "--match-speakers", "fuzzy", "--id", "fuzzy")
    assert fuzzy.err.splitlines()[1:] == [
        "speakers: 1 by a near name, 1 made",
        "sources: 1 made",
        "'Angla Merkel' taken as P1 Angela Merkel, 2 rows",
    ]
    assert listed(run) == ["P1 Angela Merkel", "P2 Merkel"]
    strict = run("import", write(*rows), *MAPPED, "--id", "strict")
    assert "speakers: 1 made, 1 by name" in strict.err
    assert listed(run) == ["P1 Angela Merkel", "P2 Merkel", "P3 Angla Merkel"]


def test_names_of_one_table_are_not_taken_for_each_other(location: Location, run: Run) -> None:
    del location
    file = write("It rains.,Angela Merkel", "It pours.,Angla Merkel")
    for _ in range(2):
        assert run("import", file, *MAPPED, "--match-speakers", "fuzzy").code == 0
        assert listed(run) == ["P1 Angela Merkel", "P2 Angla Merkel"]


def test_a_voice_without_a_name_is_its_sources_own(location: Location, run: Run) -> None:
    del location
    run("source", "add", "Notice", "--type", "report")
    run("claim", "add", "It hails.", "--source", "S1", "--unnamed", "an official")
    header = "text,unnamed,source"
    rows = (
        "It rains.,an official,Notice",
        "It pours.,an official,Report",
        "It drips.,an official,Report",
    )
    fields = [word for one in header.split(",") for word in ("--map", f"{one}={one}")]
    outcome = run("import", write(*rows, header=header), *fields, "-q")
    assert outcome.out == "added: 1 speaker, 1 source, 3 claims, 3 appearances\n"
    assert listed(run) == ["P1 an official", "P2 an official"]


@pytest.mark.parametrize("given", ["S1", "https://example.org/1", "Notice"])
def test_a_source_is_known_by_reference_url_and_exact_title(
    location: Location, run: Run, given: str
) -> None:
    del location
    run("source", "add", "Notice", "--type", "report", "--url", "https://example.org/1")
    fields = (*MAPPED, "--map", "source=source", "-q")
    file = write(f"It rains.,Ann,{given}", header="text,speaker,source")
    assert run("import", file, *fields).out == "added: 1 speaker, 1 claim, 1 appearance\n"


def test_a_question_on_file_is_taken_and_not_put_twice(location: Location, run: Run) -> None:
    del location
    run("question", "add", "Does it rain?")
    header = "speaker,question,position"
    fields = [word for one in header.split(",") for word in ("--map", f"{one}={one}")]
    file = write("Ann,DOES it rain?,partly", "Bob,Q1,no_position", header=header)
    assert run("import", file, *fields, "-q").out == (
        "added: 2 speakers, 1 source, 2 claims, 2 appearances, 2 positions\n"
    )
    assert [one.split("  ")[-1] for one in run("claim", "list").out.splitlines()[2:]] == [
        "Agrees in part: DOES it rain?",
        "Takes no position: Q1",
    ]
