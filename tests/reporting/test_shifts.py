"""A speaker, or a body through its speakers, against itself over time."""

from typing import Any

from conftest import Run
from reporting.stories import answers, asked, claim, contradicts, load, tell
from tracker.store.location import Location

MINISTRY = """\
schema = "tracker/claim-file/1"
id = "story"

[defaults]
source = "paper"
said_basis = "stated"

[source.paper]
type = "article-newspaper"
title = "The paper"

[speaker.ann]
name = "Ann"
[[speaker.ann.affiliation]]
organization = "The Ministry"
role = "deputy"
[[speaker.ann.affiliation]]
organization = "The Bank"
role = "adviser"

[speaker.bob]
name = "Bob"
[[speaker.bob.affiliation]]
organization = "The Ministry"
role = "spokesman"
"""
"""Ann is P1, Bob P2, the Ministry P3, the Bank P4."""


def said(key: str, speaker: str, text: str, when: str, rest: str = "") -> str:
    """Lines of a claim file: said on a day, or at a time written as EDTF."""
    held = "affiliation = 1\n" if speaker == "ann" and "affiliation" not in rest else ""
    return claim(key, speaker, text, f'said = "{when}"\n{held}{rest}')


def shifts(run: Run, *options: object) -> dict[str, Any]:
    """The report, told in short: by subject the shifts, each with its claims in order."""
    report = asked(run, "report", "shifts", *options)
    return {
        one["name"]: [
            (
                [relation["type"] for relation in shift["relations"]],
                shift["order"],
                [step["claim"]["ref"] for step in shift["steps"]],
            )
            for shift in one["shifts"]
        ]
        for one in report["subjects"]
    }


def test_what_a_speaker_replaced_is_told_in_order_with_the_affiliation_of_each_day(
    location: Location, run: Run
) -> None:
    del location
    load(
        run,
        MINISTRY,
        said("A", "ann", "It went on.", "2022-05-02", "affiliation = 2"),
        said("B", "ann", "It stopped.", "2022-04-14"),
        answers("A", "supersedes", "B"),
    )
    assert run("report", "shifts", columns=100).out == (
        "Shifts report: 1 shift\n\n"
        "1 speaker or body with 1 shift, in the order in which it was said.\n\n"
        "Ann (P1, person): 1 shift\n" + "─" * 100 + "\n\n"
        "changed: C2 and C1\n──────────────────\n\n"
        "C1 supersedes C2: Because.\n\n"
        "Said         Claim         What is claimed  Who, as then\n"
        "-----------  ------------  ---------------  ---------------------------------\n"
        "14 Apr 2022  C2 assertion  It stopped.      Ann, deputy, The Ministry (named)\n"
        "2 May 2022   C1 assertion  It went on.      Ann, adviser, The Bank (named)\n\n"
        + "━"
        * 100
        + "\n\n"
        "S1: newspaper article, “The paper”\n\n"
        "A shift is what a speaker, or speakers of one body, said at different times and cannot"
        " easily mean\ntogether; it may have reasons. Who spoke as what is told as at each date.\n"
    )


def test_a_prediction_that_its_speaker_contradicts_later_is_told_as_failed(
    location: Location, run: Run
) -> None:
    del location
    load(
        run,
        MINISTRY,
        said("A", "ann", "It will stop.", "2022-04-14", 'kind = "prediction"'),
        said("B", "ann", "It went on.", "2022-05-02"),
        contradicts("B", "A"),
    )
    assert "## Ann (P1, person): 1 shift\n\n### prediction failed: C1 and C2\n" in (
        run("report", "shifts", "-f", "md").out
    )


def test_dates_that_overlap_leave_the_order_open(location: Location, run: Run) -> None:
    del location
    load(
        run,
        MINISTRY,
        said("A", "ann", "It stopped.", "2022-04-14"),
        said("B", "ann", "It went on.", "2022-04"),
        contradicts("B", "A"),
    )
    assert shifts(run) == {"Ann": [(["contradicts"], "unclear", ["C2", "C1"])]}
    assert (
        "Which came first is not certain by the dates on file: C2 Apr 2022, C1 14 Apr 2022."
    ) in run("report", "shifts").out


def test_what_replaces_comes_after_what_it_replaces_where_dates_leave_it_open(
    location: Location, run: Run
) -> None:
    del location
    load(
        run,
        MINISTRY,
        claim("A", "ann", "It stopped.", "affiliation = 1"),
        said("B", "ann", "It went on.", "2022-04"),
        answers("B", "supersedes", "A"),
        contradicts("B", "A"),
    )
    assert shifts(run) == {"Ann": [(["supersedes", "contradicts"], "relation", ["C1", "C2"])]}
    out = run("report", "shifts", "-f", "md").out
    assert "### changed, conflict: C1 and C2\n" in out
    assert (
        "The dates leave open which came first (C1 date not stated, C2 Apr 2022); that one replaces"
        " the other is on file."
    ) in out


def test_different_answers_to_a_question_are_a_shift_in_the_order_of_speaking(
    location: Location, run: Run
) -> None:
    del location
    load(
        run,
        MINISTRY,
        said("A", "ann", "Partly.", "2022-06"),
        said("B", "ann", "It stopped.", "2022-04-14"),
        said("C", "ann", "I say nothing.", "2022-05-02", 'kind = "no_comment"'),
        said("D", "bob", "It stopped.", "2022-05-02"),
    )
    tell(run, 'question add "Has it stopped?"\nposition C1 Q1 partly\nposition C2 Q1 yes\n'
              "position C3 Q1 no_position\nposition C4 Q1 yes")  # fmt: skip
    out = run("report", "shifts", "--speaker", "Ann", "-f", "md").out
    assert "### answers differently: Has it stopped?\n" in out
    assert out.partition("| --- | --- | --- | --- | --- |\n")[2].startswith(
        "| 14 Apr 2022 | C2 assertion | It stopped. | Ann, deputy, The Ministry (named) | yes |\n"
        "| 2 May 2022 | C3 no comment | I say nothing. | Ann, deputy, The Ministry (named) |"
        " no position |\n"
        "| Jun 2022 | C1 assertion | Partly. | Ann, deputy, The Ministry (named) | partly |\n"
    )
    tell(run, "position C1 Q1 yes")
    assert shifts(run) == {}


def test_two_claims_that_contradict_and_answer_differently_are_one_shift(
    location: Location, run: Run
) -> None:
    del location
    load(
        run,
        MINISTRY,
        said("A", "ann", "It stopped.", "2022-04-14"),
        said("B", "ann", "It went on.", "2022-05-02"),
        contradicts("B", "A"),
    )
    tell(run, 'question add "Has it stopped?"\nposition C1 Q1 yes\nposition C2 Q1 no')
    assert shifts(run) == {"Ann": [(["contradicts"], "dates", ["C1", "C2"])]}
    assert "conflict: C1 and C2: Has it stopped?\n" in run("report", "shifts").out
    tell(run, 'question add "Has it rained?"')
    assert shifts(run, "--question", "Q2") == {}
    assert shifts(run, "--question", "Q1") == shifts(run)


def test_two_speakers_of_a_body_are_a_shift_of_the_body(location: Location, run: Run) -> None:
    del location
    load(
        run,
        MINISTRY,
        said("A", "ann", "It stopped.", "2022-04-14"),
        said("B", "bob", "It went on.", "2022-05-02"),
        answers("B", "disputes", "A"),
    )
    assert shifts(run) == {"The Ministry": [(["disputes"], "dates", ["C1", "C2"])]}
    out = run("report", "shifts").out
    assert "The Ministry (P3, organization, through its speakers): 1 shift\n" in out
    assert "contested: C1 and C2\n" in out


def test_a_body_that_speaks_itself_stands_beside_its_speakers(location: Location, run: Run) -> None:
    del location
    load(
        run,
        MINISTRY,
        '\n[speaker.office]\ntype = "organization"\nname = "The Ministry"\n',
        said("A", "office", "It stopped.", "2022-04-14"),
        said("B", "bob", "It went on.", "2022-05-02"),
        contradicts("B", "A"),
    )
    assert shifts(run) == {"The Ministry": [(["contradicts"], "dates", ["C1", "C2"])]}


def test_what_one_speaker_said_against_itself_is_told_of_its_body_only_when_asked(
    location: Location, run: Run
) -> None:
    del location
    load(
        run,
        MINISTRY,
        said("A", "bob", "It stopped.", "2022-04-14"),
        said("B", "bob", "It went on.", "2022-05-02"),
        contradicts("B", "A"),
    )
    assert list(shifts(run)) == ["Bob"]
    assert list(shifts(run, "--speaker", "The Ministry")) == ["The Ministry"]


def test_what_a_speaker_said_for_another_body_is_not_the_bodys(
    location: Location, run: Run
) -> None:
    del location
    load(
        run,
        MINISTRY,
        said("A", "bob", "It stopped.", "2022-04-14"),
        said("B", "ann", "It went on.", "2022-05-02"),
        contradicts("B", "A"),
    )
    assert list(shifts(run)) == ["The Ministry"]
    tell(run, "claim edit C2 --affiliation P1.2")
    assert shifts(run) == {}


def test_two_names_of_one_speaker_are_one(location: Location, run: Run) -> None:
    del location
    load(
        run,
        MINISTRY,
        '\n[speaker.anna]\nname = "Anna"\n',
        said("A", "anna", "It stopped.", "2022-04-14"),
        said("B", "ann", "It went on.", "2022-05-02"),
        contradicts("B", "A"),
    )
    assert shifts(run) == {}
    tell(run, "speaker merge P1 Anna --why Same --yes")
    assert shifts(run) == {"Ann": [(["contradicts"], "dates", ["C1", "C2"])]}
    assert list(shifts(run, "--speaker", "Anna")) == ["Ann"]


def test_neither_a_proposed_relation_nor_a_claim_in_error_makes_a_shift(
    location: Location, run: Run
) -> None:
    del location
    load(
        run,
        MINISTRY,
        said("A", "ann", "It stopped.", "2022-04-14"),
        said("B", "ann", "It went on.", "2022-05-02"),
    )
    tell(run, "relate C2 contradicts C1 --match same,same,same,same --why So --proposed")
    assert shifts(run) == {}
    tell(run, "relation confirm R1")
    assert list(shifts(run)) == ["Ann"]
    tell(run, "claim retract C1 --because error --why Slip")
    assert shifts(run) == {}
    assert "Nobody asked for stands against themselves on file.\n" in run("report", "shifts").out


def test_the_public_is_not_told_a_day_that_only_we_inferred_nor_its_order(
    location: Location, run: Run
) -> None:
    del location
    source = '\n[speaker.clerk]\ndescriptor = "our clerk"\n[source.call]\ntype = "interview"\n'
    own = (
        'source = "call"\nsaid_basis = "inferred"\npublished.descriptor = "an official"\n'
        'published.ground_rule = "background"'
    )
    load(
        run,
        MINISTRY,
        source + 'title = "A call"\n',
        said("A", "clerk", "It stopped.", "2022-04-14", own),
        said("B", "clerk", "It went on.", "2022-05-02", own),
        contradicts("B", "A"),
    )
    assert shifts(run) == {"an official": [(["contradicts"], "dates", ["C1", "C2"])]}
    assert [one[1] for one in shifts(run, "--audience", "public")["an official"]] == ["unclear"]
    out = run("report", "shifts", "--audience", "public").out
    assert "clerk" not in out
    assert "2022" not in out
