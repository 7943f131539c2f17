"""Invented statements are recorded beside the seed's: what each does, and what it cannot do."""

import pytest

from conftest import Outcome, Run
from reporting.stories import asked, conflicts, counted, listed, tell
from tracker.store.location import Location

SEED_COUNTS = {"contested": 1, "context": 9}
ANSWERS = [
    "C13 disputes",
    "C27 qualifies",
    *(f"C{number} weakens" for number in (14, 16, 20, 28, 29, 30)),
    "C17 leaves_open",
    "C24 leaves_open",
]
"""What answers C6 in the seed, in the report's order."""

NO_PAUSE = """\
source add 'Letter to the editor' --type document --published 2022-04-20
claim add 'No institute of ours has paused any work with the Russian academy since early March.' \
    --source S5 --speaker 'Lin Yao' --new --role vice-president \
    --affiliation 'Chinese Academy of Sciences' \
    --kind denial --denies 'an institute has paused work with the Russian academy' \
    --scope 'who=counterparts of the academy' --scope quantifier=none --scope where=CN–RU
"""
"""C31 in S5, by P20, who is named and new."""

WHY = "Of the same institutes in the same weeks both cannot be true."


def relate(run: Run, words: str, *more: str) -> Outcome:
    """Relate two claims: `C31 contradicts C6`, and options."""
    return run("relate", *words.split(), "--why", WHY, *more)


def refused(outcome: Outcome, told: str) -> None:
    """Assert that it was understood and refused, in these words."""
    assert (outcome.code, outcome.out, outcome.err) == (1, "", f"tracker: {told}\n")


def test_no_institute_has_paused_is_one_conflict_seen_from_both_ends(
    seeded: Location, run: Run
) -> None:
    del seeded
    tell(run, NO_PAUSE)
    assert counted(conflicts(run)) == SEED_COUNTS
    outcome = relate(run, "C31 contradicts C6", "--match", "same,same,same,same")
    assert (outcome.code, outcome.out) == (0, "R13 recorded: C31 contradicts C6\n")
    report = conflicts(run)
    assert report["counts"] == {
        "conflict": 1,
        "contested": 1,
        "opposed": 0,
        "changed": 0,
        "context": 9,
    }
    assert listed(report) == {"C6": ["C31 contradicts", *ANSWERS], "C31": ["C6 contradicts"]}
    told = [one["responses"][0] for one in report["disputed_claims"]]
    assert [(one["relation"], one["class"], one["why"]) for one in told] == [
        ("R13", "conflict", WHY),
        ("R13", "conflict", WHY),
    ]


@pytest.mark.parametrize(
    ("words", "match", "told"),
    [
        (
            "C31 contradicts C6",
            "",
            (
                "contradicts needs the scope match; give --match: who, what, where and when, each"
                " same, narrower, wider, overlapping, different or unknown (by the claims' own"
                " values where is same and when is unknown)"
            ),
        ),
        (
            "C31 contradicts C6",
            "same,different,same,same",
            "what is different, not same; use qualifies or weakens",
        ),
        (
            "C31 contradicts C6",
            "narrower,same,same,same",
            (
                "who is narrower and the quantifier of C6 is generic; one counter-example refutes"
                " only all or none; use disputes or qualifies"
            ),
        ),
        (
            "C31 contradicts C6",
            "same,same,same,different",
            "when is different; use weakens, or no relation",
        ),
        (
            "C24 contradicts C31",
            "same,same,same,same",
            "C24 (no comment) cannot be true or false; use leaves_open",
        ),
        (
            "C31 contradicts C24",
            "same,same,same,same",
            (
                "C24 (no comment) cannot be true or false; answer what was asserted: C24 asserts"
                " nothing"
            ),
        ),
    ],
)
def test_less_than_a_contradiction_is_refused_with_what_would_fit(
    seeded: Location, run: Run, words: str, match: str, told: str
) -> None:
    del seeded
    tell(run, NO_PAUSE)
    refused(relate(run, words, *(["--match", match] if match else [])), f"{words} refused: {told}")
    assert counted(conflicts(run)) == SEED_COUNTS


def test_an_unknown_place_is_a_contradiction_only_if_somebody_says_so(
    seeded: Location, run: Run
) -> None:
    del seeded
    tell(run, NO_PAUSE)
    match = ("--match", "same,same,unknown,same")
    refused(
        relate(run, "C31 contradicts C6", *match),
        "C31 contradicts C6 refused: where is unknown; find it out, or confirm with --yes",
    )
    assert relate(run, "C31 contradicts C6", *match, "--yes").out == (
        "R13 recorded: C31 contradicts C6\n"
    )
    assert counted(conflicts(run)) == {"conflict": 1, **SEED_COUNTS}


def test_what_one_agency_passed_on_does_not_corroborate_itself(seeded: Location, run: Run) -> None:
    del seeded
    tell(run, NO_PAUSE + "claim edit C31 --via TASS")
    refused(
        relate(run, "C31 corroborates C8"),
        "C31 corroborates C8 refused: both claims have one origin: the hop TASS; use repeats where"
        " it says the same again, else no relation",
    )


def test_serious_talks_every_week_contradict_that_none_could_start(
    seeded: Location, run: Run
) -> None:
    del seeded
    tell(
        run,
        NO_PAUSE + "claim add 'They met the academy’s negotiators for serious talks every week in"
        " March.' --source S5 --speaker 'Lin Yao' --scope when=2022-03",
    )
    assert relate(run, "C32 contradicts C7", "--match", "overlapping,same,same,same").out == (
        "R13 recorded: C32 contradicts C7\n"
    )
    assert listed(conflicts(run)) == {
        "C6": ANSWERS,
        "C7": ["C32 contradicts"],
        "C32": ["C7 contradicts"],
    }


def test_a_misquoting_agency_weakens_what_it_passed_on(seeded: Location, run: Run) -> None:
    del seeded
    tell(
        run,
        NO_PAUSE + "claim add 'The agency misquoted the speech.' --source S5 --speaker 'Lin Yao'",
    )
    assert relate(run, "C32 weakens C6").out == "R13 recorded: C32 weakens C6\n"
    assert counted(conflicts(run)) == {"contested": 1, "context": 10}


def test_a_speaker_who_was_wrong_supersedes_and_contradicts_himself(
    seeded: Location, run: Run
) -> None:
    del seeded
    told = tell(
        run,
        "source add 'Interview' --type interview --published 2022-05-02\n"
        "claim add 'He was wrong: the talks went on.' --source S5 --speaker sergeev"
        " --said 2022-05-02 --answers C6:supersedes --why 'He takes it back.'",
    )
    assert told == (
        "C31 recorded: assertion, Alexander Sergeev, president, Russian Academy of Sciences"
        " (named), said 2 May 2022, in S5\n"
        "R13 recorded: C31 supersedes C6\n"
    )
    assert counted(conflicts(run)) == {"contested": 1, "changed": 1, "context": 9}
    assert relate(run, "C31 contradicts C6", "--match", "same,same,same,same").code == 0
    report = conflicts(run)
    assert counted(report) == {"conflict": 1, "contested": 1, "changed": 1, "context": 9}
    first, second = report["disputed_claims"]
    assert [(one["claim"]["ref"], one["class"]) for one in first["responses"]][:3] == [
        ("C31", "conflict"),
        ("C13", "contested"),
        ("C31", "changed"),
    ]
    assert second["claim"]["ref"] == "C31"


def test_a_second_agency_with_the_same_copy_is_no_claim_and_no_origin(
    seeded: Location, run: Run
) -> None:
    del seeded
    told = tell(
        run,
        "source add 'Afternoon report' --type article-newspaper --outlet 'Second Agency'"
        " --published 2022-04-15\n"
        "appearance add C6 --source S5 --via S2",
    )
    assert told == (
        "C6.2 recorded: assertion, Alexander Sergeev, president, Russian Academy of Sciences"
        " (named), said 14 Apr 2022 (inferred; conference at MGIMO, Moscow), via TASS, in S5\n"
    )
    shown = asked(run, "claim", "show", "C6")
    assert [one["ref"] for one in shown["claim"]["appearances"]] == ["C6.1", "C6.2"]
    assert shown["origins"] == {"count": 1, "traced_to": ["TASS"], "not_stated": 0}
    assert len(asked(run, "claim", "list", "--limit", "0")["claims"]) == 30


def test_an_independent_head_of_an_institute_corroborates(seeded: Location, run: Run) -> None:
    del seeded
    tell(
        run,
        NO_PAUSE + "claim add 'Their joint work has been on hold since March.' --source S5"
        " --unnamed 'the head of an institute' --answers C6:corroborates --why 'Reports a case.'",
    )
    assert counted(conflicts(run)) == {"contested": 1, "context": 10}
    assert "C32 corroborates" in listed(conflicts(run))["C6"]
