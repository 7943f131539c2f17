"""A small world of valid rows, written with plain SQL, and what a database holds of it."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from postgres import Server
from tracker.models import Base
from tracker.store.engine import is_sqlite, open_engine
from tracker.store.location import Location, parse_location

Contents = dict[str, list[tuple[object, ...]]]

ADA, BOB, INSIDER, FOX, MINISTRY, TWIN = range(1, 7)
"""Speakers: two named, one unnamed, one pseudonym, an organization, one merged into ADA."""

ADAS, BOBS = 1, 2
"""Affiliations: one that a claim uses, one that none uses."""

BY_ADA, BY_INSIDER, BY_FOX, BY_NOBODY = range(1, 5)
"""Claims; each has one speaker and one appearance, with the same numbers, the last has none."""

STANCE, LINEAGE = 1, 2
"""Relations: BY_ADA qualifies BY_INSIDER, and BY_INSIDER repeats BY_ADA."""

REPORT = WEATHER = ALIAS = HOP = IMPORT = CAPTURE = RAINING = 1
"""A source with a captured text; a topic; an alias of ADA; a hop to her; a change; a question."""

MINIMAL: dict[str, dict[str, object]] = {
    "speaker": {"type": "person", "naming": "named", "name": "Ada", "name_key": "ada"},
    "speaker_name": {"naming": "named", "name": "A. L.", "name_key": "a. l."},
    "speaker_identifier": {"naming": "named", "scheme": "wikidata", "value": "Q7259"},
    "speaker_merge": {
        "kept_id": ADA,
        "merged_id": TWIN,
        "why": "One man.",
        "merged_by": "tester",
        "merged_at": "2022-04-16 00:00:00",
    },
    "affiliation": {"described": "a party", "role": "member", "uncertain": False},
    "source": {"type": "report", "title": "Report", "read": True},
    "source_text": {
        "source_id": REPORT,
        "sha256": "0" * 64,
        "media_type": "text/plain",
        "captured_at": "2022-04-16 00:00:00",
        "text": "It rains, she said.",
    },
    "claim": {
        "text": "It rains.",
        "kind": "assertion",
        "polarity": "affirm",
        "certainty": "certain",
        "denied_inferred": False,
        "said_basis": "unknown",
        "status": "current",
    },
    "claim_speaker": {"place": 1},
    "topic": {"name": "Weather", "name_key": "weather"},
    "claim_topic": {},
    "appearance": {
        "source_id": REPORT,
        "place": 1,
        "form": "paraphrase",
        "original_language": "und",
        "attribution_ambiguous": False,
        "identification": "named",
        "ground_rule": "unknown",
    },
    "relay": {"place": 1, "role": "relay", "inferred": False},
    "relation": {"type": "qualifies", "why": "A limit.", "review": "agreed"},
    "question": {"text": "Does it rain?", "text_key": "does it rain?"},
    "position": {
        "claim_id": BY_ADA,
        "question_id": RAINING,
        "answer": "yes",
        "judged_by": "tester",
        "judged_at": "2022-04-16 00:00:00",
    },
    "response_request": {"party_id": MINISTRY, "claim_id": BY_ADA, "asked_on": "2022-04-16"},
    "verdict": {
        "claim_id": BY_ADA,
        "rating": "False",
        "why": "It rains.",
        "reviewer": "The desk",
        "reviewer_key": "the desk",
        "decided": "2022-04-20",
    },
    "change": {"who": "tester", "at": "2022-04-16 00:00:00", "command": "import"},
    "revision": {
        "record_table": "claim",
        "record_uid": f"{1:032x}",
        "version": 1,
        "payload": "{}",
        "salt": "00",
        "digest": "0",
        "link": "0",
    },
    "file_record": {
        "file_id": "story",
        "record_table": "claim",
        "record_uid": f"{1:032x}",
        "salt": "00",
        "digests": "{}",
    },
}


def put(table: str, **values: object) -> str:
    """An INSERT of a minimal row with these values in place of its own."""
    row = {"uid": uuid4().hex, **MINIMAL[table], **values}
    return (
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(map(literal, row.values()))})"
    )


def literal(value: object) -> str:
    """A value as both engines read it in SQL."""
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'{}'".format(str(value).replace("'", "''"))


def unnamed(**values: object) -> dict[str, object]:
    """What makes a minimal speaker an unnamed one."""
    return {"naming": "unnamed", "name": None, "name_key": None, "descriptor": "x", **values}


def told_as(identification: str) -> dict[str, object]:
    """What makes a minimal appearance tell the reader so much about the speaker."""
    descriptor = "an insider" if identification == "described" else None
    return {"identification": identification, "descriptor": descriptor}


def between(one: int, other: int, **values: object) -> str:
    """An INSERT of a relation from one claim of the world to another."""
    pair = ":".join(sorted((f"{one:032x}", f"{other:032x}")))
    return put("relation", **{"from_id": one, "to_id": other, "pair_key": pair, **values})


def matching(**cells: str | None) -> dict[str, object]:
    """A scope match, `same` in every cell that is not given."""
    return {f"match_{cell}": cells.get(cell, "same") for cell in ("who", "what", "where", "when")}


def filled(location: Location) -> Engine:
    """Make the world in an empty database; numbers are given in order, from 1."""
    voices = ((ADA, ADAS, "named"), (INSIDER, None, "described"), (FOX, None, "pseudonym"))
    rows = [
        put("speaker"),
        put("speaker", name="Bob", name_key="bob"),
        put("speaker", **unnamed()),
        put("speaker", naming="pseudonym", name="Fox", name_key="fox"),
        put("speaker", type="organization", name="Ministry", name_key="ministry"),
        put("speaker", name="Robert", name_key="robert"),
        put("speaker_merge"),
        put("speaker_name", speaker_id=ADA),
        put("speaker_identifier", speaker_id=ADA),
        put("affiliation", speaker_id=ADA, organization_id=MINISTRY, described=None),
        put("affiliation", speaker_id=BOB),
        put("source"),
        put("source_text"),
        put("topic"),
        *(put("claim", uid=f"{claim:032x}") for claim in (BY_ADA, BY_INSIDER, BY_FOX, BY_NOBODY)),
    ]
    for claim, (speaker, affiliation, identification) in enumerate(voices, start=1):
        rows += [
            put("claim_speaker", claim_id=claim, speaker_id=speaker, affiliation_id=affiliation),
            put("appearance", claim_id=claim, **told_as(identification)),
        ]
    rows += [
        put("relay", appearance_id=1, speaker_id=BOB, source_id=REPORT),
        put("claim_topic", claim_id=BY_ADA, topic_id=WEATHER),
        put("file_record"),
        between(BY_ADA, BY_INSIDER),
        between(BY_INSIDER, BY_ADA, type="repeats"),
        put("question"),
        put("position"),
        put("response_request"),
        put("verdict"),
        put("change", uid=f"{IMPORT:032x}"),
        put("revision", uid=f"{IMPORT:032x}", change_id=IMPORT),
    ]
    engine = open_engine(location)
    with engine.begin() as connection:
        for row in rows:
            connection.execute(text(row))
    return engine


def held(engine: Engine, but: str | None = None) -> Contents:
    """Every row of every table but one, by table, as a connection of its own sees them."""
    with engine.connect() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(
                    text(f"SELECT {', '.join(table.c.keys())} FROM {table.name} ORDER BY id")
                )
            ]
            for table in Base.metadata.sorted_tables
            if table.name != but
        }


@dataclass(frozen=True)
class World:
    """A filled database; tests only see it refuse things.

    Every use of the engine is a connection of its own.
    """

    engine: Engine

    def accepts(self, statement: str) -> bool:
        """Whether the database takes a row; it is taken back."""
        with self.engine.connect() as connection:
            return connection.execute(text(statement)).rowcount == 1

    def refuses(self, statement: str, *rules: str) -> None:
        """Assert that one of the rules refuses the statement, and that nothing changed."""
        before = held(self.engine)
        with pytest.raises(IntegrityError) as refused, self.engine.begin() as connection:
            connection.execute(text(statement))
        told = str(refused.value.orig).splitlines()[0]
        assert re.search(rf"\b({'|'.join(map(self._told, rules))})\b", told), told
        assert held(self.engine) == before

    def _told(self, rule: str) -> str:
        """How the engine calls a rule: SQLite names neither foreign nor unique keys."""
        kinds = {"fk": "FOREIGN KEY constraint failed", "uq": "UNIQUE constraint failed"}
        if rule.endswith("_speaker_id_naming") and is_sqlite(self.engine):
            return "(?:naming is not that of the speaker|FOREIGN KEY constraint failed)"
        kind = rule.partition("_")[0] if is_sqlite(self.engine) else ""
        return re.escape(kinds.get(kind, rule))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """One world for the tests of a module: a refusal leaves it as it was."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("world") / "world.db"
        shutil.copyfile(request.getfixturevalue("templates")["sqlite"], path)
        yield World(filled(Location(path=path)))
        return
    server: Server = request.getfixturevalue("server")
    with server.lent(request.getfixturevalue("postgresql_template")) as name:
        yield World(filled(parse_location(server.url(name), "test")))
