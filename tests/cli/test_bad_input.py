"""What cannot be read or is refused is told in one line, and nothing is written.

The rows are in bad-input.txt: what is typed, then the exit code and the line on stderr.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import Run, called
from reporting.databases import filled_database, make_default
from store.rows import Contents, held
from tracker.store.engine import open_engine
from tracker.store.location import Location

STORY = """
source add Notice --type report
appearance add C8 --source S5
speaker add 'Ann Lee' --alias Anna
claim add 'Work at the institute went on.' --speaker 'Ann Lee' --source S5 \
    --affiliation 'Institute of Optics' --role head
affiliation edit P20.1 --valid 2019/2020
affiliation edit P10.1 --valid 2022/..
relate C18 qualifies C9 --why 'A spare.' --proposed
relation retract R12 --why 'Read too much into it.'
claim retract C5 --because error --why 'An adjective.'
speaker add --descriptor 'a retired official'
speaker retract P22 --why 'Never spoke.'
claim add 'No institute has paused.' --speaker 'Ann Lee' --source S5 --kind denial \
    --denies 'an institute has paused' --said 2022-04-20
relate C32 contradicts C6 --why 'Both cannot be.' --match same,same,same,same
question add 'Has work been paused?'
position C6 Q1 yes
question add 'Is it so?'
question retract Q2 --why Twice.
respond ask sergeev --about C13 --on 2026-01-02 --deadline 2026-01-05
respond ask sergeev --about Q1 --on 2026-01-02
respond retract D2 --why 'Never sent.'
"""
"""What happens to the seed first: C31 and C32 by Ann Lee, P20, in S5, which is not dated; R13 is
proposed, R14 a conflict; R12, C5, P22 and Q2 are retracted; C8 appears twice; C6 answers Q1.
D1 asked P1 about C13 and is open; D2 is retracted."""

ROWS = [
    re.fullmatch(r"\$ (.+)\n(\d) (.+)", row.strip("\n"))
    for row in Path(__file__).with_name("bad-input.txt").read_text(encoding="utf-8").split("\n\n")
]


@dataclass(frozen=True)
class Story:
    """A database that refuses everything, and what it holds."""

    location: Location
    held: Contents

    def refuses(self, typed: str, run: Run, code: int, told: str) -> None:
        """Assert that the program says so, and only that, and that nothing was written."""
        outcome = run("--db", self.location.url or self.location.path, *shlex.split(typed))
        assert (outcome.code, outcome.out) == (code, "")
        assert _timeless(outcome.err) == f"tracker: {told}\n"
        assert held(open_engine(self.location)) == self.held


def _timeless(told: str) -> str:
    """Without the days and times at which the story was told."""
    return re.sub(r"on \d{4}-\d\d-\d\d( (at )?\d\d:\d\d UTC)?", "on THAT DAY", told)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def story(request: pytest.FixtureRequest) -> Iterator[Story]:
    with filled_database(request, request.param) as location:
        with pytest.MonkeyPatch.context() as patch:
            make_default(patch, location)
            patch.setenv("TRACKER_USER", "tester")
            for line in filter(None, STORY.split("\n")):
                outcome = called(patch, *shlex.split(line))
                assert outcome.code == 0, outcome.err
        yield Story(location, held(open_engine(location)))


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [pytest.param(*row.groups(), id=row[1]) for row in ROWS if row],
)
def test_bad_input_is_told_in_one_line_and_writes_nothing(
    story: Story, run: Run, typed: str, code: str, told: str
) -> None:
    story.refuses(typed, run, int(code), told)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param(
            "claim add 'a\0b' --source S1",
            "Invalid value for 'TEXT': 'a\\x00b' holds a NUL character; remove it;"
            " see: tracker claim add --help",
            id="a NUL character",
        ),
        pytest.param(
            "claim edit C6 --note '\udcff'",
            "Invalid value for '--note': '\\udcff' holds half of a surrogate pair;"
            " save the text as UTF-8 again; see: tracker claim edit --help",
            id="bytes that are no text",
        ),
        pytest.param(
            f"relation resolve R3 {'x' * 10_001}",
            f"Invalid value for 'WORDS': '{'x' * 40}…' has 10,001 characters, 10,000 is the limit;"
            " shorten it; see: tracker relation resolve --help",
            id="prose that is too long",
        ),
        pytest.param(
            f"source edit S1 --byline {'x' * 1_001}",
            f"Invalid value for '--byline': '{'x' * 40}…' has 1,001 characters, 1,000 is the"
            " limit; shorten it; see: tracker source edit --help",
            id="a line that is too long",
        ),
        pytest.param(
            f"speaker reveal P4 {'x' * 301} --source S1",
            f"Invalid value for 'NAME': '{'x' * 40}…' has 301 characters, 300 is the limit;"
            " shorten it; see: tracker speaker reveal --help",
            id="a name that is too long",
        ),
    ],
)
def test_text_that_no_database_holds_is_refused_as_it_is_typed(
    story: Story, run: Run, typed: str, told: str
) -> None:
    story.refuses(typed, run, 2, told)


def test_every_writing_command_refuses_something() -> None:
    refusing = {" ".join(shlex.split(row[1])[:2]) for row in ROWS if row}
    assert None not in ROWS
    assert {one.removesuffix(" C9") for one in refusing} >= {
        *(f"claim {verb}" for verb in ("add", "edit", "retract")),
        *(f"appearance {verb}" for verb in ("add", "edit", "retract")),
        *(f"speaker {verb}" for verb in ("add", "edit", "alias", "reveal", "retract")),
        *(f"affiliation {verb}" for verb in ("add", "edit", "end", "retract")),
        *(f"source {verb}" for verb in ("add", "edit", "retract")),
        *(f"relation {verb}" for verb in ("confirm", "reject", "resolve", "retract")),
        *(f"question {verb}" for verb in ("add", "edit", "retract")),
        *(f"respond {verb}" for verb in ("ask", "answer", "edit", "retract")),
        "relate",
        "position C6",
        "verdict C6",
    }
