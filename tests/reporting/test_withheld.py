"""What somebody typed into a field that leaves must not give away what is withheld."""

from pathlib import Path

import pytest

from conftest import Run
from reporting.stories import asked, load, tell
from tracker.reporting.occurrences import Occurrences
from tracker.store.location import Location

STORY = """\
schema = "tracker/claim-file/1"
id = "story"
[defaults]
source = "paper"
[source.paper]
type = "article-newspaper"
title = "The paper"
[speaker.minister]
name = "Ada Berg"
[speaker.aide]
descriptor = "Lind's driver"
published.descriptor = "a person close to the minister"
[[speaker.aide.affiliation]]
organization = "Garage North"
role = "driver"
place = "Oslo"
[claim.A]
speaker = "minister"
text = "Work stopped."
[claim.B]
speaker = "aide"
text = "Work went on."
quote = "It went on."
[[claim.B.answers]]
claim = "A"
type = "disputes"
why = "Rejects it."
"""
PUBLIC = ("report", "conflicts", "--audience", "public")
MEND = "; reword it, or print the report with --audience internal\n"


def refused(run: Run, *options: str) -> str:
    outcome = run(*PUBLIC, *options)
    assert (outcome.code, outcome.out) == (1, "")
    return outcome.err.removeprefix("tracker: not written for the public: ").removesuffix(MEND)


@pytest.fixture
def story(location: Location, run: Run) -> Location:
    load(run, STORY)
    return location


GIVEN_AWAY = {
    "our handle for an unnamed speaker": (
        'claim edit C2 --text "It went on, Lind\'s driver says."',
        "“It went on, Lind's driver says.” holds “Lind's driver”",
    ),
    "the organization of an unnamed speaker": (
        "claim edit C2 --text 'At Garage North work went on.'",
        "“At Garage North work went on.” holds “Garage North”",
    ),
    "where an unnamed speaker works": (
        "claim edit C1 --venue 'a hall in Oslo'",
        "“a hall in Oslo” holds “Oslo”",
    ),
    "an internal note": (
        "claim edit C2 --note 'met at the harbor' --text 'It went on: met at the harbor.'",
        "“It went on: met at the harbor.” holds “met at the harbor”",
    ),
}


def test_it_is_seen_in_a_script_without_spaces(story: Location, run: Run) -> None:
    del story
    tell(
        run,
        "affiliation end P2.1 --on 2021\n"
        "affiliation add P2 --described 部长办公室 --place 合肥研究院\n"
        "claim edit C2 --text 合肥研究院的工作没有停止。",
    )
    assert refused(run) == (
        "“合肥研究院的工作没有停止。” holds “合肥研究院”, where an unnamed speaker works"
    )


@pytest.mark.parametrize("what", GIVEN_AWAY)
def test_a_text_that_gives_something_away_is_not_written(
    story: Location, run: Run, what: str
) -> None:
    del story
    edit, told = GIVEN_AWAY[what]
    assert run(*PUBLIC).code == 0
    tell(run, edit)
    assert refused(run) == f"{told}, {what}"
    assert run("report", "conflicts").code == 0


def test_what_was_said_off_the_record_is_not_quoted_elsewhere(story: Location, run: Run) -> None:
    del story
    tell(
        run,
        "source add 'A call' --type interview\n"
        "claim add 'The boss knew.' --source S2 --unnamed 'a friend' --quote 'He knew all along'"
        " --ground-rule off_record\n"
        "relation retract R1 --why x\n"
        "relate C2 disputes C1 --why 'Rejects it: He knew all along.'",
    )
    assert refused(run) == (
        "“Rejects it: He knew all along.” holds “He knew all along”, what was said off the record"
    )


@pytest.mark.parametrize(
    "edit",
    [
        "claim edit C2 --text 'The driver says that work went on.'",
        "claim edit C2 --text 'Osloites work on.'",
        "claim edit C2 --text 'Garage North works.' --quote 'Garage North works'",
    ],
    ids=["a common word", "a part of a word", "what was published"],
)
def test_what_gives_nothing_away_leaves(story: Location, run: Run, edit: str) -> None:
    del story
    tell(run, edit)
    assert run(*PUBLIC).code == 0


@pytest.mark.parametrize("report", ["conflicts", "sourcing", "timeline"])
def test_every_report_that_tells_it_is_held_to_it(story: Location, run: Run, report: str) -> None:
    del story
    words = ("report", report, "--audience", "public")
    assert run(*words).code == 0
    tell(run, 'claim edit C2 --text "Work went on, Lind\'s driver says."')
    assert "driver says" in str(asked(run, "report", report))
    assert run(*words).code == 1


@pytest.mark.parametrize("table", ["claims", "claims --columns uid,text", "relations", "conflicts"])
def test_every_table_that_tells_it_is_held_to_it(story: Location, run: Run, table: str) -> None:
    del story
    words = ("export", *table.split(), "--audience", "public")
    assert run(*words).code == 0
    tell(run, 'claim edit C2 --text "Work went on, Lind\'s driver says."')
    outcome = run(*words)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "tracker: not written for the public: “Work went on, Lind's driver says.” holds"
        " “Lind's driver”, our handle for an unnamed speaker; reword it, or print the report with"
        " --audience internal\n"
    )
    assert run("export", *table.split()).code == 0


@pytest.mark.parametrize("table", ["claims --columns uid,quote", "speakers", "sources"])
def test_a_table_that_does_not_tell_it_leaves(story: Location, run: Run, table: str) -> None:
    del story
    tell(run, 'claim edit C2 --text "Work went on, Lind\'s driver says."')
    assert run("export", *table.split(), "--audience", "public").code == 0


def test_a_table_is_held_to_what_is_published_in_columns_it_leaves_out(
    story: Location, run: Run
) -> None:
    del story
    words = ("export", "claims", "--columns", "text", "--audience", "public")
    tell(run, "claim edit C2 --text 'Garage North works.'")
    assert run(*words).code == 1
    tell(run, "claim edit C2 --quote 'Garage North works'")
    assert run(*words).code == 0


def test_a_note_on_every_claim_is_looked_for_in_one_pass() -> None:
    notes = [f"Asked by phone, number {number}." for number in range(20_000)]
    found = Occurrences(notes)
    texts = [f"It was said: {notes[number]} So it was." for number in range(0, 20_000, 100)]
    assert [one for text in texts for one in found.within(text)] == notes[::100]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("abcd", ["abcd"]),
        ("xabcdabcd", ["abcd", "abcd"]),
        ("abcdefghijklmnopqrs", ["abcd", "abcdefghijklmnopqrs"]),
        ("abcdefghijklmnopq", ["abcd"]),
        ("abc", []),
        ("", []),
    ],
)
def test_each_text_is_found_at_each_place(text: str, found: list[str]) -> None:
    assert list(Occurrences(["abcd", "abcdefghijklmnopqrs"]).within(text)) == found


def test_no_file_is_written(story: Location, run: Run) -> None:
    del story
    tell(run, 'claim edit C2 --text "Work went on, Lind\'s driver says."')
    assert run(*PUBLIC, "-o", "page.html").code == 1
    assert run("export", "conflicts", "--audience", "public", "-o", "table.csv").code == 1
    assert run("export", "claims", "--audience", "public", "-o", "claims.xlsx").code == 1
    assert not Path("page.html").exists()
    assert not Path("table.csv").exists()
    assert not Path("claims.xlsx").exists()


@pytest.mark.parametrize(
    "given",
    [
        "LIND'S DRIVER told us.",
        "lind's driver told us.",
        "Lind's  dri\u00adver told us.",
    ],
    ids=["capitals", "small letters", "a soft hyphen and two blanks"],
)
def test_what_is_withheld_is_seen_however_it_is_typed(
    story: Location, run: Run, given: str
) -> None:
    del story
    outcome = run("claim", "edit", "C2", "--text", given)
    assert outcome.code == 0, outcome.err
    assert "holds “Lind's driver”" in refused(run)


def test_a_role_of_one_word_gives_nothing_away_in_small_letters(story: Location, run: Run) -> None:
    del story
    tell(run, "affiliation edit P2.1 --role Driver --correct --why 'As they say.'")
    tell(run, "claim edit C2 --text 'Any driver went on.'")
    assert run(*PUBLIC).code == 0
    tell(run, "claim edit C2 --text 'The DRIVER went on.'")
    assert "the role of an unnamed speaker" in refused(run)
