"""How far a long command has come is told by the clock, never among the results."""

import io
import sys

import pytest

from tracker.cli.progress import watched


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


@pytest.mark.parametrize(
    ("stderr", "seconds", "told"),
    [
        (io.StringIO(), 1.0, "5 of 6 rows written\n"),
        (io.StringIO(), 0.8, ""),
        (io.StringIO(), 3.0, "2 of 6 rows written\n4 of 6 rows written\n6 of 6 rows written\n"),
        (Terminal(), 0.1, ""),
        (
            Terminal(),
            0.5,
            "".join(f"\r{n} of 6 rows written" for n in (2, 3, 4, 5, 6)) + "\r\x1b[K",
        ),
    ],
    ids=[
        "once elsewhere",
        "not yet elsewhere",
        "again elsewhere",
        "not yet",
        "a line that changes",
    ],
)
def test_progress_is_told_where_rows_take_long(
    monkeypatch: pytest.MonkeyPatch, stderr: io.StringIO, seconds: float, told: str
) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    now = 0.0

    def clock() -> float:
        return now

    passed = []
    for row in watched("abcdef", 6, "written", clock):
        passed.append(row)
        now += seconds
    assert ("".join(passed), stderr.getvalue()) == ("abcdef", told)
