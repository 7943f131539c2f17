"""When a sourcing notice stands at a claim, and when it does not."""

import pytest

from conftest import Run
from reporting.stories import PAPER, answers, claim, conflicts, load, retract_claim
from tracker.store.location import Location

DESCRIBED = 'published.descriptor = "a clerk"'
REASON = 'published.anonymity_reason = "safety"'
FIRSTHAND = 'basis = "firsthand"'
FULL = f"{DESCRIBED}\n{REASON}\n{FIRSTHAND}"
WORLD = """
[speaker.two]
type = "group"
head_count = 2
descriptor = "two aides"

[speaker.one]
type = "group"
head_count = 1
descriptor = "aides"

[speaker.law]
type = "document"
descriptor = "a law"

[speaker.agency]
type = "publication"
name = "The agency"

[speaker.office]
type = "organization"
name = "The office"

[source.wire]
type = "article-newspaper"
outlet = "agency"

[source.record]
type = "document"
title = "The record"
"""


def _notices(run: Run, *parts: str) -> list[str]:
    """The notices at claim C, which answers claim A."""
    load(run, PAPER, WORLD, *parts)
    (response,) = (
        response
        for disputed in conflicts(run, "--all", "--claim", "C1")["disputed_claims"]
        for response in disputed["responses"]
        if response["claim"]["ref"] == "C3"
    )
    found: list[str] = response["notices"]
    return found


CASES = [
    ("bob", "", []),
    ("clerk", FULL, ["A5"]),
    ("clerk", f"{DESCRIBED}\n{FIRSTHAND}", ["A1", "A5"]),
    ("clerk", FULL.replace("safety", "sensitivity"), ["A2", "A5"]),
    ("clerk", FULL.replace("safety", "not_authorized"), ["A2", "A5"]),
    ("clerk", f'{FULL}\nkind = "opinion"', ["A3"]),
    ("clerk", f'{FULL}\nkind = "prediction"', ["A5"]),
    ("clerk", f'{DESCRIBED}\n{REASON}\nkind = "prediction"', ["A3", "A5"]),
    ("bob", 'kind = "prediction"', []),
    ("clerk", f"{REASON}\n{FIRSTHAND}", ["A4", "A5"]),
    ("clerk", f'{DESCRIBED}\n{REASON}\nkind = "no_comment"', []),
    ("two", FULL, []),
    ("one", FULL, ["A6"]),
    ("bob", 'quote = "No."', []),
    ("bob", 'quote = "No."\nvia = ["agency"]', ["A8"]),
    ("bob", 'quote = "No."\nvia = ["wire"]', ["A8"]),
    ("bob", 'quote = "No"\nform = "partial_quote"\nvia = ["wire?"]', ["A8"]),
    ("bob", 'via = ["agency"]', []),
    ("bob", 'quote = "No."\nvia = ["record"]', []),
    ("bob", 'quote = "No."\nvia = ["office"]', []),
    ("bob", 'quote = "No."\nvia = ["agency:translator"]', []),
    ("bob", 'quote = "No."\nvia = ["?"]', []),
    ("agency", 'quote = "No."\nvia = ["wire"]', []),
    ("clerk", f"{DESCRIBED}\n{REASON}", ["A5", "A9"]),
    ("law", 'published.identification = "generic"', ["A10"]),
    ("law", DESCRIBED, []),
    ("bob", "attribution_ambiguous = true", ["A11"]),
    ("bob", 'said = 2022-04-14\nsaid_basis = "inferred"', ["A12"]),
    ("bob", 'said = 2022-04-14\nsaid_basis = "stated"', []),
]


def test_the_speaker_and_the_appearance_decide_which_notices_stand_at_a_claim(
    location: Location, run: Run
) -> None:
    del location
    parts = [PAPER, WORLD]
    for number, (speaker, rest, _) in enumerate(CASES):
        parts.append(claim(f"C{number}", speaker, "No.", rest))
        parts.append(answers(f"C{number}", "weakens", "A"))
    load(run, *parts)
    (disputed,) = conflicts(run, "--all")["disputed_claims"]
    found = [one["notices"] for one in disputed["responses"]]
    assert [(*case[:2], one) for case, one in zip(CASES, found, strict=True)] == CASES


@pytest.mark.parametrize(
    ("type_", "notices"),
    [
        ("disputes", []),
        ("qualifies", []),
        ("weakens", ["A13"]),
        ("leaves_open", ["A13"]),
        ("corroborates", ["A13"]),
    ],
)
def test_a_denial_needs_somebody_on_file_who_asserted_what_it_denies(
    location: Location, run: Run, type_: str, notices: list[str]
) -> None:
    del location
    denial = claim("C", "bob", "No.", 'kind = "denial"\ndenied_proposition = "it"')
    assert _notices(run, denial, answers("C", type_, "A")) == notices


def test_what_answers_a_denial_is_not_what_it_denies(location: Location, run: Run) -> None:
    del location
    denial = claim("C", "bob", "No.", 'kind = "denial"\ndenied_proposition = "it"')
    more = claim("D", "ann", "Yes.") + answers("D", "disputes", "C")
    assert _notices(run, denial, answers("C", "weakens", "A"), more) == ["A13"]


def test_a_claim_somebody_else_corroborates_does_not_rest_on_one_unnamed_person(
    location: Location, run: Run
) -> None:
    del location
    said = claim("C", "clerk", "No.", FULL) + answers("C", "disputes", "A")
    assert _notices(run, said, answers("B", "corroborates", "C")) == []


def test_a_claim_that_corroborates_another_still_rests_on_one_unnamed_person(
    location: Location, run: Run
) -> None:
    del location
    said = claim("C", "clerk", "Yes.", FULL)
    assert _notices(run, said, answers("C", "corroborates", "A")) == ["A5"]


def test_a_corroboration_recorded_in_error_backs_nothing(location: Location, run: Run) -> None:
    said = claim("C", "clerk", "No.", FULL) + answers("C", "disputes", "A")
    load(run, PAPER, WORLD, said, answers("B", "corroborates", "C"))
    retract_claim(location, 2, "recorded_in_error")
    (disputed,) = conflicts(run)["disputed_claims"]
    assert disputed["responses"][0]["notices"] == ["A5"]
