"""The acceptance example: what the contradiction report says of the shipped seed."""

from typing import Any

from conftest import Run
from reporting.stories import conflicts, counted, listed
from tracker.reporting.claims import ClaimFilter
from tracker.reporting.sourcing import sourcing_report
from tracker.store.location import Location
from tracker.store.session import reading

Report = dict[str, Any]


def _answer(report: Report, ref: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = [
        one for one in report["disputed_claims"][0]["responses"] if one["claim"]["ref"] == ref
    ]
    assert len(found) == 1
    return found[0]


def test_the_report_finds_no_conflict_one_contested_claim_and_nine_answers_of_context(
    report: Report,
) -> None:
    assert (report["schema"], report["audience"]) == ("tracker/conflicts/1", "internal")
    assert report["counts"] == {
        "conflict": 0,
        "contested": 1,
        "opposed": 0,
        "changed": 0,
        "context": 9,
    }
    assert report["hidden"] == {"repeats": 1}


def test_the_only_disputed_claim_is_that_colleagues_pressed_pause(report: Report) -> None:
    (disputed,) = report["disputed_claims"]
    claim = disputed["claim"]
    assert (claim["ref"], claim["kind"], claim["status"]) == ("C6", "assertion", "current")
    assert (claim["said"], claim["said_basis"]) == ("2022-04-14", "inferred")
    assert claim["venue"] == "conference at MGIMO, Moscow"
    assert claim["text"] == (
        "Russia’s Chinese scientific colleagues have also put cooperation on pause."
    )
    (speaker,) = claim["speakers"]
    assert (speaker["ref"], speaker["name"]) == ("P1", "Alexander Sergeev")
    assert speaker["affiliation"] == {
        "organization": "Russian Academy of Sciences",
        "described": None,
        "role": "president",
        "country": "RU",
        "place": None,
        "valid": None,
        "uncertain": False,
    }


def test_the_disputed_claim_came_from_its_speaker_through_the_agency_to_the_paper(
    report: Report,
) -> None:
    disputed = report["disputed_claims"][0]
    (appearance,) = disputed["claim"]["appearances"]
    assert appearance["chain"] == ["Alexander Sergeev", "TASS", "S1"]
    assert (appearance["ref"], appearance["source"], appearance["relays"]) == ("C6.1", "S1", 1)
    assert appearance["quote"] == "our Chinese scientific colleagues have also pressed pause"
    assert (appearance["form"], appearance["basis"]) == ("quote", "institutional")
    assert (appearance["identification"], appearance["anonymity"]) == ("named", None)
    assert appearance["as_published"] == "president of the Russian Academy of Sciences"
    assert disputed["origins"] == {"count": 1, "traced_to": ["TASS"], "not_stated": 0}


def test_five_unnamed_voices_of_six_people_answer_and_one_gave_a_reason(report: Report) -> None:
    assert report["disputed_claims"][0]["voices"] == {
        "total": 5,
        "named": 0,
        "people": 6,
        "with_reason": 1,
    }


def test_the_reading_says_in_one_sentence_what_the_answers_do(report: Report) -> None:
    assert report["disputed_claims"][0]["reading"] == (
        "No answer contradicts this as worded; 1 contests it, 9 bear on it."
        " 5 voices answer, none named, 1 with a reason; the claim is traced to TASS alone."
    )


def test_the_strongest_answers_come_first_and_then_the_order_of_recording(report: Report) -> None:
    responses = report["disputed_claims"][0]["responses"]
    assert [
        (one["relation"], one["class"], one["type"], one["claim"]["ref"]) for one in responses
    ] == [
        ("R3", "contested", "disputes", "C13"),
        ("R9", "context", "qualifies", "C27"),
        ("R4", "context", "weakens", "C14"),
        ("R5", "context", "weakens", "C16"),
        ("R7", "context", "weakens", "C20"),
        ("R10", "context", "weakens", "C28"),
        ("R11", "context", "weakens", "C29"),
        ("R12", "context", "weakens", "C30"),
        ("R6", "context", "leaves_open", "C17"),
        ("R8", "context", "leaves_open", "C24"),
    ]


def test_every_label_is_derived_from_what_the_speaker_did_and_what_it_does(report: Report) -> None:
    responses = report["disputed_claims"][0]["responses"]
    assert {one["claim"]["ref"]: (one["claim"]["kind"], one["derived"]) for one in responses} == {
        "C13": ("denial", "does not deny as worded"),
        "C27": ("denial", "does not deny as worded"),
        "C14": ("opinion", None),
        "C16": ("denial", "does not deny as worded"),
        "C20": ("denial", "does not deny as worded"),
        "C28": ("plan", None),
        "C29": ("opinion", None),
        "C30": ("assertion", None),
        "C17": ("no_knowledge", "no knowledge: not a denial"),
        "C24": ("no_comment", "no comment: not a denial"),
    }


def test_the_researchers_answer_is_told_with_scope_reason_and_notices(report: Report) -> None:
    answer = _answer(report, "C13")
    assert answer["scope_match"] == {
        "who": "wider",
        "what": "same",
        "where": "same",
        "when": "unknown",
    }
    assert (answer["answered_by"], answer["review"], answer["resolved"]) == (
        "speaker",
        "agreed",
        None,
    )
    assert answer["notices"] == ["A2", "A5", "A9"]
    assert answer["why"] == (
        "Answers Sergeev directly and rejects the complaint, but only for the community"
        " “as a whole” and hedged; both can be true."
    )
    (appearance,) = answer["claim"]["appearances"]
    published = (
        "a Beijing-based government researcher studying the nation’s scientific policy"
        " and international collaboration"
    )
    assert (appearance["as_published"], appearance["chain"]) == (published, [published, "S1"])
    assert appearance["anonymity"] == {
        "origin": "at_request",
        "reason": "sensitivity",
        "reason_published": "political sensitivity of the issue",
        "ground_rule": "unknown",
    }


def test_the_two_scientists_are_one_voice_of_two_people_without_a_published_reason(
    report: Report,
) -> None:
    answer = _answer(report, "C20")
    (speaker,) = answer["claim"]["speakers"]
    assert (speaker["type"], speaker["head_count"], speaker["name"]) == ("group", 2, None)
    assert answer["claim"]["appearances"][0]["anonymity"] == {
        "origin": "not_stated",
        "reason": "not_stated",
        "reason_published": None,
        "ground_rule": "unknown",
    }


def test_the_sources_named_are_the_article_and_the_agency_it_cites(report: Report) -> None:
    assert [(one["ref"], one["outlet_name"], one["read"]) for one in report["sources"]] == [
        ("S1", "the publication (not stated)", True),
        ("S2", "TASS", False),
    ]


def test_with_all_the_repetition_and_the_corroborated_claim_are_shown(
    seed: Location, run: Run
) -> None:
    del seed
    report = conflicts(run, "--all")
    assert listed(report) == {
        "C6": [
            "C13 disputes",
            "C27 qualifies",
            "C14 weakens",
            "C16 weakens",
            "C20 weakens",
            "C28 weakens",
            "C29 weakens",
            "C30 weakens",
            "C17 leaves_open",
            "C24 leaves_open",
            "C1 repeats",
        ],
        "C8": ["C9 corroborates"],
    }
    assert (counted(report), report["hidden"]) == ({"contested": 1, "context": 10}, {"repeats": 0})


def test_each_notice_stands_at_exactly_the_claims_of_the_seed_it_is_about(seed: Location) -> None:
    assert _notices(seed) == {
        "C1": "A8 A12",
        "C2": "A12",
        "C4": "A12",
        "C5": "A11",
        "C6": "A8 A12",
        "C7": "A8 A12",
        "C8": "A8 A12",
        "C10": "A11",
        "C13": "A2 A5 A9",
        "C14": "A2 A3",
        "C15": "A2 A5",
        "C16": "A2 A5 A13",
        "C17": "A1 A5 A9 A13",
        "C18": "A10",
        "C20": "A1 A13",
        "C24": "A1",
        "C27": "A1 A5",
        "C28": "A1 A5",
        "C29": "A1 A3",
        "C30": "A1 A5",
    }


def _notices(location: Location) -> dict[str, str]:
    """The claims with notices, in the order of recording."""
    found: dict[str, list[str]] = {}
    with reading(location) as session:
        for one in sourcing_report(session, ClaimFilter()).findings:
            for ref in one.claims:
                found.setdefault(ref, []).append(one.rule)
    return {ref: " ".join(found[ref]) for ref in sorted(found, key=lambda ref: int(ref[1:]))}
