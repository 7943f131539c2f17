"""What the contradiction report makes of a few claims."""

import re
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from reporting.databases import both_engines
from reporting.stories import (
    PAPER,
    SAME,
    answers,
    change_relation,
    claim,
    conflicts,
    contradicts,
    counted,
    listed,
    load,
    resolve,
    retract_claim,
)
from tracker.store.location import Location

Report = dict[str, Any]

NARROWER = SAME.replace('who = "same"', 'who = "narrower"')
NOTHING = {"conflict": 0, "contested": 0, "opposed": 0, "changed": 0, "context": 0}


@both_engines
def test_a_contradiction_stands_against_both_its_ends_and_is_counted_once(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, contradicts("B", "A"))
    report = conflicts(run)
    assert listed(report) == {"C1": ["C2 contradicts"], "C2": ["C1 contradicts"]}
    assert counted(report) == {"conflict": 1}
    assert [one["reading"] for one in report["disputed_claims"]] == [
        (
            "1 answer contradicts this as worded. 1 voice answers, named;"
            " the claim is traced to The paper alone."
        )
    ] * 2


def test_a_contradiction_tells_its_scope_from_the_end_that_answers(
    location: Location, run: Run
) -> None:
    del location
    every = PAPER.replace('"Work stopped."', '"All work stopped."\nscope.quantifier = "all"')
    load(run, every, answers("B", "contradicts", "A", NARROWER))
    first, second = conflicts(run)["disputed_claims"]
    assert (first["claim"]["ref"], first["responses"][0]["scope_match"]["who"]) == (
        "C1",
        "narrower",
    )
    assert (second["claim"]["ref"], second["responses"][0]["scope_match"]["who"]) == (
        "C2",
        "wider",
    )


def test_a_dispute_stands_against_the_claim_it_answers_alone(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, answers("B", "disputes", "A"))
    report = conflicts(run)
    assert listed(report) == {"C1": ["C2 disputes"]}
    assert counted(report) == {"contested": 1}
    (response,) = report["disputed_claims"][0]["responses"]
    assert (response["class"], response["answered_by"], response["scope_match"]) == (
        "contested",
        "speaker",
        None,
    )


def test_a_dispute_the_outlet_set_up_says_so(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, answers("B", "disputes", "A", 'answered_by = "outlet"'))
    assert conflicts(run)["disputed_claims"][0]["responses"][0]["answered_by"] == "outlet"
    assert "C2 CONTESTED (disputes, set against it by the outlet) · assertion" in (
        run("report", "conflicts").out
    )


def test_a_replacement_is_told_as_changed(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, claim("C", "ann", "Work had slowed."), answers("C", "supersedes", "A"))
    report = conflicts(run)
    assert (listed(report), counted(report)) == ({"C1": ["C3 supersedes"]}, {"changed": 1})
    assert report["disputed_claims"][0]["reading"] == (
        "No answer contradicts this as worded; 1 replaces it. 1 voice answers, named;"
        " the claim is traced to The paper alone."
    )


def test_a_correction_that_also_contradicts_is_a_conflict_before_a_change(
    location: Location, run: Run
) -> None:
    del location
    correction = claim("C", "ann", "Work went on, we were wrong.")
    load(run, PAPER, correction, answers("C", "supersedes", "A"), contradicts("C", "A"))
    report = conflicts(run)
    assert listed(report) == {"C1": ["C3 contradicts", "C3 supersedes"], "C3": ["C1 contradicts"]}
    assert counted(report) == {"conflict": 1, "changed": 1}


@pytest.mark.parametrize("type_", ["corroborates", "qualifies", "weakens", "leaves_open"])
def test_context_alone_disputes_nothing_and_is_shown_with_all(
    location: Location, run: Run, type_: str
) -> None:
    del location
    load(run, PAPER, answers("B", type_, "A"))
    report = conflicts(run)
    assert (report["disputed_claims"], report["counts"]) == ([], NOTHING)
    everything = conflicts(run, "--all")
    assert listed(everything) == {"C1": [f"C2 {type_}"]}
    assert counted(everything) == {"context": 1}


def test_context_is_shown_beside_the_answer_that_disputes_the_claim(
    location: Location, run: Run
) -> None:
    del location
    said = [
        claim("C", "bob", "It may go on.", 'kind = "opinion"'),
        claim("D", "clerk", "The clerk gave no comment.", 'kind = "no_comment"'),
        claim("E", "clerk", "I saw them at work."),
    ]
    given = [
        answers("D", "leaves_open", "A"),
        answers("C", "weakens", "A"),
        answers("E", "qualifies", "A"),
        answers("B", "disputes", "A"),
    ]
    load(run, PAPER, *said, *given)
    report = conflicts(run)
    assert listed(report) == {"C1": ["C2 disputes", "C5 qualifies", "C3 weakens", "C4 leaves_open"]}
    assert counted(report) == {"contested": 1, "context": 3}


def test_a_repetition_adds_no_answer_and_is_hidden_unless_all_is_asked_for(
    location: Location, run: Run
) -> None:
    del location
    again = claim("C", "ann", "Work has stopped, as I said.")
    load(run, PAPER, again, answers("C", "repeats", "A"), answers("B", "disputes", "A"))
    report = conflicts(run)
    assert (listed(report), report["hidden"]) == ({"C1": ["C2 disputes"]}, {"repeats": 1})
    everything = conflicts(run, "--all")
    assert listed(everything) == {"C1": ["C2 disputes", "C3 repeats"]}
    assert (counted(everything), everything["hidden"]) == ({"contested": 1}, {"repeats": 0})
    assert everything["disputed_claims"][0]["responses"][1]["class"] == "repeats"
    assert everything["disputed_claims"][0]["voices"]["total"] == 1


def test_a_repetition_alone_lists_nothing_and_hides_nothing(location: Location, run: Run) -> None:
    del location
    again = claim("C", "ann", "Work has stopped, as I said.")
    load(run, PAPER, again, answers("C", "repeats", "A"))
    report = conflicts(run)
    assert (report["disputed_claims"], report["hidden"]) == ([], {"repeats": 0})


@both_engines
@pytest.mark.parametrize("review", ["proposed", "rejected"])
def test_what_nobody_agreed_to_is_neither_shown_nor_counted(
    location: Location, run: Run, review: str
) -> None:
    load(run, PAPER, contradicts("B", "A"))
    change_relation(location, 1, review=review)
    for options in ((), ("--all",)):
        report = conflicts(run, *options)
        assert (report["disputed_claims"], report["counts"]) == ([], NOTHING)


@both_engines
def test_a_retracted_relation_is_gone(location: Location, run: Run) -> None:
    load(run, PAPER, contradicts("B", "A"))
    change_relation(
        location,
        1,
        retracted_at="2022-05-01T12:00:00+00:00",
        retracted_by="tester",
        retracted_why="A slip.",
    )
    assert listed(conflicts(run, "--all")) == {}


def test_nothing_disputed_is_told_in_a_sentence_and_is_no_failure(
    location: Location, run: Run
) -> None:
    del location
    outcome = run("report", "conflicts", columns=60)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "Contradiction report: 0 disputed claims\n"
        "\n"
        "No claim asked for is contradicted, contested, opposed or\n"
        "replaced by an answer.\n"
        "\n"
        "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n"
        "\n"
        "0 conflicts, 0 contested, 0 opposed, 0 changed, 0 context.\n"
        "No knowledge and no comment are not denials.\n"
    )


def test_a_prediction_that_a_fact_contradicts_failed(location: Location, run: Run) -> None:
    del location
    foretold = PAPER.replace(
        'text = "Work stopped."', 'text = "Work will stop."\nkind = "prediction"'
    )
    load(run, foretold, contradicts("B", "A"))
    report = conflicts(run)
    assert counted(report) == {"conflict": 1}
    assert [one["responses"][0]["derived"] for one in report["disputed_claims"]] == [
        "prediction failed",
        "prediction failed",
    ]


def test_what_an_answer_does_as_worded_decides_its_label(location: Location, run: Run) -> None:
    del location
    given = [
        ("denial", "contradicts"),
        ("denial", "disputes"),
        ("assertion", "disputes"),
        ("opinion", "disputes"),
        ("denial", "corroborates"),
        ("denial", "qualifies"),
        ("denial", "weakens"),
        ("no_knowledge", "weakens"),
        ("denial", "leaves_open"),
        ("no_comment", "leaves_open"),
        ("no_knowledge", "leaves_open"),
    ]
    parts = [PAPER]
    for number, (kind, type_) in enumerate(given):
        denied = 'denied_proposition = "it"' if kind == "denial" else ""
        parts.append(claim(f"C{number}", "bob", "Not so.", f'kind = "{kind}"\n{denied}'))
        parts.append(answers(f"C{number}", type_, "A", SAME if type_ == "contradicts" else ""))
    load(run, *parts)
    (disputed,) = conflicts(run, "--claim", "C1")["disputed_claims"]
    assert [
        (one["claim"]["kind"], one["type"], one["derived"]) for one in disputed["responses"]
    ] == [
        ("denial", "contradicts", None),
        ("denial", "disputes", "does not deny as worded"),
        ("assertion", "disputes", None),
        ("opinion", "disputes", None),
        ("denial", "corroborates", None),
        ("denial", "qualifies", "does not deny as worded"),
        ("denial", "weakens", "does not deny as worded"),
        ("no_knowledge", "weakens", "no knowledge: not a denial"),
        ("denial", "leaves_open", "does not deny as worded"),
        ("no_comment", "leaves_open", "no comment: not a denial"),
        ("no_knowledge", "leaves_open", "no knowledge: not a denial"),
    ]


def test_a_denial_in_the_papers_own_voice_evades_nothing(location: Location, run: Run) -> None:
    del location
    outlet = '[speaker.herald]\ntype = "publication"\nname = "The Herald"\n\n[speaker.ann]'
    paper = PAPER.replace('title = "The paper"', 'outlet = "herald"')
    denial = claim("C", None, "Work did not stop.", 'kind = "denial"\ndenied_proposition = "it"')
    load(run, paper.replace("[speaker.ann]", outlet), denial, answers("C", "disputes", "A"))
    (response,) = conflicts(run)["disputed_claims"][0]["responses"]
    assert (response["claim"]["kind"], response["derived"]) == ("denial", None)
    assert response["claim"]["appearances"][0]["form"] == "narration"
    assert "The Herald, in its own voice" in run("report", "conflicts").out


def test_two_opinions_can_be_contested(location: Location, run: Run) -> None:
    del location
    good = PAPER.replace('text = "Work stopped."', 'text = "Work is good."\nkind = "opinion"')
    bad = claim("C", "bob", "Work is bad.", 'kind = "opinion"')
    load(run, good, bad, answers("C", "disputes", "A"))
    assert counted(conflicts(run)) == {"contested": 1}


@both_engines
def test_only_the_claims_asked_for_are_reported(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, contradicts("B", "A"))
    assert listed(conflicts(run, "--claim", "C2")) == {"C2": ["C1 contradicts"]}
    assert listed(conflicts(run, "--claim", "c2.1")) == {"C2": ["C1 contradicts"]}
    assert list(listed(conflicts(run, "--claim", "C2", "--claim", "C1"))) == ["C1", "C2"]


def test_a_claim_asked_for_that_nothing_disputes_is_not_listed(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, answers("B", "disputes", "A"))
    assert listed(conflicts(run, "--claim", "C2")) == {}


@pytest.mark.parametrize(
    "options", [["--claim", "C2"], ["--speaker", "P3"], ["--open"]], ids=" ".join
)
def test_a_report_on_a_part_does_not_speak_of_all_claims_on_file(
    location: Location, run: Run, options: list[str]
) -> None:
    load(run, PAPER, answers("B", "disputes", "A"))
    resolve(location, 1, "Settled.")
    outcome = run("report", "conflicts", *options)
    assert (outcome.code, "Contradiction report: 0 disputed claims" in outcome.out) == (0, True)
    assert "No claim on file" not in outcome.out


def test_an_unknown_claim_is_told_in_one_line(location: Location, run: Run) -> None:
    del location
    outcome = run("report", "conflicts", "--claim", "C9")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "tracker: no claim 'C9'. See: tracker claim list --all\n"


@both_engines
def test_only_what_the_speakers_asked_for_made_or_answered_is_reported(
    location: Location, run: Run
) -> None:
    del location
    load(
        run,
        PAPER,
        claim("C", "ann", "The lab closed."),
        claim("D", "clerk", "The lab is open."),
        answers("B", "disputes", "A"),
        answers("D", "disputes", "C"),
    )
    assert list(listed(conflicts(run))) == ["C1", "C3"]
    assert list(listed(conflicts(run, "--speaker", "ann"))) == ["C1", "C3"]
    assert list(listed(conflicts(run, "--speaker", "Bob"))) == ["C1"]
    assert list(listed(conflicts(run, "--speaker", "P3"))) == ["C3"]
    assert list(listed(conflicts(run, "--speaker", "P3", "--speaker", "bob"))) == ["C1", "C3"]
    assert counted(conflicts(run, "--speaker", "P3")) == {"contested": 1}


@both_engines
def test_what_is_resolved_keeps_its_class_and_count_and_open_leaves_it_out(
    location: Location, run: Run
) -> None:
    load(run, PAPER, contradicts("B", "A"))
    resolve(location, 1, "The ledger shows that it stopped.")
    report = conflicts(run)
    assert counted(report) == {"conflict": 1}
    assert report["disputed_claims"][0]["responses"][0]["resolved"] == {
        "words": "The ledger shows that it stopped.",
        "at": "2022-05-01T12:00:00Z",
    }
    text = run("report", "conflicts").out
    assert "C2 CONFLICT (contradicts) · assertion · resolved\n" in text
    assert "resolved: The ledger shows that it stopped.\n" in text
    still = conflicts(run, "--open")
    assert (listed(still), still["counts"]) == ({}, NOTHING)


@pytest.mark.parametrize(("number", "other"), [(1, 2), (2, 1)])
def test_a_claim_recorded_in_error_leaves_the_report_until_all_is_asked_for(
    location: Location, run: Run, number: int, other: int
) -> None:
    load(run, PAPER, contradicts("B", "A"))
    retract_claim(location, number, "recorded_in_error")
    report = conflicts(run)
    assert (listed(report), report["counts"]) == ({}, NOTHING)
    assert list(listed(conflicts(run, "--all"))) == ["C1", "C2"]
    text = run("report", "conflicts", "--all", "--claim", f"C{other}").out
    assert f"C{number} CONFLICT (contradicts) · assertion · RECORDED IN ERROR\n" in text


def test_an_answer_recorded_in_error_is_shown_with_all_and_still_not_counted(
    location: Location, run: Run
) -> None:
    load(run, PAPER, contradicts("B", "A"))
    retract_claim(location, 2, "recorded_in_error")
    report = conflicts(run, "--all", "--claim", "C1")
    assert listed(report) == {"C1": ["C2 contradicts"]}
    (disputed,) = report["disputed_claims"]
    assert (counted(report), disputed["voices"]["total"]) == ({}, 0)
    assert disputed["reading"] == (
        "No answer contradicts this as worded. No voice answers;"
        " the claim is traced to The paper alone."
    )


def test_an_answer_recorded_in_error_leaves_the_reading_and_the_voices(
    location: Location, run: Run
) -> None:
    slip = claim("C", "clerk", "Not at all.")
    load(run, PAPER, slip, answers("B", "disputes", "A"), answers("C", "disputes", "A"))
    retract_claim(location, 3, "recorded_in_error")
    (disputed,) = conflicts(run)["disputed_claims"]
    assert (len(disputed["responses"]), disputed["voices"]["total"]) == (1, 1)
    assert disputed["reading"] == (
        "No answer contradicts this as worded; 1 contests it. 1 voice answers, named;"
        " the claim is traced to The paper alone."
    )


@both_engines
def test_a_withdrawn_claim_stays_in_report_and_counts_with_a_mark(
    location: Location, run: Run
) -> None:
    load(run, PAPER, answers("B", "disputes", "A"))
    retract_claim(location, 1, "withdrawn")
    report = conflicts(run)
    assert counted(report) == {"contested": 1}
    assert report["disputed_claims"][0]["claim"]["status"] == "withdrawn"
    assert "C1 · assertion · WITHDRAWN by its speaker\n" in (
        run("report", "conflicts", columns=60).out
    )
    retract_claim(location, 2, "withdrawn")
    assert counted(conflicts(run)) == {"contested": 1}
    assert "C2 CONTESTED (disputes) · assertion · WITHDRAWN by its speaker\n" in (
        run("report", "conflicts").out
    )


@both_engines
def test_a_small_report_is_this_json(location: Location, run: Run) -> None:
    del location
    given = "published.descriptor = 'an official'\npublished.anonymity_reason = 'safety'"
    said = claim("C", "clerk", "Not all of it.", f"quote = 'Not all.'\n{given}")
    load(run, PAPER, said, answers("C", "disputes", "A", SAME))
    outcome = run("report", "conflicts", "-f", "json")
    (generated,) = (line for line in outcome.out.splitlines() if "generated_at" in line)
    assert re.fullmatch(r' {2}"generated_at": "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",', generated)
    expected = (Path(__file__).parent / "conflicts.json").read_text(encoding="utf-8")
    assert outcome.out.replace(f"{generated}\n", "").splitlines() == expected.splitlines()


@pytest.mark.parametrize(
    ("said", "kind", "derived"),
    [
        ("2022-05-01", "prediction", "prediction failed"),
        ("2022-03-01", "prediction", None),
        ("2022-05-01", "assertion", None),
    ],
    ids=["a later fact", "an earlier fact", "no prediction"],
)
def test_only_a_fact_that_is_not_older_lets_a_prediction_fail(
    location: Location, run: Run, said: str, kind: str, derived: str | None
) -> None:
    del location
    foretold = PAPER.replace(
        'text = "Work stopped."', f'text = "Work will stop."\nkind = "{kind}"\nsaid = "2022-04-01"'
    ).replace('text = "Work went on."', f'text = "Work went on."\nsaid = "{said}"')
    load(run, foretold, contradicts("B", "A"))
    assert {one["responses"][0]["derived"] for one in conflicts(run)["disputed_claims"]} == {
        derived
    }
