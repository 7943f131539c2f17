"""Other programs read the same cells from a table, in whatever format it was exported."""

import csv
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pytest

from cli.test_office import HOSTILE
from conftest import SEED, Run
from office import ABSENT, converted
from rendering.hostile import story
from reporting.databases import filled_database
from tracker.rendering.safe import safe

TABLES = ["claims", "speakers", "sources", "relations", "conflicts", "revisions"]
WORLDS = {"seed": SEED.read_bytes(), "hostile": story(HOSTILE)}
SEPARATORS = {"csv": ",", "tsv": "\t"}
Rows = list[list[str]]


@pytest.fixture(scope="module", params=list(WORLDS))
def world(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database filled with it."""
    with filled_database(request, "sqlite", WORLDS[request.param]) as location:
        yield str(location.path)


@pytest.fixture
def tables(world: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> dict[str, Rows]:
    """Every table, exported in every format; its rows as Python reads them, the header first."""
    monkeypatch.setenv("TRACKER_DB", world)
    found = {}
    for table in TABLES:
        for ending in ("csv", "tsv", "json", "jsonl", "xlsx"):
            raw = ["--raw"] if ending in SEPARATORS else []
            asked = ("export", table, "--columns", "all", "-o", f"{table}.{ending}", *raw)
            assert run(*asked).code == 0
        with Path(f"{table}.csv").open(encoding="utf-8", newline="") as file:
            found[table] = list(csv.reader(file))
    return found


def queried(query: str) -> Rows:
    """What DuckDB answers, as text; a flag as a table has it."""
    words = {None: "", "true": "yes", "false": "no"}
    return [
        [words.get(cell, cell) for cell in row]
        for row in duckdb.connect().execute(query).fetchall()
    ]


def test_duckdb_and_openpyxl_read_the_same_cells_from_every_format(
    tables: dict[str, Rows],
) -> None:
    for table, (names, *rows) in tables.items():
        assert rows, table
        for ending, separator in SEPARATORS.items():
            read = f"read_csv('{table}.{ending}', delim='{separator}', quote='\"', escape='\"',"
            assert queried(f"FROM {read} header=true, all_varchar=true)") == rows, table
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
        lines = f"read_json('{table}.jsonl', format='newline_delimited', columns={{{columns}}})"
        assert queried(f"FROM {lines}") == rows, table
        struct = ", ".join(f'"{name}" VARCHAR' for name in names)
        whole = f"read_json('{table}.json', columns={{'{table}': 'STRUCT({struct})[]'}})"
        assert queried(f"SELECT one.* FROM (SELECT unnest({table}) AS one FROM {whole})") == rows
        visible = [[safe(cell) for cell in row] for row in rows]
        assert _sheet(Path(f"{table}.xlsx"))[1:] == visible, table


@pytest.mark.slow
@pytest.mark.skipif(ABSENT, reason="needs LibreOffice")
@pytest.mark.parametrize("ending", list(SEPARATORS))
def test_libreoffice_reads_the_same_cells_from_separated_text(
    tables: dict[str, Rows], tmp_path: Path, ending: str
) -> None:
    width = max(len(names) for names, *_ in tables.values())
    texts = "/".join(f"{place}/2" for place in range(1, width + 1))
    read = f"CSV:{ord(SEPARATORS[ending])},34,76,1,{texts}"
    saved = converted(tmp_path, [f"{table}.{ending}" for table in tables], "xlsx", read_as=read)
    for table, rows in tables.items():
        assert _sheet(saved / f"{table}.xlsx") == rows, table


def _sheet(path: Path) -> Rows:
    """Every row of a workbook's one sheet, as texts."""
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return [
        ["" if cell is None else str(cell).removesuffix(" 00:00:00") for cell in row]
        for row in sheet.iter_rows(values_only=True)
    ]
