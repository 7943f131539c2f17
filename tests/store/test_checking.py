"""`db check` finds whatever was altered behind the program's back, and nothing else."""

import random
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import select, text

from conftest import Run
from store.checked import ANN, Flip, applied, flips, forge, make
from store.rows import Contents, held
from tracker.errors import TrackerError
from tracker.models import Base, Claim, Relation, Source, Speaker
from tracker.recording.attach_text import attach_text
from tracker.store.checking import findings
from tracker.store.engine import open_engine
from tracker.store.location import Location
from tracker.store.session import reading, writing
from tracker.vocabulary.quotations import MediaType

TABLES = sorted(set(Base.metadata.tables) - {"file_record"})


@pytest.fixture
def story(location: Location) -> Location:
    make(location)
    with writing(location, ANN) as session:
        source = session.get_one(Source, 1)
        attach_text(session, source, "“It went on.”", MediaType.TEXT, ANN.clock())
    return location


def found(location: Location) -> list[str]:
    return list(findings(location))


def test_a_whole_database_is_silent(story: Location, run: Run) -> None:
    del story
    outcome = run("db", "check")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_an_empty_database_is_whole(location: Location) -> None:
    assert found(location) == []


def test_the_seed_is_whole(seeded: Location) -> None:
    assert found(seeded) == []


def missed(location: Location, count: int, seed: int) -> list[Flip]:
    """The flips, out of so many that were stored, that the check did not find."""
    unseen = []
    stored = 0
    for flip in flips(location, TABLES, seed):
        with applied(location, flip) as changed:
            if not changed:
                continue
            stored += 1
            if not found(location):
                unseen.append(flip)
        if stored == count:
            break
    assert found(location) == []
    return unseen


def test_a_flipped_character_is_found(story: Location) -> None:
    assert missed(story, 10, seed=1) == []


@pytest.mark.slow
def test_none_of_300_flipped_characters_is_missed(story: Location) -> None:
    assert missed(story, 300, seed=2) == []


FORGED = {
    "a text": (
        "UPDATE claim SET text = 'No.' WHERE id = 2",
        [
            "C2: text not as the history says",
            "the search index does not fit C2; make it anew with: tracker db check --repair",
        ],
    ),
    "a derived day": (
        "UPDATE claim SET said_earliest = '2020-01-01' WHERE id = 1",
        ["C1: said_earliest do not follow from the rest"],
    ),
    "a payload": (
        "UPDATE revision SET payload = replace(payload, 'Ann', 'Eve') WHERE payload LIKE '%Ann\"%'",
        [
            "P2: name not as the history says",
            "revision 1 of speaker {P2}: the text is not the one its digest was made of",
        ],
    ),
    "a revision that is gone": (
        "DELETE FROM revision WHERE version = 1 AND record_table = 'relation'",
        [
            "R1: it has no history",
            "revision 2 of relation {R2}: revision 1 should stand here",
            "revision 2 of relation {R2}: its link does not follow from the revision before it",
        ],
    ),
    "the author of a change": (
        "UPDATE change SET who = 'eve' WHERE id = 2",
        ["revision 2 of claim {C1}: it does not belong to its change, or that was altered"],
    ),
    "an undoing that says it is none": (
        "UPDATE change SET undoes_id = NULL",
        ["revision 3 of claim {C3}: it does not belong to its change, or that was altered"],
    ),
    "an undoing of something else": (
        "UPDATE change SET undoes_id = 2 WHERE undoes_id IS NOT NULL",
        ["revision 3 of claim {C3}: it does not belong to its change, or that was altered"],
    ),
    "an undoing that was none": (
        "UPDATE change SET undoes_id = 1 WHERE id = 2",
        ["revision 2 of claim {C1}: it does not belong to its change, or that was altered"],
    ),
    "a change that changes nothing": (
        (
            "INSERT INTO change (uid, who, at, command)"
            " SELECT '00000000000040008000000000000001', who, at, command FROM change WHERE id = 1"
        ),
        ["change 9 changes no record"],
    ),
}


def ref_of(finding: str, uids: dict[str, str]) -> str:
    for ref, uid in uids.items():
        finding = finding.replace(uid, f"{{{ref}}}")
    return finding


@pytest.mark.parametrize(("statement", "told"), FORGED.values(), ids=FORGED)
def test_what_is_forged_is_told_in_a_line(
    story: Location, run: Run, statement: str, told: list[str]
) -> None:
    forge(story, statement)
    outcome = run("db", "check")
    assert (outcome.code, outcome.err) == (1, "")
    uids = named(story)
    assert sorted(ref_of(line, uids) for line in outcome.out.splitlines()) == sorted(told)


def test_a_record_that_was_deleted_is_told(story: Location) -> None:
    uid = named(story)["R2"]
    forge(story, "DELETE FROM relation WHERE id = 2")
    assert found(story) == [f"relation {uid} has a history, but its row is gone"]


def test_a_record_without_history_is_told(story: Location) -> None:
    forge(story, "DELETE FROM revision WHERE record_table = 'source'")
    assert found(story) == ["S1: it has no history", "S2: it has no history"]


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_guard_that_does_not_guard_any_more_is_told(story: Location) -> None:
    with open_engine(story).begin() as connection:
        connection.execute(text("DROP TRIGGER guard_change_update"))
        connection.execute(text("DROP TRIGGER guard_change_delete"))
        connection.execute(
            text(
                "CREATE TRIGGER guard_change_delete BEFORE DELETE ON change"
                " WHEN 1 = 0 BEGIN SELECT RAISE(ABORT, 'x'); END"
            )
        )
    assert found(story) == [
        "the guard guard_change_delete is not in force",
        "the guard guard_change_update is not in force",
    ]


def purge(location: Location, which: str) -> None:
    with open_engine(location).begin() as connection:
        connection.execute(text(f"UPDATE revision SET payload = NULL, salt = NULL WHERE {which}"))


def test_a_purged_revision_that_was_replaced_is_whole(story: Location) -> None:
    purge(
        story,
        "EXISTS (SELECT 1 FROM revision AS later WHERE later.record_uid = revision.record_uid"
        " AND later.version > revision.version)",
    )
    assert found(story) == []


def test_a_row_that_no_revision_vouches_for_is_told(story: Location) -> None:
    purge(story, "record_table = 'claim'")
    forge(story, "UPDATE claim SET text = 'No.' WHERE id = 2")
    told = "the text of its last revision was purged, so that nothing vouches for the row"
    assert found(story) == [
        f"C1: {told}",
        f"C2: {told}",
        f"C3: {told}",
        "the search index does not fit C2; make it anew with: tracker db check --repair",
    ]


ALTERED = {
    "a rule against two stances": (
        "DROP INDEX uq_relation_live_stance",
        "the index uq_relation_live_stance of relation is gone",
    ),
    "a rule against two lineages": (
        "DROP INDEX uq_relation_live_lineage",
        "the index uq_relation_live_lineage of relation is gone",
    ),
    "a rule that is no rule any more": (
        (
            "DROP INDEX uq_relation_live_stance;"
            " CREATE INDEX uq_relation_live_stance ON relation (pair_key)"
        ),
        "the index uq_relation_live_stance of relation was altered",
    ),
    "a column": (
        "ALTER TABLE claim ADD COLUMN rating TEXT",
        "the column rating of claim is not this program's",
    ),
    "a rule nobody knows": (
        "CREATE UNIQUE INDEX one_title ON source (title)",
        "the index one_title of source is not this program's",
    ),
}


@pytest.mark.parametrize(("statements", "told"), ALTERED.values(), ids=ALTERED)
def test_an_altered_schema_is_told(story: Location, statements: str, told: str) -> None:
    with open_engine(story).begin() as connection:
        for statement in statements.split(";"):
            connection.execute(text(statement))
    assert found(story) == [told]


@pytest.mark.parametrize("engine", ["postgresql"])
@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DROP CONSTRAINT ck_claim_kind", "the rule ck_claim_kind of claim is gone"),
        ("ALTER COLUMN text DROP NOT NULL", "the column text of claim was altered"),
    ],
)
def test_a_rule_dropped_is_told(story: Location, statement: str, told: str) -> None:
    with open_engine(story).begin() as connection:
        connection.execute(text(f"ALTER TABLE claim {statement}"))
    assert found(story) == [told]


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            (
                ", \n\tCONSTRAINT ck_claim_status_is_signed CHECK ((status = ''current'') ="
                " (retracted_at IS NULL))"
            ),
            "",
            "the rule ck_claim_status_is_signed of claim is gone",
        ),
        ("retracted_at IS NULL)", "1 = 1)", "the rule ck_claim_status_is_signed of claim"),
        ("text TEXT NOT NULL", "text TEXT", "the column text of claim was altered"),
    ],
)
def test_a_rule_cut_out_is_told(story: Location, old: str, new: str, told: str) -> None:
    assert story.path is not None
    with closing(sqlite3.connect(story.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        cut = f"UPDATE sqlite_master SET sql = replace(sql, '{old}', '{new}') WHERE name = 'claim'"
        assert connection.execute(cut).rowcount == 1
    assert any(line.startswith(told) for line in found(story))


def test_a_table_or_a_plain_index_of_somebody_elses_does_no_harm(story: Location) -> None:
    with open_engine(story).begin() as connection:
        connection.execute(text("CREATE TABLE notes (words TEXT UNIQUE)"))
        connection.execute(text("CREATE INDEX by_title ON source (title)"))
    assert found(story) == []


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_flipped_byte_of_the_file_is_found_or_harms_nothing(story: Location) -> None:
    assert unseen(story, 15, seed=3) == []


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["sqlite"])
def test_none_of_300_flipped_bytes_of_the_file_does_unseen_harm(story: Location) -> None:
    assert unseen(story, 300, seed=4) == []


def recorded(location: Location) -> Contents:
    """Every row but what claim files last said, which no record depends on."""
    return held(open_engine(location), but="file_record")


def unseen(location: Location, count: int, seed: int) -> list[int]:
    """Places of bytes that changed what is read, and were not found."""
    assert location.path is not None
    dice = random.Random(seed)  # noqa: S311 - chance that can be repeated
    whole = location.path.read_bytes()
    before = recorded(location)
    missed = []
    for _ in range(count):
        place = dice.randrange(len(whole))
        damaged = bytearray(whole)
        damaged[place] ^= 1 << dice.randrange(8)
        location.path.write_bytes(damaged)
        try:
            seen = found(location)
        except TrackerError:
            continue
        if not seen and recorded(location) != before:
            missed.append(place)
    location.path.write_bytes(whole)
    return missed


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize("size", [0, 50, 4096, 20_000, 100_000])
def test_a_torn_file_is_told_in_a_line(story: Location, run: Run, size: int) -> None:
    assert story.path is not None
    story.path.write_bytes(story.path.read_bytes()[:size])
    outcome = run("db", "check")
    assert outcome.code == 1
    assert "Traceback" not in outcome.err
    assert "internal error" not in outcome.err
    assert (outcome.out + outcome.err).strip()


def named(location: Location) -> dict[str, str]:
    """The uids of the records that the tests name."""
    with reading(location) as session:
        return {
            f"{letter}{row.id}": str(row.uid)
            for letter, model in (("P", Speaker), ("C", Claim), ("R", Relation))
            for row in session.scalars(select(model))
        }
