"""An edit replaces what is given; what only followed from it follows again."""

import pytest

from conftest import Run
from recording.paper import PAPER, appearance, claim, some, spoken_as
from reporting.stories import asked, tell
from tracker.store.location import Location

pytestmark = pytest.mark.parametrize("engine", ["sqlite"])

NOT_STATED = {
    "origin": "not_stated",
    "reason": "not_stated",
    "reason_published": None,
    "ground_rule": "unknown",
}


def test_what_was_changed_is_told_with_the_reference_first(location: Location, run: Run) -> None:
    del location
    assert tell(run, PAPER + "claim edit C1 --venue Paris --why 'Misheard.'") == (
        "C1 changed: assertion, Ann, head, Institute (named), said 14 Apr 2022 (inferred; Paris),"
        " in S1\n"
    )
    assert tell(run, "claim edit C1 --venue Paris") == (
        "C1 is so already: assertion, Ann, head, Institute (named), said 14 Apr 2022 (inferred;"
        " Paris), in S1\n"
    )
    newest = asked(run, "log", "C1")["changes"][0]
    assert some(newest, "command", "why") == ("claim edit", "Misheard.")


@pytest.mark.parametrize(
    ("edits", "values"),
    [
        ("--kind plan", ("plan", "affirm", "certain", None)),
        ("--kind no_comment", ("no_comment", "none", "uncommitted", None)),
        (
            "--kind denial --denies 'it went on'",
            ("denial", "negate", "certain", "not_stated"),
        ),
        ("--polarity negate", ("assertion", "negate", "certain", "not_stated")),
    ],
)
def test_polarity_certainty_and_basis_follow_the_new_kind(
    location: Location, run: Run, edits: str, values: tuple[str | None, ...]
) -> None:
    del location
    tell(run, PAPER + f"claim edit C1 {edits}")
    told = some(claim(run, "C1"), "kind", "polarity", "certainty")
    assert (*told, appearance(run, "C1")["basis"]) == values


def test_what_was_given_stays_whatever_the_kind(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER + "claim edit C1 --certainty possible --basis briefed")
    tell(run, "claim edit C1 --kind prediction")
    assert some(claim(run, "C1"), "kind", "polarity", "certainty") == (
        "prediction",
        "affirm",
        "possible",
    )
    assert appearance(run, "C1")["basis"] == "briefed"


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ("--said 2022-04-10", ("2022-04-10", "stated", None)),
        (
            "--said friday",
            ("2022-04-15", "inferred", "“friday”, read against publication on Saturday"),
        ),
        ("--unset said", (None, "unknown", None)),
        (
            "--said-basis stated",
            ("2022-04-14", "stated", "“Thursday”, read against publication on Saturday"),
        ),
        ("--unset said-note", ("2022-04-14", "inferred", None)),
    ],
)
def test_a_new_date_has_a_new_basis(
    location: Location, run: Run, edits: str, said: tuple[str | None, ...]
) -> None:
    del location
    tell(run, PAPER + f"claim edit C1 {edits}")
    assert some(claim(run, "C1"), "said", "said_basis", "said_note") == said


@pytest.mark.parametrize(
    ("edits", "form"),
    [
        ("claim edit C1 --quote 'it stopped'", ("quote", "it stopped")),
        (
            "claim edit C1 --quote stopped --form partial_quote\nclaim edit C1 --quote halted",
            ("partial_quote", "halted"),
        ),
        ("claim edit C1 --quote 'it stopped'\nclaim edit C1 --unset quote", ("paraphrase", None)),
        (
            "claim edit C1 --quote stopped --form partial_quote\nclaim edit C1 --unset quote",
            ("paraphrase", None),
        ),
    ],
)
def test_the_form_follows_the_quotation(
    location: Location, run: Run, edits: str, form: tuple[str | None, ...]
) -> None:
    del location
    tell(run, PAPER + edits)
    assert some(appearance(run, "C1"), "form", "quote") == form


@pytest.mark.parametrize(
    ("edits", "printed"),
    [
        ("--unset descriptor", ("generic", None, "at_request", "background")),
        ("--descriptor 'a man'", ("described", "a man", "at_request", "background")),
        ("--unset anonymity --unset reason-published", (
            "described", "a clerk", "not_stated", "background",
        )),
        ("--unset ground-rule", ("described", "a clerk", "at_request", "unknown")),
    ],
)  # fmt: skip
def test_identification_follows_the_descriptor(
    location: Location, run: Run, edits: str, printed: tuple[str | None, ...]
) -> None:
    del location
    tell(run, PAPER + f"claim edit C2 {edits}")
    told = appearance(run, "C2")
    terms = told["anonymity"]
    assert (
        *some(told, "identification", "as_published"),
        terms["origin"],
        terms["ground_rule"],
    ) == printed


def test_scope_topics_and_note_are_replaced_one_by_one_and_taken_away(
    location: Location, run: Run
) -> None:
    del location
    tell(
        run,
        PAPER + "claim edit C1 --scope who=all --scope when=2022-04 --topic Work --topic Talks"
        " --note Doubtful.\n"
        "claim edit C1 --scope when=2022-05 --topic Talks",
    )
    told = claim(run, "C1")
    assert some(told["scope"], "who", "when") == ("all", "2022-05")
    assert some(told, "topics", "note") == (["Talks"], "Doubtful.")
    tell(run, "claim edit C1 --unset who --unset topic --unset note --unset venue")
    told = claim(run, "C1")
    assert some(told["scope"], "who", "when") == (None, "2022-05")
    assert some(told, "topics", "note", "venue") == ([], None, None)


def test_another_speaker_takes_nothing_over_of_what_was_printed_of_the_first(
    location: Location, run: Run
) -> None:
    del location
    assert tell(run, PAPER + "claim edit C1 --speaker Bob --new") == (
        "C1 changed: assertion, Bob (named), said 14 Apr 2022 (inferred; a hall), in S1\n"
    )
    assert appearance(run, "C1")["as_published"] is None
    tell(run, "claim edit C2 --unnamed 'two men' --head-count 2")
    assert some(appearance(run, "C2"), "identification", "as_published", "anonymity") == (
        "described",
        "two men",
        NOT_STATED,
    )


def test_another_speaker_is_told_as_at_its_last_claim_in_the_source(
    location: Location, run: Run
) -> None:
    del location
    tell(run, PAPER + "claim edit C1 --speaker P4")
    assert some(appearance(run, "C1"), "identification", "as_published") == (
        "described",
        "a clerk",
    )
    assert appearance(run, "C1")["anonymity"]["reason_published"] == "for fear"


def test_a_further_speaker_leaves_what_was_printed_as_it_is(location: Location, run: Run) -> None:
    del location
    tell(run, PAPER + "claim edit C1 --speaker Ann --speaker Bob --new")
    assert appearance(run, "C1")["as_published"] == "head of the institute"
    assert spoken_as(run, "C1") == ["P2, head, Institute", "P5"]


def test_who_speaks_is_changed_under_a_retracted_appearance_too(
    location: Location, run: Run
) -> None:
    del location
    tell(
        run,
        PAPER + "source add Report --type report\n"
        "appearance add C2 --source S2 --descriptor 'a clerk'\n"
        "appearance retract C2.1 --why Misread.\n"
        "claim edit C2 --speaker Ann",
    )
    told = [some(appearance(run, "C2", place), "source", "identification") for place in (1, 2)]
    assert told == [("S1", "named"), ("S2", "named")]


def test_narration_that_is_found_to_have_a_speaker_is_a_paraphrase(
    location: Location, run: Run
) -> None:
    del location
    tell(run, PAPER + "claim add 'It rains.' --source S1\nclaim edit C3 --speaker Ann")
    assert some(appearance(run, "C3"), "form", "identification") == ("paraphrase", "named")


@pytest.mark.parametrize(
    ("edits", "spoken"),
    [
        ("--role rector", "P2, rector, Institute"),
        ("--affiliation Party", "P2, Party"),
        ("--affiliation Party --role member", "P2, member, Party"),
        ("--unset affiliation", "P2"),
        ("--speaker Ann", "P2, head, Institute"),
    ],
)
def test_the_affiliation_is_changed_without_naming_the_speaker_again(
    location: Location, run: Run, edits: str, spoken: str
) -> None:
    del location
    tell(run, PAPER + f"claim edit C1 {edits}")
    assert spoken_as(run, "C1") == [spoken]


def test_a_claim_edit_moves_its_only_appearance_to_another_source(
    location: Location, run: Run
) -> None:
    del location
    tell(
        run,
        PAPER + "source add Report --type report\nclaim edit C1 --source S2 --locator 'page 3'",
    )
    assert some(appearance(run, "C1"), "ref", "source", "locator") == ("C1.1", "S2", "page 3")


def test_of_several_appearances_the_one_named_is_changed(location: Location, run: Run) -> None:
    del location
    story = (
        "source add Report --type report\n"
        "appearance add C1 --source S2 --quote 'It has stopped.' --note Later.\n"
    )
    assert tell(run, PAPER + story + "appearance edit C1.2 --locator 'page 3' --unset note") == (
        "C1.2 changed: assertion, Ann, head, Institute (named), said 14 Apr 2022 (inferred; a"
        " hall), in S2\n"
    )
    names = ("source", "form", "quote", "locator")
    assert [some(appearance(run, "C1", place), *names) for place in (1, 2)] == [
        ("S1", "paraphrase", None, None),
        ("S2", "quote", "It has stopped.", "page 3"),
    ]
    tell(run, "claim edit C1 --venue Paris")
    assert claim(run, "C1")["venue"] == "Paris"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            "claim edit C2 --kind opinion",
            (
                "R1 forbids this change: C2 contradicts C1 refused: C2 (opinion) cannot be true or"
                " false; two opinions can be disputes"
            ),
        ),
        (
            "claim edit C1 --kind no_comment",
            (
                "R1 forbids this change: C2 contradicts C1 refused: C1 (no comment) cannot be true"
                " or false; answer what was asserted: C1 asserts nothing"
            ),
        ),
        (
            "claim edit C1 --unset quantifier",
            (
                "R1 forbids this change: C2 contradicts C1 refused: who is narrower and the"
                " quantifier of C1 is not given; one counter-example refutes only all or none; use"
                " disputes or qualifies"
            ),
        ),
    ],
)
def test_a_live_relation_forbids_what_it_does_not_allow(
    location: Location, run: Run, edit: str, told: str
) -> None:
    del location
    tell(
        run,
        PAPER + "claim edit C1 --scope quantifier=all\n"
        "relate C2 contradicts C1 --why x --match narrower,same,same,same",
    )
    refused = run(*edit.split())
    assert (refused.code, refused.out, refused.err) == (1, "", f"tracker: {told}\n")
    tell(run, "relation reject R1")
    tell(run, edit)


def test_a_withdrawn_claim_that_no_source_carries_any_more_is_not_edited(
    location: Location, run: Run
) -> None:
    del location
    tell(
        run,
        PAPER + "claim retract C1 --because withdrawn --why 'She took it back.'\n"
        "claim edit C1 --venue Paris\n"
        "appearance retract C1.1 --why Misread.",
    )
    refused = run("claim", "edit", "C1", "--venue", "Rome")
    assert (refused.code, refused.out, refused.err) == (
        1,
        "",
        (
            "tracker: no source carries C1 any more; say which does:"
            " tracker appearance add C1 --source SOURCE\n"
        ),
    )
    tell(run, "appearance add C1 --source S1\nclaim edit C1 --venue Rome")
    assert claim(run, "C1")["venue"] == "Rome"


def test_a_relation_forbids_a_hop_that_makes_one_origin_of_two(
    location: Location, run: Run
) -> None:
    del location
    tell(
        run,
        PAPER + "speaker add Wire --type publication\nclaim edit C1 --via Wire\n"
        "relate C2 corroborates C1 --why x",
    )
    refused = run("appearance", "edit", "C2.1", "--via", "Wire")
    assert refused.code == 1
    assert refused.err == (
        "tracker: R1 forbids this change: C2 corroborates C1 refused: both claims have one origin:"
        " the hop Wire; use repeats where it says the same again, else no relation\n"
    )
