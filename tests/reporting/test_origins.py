"""Where a claim's words entered print, and whose voices answer it."""

from typing import Any

import pytest

from conftest import Run
from reporting.stories import PAPER, answers, asked, claim, conflicts, load
from tracker.reporting.origins import OriginsView
from tracker.reporting.reading import reading_of
from tracker.reporting.voices import VoicesView
from tracker.store.location import Location
from tracker.vocabulary.relations import ResponseClass

AGENCY = """
[source.other]
type = "article-newspaper"
title = "The other paper"

[speaker.agency]
type = "publication"
name = "The agency"

[speaker.herald]
type = "publication"
name = "The Herald"

[source.wire]
type = "article-newspaper"
outlet = "agency"

[source.print]
type = "article-newspaper"
outlet = "herald"
"""
STOPPED = 'text = "Work stopped."'


def _carried(rest: str) -> str:
    """The paper with more lines in claim A, and sources that relay."""
    return PAPER.replace(STOPPED, f"{STOPPED}\n{rest}") + AGENCY


def _claim(run: Run, *parts: str) -> dict[str, Any]:
    load(run, *parts)
    return asked(run, "claim", "show", "C1")


def _chains(found: dict[str, Any]) -> list[list[str]]:
    return [appearance["chain"] for appearance in found["claim"]["appearances"]]


def test_what_the_source_heard_itself_is_traced_to_the_source(location: Location, run: Run) -> None:
    del location
    found = _claim(run, PAPER)
    assert found["origins"] == {"count": 1, "traced_to": ["The paper"], "not_stated": 0}
    assert _chains(found) == [["Ann", "S1"]]


def test_two_papers_that_carry_one_agency_are_one_origin(location: Location, run: Run) -> None:
    del location
    further = '[[claim.A.appearance]]\nsource = "other"\nvia = ["agency"]'
    found = _claim(run, _carried(f'via = ["wire"]\n{further}'))
    assert found["origins"] == {"count": 1, "traced_to": ["The agency"], "not_stated": 0}
    assert _chains(found) == [["Ann", "The agency", "S1"], ["Ann", "The agency", "S2"]]


def test_two_papers_that_heard_it_themselves_are_two_origins(location: Location, run: Run) -> None:
    del location
    found = _claim(run, _carried('[[claim.A.appearance]]\nsource = "print"'))
    assert found["origins"] == {
        "count": 2,
        "traced_to": ["The paper", "The Herald"],
        "not_stated": 0,
    }
    assert _chains(found) == [["Ann", "S1"], ["Ann", "The Herald"]]


def test_an_agencys_own_copy_and_a_paper_that_carries_it_are_one_origin(
    location: Location, run: Run
) -> None:
    del location
    found = _claim(run, _carried('source = "wire"\n[[claim.A.appearance]]\nsource = "other"'
                                 '\nvia = ["agency"]'))  # fmt: skip
    assert found["origins"] == {"count": 1, "traced_to": ["The agency"], "not_stated": 0}


def test_the_origin_is_the_first_hop_however_many_follow(location: Location, run: Run) -> None:
    del location
    found = _claim(run, _carried('via = ["agency", "herald"]'))
    assert found["origins"] == {"count": 1, "traced_to": ["The agency"], "not_stated": 0}
    assert _chains(found) == [["Ann", "The agency", "The Herald", "S1"]]
    assert found["claim"]["appearances"][0]["relays"] == 2


def test_an_inferred_hop_counts_as_an_origin(location: Location, run: Run) -> None:
    del location
    found = _claim(run, _carried('via = ["agency?"]'))
    assert found["origins"] == {"count": 1, "traced_to": ["The agency"], "not_stated": 0}
    assert found["claim"]["appearances"][0]["hops"] == [
        {"name": "The agency", "speaker": "P4", "source": None, "role": "relay", "inferred": True}
    ]


def test_a_first_hop_nobody_named_adds_no_origin(location: Location, run: Run) -> None:
    del location
    found = _claim(run, _carried('via = ["?"]'), answers("B", "disputes", "A"))
    assert found["origins"] == {"count": 0, "traced_to": [], "not_stated": 1}
    assert _chains(found) == [["Ann", "not stated", "S1"]]
    assert conflicts(run)["disputed_claims"][0]["reading"] == (
        "No answer contradicts this as worded; 1 contests it."
        " 1 voice answers, named; the claim's origin is not stated."
    )


def test_an_unnamed_speaker_opens_the_chain_as_published(location: Location, run: Run) -> None:
    del location
    published = 'published.descriptor = "an official close to the matter"'
    load(run, PAPER, claim("C", "clerk", "Work goes on.", published))
    assert _chains(asked(run, "claim", "show", "C3")) == [["an official close to the matter", "S1"]]


def test_an_unnamed_speaker_nothing_was_printed_of_opens_the_chain_by_our_handle(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, claim("C", "clerk", "Work goes on."))
    assert _chains(asked(run, "claim", "show", "C3")) == [["a clerk", "S1"]]


def test_a_joint_statement_is_one_answer_of_two_voices(location: Location, run: Run) -> None:
    del location
    joint = '\n[claim.C]\nspeaker = ["bob", "cleo"]\ntext = "We went on."\n'
    cleo = '\n[speaker.cleo]\nname = "Cleo"\n'
    load(run, PAPER, cleo, joint, answers("C", "disputes", "A"))
    (disputed,) = conflicts(run)["disputed_claims"]
    assert disputed["voices"] == {"total": 2, "named": 2, "people": 2, "with_reason": 0}
    assert disputed["reading"] == (
        "No answer contradicts this as worded; 1 contests it."
        " 2 voices answer, all named; the claim is traced to The paper alone."
    )
    assert disputed["responses"][0]["claim"]["appearances"][0]["chain"] == ["Bob and Cleo", "S1"]
    assert "Bob and Cleo (named)\n" in run("report", "conflicts", columns=60).out


def test_a_group_without_a_head_count_is_two_people_at_least(location: Location, run: Run) -> None:
    del location
    group = '\n[speaker.several]\ntype = "group"\ndescriptor = "several aides"\n'
    said = claim("C", "several", "It went on.", 'published.descriptor = "aides"')
    load(run, PAPER, group, said, answers("C", "disputes", "A"))
    assert conflicts(run)["disputed_claims"][0]["voices"] == {
        "total": 1,
        "named": 0,
        "people": 2,
        "with_reason": 0,
    }
    assert "aides (unnamed group, number not stated)\n" in (
        run("report", "conflicts", columns=60).out
    )


def test_an_organization_is_a_voice_and_no_person(location: Location, run: Run) -> None:
    del location
    body = '\n[speaker.office]\ntype = "organization"\nname = "The Office"\n'
    load(run, PAPER, body, claim("C", "office", "No."), answers("C", "disputes", "A"))
    assert conflicts(run)["disputed_claims"][0]["voices"] == {
        "total": 1,
        "named": 1,
        "people": 0,
        "with_reason": 0,
    }


def test_two_answers_of_one_speaker_are_one_voice(location: Location, run: Run) -> None:
    del location
    more = claim("C", "bob", "It never stopped.")
    load(run, PAPER, more, answers("B", "disputes", "A"), answers("C", "disputes", "A"))
    (disputed,) = conflicts(run)["disputed_claims"]
    assert (len(disputed["responses"]), disputed["voices"]["total"]) == (2, 1)


def test_a_repetition_is_no_voice_even_where_it_is_shown(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, claim("C", "ann", "It stopped."), answers("C", "repeats", "A"))
    (disputed,) = conflicts(run, "--all")["disputed_claims"]
    assert disputed["voices"] == {"total": 0, "named": 0, "people": 0, "with_reason": 0}
    assert disputed["reading"] == (
        "No answer contradicts this as worded. No voice answers;"
        " the claim is traced to The paper alone."
    )


_CONFLICT = ResponseClass.CONFLICT
_CONTESTED = ResponseClass.CONTESTED


@pytest.mark.parametrize(
    ("classes", "voices", "origins", "reading"),
    [
        (
            [_CONFLICT],
            VoicesView(1, 1, 1, 0),
            OriginsView(1, ["TASS"], 0),
            (
                "1 answer contradicts this as worded."
                " 1 voice answers, named; the claim is traced to TASS alone."
            ),
        ),
        (
            [_CONFLICT, _CONFLICT, _CONTESTED, _CONTESTED],
            VoicesView(3, 3, 3, 0),
            OriginsView(2, ["TASS", "Xinhua"], 0),
            (
                "2 answers contradict this as worded; 2 contest it."
                " 3 voices answer, all named; the claim is traced to TASS and Xinhua."
            ),
        ),
        (
            [_CONTESTED],
            VoicesView(1, 0, 1, 0),
            OriginsView(3, ["TASS", "Xinhua", "AFP"], 0),
            (
                "No answer contradicts this as worded; 1 contests it."
                " 1 voice answers, not named, none with a reason;"
                " the claim is traced to TASS, Xinhua and AFP."
            ),
        ),
        (
            [ResponseClass.OPPOSED, ResponseClass.CHANGED, ResponseClass.CONTEXT],
            VoicesView(3, 1, 5, 2),
            OriginsView(1, ["TASS"], 1),
            (
                "No answer contradicts this as worded;"
                " 1 takes the opposite position, 1 replaces it, 1 bears on it."
                " 3 voices answer, 1 named, 2 with a reason;"
                " the claim is traced to TASS, 1 not stated."
            ),
        ),
        (
            [],
            VoicesView(0, 0, 0, 0),
            OriginsView(0, [], 1),
            (
                "No answer contradicts this as worded."
                " No voice answers; the claim's origin is not stated."
            ),
        ),
    ],
)
def test_the_reading_counts_answers_voices_and_origins_in_one_sentence(
    classes: list[ResponseClass], voices: VoicesView, origins: OriginsView, reading: str
) -> None:
    assert reading_of(classes, voices, origins) == reading
