"""Attribution as an editor would write it: who, as what, told how, when, through whom, where."""

import pytest

from conftest import Run
from reporting.stories import PAPER, answers, claim, load, tell
from tracker.rendering.attribution import anonymity_words, attribution
from tracker.reporting.claims import ClaimFilter, claims_report
from tracker.reporting.views import AnonymityView
from tracker.store.location import Location
from tracker.store.session import reading

WORLD = """
[source.wire]
type = "article-newspaper"
outlet = "agency"

[source.record]
type = "document"
title = "The record"

[source.bare]
type = "interview"
url = "https://bare.example"

[speaker.agency]
type = "publication"
name = "The Agency"

[speaker.office]
type = "organization"
name = "The Office"

[speaker.cleo]
name = "Cleo"
[[speaker.cleo.affiliation]]
organization = "office"
role = "head"

[speaker.dan]
name = "Dan"
[[speaker.dan.affiliation]]
described = "a ministry"
uncertain = true

[speaker.nick]
name = "Nick"
naming = "pseudonym"

[speaker.aides]
type = "group"
head_count = 3
descriptor = "three aides"

[speaker.crowd]
type = "group"
descriptor = "people there"

[speaker.leak]
type = "document"
descriptor = "a leaked memo"
"""


def _attributions(location: Location) -> list[str]:
    with reading(location) as session:
        found = claims_report(session, ClaimFilter()).claims
    return [attribution(one, appearance) for one in found[2:] for appearance in one.appearances]


CASES = [
    ("ann", "", "Ann (named), in S1"),
    ("cleo", "", "Cleo, head, The Office (named), in S1"),
    ("dan", "", "Dan, a ministry (uncertain) (named), in S1"),
    ("office", "", "The Office (named), in S1"),
    ("nick", "", "Nick (pseudonym), in S1"),
    ("clerk", "", "a clerk (unnamed person, not described), in S1"),
    (
        "clerk",
        'published.descriptor = "an official"',
        "an official (unnamed person), in S1",
    ),
    ("aides", "", "three aides (unnamed group of 3, not described), in S1"),
    ("aides", 'published.descriptor = "aides"', "aides (unnamed group of 3), in S1"),
    (
        "crowd",
        'published.descriptor = "people"',
        "people (unnamed group, number not stated), in S1",
    ),
    ("leak", "", "a leaked memo (document, not named), in S1"),
    ("leak", 'published.descriptor = "a memo"', "a memo (unnamed document), in S1"),
    ("ann", "said = 2022-04-14", "Ann (named), said 14 Apr 2022, in S1"),
    (
        "ann",
        'said = 2022-04-14\nsaid_basis = "inferred"',
        "Ann (named), said 14 Apr 2022 (inferred), in S1",
    ),
    (
        "ann",
        'said = 2022-04-14\nvenue = "a hearing"',
        "Ann (named), said 14 Apr 2022 (a hearing), in S1",
    ),
    (
        "ann",
        'said = "2022-04~"\nsaid_basis = "inferred"\nvenue = "a hearing"',
        "Ann (named), said about Apr 2022 (inferred; a hearing), in S1",
    ),
    ("ann", 'via = ["agency"]', "Ann (named), via The Agency, in S1"),
    ("ann", 'via = ["wire?"]', "Ann (named), via The Agency (inferred), in S1"),
    (
        "ann",
        'via = ["bob:translator", "agency"]',
        "Ann (named), translated by Bob, via The Agency, in S1",
    ),
    ("ann", 'via = ["record"]', "Ann (named), as cited from The record (S3), in S1"),
    ("ann", 'via = ["bare"]', "Ann (named), via S4, in S1"),
]


def test_an_attribution_reads(location: Location, run: Run) -> None:
    said = [
        claim(f"C{number}", speaker, "So.", rest) for number, (speaker, rest, _) in enumerate(CASES)
    ]
    load(run, PAPER, WORLD, *said)
    found = _attributions(location)
    assert [(*case[:2], told) for case, told in zip(CASES, found, strict=True)] == CASES


def _sentence(run: Run, ref: str = "C3") -> str:
    outcome = run("claim", "show", ref, "--sentence", columns=40)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out.removesuffix("\n")


SENTENCES = [
    ("named", "ann", "said = 2022-04-14", "Ann (named), said 14 Apr 2022, in S1."),
    (
        "named, as what",
        "cleo",
        'said = 2022-04-14\nvenue = "a hearing"',
        "Cleo, head, The Office (named), said 14 Apr 2022 (a hearing), in S1.",
    ),
    (
        "described",
        "clerk",
        'said = "../2022-04-16"\npublished.descriptor = "an official"',
        "an official (unnamed person), said by 16 Apr 2022, in S1.",
    ),
    (
        "generic",
        "clerk",
        'published.identification = "generic"\npublished.descriptor = "a source"',
        "a source (unnamed person, not described), in S1.",
    ),
    ("pseudonym", "nick", "", "Nick (pseudonym), in S1."),
    (
        "group",
        "aides",
        'published.descriptor = "three aides"',
        "three aides (unnamed group of 3), in S1.",
    ),
    ("document", "leak", 'published.descriptor = "a memo"', "a memo (unnamed document), in S1."),
    (
        "relayed",
        "ann",
        'via = ["bob?", "agency"]',
        "Ann (named), via Bob (inferred), via The Agency, in S1.",
    ),
    ("cited", "ann", 'via = ["record"]', "Ann (named), as cited from The record (S3), in S1."),
    (
        "interpreted",
        "ann",
        'via = ["bob:translator"]\ntranslation = "outlet"\noriginal_language = "ru"',
        "Ann (named), translated by Bob, in S1.",
    ),
    (
        "translated",
        "ann",
        'translation = "outlet"\noriginal_language = "ru"',
        "Ann (named), translated from ru by the outlet, in S1.",
    ),
    (
        "translated, by whom is not stated",
        "ann",
        'translation = "unknown"',
        "Ann (named), translated, not stated by whom, in S1.",
    ),
    ("not translated", "ann", 'translation = "none"', "Ann (named), in S1."),
    ("narrated", None, 'source = "wire"', "The Agency, in its own voice, in S2."),
    (
        "narrated, or not",
        None,
        'source = "wire"\nattribution_ambiguous = true',
        "The Agency, in its own voice, perhaps a speaker's words, in S2.",
    ),
]


@pytest.mark.parametrize(
    ("speaker", "rest", "told"),
    [case[1:] for case in SENTENCES],
    ids=[case[0] for case in SENTENCES],
)
def test_the_attribution_of_a_claim_in_one_sentence_reads(
    location: Location, run: Run, speaker: str | None, rest: str, told: str
) -> None:
    del location
    load(run, PAPER, WORLD, claim("C", speaker, "So.", rest))
    assert _sentence(run) == told


def test_joint_speech_is_told_in_one_sentence_named_or_not(location: Location, run: Run) -> None:
    del location
    named = claim("C", None, "So.", 'speaker = ["cleo", "bob"]')
    hidden = 'speaker = ["clerk", "aides"]\npublished.descriptor = "officials"'
    load(run, PAPER, WORLD, named, claim("D", None, "So.", hidden))
    assert _sentence(run) == "Cleo, head, The Office and Bob (named), in S1."
    assert _sentence(run, "C4") == "officials (2 unnamed speakers together), in S1."


def test_a_voice_that_was_named_later_is_told_as_each_source_printed_it(
    location: Location, run: Run
) -> None:
    del location
    given = 'said = 2022-04-14\npublished.descriptor = "an official"'
    load(run, PAPER, WORLD, claim("C", "clerk", "So.", given))
    tell(
        run,
        "speaker reveal P3 Eve --source S2\n"
        "appearance add C3 --source S2 --identification named --via P4",
    )
    assert _sentence(run) == (
        "an official (unnamed person), said 14 Apr 2022, in S1;"
        " Eve (named), said 14 Apr 2022, via The Agency, in S2."
    )


def test_sources_that_tell_of_a_speaker_alike_stand_together_by_the_way_of_the_words(
    location: Location, run: Run
) -> None:
    del location
    further = (
        'via = ["agency"]\n'
        '[[claim.C.appearance]]\nsource = "bare"\nvia = ["agency"]\n'
        '[[claim.C.appearance]]\nsource = "wire"\n'
    )
    load(run, PAPER, WORLD, claim("C", "ann", "So.", further))
    assert _sentence(run) == "Ann (named), via The Agency, in S1 and S4, and in S2."
    tell(run, "appearance retract C3.2 --why Slip")
    assert _sentence(run) == "Ann (named), via The Agency, in S1, and in S2."


def test_the_sentence_of_a_claim_whose_speaker_was_merged_says_as_whom_it_stands_on_file(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER)
    tell(run, "speaker merge Ann Bob --why Same --yes")
    assert _sentence(run, "C2") == "Ann (named), in S1, recorded as P2."


def test_each_source_that_carries_a_claim_is_attributed(location: Location, run: Run) -> None:
    further = '[[claim.C.appearance]]\nsource = "wire"'
    load(run, PAPER, WORLD, claim("C", "ann", "So it is.", further))
    assert _attributions(location) == ["Ann (named), in S1", "Ann (named), in S2"]


def test_joint_speakers_are_named_together(location: Location, run: Run) -> None:
    joint = '\n[claim.C]\nspeaker = ["cleo", "bob"]\ntext = "So it is."\n'
    load(run, PAPER, WORLD, joint)
    assert _attributions(location) == ["Cleo, head, The Office and Bob (named), in S1"]


def test_narration_is_its_outlets_own_voice(location: Location, run: Run) -> None:
    load(run, PAPER, WORLD, claim("C", None, "So it is.", 'source = "wire"'))
    assert _attributions(location) == ["The Agency, in its own voice, in S2"]


def test_a_made_up_name_is_not_told_where_the_source_gave_a_descriptor_instead(
    location: Location, run: Run
) -> None:
    given = 'published.identification = "described"\npublished.descriptor = "a miner"'
    load(run, PAPER, WORLD, claim("C", "nick", "So it is.", given))
    (told,) = _attributions(location)
    assert told.startswith("a miner (")


def test_the_venue_is_told_though_the_date_is_not_known(location: Location, run: Run) -> None:
    load(run, PAPER, claim("C", "ann", "So it is.", 'venue = "a hearing"'))
    (told,) = _attributions(location)
    assert "a hearing" in told


def test_a_hop_nobody_named_is_not_called_inferred(location: Location, run: Run) -> None:
    load(run, PAPER, claim("C", "ann", "So it is.", 'via = ["?"]'))
    assert _attributions(location) == ["Ann (named), via somebody not named, in S1"]


@pytest.mark.parametrize(
    ("origin", "reason", "published", "told"),
    [
        ("not_stated", "not_stated", None, "no reason published"),
        ("at_request", "not_stated", None, "asked not to be named, no reason published"),
        ("newsroom", "not_stated", None, "left unnamed by the newsroom, no reason published"),
        ("legal", "legal", None, "unnamed by law or court order; reason given: legal reasons"),
        ("newsroom", "safety", None, "left unnamed by the newsroom; reason given: safety"),
        ("not_stated", "not_authorized", None, "unnamed; reason given: not authorized to speak"),
        ("not_stated", "other", "a bet", "unnamed; reason given: another reason (“a bet”)"),
        (
            "at_request",
            "sensitivity",
            "political sensitivity",
            "asked not to be named; reason given: sensitivity (“political sensitivity”)",
        ),
    ],
)
def test_the_reason_for_anonymity_reads(
    origin: str, reason: str, published: str | None, told: str
) -> None:
    assert anonymity_words(AnonymityView(origin, reason, published, "unknown")) == told


def test_answers_of_one_voice_stand_together_under_what_was_published_of_it(
    location: Location, run: Run
) -> None:
    del location
    given = 'published.descriptor = "an official"'
    first = claim("C", "clerk", "No.", given) + answers("C", "disputes", "A")
    second = claim("D", "clerk", "Never.", given) + answers("D", "weakens", "A")
    load(run, PAPER, first, answers("B", "disputes", "A"), second)
    lines = run("report", "conflicts", columns=60).out.splitlines()
    shown = [line for line in lines if line.startswith(("an official", "Bob", "  C"))]
    assert shown == [
        "Bob (named)",
        "  C2 CONTESTED (disputes) · assertion",
        "an official (unnamed person)",
        "  C3 CONTESTED (disputes) · assertion",
        "  C4 context (weakens) · assertion",
    ]


def test_an_answer_published_under_another_descriptor_and_reason_says_so(
    location: Location, run: Run
) -> None:
    del location
    reason = 'published.anonymity_reason = "safety"'
    first = claim("C", "clerk", "No.", f'published.descriptor = "an official"\n{reason}')
    second = claim("D", "clerk", "Never.", 'published.descriptor = "a man in the room"')
    load(run, PAPER, first, answers("C", "disputes", "A"), second, answers("D", "disputes", "A"))
    text = run("report", "conflicts", columns=60).out
    assert "an official (unnamed person)\nanonymity: unnamed; reason given: safety\n" in text
    assert "a man in the room (unnamed person)\nanonymity: no reason published\n" in text


def test_an_answer_given_in_another_role_says_so(location: Location, run: Run) -> None:
    del location
    eve = (
        '\n[speaker.eve]\nname = "Eve"\n'
        '[[speaker.eve.affiliation]]\ndescribed = "the lab"\n'
        '[[speaker.eve.affiliation]]\ndescribed = "the union"\n'
    )
    first = claim("C", "eve", "No.", "affiliation = 1") + answers("C", "disputes", "A")
    second = claim("D", "eve", "Never.", "affiliation = 2") + answers("D", "disputes", "A")
    load(run, PAPER, eve, first, second)
    text = run("report", "conflicts", columns=60).out
    assert "Eve, the lab (named)\n" in text
    assert "Eve, the union (named)\n" in text
