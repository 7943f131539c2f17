"""What stands in the tables, on both engines."""

import csv
import io
from pathlib import Path

import pytest

from conftest import Run
from reporting.stories import PAPER, answers, change_relation, claim, load, retract_claim
from tracker.store.location import Location


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """Reading rows depends on the engine."""
    return str(request.param)


def _rows(run: Run, *arguments: str) -> list[list[str]]:
    outcome = run("export", *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    return list(csv.reader(io.StringIO(outcome.out, newline="")))[1:]


def test_a_claim_has_a_row_for_each_source(location: Location, run: Run) -> None:
    del location
    load(
        run,
        PAPER,
        '\n[source.radio]\ntype = "broadcast"\ntitle = "The radio"\n',
        '\n[claim.C]\nspeaker = "clerk"\ntext = "It is."\npublished.descriptor = "a clerk"\n',
        '[[claim.C.appearance]]\nsource = "radio"\npublished.descriptor = "an official"\n',
    )
    columns = "appearance,speaker,speaker_as_published,identification,source"
    assert _rows(run, "claims", "--columns", columns) == [
        ["C1.1", "Ann", "Ann", "named", "The paper"],
        ["C2.1", "Bob", "Bob", "named", "The paper"],
        ["C3.1", "a clerk", "a clerk", "described", "The paper"],
        ["C3.2", "a clerk", "an official", "described", "The radio"],
    ]
    assert _rows(run, "claims", "--columns", "appearance", "--source", "S2") == [["C3.2"]]


def test_a_claim_recorded_in_error_leaves_the_tables_unless_all_is_asked_for(
    location: Location, run: Run
) -> None:
    load(run, PAPER, answers("B", "disputes", "A", 'answered_by = "outlet"'))
    retract_claim(location, 2, "recorded_in_error")
    assert _rows(run, "claims", "--columns", "ref,status") == [["C1", "current"]]
    assert _rows(run, "claims", "--columns", "ref,retracted_by", "--all") == [
        ["C1", ""],
        ["C2", "tester"],
    ]
    assert _rows(run, "speakers", "--columns", "speaker") == [["Ann"]]
    assert _rows(run, "sources", "--columns", "ref,claims") == [["S1", "1"]]
    assert _rows(run, "sources", "--columns", "ref,claims", "--all") == [["S1", "2"]]
    assert _rows(run, "relations", "--columns", "ref") == []
    assert _rows(run, "relations", "--columns", "ref", "--all") == [["R1"]]
    assert _rows(run, "conflicts", "--columns", "claim_ref") == []


def test_relations_name_both_ends_and_hide_the_rejected(location: Location, run: Run) -> None:
    load(run, PAPER, answers("B", "disputes", "A", 'answered_by = "outlet"'))
    columns = "ref,answering_speaker,answering_text,type,answered_speaker,answered_text,answered_by"
    assert _rows(run, "relations", "--columns", columns, "--claim", "C1") == [
        ["R1", "Bob", "Work went on.", "disputes", "Ann", "Work stopped.", "outlet"]
    ]
    change_relation(location, 1, review="rejected")
    assert _rows(run, "relations") == []
    assert _rows(run, "relations", "--columns", "review", "--all") == [["rejected"]]


def test_who_recorded_what_stands_in_every_table(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, answers("B", "disputes", "A", 'answered_by = "outlet"'))
    for table in ("claims", "speakers", "sources", "relations"):
        rows = _rows(run, table, "--columns", "recorded_by,recorded_at")
        assert {row[0] for row in rows} == {"tester"}
        assert all(row[1].endswith("Z") for row in rows)
    changed = _rows(run, "revisions", "--columns", "who,command,table,version", "-n", "1")
    assert changed == [["tester", "import story", changed[0][2], "1"]]


def test_dates_sort_by_their_first_day_and_texts_by_their_letters(
    location: Location, run: Run
) -> None:
    del location
    said = {"C": "2022-03~", "D": "../2022-02", "E": "2021-12-31"}
    claims = [
        f'\n[claim.{key}]\nspeaker = "ann"\ntext = "{key}"\nsaid = "{day}"\n'
        for key, day in said.items()
    ]
    load(run, PAPER, '[claim.F]\nspeaker = "bob"\ntext = "Éa"\n', *claims)
    by_date = _rows(run, "claims", "--columns", "text", "--sort", "said", "--speaker", "Ann")
    assert [text for (text,) in by_date][-1] == "Work stopped."
    assert [text for (text,) in by_date][:3] == ["E", "D", "C"]
    by_text = _rows(run, "claims", "--columns", "text", "--sort", "text")
    assert [text for (text,) in by_text] == ["C", "D", "E", "Éa", "Work stopped.", "Work went on."]


def test_the_whole_seed_is_the_same_in_every_format(seeded: Location, run: Run) -> None:
    import duckdb
    import openpyxl

    del seeded
    for table in ("claims", "speakers", "sources", "relations", "conflicts", "revisions"):
        for name in ("csv", "xlsx", "tsv"):
            options = ["--columns", "all", "-o", f"{table}.{name}", "--force"]
            raw = [] if name == "xlsx" else ["--raw"]
            assert run("export", table, *options, *raw).code == 0
        with Path(f"{table}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        with Path(f"{table}.tsv").open(encoding="utf-8", newline="") as file:
            assert list(csv.reader(file, delimiter="\t")) == rows
        read = f"SELECT * FROM read_csv('{table}.csv', header=false, all_varchar=true)"
        assert [
            [cell or "" for cell in row] for row in duckdb.connect().execute(read).fetchall()
        ] == rows
        sheet = openpyxl.load_workbook(f"{table}.xlsx").active
        assert sheet is not None
        found = [
            ["" if cell is None else str(cell).removesuffix(" 00:00:00") for cell in row]
            for row in sheet.iter_rows(min_row=2, values_only=True)
        ]
        assert found == rows[1:]


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize(
    ("table", "end"), [("claims", ""), ("relations", "answering_"), ("conflicts", "answer_")]
)
def test_a_speaker_named_later_stands_as_this_source_printed_it(
    location: Location, run: Run, table: str, end: str, audience: str
) -> None:
    del location
    load(
        run,
        PAPER,
        claim("C", "clerk", "It goes on.", 'published.descriptor = "an official"'),
        answers("C", "disputes", "A"),
        claim("D", "clerk", "It goes well."),
        answers("D", "weakens", "A"),
    )
    assert run("speaker", "reveal", "P3", "Cleo", "--source", "S1").code == 0
    column = f"{end}speaker_as_published"
    found = _rows(run, table, "--columns", column, "--audience", audience)
    assert sorted(one for (one,) in found if one not in {"Ann", "Bob"}) == [
        "an official",
        "person not named",
    ]
