"""Every web page the program makes, in a real browser: quiet, alone, accessible, printed whole."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from conftest import Run
from rendering.browsers import Opened, opened, printed, running_browser
from rendering.documents import SMALL, document
from rendering.hostile import PAYLOADS
from rendering.maps import every_kind
from rendering.scripts import SCRIPTS
from tracker.rendering.conflicts_html import render_conflicts_html
from tracker.rendering.conflicts_map import maps_of
from tracker.rendering.document_html import render_document_html
from tracker.rendering.map_svg import render_map_svg
from tracker.reporting.conflicts import ConflictsReport
from tracker.store.location import Location

PAGES = (
    "report conflicts",
    "report conflicts --all --audience public",
    "report sourcing",
    "report anonymity",
    "report origins",
    "report shifts",
    "report timeline",
    "report responses",
    "report impact C6",
    "export claims",
    "export conflicts --columns all",
)
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as running:
        yield running


@pytest.fixture(params=PAGES)
def html(request: pytest.FixtureRequest, seed: Location, run: Run) -> str:
    """Each page, of the seed."""
    del seed
    outcome = run(*request.param.split(), "-f", "html", "-q")
    assert outcome.code == 0, outcome.err
    return outcome.out


def test_a_page_is_accessible_quiet_and_alone_at_any_width_in_both_schemes(
    browser: Browser, html: str, tmp_path: Path
) -> None:
    for width in WIDTHS:
        for scheme in SCHEMES:
            with opened(browser, html, tmp_path, width, scheme) as seen:
                assert _violations(seen) == [], (width, scheme)
                assert (seen.said, seen.loaded) == ([], [])


def _violations(seen: Opened) -> list[str]:
    found = Axe().run(seen.page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


@pytest.mark.parametrize("command", [one for one in PAGES if "export" not in one])
def test_no_report_is_wider_than_the_window(
    browser: Browser, seed: Location, run: Run, tmp_path: Path, command: str
) -> None:
    del seed
    html = run(*command.split(), "-f", "html", "-q").out
    for width in WIDTHS:
        with opened(browser, html, tmp_path, width, "light") as seen:
            wide = seen.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width


def test_hostile_texts_do_nothing_in_a_browser(
    browser: Browser, hostile_report: ConflictsReport, tmp_path: Path
) -> None:
    pages = [render_conflicts_html(hostile_report, maps_of(hostile_report))]
    pages += [render_document_html(document(" ".join(PAYLOADS)))]
    for html in pages:
        with opened(browser, html, tmp_path, 768, "light") as seen:
            assert (seen.said, seen.loaded) == ([], [])
            assert seen.page.evaluate("document.scripts.length") == 0


def test_every_line_of_a_map_fits_its_box_in_any_script(
    browser: Browser, scripts_report: ConflictsReport, tmp_path: Path
) -> None:
    html = render_conflicts_html(scripts_report, maps_of(scripts_report))
    with opened(browser, html, tmp_path, 1280, "light") as seen:
        found = seen.page.evaluate(
            """[...document.querySelectorAll('.map g:has(> .map-box)')].map(one => {
                const box = one.querySelector('.map-box').getBBox();
                const inside = text => {
                    const own = text.getBBox();
                    return own.x >= box.x && own.x + own.width <= box.x + box.width
                        && own.y >= box.y && own.y + own.height <= box.y + box.height;
                };
                return [...one.querySelectorAll('text')].map(text =>
                    inside(text) ? null : text.textContent).filter(Boolean);
            })"""
        )
    assert len(found) == len(SCRIPTS)
    assert found == [[]] * len(SCRIPTS)


def test_no_two_boxes_or_labels_of_a_map_overlap(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, render_map_svg(every_kind()), tmp_path, 1280, "light") as seen:
        found = seen.page.evaluate(
            """[...document.querySelectorAll('.map-box, .map-label')].map(one => {
                const box = one.getBBox();
                return [box.x, box.y, box.x + box.width, box.y + box.height];
            })"""
        )
    assert len(found) == 13
    overlapping = [
        (one, other)
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert overlapping == []


def test_the_report_with_its_map_is_printed_on_a_few_sheets(
    browser: Browser, seed_report: ConflictsReport, tmp_path: Path
) -> None:
    html = render_conflicts_html(seed_report, maps_of(seed_report))
    with opened(browser, html, tmp_path, 1280, "dark") as seen:
        sheets = printed(seen.page)
    assert 2 <= len(sheets) <= 7
    drawn = [sheet for sheet in sheets if "The same as a map" in sheet]
    assert len(drawn) == 1
    assert all(words in drawn[0] for words in ("C6 · assertion", "C13 · denial", "C24 · no"))


def test_no_reference_and_no_heading_is_broken_into_letters_on_paper(
    browser: Browser, seed: Location, run: Run, tmp_path: Path
) -> None:
    del seed
    html = run("report", "sourcing", "-f", "html", "-q").out
    with opened(browser, html, tmp_path, 1280, "light") as seen:
        words = set(" ".join(printed(seen.page)).split())
    assert {"Claim", "Speaker", "Source", "C13", "C30"} <= words


def test_no_row_of_a_table_is_broken_over_two_sheets_and_headings_are_repeated(
    browser: Browser, tmp_path: Path
) -> None:
    text = "\n".join(f"line {number}" for number in range(6))
    rows = [(f"begin{n:03} {text} end{n:03}", "", None, n, True, None) for n in range(100)]
    section = SMALL.sections[0]
    assert section.grid is not None
    grid = type(section.grid)("claims", section.grid.fields, tuple(rows))
    part = type(section)("Rows", grid=grid)
    whole = type(SMALL)("Rows", SMALL.generated_at, "internal", sections=(part,))
    with opened(browser, render_document_html(whole), tmp_path, 1280, "dark") as seen:
        sheets = printed(seen.page)
    assert len(sheets) > 5
    _unbroken(sheets, 100)
    assert all("Clear" in "".join(sheet.split()) for sheet in sheets if "begin" in sheet)


def test_no_row_of_an_exported_table_and_no_answer_of_a_report_is_broken(
    browser: Browser, location: Location, run: Run, tmp_path: Path
) -> None:
    del location
    Path("story.json").write_text(json.dumps(_story(40)), encoding="utf-8")
    assert run("import", "story.json").code == 0
    columns = ("--columns", "text,said,kind,note")
    for command in (("export", "claims", *columns), ("report", "conflicts")):
        html = run(*command, "-f", "html", "-q").out
        with opened(browser, html, tmp_path, 1280, "light") as seen:
            sheets = printed(seen.page)
        assert len(sheets) > 2
        _unbroken(sheets, 40)


def _unbroken(sheets: list[str], count: int) -> None:
    """Each record's first word is on some sheet together with its last."""
    squeezed = ["".join(sheet.split()) for sheet in sheets]
    broken = [
        number
        for number in range(count)
        if not any(f"begin{number:03}" in one and f"end{number:03}" in one for one in squeezed)
    ]
    assert broken == []


def _story(count: int) -> dict[str, object]:
    filling = "and so on and on. " * 12
    claims: dict[str, object] = {"a": {"speaker": "ann", "source": "paper", "text": "It rains."}}
    for number in range(count):
        claims[f"b{number}"] = {
            "speaker": "bob",
            "source": "paper",
            "text": f"begin{number:03} {filling}",
            "note": f"{filling} end{number:03}",
            "answers": [
                {"claim": "a", "type": "disputes", "why": f"{filling} end{number:03}"},
            ],
        }
    return {
        "schema": "tracker/claim-file/1",
        "id": "long",
        "source": {"paper": {"type": "article-newspaper", "title": "The paper"}},
        "speaker": {"ann": {"name": "Ann"}, "bob": {"name": "Bob"}},
        "claim": claims,
    }
