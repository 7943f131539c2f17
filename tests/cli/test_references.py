"""Completion of references: what a Tab offers, and that it never gets in the way."""

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from conftest import Run
from tracker.cli.root import root
from tracker.cli.settings import Settings
from tracker.store.location import Location


def offered(typed: str) -> list[tuple[str, str | None]]:
    """What completing the last word of a command line offers, with its help."""
    *words, last = typed.split(" ")
    complete = ShellComplete(root, {"obj": Settings()}, "tracker", "_TRACKER_COMPLETE")
    return [(item.value, item.help) for item in complete.get_completions(words, last)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "report conflicts --claim C6",
            ("C6", "Alexander Sergeev: Russia’s Chinese scientific colleagues h…"),
        ),
        ("claim show c6", ("C6", "Alexander Sergeev: Russia’s Chinese scientific colleagues h…")),
        (
            "relation list --claim C15",
            ("C15", "government researcher, Beijing: Some Chinese companies may …"),
        ),
        ("speaker show p4", ("P4", "government researcher, Beijing")),
        ("speaker show alexander", ("Alexander Sergeev", "P1 Alexander Sergeev")),
        ("claim list --speaker SERG", ("Sergeev", "P1 Alexander Sergeev")),
        ("source show S1", ("S1", "article-newspaper")),
        ("source show tas", ("TASS", "S2 TASS")),
        ("claim list --source joint", ("joint statement", "S3 Xi–Putin joint statement")),
        ("relation show r12", ("R12", "C30 weakens C6")),
    ],
)
def test_a_half_typed_reference_or_name_is_completed(
    seed: Location, typed: str, expected: tuple[str, str]
) -> None:
    del seed
    assert offered(typed) == [expected]


def test_names_in_any_script_are_completed(location: Location, run: Run) -> None:
    del location
    for name in ("नरेन्द्र मोदी", "习近平", "Jose\u0301 Álvarez"):
        assert run("speaker", "add", name).code == 0
    assert offered("speaker show नरे") == [("नरेन्द्र मोदी", "P1 नरेन्द्र मोदी")]
    assert offered("speaker show मो") == [("मोदी", "P1 नरेन्द्र मोदी")]
    assert offered("speaker show 习") == [("习近平", "P2 习近平")]
    assert offered("speaker show jose") == [("Jose\u0301 Álvarez", "P3 Jose\u0301 Álvarez")]


def test_parts_are_completed_with_their_place(seed: Location) -> None:
    del seed
    assert offered("appearance edit C6.") == [
        ("C6.1", "in S1: Russia’s Chinese scientific colleagues have also put…")
    ]
    assert offered("affiliation end P1") == [
        ("P11.1", "Vladimir Putin: president, Russian Federation"),
        ("P10.1", "Xi Jinping: president, People’s Republic of China"),
        ("P1.1", "Alexander Sergeev: president, Russian Academy of Sciences"),
    ]


def test_a_merged_name_is_offered_with_whom_it_reaches(workplace: Path) -> None:
    del workplace
    assert offered("speaker show sergeyev") == [("Sergeyev", "P21 A. Sergeyev, merged into P1")]


def test_what_is_retracted_is_not_offered(workplace: Path, run: Run) -> None:
    del workplace
    assert offered("source show spare") == [("Spare", "S5 Spare")]
    assert run("source", "retract", "S5", "--why", "Slip").code == 0
    assert offered("source show spare") == []
