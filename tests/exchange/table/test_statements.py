"""Two tables whole: political statements without a header, and statements coded by concept."""

import csv
from pathlib import Path

import pytest

from conftest import Run
from exchange.table.statements import CODED, CODING, OPTIONS, statements
from tracker.store.location import Location


@pytest.mark.parametrize("quoted", [True, False])
def test_statements_are_imported_with_one_command_and_again_without_a_change(
    location: Location, run: Run, *, quoted: bool
) -> None:
    del location
    broken = statements(Path("statements.tsv"), quoted=quoted)
    command = ("import", "statements.tsv", *OPTIONS, "--rejects", "bad.tsv")
    first = run(*command)
    assert first.code == 0
    assert first.out == (
        "added: 153 speakers, 150 affiliations, 1 source, 1,980 claims, 1,980 appearances\n"
    )
    marks = "enclose cells" if quoted else "are part of the text"
    assert first.err.splitlines()[:2] == [
        f"delimiter tab, 14 columns, quotation marks {marks}",
        "id of the table: statements (--id NAME for another)",
    ]
    assert first.err.endswith(
        "speakers: 153 made\nsources: 1 made\n20 bad rows, written to bad.tsv; import it with"
        " --id statements to go on where this left off\n"
    )
    assert rejected(Path("bad.tsv"), quoted=quoted) == broken
    again = run(*command, "-q")
    assert (again.code, again.out, again.err) == (
        0,
        "nothing to change: 4,264 records as they were\n",
        "",
    )
    assert rejected(Path("bad.tsv"), quoted=quoted) == broken


def rejected(path: Path, *, quoted: bool) -> list[int]:
    """The lines that the rows of a file of rejects were read from."""
    lines = path.read_text(encoding="utf-8").splitlines()
    split = list(csv.reader(lines, delimiter="\t")) if quoted else [x.split("\t") for x in lines]
    return [int(row[-2]) for row in split]


def test_coded_statements_become_claims_with_questions_and_positions(
    location: Location, run: Run
) -> None:
    del location
    Path("coded.csv").write_text(CODED, encoding="utf-8")
    Path("coding.toml").write_text(CODING, encoding="utf-8")
    command = ("import", "coded.csv", "--map-file", "coding.toml", "-q")
    assert run(*command).out == (
        "added: 4 speakers, 2 affiliations, 2 sources, 4 claims, 4 appearances, 2 questions,"
        " 4 positions\n"
    )
    told = run("report", "conflicts", "--question", "Q1").out
    assert told.partition("━" * 100)[2].partition("━" * 100)[0] == STANDING
    assert run(*command).out == "nothing to change: 22 records as they were\n"


STANDING = """

Q1. The carbon tax should rise

yes: 1 claim, 1 voice          no: 2 claims, 2 voices          partly: nobody  no position: nobody
-----------------------------  ------------------------------  --------------  -------------------
C1 · assertion                 C2 · assertion
Agrees: The carbon tax should  Does not agree: The carbon tax
rise                           should rise
Ann Lee, Green Party (named),  Chamber of Commerce (named),
said 4 Mar 2020, in S1         said 4 Mar 2020, in S1

                               C3 · assertion
                               Does not agree: The carbon tax
                               should rise
                               Ruiz, Carlos, Chamber of
                               Commerce (named), said 5 Mar
                               2020, in S2

"""
