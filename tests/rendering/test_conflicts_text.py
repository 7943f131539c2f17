"""The contradiction report on a terminal.

The whole text of the seed's report stands in conflicts-60.txt and its like. To see how it differs,
with the seed in seed.db (tracker import seeds/pause-2022.toml --init --db seed.db):

    COLUMNS=60 tracker report conflicts --db seed.db | diff -u tests/rendering/conflicts-60.txt -

To accept it, write it there: … > tests/rendering/conflicts-60.txt
"""

from pathlib import Path

import pytest
import wcwidth

from conftest import Run
from rendering.scripts import SCRIPTS
from tracker.rendering.conflicts_text import render_conflicts_text
from tracker.reporting.conflicts import ConflictsReport
from tracker.store.location import Location

HERE = Path(__file__).parent
WIDTHS = (60, 100, 140)


@pytest.fixture(params=["seed", "scripts"])
def report(request: pytest.FixtureRequest) -> ConflictsReport:
    found: ConflictsReport = request.getfixturevalue(f"{request.param}_report")
    return found


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_report_of_the_seed_is_this_text(seed: Location, run: Run, columns: int) -> None:
    del seed
    outcome = run("report", "conflicts", columns=columns)
    assert (outcome.code, outcome.err) == (0, "")
    expected = (HERE / f"conflicts-{columns}.txt").read_text(encoding="utf-8")
    assert outcome.out.splitlines() == expected.splitlines()


@pytest.mark.parametrize("columns", [*range(20, 131, 5), 99, 101, 140, 200, 300])
def test_no_line_is_wider_than_the_terminal(report: ConflictsReport, columns: int) -> None:
    for line in render_conflicts_text(report, columns).split("\n"):
        assert wcwidth.width(line) <= columns, line


@pytest.mark.parametrize("columns", [100, 101, 140, 199])
def test_the_gutter_stands_at_the_same_cell_on_every_line(
    report: ConflictsReport, columns: int
) -> None:
    (table,) = _tables(render_conflicts_text(report, columns))
    gutters = {wcwidth.width(line[: line.replace("┼", "│").index("│")]) for line in table}
    assert len(gutters) == 1


@pytest.mark.parametrize("columns", WIDTHS)
def test_every_quotation_and_every_reason_stands_in_the_answers_uncut(
    report: ConflictsReport, columns: int
) -> None:
    text = _answers(render_conflicts_text(report, columns))
    for disputed in report.disputed_claims:
        for response in disputed.responses:
            quotes = [one.quote for one in response.claim.appearances if one.quote]
            for part in [response.why, *quotes]:
                assert _squeezed(part) in text


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_disputed_claim_and_its_quotation_stand_beside_the_answers_uncut(
    report: ConflictsReport, columns: int
) -> None:
    text = render_conflicts_text(report, columns)
    left = _squeezed("".join(line.partition("│")[0] for line in text.split("\n")))
    (disputed,) = report.disputed_claims
    for part in (disputed.claim.text, disputed.claim.appearances[0].quote):
        assert _squeezed(str(part)) in left


def test_the_story_in_many_scripts_has_them_all(scripts_report: ConflictsReport) -> None:
    (disputed,) = scripts_report.disputed_claims
    claims = [disputed.claim, *(one.claim for one in disputed.responses)]
    assert sorted(one.text for one in claims) == sorted(SCRIPTS)


def test_the_sides_stand_beside_each_other_from_100_columns_on(
    seed_report: ConflictsReport,
) -> None:
    assert "│" not in render_conflicts_text(seed_report, 99)
    assert len(_tables(render_conflicts_text(seed_report, 100))) == 1


def test_a_line_ends_without_blanks(report: ConflictsReport) -> None:
    for columns in WIDTHS:
        lines = render_conflicts_text(report, columns).split("\n")
        assert [line for line in lines if line != line.rstrip()] == []


def _tables(text: str) -> list[list[str]]:
    """The lines between the heavy rules that stand side by side."""
    blocks = [block.strip("\n").split("\n") for block in text.split("━")]
    tables = []
    for block in blocks:
        start = next((place for place, line in enumerate(block) if line.startswith("The claim")), 0)
        if any("┼" in line for line in block):
            tables.append(block[start:])
    return tables


def _answers(text: str) -> str:
    """The text of the answers without any blanks: their column, or what follows their heading."""
    tables = _tables(text)
    if tables:
        parts = [line.partition("│")[2] for table in tables for line in table]
    else:
        parts = text.partition("The answers\n")[2].split("\n")
    return _squeezed("".join(parts))


def _squeezed(text: str) -> str:
    return "".join(text.split())
