"""Workbooks: values as last computed, dates as ISO, one sheet of several."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from conftest import Run
from tracker.exchange.table.mapping import TableMapping
from tracker.exchange.table.reading import open_table
from tracker.store.location import Location


@pytest.fixture
def engine() -> str:
    """What is read does not depend on the engine."""
    return "sqlite"


def book(path: Path) -> None:
    with xlsxwriter.Workbook(str(path), {"remove_timezone": True}) as made:
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        first = made.add_worksheet("Notes")
        first.write(0, 0, "nothing here")
        rows = made.add_worksheet("Rows")
        rows.write_row(0, 0, ["id", "text", "said", "speaker"])
        rows.write_row(1, 0, [1, "It rains."])
        rows.write_datetime(1, 2, datetime(2026, 11, 20, tzinfo=UTC), day)
        rows.write(1, 3, "Ann")
        rows.write(3, 0, 2.5)
        rows.write_formula(3, 1, '="It "&"pours."', None, "It pours.")
        rows.write_datetime(3, 2, datetime(2026, 11, 20, 14, 30, tzinfo=UTC), day)
        rows.write_boolean(3, 3, boolean=True)
        rows.write(4, 0, 3)
        rows.write_formula(4, 1, "=A1/0", None, "#DIV/0!")


def test_values_are_read_as_text(tmp_path: Path) -> None:
    book(tmp_path / "rows.xlsx")
    with open_table(str(tmp_path / "rows.xlsx"), TableMapping(sheet="Rows")) as table:
        assert table.columns == ["id", "text", "said", "speaker"]
        records = list(table.records())
    assert [(one.line, list(one.cells), one.problem) for one in records] == [
        (2, ["1", "It rains.", date(2026, 11, 20).isoformat(), "Ann"], None),
        (4, ["2.5", "It pours.", "2026-11-20T14:30:00", "true"], None),
        (5, ["3", "#DIV/0!", "", ""], "column 2 holds #DIV/0!; mend the formula"),
    ]


def test_a_formula_that_nobody_computed_is_no_empty_cell(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    made = openpyxl.Workbook()
    made.active.append(["text", "speaker"])
    made.active.append(["It rains.", "=A1"])
    made.active.append(["=A2"])
    made.active.append(["It pours.", "Ann"])
    made.save(path)
    with open_table(str(path), TableMapping()) as table:
        problems = [(one.line, one.problem) for one in table.records()]
    told = "holds a formula without a value; save it in a spreadsheet program, or write the value"
    assert problems == [(2, f"column 2 {told}"), (3, f"column 1 {told}"), (4, None)]


def test_a_sheet_is_imported_and_its_bad_rows_are_written_as_csv(
    location: Location, run: Run
) -> None:
    del location
    book(Path("rows.xlsx"))
    mapped = [word for one in ("text", "said", "speaker") for word in ("--map", f"{one}={one}")]
    outcome = run("import", "rows.xlsx", *mapped, "--sheet", "Rows", "--rejects", "bad.csv")
    assert (outcome.code, outcome.out) == (
        0,
        "added: 2 speakers, 1 source, 2 claims, 2 appearances\n",
    )
    assert outcome.err.startswith("sheet Rows, 4 columns\n")
    assert Path("bad.csv").read_text(encoding="utf-8") == (
        "id,text,said,speaker,line,reason\n3,#DIV/0!,,,5,column 2 holds #DIV/0!; mend the formula\n"
    )
    assert "20 Nov 2026" in run("claim", "list").out
    outcome = run("import", "rows.xlsx", *mapped, "--sheet", "Row")
    assert (outcome.code, outcome.err) == (
        2,
        "tracker: rows.xlsx: has no sheet 'Row'; name one of Notes, Rows\n",
    )


def test_without_the_extra_a_workbook_is_told_what_it_needs(
    location: Location, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    del location
    book(Path("rows.xlsx"))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    outcome = run("import", "rows.xlsx", "--map", "text=text", "-q")
    assert (outcome.code, outcome.err) == (
        1,
        (
            "tracker: reading xlsx needs the extra 'xlsx', which is not installed; install it with:"
            " pip install 'claim-tracker[xlsx]', or take csv\n"
        ),
    )


def test_each_sheet_that_is_named_is_a_table_of_its_own(location: Location, run: Run) -> None:
    del location
    with xlsxwriter.Workbook("rows.xlsx") as made:
        for name, text in (("May", "It rains."), ("June", "It pours."), ("Июнь", "It hails.")):
            made.add_worksheet(name).write_column(0, 0, ["id", "1"])
            made.get_worksheet_by_name(name).write_column(0, 1, ["text", text])
    command = ("import", "rows.xlsx", "--map", "key=id", "--map", "text=text")
    spoken = ("--set", "speaker=Ann")
    ids = []
    for sheet in ((), ("--sheet", "May"), ("--sheet", "June"), ("--sheet", "Июнь")):
        outcome = run(*command, *spoken, *sheet)
        assert outcome.out.endswith("1 source, 1 claim, 1 appearance\n")
        ids.append(outcome.err.splitlines()[1].split()[4])
    assert ids == ["rows", "rows-May", "rows-June", "rows-326e32f8"]
