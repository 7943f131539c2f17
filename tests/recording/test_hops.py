"""Who passed a claim on, as it is typed."""

import pytest

from conftest import Run
from recording.paper import PAPER, appearance
from reporting.stories import tell
from tracker.store.location import Location

STORY = (
    PAPER
    + """
source add --type article-newspaper --outlet 'The Wire' --not-read
source add 'Minutes: part 2' --type document --not-read
source add Figures --type dataset --outlet Ministry
speaker add 'Li Wei' --alias 李伟
"""
)
"""S2 by P5, The Wire; S3 by nobody; S4 by P6, Ministry; P7 Li Wei."""

REPORT = "The Wire (P5, S2): relay"


def hops(run: Run, ref: str) -> list[str]:
    """A claim's hops: name, references, role."""
    told = []
    for hop in appearance(run, ref)["hops"]:
        refs = ", ".join(filter(None, [hop["speaker"], hop["source"]]))
        mark = " inferred" if hop["inferred"] else ""
        told.append(f"{hop['name'] or 'not named'} ({refs}): {hop['role']}{mark}")
    return told


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("--via S2", [REPORT]),
        ("--via s2", [REPORT]),
        ("--via S2?", [f"{REPORT} inferred"]),
        ("--via P5", ["The Wire (P5): relay"]),
        ("--via 'The Wire'", ["The Wire (P5): relay"]),
        ("--via wire?", ["The Wire (P5): relay inferred"]),
        ("--via S3", ["Minutes: part 2 (S3): document"]),
        ("--via 'Minutes: part 2'", ["Minutes: part 2 (S3): document"]),
        ("--via S4", ["Ministry (P6, S4): document"]),
        ("--via Figures", ["Ministry (P6, S4): document"]),
        ("--via 李伟:translator", ["Li Wei (P7): translator"]),
        ("--via P7?:translator", ["Li Wei (P7): translator inferred"]),
        ("--via P7:translator?", ["Li Wei (P7): translator inferred"]),
        ("--via ?", ["not named (): relay"]),
        ("--via ?:translator", ["not named (): translator"]),
        ("--via P7:translator --via S2", ["Li Wei (P7): translator", REPORT]),
        ("--via ? --via ?", ["not named (): relay"] * 2),
    ],
)
def test_a_hop_is_a_speaker_a_source_or_somebody_not_named(
    location: Location, run: Run, given: str, expected: list[str]
) -> None:
    del location
    tell(run, STORY + f"claim add 'It rains.' --source S1 --speaker Ann {given}")
    assert hops(run, "C3") == expected


def test_hops_are_not_taken_over_from_the_last_claim(location: Location, run: Run) -> None:
    del location
    tell(
        run,
        STORY + "claim edit C1 --via S2\nclaim add 'It rains.' --source S1 --speaker Ann",
    )
    assert (hops(run, "C1"), hops(run, "C3")) == ([REPORT], [])


def test_hops_are_replaced_as_a_whole_or_taken_away(location: Location, run: Run) -> None:
    del location
    tell(run, STORY + "claim edit C1 --via S2 --via P7\nclaim edit C1 --via S3")
    assert hops(run, "C1") == ["Minutes: part 2 (S3): document"]
    tell(run, "claim edit C1 --unset via")
    assert hops(run, "C1") == []
