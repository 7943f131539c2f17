"""What does harm is told in one line, soon, and without much memory."""

import resource
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import Run
from exchange.table.hostile import REFUSED, REJECTED, book_of
from tracker.store.location import Location

MAPPED = ("--map", "text=text", "--map", "speaker=speaker", "-q")
MEMORY = 300_000_000


@pytest.fixture
def engine() -> str:
    """What is read does not depend on the engine."""
    return "sqlite"


def used() -> int:
    """The most memory this process has had, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_of_which_nothing_can_be_made_is_refused_in_one_line(
    location: Location, run: Run, name: str
) -> None:
    del location
    make, told = REFUSED[name]
    make(Path(name))
    before = used()
    outcome = run("import", name, *MAPPED)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"tracker: {told}\n")
    assert used() - before < MEMORY


@pytest.mark.parametrize("name", REJECTED)
def test_one_bad_row_refuses_the_table_or_is_rejected_alone(
    location: Location, run: Run, name: str
) -> None:
    del location
    make, told = REJECTED[name]
    make(Path(name))
    before = used()
    outcome = run("import", name, *MAPPED)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"tracker: {name}: 1 bad row, nothing was imported: {told}; mend it, or import the"
        " others and have it written out with --rejects FILE\n"
    )
    assert run("claim", "list").out == "no claims\n"
    assert run("import", name, *MAPPED, "--rejects", "bad").code == 0
    assert len(run("claim", "list", "-n", "1").out.splitlines()) == 3
    assert used() - before < MEMORY


def test_links_to_other_workbooks_are_not_followed_and_that_is_told(
    location: Location, run: Run
) -> None:
    del location
    book_of(Path("linked.xlsx"))
    with zipfile.ZipFile("linked.xlsx", "a") as book:
        book.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    outcome = run("import", "linked.xlsx", *MAPPED[:-1])
    assert (outcome.code, outcome.out) == (
        0,
        "added: 1 speaker, 1 source, 1 claim, 1 appearance\n",
    )
    assert "links to other workbooks are not followed; values as last computed" in outcome.err


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", ""),
        ("utf-8-sig", "encoding utf-8\n"),
        ("utf-16", "encoding utf-16\n"),
        ("utf-16-le", "encoding utf-16-le\n"),
        ("windows-1252", "encoding cp1252\n"),
    ],
)
def test_the_encoding_is_detected_and_told(
    location: Location, run: Run, encoding: str, told: str
) -> None:
    del location
    text = "text,speaker\nLe café est fermé à Orléans; il a été vendu.,Ann\n"
    Path("cafe.csv").write_bytes(text.encode(encoding))
    outcome = run("import", "cafe.csv", *MAPPED[:-1])
    assert outcome.err.startswith(f"{told}delimiter comma")
    assert "Le café est fermé à Orléans; il a été vendu." in run("claim", "list").out


@pytest.mark.parametrize(
    ("sign", "name"), [(",", "comma"), ("\t", "tab"), (";", "semicolon"), ("|", "bar")]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_are_detected(
    location: Location, run: Run, sign: str, name: str, end: str
) -> None:
    del location
    rows = [["text", "speaker"], ["It rains.", "Ann"], ["It pours.", "Bob"]]
    Path("rows.csv").write_bytes((end.join(sign.join(row) for row in rows) + end).encode())
    outcome = run("import", "rows.csv", *MAPPED[:-1])
    assert outcome.err.startswith(f"delimiter {name}, 2 columns")
    assert outcome.out == "added: 2 speakers, 1 source, 2 claims, 2 appearances\n"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-16", "is not utf-16; name its encoding with --encoding"),
        ("utf-16-le", "is not utf-16-le; name its encoding with --encoding"),
        *(
            (name, f"{name!r} is no encoding; write it like utf-8 or windows-1252")
            for name in ("punycode", "idna", "unicode_escape", "hex")
        ),
    ],
)
def test_an_encoding_that_does_not_fit_is_told_in_one_line(
    location: Location, run: Run, encoding: str, told: str
) -> None:
    del location
    Path("rows.csv").write_text("text,speaker\nIt räins,Ann\n", encoding="utf-8")
    outcome = run("import", "rows.csv", *MAPPED, "--encoding", encoding, "-q")
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"tracker: rows.csv: {told}\n")
