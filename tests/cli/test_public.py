"""Nothing that is the newsroom's own leaves in what is made for the public."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from reporting.canaries import SHOWN, fill
from reporting.databases import empty_database, make_default
from reporting.stories import PAPER, answers, claim, load
from tracker.store.location import Location

TABLES = ["claims", "speakers", "sources", "relations", "conflicts"]
FORMATS = ["csv", "tsv", "json", "jsonl", "md", "html", "xlsx"]
EXPORTS = [
    (f"export {table}{all_}", format_)
    for table in TABLES
    for all_ in ("", " --columns all")
    for format_ in FORMATS
]
REPORTS = [
    (command, format_)
    for command in ("report conflicts", "report conflicts --all")
    for format_ in ("table", "json", "md", "html")
] + [
    (command, format_)
    for command in (
        "report sourcing",
        "report anonymity",
        "report origins",
        "report shifts",
        "report timeline",
        "report dossier C1",
    )
    for format_ in ("table", "json", "md", "html", "xlsx")
]
REPORTS += [("report responses", format_) for format_ in ("table", "json", "md", "html", "xlsx")]
REPORTS += [("map", format_) for format_ in ("mermaid", "dot", "svg", "json")]
REPORTS += [("report conflicts", "docx")]
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


def _made(run: Run, command: str, format_: str) -> str:
    """All the text of a file, unpacked if it is packed."""
    outcome = run(*command.split(), "-f", format_, "-o", "made", "--audience", "public")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "left out for the public: 1 claim off the record\n"
    if format_ not in PACKED:
        return Path("made").read_text(encoding="utf-8")
    with zipfile.ZipFile("made") as book:
        return "\n".join(book.read(name).decode() for name in book.namelist())


def test_more_than_fifty_fields_are_watched_and_internal_tables_show_them(
    words: dict[str, str], run: Run
) -> None:
    assert len(words) == len(set(words.values())) >= 50
    tables = [*(f"{name} --all" for name in TABLES), "revisions"]
    seen = "".join(run("export", *table.split()).out for table in tables)
    seen += run("respond", "list", "--all", "-f", "json").out
    untold = [field for word, field in words.items() if word not in seen]
    assert untold == ["source_text.text", "anchor.prefix", "anchor.suffix"], "of a text, not a row"


@pytest.mark.parametrize(("command", "format_"), [*EXPORTS, *REPORTS])
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
        for letter, last in (("S", 5), ("P", 10), ("C", 9))
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


@pytest.mark.parametrize(
    ("command", "format_"), [one for one in (*EXPORTS, *REPORTS) if one[1] not in PACKED]
)
def test_no_reference_of_this_database_leaves(
    words: dict[str, str], run: Run, command: str, format_: str
) -> None:
    del words
    assert OURS.findall(_made(run, command, format_)) == []


@pytest.mark.parametrize(
    "subject",
    [*(f"P{number}" for number in range(1, 11)), *(f"C{number}" for number in range(1, 10))],
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
