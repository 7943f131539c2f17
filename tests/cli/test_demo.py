"""The demo: the main job on a real article, and nothing of one's own touched."""

from pathlib import Path

import pytest

from conftest import Run
from reporting.stories import asked, conflicts, counted
from tracker.store.location import Location

QUOTATIONS = [
    "our Chinese scientific colleagues have also pressed pause",
    "I don’t think [Sergeev’s complaint] applies to the Chinese scientific community as a whole.",
    "There is no need or reason for China to stop scientific cooperation",
    "but there is no such a problem for scientists",
    "We will soon hold a bilateral conference on carbon material",
    "Our biggest headache is the pandemic",
    "some activities have to be postponed or moved online",
]


def _page(out: str) -> Path:
    """The file that the last line names."""
    told, _, name = out.splitlines()[-1].rpartition(": ")
    assert told == "The same as a web page"
    return Path(name)


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where temporary files go."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_the_demo_prints_the_report_and_names_the_page_it_wrote(run: Run, scratch: Path) -> None:
    outcome = run("demo")
    assert outcome.code == 0
    assert outcome.err == (
        "To look around: tracker demo --keep story.db, then tracker claim list --db story.db\n"
    )
    expected = Path(__file__).parents[1] / "rendering" / "conflicts-100.txt"
    report = expected.read_text(encoding="utf-8")
    assert outcome.out.startswith(report)
    page = _page(outcome.out)
    assert page.stat().st_mode & 0o777 == 0o600
    html = page.read_text(encoding="utf-8")
    assert [quotation for quotation in QUOTATIONS if quotation not in html] == []
    left = [path.relative_to(scratch).parts[1:] for path in scratch.rglob("*") if path.is_file()]
    assert left == [("conflicts.html",)]


def test_the_demo_keeps_its_database_where_it_is_told_to(
    run: Run, scratch: Path, tmp_path: Path
) -> None:
    outcome = run("demo", "--keep", "kept.db")
    assert (outcome.code, outcome.err) == (0, "Look around: tracker claim list --db kept.db\n")
    assert _page(outcome.out) == Path("kept.db.html")
    assert asked(run, "claim", "list", "--all", "--db", "kept.db")["total"] == 30
    assert counted(conflicts(run, "--db", "kept.db")) == {"contested": 1, "context": 9}
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "kept.db",
        "kept.db.html",
        "scratch",
    ]
    assert list(scratch.iterdir()) == []


def test_the_demo_refuses_a_file_that_is_there_and_leaves_it_unchanged(
    run: Run, scratch: Path
) -> None:
    Path("kept.db").write_text("mine")
    outcome = run("demo", "--keep", "kept.db")
    assert (outcome.code, outcome.out, outcome.err) == (
        2,
        "",
        (
            "tracker: Invalid value for '--keep': kept.db exists; name a new file;"
            " see: tracker demo --help\n"
        ),
    )
    assert Path("kept.db").read_text() == "mine"
    assert list(scratch.iterdir()) == []


def test_the_demo_does_not_write_its_page_over_a_file_that_is_there(
    run: Run, scratch: Path
) -> None:
    Path("kept.db.html").write_text("mine")
    outcome = run("demo", "--keep", "kept.db")
    assert (outcome.code, outcome.out, outcome.err) == (
        2,
        "",
        (
            "tracker: Invalid value for '--keep': kept.db.html exists; name a new file;"
            " see: tracker demo --help\n"
        ),
    )
    assert Path("kept.db.html").read_text() == "mine"
    assert (Path("kept.db").exists(), list(scratch.iterdir())) == (False, [])


def test_the_demo_keeps_a_database_whatever_its_name_ends_in(run: Run) -> None:
    assert run("demo", "--keep", "kept.html").code == 0
    assert asked(run, "claim", "list", "--all", "--db", "kept.html")["total"] == 30
    assert Path("kept.html.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("options", [[], ["--keep", "kept.db"]], ids=["scratch", "keep"])
def test_the_demo_does_not_touch_ones_own_database(
    location: Location, run: Run, scratch: Path, options: list[str]
) -> None:
    del scratch
    assert location.path is not None
    before = location.path.read_bytes()
    assert run("demo", *options).code == 0
    assert location.path.read_bytes() == before
    assert asked(run, "claim", "list")["total"] == 0


def test_a_quiet_demo_gives_no_hint(run: Run, scratch: Path) -> None:
    del scratch
    outcome = run("demo", "-q")
    assert (outcome.code, outcome.err) == (0, "")
