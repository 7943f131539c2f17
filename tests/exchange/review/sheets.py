"""An editor's sheets, filled in by program."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl

from conftest import Run

Cells = Mapping[str, Mapping[str, object]]
"""What is written, by the relation's reference and the column's name."""


def exported(run: Run, name: str, *options: str) -> Path:
    """A sheet as it goes out."""
    outcome = run("export", "conflicts", "--editable", "-o", name, "--force", *options)
    assert (outcome.code, outcome.err) == (0, "")
    return Path(name)


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a csv file, by column."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rewritten(path: Path, change: Callable[[list[dict[str, str]]], list[dict[str, str]]]) -> None:
    """Write the rows of a csv file again, as changed."""
    rows = change(rows_of(path))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def fill_csv(path: Path, cells: Cells) -> None:
    """Write cells of a csv file."""
    rewritten(path, lambda rows: [{**row, **cells.get(row["relation_ref"], {})} for row in rows])  # type: ignore[dict-item]


def fill_xlsx(path: Path, cells: Cells, to: Path | None = None) -> None:
    """Write cells of a workbook, as openpyxl saves it."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    heads = [str(cell.value).lower().replace(" ", "_") for cell in sheet[1]]
    places = {str(row[heads.index("relation_ref")].value): row[0].row for row in sheet.iter_rows(2)}
    for ref, values in cells.items():
        for name, value in values.items():
            cell = sheet.cell(places[ref], heads.index(name) + 1)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula, as in a cell that is formatted as text
    book.save(to or path)
