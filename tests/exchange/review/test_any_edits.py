"""Whatever is written into a sheet, only what may be written changes anything."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from conftest import called
from exchange.review.sheets import fill_xlsx
from tracker.errors import FileFaultError
from tracker.exchange.review.columns import FILLS, SHEET
from tracker.exchange.review.reading import read_sheet
from tracker.exchange.review.reviewing import review
from tracker.models import Base
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import settle, writing

REFS = [f"R{number}" for number in range(3, 13)]
LOCKED = [one.name for one in SHEET.columns if one.brief and one.name not in {*FILLS, "seal"}]
ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
COLUMNS = {"retract": "retracted_why"}
SIGNED = {"reviewed_by", "reviewed_at", "resolved_by", "resolved_at"}
SIGNED |= {"retracted_by", "retracted_at"}

texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=40
)
prose = texts.map(str.strip).filter(
    lambda one: bool(one) and one not in ERRORS and "_x" not in one and not one.startswith("'")
)
judged = st.one_of(
    st.fixed_dictionaries({}, optional={"review": st.just("rejected")}),
    st.fixed_dictionaries({}, optional={"resolution": prose}),
)
rows = st.builds(
    lambda words, judgement: {**words, **judgement},
    st.fixed_dictionaries({}, optional={"why": prose, "note": prose, "retract": prose}),
    judged,
)


@pytest.fixture(scope="module")
def written(seed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Location, Path]:
    """The seed's database and its sheet."""
    folder = tmp_path_factory.mktemp("edits")
    location = Location(path=Path(shutil.copyfile(seed_file, folder / "story.db")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRACKER_DB", str(location.path))
        called(patch, "export", "conflicts", "--editable", "-o", folder / "sheet.xlsx")
    return location, folder / "sheet.xlsx"


def held(session: Session) -> dict[tuple[str, int, str], object]:
    """Every cell of every table but the history."""
    return {
        (name, row["id"], column): value
        for name, table in Base.metadata.tables.items()
        if name not in {"change", "revision"}
        for row in session.execute(select(table)).mappings()
        for column, value in row.items()
    }


@settings(max_examples=15)
@given(st.dictionaries(st.sampled_from(REFS), rows, max_size=5))
@example({"R3": {"why": "=1+1", "note": "1e5"}, "R4": {"note": "16/04/2022", "retract": "007"}})
def test_exactly_the_cells_written_change(
    written: tuple[Location, Path], edits: Mapping[str, Mapping[str, Any]]
) -> None:
    location, sheet = written
    filled = sheet.with_name("filled.xlsx")
    fill_xlsx(sheet, edits, filled)
    author = Author("tester", "review")
    with writing(location, author, dry_run=True) as session:
        before = held(session)
        report = review(session, read_sheet(str(filled)), author, dry_run=True)
        settle(session)
        after = held(session)
    assert before.keys() == after.keys()
    assert {
        (number, column): value
        for (table, number, column), value in after.items()
        if value != before[table, number, column] and column not in SIGNED
    } == {
        (int(ref[1:]), COLUMNS.get(name, name)): value
        for ref, cells in edits.items()
        for name, value in cells.items()
    }
    assert sum(len(one.cells) for one in report.changed) == sum(map(len, edits.values()))


@settings(max_examples=15)
@given(st.sampled_from(REFS), st.sampled_from(LOCKED), prose)
def test_no_other_cell_can_be_written(
    written: tuple[Location, Path], ref: str, column: str, text: str
) -> None:
    _, sheet = written
    filled = sheet.with_name("filled.xlsx")
    fill_xlsx(sheet, {ref: {column: text, "note": "Fine."}}, filled)
    with pytest.raises(FileFaultError) as refused:
        read_sheet(str(filled))
    assert refused.value.line is not None
