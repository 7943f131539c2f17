"""Each rule of sourcing: where it is broken, and the nearest world where it is not."""

from typing import Any

import pytest

from conftest import Run
from reporting.stories import PAPER, answers, asked, claim, load, retract_claim, tell
from tracker.store.location import Location

FULL = """\
basis = "firsthand"
published.descriptor = "a clerk"
published.anonymity_reason = "safety"
"""
"""An unnamed speaker about whom readers are told all there is to tell."""

SPEAKERS = """
[speaker.pair]
type = "group"
head_count = 2
descriptor = "two aides"

[speaker.aides]
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

[source.other]
type = "article-newspaper"
title = "The other paper"
"""
QUOTED = 'quote = "No."'
DENIAL = 'kind = "denial"\ndenied_proposition = "work went on"'


def sourcing(run: Run, *options: object) -> dict[str, Any]:
    """The sourcing report."""
    return asked(run, "report", "sourcing", *options)


def found(report: dict[str, Any]) -> dict[str, list[str]]:
    """For every rule with findings, the claims of each: `C1`, or `C1 C2` of a voice."""
    told: dict[str, list[str]] = {}
    for one in report["findings"]:
        told.setdefault(one["rule"], []).append(" ".join(one["claims"]))
    return told


def test_on_the_seed_every_rule_finds_exactly_what_two_people_found(
    seed: Location, run: Run
) -> None:
    del seed
    assert found(sourcing(run)) == {
        "A1": ["C17", "C20", "C24", "C27 C28 C29 C30"],
        "A2": ["C13 C14 C15 C16"],
        "A3": ["C14", "C29"],
        "A5": ["C13", "C15", "C16", "C17", "C27", "C28", "C30"],
        "A8": ["C1", "C6", "C7", "C8"],
        "A9": ["C13", "C17"],
        "A10": ["C18"],
        "A11": ["C5", "C10"],
        "A12": ["C1", "C2", "C4", "C6", "C7", "C8"],
        "A13": ["C16", "C17", "C20"],
    }


def test_on_the_seed_four_voices_have_no_reason_and_one_a_formula(seed: Location, run: Run) -> None:
    del seed
    report = sourcing(run, "--rule", "A1", "--rule", "a2")
    assert [(one["rule"], one["speakers"], one["sources"]) for one in report["findings"]] == [
        ("A1", ["P5"], ["S1"]),
        ("A1", ["P6"], ["S1"]),
        ("A1", ["P7"], ["S1"]),
        ("A1", ["P8"], ["S1"]),
        ("A2", ["P4"], ["S1"]),
    ]
    assert report["counts"] == {"notice": 1, "warning": 4, "error": 0}


WORLDS = [
    ("A1", "clerk", FULL.replace('published.anonymity_reason = "safety"\n', ""), FULL),
    ("A2", "clerk", FULL.replace("safety", "sensitivity"), FULL),
    ("A2", "clerk", FULL.replace("safety", "not_authorized"), FULL),
    ("A3", "clerk", f'{FULL}kind = "opinion"', FULL),
    ("A3", "clerk", f'{FULL}kind = "prediction"'.replace("firsthand", "not_stated"),
     f'{FULL}kind = "prediction"'),
    ("A4", "clerk", FULL.replace('published.descriptor = "a clerk"\n', ""), FULL),
    ("A5", "clerk", FULL, f'{FULL}kind = "no_comment"'.replace('basis = "firsthand"\n', "")),
    ("A5", "clerk", FULL, f'{FULL}kind = "opinion"'),
    ("A8", "bob", f'{QUOTED}\nvia = ["agency"]', 'via = ["agency"]'),
    ("A8", "bob", f'{QUOTED}\nvia = ["wire"]', QUOTED),
    ("A8", "bob", f'{QUOTED}\nvia = ["agency"]', f'{QUOTED}\nvia = ["office"]'),
    ("A8", "bob", f'{QUOTED}\nvia = ["agency"]', f'{QUOTED}\nvia = ["agency:translator"]'),
    ("A8", "bob", f'{QUOTED}\nvia = ["agency"]',
     f'{QUOTED}\nvia = ["agency"]\n[[claim.C.appearance]]\nsource = "other"\n{QUOTED}'),
    ("A9", "clerk", FULL.replace("firsthand", "not_stated"), FULL),
    ("A9", "clerk", f'{FULL}kind = "no_knowledge"'.replace("firsthand", "not_stated"),
     f'{FULL}kind = "opinion"'.replace("firsthand", "not_stated")),
    ("A10", "law", 'published.identification = "generic"', 'published.descriptor = "a law"'),
    ("A11", "bob", "attribution_ambiguous = true", ""),
    ("A12", "bob", 'said = 2022-04-14\nsaid_basis = "inferred"', "said = 2022-04-14"),
    ("A13", "bob", DENIAL, f'{DENIAL}\nanswers = [{{claim = "A", type = "disputes", why = "x"}}]'),
    ("A13", "bob", f'{DENIAL}\nanswers = [{{claim = "A", type = "weakens", why = "x"}}]',
     f'{DENIAL}\nanswers = [{{claim = "A", type = "qualifies", why = "x"}}]'),
    ("A13", "bob", 'kind = "no_knowledge"', 'kind = "no_comment"'),
]  # fmt: skip
"""A rule, a speaker, lines of a claim that break it, and the nearest that do not."""


@pytest.mark.parametrize(("rule", "speaker", "breaks", "keeps"), WORLDS)
def test_a_rule_is_broken_in_one_world_and_kept_in_the_nearest(
    request: pytest.FixtureRequest, rule: str, speaker: str, breaks: str, keeps: str
) -> None:
    request.getfixturevalue("location")
    run: Run = request.getfixturevalue("run")
    kept = keeps.replace("claim.C.", "claim.D.")
    load(run, PAPER, SPEAKERS, claim("C", speaker, "No.", breaks), claim("D", speaker, "No.", kept))
    assert found(sourcing(run, "--rule", rule)) == {rule: ["C3"]}


def test_a_group_of_one_is_told_in_the_plural_and_a_group_of_two_may_be(
    location: Location, run: Run
) -> None:
    del location
    said = [claim(key, who, "No.", FULL) for key, who in (("C", "aides"), ("D", "pair"))]
    load(run, PAPER, SPEAKERS, *said)
    assert found(sourcing(run)) == {"A6": ["C3"]}


def test_what_somebody_corroborates_no_longer_rests_on_one_person(
    location: Location, run: Run
) -> None:
    load(run, PAPER, claim("C", "clerk", "No.", FULL), answers("B", "corroborates", "C"))
    assert found(sourcing(run)) == {}
    retract_claim(location, 2, "recorded_in_error")
    assert found(sourcing(run)) == {"A5": ["C3"]}


def test_a_claim_recorded_in_error_is_not_checked_and_a_withdrawn_one_is(
    location: Location, run: Run
) -> None:
    load(run, PAPER, claim("C", "clerk", "No.", FULL))
    retract_claim(location, 3, "withdrawn")
    assert found(sourcing(run)) == {"A5": ["C3"]}
    tell(run, "claim retract C1 --because error --why Slip")
    assert sourcing(run)["checked"] == 2


def test_a_voice_without_a_reason_is_found_once_in_each_source(
    location: Location, run: Run
) -> None:
    del location
    described = 'basis = "firsthand"\npublished.descriptor = "a clerk"'
    also = '\n[[claim.D.appearance]]\nsource = "other"\npublished.descriptor = "somebody"'
    load(run, PAPER, SPEAKERS, claim("C", "clerk", "No.", described),
         claim("D", "clerk", "Never.", described + also))  # fmt: skip
    report = sourcing(run, "--rule", "A1")
    assert [(one["claims"], one["speakers"], one["sources"]) for one in report["findings"]] == [
        (["C3", "C4"], ["P3"], ["S1"]),
        (["C4"], ["P3"], ["S3"]),
    ]
    assert found(sourcing(run, "--rule", "A1", "--source", "S3")) == {"A1": ["C4"]}
    assert found(sourcing(run, "--rule", "A1", "--claim", "C3")) == {"A1": ["C3"]}


def test_only_the_claims_asked_for_are_checked(seed: Location, run: Run) -> None:
    del seed
    one = sourcing(run, "--claim", "C6", "--claim", "C18")
    assert (one["checked"], found(one)) == (2, {"A8": ["C6"], "A10": ["C18"], "A12": ["C6"]})
    assert found(sourcing(run, "--speaker", "P7")) == {"A1": ["C24"]}
    assert sourcing(run, "--source", "S2")["checked"] == 0
    assert found(sourcing(run, "--kind", "opinion", "--rule", "A3")) == {"A3": ["C14", "C29"]}


def test_a_finding_says_what_is_wrong_what_to_do_and_whose_rule_it_is(
    seed: Location, run: Run
) -> None:
    del seed
    (one,) = sourcing(run, "--claim", "C20", "--rule", "A13")["findings"]
    assert one == {
        "rule": "A13",
        "severity": "notice",
        "claims": ["C20"],
        "speakers": ["P6"],
        "sources": ["S1"],
        "found": (
            "Nobody on file asserted what it denies,"
            " “the speakers were ordered to stop working with Russians”."
        ),
        "mend": (
            "Record who asserted it and relate the two, or print that nobody is known to have."
        ),
        "standard": "this tracker's own",
    }


def test_the_public_is_told_of_what_it_can_read_and_by_numbers_of_its_own(
    location: Location, run: Run
) -> None:
    del location
    secret = f"{FULL}published.ground_rule = 'off_record'".replace("a clerk", "a secret clerk")
    unprinted = FULL.replace("a clerk", "an aide")
    load(run, PAPER, claim("C", "clerk", "No.", secret), claim("D", "clerk", "Never.", unprinted))
    assert found(sourcing(run)) == {"A5": ["C3", "C4"]}
    report = sourcing(run, "--audience", "public")
    assert {one["text"] for one in report["claims"]} == {"Never."}
    assert [one["name"] for one in report["speakers"]] == ["an aide"]
    rules = [one["rule"] for one in report["findings"]]
    assert rules == ["A1", "A5"], "the reason is on file and was not printed"
    refs = {ref for one in report["findings"] for ref in (*one["claims"], *one["speakers"])}
    assert not refs & {"C3", "C4", "P3"}
    outcome = run("report", "sourcing", "--audience", "public")
    assert outcome.err == "left out for the public: 1 claim off the record\n"
    assert "a clerk" not in outcome.out
