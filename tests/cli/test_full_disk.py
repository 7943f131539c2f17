"""A disk that fills up in the midst of each export and import: a small file system in memory."""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from conftest import SEED, Outcome, Run

PAGE = 4_096
SMALL = Path("small")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Callable[[int], None]]:
    """A file system of its own; called, it leaves room for so many bytes more."""
    place = tmp_path / SMALL
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs to be root on Linux, and may mount a file system")

    def leave(room: int) -> None:
        free = shutil.disk_usage(place).free
        (place / "filler").write_bytes(bytes(free - room))

    try:
        yield leave
    finally:
        subprocess.run(["umount", str(place)], check=True)


def contents() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in SMALL.iterdir()}


def refused(outcome: Outcome) -> str:
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("tracker: ")
    assert outcome.err.count("\n") == 1
    return outcome.err


EXPORTS = [
    *(f"export claims -f {format_}" for format_ in ("csv", "tsv", "json", "jsonl", "xlsx")),
    *(f"export claims -f {format_}" for format_ in ("md", "html")),
    *(f"export {table} -f csv --columns all" for table in ("speakers", "sources", "relations")),
    *(f"export {table} -f csv --columns all" for table in ("conflicts", "revisions")),
    *(f"report conflicts -f {format_}" for format_ in ("json", "md", "html", "xlsx", "docx")),
    *(f"report {name} -f html" for name in ("sourcing", "anonymity", "origins", "shifts")),
    *(f"report {name} -f html" for name in ("timeline", "responses", "impact S1", "dossier C6")),
    "map -f svg --claim C6",
    "map -f dot",
    "export bundle",
    "export conflicts -f xlsx --editable",
    *(f"export {name}" for name in ("json-ld", "csl", "ftm", "datasette")),
]


@pytest.mark.usefixtures("copy")
@pytest.mark.parametrize("command", EXPORTS)
def test_a_full_disk_leaves_the_earlier_file_and_nothing_beside_it(
    small: Callable[[int], None], run: Run, command: str
) -> None:
    forced = ["--force"] if command.startswith("export") else []
    words = [*command.split(), *forced, "-q", "--db", "story.db", "-o"]
    assert run(*words, "whole").code == 0
    target = SMALL / "out"
    target.write_bytes(b"as it was")
    small(Path("whole").stat().st_size // 2 // PAGE * PAGE)
    before = contents()
    told = refused(run(*words, target))
    assert told == "tracker: cannot write small/out: No space left on device\n"
    assert contents() == before


@pytest.mark.usefixtures("copy")
def test_a_full_disk_for_what_a_workbook_is_made_of_is_told_too(
    small: Callable[[int], None],
) -> None:
    small(PAGE)
    before = contents()
    command = [sys.executable, "-m", "tracker", "export", "claims", "-o", "out.xlsx", "-q"]
    environment = {**os.environ, "TMPDIR": str(SMALL.resolve()), "TRACKER_DB": "story.db"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    told = refused(Outcome(done.returncode, done.stdout, done.stderr))
    assert told == "tracker: cannot write out.xlsx: No space left on device\n"
    assert contents() == before
    assert not Path("out.xlsx").exists()


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def _table(run: Run) -> list[str]:
    lines = [f"{number},It rains for the {number}th day,Person {number}" for number in range(2_000)]
    Path("table.csv").write_text("\n".join(["id,text,who", *lines]), encoding="utf-8")
    del run
    columns = ("key=id", "text=text", "speaker=who")
    return ["import", "table.csv", *(f"--map={one}" for one in columns)]


def _bundle(run: Run) -> list[str]:
    assert run("export", "bundle", "-o", "story.jsonl", "--db", "story.db").code == 0
    return ["import", "story.jsonl"]


def _claim_file(run: Run) -> list[str]:
    del run
    return ["import", str(SEED)]


def _feed(run: Run) -> list[str]:
    reviews = [
        {
            "@type": "ClaimReview",
            "url": f"https://example.org/{number}",
            "claimReviewed": f"It rains for the {number}th day.",
            "reviewRating": {"alternateName": "False"},
            "author": {"name": "Example Check"},
            "itemReviewed": {"author": {"name": f"Person {number}"}},
        }
        for number in range(300)
    ]
    Path("feed.json").write_text(json.dumps(reviews), encoding="utf-8")
    del run
    return ["import", "feed.json"]


def _sources(run: Run) -> list[str]:
    items = [
        {"id": f"{number}", "type": "webpage", "title": f"Page {number} " * 20}
        for number in range(500)
    ]
    Path("sources.json").write_text(json.dumps(items), encoding="utf-8")
    del run
    return ["import", "sources.json"]


@pytest.mark.usefixtures("copy")
@pytest.mark.parametrize("prepare", [_claim_file, _bundle, _table, _feed, _sources])
def test_a_disk_that_fills_up_during_an_import_leaves_the_database_as_it_was(
    small: Callable[[int], None], run: Run, prepare: Callable[[Run], list[str]]
) -> None:
    command = prepare(run)
    place = SMALL / "here.db"
    assert run("init", "--db", place).code == 0
    small(16 * PAGE)
    before, files = dump(place), sorted(contents())
    refused(run(*command, "--db", place, "-q"))
    assert dump(place) == before
    assert sorted(contents()) == files
    (SMALL / "filler").unlink()
    assert run("db", "check", "--db", place).out == ""


@pytest.mark.usefixtures("copy")
def test_a_disk_that_fills_up_during_a_review_leaves_the_database_as_it_was(
    small: Callable[[int], None], run: Run
) -> None:
    place = SMALL / "here.db"
    shutil.copyfile("story.db", place)
    assert run("export", "conflicts", "--editable", "-o", "sheet.csv", "--db", place).code == 0
    with Path("sheet.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["note"] = "Seen. " * 1_500
    with Path("sheet.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    small(8 * PAGE)
    before, files = dump(place), sorted(contents())
    refused(run("review", "sheet.csv", "--yes", "--db", place, "-q"))
    assert dump(place) == before
    assert sorted(contents()) == files
