"""Timelines as SVG: real text, nothing active, each kind of date with a shape of its own."""

import re
from datetime import date
from pathlib import Path
from xml.dom import minidom

import pytest

from conftest import Run
from rendering.hostile import PAYLOADS
from rendering.pages import parsed
from rendering.scripts import SCRIPTS
from reporting.stories import PAPER, claim, load
from tracker.rendering.drawn_lines import measured
from tracker.rendering.safe import safe
from tracker.rendering.timeline_axis import Axis
from tracker.rendering.timeline_picture import Lane, Mark, Row, TimelinePicture
from tracker.rendering.timeline_svg import render_timeline_svg
from tracker.store.location import Location

DATED = PAPER.replace('title = "The paper"', 'title = "The paper"\npublished = 2022-04-16')
ALLOWED = {
    "svg": {"xmlns", "class", "role", "aria-labelledby", "width", "height", "viewbox"},
    "title": {"id"},
    "desc": {"id"},
    "style": set(),
    "g": set(),
    "rect": {"class", "x", "y", "width", "height"},
    "path": {"class", "d"},
    "text": {"class", "x", "y"},
}


def picture(text: str, *marks: Mark) -> TimelinePicture:
    """One row, with a text wherever a database's can stand."""
    return TimelinePicture(
        text, text, (Lane(text, (Row(text, text, (text,), marks),)),), (text,), worded=True
    )


def said(key: str, when: str) -> str:
    """Lines of a claim file: Ann says so, at a time written as EDTF."""
    return claim(key, "ann", f"It is {key}.", f'said = "{when}"\n')


def many(count: int) -> str:
    """Lines of a claim file: so many claims."""
    return "".join(said(f"N{place}", "2022-04-14") for place in range(count))


@pytest.mark.parametrize("text", [*PAYLOADS, *SCRIPTS, "\ufffe \uffff", "]]>"])
def test_any_text_is_text_in_the_drawing(text: str) -> None:
    svg = render_timeline_svg(picture(text, Mark("said", date(2022, 4, 14), None, rough=False)))
    minidom.parseString(svg.encode())  # noqa: S318 - our own output
    page = parsed(svg)
    assert page.faults == []
    for element in page.elements:
        assert set(element.attributes) <= ALLOWED[element.tag]
    shown = safe(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    assert [one.text for one in page.of("title")] == [shown, shown]


def test_it_says_what_was_said_and_published_and_recorded_in_words(
    location: Location, run: Run
) -> None:
    del location
    load(run, DATED, said("C", "2022-04-14"), claim("D", "clerk", "It is D."))
    outcome = run("report", "timeline", "-f", "svg")
    page = parsed(re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", "(a moment)", outcome.out))
    root = page.of("svg")[0].attributes
    assert (root["role"], root["aria-labelledby"]) == ("img", "timeline-title timeline-desc")
    assert page.of("title")[0].text == "Timeline: 4 entries"
    assert page.of("desc")[0].text.startswith(
        "3 lanes, one for each speaker or voice. Ann: C3 assertion · 14 Apr 2022;"
        " published 16 Apr 2022, S1; recorded (a moment). Ann: C1 assertion · date not stated;"
    )
    end = ("published 16 Apr 2022, S1", "recorded (a moment)")
    assert [one.text for one in page.of("text")] == [
        "Timeline: 4 entries",
        *("14 Apr 2022", "15 Apr 2022", "16 Apr 2022"),
        *("said on that day", "published"),
        *("Ann", "C3 assertion · 14 Apr 2022", "It is C.", *end),
        *("C1 assertion · date not stated", "Work stopped.", *end),
        *("Bob", "C2 assertion · date not stated", "Work went on.", *end),
        *(
            "a clerk (unnamed person, not described)",
            "C4 assertion · date not stated",
            "It is D.",
            *end,
        ),
    ]


@pytest.mark.parametrize(
    ("when", "kinds"),
    [
        ("2022-04-14", ["said"]),
        ("2022-04-14~", ["said rough"]),
        ("2022-04", ["span"]),
        ("../2022-04-14", ["span", "open"]),
        ("2022-04-14/..", ["span", "open"]),
    ],
)
def test_an_uncertain_date_is_a_bar_over_the_days_it_may_be(
    location: Location, run: Run, when: str, kinds: list[str]
) -> None:
    del location
    load(run, DATED, said("C", when))
    svg = run("report", "timeline", "--claim", "C3", "-f", "svg").out
    row = svg[svg.index("<g>") : svg.index("</g>")]
    found = re.findall(r'<path class="timeline-([^"]+)"', row)
    assert [one.replace("timeline-", "") for one in found] == [*kinds, "published"]


def test_said_and_published_on_one_day_stand_below_each_other(location: Location, run: Run) -> None:
    del location
    load(run, DATED, said("C", "2022-04-16"))
    svg = run("report", "timeline", "--claim", "C3", "-f", "svg").out
    row = svg[svg.index("<g>") : svg.index("</g>")]
    starts = re.findall(r'timeline-(said|published)" d="M [\d.]+,([\d.]+)', row)
    assert [(kind, float(y)) for kind, y in starts] == [("said", 107), ("published", 119)]


def test_the_public_is_not_told_when_it_was_recorded_nor_our_handle(
    location: Location, run: Run
) -> None:
    del location
    load(run, DATED, claim("D", "clerk", "It is D.", 'published.descriptor = "an aide"\n'))
    outcome = run("report", "timeline", "--claim", "C3", "-f", "svg", "--audience", "public")
    assert [one.text for one in parsed(outcome.out).of("text")][-4:] == [
        "an aide (unnamed person)",
        "#1 assertion · date not stated",
        "It is D.",
        "published 16 Apr 2022, source 1",
    ]


def test_a_long_timeline_leaves_the_texts_out_and_says_so(location: Location, run: Run) -> None:
    del location
    load(run, DATED, many(59))
    texts = [one.text for one in parsed(run("report", "timeline", "-f", "svg").out).of("text")]
    assert "Work stopped." not in texts
    assert "C1 assertion · date not stated" in texts
    assert texts[-1] == (
        "What was said is left out of a picture this long; the other formats have it."
    )


def test_too_long_a_timeline_is_refused_and_its_page_goes_without(
    location: Location, run: Run
) -> None:
    del location
    load(run, DATED, many(399))
    Path("it.svg").write_text("as it was")
    outcome = run("report", "timeline", "-o", "it.svg")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "tracker: a timeline of 401 entries is too long for a picture, which has room for 400;"
        " narrow it with --claim, --question or the filters, or take html\n"
    )
    assert Path("it.svg").read_text() == "as it was"
    page = run("report", "timeline", "-f", "html").out
    assert "<svg" not in page
    assert "The picture is left out: it has room for 400 entries." in page


def test_the_page_has_the_picture_and_the_same_data_makes_the_same_bytes(
    seed: Location, run: Run
) -> None:
    del seed
    one, two = (run("report", "timeline", "-f", "svg").out for _ in range(2))
    assert one == two
    assert re.findall(r"https?://[^\"]+", one) == ["http://www.w3.org/2000/svg"]
    page = parsed(run("report", "timeline", "-f", "html").out)
    assert [element.attributes["role"] for element in page.of("svg")] == ["img"]


def test_a_timeline_of_nothing_says_so(location: Location, run: Run) -> None:
    del location
    texts = parsed(run("report", "timeline", "-f", "svg").out).of("text")
    assert [one.text for one in texts] == ["Timeline: 0 entries", "Nothing asked for is on file."]


@pytest.mark.parametrize("text", SCRIPTS)
def test_the_marks_stand_to_the_right_of_every_line(text: str) -> None:
    svg = render_timeline_svg(picture(text, Mark("said", date(2022, 4, 14), None, rough=False)))
    start = min(float(x) for x in re.findall(r'class="timeline-grid" d="M ([\d.]+)', svg))
    lines = [one for one in parsed(svg).of("text") if one.attributes["class"] == "timeline-head"]
    assert all(22 + measured(one.text) * 12 < start for one in lines)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2022, 4, 14), date(2022, 4, 15), ["14 Apr 2022", "15 Apr 2022"]),
        (date(2022, 2, 3), date(2022, 5, 20), ["Mar 2022", "Apr 2022", "May 2022"]),
        (date(2019, 5, 1), date(2023, 4, 1), ["2020", "2021", "2022", "2023"]),
        (date(1, 1, 1), date(9999, 12, 31), ["2000", "4000", "6000", "8000"]),
    ],
)
def test_the_axis_is_marked_by_days_months_or_years(
    first: date, last: date, told: list[str]
) -> None:
    found = [words for _, words in Axis(first.toordinal(), last.toordinal()).ticks()]
    assert found == told
