"""An editor's sheet goes out, is filled in, and comes back as one change."""

import json
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from cli.terminals import on_terminal
from conftest import Run
from exchange.review.sheets import exported, fill_csv, fill_xlsx, rewritten, rows_of
from reporting.databases import both_engines
from store.rows import held
from tracker.models import Relation
from tracker.store.engine import open_engine
from tracker.store.location import Location
from tracker.store.session import reading

FILLED = {
    "R3": {"resolution": "He spoke of his own institute only.", "note": "Ask again in May."},
    "R6": {"review": "rejected"},
    "R9": {"why": "An exception that does not name the claim."},
    "R12": {"retract": "Read too much into it."},
}
C6 = "Russia’s Chinese scientific colleagues have also put cooperation on pause."
TOLD = f"""\
C6 “{C6}”
  R3: disputes, says C13 “Sergeev’s complaint does not hold for Chinese science as a whole, the
    researcher thinks.”
    resolution: nothing → “He spoke of his own institute only.”
    note: nothing → “Ask again in May.”
  R9: qualifies, says C27 “The war in Ukraine has not affected the work of the Russia–China
    association.”
    why: “A particular exception to a generic claim; it does not mention or reject Sergeev’s
      statement.” → “An exception that does not name the claim.”
  R12: weakens, says C30 “Because of travel restrictions, the Russia–China association must postpone
    some activities or move them online.”
    retract: nothing → “Read too much into it.”
  R6: leaves open, says C17 “The official for Chinese Academy of Sciences cooperation had neither
    heard of nor seen formal documents asking scientists to stop cooperating with Russia.”
    review: agreed → rejected
"""


def relations(story: Location) -> dict[str, tuple[object, ...]]:
    """What may be written of every relation."""
    with reading(story) as session:
        return {
            f"R{one.id}": (one.review, one.why, one.resolution, one.note, one.retracted_why)
            for one in session.scalars(select(Relation))
        }


@both_engines
def test_a_workbook_comes_back_as_one_change_that_undo_takes_back(
    story: Location, run: Run
) -> None:
    before, whole = relations(story), held(open_engine(story))["relation"]
    fill_xlsx(exported(run, "sheet.xlsx"), FILLED)
    outcome = run("review", "sheet.xlsx", "--yes")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"{TOLD}5 cells of 4 relations changed, 6 rows not\n"
    after = relations(story)
    assert {ref for ref, one in after.items() if one != before[ref]} == set(FILLED)
    why = before["R3"][1]
    assert after["R3"] == (
        "agreed",
        why,
        "He spoke of his own institute only.",
        "Ask again in May.",
        None,
    )
    assert after["R6"][0] == "rejected"
    assert after["R9"][1] == "An exception that does not name the claim."
    assert after["R12"][4] == "Read too much into it."
    changes = json.loads(run("log", "-f", "json").out)["changes"]
    assert [(one["command"], one["who"]) for one in changes[:1]] == [("review", "tester")]
    again = run("review", "sheet.xlsx", "--yes")
    assert (again.code, again.out, again.err) == (0, "nothing to change: 10 rows as on file\n", "")
    assert len(json.loads(run("log", "-f", "json").out)["changes"]) == len(changes)
    assert run("undo").code == 0
    assert held(open_engine(story))["relation"] == whole


def test_a_csv_file_does_the_same(story: Location, run: Run) -> None:
    fill_csv(exported(run, "sheet.csv"), FILLED)
    assert run("review", "sheet.csv", "--yes").out.startswith(TOLD)
    filled = relations(story)
    run("undo")
    fill_xlsx(exported(run, "sheet.xlsx"), FILLED)
    run("review", "sheet.xlsx", "--yes")
    assert relations(story) == filled


def test_a_dry_run_shows_it_and_changes_nothing(story: Location, run: Run) -> None:
    fill_csv(exported(run, "sheet.csv", "--columns", "claim_text,relation_ref"), FILLED)
    before = held(open_engine(story))
    outcome = run("review", "sheet.csv", "--dry-run")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"{TOLD}5 cells of 4 relations would change, 6 rows not\n"
    assert held(open_engine(story)) == before


def test_json_tells_old_and_new_of_every_cell(story: Location, run: Run) -> None:
    del story
    fill_csv(exported(run, "sheet.csv", "--limit", "2"), {"R9": {"note": "Ask.\r\n"}})
    assert json.loads(run("review", "sheet.csv", "-n", "-f", "json").out) == {
        "schema": "tracker/review/1",
        "dry_run": True,
        "changed": [
            {
                "relation": "R9",
                "row": 3,
                "claim": {"ref": "C6", "text": C6},
                "type": "qualifies",
                "answer": {
                    "ref": "C27",
                    "text": "The war in Ukraine has not affected the work of the Russia–China"
                    " association.",
                },
                "cells": [{"column": "note", "old": None, "new": "Ask."}],
            }
        ],
        "unchanged": 1,
        "passed_over": [],
    }


def test_off_a_terminal_it_shows_what_would_change_and_needs_a_yes(
    story: Location, run: Run
) -> None:
    fill_csv(exported(run, "sheet.csv"), FILLED)
    before = held(open_engine(story))
    outcome = run("review", "sheet.csv")
    assert (outcome.code, outcome.out.startswith(TOLD)) == (1, True)
    assert outcome.err == (
        "tracker: sheet.csv: 4 relations change; nothing was changed yet: confirm them with --yes\n"
    )
    assert held(open_engine(story)) == before


@pytest.mark.parametrize(("reply", "code", "review"), [("y", 0, "rejected"), ("n", 1, "agreed")])
def test_on_a_terminal_it_asks_once_all_is_shown(
    story: Location, run: Run, reply: str, code: int, review: str
) -> None:
    fill_csv(exported(run, "sheet.csv"), {"R6": {"review": " Rejected "}})
    ended = on_terminal("review", "sheet.csv", replies=[("[y/N]: ", f"{reply}\n")])
    assert ended.code == code
    shown, _, answered = ended.printed.partition("Take this over? [y/N]: ")
    assert "    review: agreed → rejected\n1 cell of 1 relation would change, 9 rows not\n" in shown
    assert answered.endswith("relation changed, 9 rows not\n" if code == 0 else "was changed\n")
    assert relations(story)["R6"][0] == review


def test_rows_that_were_deleted_and_columns_that_were_added_change_nothing(
    story: Location, run: Run
) -> None:
    del story
    sheet = exported(run, "sheet.csv")
    rewritten(sheet, lambda rows: [{"my remarks": "hm", **rows[4], "note": "Kept."}])
    outcome = run("review", "sheet.csv", "--yes")
    assert outcome.out.endswith("1 cell of 1 relation changed, 0 rows not\n")
    assert outcome.err == "column 'my remarks' is none of the sheet's, and is not read\n"


def test_rows_and_columns_may_stand_in_any_order(story: Location, run: Run) -> None:
    del story
    sheet = exported(run, "sheet.csv")
    rewritten(sheet, lambda rows: [dict(reversed(row.items())) for row in reversed(rows)])
    assert run("review", "sheet.csv").out == "nothing to change: 10 rows as on file\n"


def test_a_row_left_alone_is_not_held_against_what_others_did_meanwhile(
    story: Location, run: Run
) -> None:
    fill_csv(exported(run, "sheet.csv"), {"R3": {"note": "Ask again."}})
    run("relation", "resolve", "R9", "They met.")
    outcome = run("review", "sheet.csv", "--yes")
    assert outcome.code == 0
    assert outcome.err == (
        "changed since the sheet was written, and left alone, as their rows ask for nothing: R9\n"
    )
    assert relations(story)["R9"][2] == "They met."


def test_a_note_that_is_emptied_is_taken_away(story: Location, run: Run) -> None:
    fill_csv(exported(run, "sheet.csv"), {"R3": {"note": "Ask again."}})
    run("review", "sheet.csv", "--yes")
    fill_xlsx(exported(run, "sheet.xlsx"), {"R3": {"note": None}})
    assert "note: “Ask again.” → nothing" in run("review", "sheet.xlsx", "--yes").out
    assert relations(story)["R3"][3] is None


def test_each_relation_has_one_row_and_answers_without_one_are_told(
    story: Location, run: Run
) -> None:
    del story
    match = "--match=same,same,same,same"
    run("relate", "C18", "contradicts", "C9", "--why", "Both cannot be.", match)
    run("question", "add", "Has work been paused?")
    for claim, answer in (("C6", "yes"), ("C27", "no")):
        run("position", claim, "Q1", answer)
    run("relation", "reject", "R9")
    outcome = run("export", "conflicts", "--editable", "-o", "sheet.csv")
    refs = [row["relation_ref"] for row in rows_of(Path("sheet.csv"))]
    assert (len(refs), len(set(refs)), "" in refs) == (10, 10, False)
    assert outcome.err == (
        "2 answers by opposite positions not in the sheet: no relation tells of them\n"
    )


def test_a_workbook_locks_what_is_not_to_be_written(story: Location, run: Run) -> None:
    del story
    book = openpyxl.load_workbook(exported(run, "sheet.xlsx"))
    sheet = book["Conflicts"]
    heads = {str(cell.value): cell for cell in sheet[1]}
    assert sheet.protection.sheet
    assert {
        str(cell.value) for cell in sheet[1] if not sheet.cell(2, cell.column).protection.locked
    } == {
        "Review",
        "Why",
        "Resolution",
        "Note",
        "Retract",
    }
    assert all(cell.protection.locked for cell in sheet[1])
    assert [
        str(cell.value)
        for cell in sheet[1]
        if sheet.column_dimensions[cell.column_letter].hidden
        or cell.column > heads["Relation uid"].column
    ] == ["Relation uid", "Relation version", "Seal"]
    (rule,) = sheet.data_validations.dataValidation
    letter = heads["Review"].column_letter
    assert (str(rule.sqref), rule.formula1) == (f"{letter}2:{letter}11", '"agreed,rejected"')
    assert {name for name, cell in heads.items() if cell.comment} == {
        *("Review", "Why", "Resolution", "Note", "Retract"),
    }
    assert heads["Note"].comment.text == "Internal, never public. Emptied, it is taken away."


@pytest.mark.parametrize("name", ["sheet.csv", "sheet.xlsx"])
def test_a_text_that_looks_like_a_formula_comes_back_as_it_was(
    story: Location, run: Run, name: str
) -> None:
    notes = ["=1+1", "'=1+1", "-5 degrees", "'quoted'"]
    refs = ["R3", "R6", "R7", "R8"]
    cells = {ref: {"note": note} for ref, note in zip(refs, notes, strict=True)}
    fill_csv(exported(run, "first.csv", "--raw"), cells)
    run("review", "first.csv", "--yes")
    guarded = [relations(story)[ref][3] for ref in refs]
    exported(run, name)
    assert run("review", name).out == "nothing to change: 10 rows as on file\n"
    assert guarded == ["=1+1", "=1+1", "-5 degrees", "'quoted'"]
