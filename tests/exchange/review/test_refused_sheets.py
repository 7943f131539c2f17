"""A sheet that cannot be taken over is refused as a whole, in one line that names the row."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from exchange.review.sheets import exported, fill_csv, fill_xlsx, rewritten
from store.rows import held
from tracker.store.engine import open_engine
from tracker.store.location import Location

Rows = list[dict[str, str]]
STRAY = "3a1f0000-0000-4000-8000-000000000000"
MEND = "put it back; fill in review, why, resolution, note, retract only"
FROM = "write one with: tracker export conflicts --editable"


def _with(place: int, **cells: str) -> Callable[[Rows], Rows]:
    return lambda rows: [{**row, **(cells if n == place else {})} for n, row in enumerate(rows)]


def _without(name: str) -> Callable[[Rows], Rows]:
    return lambda rows: [{k: v for k, v in row.items() if k != name} for row in rows]


@pytest.mark.parametrize(
    ("change", "code", "told"),
    [
        pytest.param(
            _with(1, claim_text="Nobody has."),
            2,
            f"sheet.csv:3: claim_text was altered, which is not to be written; {MEND}",
            id="a protected cell",
        ),
        pytest.param(
            _with(0, relation_version="2"),
            2,
            "sheet.csv:2: one of relation_uid, relation_version, seal was altered, by which a row"
            " is known again; put it back, or write the sheet again",
            id="another version",
        ),
        pytest.param(
            _with(0, relation_version="first"),
            2,
            "sheet.csv:2: relation_version is no number; put it back, or write the sheet again",
            id="no version",
        ),
        pytest.param(
            _with(0, relation_uid=STRAY),
            2,
            "sheet.csv:2: one of relation_uid, relation_version, seal was altered, by which a row"
            " is known again; put it back, or write the sheet again",
            id="another uid",
        ),
        pytest.param(
            _with(0, relation_uid="R3"),
            2,
            "sheet.csv:2: relation_uid is no uid; put it back, or write the sheet again",
            id="no uid",
        ),
        pytest.param(
            _with(0, relation_uid=""),
            2,
            "sheet.csv:2: has no relation_uid; delete the row; a relation is recorded with:"
            " tracker relate",
            id="a row that was added",
        ),
        pytest.param(
            _with(0, seal=""),
            2,
            "sheet.csv:2: the sheet has not the columns it was written with; put them back, or"
            " write the sheet again",
            id="no seal",
        ),
        pytest.param(
            _without("claim_kind"),
            2,
            "sheet.csv:2: the sheet has not the columns it was written with; put them back, or"
            " write the sheet again",
            id="a column that was deleted",
        ),
        pytest.param(
            _without("relation_uid"),
            2,
            f"sheet.csv: is no sheet to review: it has no column relation_uid; {FROM}",
            id="a sheet from elsewhere",
        ),
        pytest.param(
            lambda rows: [*rows, rows[1]],
            2,
            "sheet.csv:12: its relation stands in row 3 as well; delete one of the two rows",
            id="a row twice",
        ),
        pytest.param(
            _with(2, review="Maybe"),
            2,
            "sheet.csv:4: 'Maybe' is no review; write agreed or rejected",
            id="a word of no list",
        ),
        pytest.param(
            _with(2, review="proposed"),
            2,
            "sheet.csv:4: 'proposed' is no review; write agreed or rejected",
            id="a review that no command gives",
        ),
        pytest.param(
            _with(2, why=" "),
            2,
            "sheet.csv:4: why is empty; give the reason, in a sentence",
            id="no reason",
        ),
        pytest.param(
            _with(2, note="x" * 10_001),
            2,
            "sheet.csv:4: note has 10,001 characters, 10,000 is the limit; shorten it",
            id="too long a note",
        ),
        pytest.param(
            _with(0, retract="x" * 1_001),
            2,
            "sheet.csv:2: retract has 1,001 characters, 1,000 is the limit; shorten it",
            id="too long a reason",
        ),
        pytest.param(
            _with(0, review="rejected", resolution="He meant his own."),
            1,
            "sheet.csv:2: R3 is rejected in the sheet, so there is nothing to resolve; leave"
            " resolution as it was, or review agreed",
            id="what the commands refuse",
        ),
    ],
)
def test_a_sheet_is_refused_as_a_whole(
    story: Location, run: Run, change: Callable[[Rows], Rows], code: int, told: str
) -> None:
    sheet = exported(run, "sheet.csv")
    fill_csv(sheet, {"R9": {"note": "Fine so far."}, "R12": {"note": "Fine, too."}})
    rewritten(sheet, change)
    before = held(open_engine(story))
    outcome = run("review", "sheet.csv", "--yes")
    assert (outcome.code, outcome.out, outcome.err) == (code, "", f"tracker: {told}\n")
    assert held(open_engine(story)) == before


def test_a_row_whose_relation_changed_meanwhile_is_refused(story: Location, run: Run) -> None:
    fill_xlsx(exported(run, "sheet.xlsx"), {"R3": {"note": "Ask."}, "R9": {"note": "Ask."}})
    run("relation", "resolve", "R9", "They met.")
    before = held(open_engine(story))
    outcome = run("review", "sheet.xlsx", "--yes")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(
        "tracker: sheet.xlsx:3: R9 was changed underneath: it is at version 2, not 1 as when you"
        " read it; last changed by tester on "
    )
    assert held(open_engine(story)) == before


def test_a_relation_of_another_database_is_refused(story: Location, run: Run) -> None:
    exported(run, "sheet.csv")
    run("init", "--db", "other.db")
    before = held(open_engine(Location(path=Path("other.db"))))
    outcome = run("review", "sheet.csv", "--yes", "--db", "other.db")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "tracker: sheet.csv:2: no relation in this database has its uid; review it with the"
        " database it was written from\n"
    )
    assert held(open_engine(Location(path=Path("other.db")))) == before
    del story


def test_a_resolution_once_there_is_not_emptied(story: Location, run: Run) -> None:
    del story
    run("relation", "resolve", "R3", "They met.")
    fill_csv(exported(run, "sheet.csv"), {"R3": {"resolution": ""}})
    outcome = run("review", "sheet.csv", "--yes")
    assert outcome.code == 2
    assert outcome.err == (
        "tracker: sheet.csv:2: resolution is empty; a resolution can be put otherwise, not taken"
        " away\n"
    )


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("it.csv", "", "is empty; give a table"),
        ("it.csv", "why,Why\n", "has two columns 'Why'; delete one"),
        ("it.csv", "id,text\n", f"is no sheet to review: it has no column relation_uid; {FROM}"),
        (
            "it.jsonl",
            '{"relation_uid": "x"}',
            f"is no sheet to review: it has no column relation_uid; {FROM}",
        ),
        ("it.xlsx", "no", "is no workbook that can be read (BadZipFile); save the sheet as csv"),
    ],
)
def test_what_is_no_sheet_is_refused(
    story: Location, run: Run, name: str, content: str, told: str
) -> None:
    del story
    Path(name).write_text(content, encoding="utf-8")
    outcome = run("review", name)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"tracker: {name}: {told}\n")
