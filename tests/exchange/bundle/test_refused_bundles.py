"""A bundle that is not whole or not one is refused whole, with the line, and changes nothing."""

import gzip
import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from exchange.bundle.bundles import bring, export
from exchange.claim_files import TINY, filled, load
from tracker.exchange.bundle.shape import LINE_LIMIT
from tracker.models import Claim
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import writing
from tracker.vocabulary.claims import Certainty, Kind, Polarity

Edit = Callable[[list[str]], None]


@pytest.fixture(scope="module")
def tiny(templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of a small bundle, without the last one."""
    place = tmp_path_factory.mktemp("tiny") / "tiny.db"
    shutil.copyfile(templates["sqlite"], place)
    load(Location(path=place), TINY)
    return export(Location(path=place)).decode().splitlines()[:-1]


def sealed(lines: list[str]) -> bytes:
    """A bundle of these lines."""
    whole = "".join(f"{line}\n" for line in lines).encode()
    digest = hashlib.sha256(whole).hexdigest()
    return whole + json.dumps({"rows": len(lines) - 1, "sha256": digest}).encode() + b"\n"


def refused(run: Run, place: Location, data: bytes, code: int = 2) -> str:
    Path("story.jsonl").write_bytes(data)
    outcome = run("import", "story.jsonl", "--db", place.path)
    assert (outcome.code, outcome.out) == (code, "")
    assert filled(place) == []
    uids = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
    return uids.sub("UID", outcome.err)


def replaced(number: int, old: str, new: str) -> Edit:
    def edit(lines: list[str]) -> None:
        assert old in lines[number - 1]
        lines[number - 1] = lines[number - 1].replace(old, new, 1)

    return edit


def given(field: str, value: str) -> Edit:
    """The first record has this for a value that it lacks."""
    return replaced(2, f'"{field}":null', f'"{field}":{value}')


def swapped(lines: list[str]) -> None:
    lines[1], lines[2] = lines[2], lines[1]


def twice(lines: list[str]) -> None:
    lines.insert(2, lines[1])


def moved_table(lines: list[str]) -> None:
    lines.insert(1, lines.pop(5))


def without_a_claim(lines: list[str]) -> None:
    del lines[3]


def set_line_2(line: str) -> Edit:
    def edit(lines: list[str]) -> None:
        lines[1] = line

    return edit


AGAIN = "; export it again\n"
CASES: dict[str, tuple[Edit, str]] = {
    "a key twice": (replaced(2, '"note"', '"uid":"x","note"'), "2: the key 'uid' stands twice"),
    "no number": (given("head_count", "NaN"), "2: NaN is not JSON"),
    "infinite": (given("head_count", "-Infinity"), "2: -Infinity is not JSON"),
    "a fraction": (given("head_count", "1e999"), "2: head_count: inf is not a whole number"),
    "5,000 digits": (given("head_count", "9" * 5000), "2: holds a number of thousands of digits"),
    "30 digits": (
        given("head_count", "9" * 30),
        "2: head_count: is a number that no database holds",
    ),
    "too deep": (set_line_2("[" * 200_000), "2: is nested too deeply"),
    "no object": (set_line_2("[]"), "2: is not an object in { }"),
    "no JSON": (set_line_2("x"), "2: not JSON: expecting value at character 1"),
    "an empty line": (set_line_2(""), "2: not JSON: expecting value at character 1"),
    "a word for a number": (
        given("head_count", "true"),
        "2: head_count: True is not a whole number",
    ),
    "a number for a text": (given("note", "7"), "2: note: 7 is not text"),
    "a word that is none": (
        replaced(2, '"type":"person"', '"type":"people"'),
        "2: type: 'people' is none of person, group, organization, document, publication",
    ),
    "no value": (replaced(2, '"type":"person"', '"type":null'), "2: type: has no value"),
    "a table of others": (
        replaced(2, '"table":"speaker"', '"table":"sqlite_master"'),
        "2: there is no table 'sqlite_master'",
    ),
    "a column of others": (replaced(2, '"note"', '"rowid":1,"note"'), "2: speaker has no 'rowid'"),
    "a number of a database": (replaced(2, '"note"', '"id":1,"note"'), "2: speaker has no 'id'"),
    "a column gone": (replaced(2, '"note":null,', ""), "2: speaker lacks 'note'"),
    "no uid": (replaced(2, '"uid":"', '"uid":"x'), "2: uid: 'xUID' is not a uid"),
    "a uid as others write it": (
        replaced(2, '"uid":"', '"uid":"urn:uuid:'),
        "2: uid: 'urn:uuid:UID' is not a uid as bundles write it",
    ),
    "NUL": (given("note", '"\\u0000"'), "2: note: holds a NUL character"),
    "half a pair": (given("note", '"\\ud800"'), "2: note: holds half of a surrogate pair"),
    "another order": (swapped, "3: is not in order of table and uid"),
    "a row twice": (twice, "3: stands twice"),
    "tables in another order": (moved_table, "3: is not in order of table and uid"),
    "what is referred to": (
        without_a_claim,
        "8: source: there is no source UID in the bundle",
    ),
    "another schema": (
        replaced(1, "tracker/bundle/1", "tracker/bundle/2"),
        "1: the schema is 'tracker/bundle/2', not 'tracker/bundle/1'",
    ),
    "no schema of a database": (
        replaced(1, '"database_schema":"', '"database_schema":"x'),
        "1: 'x0010' is not the schema of a database",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_bundle_that_cannot_be_read_is_refused_with_its_line(
    case: str, tiny: list[str], run: Run, blank_file: Location
) -> None:
    edit, message = CASES[case]
    lines = [*tiny]
    edit(lines)
    told = refused(run, blank_file, sealed(lines))
    assert told.startswith(f"tracker: story.jsonl:{message}")
    assert told.endswith(AGAIN)
    assert told.count("\n") == 1
    assert len(told) < 200


def test_a_bundle_cut_off_anywhere_is_refused(
    tiny: list[str], run: Run, blank_file: Location
) -> None:
    whole = sealed(tiny)
    for end in (len(whole) - 1, len(whole) - 40, len(whole) // 2, 200):
        told = refused(run, blank_file, whole[:end])
        line = whole[:end].count(b"\n") + 1
        assert told == (
            f"tracker: story.jsonl:{line}: the line does not end; it was cut off; export it again\n"
        )
    at_a_line = b"".join(whole.splitlines(keepends=True)[:5])
    assert refused(run, blank_file, at_a_line) == (
        "tracker: story.jsonl:5: there is no closing line after this; it was cut off;"
        " export it again\n"
    )


def test_an_altered_bundle_is_refused(tiny: list[str], run: Run, blank_file: Location) -> None:
    whole = sealed(tiny)
    last = whole.count(b"\n")
    assert refused(run, blank_file, whole.replace(b"Work stopped.", b"Work stoqqed.")) == (
        f"tracker: story.jsonl:{last}: the lines before have another SHA-256: they were altered;"
        " export it again\n"
    )
    rows = f'"rows": {len(tiny) - 1}'.encode()
    assert refused(run, blank_file, whole.replace(rows, b'"rows": 3')) == (
        f"tracker: story.jsonl:{last}: tells of 3 rows, there are {len(tiny) - 1};"
        " export it again\n"
    )
    assert refused(run, blank_file, whole + b"x") == (
        f"tracker: story.jsonl:{last + 1}: something stands after the closing line;"
        " export it again\n"
    )


def test_bytes_that_are_not_utf_8_are_refused(
    tiny: list[str], run: Run, blank_file: Location
) -> None:
    whole = sealed(tiny).replace(b"Ann", b"\xff\xfe", 1)
    assert refused(run, blank_file, whole) == (
        "tracker: story.jsonl:2: is not UTF-8; export it again\n"
    )


def test_a_line_without_end_is_not_read_to_its_end(
    tiny: list[str], run: Run, blank_file: Location
) -> None:
    whole = f"{tiny[0]}\n".encode() + b" " * (LINE_LIMIT + 1)
    assert refused(run, blank_file, whole) == (
        "tracker: story.jsonl:2: the line is longer than 16,000,000 bytes; export it again\n"
    )


def test_a_bundle_of_a_newer_program_is_refused(
    tiny: list[str], run: Run, blank_file: Location
) -> None:
    lines = [tiny[0].replace('"0', '"9'), *tiny[1:]]
    assert refused(run, blank_file, sealed(lines)) == (
        "tracker: story.jsonl:1: made with schema 9010, newer than 0010;"
        " import it with a newer version of this program\n"
    )


MISTAKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a mark before it": (
        lambda whole: b"\xef\xbb\xbf" + whole,
        "story.jsonl:1: the opening line of the bundle was altered; export it again",
    ),
    "a blank before it": (
        lambda whole: b" " + whole,
        "story.jsonl:1: the opening line of the bundle was altered; export it again",
    ),
    "a blank in it": (
        lambda whole: whole.replace(b":", b": ", 1),
        "story.jsonl:1: the opening line of the bundle was altered; export it again",
    ),
    "packed": (gzip.compress, "story.jsonl: is packed with gzip; unpack it with gunzip first"),
    "empty": (lambda _: b"", "story.jsonl: is empty, so it is no bundle; export it again"),
}


@pytest.mark.parametrize("case", MISTAKEN)
def test_a_file_that_is_meant_as_a_bundle_is_told_so(
    case: str, tiny: list[str], run: Run, blank_file: Location
) -> None:
    edit, message = MISTAKEN[case]
    assert refused(run, blank_file, edit(sealed(tiny))) == f"tracker: {message}\n"


def forged(lines: list[str]) -> None:
    """A row says something else than its history."""
    (number,) = [place for place, line in enumerate(lines) if '"text":"Work stopped."' in line]
    lines[number] = lines[number].replace("Work stopped.", "Work began.")


def test_rows_that_their_history_does_not_vouch_for_are_refused(
    tiny: list[str], run: Run, blank_file: Location
) -> None:
    lines = [*tiny]
    forged(lines)
    assert refused(run, blank_file, sealed(lines), code=1) == (
        "tracker: story.jsonl: does not hold together: C1: text not as the history says;"
        " nothing was changed; look at both databases with: tracker db check\n"
    )


@pytest.fixture
def silent(run: Run, templates: dict[str, Path]) -> bytes:
    """A bundle with an honest history in which a claim that asserts nothing contradicts one."""
    shutil.copyfile(templates["sqlite"], "silent.db")
    place = Location(path=Path("silent.db"))
    load(place, TINY)
    asked = ("relate", "C2", "contradicts", "C1", "--match", "same,same,same,same", "--why", "x")
    assert run(*asked, "--db", "silent.db").code == 0
    with writing(place, Author("mallory", "claim edit")) as session:
        claim = session.get_one(Claim, 2)
        claim.kind = Kind.NO_COMMENT
        claim.polarity, claim.certainty = Polarity.NONE, Certainty.UNCOMMITTED
    return export(place)


def test_a_relation_that_its_claims_forbid_is_refused_in_an_empty_database_too(
    silent: bytes, run: Run, blank_file: Location
) -> None:
    assert refused(run, blank_file, silent, code=1) == (
        "tracker: story.jsonl: does not keep the rules: R1 forbids this change: C2 contradicts C1"
        " refused: C2 (no comment) cannot be true or false; use leaves_open (numbers as if it had"
        " been imported; nothing was)\n"
    )


def test_a_row_that_a_rule_refuses_is_told_with_its_line(
    tiny: list[str], run: Run, blank_file: Location
) -> None:
    lines = [*tiny]
    (number,) = [place for place, line in enumerate(lines, 1) if '"text":"Work stopped."' in line]
    replaced(number, '"denied_inferred":false', '"denied_inferred":true')(lines)
    assert refused(run, blank_file, sealed(lines), code=1) == (
        f"tracker: story.jsonl:{number}: the database refuses claim UID: the rule"
        " ck_claim_inferred_denial forbids it; nothing was changed\n"
    )


def test_the_whole_of_the_same_bundle_is_imported(tiny: list[str], blank_file: Location) -> None:
    bring(blank_file, sealed(tiny))
    assert export(blank_file).splitlines()[:-1] == sealed(tiny).splitlines()[:-1]
