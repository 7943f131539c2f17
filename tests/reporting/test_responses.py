"""The responses report: who was asked, who was not, and who declined in print."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl

from conftest import Run
from reporting.databases import both_engines
from reporting.stories import PAPER, answers, asked, claim, contradicts, load, tell
from tracker.reporting.responses import responses_report
from tracker.store.location import Location
from tracker.store.session import reading


def responses(run: Run, *options: object) -> dict[str, Any]:
    """The report."""
    return asked(run, "report", "responses", *options)


def test_the_seed_has_two_parties_never_asked_and_one_who_declined_in_print(
    seed: Location, run: Run
) -> None:
    del seed
    rule = "─" * 100
    assert (
        run("report", "responses").out
        == f"""\
Responses report: 0 requests

No request on file; 2 named parties to a dispute never asked, by what is on file; 1 declined as
printed.

Named in a disputed claim, and never asked
{rule}

By what is on file: no request to them about these claims, or a question that these answer, was
recorded. Unnamed speakers are not listed.

Party                            Type          Named in
-------------------------------  ------------  --------------------------------
P1 Alexander Sergeev             person        C6 as speaker
P14 Russian Academy of Sciences  organization  C6 as the speaker’s organization

Declined, as printed
{rule}

Claims in print that give no comment. Who asked, what and when does not follow.

Claim  Speaker, as published            What is claimed                      Answers  Source
-----  -------------------------------  -----------------------------------  -------  ------
C24    An official at the Institute of  The official of the Institute of     C6       S1
       Plasma Physics in Hefei          Plasma Physics gave no comment, for
                                        want of authorization.

{"━" * 100}

S1: newspaper article, the publication (not stated), 16 Apr 2022

A request is never read from a claim, nor a claim from a request.
"""
    )


def test_the_public_is_not_told_whom_we_did_not_ask(seed: Location, run: Run) -> None:
    del seed
    told = responses(run, "--audience", "public")
    assert told["never_asked"] is None
    [declined] = told["declined_as_printed"]
    del declined["uid"], declined["text"]
    assert declined == {
        "claim": "#1",
        "speakers": ["An official at the Institute of Plasma Physics in Hefei"],
        "said": "../2022-04-16",
        "sources": ["source 1"],
        "answers": ["#2"],
    }


@both_engines
def test_requests_are_told_as_they_stand_the_overdue_first(location: Location, run: Run) -> None:
    load(run, PAPER)
    tell(
        run,
        "respond ask Ann --about C2 --on 2022-04-17 --deadline 2022-05-01\n"
        "respond ask Bob --about C1 --on 2022-04-17 --deadline 2022-04-18 --channel e-mail\n"
        "respond ask Ann --about C1 --on 2022-04-17\n"
        "respond answer D3 declined --on 2022-04-19",
    )
    with reading(location) as session:
        report = responses_report(session, now=datetime(2022, 4, 20, 12, tzinfo=UTC))
    assert [(one.ref, one.state) for one in report.requests] == [
        ("D2", "overdue"),
        ("D1", "open"),
        ("D3", "declined"),
    ]
    assert report.counts == {
        "open": 1,
        "overdue": 1,
        "answered": 0,
        "declined": 1,
        "no_response": 0,
    }
    with reading(location) as session:
        report = responses_report(session, now=datetime(2022, 4, 18, 12, tzinfo=UTC))
    assert {one.ref: one.state for one in report.requests}["D2"] == "open"


def test_a_party_is_asked_once_it_was_asked_about_either_end_or_their_question(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, contradicts("B", "A"))

    def missing() -> list[str]:
        found = responses(run)["never_asked"]
        return [f"{one['name']} {[named['claim'] for named in one['named_in']]}" for one in found]

    assert missing() == ["Ann ['C1']", "Bob ['C2']"]
    tell(run, "claim edit C2 --affiliation Institute")
    assert missing() == ["Ann ['C1']", "Bob ['C2']", "Institute ['C2']"]
    tell(run, "respond ask Ann --about C2 --on 2022-04-17")
    assert missing() == ["Bob ['C2']", "Institute ['C2']"]
    tell(
        run,
        "question add 'Has work stopped?'\n"
        "position C1 Q1 yes\n"
        "respond ask Institute --about Q1 --on 2022-04-17",
    )
    assert missing() == ["Bob ['C2']"]
    tell(run, "respond ask Bob --about C1 --on 2022-04-17\nrespond retract D1 --why 'Never sent.'")
    assert missing() == ["Ann ['C1']"]


def test_somebody_unnamed_is_never_listed_as_not_asked(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, claim("C", "clerk", "No."), answers("C", "disputes", "A"))
    assert [one["name"] for one in responses(run)["never_asked"]] == ["Ann"]


def test_who_is_one_with_a_party_was_asked_for_it(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, contradicts("B", "A"))
    tell(
        run,
        "speaker add 'A. Nn'\nrespond ask 'A. Nn' --about C1 --on 2022-04-17\n"
        "speaker merge Ann 'A. Nn' --why One.",
    )
    assert [one["name"] for one in responses(run)["never_asked"]] == ["Bob"]


def test_the_report_is_narrowed_to_claims_and_questions(location: Location, run: Run) -> None:
    del location
    load(
        run,
        PAPER,
        contradicts("B", "A"),
        claim("C", "clerk", "No comment.", 'kind = "no_comment"'),
        answers("C", "leaves_open", "A"),
        claim("D", "bob", "It is closed."),
        claim("E", "clerk", "No word.", 'kind = "no_comment"'),
    )
    tell(
        run,
        "question add 'Is it closed?'\n"
        "position C4 Q1 yes\n"
        "respond ask Ann --about C1 --on 2022-04-17\n"
        "respond ask Ann --about Q1 --on 2022-04-17\n"
        "respond ask Ann --about C4 --on 2022-04-17",
    )

    def told(*options: str) -> list[list[object]]:
        found = responses(run, *options)
        names = (("requests", "ref"), ("never_asked", "ref"), ("declined_as_printed", "claim"))
        return [[one[key] for one in found[name]] for name, key in names]

    assert told() == [["D1", "D2", "D3"], ["P2"], ["C3", "C5"]]
    assert told("--claim", "C1") == [["D1"], ["P2"], ["C3"]]
    assert told("--claim", "C2") == [[], ["P2"], []]
    assert told("--question", "Q1") == [["D2", "D3"], [], []]
    assert told("--question", "Q1", "--claim", "C5") == [["D2", "D3"], [], ["C5"]]


def test_what_is_in_error_or_retracted_is_not_told(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, claim("C", "clerk", "No comment.", 'kind = "no_comment"'))
    tell(
        run,
        "respond ask Ann --about C2 --on 2022-04-17\n"
        "respond ask Ann --about C1 --on 2022-04-17\n"
        "respond retract D1 --why x\n"
        "claim retract C1 --because error --why x\n"
        "claim retract C3 --because error --why x",
    )
    found = responses(run)
    assert (found["requests"], found["declined_as_printed"]) == ([], [])


@both_engines
def test_the_public_gets_what_a_source_reports_and_outcomes_of_our_own(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER)
    tell(
        run,
        "source edit S1 --outlet 'The Daily' --published 2022-04-16\n"
        "source add 'A talk' --type interview --published 2022-04-16\n"
        "respond ask Ann --about C2 --on 2022-04-17 --channel channel-x --asked asked-x\n"
        "respond ask Bob --about C1 --on 2022-04-17 --channel channel-x --asked asked-x"
        " --deadline 2022-04-18 --note note-x\n"
        "respond ask Ann --about C2 --source S1 --asked asked-x --note note-x\n"
        "respond ask Ann --about C2 --source S2 --asked asked-x\n"
        "respond ask P3 --about C2 --source S1\n"
        "respond answer D2 no_response --on 2022-04-19 --note note-x",
    )
    outcome = run("report", "responses", "--audience", "public", "-f", "json")
    assert outcome.code == 0
    assert "-x" not in outcome.out
    told = responses(run, "--audience", "public")
    shown = [
        {name: value for name, value in one.items() if value is not None and name != "ref"}
        for one in told["requests"]
    ]
    about = [one.pop("about") for one in shown]
    assert sorted(one["text"] for one in about) == ["Work stopped.", "Work went on."]
    assert sorted(shown, key=str) == [
        {"party": "Ann", "source": "source 1", "asked_on": "../2022-04-16", "state": "open"},
        {"party": "Bob", "state": "no_response"},
    ]
    assert told["counts"] == {
        "open": 1,
        "overdue": 0,
        "answered": 0,
        "declined": 0,
        "no_response": 1,
    }


def test_the_public_gets_outcomes_of_our_own_of_parties_that_stand_in_print(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, claim("C", "clerk", "No."))
    tell(
        run,
        "claim edit C2 --affiliation Institute\n"
        "respond ask Institute --about C2 --on 2022-04-17\n"
        "respond ask Zoe --new --about C2 --on 2022-04-17\n"
        "claim add 'Between us.' --source S1 --speaker Eve --new --ground-rule off_record\n"
        "respond ask Eve --about C2 --on 2022-04-17\n"
        "respond ask P3 --about C2 --on 2022-04-17\n"
        + "".join(f"respond answer D{number} declined --on 2022-04-18\n" for number in range(1, 5)),
    )
    told = responses(run, "--audience", "public")["requests"]
    assert [one["party"] for one in told] == ["Institute"]


def test_the_public_is_not_told_that_an_unnamed_voice_answered_for_a_party(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, claim("C", "clerk", "No."), claim("D", "ann", "So it is."))
    tell(
        run,
        "respond ask Ann --about C2 --on 2022-04-17\n"
        "respond answer D1 answered --claim C3 --on 2022-04-18\n"
        "respond ask Ann --about C2 --on 2022-04-17\n"
        "respond answer D2 answered --claim C4 --on 2022-04-18",
    )
    told = responses(run, "--audience", "public")["requests"]
    assert sorted(str(one["answer"] and one["answer"]["text"]) for one in told) == [
        "None",
        "So it is.",
    ]


def test_the_report_is_written_in_every_format(seed: Location, run: Run, tmp_path: Path) -> None:
    del seed
    for format_ in ("md", "html", "xlsx"):
        outcome = run("report", "responses", "-o", tmp_path / f"made.{format_}")
        assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    made = {name: (tmp_path / f"made.{name}").read_bytes() for name in ("md", "html", "xlsx")}
    assert b"| P1 Alexander Sergeev | person | C6 as speaker |" in made["md"]
    assert "C6 as the speaker’s organization" in made["html"].decode()
    book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))
    assert [row[1].value for row in book["Never asked"].iter_rows()][-1] == (
        "P14 Russian Academy of Sciences"
    )
