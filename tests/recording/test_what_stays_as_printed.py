"""What a source printed of one voice is not put into the mouth of another, nor lost."""

import inspect

import pytest

from conftest import Run
from recording.paper import appearance, claim
from reporting.stories import tell
from tracker.store.location import Location

DAILY = """
source add Morning --type article-newspaper --outlet Daily --published 2022-04-16 --language en
source add Evening --type article-newspaper --outlet Weekly --published 2022-04-20 --language de
"""


def record(run: Run, commands: str) -> None:
    """Give commands, one a line."""
    tell(run, inspect.cleandoc(commands))


@pytest.fixture(autouse=True)
def _story(location: Location, run: Run) -> None:
    del location
    record(run, DAILY)


def refused(run: Run, *words: str) -> str:
    """The line that refuses a command."""
    outcome = run(*words)
    assert (outcome.code, outcome.out) == (1, "")
    return outcome.err


def test_an_unnamed_voice_is_published_as_it_was_typed(run: Run) -> None:
    record(
        run,
        """
        claim add one --source S1 --unnamed 'a source'
        claim add two --source S1 --speaker P3 --descriptor 'an aide' --anonymity newsroom,safety
        claim add three --source S1 --unnamed 'a source'
        """,
    )
    assert appearance(run, "C3")["as_published"] == "a source"
    assert appearance(run, "C3")["anonymity"]["reason"] == "not_stated"


def test_a_revealed_pseudonym_stays_where_it_was_printed(run: Run) -> None:
    record(
        run,
        """
        speaker add Zorro --pseudonym
        claim add one --source S1 --speaker Zorro
        speaker reveal Zorro Diego --source S2
        """,
    )
    printed = appearance(run, "C1")
    assert (printed["identification"], printed["as_published"]) == ("pseudonym", "Zorro")


def test_a_voice_named_since_is_found_by_what_an_earlier_source_called_it(run: Run) -> None:
    record(
        run,
        """
        claim add one --source S1 --unnamed 'an aide'
        speaker reveal P3 'Li Wei' --source S2
        claim add two --source S1 --unnamed 'an aide'
        """,
    )
    assert [one["ref"] for one in claim(run, "C2")["speakers"]] == ["P3"]
    assert appearance(run, "C2")["identification"] == "described"


def test_narration_moved_to_another_source_is_its_outlets(run: Run) -> None:
    record(run, "claim add 'It rains.' --source S1")
    record(run, "claim edit C1 --source S2")
    assert appearance(run, "C1")["chain"] == ["Weekly", "Weekly"]


def test_a_source_does_not_carry_another_outlets_narration(run: Run) -> None:
    record(run, "claim add 'It rains.' --source S1")
    assert refused(run, "appearance", "add", "C1", "--source", "S2") == (
        "tracker: C1 is P1's own narration, and it does not publish S2; record what S2 narrates"
        " as a claim of its own, or give --form paraphrase where it attributes this to the other\n"
    )


def test_a_day_read_from_a_word_is_read_anew_from_another_source(run: Run) -> None:
    record(run, "claim add one --source S1 --speaker Ann --new --said Thursday")
    record(run, "claim edit C1 --source S2")
    assert claim(run, "C1")["said"] == "2022-04-14"
    assert claim(run, "C1")["said_note"] == "“Thursday”, read against publication on Wednesday"
    assert appearance(run, "C1")["language"] == "de"


def test_a_plain_denial_given_for_an_inferred_one_is_not_inferred(run: Run) -> None:
    record(run, "claim add No. --source S1 --speaker Ann --new --kind denial --denies 'rain?'")
    record(run, "claim edit C1 --denies snow")
    assert claim(run, "C1")["denied_inferred"] is False


def test_words_printed_for_one_reason_go_with_it(run: Run) -> None:
    record(
        run,
        "claim add one --source S1 --unnamed 'an aide' --anonymity at_request,sensitivity"
        " --reason-published 'the matter is sensitive'",
    )
    record(run, "claim edit C1 --anonymity newsroom,safety")
    assert appearance(run, "C1")["anonymity"]["reason_published"] is None


def test_a_further_appearance_does_not_give_corroborating_claims_one_origin(run: Run) -> None:
    record(
        run,
        """
        claim add one --source S1 --speaker Ann --new
        claim add two --source S1 --speaker Bob --new
        relate C2 corroborates C1 --why 'He saw it too.'
        """,
    )
    assert refused(run, "appearance", "add", "C1", "--source", "S2", "--via", "Daily") == (
        "tracker: R1 forbids this change: C2 corroborates C1 refused: both claims have one origin:"
        " the outlet Daily; use repeats where it says the same again, else no relation\n"
    )


def test_a_relation_of_a_claim_recorded_in_error_is_not_judged(run: Run) -> None:
    record(
        run,
        """
        claim add one --source S1 --speaker Ann --new
        claim add two --source S1 --speaker Bob --new
        relate C2 disputes C1 --why 'He says no.'
        claim retract C2 --because error --why Slip
        """,
    )
    assert refused(run, "relation", "resolve", "R1", "Settled.") == (
        "tracker: C2 was recorded in error, so R1 is in no report; relate another claim\n"
    )
