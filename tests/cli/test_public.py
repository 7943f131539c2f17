"""Nothing that is the newsroom's own leaves in what is made for the public."""

import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import JSON, Enum, Text, select

from cli.tree import LEAVES, command_at
from conftest import Run
from reporting.canaries import SHOWN, fill
from reporting.databases import empty_database, make_default
from reporting.stories import PAPER, answers, claim, load
from tracker.models import Base
from tracker.store.engine import open_engine
from tracker.store.location import Location

TABLES = ["claims", "speakers", "sources", "relations", "conflicts"]
REFUSED = {"export revisions"}
"""Never made for the public, which has a test of its own."""

SPELLINGS = {
    "report conflicts": ["", " --all"],
    "report dossier": [" C1", " P1", " Q1"],
    "report impact": [" C1", " S1"],
    "report timeline": ["", " --question Q1"],
    "report shifts": ["", " --question Q1"],
    **{f"export {table}": ["", " --columns all"] for table in TABLES},
}
"""What is asked of a command; of one that is not named here, all it says without arguments."""


ALONE = {
    "export annotations": "json",
    "export claimreview": "json",
    "export csl": "csl",
    "export datasette": "db",
    "export ftm": "ftm",
    "export json-ld": "json",
}
"""The format of a command that has no other, and no option for it."""
UNPUBLISHED = "left out: 1 verdict without a URL, which is internal"

NOTHING_LEFT_OUT = {"report dossier P1", "report impact S1"}
"""Touch no claim that is off the record."""


def _made_for_the_public() -> Iterator[tuple[str, str]]:
    """Every command that has an audience, in each of its formats: none can be forgotten."""
    for path in LEAVES:
        options = {name: one for one in command_at(path).params for name in one.opts}
        command = " ".join(path)
        if "--audience" in options and command not in REFUSED:
            one = ALONE.get(command)
            formats = [one] if one else options["-f"].type.choices  # type: ignore[attr-defined]
            for rest in SPELLINGS.get(command, [""]):
                for format_ in formats:
                    yield f"{command}{rest}", format_


MADE = list(_made_for_the_public())
UNTOLD = [
    "source_text.text",
    "retracted_text.text",
    "source_text.retracted_by",
    "source_text.retracted_why",
    "merge.why",
    "merge.merged_by",
    "merge.retracted_by",
    "merge.retracted_why",
    "retracted_merge.why",
    "retracted_merge.merged_by",
    "affiliation.retracted_by",
    "affiliation.retracted_why",
    "anchor.prefix",
    "anchor.suffix",
    "question.note",
    "retracted_question.text",
    "question.retracted_by",
    "question.retracted_why",
    "position.judged_by",
    "other_position.judged_by",
    "off_record.position.why",
    "off_record.position.judged_by",
    "position.retracted_by",
    "position.retracted_why",
    "retracted_position.judged_by",
    "verdict.key",
    "verdict.rating",
    "verdict.why",
    "verdict.reviewer",
    "published_verdict.why",
    *(f"off_record.verdict.{name}" for name in ("rating", "why", "reviewer", "url")),
    "retracted_verdict.retracted_by",
    "retracted_verdict.retracted_why",
    *(f"retracted_verdict.{name}" for name in ("rating", "why", "reviewer", "url")),
    "revision.salt",
    "file_record.file_id",
    "file_record.salt",
    "file_record.digests",
]
"""Fields that no internal table shows: of texts, merges, questions, positions and files."""

WORDLESS = {
    "affiliation": {"country", "valid"},
    "appearance": {"language", "original_language"},
    "claim": {"said", "scope_when"},
    "file_record": {"record_table"},
    "relation": {"pair_key"},
    "response_request": {"asked_on", "deadline", "outcome_on"},
    "revision": {"record_table"},
    "source": {"language", "published", "text_sha256"},
    "source_text": {"sha256"},
    "speaker_identifier": {"scheme"},
    "speaker_name": {"name_key"},
    "topic": {"name_key"},
    "verdict": {"decided"},
}
"""Columns without a word to watch: dates, codes, checksums, and names as they are looked for."""

PACKED = {"xlsx", "docx"}
OURS = re.compile(r"\b[CPSRQD]\d+(?:\.\d+)?\b")
"""References of this database."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest) -> Iterator[tuple[Location, dict[str, str]]]:
    """A database, and what must not leave it."""
    folder: Path = request.getfixturevalue("tmp_path_factory").mktemp("canaries")
    with empty_database(request, str(request.param), folder / "canaries.db") as location:
        yield location, fill(location)


@pytest.fixture
def words(
    filled: tuple[Location, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """What must not leave the program's default database."""
    make_default(monkeypatch, filled[0])
    return filled[1]


def held_in(path: Path, format_: str) -> str:
    """All the text of a file, unpacked if it is packed."""
    if format_ == "db":
        with closing(sqlite3.connect(path)) as connection:
            return "\n".join(connection.iterdump())
    if format_ not in PACKED:
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as book:
        return "\n".join(book.read(name).decode() for name in book.namelist())


def _made(run: Run, command: str, format_: str) -> str:
    """All the text of what a command makes for the public."""
    asked = () if command in ALONE else ("-f", format_)
    outcome = run(*command.split(), *asked, "-o", "made", "--audience", "public")
    assert (outcome.code, outcome.out) == (0, "")
    left_out = "" if command in NOTHING_LEFT_OUT else "1 claim off the record"
    told = [left_out and f"left out for the public: {left_out}"]
    told += [UNPUBLISHED] if command == "export claimreview" else []
    assert outcome.err == "".join(f"{line}\n" for line in told if line)
    return held_in(Path("made"), format_)


def test_more_than_fifty_fields_are_watched_and_internal_tables_show_them(
    words: dict[str, str], run: Run
) -> None:
    assert len(words) == len(set(words.values())) >= 50
    tables = [*(f"{name} --all" for name in TABLES), "revisions"]
    seen = "".join(run("export", *table.split()).out for table in tables)
    seen += run("respond", "list", "--all", "-f", "json").out
    untold = [field for word, field in words.items() if word not in seen]
    assert untold == UNTOLD


def test_every_column_that_holds_words_is_watched(
    filled: tuple[Location, dict[str, str]],
) -> None:
    location, words = filled
    unwatched: dict[str, set[str]] = {}
    with open_engine(location).connect() as connection:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if not isinstance(column.type, Text | JSON) or isinstance(column.type, Enum):
                    continue
                values = connection.scalars(select(column).where(column.is_not(None)))
                found = "\n".join(map(str, values))
                if not any(word in found for word in words):
                    unwatched.setdefault(table.name, set()).add(column.name)
    assert unwatched == WORDLESS


@pytest.mark.parametrize(("command", "format_"), MADE)
def test_no_word_of_the_newsrooms_own_leaves(
    words: dict[str, str], run: Run, command: str, format_: str
) -> None:
    made = _made(run, command, format_)
    assert [field for word, field in words.items() if word in made] == []
    assert SHOWN in made.replace("\\", "")
    assert "shown-eve" not in made.replace("\\", "")
    assert "2022-04-14" not in made
    assert "14 Apr 2022" not in made


@pytest.mark.parametrize(
    "ref",
    [
        f"{letter}{number}"
        for letter, last in (("S", 5), ("P", 12), ("C", 9))
        for number in range(1, last + 1)
    ],
)
def test_what_leans_on_a_record_leaves_without_what_is_the_newsrooms_own(
    words: dict[str, str], run: Run, ref: str
) -> None:
    for format_ in ("json", "md"):
        outcome = run("report", "impact", ref, "--audience", "public", "-f", format_)
        assert (outcome.code, outcome.out == "") in {(0, False), (1, True)}
        assert [field for word, field in words.items() if word in outcome.out] == []
        assert OURS.findall(outcome.out) == []
        assert ("shown-eve" in outcome.out, "2022-04-14" in outcome.out) == (False, False)


@pytest.mark.parametrize(("command", "format_"), [one for one in MADE if one[1] not in PACKED])
def test_no_reference_of_this_database_leaves(
    words: dict[str, str], run: Run, command: str, format_: str
) -> None:
    del words
    assert OURS.findall(_made(run, command, format_)) == []


@pytest.mark.parametrize(
    "subject",
    [*(f"P{number}" for number in range(1, 13)), *(f"C{number}" for number in range(1, 10))],
)
def test_no_dossier_tells_the_public_a_word_of_the_newsrooms_own(
    words: dict[str, str], run: Run, subject: str
) -> None:
    for format_ in ("md", "json"):
        outcome = run("report", "dossier", subject, "-f", format_, "--audience", "public")
        assert outcome.code in {0, 1}
        assert (outcome.code == 0) == (SHOWN in outcome.out.replace("\\", "")), outcome.err
        assert [field for word, field in words.items() if word in outcome.out] == []
        assert OURS.findall(outcome.out) == []
        assert "2022-04-14" not in outcome.out
        assert "shown-eve" not in outcome.out.replace("\\", "")


def test_the_public_reads_claims_as_they_were_published(words: dict[str, str], run: Run) -> None:
    del words
    columns = "text,speaker_as_published,identification,organization,via,outlet,title,quote"
    options = ("--audience", "public", "--columns", columns, "--sort", "text")
    outcome = run("export", "claims", *options)
    assert outcome.out.replace("\r\n", "\n") == (
        f"{columns}\n"
        "shown-answer,shown-ada,named,,,shown-paper,shown-title,\n"
        "shown-deep,person not named,described,,,,,\n"
        "shown-double,shown-ada,named,,,shown-paper,shown-title,\n"
        "shown-earlier,person not named,generic,,,shown-paper,shown-title,\n"
        "shown-masked,shown-nightjar,pseudonym,,,shown-paper,shown-title,\n"
        "shown-open,shown-ada,named,shown-body,person not named,shown-paper,shown-title,"
        "shown-quote\n"
        "shown-told,shown-descriptor,described,,,,,\n"
    )


def test_an_inferred_date_is_withheld_where_the_speaker_spoke_to_us(
    words: dict[str, str], run: Run
) -> None:
    del words
    printed = run("report", "conflicts", "--audience", "public", columns=60).out
    assert "said: date withheld, in source" in printed


def test_what_others_printed_of_an_unnamed_speaker_is_told(location: Location, run: Run) -> None:
    del location
    told = (
        'said = "2022-04-14"\nsaid_basis = "inferred"\nbasis = "firsthand"\nlocator = "p. 3"\n'
        'published.descriptor = "an official"\n'
    )
    load(run, PAPER, claim("C", "clerk", "It goes on.", told), answers("C", "disputes", "A"))
    public = ("--audience", "public")
    columns = ("--columns", "said,said_basis,basis,locator", "--sort", "-said")
    assert run("export", "claims", *columns, *public).out.splitlines()[:2] == [
        "said,said_basis,basis,locator",
        "2022-04-14,inferred,firsthand,p. 3",
    ]
    assert run("export", "conflicts", "--columns", "answer_said,answer_basis", *public).out == (
        "answer_said,answer_basis\r\n2022-04-14,firsthand\r\n"
    )
    printed = run("report", "conflicts", *public, columns=60).out
    assert "said: 14 Apr 2022 (inferred), in source 1" in printed


def test_what_is_left_out_is_told_of_the_claims_asked_for(location: Location, run: Run) -> None:
    del location
    secret = [
        claim(key, "clerk", f"Secret {key}.", 'published.ground_rule = "off_record"')
        for key in "CD"
    ]
    load(run, PAPER, *secret, answers("C", "disputes", "A"))
    told = {
        command: run(*command.split(), "--audience", "public").err.splitlines()
        for command in (
            "export claims",
            "export claims --speaker ann",
            "export claims -q",
            "export sources",
            "export relations",
            "report conflicts",
            "report conflicts --claim C2",
        )
    }
    one, two = (f"left out for the public: {n} off the record" for n in ("1 claim", "2 claims"))
    assert told == {
        "export claims": [two],
        "export claims --speaker ann": [],
        "export claims -q": [],
        "export sources": [two],
        "export relations": [one],
        "report conflicts": [one],
        "report conflicts --claim C2": [],
    }


def test_a_column_of_the_newsrooms_own_is_refused(words: dict[str, str], run: Run) -> None:
    del words
    for option in ("--columns", "--sort"):
        outcome = run("export", "sources", "--audience", "public", option, "note")
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err == (
            "tracker: column 'note' of sources is internal; for the public there are: uid, type,"
            " title, byline, outlet, published, published_earliest, published_latest,"
            " published_basis, language, url, archived_url, claims\n"
        )


def test_revisions_are_refused_as_a_whole(words: dict[str, str], run: Run) -> None:
    del words
    outcome = run("export", "revisions", "--audience", "public", "-o", "revisions.csv")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "tracker: revisions hold who recorded what and when, and what was taken back: they are"
        " never exported for the public; leave out --audience public\n"
    )
    assert not Path("revisions.csv").exists()


def test_what_was_taken_back_cannot_be_asked_for(words: dict[str, str], run: Run) -> None:
    del words
    outcome = run("export", "claims", "--audience", "public", "--all")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(
        "tracker: --all adds what was taken back, which the public does not get; see:"
    )
