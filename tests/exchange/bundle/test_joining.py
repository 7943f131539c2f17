"""Two databases that began as one are made one again; nothing is lost, nothing decided silently."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Outcome

There = Callable[[str], Outcome]
Bring = Callable[..., Outcome]


def told(outcome: Outcome) -> tuple[int, str, str]:
    """What was told, but for the time."""
    moment = re.compile(r"on \d{4}-\d\d-\d\d at \d\d:\d\d UTC")
    return outcome.code, moment.sub("THEN", outcome.out), moment.sub("THEN", outcome.err)


def holds(*all_: There) -> None:
    """Every database is whole, and all hold the same but for numbers and who joined them."""
    claims = []
    for one in all_:
        assert told(one("db check")) == (0, "", "")
        exported = one("export claims -f csv --columns uid,text,kind,venue,topics,quote")
        assert exported.code == 0
        claims.append(sorted(exported.out.splitlines()))
    assert all(found == claims[0] for found in claims)


WOULD = """\
would be added: 1 topic, 1 claim, 1 appearance, 1 relation
would be updated from the bundle: C1 (text, topics)
"""


def test_what_was_added_and_edited_there_alone_is_taken_over(
    here: There, there: There, exchange: Bring, give_back: Bring
) -> None:
    there("claim edit C1 --text 'All work stopped.' --topic labs")
    there("claim add 'Nobody knows.' --source S1 --speaker Ann --answers C1:disputes --why x")
    assert told(exchange("--dry-run")) == (0, WOULD, "")
    assert told(exchange()) == (0, WOULD.replace("would be ", ""), "")
    assert told(exchange()) == (0, "nothing to change: 14 records as they were\n", "")
    assert told(give_back()) == (0, "nothing to change: 14 records as they were\n", "")
    assert Path("here.jsonl").read_bytes() == Path("there.jsonl").read_bytes()
    assert "C3" in here("search 'nobody knows'").out
    holds(here, there)


def test_what_was_edited_here_alone_stays(here: There, exchange: Bring) -> None:
    here("claim edit C1 --text 'All work stopped.'")
    assert told(exchange()) == (0, "nothing to change: 10 records as they were\n", "")
    assert "All work stopped." in here("claim show C1").out


@pytest.fixture
def parted(here: There, there: There) -> None:
    here("claim edit C1 --text 'Work stopped here.'")
    there("claim edit C1 --text 'Work stopped there.' --venue Paris")


LISTED = """\
C1: changed in the database by ann THEN (claim edit), in the bundle by bob THEN (claim edit)
  text: database “Work stopped here.”, bundle “Work stopped there.”
  venue: database nothing, bundle “Paris”
"""
REFUSED = (
    "tracker: there.jsonl: a record was changed in the bundle and in the database; nothing was"
    " imported. Keep the database's with --ours or take the bundle's with --theirs; both histories"
    " are kept\n"
)


@pytest.mark.usefixtures("parted")
def test_what_was_edited_in_both_is_listed_and_refused(here: There, exchange: Bring) -> None:
    before = here("claim show C1 -f json").out
    assert told(exchange()) == (1, LISTED, REFUSED)
    assert here("claim show C1 -f json").out == before


@pytest.mark.usefixtures("parted")
@pytest.mark.parametrize(
    "case",
    [
        ("--ours", "kept as in the database: C1 (text, venue)", "Work stopped here."),
        ("--theirs", "taken as in the bundle: C1 (text, venue)", "Work stopped there."),
    ],
)
def test_a_decision_is_a_change_and_both_histories_stay(
    case: tuple[str, str, str], here: There, there: There, exchange: Bring, give_back: Bring
) -> None:
    side, line, text = case
    assert told(exchange(side)) == (0, f"{line}\n", "")
    assert text in here("claim show C1").out
    log = here("log C1").out
    assert "Work stopped here." in log
    assert "Work stopped there." in log
    assert told(exchange()) == (0, "nothing to change: 10 records as they were\n", "")
    assert told(give_back())[0] == 0
    assert text in there("claim show C1").out
    assert told(exchange()) == (0, "nothing to change: 10 records as they were\n", "")
    holds(here, there)


@pytest.mark.usefixtures("parted")
def test_a_decision_is_not_undone(here: There, exchange: Bring) -> None:
    exchange("--ours")
    code, out, err = told(here("undo --yes"))
    assert (code, out) == (1, "")
    assert "it joined two histories; edit the records instead; nothing was changed" in err


@pytest.mark.usefixtures("parted")
def test_both_sides_may_decide_alike_without_a_conflict(
    here: There, there: There, exchange: Bring, give_back: Bring
) -> None:
    here("export bundle -o early.jsonl")
    assert exchange("--ours").code == 0
    assert told(there("import early.jsonl --theirs"))[0] == 0
    assert told(exchange()) == (
        0,
        "joined, changed in both to the same: 1 record\n",
        "",
    )
    assert told(give_back()) == (0, "updated from the bundle: C1\n", "")
    holds(here, there)


def test_two_appearances_of_one_claim_are_numbered_in_the_order_of_recording(
    here: There, there: There, exchange: Bring, give_back: Bring
) -> None:
    for one in (there, here):
        one("source add --type post --url https://x.example/1")
        one("appearance add C1 --source S2")
    assert told(exchange()) == (
        0,
        "added: 1 source, 1 appearance\nnumbered anew, as the number was given twice: C1.3\n",
        "",
    )
    assert told(give_back()) == (0, "added: 1 source, 1 appearance\n", "")
    assert [here("claim show C1").out.count(f"C1.{place}") for place in (2, 3)] == [1, 1]
    assert told(exchange()) == (0, "nothing to change: 14 records as they were\n", "")
    holds(here, there)


def test_a_topic_of_both_is_one(here: There, there: There, exchange: Bring) -> None:
    here("claim edit C1 --topic labs")
    there("claim edit C2 --topic labs")
    assert told(exchange()) == (
        0,
        "updated from the bundle: C2 (topics)\njoined, changed in both to the same: 1 record\n",
        "",
    )
    holds(here)


def test_two_stances_on_one_pair_are_told_and_refused(
    here: There, there: There, exchange: Bring
) -> None:
    there("relation retract R1 --why x")
    exchange()
    for one, kind in ((here, "disputes"), (there, "qualifies")):
        assert one(f"relate C1 {kind} C2 --why x").err == ""
    code, out, err = told(exchange("--ours"))
    assert (code, out) == (1, "")
    assert re.fullmatch(
        r"tracker: there.jsonl:\d+: relation [0-9a-f-]{36} is another stance on the same two claims"
        r" as R2 on file; reject or retract one of the two where it was made, and export and import"
        r" again\n",
        err,
    )
    holds(here)


def test_what_leans_on_what_the_other_side_retracted_is_refused(
    here: There, there: There, exchange: Bring
) -> None:
    here("source add Other --type report")
    there("speaker add Bea --type person")
    exchange()
    here("speaker retract P4 --why x")
    there("claim add 'More.' --source S1 --speaker Bea")
    code, out, err = told(exchange())
    assert (code, out) == (1, "")
    assert err == (
        "tracker: there.jsonl: does not go with what is on file: C3 needs P4, which is or would be"
        " retracted; change C3 first (numbers as if it had been imported; nothing was)\n"
    )


SILENT = (
    "claim edit C2 --kind no_comment --unset basis --polarity none --certainty uncommitted --why x"
)


def test_a_relation_that_the_claims_on_file_forbid_is_refused(
    here: There, there: There, exchange: Bring
) -> None:
    there("relation retract R1 --why x")
    exchange()
    assert here(SILENT).err == ""
    made = there("relate C2 contradicts C1 --match same,same,same,same --why x")
    assert made.code == 0
    for options in ("", "--ours", "--theirs"):
        code, out, err = told(exchange(options))
        assert (code, out) == (1, "")
        assert err == (
            "tracker: there.jsonl: does not go with what is on file: R2 forbids this change: C2"
            " contradicts C1 refused: C2 (no comment) cannot be true or false; use leaves_open"
            " (numbers as if it had been imported; nothing was)\n"
        )
    assert here("relation show R2").code == 2
    holds(here)


def test_a_position_that_the_claim_on_file_cannot_take_is_refused(
    here: There, there: There, exchange: Bring
) -> None:
    there("question add 'Did work stop?'")
    there("relation retract R1 --why x")
    exchange()
    assert here(SILENT).err == ""
    assert there("position C2 Q1 no").code == 0
    code, out, err = told(exchange())
    assert (code, out) == (1, "")
    assert err == (
        "tracker: there.jsonl: does not go with what is on file: C2 on Q1 (no) forbids this change:"
        " C2 is no_comment, which says neither yes nor no; give no_position; if the claim is"
        " something else, correct its kind first (numbers as if it had been imported; nothing"
        " was)\n"
    )
    holds(here)


def test_a_claim_that_repeats_here_and_contradicts_there_is_refused(
    here: There, there: There, exchange: Bring
) -> None:
    there("relation retract R1 --why x")
    exchange()
    assert here("relate C2 repeats C1 --why x").code == 0
    assert there("relate C2 contradicts C1 --match same,same,same,same --why x").code == 0
    code, out, err = told(exchange())
    assert (code, out) == (1, "")
    assert err == (
        "tracker: there.jsonl: does not go with what is on file: R2 forbids this change: R3 stands"
        " already: a claim cannot repeat and contradict the same claim (numbers as if it had been"
        " imported; nothing was)\n"
    )
    holds(here)


def test_a_verdict_comes_over_with_its_history(
    here: There, there: There, exchange: Bring, give_back: Bring
) -> None:
    here("verdict C1 Unproven --why 'Nobody saw it.' --by 'Fact Desk'")
    assert told(give_back()) == (0, "added: 1 verdict\n", "")
    assert there("verdict C1 False --why 'It went on.' --by 'Fact Desk'").code == 0
    code, out, err = told(exchange())
    assert (code, err) == (0, "")
    assert out.startswith("updated from the bundle: ")
    assert "False" in here("claim show C1").out
    give_back()
    assert Path("here.jsonl").read_bytes() == Path("there.jsonl").read_bytes()
    holds(here, there)


def test_a_reveal_comes_over_and_goes_again(
    here: There, there: There, exchange: Bring, give_back: Bring
) -> None:
    there("source add 'The name' --type report")
    there("speaker reveal P3 'Carl Lind' --source S2")
    assert told(exchange()) == (
        0,
        "added: 1 source\nupdated from the bundle: P3 (name, naming, revealed_in)\n",
        "",
    )
    there("appearance add C2 --source S2 --identification named")
    there("undo --yes")
    there("undo --yes")
    assert exchange().code == 0
    assert "Carl Lind" not in here("speaker show P3").out
    holds(here, there)
    assert told(give_back("--dry-run"))[1].startswith("nothing to change")
