"""Quotations are looked for in the text of their source, when it comes and when they do."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from conftest import Run
from recording.paper import PAPER, appearance, some
from reporting.stories import asked, tell
from tracker.models import Appearance, Source, SourceText
from tracker.recording.attach_text import attach_text
from tracker.store.checking import findings
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import reading, writing
from tracker.vocabulary.quotations import MediaType

TEXT = (
    " The paper\r\n\r\n“Work has not stopped,” said Ann. “Work goes on.”\n\n"
    "Work goes on, they say.\n"
)
NOON = datetime(2022, 5, 1, 12, tzinfo=UTC)
ANCHOR = ("verification", "start", "end")


def attach(location: Location, text: str, day: int = 0) -> None:
    with writing(location, Author("tester", "source attach")) as session:
        at = NOON + timedelta(days=day)
        attach_text(session, session.get_one(Source, 1), text, MediaType.TEXT, at)


def quoted(run: Run, quote: str, *more: str) -> tuple[int, str]:
    """Record a claim with a quotation: the exit code and what was told of the quotation."""
    words = ("claim", "add", "It goes on.", "--source", "S1", "--speaker", "Ann")
    outcome = run(*words, "--quote", quote, *more)
    lines = outcome.err.splitlines(keepends=True)
    return outcome.code, "".join(line for line in lines if "quot" in line)


def anchored(run: Run, ref: str) -> tuple[object, ...] | None:
    """How and where the quotation of a claim was found."""
    anchor = appearance(run, ref)["anchor"]
    return some(anchor, *ANCHOR) if anchor else None


@pytest.fixture
def paper(location: Location, run: Run) -> Location:
    tell(run, PAPER)
    return location


def test_a_text_is_kept_exactly_as_it_is(paper: Location) -> None:
    attach(paper, TEXT)
    with reading(paper) as session:
        kept = session.scalars(select(SourceText)).one()
        assert (kept.text, kept.captured_at, kept.media_type) == (TEXT, NOON, "text/plain")
    assert list(findings(paper)) == []


def test_the_same_text_twice_changes_nothing(paper: Location, run: Run) -> None:
    attach(paper, TEXT)
    changes = asked(run, "log")["total"]
    attach(paper, TEXT, day=1)
    assert asked(run, "log")["total"] == changes


def test_without_a_text_nothing_is_checked(paper: Location, run: Run) -> None:
    del paper
    assert quoted(run, "Work will never go on.") == (0, "")
    assert anchored(run, "C3") is None


def test_a_new_quotation_is_anchored_at_once(paper: Location, run: Run) -> None:
    attach(paper, TEXT)
    assert quoted(run, "Work has not stopped,") == (0, "")
    anchor = appearance(run, "C3")["anchor"]
    with reading(paper) as session:
        digest = session.scalars(select(SourceText.sha256)).one()
    assert anchor == {
        "text_sha256": digest,
        "verification": "exact",
        "start": 15,
        "end": 36,
        "prefix": " The paper\r\n\r\n“",
        "suffix": "” said Ann. “Work goes on.”\n\nWor",
    }


def test_a_folded_match_says_so(paper: Location, run: Run) -> None:
    attach(paper, TEXT)
    assert quoted(run, "Work has  not stopped") == (
        0,
        "the quotation of C3.1: found, folded match (spaces)\n",
    )
    assert appearance(run, "C3")["quote"] == "Work has  not stopped"


def test_a_quotation_that_is_not_there_is_refused_with_the_nearest_passage(
    paper: Location, run: Run
) -> None:
    attach(paper, TEXT)
    assert quoted(run, "Work has … stopped") == (
        1,
        (
            "tracker: --quote: not in the text of S1; the ellipsis hides “not”; nearest: “Work has"
            " not stopped” (“…” for “not”); mend it, or save it as it is with --unverified\n"
        ),
    )
    assert run("claim", "show", "C3").code == 2


def test_it_is_saved_all_the_same_if_that_is_meant(paper: Location, run: Run) -> None:
    attach(paper, TEXT)
    assert quoted(run, "Work has stopped", "--unverified") == (
        0,
        "the quotation of C3.1 is not in the text of its source; saved as unverified\n",
    )
    assert anchored(run, "C3") == ("unverified", None, None)
    run("claim", "edit", "C3", "--quote", "Work goes on.")
    assert anchored(run, "C3") == ("exact", 49, 62)


def test_of_several_places_the_first_after_the_last_claims_is_taken(
    paper: Location, run: Run
) -> None:
    attach(paper, TEXT)
    assert quoted(run, "Work goes on.")[0] == 0
    assert quoted(run, "Work goes on") == (
        0,
        "the quotation of C4.1 stands in 2 places; taken is that from 65\n",
    )


def test_an_edit_of_anything_else_leaves_the_anchor(paper: Location, run: Run) -> None:
    attach(paper, TEXT)
    quoted(run, "Work has stopped", "--unverified")
    assert run("claim", "edit", "C3", "--venue", "a hall").code == 0
    assert anchored(run, "C3") == ("unverified", None, None)
    assert run("claim", "edit", "C3", "--unset", "quote").code == 0
    assert anchored(run, "C3") is None


def test_an_edit_to_words_that_are_not_there_is_refused(paper: Location, run: Run) -> None:
    attach(paper, TEXT)
    quoted(run, "Work goes on.")
    for command in ("claim edit C3", "appearance edit C3.1"):
        assert run(*command.split(), "--quote", "Work went on.").code == 1
    assert anchored(run, "C3") == ("exact", 49, 62)
    assert run("appearance", "edit", "C3.1", "--quote", "Work went on.", "--unverified").code == 0
    assert anchored(run, "C3") == ("unverified", None, None)


def test_a_further_appearance_is_looked_for_in_its_own_source(paper: Location, run: Run) -> None:
    attach(paper, TEXT)
    quoted(run, "Work goes on.")
    tell(run, "source add Telex --type report")
    add = ("appearance", "add", "C3", "--source", "S2", "--quote", "Work went on.")
    assert run(*add).code == 0
    assert appearance(run, "C3", 2)["anchor"] is None


def test_an_attached_text_finds_the_quotations_on_file(paper: Location, run: Run) -> None:
    for quote in ("Work has not stopped", "Work has “not stopped", "Work has now stopped"):
        quoted(run, quote)
    Path("paper.txt").write_bytes(TEXT.encode())
    outcome = run("source", "attach", "S1", "paper.txt", "--captured", "2022-04-16", columns=200)
    assert outcome.out.splitlines()[1:] == [
        "found: C3.1",
        "not found: C4.1, C5.1",
        "C4.1 nearest: “Work has not stopped”",
        "C5.1 nearest: “Work has not stopped” (“now” for “not”)",
    ]
    assert [anchored(run, ref) for ref in ("C3", "C4", "C5")] == [
        ("exact", 15, 35),
        ("unverified", None, None),
        ("unverified", None, None),
    ]
    assert list(findings(paper)) == []


def test_what_a_new_text_no_longer_has_is_an_orphan(paper: Location, run: Run) -> None:
    attach(paper, TEXT)
    quoted(run, "Work has not stopped")
    quoted(run, "Work goes on.")
    attach(paper, TEXT.replace("not stopped", "gone on"), day=1)
    report = asked(run, "check", "quotes")
    found = [some(one, "ref", "text", "outcome", "start") for one in report["quotations"]]
    assert found == [("C3.1", "S1.1", "orphan", 15), ("C4.1", "S1.2", "exact", 45)]
    assert report["counts"] == {"exact": 1, "folded": 0, "orphan": 1, "not_found": 0}


def test_an_older_text_that_comes_later_is_not_the_newest(paper: Location, run: Run) -> None:
    attach(paper, TEXT)
    attach(paper, TEXT.replace("not stopped", "gone on"), day=-1)
    assert quoted(run, "Work has not stopped") == (0, "")
    code, told = quoted(run, "Work has gone on")
    assert (code, told) == (
        0,
        "the quotation of C4.1 stands in the older text S1.2, not in the newest\n",
    )


def test_checking_again_changes_nothing(paper: Location, run: Run) -> None:
    attach(paper, TEXT)
    quoted(run, "Work goes on.")
    changes = asked(run, "log")["total"]
    assert run("check", "quotes").code == 0
    assert asked(run, "log")["total"] == changes


def test_retracted_claims_are_left_alone(paper: Location, run: Run) -> None:
    quoted(run, "Work stopped")
    run("claim", "retract", "C3", "--because", "error", "--why", "Slip.")
    attach(paper, TEXT)
    assert asked(run, "check", "quotes")["quotations"] == []


def test_undoing_an_attachment_takes_text_and_anchors_back(paper: Location, run: Run) -> None:
    quoted(run, "Work goes on.")
    attach(paper, TEXT)
    assert anchored(run, "C3") == ("exact", 49, 62)
    assert run("undo", "--yes").code == 0
    assert anchored(run, "C3") is None
    assert asked(run, "source", "show", "S1")["texts"] == []
    attach(paper, TEXT)
    assert anchored(run, "C3") == ("exact", 49, 62)
    assert list(findings(paper)) == []


def test_a_text_others_are_anchored_in_is_not_undone(paper: Location, run: Run) -> None:
    attach(paper, TEXT)
    with writing(paper, Author("eve", "claim add")) as session:
        session.get_one(Appearance, 1).note = "Seen."
    quoted(run, "Work goes on.")
    run("undo", "--yes")
    assert quoted(run, "Work goes on.")[0] == 0
    assert [one["ref"] for one in asked(run, "source", "show", "S1")["texts"]] == ["S1.1"]


def test_an_import_keeps_what_is_not_found_as_unverified(location: Location, run: Run) -> None:
    story = """
        schema = "tracker/claim-file/1"
        id = "story"
        [source.paper]
        type = "article-newspaper"
        title = "The paper"
        [speaker.ann]
        name = "Ann"
        [claim.A]
        source = "paper"
        speaker = "ann"
        text = "Work goes on."
        quote = "Work goes on."
        """
    Path("story.toml").write_text(story)
    assert run("import", "story.toml").code == 0
    attach(location, TEXT)
    assert anchored(run, "C1") == ("exact", 49, 62)
    Path("story.toml").write_text(story.replace('quote = "Work goes', 'quote = "Work went'))
    outcome = run("import", "story.toml")
    assert (outcome.code, outcome.err) == (
        0,
        "the quotation of C1.1 is not in the text of its source; saved as unverified\n",
    )
    assert anchored(run, "C1") == ("unverified", None, None)
    assert list(findings(location)) == []
