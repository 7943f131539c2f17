"""LibreOffice as the editor's program: it opens, saves, and changes nothing that nobody wrote."""

import json
from pathlib import Path

import pytest

from cli.test_office import HOSTILE
from conftest import Run
from exchange.review.sheets import exported, fill_xlsx
from office import ABSENT, converted
from rendering.hostile import story as hostile
from tracker.store.location import Location

NUMBERS = ["1,000", "3.50", "007", "16 Apr 2022", "2022-04", "_x0041_", "<r>x</r>", "a\r\nb"]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(ABSENT, reason="needs LibreOffice")]


def test_a_workbook_that_libreoffice_saved_is_reviewed_and_undone(
    story: Location, run: Run, tmp_path: Path
) -> None:
    del story
    exported(run, "sheet.xlsx")
    before = json.loads(run("relation", "list", "-f", "json").out)
    saved = converted(tmp_path, ["sheet.xlsx"], "xlsx") / "sheet.xlsx"
    assert run("review", saved).out == "nothing to change: 10 rows as on file\n"
    fill_xlsx(saved, {"R3": {"note": "Ask again."}, "R6": {"review": "rejected"}})
    again = converted(saved.parent, ["sheet.xlsx"], "xlsx") / "sheet.xlsx"
    outcome = run("review", again, "--yes")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.endswith("2 cells of 2 relations changed, 8 rows not\n")
    assert run("review", again).out == "nothing to change: 10 rows as on file\n"
    assert run("undo").code == 0
    assert json.loads(run("relation", "list", "-f", "json").out) == before


@pytest.mark.parametrize("to", ["xlsx", "csv"])
@pytest.mark.parametrize("name", ["sheet.xlsx", "sheet.csv"])
def test_nothing_that_libreoffice_does_to_a_cell_is_a_change(
    location: Location, run: Run, tmp_path: Path, name: str, to: str
) -> None:
    del location
    Path("hostile.json").write_bytes(hostile([*HOSTILE, *NUMBERS]))
    assert run("import", "hostile.json").code == 0
    exported(run, name, "--columns", "all")
    count = 2 * len([*HOSTILE, *NUMBERS])
    (saved,) = converted(tmp_path, [name], to).iterdir()
    outcome = run("review", saved)
    assert (outcome.out, outcome.err) == (f"nothing to change: {count} rows as on file\n", "")
