"""The contradiction report as a web page: what is in it, and what cannot get into it."""

import sys

import pytest

from conftest import Run
from rendering.conftest import NOW
from rendering.hostile import HARMLESS, INTERNAL, PAYLOADS
from rendering.pages import Page, parsed
from reporting.stories import PAPER, answers, claim, load
from tracker.rendering.conflicts_html import render_conflicts_html
from tracker.rendering.safe import safe
from tracker.reporting.conflicts import ConflictsReport, conflicts_report
from tracker.store.location import Location
from tracker.store.session import reading


@pytest.fixture
def page(seed_report: ConflictsReport) -> Page:
    return parsed(render_conflicts_html(seed_report))


@pytest.fixture(scope="session")
def hostile(hostile_report: ConflictsReport) -> Page:
    return parsed(render_conflicts_html(hostile_report))


@pytest.fixture(scope="session")
def harmless(harmless_report: ConflictsReport) -> Page:
    return parsed(render_conflicts_html(harmless_report))


def test_every_tag_that_is_opened_is_closed(page: Page) -> None:
    assert page.faults == []
    assert page.declarations == ["doctype html"]
    assert [len(page.of(tag)) for tag in ("html", "head", "body", "main", "title")] == [1] * 5


def test_the_page_names_its_language_and_its_encoding(page: Page) -> None:
    assert page.of("html")[0].attributes == {"lang": "en"}
    assert page.of("meta")[0].attributes == {"charset": "utf-8"}
    assert page.of("title")[0].text == "Contradiction report: 1 disputed claim"


def test_the_page_forbids_itself_to_load_or_run_anything(page: Page) -> None:
    policies = [
        element.attributes["content"]
        for element in page.of("meta")
        if element.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_the_page_holds_no_script_no_handler_and_no_address(page: Page, hostile: Page) -> None:
    for one in (page, hostile):
        names = {name for element in one.elements for name in element.attributes}
        assert names == {
            "aria-labelledby",
            "charset",
            "class",
            "content",
            "http-equiv",
            "id",
            "lang",
            "name",
        }
        assert {element.tag for element in one.elements} <= {
            *("html", "head", "meta", "title", "style", "body", "header", "main", "section"),
            *("h1", "h2", "h3", "h4", "p", "div", "span", "article", "blockquote", "bdi"),
            *("dl", "dt", "dd", "footer"),
        }
        style = one.of("style")[0].text
        assert "url(" not in style
        assert "@import" not in style


def test_every_quotation_stands_isolated_in_a_block_quotation(
    page: Page, seed_report: ConflictsReport
) -> None:
    quotes = [
        appearance.quote
        for disputed in seed_report.disputed_claims
        for claim in [disputed.claim, *(one.claim for one in disputed.responses)]
        for appearance in claim.appearances
        if appearance.quote
    ]
    assert len(quotes) == 7
    places = [place for place, element in enumerate(page.elements) if element.tag == "blockquote"]
    isolated = [page.elements[place + 1] for place in places]
    assert {element.tag for element in isolated} == {"bdi"}
    assert sorted(element.text for element in isolated) == sorted(quotes)
    assert {element.attributes.get("lang") for element in page.of("blockquote")} == {"en"}


def test_every_reason_and_every_attribution_stands_isolated(
    page: Page, seed_report: ConflictsReport
) -> None:
    isolated = [element.text for element in page.of("bdi")]
    for response in seed_report.disputed_claims[0].responses:
        assert response.why in isolated
    assert (
        "Alexander Sergeev, president, Russian Academy of Sciences (named), said 14 Apr 2022"
        " (inferred; conference at MGIMO, Moscow), via TASS, in S1"
    ) in isolated


def test_hostile_text_adds_no_element_and_shows_as_itself(hostile: Page, harmless: Page) -> None:
    assert hostile.skeleton == harmless.skeleton
    assert (hostile.faults, hostile.declarations) == ([], ["doctype html"])
    expected = "\0".join(harmless.texts)
    for text, payload in zip(HARMLESS, PAYLOADS, strict=True):
        assert expected.count(text) >= 20
        expected = expected.replace(text, safe(payload))
    assert "\0".join(hostile.texts) == expected


def test_internal_notes_are_not_on_the_page(hostile: Page) -> None:
    assert INTERNAL not in "".join(hostile.texts)


def test_an_answer_nobody_gave_a_scope_or_quotation_has_no_empty_row(hostile: Page) -> None:
    assert "Scope" not in [element.text for element in hostile.of("dt")]
    assert [element for element in hostile.of("dd") if not element.text.strip()] == []


def test_a_quotation_that_two_sources_carry_is_printed_once(location: Location, run: Run) -> None:
    del location
    said = 'quote = "It stopped."\n[[claim.A.appearance]]\nsource = "other"\nquote = "It stopped."'
    paper = PAPER.replace('text = "Work stopped."', f'text = "Work stopped."\n{said}')
    other = '\n[source.other]\ntype = "article-newspaper"\ntitle = "The other paper"\n'
    load(run, paper, other, answers("B", "disputes", "A"))
    page = parsed(run("report", "conflicts", "-f", "html").out)
    assert [element.text for element in page.of("blockquote")] == ["“It stopped.”"]


def test_nothing_disputed_is_told_in_a_sentence(location: Location) -> None:
    with reading(location) as session:
        page = parsed(render_conflicts_html(conflicts_report(session, now=NOW)))
    assert page.faults == []
    assert any("No claim asked for is contradicted" in one for one in page.texts)
    assert "Generated 2022-05-01T12:00:00Z for internal use." in page.texts


def test_each_disputed_claim_has_its_map_where_the_layout_engine_is_installed(
    seed: Location, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    del seed
    page = parsed(run("report", "conflicts", "-f", "html").out)
    assert page.faults == []
    assert [one.attributes["aria-labelledby"] for one in page.of("svg")] == [
        "map-1-title map-1-desc"
    ]
    assert page.of("figcaption")[0].text == (
        "The same as a map; the answers above say it in words."
    )
    assert page.of("script") == []
    monkeypatch.setitem(sys.modules, "wasmtime", None)
    assert parsed(run("report", "conflicts", "-f", "html").out).of("svg") == []


def test_a_map_of_many_answers_says_how_many_it_leaves_out(location: Location, run: Run) -> None:
    del location
    keys = [f"k{number}" for number in range(20)]
    more = [claim(key, "bob", f"No, {key}.") for key in keys]
    load(run, PAPER, *more, *(answers(key, "disputes", "A") for key in keys))
    page = parsed(run("report", "conflicts", "-f", "html").out)
    told = [one.text for one in page.of("text") if one.attributes["class"] == "map-folded"]
    assert told == ["8 more answers not drawn: 8", "disputes"]


def test_of_many_disputed_claims_twenty_have_a_map(location: Location, run: Run) -> None:
    del location
    keys = [f"k{number}" for number in range(25)]
    more = [claim(key, "bob", f"No, {key}.") for key in keys]
    load(run, PAPER, *more, *(answers("A", "disputes", key) for key in keys))
    page = parsed(run("report", "conflicts", "-f", "html").out)
    assert len(page.of("svg")) == 20
    assert "Maps are drawn of the first 20 disputed claims; tracker map draws others." in page.texts
