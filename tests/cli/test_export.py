"""Tables: formats, columns, order, files."""

import csv
import io
import json
import time
from pathlib import Path

import openpyxl
import pytest

from cli.programs import python
from cli.terminals import on_terminal
from conftest import Run
from tracker.store.location import Location

FORMATS = ["csv", "tsv", "json", "jsonl", "md", "html", "xlsx"]
TABLES = ["claims", "speakers", "sources", "relations", "conflicts", "revisions"]


def _csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_is_printed_where_nothing_else_is_asked_for(seed: Location, run: Run) -> None:
    del seed
    outcome = run("export", "sources", "--columns", "ref,type,outlet,published,read")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "ref,type,outlet,published,read\r\n"
        "S1,article-newspaper,the publication (not stated),2022-04-16,yes\r\n"
        "S2,article-newspaper,TASS,2022-04-14/2022-04-16,no\r\n"
        "S3,document,,2022-02,no\r\n"
        "S4,dataset,Chinese Ministry of Science and Technology,2022?,no\r\n"
    )


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("format_", FORMATS)
def test_the_ending_of_a_file_picks_the_format(
    seed: Location, run: Run, table: str, format_: str
) -> None:
    del seed
    outcome = run("export", table, "-o", f"{table}.{format_}")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    path = Path(f"{table}.{format_}")
    assert path.stat().st_mode & 0o777 == 0o600
    starts = {"json": b"{\n", "jsonl": b'{"', "md": b"| ", "html": b"<!doctype", "xlsx": b"PK"}
    assert path.read_bytes().startswith(starts.get(format_, b""))
    assert [one.name for one in Path().iterdir() if one.name.startswith(".tracker")] == []


@pytest.mark.parametrize("format_", [one for one in FORMATS if one != "xlsx"])
def test_a_file_holds_what_is_printed(seed: Location, run: Run, format_: str) -> None:
    del seed
    printed = run("export", "claims", "-f", format_).out
    run("export", "claims", "-f", format_, "-o", "claims")
    assert Path("claims").read_bytes().decode() == printed


def test_each_source_that_carries_a_claim_is_a_row(seed: Location, run: Run) -> None:
    del seed
    rows = _csv(run("export", "claims").out)
    assert len(rows) == 30
    assert rows[5].items() >= {
        ("ref", "C6"),
        ("speaker", "Alexander Sergeev"),
        ("role", "president"),
        ("said", "2022-04-14"),
        ("via", "TASS"),
        ("source", "S1"),
    }


def test_data_has_all_columns_and_pages_those_read_first(seed: Location, run: Run) -> None:
    del seed
    data = run("export", "relations").out.split("\r\n")[0].split(",")
    page = run("export", "relations", "-f", "md").out.split("\n")[0].strip("| ").split(" | ")
    whole = run("export", "relations", "-f", "md", "--columns", "all").out.split("\n")[0]
    assert page == [
        "Ref",
        "Answering ref",
        "Answering speaker",
        "Answering speaker as published",
        "Answering kind",
        "Answering text",
        "Type",
        "Answered ref",
        "Answered speaker",
        "Answered speaker as published",
        "Answered kind",
        "Answered text",
        "Why",
        "Match who",
        "Match what",
        "Match where",
        "Match when",
        "Resolved",
    ]
    assert len(data) == whole.count(" | ") + 1 > len(page)


def test_both_ends_of_a_conflict_are_named(seed: Location, run: Run) -> None:
    del seed
    columns = "claim_ref,claim_speaker,class,answer_ref,answer_speaker,derived"
    assert run("export", "conflicts", "--columns", columns, "-n", "1").out.split("\r\n")[1] == (
        'C6,Alexander Sergeev,contested,C13,"government researcher, Beijing",'
        "does not deny as worded"
    )
    assert len(_csv(run("export", "conflicts").out)) == 10


@pytest.mark.parametrize(
    ("options", "refs"),
    [
        (["--kind", "denial", "--speaker", "P4"], ["C13", "C16"]),
        (["--said-after", "2022-04-15", "--kind", "opinion"], ["C5", "C14", "C29"]),
        (["--identification", "generic"], ["C18"]),
        (["--source", "S2"], []),
        (["-n", "2"], ["C1", "C2"]),
        (["--sort", "-ref", "-n", "2"], ["C30", "C29"]),
        (["--kind", "opinion", "--sort", "speaker,-ref"], ["C14", "C29", "C5"]),
    ],
)
def test_rows_are_picked_and_sorted(
    seed: Location, run: Run, options: list[str], refs: list[str]
) -> None:
    del seed
    outcome = run("export", "claims", "--columns", "ref", *options)
    assert [row["ref"] for row in _csv(outcome.out)] == refs


def test_what_is_empty_comes_last_in_either_order(seed: Location, run: Run) -> None:
    del seed
    for sort in ("title,ref", "-title,ref"):
        rows = _csv(run("export", "sources", "--columns", "ref,title", "--sort", sort).out)
        assert [row["ref"] for row in rows] == ["S3", "S1", "S2", "S4"]


@pytest.mark.parametrize("option", ["--columns", "--sort"])
def test_an_unknown_column_names_those_near_and_all(seed: Location, run: Run, option: str) -> None:
    del seed
    outcome = run("export", "speakers", option, "descriptr")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert outcome.err.startswith(
        "tracker: no column 'descriptr' in speakers. Did you mean: descriptor? Columns: ref, uid,"
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["-f", "md", "--bom"], "--bom is for csv and tsv, not for md"),
        (["-o", "x.xlsx", "--raw"], "--raw is for csv and tsv, not for xlsx"),
        (["--force"], "--force is for a file; name it with -o"),
        (["-f", "xlsx"], "xlsx is no text; name a file with -o"),
        (
            ["-o", "x.doc"],
            "cannot tell a format from 'x.doc'; end it with one of .json, .md, .html,",
        ),
        (["--audience", "friends"], "'friends' is none of internal, public"),
        (["-f", "pdf"], "'pdf' is not one of"),
    ],
)
def test_an_option_that_makes_no_sense_is_a_usage_error(
    seed: Location, run: Run, options: list[str], told: str
) -> None:
    del seed
    outcome = run("export", "claims", *options)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert told in outcome.err
    assert list(Path().glob("x.*")) == []


@pytest.mark.parametrize("table", ["sources", "speakers", "relations", "conflicts", "revisions"])
def test_an_option_of_claims_is_none_of_other_tables(seed: Location, run: Run, table: str) -> None:
    del seed
    assert run("export", table, "--kind", "denial").code == 2


def test_a_file_is_only_overwritten_by_force(seed: Location, run: Run) -> None:
    del seed
    Path("claims.csv").write_text("as it was")
    outcome = run("export", "claims", "-o", "claims.csv")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "tracker: claims.csv exists; name another file, or overwrite it with --force\n"
    )
    assert Path("claims.csv").read_text() == "as it was"
    assert run("export", "claims", "-o", "claims.csv", "--force").code == 0
    assert Path("claims.csv").read_text().startswith("ref,")


def test_a_byte_order_mark_is_written_on_demand(seed: Location, run: Run) -> None:
    del seed
    run("export", "claims", "--bom", "-o", "claims.csv")
    assert Path("claims.csv").read_bytes().startswith(b"\xef\xbb\xbfref,")


def _import(run: Run, **claim: str) -> None:
    """Record one claim."""
    fields = "".join(
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in claim.items()
    )
    Path("story.toml").write_text(
        'schema = "tracker/claim-file/1"\nid = "story"\n'
        '[source.paper]\ntype = "book"\ntitle = "B"\n'
        '[speaker.ann]\nname = "Ann"\n'
        f'[claim.A]\nspeaker = "ann"\nsource = "paper"\n{fields}',
        encoding="utf-8",
    )
    outcome = run("import", "story.toml")
    assert outcome.code == 0, outcome.err


def test_a_cell_that_xlsx_cannot_hold_is_cut_and_told(location: Location, run: Run) -> None:
    del location
    _import(run, text="👍" * 10_000, note="👎" * 10_000)
    outcome = run("export", "revisions", "--columns", "table,payload", "-o", "revisions.xlsx")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == (
        "1 cell was cut: xlsx holds 32,767 characters in one; csv holds them whole\n"
    )
    sheet = openpyxl.load_workbook("revisions.xlsx").active
    assert sheet is not None
    cells = [str(value) for (value,) in sheet.iter_rows(2, None, 2, 2, values_only=True)]
    assert [cell[-12:] for cell in cells if "[cut here: " in cell] == [" characters]"[-12:]]


def test_a_terminal_gets_nothing_it_would_obey_and_a_pipe_every_byte(
    location: Location, run: Run
) -> None:
    _import(run, text="a\x1b[2Jb\u202ec")
    asked = ("export", "claims", "--columns", "ref,text")
    assert run(*asked).out == "ref,text\r\nC1,a\x1b[2Jb\u202ec\r\n"
    shown = on_terminal(*asked, environ={"TRACKER_DB": str(location.path)})
    assert shown.printed == "ref,text\nC1,a\\x1b[2Jb\\u202ec\n"


def test_the_same_table_makes_the_same_workbook(seed: Location, run: Run) -> None:
    del seed
    run("export", "conflicts", "-o", "one.xlsx")
    time.sleep(1.1)
    run("export", "conflicts", "-o", "two.xlsx")
    assert Path("one.xlsx").read_bytes() == Path("two.xlsx").read_bytes()
    sheet = openpyxl.load_workbook("one.xlsx").active
    assert sheet is not None
    assert sheet.max_row == 11


@pytest.mark.parametrize("table", TABLES)
def test_json_is_what_its_schema_says(seed: Location, run: Run, table: str) -> None:
    from jsonschema import Draft202012Validator

    del seed
    schema = json.loads(run("schema", f"{table}-table").out)
    printed = json.loads(run("export", table, "-f", "json").out)
    Draft202012Validator(schema).validate(printed)
    assert [list(row) for row in printed[table]] == [
        list(schema["properties"][table]["items"]["properties"])
    ] * len(printed[table])
    assert printed[table] != []


INTERRUPTED = """
import itertools, os, signal, sys
from tracker.cli import main, tables

def watched(items, total, done):
    yield from itertools.islice(items, 10)
    os.kill(os.getpid(), signal.SIGINT)
    yield from items

tables.watched = watched
main(["export", "claims", *sys.argv[1:]])
"""
"""A program interrupted in the middle of the rows, if it counts them."""


def test_an_interrupted_export_leaves_the_earlier_file_and_nothing_else(
    copy: Path, tmp_path: Path
) -> None:
    Path("claims.xlsx").write_bytes(b"as it was")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    environ = {"TRACKER_DB": str(copy), "TMPDIR": str(scratch)}
    done = python("-c", INTERRUPTED, "-o", "claims.xlsx", "--force", environ=environ)
    assert (done.returncode, done.stderr.decode()) == (
        130,
        "\ntracker: interrupted; nothing unfinished was kept\n",
    )
    assert Path("claims.xlsx").read_bytes() == b"as it was"
    assert list(scratch.iterdir()) + list(Path().glob(".tracker-*")) == []


def test_quiet_means_no_progress(copy: Path) -> None:
    done = python("-c", INTERRUPTED, "-q", environ={"TRACKER_DB": str(copy)})
    assert (done.returncode, done.stderr) == (0, b"")
