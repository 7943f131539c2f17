"""After every write, by whatever path, the index is what the records are."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from conftest import SEED, Run
from exchange.claim_files import TINY
from reporting.canaries import fill
from store.older import make_older, rows_of
from store.searching.searched import found, record, search
from tracker.store.checking import findings
from tracker.store.engine import open_engine
from tracker.store.location import Location
from tracker.store.schema import upgrade
from tracker.store.searching import entries, matching, upkeep
from tracker.store.searching.upkeep import rebuild

ADD = ("claim", "add", "--speaker", "Ada", "--source", "S1")


@pytest.fixture
def story(location: Location, run: Run) -> Location:
    """A source by an outlet, a named speaker, an unnamed one, and a claim of hers."""
    for words in (
        ("speaker", "add", "The Wire", "--type", "publication"),
        ("source", "add", "Thunder", "--type", "article-newspaper", "--outlet", "P1"),
        ("speaker", "add", "Ada", "--alias", "Ада"),
        ("speaker", "add", "--descriptor", "a clerk of the mint"),
        (*ADD, "It rains.", "--quote", "raindrops fall", "--topic", "weather", "--venue", "Rome"),
    ):
        outcome = run(*words)
        assert outcome.code == 0, outcome.err
    return location


def entries_of(location: Location) -> set[tuple[str, str]]:
    with open_engine(location).connect() as connection:
        rows = connection.execute(text("SELECT record_table, words FROM search_entry"))
        return {(table, words) for table, words in rows}


def test_what_is_recorded_is_found_where_it_stands(story: Location) -> None:
    hits = {
        typed: [(hit.ref, match.field, match.ref) for hit in report.hits for match in hit.matches]
        for typed in (
            "rains",
            "raindrops",
            "rome",
            "weather",
            "ada",
            "ада",
            "mint",
            "thunder",
            "wire",
        )
        if (report := search(story, typed))
    }
    assert hits == {
        "rains": [("C1", "text", "C1")],
        "raindrops": [("C1", "quote", "C1.1")],
        "rome": [("C1", "venue", "C1")],
        "weather": [("C1", "topic", "C1")],
        "ada": [("P2", "name", "P2")],
        "ада": [("P2", "alias", "P2")],
        "mint": [("P3", "descriptor", "P3")],
        "thunder": [("S1", "title", "S1")],
        "wire": [("P1", "name", "P1"), ("S1", "outlet", "S1")],
    }
    assert list(findings(story)) == []


STEPS: dict[str, tuple[list[tuple[str, ...]], dict[str, list[str]]]] = {
    "edit": (
        [
            ("claim", "edit", "C1", "--text", "It snows."),
            ("source", "edit", "S1", "--title", "Hail"),
        ],
        {"rains": [], "snows": ["C1"], "thunder": [], "hail": ["S1"], "raindrops": ["C1"]},
    ),
    "edit of a quotation": (
        [("claim", "edit", "C1", "--quote", "drops of rain")],
        {"raindrops": [], '"of rain"': ["C1"]},
    ),
    "outlet renamed": (
        [("speaker", "edit", "P1", "--name", "The Telegraph")],
        {"wire": [], "telegraph": ["P1", "S1"]},
    ),
    "alias": ([("speaker", "alias", "Ada", "Lovelace")], {"lovelace": ["P2"]}),
    "undo": (
        [("claim", "edit", "C1", "--text", "It snows."), ("undo",)],
        {"rains": ["C1"], "snows": []},
    ),
    "undo of a recording": ([(*ADD, "It hails."), ("undo",)], {"hails": []}),
    "dry run": ([("import", "tiny.toml", "--dry-run")], {"stopped": [], "ann": []}),
    "import": ([("import", "tiny.toml")], {"stopped": ["C2"], "ann": ["P4"]}),
    "second appearance": (
        [
            ("source", "add", "Two", "--type", "book"),
            ("appearance", "add", "C1", "--source", "S2", "--quote", "it pours"),
        ],
        {"pours": ["C1"], "rains pours": ["C1"]},
    ),
    "a retracted appearance": (
        [
            ("source", "add", "Two", "--type", "book"),
            ("appearance", "add", "C1", "--source", "S2", "--quote", "it pours"),
            ("appearance", "retract", "C1.2", "--why", "Slip"),
        ],
        {"pours": [], "rains": ["C1"]},
    ),
    "a retracted claim": (
        [("claim", "retract", "C1", "--because", "error", "--why", "Slip")],
        {"rains": [], "raindrops": []},
    ),
    "a withdrawn claim, which lists show": (
        [("claim", "retract", "C1", "--because", "withdrawn", "--why", "She said so")],
        {"rains": ["C1"]},
    ),
    "reveal": (
        [
            ("claim", "add", "It shines.", "--speaker", "P3", "--source", "S1"),
            ("source", "add", "Named", "--type", "book"),
            ("speaker", "reveal", "P3", "Grace", "--source", "S2"),
        ],
        {"grace": ["P3"], "mint": ["P3"], "shines": ["C2"]},
    ),
}


@pytest.mark.parametrize(("steps", "sought"), STEPS.values(), ids=STEPS)
def test_the_index_follows(
    story: Location, run: Run, steps: list[tuple[str, ...]], sought: dict[str, list[str]]
) -> None:
    Path("tiny.toml").write_text(TINY, encoding="utf-8")
    for words in steps:
        outcome = run(*words, "--yes")
        assert outcome.code == 0, outcome.err
    assert {typed: found(story, typed) for typed in sought} == sought
    assert list(findings(story)) == []


def test_what_was_retracted_is_found_among_all(story: Location, run: Run) -> None:
    for words in (
        ("source", "add", "Two", "--type", "book"),
        ("appearance", "add", "C1", "--source", "S2", "--quote", "it pours"),
        ("appearance", "retract", "C1.2", "--why", "Slip"),
        ("source", "retract", "S2", "--why", "Slip"),
    ):
        outcome = run(*words)
        assert outcome.code == 0, outcome.err
    assert (found(story, "two"), found(story, "pours")) == ([], [])
    assert found(story, "two", everything=True) == ["S2"]
    assert found(story, "pours", everything=True) == ["C1"]


def test_an_edit_of_a_note_does_not_touch_the_index(story: Location, run: Run) -> None:
    before = entries_of(story)
    assert run("claim", "edit", "C1", "--note", "Ask again.").code == 0
    assert entries_of(story) == before


INTERNAL = ("note", "terms", "approved_by_role", ".why", "change.who", "_by", "payload", "reason")
"""Ends the name of a field that is for the newsroom alone."""


def test_what_is_internal_is_nowhere_in_the_index(location: Location) -> None:
    hidden = fill(location)
    with open_engine(location).begin() as connection:
        rebuild(connection)
    internal = {word: field for word, field in hidden.items() if field.endswith(INTERNAL)}
    assert len(internal) > 20
    held = " ".join(words for _, words in entries_of(location))
    assert [field for word, field in internal.items() if word in held] == []
    assert [found(location, word, everything=True) for word in internal] == [[]] * len(internal)
    assert "shown" in held


def test_an_upgrade_fills_the_index(seeded: Location, empty: Location) -> None:
    wanted = entries_of(seeded)
    make_older(empty, rows_of(seeded))
    upgrade(empty, create=False)
    assert entries_of(empty) == wanted
    assert list(findings(empty)) == []


Forge = Callable[[str], None]


@pytest.fixture
def forge(story: Location) -> Forge:
    def change(statement: str) -> None:
        with open_engine(story).begin() as connection:
            connection.execute(text(statement))

    return change


MEND = "make it anew with: tracker db check --repair"
BROKEN = {
    "an entry altered": (
        "UPDATE search_entry SET words = ' it hails ' WHERE record_table = 'claim'",
        f"the search index does not fit C1; {MEND}",
    ),
    "an entry gone": (
        "DELETE FROM search_entry WHERE record_table = 'speaker'",
        f"the search index does not fit P1, P2, P3; {MEND}",
    ),
    "all gone": (
        "DELETE FROM search_entry",
        f"the search index does not fit C1, P1, P2, …; {MEND}",
    ),
    "an entry of nothing": (
        "INSERT INTO search_entry VALUES (99, 'claim', 99, false, ' x ')",
        f"the search index does not fit claim 99, which is not there; {MEND}",
    ),
}


@pytest.mark.parametrize(("statement", "told"), BROKEN.values(), ids=BROKEN)
def test_a_broken_index_is_told_and_repaired(
    story: Location, run: Run, forge: Forge, statement: str, told: str
) -> None:
    whole = entries_of(story)
    forge(statement)
    outcome = run("db", "check")
    assert (outcome.code, outcome.out, outcome.err) == (1, f"{told}\n", "")
    mended = run("db", "check", "--repair")
    assert (mended.code, mended.out) == (0, "")
    assert mended.err == "the search index was made anew: 5 entries\n"
    assert entries_of(story) == whole
    assert found(story, "raindrops") == ["C1"]


def test_an_index_that_is_gone_is_told_and_made_again(
    story: Location, run: Run, forge: Forge
) -> None:
    whole = entries_of(story)
    forge("DROP TABLE search_entry")
    assert run("db", "check").out == f"the search index is gone; {MEND}\n"
    assert MEND.partition(": ")[2] in run("claim", "edit", "C1", "--text", "It snows.").err
    assert run("db", "check", "--repair").code == 0
    assert entries_of(story) == whole
    assert found(story, "raindrops") == ["C1"]


OF_THE_ENGINE = {
    "sqlite": [
        "DROP TABLE search_index",
        "INSERT INTO search_index (search_index) VALUES ('delete-all')",
        "INSERT INTO search_index (rowid, words) VALUES (99, 'more')",
        "DELETE FROM search_index_data",
    ],
    "postgresql": ["DROP INDEX ix_search_entry_words"],
}


@pytest.mark.parametrize(
    ("engine", "statement"),
    [(engine, statement) for engine, found in OF_THE_ENGINE.items() for statement in found],
)
def test_so_is_the_engines_own(story: Location, run: Run, forge: Forge, statement: str) -> None:
    forge(statement)
    outcome = run("db", "check")
    wrong = f"the search index of the engine does not fit its entries; {MEND}\n"
    assert (outcome.out, outcome.err) == (wrong, "")
    assert run("db", "check", "--repair").code == 0
    assert found(story, "raindrops") == ["C1"]


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM search_index_config", "UPDATE search_index_data SET block = x'00112233'"],
)
@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_write_that_a_broken_index_stops_says_how_to_go_on(
    story: Location, run: Run, forge: Forge, statement: str
) -> None:
    forge(statement)
    outcome = run("claim", "edit", "C1", "--text", "It snows.")
    assert outcome.code == 1
    assert "; mend the search index with: tracker db check --repair;" in outcome.err
    assert run("db", "check", "--repair").code == 0
    assert run("claim", "edit", "C1", "--text", "It snows.").code == 0
    assert found(story, "snows") == ["C1"]


def test_a_repair_leaves_the_records_and_their_history_alone(story: Location, run: Run) -> None:
    before = rows_of(story)
    assert run("db", "check", "--repair", "-q").err == ""
    assert rows_of(story) == before


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_program_without_fts5_reads_every_entry_and_says_so(
    story: Location, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (entries, matching, upkeep):
        monkeypatch.setattr(module, "has_fts5", lambda _connection: False)
    assert run("claim", "edit", "C1", "--text", "It snows.").code == 0
    outcome = run("search", "SNOWS")
    assert "It **snows**." in outcome.out
    assert outcome.err == (
        "read every entry, for want of a usable FTS5 index; see: tracker db check\n"
    )
    monkeypatch.undo()
    assert not search(story, "snows").indexed
    assert (found(story, "snows"), found(story, "rains")) == (["C1"], [])
    record(story, ["It hails."])
    assert search(story, "hails").indexed
    assert (found(story, "hails"), found(story, "snows"), found(story, "rains")) == (
        ["C2"],
        ["C1"],
        [],
    )
    assert list(findings(story)) == []


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_read_only_copy_is_searched_and_checked(story: Location, run: Run) -> None:
    shutil.copyfile(str(story.path), "copy.db")
    Path("copy.db").chmod(0o444)
    assert run("search", "rains", "--db", "copy.db").code == 0
    assert run("db", "check", "--db", "copy.db").out == ""


def test_the_seed_is_found_after_its_import(location: Location, run: Run) -> None:
    assert run("import", SEED).code == 0
    assert found(location, "sergeev") == ["P1", "C13"]
    assert found(location, "pause") == ["C6", "C8", "C13"]
