"""What holds for every column of a kind, whichever table it stands in."""

import re

import pytest
from sqlalchemy import CheckConstraint, Enum, text

from store.rows import (
    BOB,
    BY_FOX,
    BY_INSIDER,
    BY_NOBODY,
    CAPTURE,
    HOP,
    IMPORT,
    WEATHER,
    World,
    between,
    matching,
    put,
)
from tracker.models import Base

TABLES = Base.metadata.sorted_tables

WHOLE: dict[str, dict[str, object]] = {
    "speaker": {},
    "speaker_name": {"speaker_id": BOB},
    "speaker_identifier": {"speaker_id": BOB},
    "speaker_merge": {"merged_id": BOB},
    "affiliation": {"speaker_id": BOB},
    "source": {"published": "2022", "published_basis": "stated"},
    "source_text": {"sha256": "1" * 64},
    "topic": {"name_key": "other"},
    "claim": {"kind": "denial", "denied_proposition": "It snows."},
    "appearance": {
        "claim_id": BY_NOBODY,
        "identification": "described",
        "descriptor": "an insider",
        "anonymity_origin": "at_request",
        "anonymity_reason": "safety",
    },
    "relay": {"appearance_id": HOP, "place": 2},
    "change": {},
    "claim_speaker": {"claim_id": BY_NOBODY, "speaker_id": BOB},
    "claim_topic": {"claim_id": BY_FOX, "topic_id": WEATHER},
    "question": {"text_key": "another?"},
    "position": {"claim_id": BY_FOX},
    "response_request": {},
    "verdict": {"claim_id": BY_FOX},
    "file_record": {"record_uid": f"{2:032x}"},
}
"""Rows with every companion that a closed word or a text of the table asks for."""

COMPANIONS: dict[tuple[str, str], dict[str, object]] = {
    ("claim", "kind"): {"denied_proposition": None},
    ("appearance", "quote"): {"form": "quote"},
    ("appearance", "verification"): {
        "form": "quote",
        "quote": "It",
        "anchor_text_id": CAPTURE,
        "anchor_start": 0,
        "anchor_end": 2,
        "anchor_prefix": "",
        "anchor_suffix": "",
    },
    ("appearance", "anchor_text_id"): {
        "form": "quote",
        "quote": "It",
        "verification": "unverified",
    },
    ("affiliation", "organization_id"): {"described": None},
    ("relation", "type"): {"answered_by": None},
    ("relation", "resolution"): {"resolved_by": "eve", "resolved_at": "2022-04-16"},
    **{
        (table.name, "retracted_why"): {"retracted_by": "eve", "retracted_at": "2022-04-16"}
        for table in TABLES
        if "retracted_why" in table.columns
    },
    ("response_request", "question_id"): {"claim_id": None},
    ("response_request", "outcome"): {"outcome_on": "2022-04-17"},
    ("response_request", "outcome_on"): {"outcome": "declined"},
    ("response_request", "answer_id"): {"outcome": "answered", "outcome_on": "2022-04-17"},
    ("claim", "retracted_why"): {
        "status": "withdrawn",
        "retracted_by": "eve",
        "retracted_at": "2022-04-16",
    },
}
"""What else has to be so that only the word, or the text, breaks a rule."""

WORDS = [
    (table.name, column.name)
    for table in TABLES
    for column in table.columns
    if isinstance(column.type, Enum)
]
LIMITS = sorted(
    (table.name, found[1], int(found[2]))
    for table in TABLES
    for rule in table.constraints
    if isinstance(rule, CheckConstraint)
    and (found := re.fullmatch(r"length\((\w+)\) BETWEEN 1 AND (\d+)", str(rule.sqltext)))
)
KEYS = sorted(
    (table.name, rule.column_keys[0], str(rule.name))
    for table in TABLES
    for rule in table.foreign_key_constraints
)


def row(table: str, column: str, **values: object) -> str:
    """A valid INSERT but for the values given."""
    companions = COMPANIONS.get((table, column), {})
    if table == "relation":
        whole = {"type": "disputes", "answered_by": "outlet", **matching()}
        return between(BY_INSIDER, BY_FOX, **{**whole, **companions, **values})
    if table == "revision":
        return put("revision", **{"change_id": IMPORT, "version": 2, **values})
    return put(table, **{**WHOLE[table], **companions, **values})


@pytest.mark.parametrize(("table", "column"), WORDS)
def test_a_word_outside_its_vocabulary_is_refused(world: World, table: str, column: str) -> None:
    statement = row(table, column, **{column: "no_such_word"})
    if (table, column) == ("speaker_identifier", "naming"):  # two rules; an engine tells one
        world.refuses(
            statement, "ck_speaker_identifier_only_named_have_identifiers", f"ck_{table}_{column}"
        )
    else:
        world.refuses(statement, f"ck_{table}_{column}")


@pytest.mark.parametrize(("table", "column", "limit"), LIMITS)
def test_a_text_is_neither_empty_nor_over_its_limit(
    world: World, table: str, column: str, limit: int
) -> None:
    assert world.accepts(row(table, column, **{column: "x" * limit}))
    world.refuses(row(table, column, **{column: "x" * (limit + 1)}), f"ck_{table}_{column}_length")
    world.refuses(row(table, column, **{column: ""}), f"ck_{table}_{column}_length")


@pytest.mark.parametrize(("table", "column", "rule"), KEYS, ids=[rule for _, _, rule in KEYS])
def test_a_reference_to_nothing_is_refused(
    world: World, table: str, column: str, rule: str
) -> None:
    guards = {
        "relation": ["pair_key is not the two claims"],
        "speaker_merge": ["only speakers of one type and one naming are merged"],
    }
    world.refuses(row(table, column, **{column: 99}), rule, *guards.get(table, []))


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_a_uid_is_given_once(world: World, table: str) -> None:
    with world.engine.connect() as connection:
        taken = connection.scalar(text(f"SELECT uid FROM {table} LIMIT 1"))
    guards = ("history is append-only", "rows are retracted, never deleted")
    world.refuses(row(table, "", uid=taken), f"uq_{table}_uid", *guards)


def test_lengths_are_counted_in_code_points(world: World) -> None:
    assert world.accepts(put("claim", text="ß" * 10_000))
    world.refuses(put("claim", text="ß" * 10_001), "ck_claim_text_length")


def test_the_limits_are_those_people_are_told() -> None:
    assert {limit for _, _, limit in LIMITS} == {100, 300, 1_000, 10_000, 2_000_000}
    assert ("claim", "text", 10_000) in LIMITS
    assert ("speaker", "name", 300) in LIMITS


def test_every_column_says_what_it_holds() -> None:
    silent = [
        f"{table.name}.{column.name}"
        for table in TABLES
        for column in table.columns
        if not column.comment
    ]
    assert silent == []


def test_every_table_says_what_a_row_is() -> None:
    assert [table.name for table in TABLES if not table.comment] == []


def test_every_constraint_has_a_name_by_which_a_migration_can_drop_it() -> None:
    nameless = [
        f"{table.name}: {type(rule).__name__}"
        for table in TABLES
        for rule in table.constraints
        if not rule.name
    ]
    assert nameless == []


def test_no_name_is_longer_than_postgresql_keeps() -> None:
    names = [str(rule.name) for table in TABLES for rule in table.constraints]
    names += [str(index.name) for table in TABLES for index in table.indexes]
    assert [name for name in names if len(name) > 63] == []
