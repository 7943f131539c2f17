"""The shipped seed: what stands in the database after it was imported."""

import json
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, text

from conftest import SEED, Run
from exchange.claim_files import dump, relations
from tracker.store.engine import open_engine
from tracker.store.location import Location


@pytest.fixture
def raw(seed: Location) -> Iterator[Connection]:
    """A second connection that knows nothing of our models."""
    with open_engine(seed).connect() as connection, connection.begin():
        yield connection


def _rows(raw: Connection, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in raw.execute(text(query))]


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("claim", 30),
        ("claim_speaker", 32),
        ("appearance", 30),
        ("relay", 9),
        ("speaker", 19),
        ("affiliation", 8),
        ("relation", 12),
        ("source", 4),
    ],
)
def test_the_seed_fills_the_tables_as_documented(raw: Connection, table: str, count: int) -> None:
    assert _rows(raw, f"SELECT count(*) FROM {table}") == [(count,)]


def test_importing_the_seed_tells_what_was_added(location: Location, run: Run) -> None:
    del location
    outcome = run("import", SEED)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "added: 19 speakers, 8 affiliations, 4 sources, 30 claims, 30 appearances, 12 relations\n"
    )


def test_twelve_speakers_make_claims_and_seven_bodies_only_carry_or_employ(raw: Connection) -> None:
    speaking = "SELECT speaker_id FROM claim_speaker JOIN appearance USING (claim_id)"
    speaking += " WHERE form <> 'narration'"
    assert _rows(
        raw,
        "SELECT id, coalesce(name, descriptor) FROM speaker"
        f" WHERE id IN ({speaking}) OR id = 2 ORDER BY id",
    ) == [
        (1, "Alexander Sergeev"),
        (2, "the publication (not stated)"),
        (4, "government researcher, Beijing"),
        (5, "official, Chinese Academy of Sciences cooperation"),
        (6, "two scientists, Chinese lunar program"),
        (7, "official, Institute of Plasma Physics"),
        (8, "representative, Russia–China association, Harbin"),
        (9, "Chinese Ministry of Science and Technology"),
        (10, "Xi Jinping"),
        (11, "Vladimir Putin"),
        (12, "Beijing (Government of China)"),
        (13, "public information (no document named)"),
    ]
    assert _rows(
        raw,
        "SELECT id, name FROM speaker WHERE id NOT IN (SELECT speaker_id FROM claim_speaker)"
        " ORDER BY id",
    ) == [
        (3, "TASS"),
        (14, "Russian Academy of Sciences"),
        (15, "Chinese Academy of Sciences"),
        (16, "Institute of Plasma Physics"),
        (17, "Association of Scientific and Technical Cooperation of Russia and China"),
        (18, "People’s Republic of China"),
        (19, "Russian Federation"),
    ]


def test_every_claim_has_one_speaker_but_the_joint_statement_has_two(raw: Connection) -> None:
    assert _rows(
        raw,
        "SELECT claim_id, place, speaker_id, affiliation_id FROM claim_speaker"
        " WHERE claim_id IN (SELECT claim_id FROM claim_speaker WHERE place = 2)"
        " ORDER BY claim_id, place",
    ) == [(25, 1, 10, 7), (25, 2, 11, 8), (26, 1, 10, 7), (26, 2, 11, 8)]


def test_six_of_the_nine_hops_are_tass_and_the_others_are_documents(raw: Connection) -> None:
    inferred, relayed = [(True,)], [(False,)]
    assert _rows(
        raw,
        "SELECT claim_id, relay.source_id, speaker_id, role FROM relay"
        " JOIN appearance ON appearance.id = appearance_id ORDER BY claim_id",
    ) == [
        (1, 2, 3, "relay"),
        (2, 2, 3, "relay"),
        (4, 2, 3, "relay"),
        (6, 2, 3, "relay"),
        (7, 2, 3, "relay"),
        (8, 2, 3, "relay"),
        (9, 4, 9, "document"),
        (25, 3, None, "document"),
        (26, 3, None, "document"),
    ]
    assert [
        (bool(hop),) for (hop,) in _rows(raw, "SELECT inferred FROM relay ORDER BY id")
    ] == inferred * 3 + relayed * 6


def test_numbers_follow_the_order_of_the_file(raw: Connection) -> None:
    claim = "SELECT text FROM claim WHERE id ="
    assert _rows(raw, f"{claim} 6") == [
        ("Russia’s Chinese scientific colleagues have also put cooperation on pause.",)
    ]
    assert _rows(raw, f"{claim} 11") == [
        ("China has neither condemned the invasion of Ukraine nor put sanctions on Russia.",)
    ]
    assert _rows(raw, "SELECT id, type, title FROM source ORDER BY id") == [
        (1, "article-newspaper", None),
        (2, "article-newspaper", None),
        (3, "document", "Xi–Putin joint statement"),
        (4, "dataset", None),
    ]
    assert _rows(raw, "SELECT id, claim_id FROM appearance WHERE id <> claim_id") == []


def test_relations_are_numbered_in_the_order_of_the_claims_that_answer(seed: Location) -> None:
    assert relations(seed) == [
        "R1 C1 repeats C6",
        "R2 C9 corroborates C8",
        "R3 C13 disputes C6",
        "R4 C14 weakens C6",
        "R5 C16 weakens C6",
        "R6 C17 leaves_open C6",
        "R7 C20 weakens C6",
        "R8 C24 leaves_open C6",
        "R9 C27 qualifies C6",
        "R10 C28 weakens C6",
        "R11 C29 weakens C6",
        "R12 C30 weakens C6",
    ]


def test_only_the_dispute_says_who_set_it_against_the_claim(raw: Connection) -> None:
    assert _rows(raw, "SELECT id, answered_by, review FROM relation WHERE answered_by <> ''") == [
        (3, "speaker", "agreed")
    ]
    assert _rows(raw, "SELECT DISTINCT review FROM relation") == [("agreed",)]


def test_a_second_import_leaves_every_row_as_it_was(story: Location, run: Run) -> None:
    before = dump(story)
    outcome = run("import", SEED)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "nothing to change: 103 records as they were\n"
    assert dump(story) == before


def test_unnamed_people_have_a_descriptor_as_published_and_their_terms_are_unknown(
    raw: Connection,
) -> None:
    assert _rows(
        raw,
        "SELECT DISTINCT speaker_id, identification, anonymity_origin, anonymity_reason,"
        " ground_rule FROM appearance JOIN claim_speaker USING (claim_id)"
        " WHERE anonymity_origin IS NOT NULL ORDER BY speaker_id",
    ) == [
        (4, "described", "at_request", "sensitivity", "unknown"),
        (5, "described", "not_stated", "not_stated", "unknown"),
        (6, "described", "not_stated", "not_stated", "unknown"),
        (7, "described", "not_stated", "not_stated", "unknown"),
        (8, "described", "not_stated", "not_stated", "unknown"),
    ]


def test_nothing_of_an_unnamed_speaker_is_a_name(raw: Connection) -> None:
    unnamed = "SELECT id FROM speaker WHERE naming = 'unnamed'"
    assert _rows(raw, f"SELECT count(*) FROM ({unnamed}) AS unnamed") == [(7,)]
    assert _rows(raw, f"SELECT count(*) FROM speaker_name WHERE speaker_id IN ({unnamed})") == [
        (0,)
    ]
    assert _rows(raw, "SELECT speaker_id, name FROM speaker_name ORDER BY id") == [
        (1, "Александр Сергеев"),
        (3, "Tass"),
        (3, "ТАСС"),
        (10, "习近平"),
    ]


def _written() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table of the seed that stands for something published: key and content."""
    seed = tomllib.loads(SEED.read_text(encoding="utf-8"))
    for section in ("source", "speaker", "claim"):
        for key, table in seed[section].items():
            yield f"{section}.{key}", table


def test_the_seed_quotes_only_where_the_form_says_so_and_holds_no_anchors() -> None:
    forms = {}
    for key, table in _written():
        assert not {"anchor", "prefix", "suffix", "start", "end"} & set(table), key
        if "quote" in table:
            forms[key] = table.get("form", "quote")
    assert len(forms) == 12
    assert set(forms.values()) == {"quote", "partial_quote"}


def test_the_seed_keeps_quotations_and_published_descriptors_short() -> None:
    descriptors = [
        table["published"]["descriptor"]
        for _, table in _written()
        if isinstance(table.get("published"), dict) and "descriptor" in table["published"]
    ]
    assert len(descriptors) == 11
    assert max(len(descriptor.split()) for descriptor in descriptors) <= 20
    quotes = [table["quote"] for _, table in _written() if "quote" in table]
    assert max(len(quote.split()) for quote in quotes) <= 20


def test_the_seed_holds_no_text_of_the_article_but_its_digest() -> None:
    articles = [table for key, table in _written() if key == "source.article"]
    assert json.dumps(articles, default=str) == json.dumps(
        [
            {
                "type": "article-newspaper",
                "outlet": "paper",
                "language": "en",
                "published": "2022-04-16",
                "text_sha256": "bcf1435bb9f36b2061817910b0fb35240d19d45b828592d3005698b3772c588e",
                "note": "Title, byline, publication and URL are not in the file.",
            }
        ]
    )
