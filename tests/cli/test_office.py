"""Sheets and documents hold the same texts when LibreOffice opens them, and nothing that acts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from cli.tree import LEAVES, command_at
from conftest import SEED, Run
from office import ABSENT, converted
from rendering.hostile import PAYLOADS, story
from rendering.scripts import SCRIPTS
from reporting.databases import filled_database, make_default

HOSTILE = [
    *("=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "  =1+1", "＝1+1", "'=1+1", "1e5", "007"),
    *("'quoted", "2022-04-16", "TRUE", "line one\nline two", "a\tb", "  blanks  "),
    *SCRIPTS,
    *PAYLOADS[:12],
]
WORLDS = {"seed": SEED.read_bytes(), "hostile": story(HOSTILE)}

SPELLINGS = {
    "report dossier": [" C1", " P1"],
    "report impact": [" C1", " S1"],
    **{
        f"export {table}": [" --columns all"]
        for table in ("claims", "speakers", "sources", "relations", "revisions", "conflicts")
    },
}
"""What is asked of a command that has arguments, or shows more on demand."""


def commands(ending: str) -> list[str]:
    """Every command that writes files of that kind: none can be forgotten."""
    found = []
    for path in LEAVES:
        command = " ".join(path)
        formats = [one for one in command_at(path).params if "-f" in one.opts]
        if formats and ending in getattr(formats[0].type, "choices", ()):
            found += [f"{command}{rest}" for rest in SPELLINGS.get(command, [""])]
    return found


def sheet_texts(path: Path) -> dict[str, list[list[object]]]:
    """The cells of every sheet by its name; of empty rows and cells nothing is kept."""
    book = openpyxl.load_workbook(path)
    found = {}
    for sheet in book:
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        rows = [[_value(cell.value) for cell in row] for row in sheet.iter_rows()]
        found[sheet.title] = [[one for one in row if one is not None] for row in rows if any(row)]
    return found


def _value(value: object) -> object:
    return value.strip() or None if isinstance(value, str) else value


def page_texts(path: Path) -> dict[str, list[list[object]]]:
    """The paragraphs and the cells of every table; a word processor drops blanks at an end."""
    pages = docx.Document(str(path))
    assert not list(pages.element.iter(qn("w:fldSimple"), qn("w:instrText")))
    told: list[object] = [one.text.strip() for one in pages.paragraphs if one.text.strip()]
    tables: list[list[object]] = [
        [cell.text.strip() for row in one.rows for cell in row.cells] for one in pages.tables
    ]
    return {"paragraphs": [told], "tables": tables}


READERS: dict[str, Callable[[Path], dict[str, list[list[object]]]]] = {
    "xlsx": sheet_texts,
    "docx": page_texts,
}


@pytest.fixture(scope="module", params=list(WORLDS))
def world(request: pytest.FixtureRequest) -> Iterator[str]:
    """The program's default database is filled with it."""
    with (
        filled_database(request, "sqlite", WORLDS[request.param]) as location,
        pytest.MonkeyPatch.context() as patch,
    ):
        make_default(patch, location)
        yield str(location.path)


@pytest.mark.slow
@pytest.mark.skipif(ABSENT, reason="needs LibreOffice")
@pytest.mark.parametrize("ending", list(READERS))
def test_what_libreoffice_saves_again_says_the_same(
    world: str, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str
) -> None:
    monkeypatch.setenv("TRACKER_DB", world)
    names = []
    for number, command in enumerate(commands(ending)):
        names.append(f"{number}.{ending}")
        outcome = run(*command.split(), "-o", names[-1])
        assert outcome.code == 0, (command, outcome.err)
    assert len(names) > 5
    saved = converted(tmp_path, names, ending)
    for name, command in zip(names, commands(ending), strict=True):
        before = READERS[ending](tmp_path / name)
        assert sum(len(row) for rows in before.values() for row in rows) > 3, command
        after = READERS[ending](saved / name)
        assert after.keys() == before.keys(), command
        for part, rows in before.items():
            for row, again in zip(rows, after[part], strict=True):
                for value, found in zip(row, again, strict=True):
                    assert found == value, command
