"""Fuzzed strings in errors, hints and completions: nothing a terminal would obey comes out."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from itertools import islice

import pytest
from click.shell_completion import CompletionItem, FishComplete, ZshComplete

from cli.tree import command_at
from conftest import Run
from rendering.fuzzed import raw, strings
from tracker.cli.completion import Bash
from tracker.cli.program import _failed, _told
from tracker.cli.references import _item, _name
from tracker.cli.settings import Settings
from tracker.errors import AmbiguousReferenceError, UnknownReferenceError
from tracker.store.candidates import Candidate
from tracker.store.location import Location

TYPED = 300

counted = pytest.mark.parametrize("count", [1_000, pytest.param(20_000, marks=pytest.mark.slow)])


def texts(count: int) -> Iterator[str]:
    return islice(strings(count), count)


@counted
def test_no_error_and_no_hint_lets_a_string_through(count: int) -> None:
    told = io.StringIO()
    with redirect_stderr(told):
        for text in texts(count):
            _told(text, 1)
            _failed(
                UnknownReferenceError("speaker", text, candidates=[text], mend=text), Settings()
            )
            _failed(AmbiguousReferenceError("speaker", text, [text]), Settings())
            Settings().hint(text)
    assert raw(told.getvalue()) == set()
    assert "\\x1b" in told.getvalue()


@counted
def test_no_completion_lets_a_string_through_or_breaks_its_line(count: int) -> None:
    for text in texts(count):
        candidate = Candidate("P1", (text, f"a {text}"), text)
        for item in (_item(candidate, _name(candidate, typed)) for typed in ("", text[:1], "a")):
            assert raw(item.value) | raw(str(item.help)) == set()
            assert "\n" not in item.value + str(item.help)
            for answer in answers(item):
                assert raw(answer.replace("\t", "")) == set()


def answers(item: CompletionItem[str]) -> list[str]:
    """What each shell is told."""
    return [
        kind(command_at(()), {}, "tracker", "_TRACKER_COMPLETE").format_completion(item)
        for kind in (Bash, ZshComplete, FishComplete)
    ]


@pytest.mark.parametrize(
    "typed", [["claim", "show"], ["claim", "list", "--kind"], ["speaker", "show"], ["schema"], []]
)
def test_what_is_typed_comes_back_clean(seed: Location, run: Run, typed: list[str]) -> None:
    del seed
    for text in texts(TYPED):
        outcome = run(*typed, text)
        assert outcome.code in {0, 1, 2}
        assert raw(outcome.out + outcome.err) == set()
