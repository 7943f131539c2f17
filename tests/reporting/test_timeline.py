"""What was said, published and recorded, in order, each with its own date."""

from datetime import date
from typing import Any

from conftest import Run
from reporting.stories import PAPER, asked, claim, load, tell
from tracker.models import ResponseRequest
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import writing
from tracker.vocabulary.responses import Outcome

DATED = PAPER.replace('title = "The paper"', 'title = "The paper"\npublished = 2022-04-16')


def timeline(run: Run, *options: object) -> list[dict[str, Any]]:
    """The entries of the timeline."""
    found: list[dict[str, Any]] = asked(run, "report", "timeline", *options)["entries"]
    return found


def refs(entries: list[dict[str, Any]]) -> list[str]:
    """`C1 said` and so on, in order."""
    return [f"{(one['claim'] or one['request'])['ref']} {one['event']}" for one in entries]


def said(key: str, when: str, rest: str = "") -> str:
    """Lines of a claim file: Ann says so, at a time written as EDTF."""
    return claim(key, "ann", f"It is {key}.", f'said = "{when}"\n{rest}')


def test_claims_stand_at_the_first_day_on_which_they_may_have_been_said(
    location: Location, run: Run
) -> None:
    del location
    load(
        run,
        PAPER,
        said("C", "2022-04-15"),
        said("D", "../2022-04-14"),
        said("E", "2022-04"),
        said("F", "2022-04-14/.."),
        said("G", "2022-04-14"),
        said("H", "2022-04-14~"),
    )
    assert refs(timeline(run))[:6] == [
        "C5 said",
        "C7 said",
        "C8 said",
        "C6 said",
        "C4 said",
        "C3 said",
    ]


def test_each_entry_keeps_its_three_dates_apart_with_what_they_rest_on(
    location: Location, run: Run
) -> None:
    del location
    source = '\n[source.blog]\ntype = "post"\ntitle = "A blog"\n'
    further = '[[claim.C.appearance]]\nsource = "blog"'
    load(run, DATED, source, said("C", "2022-04-14", f'said_basis = "inferred"\n{further}'))
    one = timeline(run, "--claim", "C3")[0]
    (change,) = asked(run, "log", "C3")["changes"]
    assert (one["at"], one["published"], one["recorded_at"]) == (
        {
            "edtf": "2022-04-14",
            "basis": "inferred",
            "note": None,
            "earliest": "2022-04-14",
            "latest": "2022-04-14",
        },
        [
            {
                "source": "S1",
                "date": {
                    "edtf": "2022-04-16",
                    "basis": "stated",
                    "note": None,
                    "earliest": "2022-04-16",
                    "latest": "2022-04-16",
                },
            },
            {
                "source": "S2",
                "date": {
                    "edtf": None,
                    "basis": None,
                    "note": None,
                    "earliest": None,
                    "latest": None,
                },
            },
        ],
        change["at"],
    )


def test_a_date_nobody_states_stands_at_the_first_publication_with_by(
    location: Location, run: Run
) -> None:
    del location
    load(run, DATED, said("C", "2022-04-16"), said("D", "2022-04-17"))
    found = timeline(run)
    assert refs(found) == ["C3 said", "C1 said", "C2 said", "C4 said"]
    assert [(one["place"], one["by"]) for one in found] == [
        ("2022-04-16", False),
        ("2022-04-16", True),
        ("2022-04-16", True),
        ("2022-04-17", False),
    ]
    assert run("report", "timeline", "--claim", "C1", "-f", "md", "--audience", "public").out == (
        "# Timeline: 1 entry\n\n"
        "## In order\n\n"
        "| Said or asked | Published | Event | What | Who |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| date not stated, published by 16 Apr 2022 | 16 Apr 2022, source 1 | #1 assertion |"
        " Work stopped. | Ann (named) |\n\n"
        "---\n\n"
        "source 1: newspaper article, “The paper”, 16 Apr 2022\n\n"
        "When it was said, published and recorded are three things. Entries stand at the first day"
        " on which they may have happened; what is only known to be by a day comes after that"
        " day.\n"
    )


def test_what_has_no_date_at_all_comes_last(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, said("C", "2022-04-16"))
    found = timeline(run)
    assert refs(found) == ["C3 said", "C1 said", "C2 said"]
    assert (found[1]["place"], found[1]["by"]) == (None, False)


def test_the_filters_of_lists_pick_the_claims(location: Location, run: Run) -> None:
    del location
    load(run, DATED, said("C", "2022-04-14"), said("D", "2022-05-02"))
    assert refs(timeline(run, "--said-after", "2022-05")) == ["C4 said"]
    assert refs(timeline(run, "--speaker", "Bob")) == ["C2 said"]
    assert refs(timeline(run, "--source", "S1", "--said-before", "2022-04-20")) == ["C3 said"]


def test_a_position_stands_beside_its_claim_with_when_it_was_recorded(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, said("C", "2022-04-14"))
    tell(run, 'question add "Has it stopped?"\nposition C3 Q1 no')
    found = timeline(run, "--question", "Q1")
    assert refs(found) == ["C3 said", "C3 position"]
    assert found[1]["position"] == {"question": "Q1", "text": "Has it stopped?", "answer": "no"}
    assert found[1]["recorded_at"] == asked(run, "log", "Q1")["changes"][0]["at"]
    out = run("report", "timeline", "--question", "Q1", "-f", "md").out
    assert "| C3 answers | no: Has it stopped? | Ann (named) |" in out
    tell(run, "position C3 Q1 --retract --why Moot")
    assert refs(timeline(run, "--claim", "C3")) == ["C3 said"]


def test_requests_for_a_response_and_what_came_of_them_are_events(
    location: Location, run: Run
) -> None:
    load(run, PAPER, said("C", "2022-04-14"))
    day, later = date(2022, 4, 15), date(2022, 4, 20)
    with writing(location, Author("tester", "respond")) as session:
        session.add(
            ResponseRequest(
                party_id=2,
                claim_id=3,
                asked="Is it so?",
                asked_on="2022-04-15",
                asked_on_earliest=day,
                asked_on_latest=day,
                outcome=Outcome.NO_RESPONSE,
                outcome_on="2022-04-20",
                outcome_on_earliest=later,
                outcome_on_latest=later,
            )
        )
    assert refs(timeline(run, "--claim", "C3")) == ["C3 said", "D1 asked", "D1 outcome"]
    assert refs(timeline(run, "--speaker", "Bob")) == ["D1 asked", "D1 outcome", "C2 said"]
    out = run("report", "timeline", "--claim", "C3", "-f", "md").out
    assert "| D1 asked | to respond to C3: It is C. (Is it so?) | Bob |" in out
    assert "| D1 no response | on C3: It is C. | Bob |" in out
    told = timeline(run, "--claim", "C3", "--audience", "public")
    assert refs(told) == ["#1 said", "request 1 outcome"]
    assert (told[1]["at"]["edtf"], told[1]["request"]["asked"]) == (None, None)
    out = run("report", "timeline", "--claim", "C3", "--audience", "public", "-f", "md").out
    assert "| date withheld |  | request 1 no response | on #1: It is C. | Bob |\n" in out


def test_the_public_is_told_neither_an_inferred_day_of_our_own_talk_nor_when_we_recorded(
    location: Location, run: Run
) -> None:
    del location
    call = '\n[source.call]\ntype = "interview"\ntitle = "A call"\n'
    own = (
        'source = "call"\nsaid_basis = "inferred"\npublished.descriptor = "an official"\n'
        'published.ground_rule = "background"'
    )
    load(run, DATED, call, claim("C", "clerk", "So.", f'said = "2022-04-02"\n{own}'))
    assert refs(timeline(run))[0] == "C3 said"
    found = timeline(run, "--audience", "public")
    assert refs(found)[2].endswith(" said")
    last = found[2]
    assert last["claim"]["text"] == "So."
    assert (last["at"]["edtf"], last["at"]["basis"], last["place"]) == (None, "withheld", None)
    assert {one["recorded_at"] for one in found} == {None}
    assert "Recorded" not in run("report", "timeline", "--audience", "public").out


def test_a_timeline_of_nothing_says_so(location: Location, run: Run) -> None:
    del location
    load(run, PAPER)
    tell(run, 'question add "Has it stopped?"')
    out = run("report", "timeline", "--question", "Q1").out
    assert out.startswith("Timeline: 0 entries\n\nNothing asked for is on file.\n")
