"""Comma- and tab-separated values: exact, guarded against formulas, and reversible."""

import csv
import io
import re
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rendering.cells import CELLS, generated, storable
from rendering.tables import table, texts
from tracker.rendering.tables_csv import guarded, render_csv, unguarded
from tracker.reporting.tables.table import Kind

FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r]")


def _read(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_csv_is_quoted_as_rfc_4180_says() -> None:
    assert "".join(render_csv(table())) == (
        "ref,text,said,relays,unclear,url\r\n"
        'C1,"It rains | or pours,\n“he said”",2022-04-16,2,yes,https://example.org/a?b=1&c\r\n'
        "C2,'=1+1 <b>,,,no,javascript:alert(1)\r\n"
    )


def test_tsv_is_quoted_alike_and_ends_lines_in_lf() -> None:
    assert "".join(render_csv(texts(["a\tb", "c, d"]), tabs=True)) == (
        'ref\ttext\nC1\t"a\tb"\nC2\t"c, d"\n'
    )


def test_a_byte_order_mark_comes_first() -> None:
    assert "".join(render_csv(texts([]), bom=True)) == "\ufeffref,text\r\n"


def test_a_table_of_one_column_has_no_empty_line() -> None:
    one = table({"note": Kind.TEXT}, [(None,), ("x",)])
    assert _read("".join(render_csv(one))) == [["note"], [""], ["x"]]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("\u3000=1", "'\u3000=1"),
        ("＝1+1", "'＝1+1"),
        ("＠x", "'＠x"),
        ("'=1", "''=1"),
        ("''x", "'''x"),
        ("'x", "'x"),
        ("’t is", "’t is"),
        ("a=b", "a=b"),
        ("\n=1", "'\n=1"),
        ("", ""),
    ],
)
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str, shown: str) -> None:
    assert guarded(text) == shown
    assert unguarded(shown) == text


def test_raw_leaves_formulas_alone() -> None:
    assert "".join(render_csv(texts(["=1+1"]), raw=True)) == "ref,text\r\nC1,=1+1\r\n"


@given(st.text(alphabet=st.sampled_from("'=+-@＝ \t\r\n,\"aé"), max_size=8))
def test_the_guard_can_be_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not FORMULA.match(guarded(text))


@pytest.mark.parametrize("tabs", [False, True])
def test_ten_thousand_cells_open_equal_and_none_is_a_formula(tabs: bool) -> None:
    cells = generated(10_000)
    rows = _read("".join(render_csv(texts(cells), tabs=tabs)), "\t" if tabs else ",")
    shown = [row[1] for row in rows[1:]]
    assert [text for text in shown if FORMULA.match(text)] == []
    assert [unguarded(text) for text in shown] == cells


@pytest.mark.parametrize("tabs", [False, True])
def test_ten_thousand_cells_open_equal_in_another_program(tmp_path: Path, tabs: bool) -> None:
    cells = generated(10_000)
    path = tmp_path / "claims.csv"
    path.write_bytes("".join(render_csv(texts(cells), tabs=tabs, raw=True)).encode())
    delimiter = "\t" if tabs else ","
    found = (
        duckdb.connect()
        .execute(
            f"SELECT text FROM read_csv('{path}', delim='{delimiter}', quote='\"', escape='\"',"
            " header=true, all_varchar=true)"
        )
        .fetchall()
    )
    assert [text or "" for (text,) in found] == cells


def test_the_generated_cells_are_of_every_kind() -> None:
    cells = generated(10_000)
    assert len(cells) == 10_000
    assert all(storable(cell) for cell in cells)
    assert all(start in {cell[:1] for cell in cells} for start in "=+-@\t\r'＝")
    assert set(CELLS) <= set(cells)
