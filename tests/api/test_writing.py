"""Writes from Python: one at a time, or several in one transaction and one change."""

import json
from collections.abc import Callable
from datetime import datetime

import pytest

import tracker
from conftest import Run
from tracker.errors import (
    BadFieldError,
    ChangedUnderneathError,
    NoDatabaseError,
    RefusedError,
    RuleBrokenError,
    TrackerError,
    UnconfirmedError,
    UnknownReferenceError,
)


def claims(place: str) -> list[str]:
    """The claims on file, as somebody else reads them."""
    other = tracker.open(place, user="bob")
    return [claim.text for claim in other.claim.list().claims]


def paper(t: tracker.Tracker) -> str:
    made = t.source.add(
        "The paper", type="article-newspaper", outlet="The Gazette", published="2026-11-20"
    )
    return made.ref


def test_a_write_is_on_file_when_it_returns(t: tracker.Tracker, place: str) -> None:
    source = paper(t)
    made = t.claim.add("Work stopped.", source=source, speaker="Ann Lee", new=True, said="Thursday")
    assert (made.ref, made.changed, made.also) == ("C1", True, ())
    assert made.hints == (
        "P2 recorded: Ann Lee, person (another type? tracker speaker edit P2 --type …)",
    )
    assert (made.record.claim.said, made.record.claim.said_basis) == ("2026-11-19", "inferred")
    assert claims(place) == ["Work stopped."]


def test_the_history_names_the_user_and_the_command(t: tracker.Tracker, place: str) -> None:
    paper(t)
    t.source.edit("S1", byline="Ann Lee", why="It said so.")
    told = [(one.who, one.command, one.why) for one in tracker.open(place).log("S1").changes]
    assert told == [("ann", "source edit", "It said so."), ("ann", "source add", None)]


def test_an_edit_takes_a_value_away_with_none_and_says_what_is_so_already(
    t: tracker.Tracker,
) -> None:
    t.claim.add("Work stopped.", source=paper(t), venue="a hall", topics=["work", "pay"])
    edited = t.claim.edit("C1", venue=None, topics=["pay"])
    assert (edited.record.claim.venue, edited.record.claim.topics) == (None, ["pay"])
    assert not t.claim.edit("C1", topics=["pay"]).changed


def test_an_edit_of_a_record_that_changed_meanwhile_is_refused(t: tracker.Tracker) -> None:
    t.claim.add("Work stopped.", source=paper(t))
    t.claim.edit("C1", venue="a hall")
    with pytest.raises(ChangedUnderneathError):
        t.claim.edit("C1", venue="a street", version=1)
    assert t.claim.show("C1").claim.venue == "a hall"


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("write", "told"),
    [
        (
            lambda t: t.claim.add("Talks ended.", source="S1", kindd="denial"),
            "kindd: there is no value of this name; give kind",
        ),
        (
            lambda t: t.claim.add("Talks ended.", source="S1", kind="denail"),
            (
                "kind: 'denail' is none of its words; write one of assertion, denial, no_knowledge,"
                " no_comment, prediction, plan, call, opinion"
            ),
        ),
        (
            lambda t: t.claim.edit("C1", topics="pay"),
            "topics: 'pay' cannot be kept; give a list of texts",
        ),
        (
            lambda t: t.claim.edit("C1", venue=5),
            "venue: 5 cannot be kept; give a text",
        ),
        (
            lambda t: t.claim.list(kinds="denial"),
            "kinds: there is no value of this name; give kind",
        ),
        (
            lambda t: t.speaker.add("Li", identifiers="wikidata=Q1"),
            "identifiers: 'wikidata=Q1' cannot be kept; give texts by name",
        ),
        (
            lambda t: t.source.add("Minutes", kind="document"),
            (
                "kind: there is no value of this name; give one of type, outlet, published,"
                " published_basis, url, archived_url, byline, language, text_sha256, read, note,"
                " title"
            ),
        ),
        (
            lambda t: t.source.add("Minutes"),
            "type: is missing; give one of CSL's",
        ),
        (
            lambda t: t.relate("C1", "weakens", "C1", why=" "),
            "why: is empty; write something or leave it out",
        ),
        (lambda t: t.claim.show(1), "ref: this is int; give a text"),
        (
            lambda t: t.claim.show("\ud800"),
            "ref: holds half of a surrogate pair; save the text as UTF-8 again",
        ),
        (
            lambda t: t.claim.retract("C1", because="slip", why="A slip."),
            "because: 'slip' is none of its words; write withdrawn, or error",
        ),
        (lambda t: t.claim.list(limit="3"), "limit: this is str; give a whole number"),
        (
            lambda t: t.claim.list(kind=["denial", 3]),
            "kind: this is list; give a text, or a list of texts",
        ),
        (
            lambda t: t.claim.list(said_after=2026),
            "said: this is int; give a day, or a text of EDTF",
        ),
        (
            lambda t: t.claim.add("Talks ended.", source=t.source.show("S1")),
            "source: this is SourceReport; give a reference, or the values of a new source",
        ),
        (
            lambda t: t.claim.add("Talks ended.", source="S1", answers=["C1:weakens"], why="So."),
            (
                "answers: ['C1:weakens'] is no such pair; give a claim and a type,"
                " such as 'C6:disputes'"
            ),
        ),
        (
            lambda t: t.relate("C1", "weakens", "C1", why="So.", match={"whom": "same"}),
            "match: 'whom' is nothing that is matched; give who, what, where, when",
        ),
        (
            lambda t: t.relate("C1", "weakens", "C1", why="So.", match="same,same,same,same"),
            "match: this is str; give words by who, what, where and when",
        ),
        (
            lambda t: t.claim.edit("C1", text=None),
            "text: cannot be taken away; give a value, or leave it out",
        ),
        (
            lambda t: t.report.conflicts(as_of="2026-11-20"),
            "as_of: this is str; give a datetime with its time zone",
        ),
        (
            lambda t: t.report.conflicts(as_of=datetime(2026, 11, 20)),  # noqa: DTZ001 - the point
            "as_of: 2026-11-20 00:00:00 has no time zone; give one, such as tzinfo=UTC",
        ),
        (
            lambda t: t.claim.add("Talks ended.", source="S1", answers=("C1", "weakens")),
            "why: an answer has a reason; give why, a sentence",
        ),
    ],
)
def test_what_cannot_be_read_is_told_by_its_name_and_changes_nothing(
    t: tracker.Tracker, place: str, write: Callable[[tracker.Tracker], object], told: str
) -> None:
    t.claim.add("Work stopped.", source=paper(t))
    with pytest.raises(TrackerError) as refused:
        write(t)
    assert str(refused.value) == told
    assert len(tracker.open(place).log().changes) == 2


def test_an_answer_is_given_as_a_pair_or_as_the_option_has_it(t: tracker.Tracker) -> None:
    source = paper(t)
    t.claim.add("Work stopped.", source=source, speaker="Ann Lee", new=True)
    for answers in ("C1:weakens", ("C1", "qualifies")):
        made = t.claim.add("Work slowed.", source=source, answers=answers, why="Another cause.")
        assert made.also[0].endswith(
            f"{made.ref} {answers[1] if answers[1] != '1' else 'weakens'} C1"
        )
    assert not t.claim.edit("C1", topics=None).changed


def test_a_text_that_is_too_long_is_refused_with_the_limit(t: tracker.Tracker) -> None:
    source = paper(t)
    with pytest.raises(RuleBrokenError) as refused:
        t.claim.add("x" * 10_001, source=source)
    assert str(refused.value) == (
        "refused by the database: claim.text is empty or longer than 10,000 characters;"
        " nothing was changed"
    )


def test_a_contradiction_at_an_unknown_time_needs_to_be_confirmed(t: tracker.Tracker) -> None:
    source = paper(t)
    t.claim.add("Work stopped.", source=source, speaker="Ann Lee", new=True)
    t.claim.add("Work went on.", source=source, speaker="Bo Berg", new=True)
    match = {"who": "same", "what": "same", "where": "same", "when": "unknown"}
    with pytest.raises(UnconfirmedError):
        t.relate("C2", "contradicts", "C1", why="Both cannot be.", match=match)
    made = t.relate("C2", "contradicts", "C1", why="Both cannot be.", match=match, confirmed=True)
    assert t.report.conflicts().counts.conflict == 1
    assert made.ref == "R1"


def test_writes_together_are_one_change_and_one_undo(t: tracker.Tracker, place: str) -> None:
    source = paper(t)
    with t.together("import of the minutes", why="Asked for."):
        t.claim.add("Work stopped.", source=source, speaker="Ann Lee", new=True)
        t.claim.edit("C1", venue="a hall")
        t.claim.edit("C1", venue="a street")
        assert t.claim.show("C1").claim.venue == "a street"
        assert claims(place) == []
    assert claims(place) == ["Work stopped."]
    change = t.log(limit=1).changes[0]
    assert (change.command, change.why) == ("import of the minutes", "Asked for.")
    told = [one.ref for one in change.records]
    assert sorted(told) == ["C1", "C1.1", "P2"], "each once, however often it was touched"
    t.undo()
    assert claims(place) == []
    assert tracker.open(place).check() == []


def test_an_error_that_leaves_the_block_takes_everything_back(
    t: tracker.Tracker, place: str
) -> None:
    source = paper(t)
    with pytest.raises(UnknownReferenceError), t.together("import of the minutes"):  # noqa: PT012
        t.claim.add("Work stopped.", source=source)
        t.claim.edit("C9", venue="a hall")
    assert claims(place) == []
    t.claim.add("Work went on.", source=source)
    assert claims(place) == ["Work went on."]


def test_an_error_caught_inside_takes_back_its_own_write_alone(
    t: tracker.Tracker, place: str
) -> None:
    source = paper(t)
    with t.together("import of the minutes"):
        t.claim.add("Work stopped.", source=source)
        with pytest.raises(BadFieldError):
            t.claim.add("Talks ended.", source=source, speaker="Li", new=True, role="clerk")
        t.claim.add("Work went on.", source=source)
    assert claims(place) == ["Work stopped.", "Work went on."]
    speakers = tracker.open(place).speaker.list(everything=True).speakers
    assert [one.speaker.name for one in speakers] == ["The Gazette"]
    assert tracker.open(place).check() == []


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_block_inside_another_is_a_part_of_it(t: tracker.Tracker, place: str) -> None:
    source = paper(t)
    with t.together("import of the minutes"):
        t.claim.add("Work stopped.", source=source)
        with pytest.raises(UnknownReferenceError), t.together("its second page"):  # noqa: PT012
            t.claim.add("Pay was late.", source=source)
            t.claim.edit("C9", venue="a hall")
    assert claims(place) == ["Work stopped."]
    assert [change.command for change in t.log().changes] == ["import of the minutes", "source add"]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_nothing_is_undone_inside_a_block(t: tracker.Tracker) -> None:
    paper(t)
    for dry_run in (False, True):
        with pytest.raises(RefusedError) as refused, t.together("a day's work"):
            t.undo(dry_run=dry_run)
        assert str(refused.value) == ("an undo is a change of its own; give it outside together")
    assert (len(t.log().changes), t.check()) == (1, [])


def test_a_database_that_is_not_there_is_not_made_unless_asked_for(run: Run) -> None:
    missing = tracker.open("new.db", user="ann")
    with pytest.raises(NoDatabaseError):
        missing.claim.list()
    tracker.open("new.db", user="ann", create=True).question.add("Did work stop?")
    assert json.loads(run("question", "list", "-f", "json", "--db", "new.db").out)["questions"]
