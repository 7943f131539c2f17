"""Where bad rows are written: into no other file, and only once there are some."""

from pathlib import Path

import pytest

from conftest import Run
from exchange.claim_files import dump
from tracker.store.location import Location

COMMAND = ("import", "rows.csv", "--map", "text=text", "--map", "speaker=who")
GOOD = "text,who\nIt rains.,Ann\n"
BAD = f"{GOOD},Ann\n"
REASON = "text: is empty; say what is claimed"


@pytest.fixture
def engine() -> str:
    """Files do not depend on the engine."""
    return "sqlite"


@pytest.mark.parametrize(
    ("name", "held", "told"),
    [
        ("notes.txt", "mine\n", "notes.txt exists, and holds no rejected rows; name another, or"),
        ("rows.csv", BAD, "rows.csv is the table itself; name another file"),
        ("map.toml", 'schema = "tracker/table-mapping/1"\n', "map.toml is the mapping; name"),
        ("story.db", None, "story.db is the database; name another file"),
        ("-", None, "- is where the result goes; name a file"),
    ],
)
def test_rejects_take_no_other_files_place(
    location: Location, run: Run, name: str, held: str | None, told: str
) -> None:
    Path("rows.csv").write_text(BAD, encoding="utf-8")
    Path("map.toml").write_text('schema = "tracker/table-mapping/1"\n', encoding="utf-8")
    if held is not None:
        Path(name).write_text(held, encoding="utf-8")
    before = dump(location)
    target = str(location.path) if name == "story.db" else name
    outcome = run(*COMMAND, "--map-file", "map.toml", "--rejects", target, "-q")
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err
    assert dump(location) == before
    assert held is None or Path(name).read_text(encoding="utf-8") == held


def test_rejects_are_written_over_rejects_and_only_where_a_row_is_bad(
    location: Location, run: Run
) -> None:
    del location
    bad = Path("bad.csv")
    Path("rows.csv").write_text(GOOD, encoding="utf-8")
    assert run(*COMMAND, "--rejects", "bad.csv").code == 0
    assert not bad.exists()
    Path("rows.csv").write_text(BAD, encoding="utf-8")
    dry = run(*COMMAND, "--rejects", "bad.csv", "--dry-run")
    assert dry.err.splitlines()[-1] == "1 bad row, not written on a dry run"
    assert not bad.exists()
    outcome = run(*COMMAND, "--rejects", "bad.csv")
    assert outcome.err.splitlines()[-1] == (
        "1 bad row, written to bad.csv; import it with --id rows to go on where this left off"
    )
    written = f"text,who,line,reason\n,Ann,3,{REASON}\n"
    assert bad.read_text(encoding="utf-8") == written
    Path("rows.csv").write_text(f"{BAD},Bo\n", encoding="utf-8")
    assert run(*COMMAND, "--rejects", "bad.csv").code == 0
    assert bad.read_text(encoding="utf-8") == f"{written},Bo,4,{REASON}\n"
    Path("rows.csv").write_text(GOOD, encoding="utf-8")
    assert run(*COMMAND, "--rejects", "bad.csv").code == 0
    assert bad.read_text(encoding="utf-8") == f"{written},Bo,4,{REASON}\n"


def test_rejects_without_a_header_and_of_json_lines_are_known(location: Location, run: Run) -> None:
    del location
    Path("rows.csv").write_text("It rains.,Ann\n,Ann\n", encoding="utf-8")
    plain = ("import", "rows.csv", "--no-header", "--map", "text=1", "--map", "speaker=2")
    Path("rows.jsonl").write_text('{"text": "", "who": "Ann"}\n', encoding="utf-8")
    lines = ("import", "rows.jsonl", *COMMAND[2:])
    for command, name in ((plain, "bad.csv"), (lines, "bad.jsonl")):
        for _ in range(2):
            assert run(*command, "--rejects", name).code == 0
            assert REASON in Path(name).read_text(encoding="utf-8")
    other = run(*plain, "--rejects", "rows.jsonl")
    assert (other.code, other.out) == (2, "")


@pytest.mark.parametrize("rows", [1, 2])
def test_one_row_that_changed_wholly_is_another_tables_already(
    location: Location, run: Run, rows: int
) -> None:
    command = (*COMMAND, "--map", "key=id", "-q")
    kept = ["id,text,who", "1,It rains.,Ann", "2,It pours.,Ann"][: rows + 1]
    Path("rows.csv").write_text("\n".join(kept), encoding="utf-8")
    assert run(*command).code == 0
    before = dump(location)
    Path("rows.csv").write_text("\n".join([kept[0], "1,Taxes rise.,Bo", *kept[2:]]), "utf-8")
    outcome = run(*command)
    assert outcome.code == 1
    assert "this looks like another table, and nothing was imported" in outcome.err
    assert dump(location) == before
    assert run(*command, "--id", "rows").code == 0
