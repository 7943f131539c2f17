"""The reports that are documents, as the seed's are read.

On a terminal the whole text stands in sourcing-60.txt and its like. To see how it differs, with the
seed in seed.db (tracker import seeds/pause-2022.toml --init --db seed.db):

    COLUMNS=60 tracker report sourcing --db seed.db | diff -u tests/rendering/sourcing-60.txt -

To accept it, write it there: … > tests/rendering/sourcing-60.txt
"""

from pathlib import Path

import pytest

from conftest import Run
from rendering.hostile import INTERNAL, PAYLOADS
from rendering.pages import parsed
from reporting.databases import make_default
from tracker.store.location import Location

HERE = Path(__file__).parent
REPORTS = ("sourcing", "anonymity")


@pytest.mark.parametrize("columns", [60, 120])
@pytest.mark.parametrize("report", REPORTS)
def test_the_report_of_the_seed_is_this_text(
    seed: Location, run: Run, report: str, columns: int
) -> None:
    del seed
    outcome = run("report", report, columns=columns)
    assert (outcome.code, outcome.err) == (0, "")
    expected = (HERE / f"{report}-{columns}.txt").read_text(encoding="utf-8")
    assert outcome.out.splitlines() == expected.splitlines()


def test_as_markdown_each_rule_says_once_what_to_do(seed: Location, run: Run) -> None:
    del seed
    out = run("report", "sourcing", "--rule", "A10", "--rule", "A2", "-f", "md").out
    assert out == (
        "# Sourcing report: 2 findings\n\n"
        "30 claims checked: 2 notices.\n\n"
        "## A2 a stock formula as the reason: 1 notice\n\n"
        "The reason is a stock formula: sensitivity (“political sensitivity of the issue”).\n\n"
        "To do: Print what the speaker risks in words of this case, or get the speaker named."
        " Standard: New York Times.\n\n"
        "| Speaker | Claims | Source |\n"
        "| --- | --- | --- |\n"
        "| a Beijing-based government researcher studying the nation’s scientific policy and"
        " international collaboration | C13, C14, C15, C16 | S1 |\n\n"
        "## A10 a document too vague to find: 1 notice\n\n"
        "The document cited is too vague to find.\n\n"
        "To do: Name the document, or cite one that can be found. Standard: AP, by extension.\n\n"
        "| Claim | What is claimed | Speaker | Source |\n"
        "| --- | --- | --- | --- |\n"
        "| C18 | The biggest scientific projects of China and Russia together are mainly in"
        " physics, mathematics, space, nuclear energy and smart manufacturing. |"
        " publicly available information | S1 |\n\n"
        "---\n\n"
        "S1: newspaper article, the publication (not stated), 16 Apr 2022\n\n"
        "A finding is a question about the sourcing, no verdict on the claim.\n"
    )


def test_nothing_found_is_told_in_a_sentence(seed: Location, run: Run) -> None:
    del seed
    assert run("report", "sourcing", "--rule", "A6", columns=40).out == (
        "Sourcing report: 0 findings\n\n"
        "30 claims checked: nothing found.\n\n"
        "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n\n"
        "A finding is a question about the\n"
        "sourcing, no verdict on the claim.\n"
    )


@pytest.mark.parametrize("report", REPORTS)
def test_the_page_of_a_hostile_story_is_whole_and_holds_nothing_internal(
    hostile_database: Location, monkeypatch: pytest.MonkeyPatch, run: Run, report: str
) -> None:
    make_default(monkeypatch, hostile_database)
    page = parsed(run("report", report, "-f", "html").out)
    assert (page.faults, page.declarations) == ([], ["doctype html"])
    tags = {"html", "head", "meta", "title", "style", "body", "header", "main", "section"}
    tags |= {"h1", "h2", "p", "bdi", "div", "table", "thead", "tbody", "tr", "th", "td", "footer"}
    assert {element.tag for element in page.elements} - {"h3"} == tags
    text = "".join(page.texts)
    assert INTERNAL not in text
    assert PAYLOADS[0] in text
