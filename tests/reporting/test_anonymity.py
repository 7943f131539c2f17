"""What rests on unnamed voices: claims, voices and people counted apart."""

from typing import Any

from conftest import Run
from reporting.stories import PAPER, asked, claim, load, tell
from tracker.store.location import Location

WORLD = """
[speaker.several]
type = "group"
descriptor = "several aides"

[speaker.pair]
type = "group"
head_count = 2
descriptor = "two aides"

[speaker.law]
type = "document"
descriptor = "a law"

[source.other]
type = "article-newspaper"
title = "The other paper"
"""
DESCRIBED = 'published.descriptor = "a clerk"'


def anonymity(run: Run, *options: object) -> dict[str, Any]:
    """The anonymity report."""
    return asked(run, "report", "anonymity", *options)


def counted(counts: dict[str, Any]) -> dict[str, Any]:
    """The counts that are not zero."""
    kept = {
        name: {word: count for word, count in told.items() if count}
        if isinstance(told, dict)
        else told
        for name, told in counts.items()
    }
    return {name: told for name, told in kept.items() if told}


def test_in_the_seed_eleven_claims_rest_on_five_voices_of_six_people_and_one_reason(
    seed: Location, run: Run
) -> None:
    del seed
    report = anonymity(run)
    assert counted(report["total"]) == {
        "claims": 30,
        "unnamed": 11,
        "identification": {"described": 11},
        "origin": {"at_request": 4, "not_stated": 7},
        "reason": {"sensitivity": 4, "not_stated": 7},
        "ground_rule": {"unknown": 11},
        "voices": 5,
        "people": 6,
        "with_reason": 1,
    }
    assert [(one["source"], one["counts"]) for one in report["by_source"]] == [
        ("S1", report["total"])
    ]


def test_in_the_seed_two_voices_carry_four_claims_each_and_three_carry_one(
    seed: Location, run: Run
) -> None:
    del seed
    voices = anonymity(run)["voices"]
    assert [(one["ref"], one["head_count"], len(one["claims"])) for one in voices] == [
        ("P4", None, 4),
        ("P8", None, 4),
        ("P5", None, 1),
        ("P6", 2, 1),
        ("P7", None, 1),
    ]
    assert voices[0] == {
        "ref": "P4",
        "type": "person",
        "head_count": None,
        "as_published": [
            (
                "a Beijing-based government researcher studying the nation’s scientific policy"
                " and international collaboration"
            )
        ],
        "reasons": ["sensitivity"],
        "reasons_published": ["political sensitivity of the issue"],
        "sources": ["S1"],
        "claims": ["C13", "C14", "C15", "C16"],
    }


def test_a_group_that_nobody_counted_is_at_least_two_people(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, WORLD, claim("C", "several", "No.", 'published.descriptor = "several aides"'))
    total = anonymity(run)["total"]
    assert (total["voices"], total["people"], total["several"]) == (1, 2, 1)
    assert "1 of 3 claims rests on 1 unnamed voice, standing for at least 2 people; none with" in (
        run("report", "anonymity").out
    )


def test_named_speakers_narration_and_documents_are_no_unnamed_voices(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, WORLD, claim("C", "law", "No.", 'published.identification = "generic"'))
    report = anonymity(run)
    assert counted(report["total"]) == {"claims": 3}
    assert report["voices"] == []
    assert "None of 3 claims rests on an unnamed voice." in run("report", "anonymity").out


def test_a_voice_that_two_sources_describe_differently_is_one_voice_in_all_and_in_each(
    location: Location, run: Run
) -> None:
    del location
    generic = 'published.identification = "generic"\npublished.descriptor = "a source"'
    also = f'\n[[claim.C.appearance]]\nsource = "other"\n{generic}'
    load(run, PAPER, WORLD, claim("C", "clerk", "No.", DESCRIBED + also))
    report = anonymity(run)
    assert counted(report["total"])["identification"] == {"described": 1, "generic": 1}
    assert (report["total"]["unnamed"], report["total"]["voices"]) == (1, 1)
    told = {one["source"]: counted(one["counts"]) for one in report["by_source"]}
    assert told["S1"]["identification"] == {"described": 1}
    assert told["S2"] == {
        "claims": 1,
        "unnamed": 1,
        "identification": {"generic": 1},
        "origin": {"not_stated": 1},
        "reason": {"not_stated": 1},
        "ground_rule": {"unknown": 1},
        "voices": 1,
        "people": 1,
    }
    only = anonymity(run, "--source", "S2")
    assert (counted(only["total"]), len(only["by_source"])) == (told["S2"], 1)
    assert only["voices"][0]["as_published"] == ["a source"]


def test_a_joint_statement_counts_once_and_each_of_its_voices(location: Location, run: Run) -> None:
    del location
    joint = f'speaker = ["clerk", "pair"]\n{DESCRIBED}'
    load(run, PAPER, WORLD, claim("C", None, "No.", joint))
    total = anonymity(run)["total"]
    assert (total["unnamed"], total["voices"], total["people"]) == (1, 2, 3)
    alone = anonymity(run, "--speaker", "P5")
    assert (alone["total"]["voices"], alone["total"]["people"]) == (1, 2)


def test_only_claims_of_the_days_asked_for_are_counted(location: Location, run: Run) -> None:
    del location
    days = [claim(key, "clerk", "No.", f"{DESCRIBED}\nsaid = 2022-04-{day}")
            for key, day in (("C", 14), ("D", 20))]  # fmt: skip
    load(run, PAPER, *days)
    assert anonymity(run, "--said-after", "2022-04-15")["voices"][0]["claims"] == ["C4"]
    assert anonymity(run, "--said-before", "2022-04-15")["voices"][0]["claims"] == ["C3"]


def test_a_voice_named_later_stays_unnamed_where_it_was(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, WORLD, claim("C", "clerk", "No.", DESCRIBED))
    tell(run, "speaker reveal P3 Cleo --source S2")
    report = anonymity(run)
    assert [one["as_published"] for one in report["voices"]] == [["a clerk"]]
    assert "Cleo" not in run("report", "anonymity").out


def test_the_public_reads_of_voices_as_published_and_nothing_that_was_agreed(
    location: Location, run: Run
) -> None:
    del location
    told = (
        'published.descriptor = "an official"\npublished.anonymity_reason = "safety"\n'
        'published.ground_rule = "background"'
    )
    hidden = 'published.descriptor = "a mole"\npublished.ground_rule = "off_record"'
    load(run, PAPER, claim("C", "clerk", "No.", told), claim("D", "clerk", "Never.", hidden))
    report = anonymity(run, "--audience", "public")
    assert counted(report["total"]) == {
        "claims": 3,
        "unnamed": 1,
        "identification": {"described": 1},
        "origin": {"not_stated": 1},
        "reason": {"not_stated": 1},
        "voices": 1,
        "people": 1,
    }
    (voice,) = report["voices"]
    assert (voice["as_published"], voice["reasons"]) == (["an official"], ["not_stated"])
    outcome = run("report", "anonymity", "--audience", "public")
    assert outcome.err == "left out for the public: 1 claim off the record\n"
    assert not any(word in outcome.out for word in ("a clerk", "a mole", "background", "P3"))


def test_to_the_public_deep_background_is_not_tied_to_what_the_voice_said_otherwise(
    location: Location, run: Run
) -> None:
    del location
    deep = f'{DESCRIBED}\npublished.ground_rule = "deep_background"'
    load(run, PAPER, claim("C", "clerk", "No.", DESCRIBED), claim("D", "clerk", "Never.", deep))
    assert [len(one["claims"]) for one in anonymity(run)["voices"]] == [2]
    voices = anonymity(run, "--audience", "public")["voices"]
    assert sorted((one["as_published"], len(one["claims"])) for one in voices) == [
        ([], 1),
        (["a clerk"], 1),
    ]


def test_sources_stand_beside_each_other_and_those_with_unnamed_voices_are_told_whole(
    location: Location, run: Run
) -> None:
    del location
    several = 'source = "other"\npublished.descriptor = "several aides"'
    named = '\n[source.third]\ntype = "article-newspaper"\ntitle = "A third"\n'
    said = [
        claim("C", "several", "No.", several),
        claim("D", "clerk", "Never.", DESCRIBED),
        claim("E", "bob", "Yes.", 'source = "third"'),
    ]
    load(run, PAPER, WORLD, named, *said)
    out = run("report", "anonymity", "-f", "md").out
    assert out[out.index("## By source") : out.index("---\n\nS1")] == (
        "## By source\n\n"
        "| Source | Claims | On unnamed voices | Voices | People | Voices with a reason |\n"
        "| --- | --: | --: | --: | --- | --: |\n"
        "| S1 | 3 | 1 | 1 | 1 | 0 |\n"
        "| S2 | 1 | 1 | 1 | at least 2 | 0 |\n"
        "| S3 | 1 | 0 | 0 | 0 | 0 |\n\n"
        "### S1: newspaper article, “The paper”\n\n"
        "1 of 3 claims rests on 1 unnamed voice, standing for 1 person; none with a reason.\n\n"
        "| What | Word | Claims |\n"
        "| --- | --- | --: |\n"
        "| identification | described | 1 |\n"
        "| origin | not stated | 1 |\n"
        "| reason | not stated | 1 |\n"
        "| ground rule | unknown | 1 |\n\n"
        "### S2: newspaper article, “The other paper”\n\n"
        "1 of 1 claim rests on 1 unnamed voice, standing for at least 2 people; none with a"
        " reason.\n\n"
        "| What | Word | Claims |\n"
        "| --- | --- | --: |\n"
        "| identification | described | 1 |\n"
        "| origin | not stated | 1 |\n"
        "| reason | not stated | 1 |\n"
        "| ground rule | unknown | 1 |\n\n"
    )
