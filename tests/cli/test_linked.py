"""Claims, fact-checks and quotations as linked data, read by the tools of the standards."""

import json
import re
from operator import itemgetter
from pathlib import Path
from typing import Any

from conftest import Run
from reporting.stories import PAPER, answers, asked, claim, contradicts, load, tell
from standards.linked import check_annotations, expanded
from tracker.rendering.linked_claims import CITO, CONTEXT
from tracker.store.location import Location
from tracker.vocabulary.relations import RelationType

UID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"

SCHEMA_ORG = "http://schema.org/"
STORY = """\
schema = "tracker/claim-file/1"
id = "story"

[defaults]
source = "paper"

[source.paper]
type = "article-newspaper"
title = "The paper"
outlet = "gazette"
published = 2022-04-16
url = "https://example.org/paper"
language = "en"

[speaker.gazette]
type = "publication"
name = "The Gazette"

[speaker.agency]
type = "organization"
name = "The Agency"

[speaker.ann]
name = "Ann Lee"

[[speaker.ann.affiliation]]
described = "an institute"
role = "head"

[speaker.clerk]
descriptor = "canary: the clerk we had lunch with"
"""
CLAIMS = (
    claim(
        "A",
        "ann",
        "Work stopped.",
        'said = "2022-04-14"\nvia = ["agency"]',
    ),
    claim("B", "clerk", "Work went on.", 'said = "2022-04~"\npublished.descriptor = "a clerk"'),
)


def graph(run: Run, *options: str) -> list[dict[str, Any]]:
    outcome = run("export", "json-ld", *options)
    assert (outcome.code, outcome.err) == (0, "")
    expanded(outcome.out)
    found: list[dict[str, Any]] = json.loads(outcome.out)["@graph"]
    return found


def test_a_claim_is_told_with_who_said_it_and_what_carries_it(location: Location, run: Run) -> None:
    del location
    load(run, STORY, *CLAIMS)
    paper = {
        "@type": "NewsArticle",
        "@id": "https://example.org/sources/UID",
        "name": "The paper",
        "publisher": {"@type": "Organization", "name": "The Gazette"},
        "datePublished": "2022-04-16",
        "url": "https://example.org/paper",
        "inLanguage": "en",
    }
    chain = {"@type": "CreativeWork", "author": {"@type": "Organization", "name": "The Agency"}}
    named = {
        "@type": "Claim",
        "@id": "https://example.org/claims/UID",
        "text": "Work stopped.",
        "author": [
            {
                "@type": "Person",
                "name": "Ann Lee",
                "jobTitle": "head",
                "affiliation": {"@type": "Organization", "description": "an institute"},
            }
        ],
        "datePublished": "2022-04-14",
        "inLanguage": "en",
        "appearance": [paper | {"isBasedOn": chain}],
    }
    unnamed = {
        "@type": "Claim",
        "@id": "https://example.org/claims/UID",
        "text": "Work went on.",
        "author": [{"@type": "Person", "description": "a clerk"}],
        "inLanguage": "en",
        "appearance": [paper],
    }
    for audience in ("internal", "public"):
        found = graph(run, "--audience", audience, "--base", "https://example.org/")
        plain = re.sub(UID, "UID", json.dumps(found))
        assert sorted(json.loads(plain), key=itemgetter("text")) == [named, unnamed]


def test_only_agreed_relations_lead_from_claim_to_claim(location: Location, run: Run) -> None:
    del location
    silent = claim("C", "clerk", "No comment.", 'kind = "no_comment"')
    more = claim("D", "ann", "Work goes on.")
    load(run, PAPER, silent, more, contradicts("B", "A"), answers("C", "leaves_open", "A"))
    told = tell(
        run,
        """\
relate C4 weakens C1 --why Because. --proposed
relate C4 weakens C2 --why Because. --proposed
relation reject R4 --why 'No.'
relate C4 weakens C3 --why Because.
relation retract R5 --why 'No.'
claim retract C4 --because withdrawn --why 'She said so.'
export json-ld
""",
    )
    found = json.loads(told)["@graph"]
    links = [{key: one[key] for key in one if key.startswith("cito:")} for one in found]
    assert [one.get("creativeWorkStatus") for one in found] == [None, None, None, "withdrawn"]
    first = [{"@id": found[0]["@id"]}]
    assert links == [{}, {"cito:disagreesWith": first}, {"cito:repliesTo": first}, {}]
    public = json.loads(tell(run, "export json-ld --audience public --kind no_comment"))
    assert [one["cito:repliesTo"] for one in public["@graph"]] == [first]


def test_every_type_of_relation_has_its_word_and_every_source_its_type() -> None:
    assert set(CITO) == set(RelationType)
    assert {word for word in CONTEXT if word.istitle()} >= {"Claim", "Person", "Rating"}


def test_the_seed_is_read_without_a_word_that_means_nothing(seed: Location, run: Run) -> None:
    del seed
    for audience in ("internal", "public"):
        outcome = run("export", "json-ld", "--audience", audience)
        claims = [one for one in expanded(outcome.out) if one["@type"] == [f"{SCHEMA_ORG}Claim"]]
        assert len(claims) == 30
        assert run("export", "json-ld", "--audience", audience).out == outcome.out
        known = {one["@id"] for one in claims}
        answered = [
            end["@id"]
            for one in claims
            for key, ends in one.items()
            if key.startswith("http://purl.org/spar/cito/")
            for end in ends
        ]
        assert len(answered) == 12
        assert set(answered) <= known


def test_nobody_unnamed_is_given_more_than_the_words_that_were_printed(
    seed: Location, run: Run
) -> None:
    """The newsroom's own handles, affiliations and roles stay inside for either audience."""
    speakers = asked(run, "speaker", "list", "-n", "0")["speakers"]
    speakers = [one["speaker"] for one in speakers]
    handles = [one["descriptor"] for one in speakers if one["naming"] == "unnamed"]
    del seed
    for audience in ("internal", "public"):
        found = graph(run, "--audience", audience)
        authors = [author for one in found for author in one["author"] if "name" not in author]
        assert {key for one in authors for key in one} == {"@type", "description"}
        printed = {one["description"] for one in authors if "description" in one}
        assert "An official overseeing international cooperation with the Chinese Academy of" in (
            " ".join(sorted(printed))
        )
        assert not printed & set(handles)


def test_a_published_verdict_is_a_claim_review(location: Location, run: Run) -> None:
    del location
    load(run, STORY, *CLAIMS)
    tell(
        run,
        """\
verdict C1 Unproven --why Secret. --by 'Example Check' --decided 2022-04-20 --url https://e.org/1
verdict C2 False --why Secret. --by Ours
""",
    )
    outcome = run("export", "claimreview", "--audience", "public")
    assert (outcome.code, outcome.err) == (
        0,
        "left out: 1 verdict without a URL, which is internal\n",
    )
    feed, *_ = expanded(outcome.out)
    assert feed["@type"] == [f"{SCHEMA_ORG}DataFeed"]
    (element,) = json.loads(outcome.out)["dataFeedElement"]
    review = element["item"]
    claim_ = review.pop("itemReviewed")
    assert review == {
        "@type": "ClaimReview",
        "@id": review["@id"],
        "url": "https://e.org/1",
        "datePublished": "2022-04-20",
        "author": {"@type": "Organization", "name": "Example Check"},
        "claimReviewed": "Work stopped.",
        "reviewRating": {"@type": "Rating", "alternateName": "Unproven"},
    }
    assert claim_ == next(one for one in graph(run) if one["text"] == "Work stopped.")
    assert "Secret" not in outcome.out


def test_a_claim_whose_words_give_away_an_unnamed_speaker_does_not_leave(
    location: Location, run: Run
) -> None:
    del location
    load(run, STORY, *CLAIMS, claim("C", "ann", "It was the clerk we had lunch with."))
    tell(run, "speaker edit P4 --descriptor 'the clerk we had lunch with'")
    for command in ("json-ld", "claimreview", "annotations"):
        tell(run, "verdict C3 True --why Because. --url https://e.org/1")
        outcome = run("export", command, "--audience", "public", "-o", "made.json")
        refused = command != "annotations"
        assert outcome.code == int(refused)
        assert ("not written for the public" in outcome.err) == refused
        assert Path("made.json").exists() != refused


QUOTED = """
source add 'The paper' --type article-newspaper --url 'https://example.org/a"b'
claim add 'It goes on.' --source S1 --speaker Ann --new --quote 'Work has not stopped'
claim add 'It goes on.' --source S1 --speaker Ann --quote "It's going - on"
claim add 'It goes on and on.' --source S1 --speaker Ann --quote 'It went on ... to the end'
claim add Long. --source S1 --speaker Ann --quote '{long}'
source add 'The talk' --type interview
claim add 'A secret.' --source S2 --speaker Ann --ground-rule off_record --quote 'Keep it quiet'
claim add 'No secret.' --source S2 --speaker Ann --ground-rule on_record --quote 'Say it aloud'
"""
LONG = "All of it, and more. " * 20
TEXT = f"“Work has not stopped,” said Ann. “It’s going – on.” It went on and on to the end. {LONG}"


def test_quotations_are_annotations_of_their_sources(location: Location, run: Run) -> None:
    del location
    Path("paper.txt").write_text(TEXT, encoding="utf-8")
    Path("talk.txt").write_text("Keep it quiet. Say it aloud.", encoding="utf-8")
    tell(run, QUOTED.format(long=LONG.strip()))
    tell(
        run,
        """\
source attach S1 paper.txt --captured 2022-04-16
source attach S2 talk.txt --captured 2022-04-16
""",
    )
    selectors: dict[str, list[list[dict[str, Any]]]] = {}
    for audience in ("internal", "public"):
        outcome = run("export", "annotations", "--audience", audience)
        assert outcome.code == 0, outcome.err
        check_annotations(outcome.out)
        expanded(outcome.out)
        assert run("export", "annotations", "--audience", audience).out == outcome.out
        items = json.loads(outcome.out)["first"]["items"]
        items.sort(key=lambda one: (str(one["target"]["source"]), _start(one)))
        assert {one["target"]["source"] for one in items[:4]} == {"https://example.org/a%22b"}
        assert all(one["target"]["source"].startswith("urn:uuid:") for one in items[4:])
        selectors[audience] = [one["target"]["selector"] for one in items]
        for one in items[:4]:
            place = one["target"]["selector"][-1]
            quote = one["target"]["selector"][0].get("exact")
            assert quote in {None, TEXT[place["start"] : place["end"]]}
    assert selectors["internal"][0] == [
        {
            "type": "TextQuoteSelector",
            "exact": "Work has not stopped",
            "prefix": "“",
            "suffix": TEXT[21:53],
        },
        {"type": "TextPositionSelector", "start": 1, "end": 21},
    ]
    assert [[one.get("exact") for one in two] for two in selectors["public"]] == [
        ["Work has not stopped", None],
        [None],
        [None],
        [None],
    ], "of what nobody published, not even where it stands"
    assert {key for two in selectors["public"] for one in two for key in one} == {
        *("type", "exact", "start", "end")
    }
    assert len(selectors["internal"]) == 6


def _start(annotation: dict[str, Any]) -> int:
    return int(annotation["target"]["selector"][-1]["start"])


def test_without_quotations_there_is_an_empty_collection(seed: Location, run: Run) -> None:
    del seed
    outcome = run("export", "annotations", "--base", "https://example.org", "-o", "found.jsonld")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    text = Path("found.jsonld").read_text(encoding="utf-8")
    check_annotations(text)
    assert (
        re.sub(UID, "UID", text)
        == """\
{
  "@context": "http://www.w3.org/ns/anno.jsonld",
  "id": "https://example.org/collections/UID",
  "type": "AnnotationCollection",
  "total": 0
}
"""
    )
