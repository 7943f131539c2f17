"""Fact-checks that others published are taken in, twice the same as once."""

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from reporting.stories import asked, tell
from tracker.errors import BadRowError, FileFaultError
from tracker.exchange.claim_review.feed import is_feed, read_feed
from tracker.exchange.claim_review.review import read_review
from tracker.store.location import Location

Node = dict[str, Any]

CHECK = {"@type": "Organization", "name": "Example Check"}
ARTICLE = {
    "@type": "NewsArticle",
    "url": "https://news.example/moon",
    "headline": "The moon",
    "datePublished": "2024-02-29",
    "publisher": {"@type": "Organization", "name": "The Gazette"},
}
SAYER = {
    "@type": "Person",
    "name": "Ann Lee",
    "jobTitle": "head",
    "affiliation": {"@type": "Organization", "name": "Institute of Optics"},
}


def review(number: int = 1, /, claim: Node | None = None, **values: object) -> Node:
    """A review; its claim has an author and an appearance unless it is given."""
    said = {"@type": "Claim", "author": SAYER, "datePublished": "2024-02-28", "appearance": ARTICLE}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"https://check.example/{number}",
        "datePublished": "2024-03-01T10:00:00Z",
        "author": CHECK,
        "claimReviewed": f"Claim {number}.",
        "reviewRating": {"@type": "Rating", "alternateName": "False", "ratingValue": 1},
        "itemReviewed": said if claim is None else claim,
        **values,
    }


def take(run: Run, feed: object, *options: str) -> str:
    Path("feed.json").write_text(json.dumps(feed), encoding="utf-8")
    outcome = run("import", "feed.json", *options)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out


def refused(run: Run, feed: object) -> str:
    Path("feed.json").write_text(
        feed if isinstance(feed, str) else json.dumps(feed), encoding="utf-8"
    )
    outcome = run("import", "feed.json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    return outcome.err.removeprefix("tracker: feed.json: ").removesuffix("\n")


def shown(run: Run, number: int) -> dict[str, Any]:
    return asked(run, "claim", "show", f"C{number}")


def plain(node: Node) -> str:
    """A node without ids."""
    return re.sub(r'"@id": "[^"]*", ', "", json.dumps(node))


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_review_is_a_claim_with_its_speaker_source_and_verdict(
    location: Location, run: Run
) -> None:
    del location
    added = "added: 3 speakers, 1 affiliation, 1 source, 1 claim, 1 appearance, 1 verdict\n"
    assert take(run, review(), "--dry-run") == added.replace("added", "would be added")
    assert take(run, review()) == added
    told = shown(run, 1)
    claim = told["claim"]
    assert (claim["text"], claim["said"]) == ("Claim 1.", "2024-02-28")
    assert [one["name"] for one in claim["speakers"]] == ["Ann Lee"]
    assert claim["appearances"][0]["chain"] == ["Ann Lee", "The Gazette"]
    (verdict,) = told["verdicts"]
    del verdict["uid"]
    assert verdict == {
        "rating": "False",
        "why": "See https://check.example/1",
        "reviewer": "Example Check",
        "decided": "2024-03-01",
        "url": "https://check.example/1",
    }
    (source,) = asked(run, "source", "list")["sources"]
    assert (source["url"], source["title"], source["published"], source["type"]) == (
        *("https://news.example/moon", "The moon", "2024-02-29", "article-newspaper"),
    )
    assert source["read"] is False
    assert take(run, review()) == "nothing to change: 6 records as they were\n"
    graph = {"@graph": [review(reviewRating={"alternateName": "Mostly false"})]}
    assert take(run, graph) == "updated from the file: review 1 (rating)\n"


@pytest.fixture
def engine() -> str:
    """What a review means does not depend on the engine."""
    return "sqlite"


def test_feeds_come_in_four_forms_and_name_nodes_by_their_ids() -> None:
    one, two = review(1), review(2)
    feed = {"@type": "DataFeed", "dataFeedElement": [{"item": one}, {"item": [two]}]}
    parts: list[Node] = [
        {**one, "itemReviewed": {"@id": "#claim"}},
        {"@id": "#claim", "@type": "Claim", "author": {"@id": "#ann"}},
        {"@id": "#ann", **SAYER},
        two,
    ]
    for form, count in ((one, 1), ([one, two], 2), (feed, 2), ({"@graph": parts}, 2)):
        raw = json.dumps(form).encode()
        assert is_feed(raw)
        found = [read_review(node) for node in read_feed(raw, "feed.json")]
        assert [one.claimed for one in found] == ["Claim 1.", "Claim 2."][:count]
        assert found[0].speakers == ["Ann Lee"]


def test_claim_files_and_bundles_are_no_feeds() -> None:
    claim_file = {"schema": "tracker/claim-file/1", "claim": {"A": {"text": "A ClaimReview."}}}
    for raw in (
        json.dumps(claim_file).encode(),
        b'[defaults]\nschema = "tracker/claim-file/1"\nnote = "ClaimReview"\n',
        b'{"schema":"tracker/bundle/1"}\n{"text":"ClaimReview"}\n',
        b"text\nClaimReview\n",
    ):
        assert not is_feed(raw)


def test_nobody_is_invented_where_a_review_does_not_say_who_spoke(
    location: Location, run: Run
) -> None:
    del location
    silent = [
        review(1, {"@type": "Claim", "appearance": ARTICLE}),
        review(2, {"@type": "Claim"}),
        review(3, {"author": {"@type": "Person", "description": "an official"}}),
        review(4, {"author": {"@type": "Person"}, "appearance": "https://news.example/4"}),
    ]
    take(run, silent)
    told = [shown(run, number)["claim"] for number in range(1, 5)]
    carried = [one["appearances"][0] for one in told]
    assert [
        (one["form"], one["identification"], one["as_published"], one["attribution_ambiguous"])
        for one in carried
    ] == [
        ("narration", None, None, True),
        ("paraphrase", "generic", None, False),
        ("paraphrase", "described", "an official", False),
        ("paraphrase", "generic", None, False),
    ]
    voices = [one["speakers"][0] for one in told]
    assert [one["name"] for one in voices] == ["The Gazette", None, None, None]
    assert len({one["ref"] for one in voices}) == 4
    assert take(run, silent).startswith("nothing to change:")
    public = run("export", "json-ld", "--audience", "public").out
    authors = [author for one in json.loads(public)["@graph"] for author in one["author"]]
    assert sorted(map(json.dumps, authors)) == [
        '{"@type": "Organization", "name": "The Gazette"}',
        '{"@type": "Person", "description": "an official"}',
        '{"@type": "Person"}',
        '{"@type": "Person"}',
    ]


def test_speakers_and_sources_on_file_are_taken_for_those_of_a_review(
    location: Location, run: Run
) -> None:
    del location
    tell(
        run,
        """\
speaker add 'Annabel Lee' --alias 'Ann Lee'
speaker add 'Example Check' --type person
speaker add Agency --type organization
source add 'On the moon' --type article-newspaper --url https://news.example/moon
""",
    )
    agency = {"author": {"@type": "Person", "name": "Agency"}, "appearance": ARTICLE}
    feed = [review(1), review(2, agency), review(3, {"author": SAYER})]
    take(run, feed)
    told = [shown(run, number)["claim"] for number in (1, 2)]
    assert [one["speakers"][0]["ref"] for one in told] == ["P1", "P3"]
    assert [one["appearances"][0]["source"] for one in told] == ["S1", "S1"]
    assert take(run, feed).startswith("nothing to change:")


@pytest.mark.parametrize(
    ("rating", "words"),
    [
        ({"alternateName": "Half true", "ratingValue": "3"}, "Half true"),
        ({"ratingValue": 3, "bestRating": 5}, "3 of 5"),
        (
            {"ratingValue": "3.5", "bestRating": "5", "worstRating": 1},
            "3.5 on a scale from 1 to 5",
        ),
        ({"ratingValue": 2.0}, "2"),
    ],
)
def test_a_rating_is_its_words_or_its_place_on_its_scale(rating: Node, words: str) -> None:
    assert read_review(review(reviewRating=rating)).verdict.rating == words


def test_what_this_program_exports_it_takes_back(
    location: Location, run: Run, tmp_path: Path
) -> None:
    del location
    take(run, [review(1), review(2, {"author": {"@type": "Person", "description": "a clerk"}})])
    feed = json.loads(run("export", "claimreview", "--audience", "public").out)
    assert take(run, feed) == "nothing to change: 10 records as they were\n"
    there = str(tmp_path / "there.db")
    take(run, feed, "--init", "--db", there)
    again = json.loads(run("export", "claimreview", "--db", there).out)
    assert sorted(map(plain, again["dataFeedElement"])) == (
        sorted(map(plain, feed["dataFeedElement"]))
    )
    tell(run, "verdict C1 Wrong --why Ours. --by Us --url https://ours.example/1")
    ours = json.loads(run("export", "claimreview").out)
    assert take(run, ours) == "nothing to change: 11 records as they were\n"


@pytest.mark.parametrize(
    ("feed", "told"),
    [
        (review(url=None), "review 1: url: is missing; say where the review stands, https://…"),
        (
            review(url="ftp://a"),
            "review 1: url: is missing; say where the review stands, https://…",
        ),
        (review(claimReviewed=" "), "review 1: claimReviewed: is missing; say what is claimed"),
        (review(claimReviewed={"a": 1}) | {"url": "https://a\0b"}, "review 1: url: holds a NUL"),
        (review(claimReviewed="a\0b"), "review 1: claimReviewed: holds a NUL character; remove it"),
        (
            review(claimReviewed="a\ud800b"),
            "review 1: claimReviewed: holds half of a surrogate pair; save the text as UTF-8 again",
        ),
        (review(claimReviewed=True), "review 1: claimReviewed: True is no text"),
        (review(reviewRating={}), "review 1: reviewRating: says nothing; give alternateName or"),
        (review(author=None), "review 1: author: the review has none with a name; say who"),
        (review(author=[7]), "review 1: author: 7 is no object; write { … }"),
        (review(datePublished="soon"), "review 1: datePublished: 'soon' is no date; write 2022"),
        (
            review(claimReviewed="a" * 200_000),
            "review 1: claimReviewed: is too long; keep it to 10,000 characters",
        ),
        (
            review(reviewRating={"name": "x" * 5_000}),
            "review 1: reviewRating: is too long; keep it to 1,000 characters",
        ),
        (
            [review(1), review(1, reviewRating={"name": "True"})],
            "review 2: stands in review 1 already and says other; give it once",
        ),
        (
            review(1, {"author": {"name": "uid:0c6a1d0e-3b56-4f0b-9d39-5f2f0d7b7c11"}}),
            "review 1: author: 'uid:0c6a1d0e-3b56-4f0b-9d39-5f2f0d7b7c11' is no name",
        ),
        (
            review(1, {"author": [SAYER, {"description": "a clerk"}]}),
            "review 1: author: one has a name and another has none; make two reviews",
        ),
        ({"dataFeedElement": [], "name": "ClaimReview"}, "holds no ClaimReview; give a"),
    ],
)
def test_a_bad_review_is_told_in_one_line_and_nothing_is_written(
    location: Location, run: Run, feed: object, told: str
) -> None:
    del location
    assert told in refused(run, feed)
    assert asked(run, "claim", "list")["total"] == 0
    assert asked(run, "speaker", "list")["total"] == 0


def test_reviews_that_tell_otherwise_of_one_source_and_speaker_do_not_take_turns(
    location: Location, run: Run
) -> None:
    del location
    one, other = (
        review(
            number,
            {
                "author": {"name": name},
                "appearance": {"url": "https://example.org/story", "headline": name},
            },
        )
        for number, name in ((1, "Ana"), (2, "ANA"))
    )
    take(run, one)
    take(run, other)
    for feed in (one, other, one):
        assert take(run, feed).startswith("nothing to change: ")


def test_what_was_taken_back_stays_so_and_stops_no_feed(location: Location, run: Run) -> None:
    del location
    take(run, [review(1), review(2)])
    told = ("--because", "error", "--why", "Not checked by them.")
    assert run("claim", "retract", "C1", *told).code == 0
    rated = review(1, reviewRating={"alternateName": "True"})
    assert take(run, [rated, review(2)]).startswith("nothing to change: ")
    assert shown(run, 1)["claim"]["status"] == "recorded_in_error"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"@type": "ClaimReview",}]', "1: not JSON: "),
        ('{"@type": "ClaimReview", "@type": "ClaimReview"}', "1: @type: this key stands twice"),
        ('[{"ratingValue": NaN, "@type": "ClaimReview"}]', "1: NaN is not JSON; remove it"),
        ("[" * 100_000 + '"ClaimReview"', "is nested too deeply"),
        ('"ClaimReview"', ""),
    ],
)
def test_a_broken_feed_is_told_where_it_breaks(
    location: Location, run: Run, text: str, told: str
) -> None:
    del location
    assert told in refused(run, text)


_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
_KEYS = st.sampled_from([*review(), "name", "@id", "item", "appearance", "ratingValue", "x"])
_NODES = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5),
    max_leaves=10,
)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(sorted(review())), _NODES))
def test_any_json_is_a_review_or_one_of_two_errors(node: Node) -> None:
    raw = json.dumps({**review(), **node}).encode()
    with suppress(FileFaultError, BadRowError):
        for one in read_feed(raw, "feed.json"):
            read_review(one)
