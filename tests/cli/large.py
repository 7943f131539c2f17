"""A database of many claims, written in bulk."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from tracker.models import Appearance, Claim, ClaimSpeaker, Relation, Row, Source, Speaker
from tracker.store.engine import open_engine
from tracker.store.location import Location

SPEAKERS = 1_000
SOURCES = 500
RELATIONS = 1_000
_AT_ONCE = 10_000


def fill(location: Location, claims: int) -> None:
    """Claims by many speakers in many sources, one appearance each, the first ones related."""
    with open_engine(location).begin() as connection:
        _put(connection, Speaker, [_speaker(number) for number in range(1, SPEAKERS + 1)])
        _put(connection, Source, [_source(number) for number in range(1, SOURCES + 1)])
        for start in range(1, claims + 1, _AT_ONCE):
            numbers = range(start, min(start + _AT_ONCE, claims + 1))
            _put(connection, Claim, [_claim(number) for number in numbers])
            _put(connection, ClaimSpeaker, [_link(number) for number in numbers])
            _put(connection, Appearance, [_appearance(number) for number in numbers])
        _put(connection, Relation, [_relation(number) for number in range(1, RELATIONS + 1)])


def _put(connection: Connection, model: type[Row], rows: list[dict[str, object]]) -> None:
    connection.execute(insert(model), rows)


def _uid(kind: int, number: int) -> UUID:
    return UUID(int=kind << 64 | number)


def _speaker(number: int) -> dict[str, object]:
    return {
        "uid": _uid(1, number),
        "type": "person",
        "naming": "named",
        "name": f"Speaker {number}",
        "name_key": f"speaker {number}",
    }


def _source(number: int) -> dict[str, object]:
    day = date(2020, 1, 1) + timedelta(days=number)
    return {
        "uid": _uid(2, number),
        "type": "article-newspaper",
        "title": f"What was said on day {number}",
        "published": day.isoformat(),
        "published_earliest": day,
        "published_latest": day,
        "published_basis": "stated",
        "url": f"https://example.org/{number}",
        "read": True,
    }


def _claim(number: int) -> dict[str, object]:
    return {
        "uid": _uid(3, number),
        "text": f"Matter number {number} was settled between the parties, after long discussions,"
        " to the satisfaction of all who were asked about it.",
        "kind": "assertion",
        "polarity": "affirm",
        "certainty": "certain",
        "denied_inferred": False,
        "said_basis": "unknown",
        "status": "current",
    }


def _link(number: int) -> dict[str, object]:
    speaker = number % SPEAKERS + 1
    return {"uid": _uid(4, number), "claim_id": number, "speaker_id": speaker, "place": 1}


def _appearance(number: int) -> dict[str, object]:
    return {
        "uid": _uid(5, number),
        "claim_id": number,
        "place": 1,
        "source_id": number % SOURCES + 1,
        "form": "quote",
        "quote": f"The matter of {number} is settled, and nobody needs to talk of it any longer.",
        "original_language": "und",
        "attribution_ambiguous": False,
        "identification": "named",
        "ground_rule": "on_record",
    }


def _relation(number: int) -> dict[str, object]:
    ends = sorted(_uid(3, one).hex for one in (number, number + RELATIONS))
    return {
        "uid": _uid(6, number),
        "from_id": number,
        "to_id": number + RELATIONS,
        "type": "disputes",
        "pair_key": ":".join(ends),
        "why": "Says that it is not settled.",
        "answered_by": "speaker",
        "review": "agreed",
    }
