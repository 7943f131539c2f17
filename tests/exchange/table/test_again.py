"""Importing a table again: what changed in it, on file, and in both; what was rejected, mended."""

import hashlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from conftest import Run
from exchange.claim_files import change, dump, texts
from tracker.models import Appearance, Claim, Source, Speaker
from tracker.store.location import Location
from tracker.store.session import reading

COMMAND = ("import", "rows.csv", "--map", "key=id", "--map", "text=text", "--map", "speaker=who")
KEYLESS = ("import", "rows.csv", "--map", "text=text", "--map", "speaker=who", "-q")


def write(*rows: str, name: str = "rows.csv") -> None:
    Path(name).write_text("\n".join(["id,text,who", *rows, ""]), encoding="utf-8")


def test_a_cell_that_was_corrected_is_taken_over_and_an_edit_on_file_stays(
    location: Location, run: Run
) -> None:
    write("a,It rains.,Ann", "b,It pours.,Ann")
    assert run(*COMMAND).code == 0
    change(location, Claim, 1, text="It rains today.")
    write("a,It rains.,Ann", "b,It pours now.,Ann")
    assert run(*COMMAND, "-q").out == (
        "updated from the table: source rows.csv (text_sha256)\n"
        "updated from the table: line 3 (text)\n"
        "kept as changed in the database: line 2 (text)\n"
    )
    assert texts(location) == ["It rains today.", "It pours now."]


def test_what_changed_on_both_sides_is_listed_and_decided(location: Location, run: Run) -> None:
    write("a,It rains.,Ann", "b,It pours.,Ann")
    run(*COMMAND)
    change(location, Claim, 1, text="It rains today.")
    write("a,It rains now.,Ann", "b,It pours.,Ann")
    before = dump(location)
    outcome = run(*COMMAND, "-q")
    assert (outcome.code, outcome.err) == (
        1,
        (
            "tracker: changed in the file and in the database: line 2 (text); nothing was imported."
            " Keep the database's with --ours or take the file's with --theirs\n"
        ),
    )
    assert dump(location) == before
    assert run(*COMMAND, "--theirs").code == 0
    assert texts(location)[0] == "It rains now."


def test_without_a_key_a_row_is_known_by_its_cells_and_a_changed_one_is_new(
    location: Location, run: Run
) -> None:
    write("a,It rains.,Ann", "b,It rains.,Ann", "c,It pours.,Ann")
    assert run(*KEYLESS).out == "added: 1 speaker, 1 source, 3 claims, 3 appearances\n"
    assert run(*KEYLESS).out == "nothing to change: 8 records as they were\n"
    write("a,It rains.,Ann", "b,It rains.,Ann", "c,It pours now.,Ann")
    assert run(*KEYLESS).out == (
        "added: 1 claim, 1 appearance\n"
        "updated from the table: source rows.csv (text_sha256)\n"
        "no longer in the table, kept: 1 claim\n"
    )
    assert texts(location) == ["It rains.", "It rains.", "It pours.", "It pours now."]


def test_rejects_are_mended_and_imported_with_the_same_options(
    location: Location, run: Run
) -> None:
    write("a,It rains.,Ann", "b,,Ann", "a,It pours.,Ann")
    outcome = run(*COMMAND, "--rejects", "bad.csv", "--id", "rain")
    assert (outcome.code, outcome.err.splitlines()[-1]) == (0, "2 bad rows, written to bad.csv")
    assert Path("bad.csv").read_text(encoding="utf-8") == (
        "id,text,who,line,reason\n"
        "b,,Ann,3,text: is empty; say what is claimed\n"
        "a,It pours.,Ann,4,key: 'a' stands in line 2 already; give it once\n"
    )
    mended = Path("bad.csv").read_text(encoding="utf-8").replace("b,,", "b,It drips.,")
    Path("rows.csv").write_text(mended.replace("\na,", "\nc,"), encoding="utf-8")
    assert run(*COMMAND, "--id", "rain", "-q").code == 0
    assert texts(location) == ["It rains.", "It drips.", "It pours."]


def test_mended_rows_stay_rows_of_the_table_they_were_rejected_from(
    location: Location, run: Run
) -> None:
    write("a,It rains.,Eva Lima", "b,,ann", "c,It pours.,Ann", "d,,EVA LIMA")
    assert run(*COMMAND, "--rejects", "bad.csv", "-q").code == 0
    bad = Path("bad.csv").read_text(encoding="utf-8")
    Path("mended.csv").write_text(bad.replace("d,,", "d,It hails.,"), encoding="utf-8")
    again = ("import", "mended.csv", *COMMAND[2:], "--id", "rows", "--rejects", "worse.csv", "-q")
    assert run(*again).out == "added: 1 claim, 1 appearance\n"
    assert Path("worse.csv").read_text(encoding="utf-8").splitlines()[1].startswith("b,,ann,3,")
    with reading(location) as session:
        (source,) = session.scalars(select(Source)).all()
        sha256 = hashlib.sha256(Path("rows.csv").read_bytes()).hexdigest()
        assert (source.title, source.text_sha256) == ("rows.csv", sha256)
        assert sorted(str(one) for one in session.scalars(select(Appearance.locator))) == [
            "row 2", "row 4", "row 5",
        ]  # fmt: skip
        assert "Eva Lima" in session.scalars(select(Speaker.name)).all()


def test_another_table_under_the_same_id_is_refused(location: Location, run: Run) -> None:
    write("1,It rains.,Ann", "2,It pours.,Ann", "3,It drips.,Ann", "4,It hails.,Ann")
    run(*COMMAND)
    write("1,Taxes rise.,Bo", "2,Taxes fall.,Bo", "3,Taxes stay.,Cy")
    before = dump(location)
    outcome = run(*COMMAND, "-q")
    assert (outcome.code, outcome.err) == (
        1,
        (
            "tracker: 3 of the 3 rows imported before as 'rows' have another text and another"
            " speaker: this looks like another table, and nothing was imported; give it an id of"
            " its own with --id NAME, or --id rows if the rows are meant to change\n"
        ),
    )
    assert dump(location) == before
    assert run(*COMMAND, "-q", "--id", "taxes").code == 0
    assert len(texts(location)) == 7


def test_what_was_undone_is_imported_again(location: Location, run: Run) -> None:
    del location
    write("a,It rains.,Ann")
    run(*COMMAND)
    before = run("claim", "list").out
    run("undo")
    assert run("claim", "list").out != before
    assert run(*COMMAND, "-q").out == ("brought back: 1 speaker, 1 source, 1 claim, 1 appearance\n")
    assert run("claim", "list").out == before


def test_a_dry_run_changes_nothing_and_tells_the_same(location: Location, run: Run) -> None:
    write("a,It rains.,Ann", "b,,Ann")
    before = dump(location)
    outcome = run(*COMMAND, "-q", "--dry-run", "--rejects", "bad.csv")
    assert outcome.out == "would be added: 1 speaker, 1 source, 1 claim, 1 appearance\n"
    assert dump(location) == before
    assert run(*COMMAND, "-q", "--rejects", "bad.csv").out == outcome.out.removeprefix("would be ")


def test_a_row_the_database_refuses_takes_no_other_with_it(location: Location, run: Run) -> None:
    del location
    rows = [f"{number},It rains {number} times.,Ann" for number in range(300)]
    rows[17] = "17,It rains.,C7"
    write(*rows)
    outcome = run(*COMMAND, "-q", "--rejects", "bad.csv")
    assert outcome.out == "added: 1 speaker, 1 source, 299 claims, 299 appearances\n"
    assert Path("bad.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "17,It rains.,C7,19,name: 'C7' reads as a reference; write the name out"
    ]
    assert run("claim", "show", "C299").code == 0


@pytest.mark.parametrize("engine", ["sqlite"])
def test_an_interrupted_import_leaves_the_database_and_the_folder_as_they_were(
    location: Location, run: Run
) -> None:
    del run
    write(*(f"{number},It rains {number} times.,Person {number % 9}" for number in range(20_000)))
    before, files = dump(location), sorted(path.name for path in Path().iterdir())
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tracker",
            *COMMAND,
            "--rejects",
            "bad.csv",
            "--db",
            str(location.path),
        ],
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stderr is not None
        next(line for line in program.stderr if "rows read" in line)
        program.send_signal(signal.SIGINT)
        told = program.stderr.read()
    assert program.returncode == 130
    assert told.endswith("tracker: interrupted; nothing unfinished was kept\n")
    assert dump(location) == before
    assert sorted(path.name for path in Path().iterdir()) == files


def test_a_row_a_rule_refuses_is_found_among_the_others_and_leaves_no_gap(
    location: Location, run: Run
) -> None:
    del location
    rows = [f"{number},Ann,Does it rain?,yes," for number in range(40)]
    rows[17] = "17,Bo,Does it rain?,yes,no_comment"
    header = "key,speaker,question,position,kind"
    Path("rows.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    fields = [word for one in header.split(",") for word in ("--map", f"{one}={one}")]
    command = ("import", "rows.csv", *fields, "-q", "--rejects", "bad.csv")
    assert run(*command).out == (
        "added: 1 speaker, 1 source, 39 claims, 39 appearances, 1 question, 39 positions\n"
    )
    assert [run("claim", "show", ref).code for ref in ("C1", "C39", "C40")] == [0, 0, 2]
    assert run("speaker", "list", "--all").out.count("\n") == 3
    assert run("db", "check").code == 0
    assert run(*command).out == "nothing to change: 120 records as they were\n"


def test_rejects_of_rejects_keep_their_columns(location: Location, run: Run) -> None:
    del location
    write("a,It rains.,Ann", "b,,Ann")
    run(*COMMAND, "--rejects", "bad.csv", "--id", "rain")
    first = Path("bad.csv").read_text(encoding="utf-8")
    Path("rows.csv").write_text(first, encoding="utf-8")
    run(*COMMAND, "--rejects", "bad.csv", "--id", "rain")
    assert Path("bad.csv").read_text(encoding="utf-8") == first


def test_a_table_comes_through_a_pipe(location: Location, run: Run) -> None:
    del location
    text = "id,text,who\na,It rains.,Ann\n"
    command = ("import", "-", *COMMAND[2:], "-q")
    outcome = run(*command, stdin=text)
    assert (outcome.code, outcome.err) == (
        2,
        (
            "tracker: standard input has no name; give the table one with --id;"
            " see: tracker import --help\n"
        ),
    )
    assert run(*command, "--id", "rain", stdin=text).code == 0
    assert "standard input" in run("source", "list").out


def test_json_lines_hold_lists_and_their_rejects_are_json_lines(
    location: Location, run: Run
) -> None:
    del location
    Path("rows.jsonl").write_text(
        '{"text": "It rains.", "who": ["Ann", "Bo"], "tags": ["rain", "sky"], "n": 1.50}\n'
        '{"text": null, "who": "Cy"}\n',
        encoding="utf-8",
    )
    options = ("--map", "text=text", "--map", "speaker=who", "--map", "topic=tags")
    outcome = run("import", "rows.jsonl", *options, "-q", "--rejects", "bad.jsonl")
    assert outcome.out == "added: 2 speakers, 1 source, 1 claim, 1 appearance\n"
    assert Path("bad.jsonl").read_text(encoding="utf-8") == (
        '{"text": null, "who": "Cy", "line": 2, "reason": "text: is empty; say what is claimed"}\n'
    )
    assert run("claim", "list", "--topic", "sky").out.count("It rains.") == 1


def test_a_row_that_could_not_be_taken_apart_is_rejected_again_until_it_is_mended(
    location: Location, run: Run
) -> None:
    del location
    write("a,It rains.", 'b,"It pours.,Ann', "c,It drips.,Ann,more", "d,It hails.,Ann")
    command = (*COMMAND, "-q", "--id", "rain", "--rejects", "bad.csv")
    assert run(*command).out == "added: 1 speaker, 1 source, 1 claim, 1 appearance\n"
    for _ in range(2):
        assert Path("bad.csv").read_text(encoding="utf-8").count("\n") == 4
        Path("rows.csv").write_bytes(Path("bad.csv").read_bytes())
        assert run(*command).out == "nothing to change: 0 records as they were\n"
