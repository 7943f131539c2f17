"""Completion of references: what a Tab offers, and that it never gets in the way."""

import pytest
from click.shell_completion import ShellComplete

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
