"""A claim takes over from the last one of its voice in the source what is not given anew."""

import pytest

from conftest import Run
from recording.paper import PAPER, appearance, claim, some, spoken_as
from reporting.stories import tell
from tracker.store.location import Location

ON_SAFETY = {
    "origin": "at_request",
    "reason": "safety",
    "reason_published": "for fear",
    "ground_rule": "background",
}
NOT_STATED = {
    "origin": "not_stated",
    "reason": "not_stated",
    "reason_published": None,
    "ground_rule": "unknown",
}
OCCASION = ("said", "said_basis", "said_note", "venue")


def test_a_further_claim_has_the_same_occasion_role_and_descriptor(
    location: Location, run: Run
) -> None:
    del location
    tell(run, PAPER)
    assert tell(run, "claim add 'It goes on.' --source S1 --speaker ann") == (
        "C3 recorded: assertion, Ann, head, Institute (named), said 14 Apr 2022 (inferred; a hall),"
        " in S1\n"
    )
    assert some(claim(run, "C3"), *OCCASION) == (
        "2022-04-14",
        "inferred",
        "“Thursday”, read against publication on Saturday",
        "a hall",
    )
    assert appearance(run, "C3")["as_published"] == "head of the institute"


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize(
    ("given", "occasion"),
    [
        ("--said 2022-04-10", ("2022-04-10", "stated", None, None)),
        ("--said 2022-04 --said-basis inferred", ("2022-04", "inferred", None, None)),
        (
            "--venue Paris",
            (
                "2022-04-14",
                "inferred",
                "“Thursday”, read against publication on Saturday",
                "Paris",
            ),
        ),
    ],
)
def test_a_date_is_taken_over_whole_and_a_place_with_the_same_date_alone(
    location: Location, run: Run, given: str, occasion: tuple[str | None, ...]
) -> None:
    del location
    tell(run, PAPER + f"claim add 'It goes on.' --source S1 --speaker ann {given}")
    assert some(claim(run, "C3"), *OCCASION) == occasion


def test_what_is_taken_over_is_told(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER)
    again = run("claim", "add", "It goes on.", "--source", "S1", "--speaker", "ann")
    assert again.err == "as in C1: said 2022-04-14, venue a hall, affiliation, descriptor\n"


def test_an_unnamed_voice_keeps_its_terms_and_the_reason_printed(
    location: Location, run: Run
) -> None:
    del location
    tell(run, PAPER + "claim add 'It was quiet.' --source S1 --unnamed 'a clerk'")
    assert some(appearance(run, "C3"), "identification", "as_published", "anonymity") == (
        "described",
        "a clerk",
        ON_SAFETY,
    )


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("--descriptor 'a man'", ("described", "a man", ON_SAFETY)),
        ("--identification generic", ("generic", None, NOT_STATED)),
        (
            "--ground-rule unknown",
            ("described", "a clerk", {**ON_SAFETY, "ground_rule": "unknown"}),
        ),
        (
            "--anonymity newsroom,privacy",
            (
                "described",
                "a clerk",
                {
                    "origin": "newsroom",
                    "reason": "privacy",
                    "reason_published": None,
                    "ground_rule": "background",
                },
            ),
        ),
    ],
)
def test_what_is_printed_anew_takes_the_place_of_what_was(
    location: Location, run: Run, given: str, printed: tuple[object, ...]
) -> None:
    del location
    tell(run, PAPER + f"claim add 'It was quiet.' --source S1 --speaker P4 {given}")
    told = some(appearance(run, "C3"), "identification", "as_published", "anonymity")
    assert told == printed


def test_another_source_starts_afresh(location: Location, run: Run) -> None:
    del location
    tell(
        run,
        PAPER + "source add 'Other paper' --type article-newspaper\n"
        "claim add 'It goes on.' --source S2 --speaker ann\n"
        "claim add 'It was quiet.' --source S2 --speaker P4",
    )
    assert some(claim(run, "C3"), *OCCASION) == (None, "unknown", None, None)
    assert appearance(run, "C3")["as_published"] is None
    assert some(appearance(run, "C4"), "identification", "as_published", "anonymity") == (
        "generic",
        None,
        NOT_STATED,
    )


def test_what_was_recorded_in_error_is_not_taken_over(location: Location, run: Run) -> None:
    del location
    tell(
        run,
        PAPER + "claim retract C1 --because error --why 'Misread.'\n"
        "claim add 'It goes on.' --source S1 --speaker ann",
    )
    assert some(claim(run, "C3"), *OCCASION) == (None, "unknown", None, None)


def test_a_joint_statement_takes_over_from_the_last_by_the_same_speakers_alone(
    location: Location, run: Run
) -> None:
    del location
    both = "--source S1 --speaker ann --speaker Bob"
    tell(run, PAPER + f"claim add 'Both agree.' {both} --new --said 2022-04-12")
    tell(run, f"claim add 'Both go on.' {both}")
    tell(run, "claim add 'She goes on.' --source S1 --speaker ann")
    assert [claim(run, ref)["said"] for ref in ("C3", "C4", "C5")] == [
        "2022-04-12",
        "2022-04-12",
        "2022-04-14",
    ]
    assert spoken_as(run, "C4") == ["P2, head, Institute", "P5"]


def test_narration_takes_over_from_narration(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER + "claim add 'It was spring.' --source S1 --said 2022-04-16")
    assert tell(run, "claim add 'It rained.' --source S1") == (
        "C4 recorded: assertion, The Daily, in its own voice, said 16 Apr 2022, in S1\n"
    )
    assert some(appearance(run, "C4"), "form", "identification", "anonymity") == (
        "narration",
        None,
        None,
    )


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize(
    ("given", "values"),
    [
        ("", ("assertion", "affirm", "certain", "paraphrase", "not_stated")),
        ("--quote 'it rains'", ("assertion", "affirm", "certain", "quote", "not_stated")),
        (
            "--quote rains --form partial_quote",
            ("assertion", "affirm", "certain", "partial_quote", "not_stated"),
        ),
        (
            "--kind denial --denies 'it is dry'",
            ("denial", "negate", "certain", "paraphrase", "not_stated"),
        ),
        ("--kind no_comment", ("no_comment", "none", "uncommitted", "paraphrase", None)),
        (
            "--kind no_knowledge",
            ("no_knowledge", "none", "uncommitted", "paraphrase", "not_stated"),
        ),
        ("--kind call", ("call", "none", "uncommitted", "paraphrase", None)),
        ("--kind plan", ("plan", "affirm", "certain", "paraphrase", None)),
        ("--kind opinion", ("opinion", "affirm", "certain", "paraphrase", "not_stated")),
        (
            "--polarity negate --certainty possible --basis briefed",
            ("assertion", "negate", "possible", "paraphrase", "briefed"),
        ),
    ],
)
def test_the_rest_follows_from_kind_and_quotation(
    location: Location, run: Run, given: str, values: tuple[str | None, ...]
) -> None:
    del location
    tell(run, PAPER + f"claim add 'It rains.' --source S1 --speaker ann {given}")
    told = some(claim(run, "C3"), "kind", "polarity", "certainty")
    assert told + some(appearance(run, "C3"), "form", "basis") == values


def test_the_language_is_the_sources_unless_given(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER + "claim add 'It rains.' --source S1 --speaker ann --language ru")
    assert [appearance(run, ref)["language"] for ref in ("C1", "C3")] == ["en", "ru"]


def test_a_question_mark_after_what_is_denied_makes_it_inferred(
    location: Location, run: Run
) -> None:
    del location
    tell(
        run, PAPER + "claim add 'No.' --source S1 --speaker ann --kind denial --denies 'it rains?'"
    )
    assert some(claim(run, "C3"), "denied_proposition", "denied_inferred") == ("it rains", True)
