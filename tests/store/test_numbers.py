"""Numbers that a transaction took and did not keep are given again."""

from pathlib import Path

from conftest import SEED, Run
from tracker.store.location import Location


def test_a_dry_run_takes_no_numbers(location: Location, run: Run) -> None:
    del location
    assert run("import", SEED, "--dry-run").code == 0
    assert run("import", SEED).code == 0
    shown = run("claim", "show", "C6").out
    assert shown.splitlines()[0].split(maxsplit=1) == [
        "C6",
        "Russia’s Chinese scientific colleagues have also put cooperation on pause.",
    ]


def test_a_refused_import_takes_no_numbers(location: Location, run: Run) -> None:
    del location
    text = SEED.read_text(encoding="utf-8").replace('type = "disputes"', 'type = "contradicts"')
    Path("refused.toml").write_text(text, encoding="utf-8")
    assert run("import", "refused.toml").code == 1
    assert run("import", SEED).code == 0
    assert run("claim", "show", "C30").code == 0
    assert run("claim", "show", "C31").code == 2


def test_the_next_number_follows_the_last_one_kept(seeded: Location, run: Run) -> None:
    del seeded
    more = (
        SEED.read_text(encoding="utf-8") + '\n[claim.C31]\ntext = "One more."\nform = "narration"\n'
    )
    Path("more.toml").write_text(more, encoding="utf-8")
    assert run("import", "more.toml", "--dry-run").code == 0
    assert run("import", "more.toml").code == 0
    assert run("claim", "show", "C31").out.startswith("C31")
