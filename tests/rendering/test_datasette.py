"""A file for Datasette: what the real one makes of it, for the newsroom and for the public."""

import asyncio
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from conftest import Run
from reporting.stories import answers, tell
from reporting.stories import load as load_story
from tracker.rendering.datasette import TABLES
from tracker.store.location import Location

STORY = """\
schema = "tracker/claim-file/1"
id = "story"

[defaults]
source = "paper"

[source.paper]
type = "article-newspaper"
title = "The paper"
outlet = "daily"
published = "2022-04-16"
url = "https://example.org/paper"
note = "Hidden note."

[speaker.daily]
type = "publication"
name = "The Daily"

[speaker.ann]
name = "Ann"
affiliation = [{ organization = "Academy", role = "head" }]

[speaker.clerk]
descriptor = "clerk of the secret bureau"

[claim.A]
speaker = "ann"
text = "Café work stopped."
said = "2022-04-14"
topics = ["Work"]
quote = "We have stopped, entirely"
form = "quote"

[claim.B]
speaker = "clerk"
text = "Work went on."
via = ["?"]
published.descriptor = "an official"

[claim.C]
speaker = "clerk"
text = "Nobody asked."
published.ground_rule = "off_record"
"""


@pytest.fixture
def served(location: Location, run: Run) -> Path:
    """The story, exported for the newsroom."""
    del location
    load_story(run, STORY, answers("B", "disputes", "A"))
    tell(
        run,
        "question add 'Has work stopped?'\n"
        "position C1 Q1 yes --why 'He says so.'\n"
        "position C3 Q1 no",
    )
    return exported(run, "internal")


def exported(run: Run, audience: str) -> Path:
    """A file for an audience."""
    path = Path(f"{audience}.db")
    outcome = run("export", "datasette", "-o", path, "--audience", audience)
    assert (outcome.code, outcome.out) == (0, "")
    return path


def asked(path: Path, *urls: str) -> list[Any]:
    """What Datasette answers to requests for JSON."""

    async def ask() -> list[Any]:
        server = Datasette([str(path)], settings={"num_sql_threads": 0})
        await server.invoke_startup()
        answers = [await server.client.get(f"/{path.stem}{url}") for url in urls]
        for database in server.databases.values():
            database.close()
        assert [one.status_code for one in answers] == [200] * len(urls)
        return [one.json() for one in answers]

    return asyncio.run(ask())


def test_a_row_names_what_it_points_at(served: Path) -> None:
    appearance, relation, spoken = asked(
        served,
        "/appearances.json?_labels=on&_shape=array&claim=1",
        "/relations.json?_labels=on&_shape=array",
        "/claim_speakers.json?_labels=on&_shape=array&claim=1",
    )
    paper = "The Daily, The paper, 2022-04-16"
    assert appearance[0]["source"] == {"value": 1, "label": paper}
    assert appearance[0]["claim"] == {"value": 1, "label": "C1 Café work stopped."}
    assert appearance[0]["quote"] == "We have stopped, entirely"
    assert relation[0]["answering"] == {"value": 2, "label": "C2 Work went on."}
    assert relation[0]["type"] == "disputes"
    assert {name: one["label"] for name, one in spoken[0].items() if isinstance(one, dict)} == {
        "claim": "C1 Café work stopped.",
        "speaker": "Ann",
        "affiliation": "head, Academy",
    }


def test_its_words_are_found(served: Path) -> None:
    claims, quotes, sources, tables = asked(
        served,
        "/claims.json?_search=cafe&_shape=array",
        "/appearances.json?_search=entirely&_shape=array",
        "/sources.json?_search=daily&_shape=array",
        ".json",
    )
    assert [one["ref"] for one in claims] == ["C1"]
    assert [one["claim"] for one in quotes] == [1]
    assert [one["ref"] for one in sources] == ["S1"]
    found = {one["name"]: one for one in tables["tables"] if not one["hidden"]}
    assert found.keys() == {table.name for table in TABLES}
    assert {one.name for one in TABLES if one.searched} == {
        name for name, one in found.items() if one["fts_table"]
    }


def test_every_table_has_rows_and_every_link_holds(served: Path) -> None:
    with closing(sqlite3.connect(served)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        counts = {
            table.name: connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
            for table in TABLES
        }
    assert counts == {
        "claims": 3,
        "speakers": 2,
        "affiliations": 1,
        "claim_speakers": 3,
        "sources": 1,
        "appearances": 3,
        "relays": 1,
        "topics": 1,
        "claim_topics": 1,
        "relations": 1,
        "questions": 1,
        "positions": 2,
    }
    assert stat.S_IMODE(served.stat().st_mode) == 0o600


def test_the_public_gets_what_was_published(served: Path, run: Run) -> None:
    path = exported(run, "public")
    claims, speakers, sources, positions, columns = asked(
        path,
        "/claims.json?_shape=array&_sort=text",
        "/speakers.json?_shape=array&_sort=name",
        "/sources.json?_shape=array",
        "/positions.json?_shape=array",
        ".json",
    )
    assert [(one["text"], one["said"]) for one in claims] == [
        ("Café work stopped.", "2022-04-14"),
        ("Work went on.", None),
    ]
    assert [(one["name"], bool(one["uid"])) for one in speakers] == [
        ("Ann", True),
        ("an official", False),
    ]
    assert [one["name"] for one in sources] == ["The Daily, The paper, 2022-04-16"]
    assert [one["answer"] for one in positions] == ["yes"]
    told = {name for one in columns["tables"] if not one["hidden"] for name in one["columns"]}
    assert not told & {"ref", "note", "said_note", "ground_rule", "review", "resolution"}
    dumped = path.read_bytes()
    for hidden in (b"Hidden note", b"secret bureau", b"Nobody asked"):
        assert hidden not in dumped
        assert hidden in served.read_bytes()


def test_the_same_records_make_the_same_file(served: Path, run: Run) -> None:
    before = served.read_bytes()
    outcome = run("export", "datasette", "-o", served)
    assert (outcome.code, outcome.err) == (
        1,
        "tracker: internal.db exists; name another file, or overwrite it with --force\n",
    )
    assert run("export", "datasette", "-o", served, "--force").code == 0
    assert served.read_bytes() == before
    Path("notes.txt").write_text("Notes.", encoding="utf-8")
    assert run("export", "datasette", "-o", "notes.txt", "--force").code == 0
    with closing(sqlite3.connect("other.db")) as connection:
        connection.execute("CREATE TABLE kept (id)")
    outcome = run("export", "datasette", "-o", "other.db", "--force")
    assert outcome.err == "tracker: cannot write other.db: it is a database; name another file\n"
