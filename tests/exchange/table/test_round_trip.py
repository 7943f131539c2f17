"""Whatever cells are written to a file, the same cells are read."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.exchange.table.mapping import TableMapping
from tracker.exchange.table.reading import open_table
from tracker.exchange.table.records import Record

Rows = list[list[str]]

ANY = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
PRINTED = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="_#")
PLAIN = st.characters(exclude_categories=["Cs"], exclude_characters="\0\t\r\n")


def rows_of(characters: st.SearchStrategy[str]) -> st.SearchStrategy[Rows]:
    cells = st.text(characters, max_size=12)
    row = st.lists(cells, min_size=3, max_size=3).filter(any)
    return st.lists(row, min_size=1, max_size=6)


def read(path: Path, mapping: TableMapping) -> list[Record]:
    with open_table(str(path), mapping) as table:
        return list(table.records())


def check(tmp_path: Path, name: str, rows: Rows, write: Callable[[Path], None], **how: str) -> None:
    path = tmp_path / name
    write(path)
    records = read(path, TableMapping(encoding="utf-8", **how))  # type: ignore[arg-type]
    assert [record.problem for record in records] == [None] * len(rows)
    assert [[str(record.cell(place)) for place in range(3)] for record in records] == rows


relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


@relaxed
@given(rows=rows_of(ANY))
def test_cells_of_csv(tmp_path: Path, rows: Rows) -> None:
    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["a", "b", "c"], *rows])

    check(tmp_path, "rows.csv", rows, write, delimiter=",", quoting="enclosed")


@relaxed
@given(rows=rows_of(PLAIN))
def test_cells_of_tsv_without_quotation(tmp_path: Path, rows: Rows) -> None:
    def write(path: Path) -> None:
        text = "\n".join("\t".join(row) for row in [["a", "b", "c"], *rows])
        path.write_bytes(text.encode())

    check(tmp_path, "rows.tsv", rows, write, delimiter="\t", quoting="none")


@relaxed
@given(rows=rows_of(ANY))
def test_cells_of_json_lines(tmp_path: Path, rows: Rows) -> None:
    path = tmp_path / "rows.jsonl"
    lines = [json.dumps(dict(zip("abc", row, strict=True))) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    records = read(path, TableMapping())
    assert [[record.cell(key) for key in "abc"] for record in records] == rows


@relaxed
@given(rows=rows_of(PRINTED))
def test_cells_of_xlsx(tmp_path: Path, rows: Rows) -> None:
    def write(path: Path) -> None:
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate([["a", "b", "c"], *rows]):
                for place, cell in enumerate(row):
                    sheet.write_string(number, place, cell)

    check(tmp_path, "rows.xlsx", rows, write)
