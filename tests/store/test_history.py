"""Every write leaves one change and a chain of revisions, or nothing."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from sqlalchemy import func, select, text

from store.recorded import CLAIM, EVE, SPEAKER, changes, edit, record, revisions
from store.rows import held
from tracker.errors import RuleBrokenError
from tracker.models import Claim, Revision
from tracker.store.engine import open_engine
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import reading, writing
from tracker.store.state import MODELS, Writer


def sha256(*parts: str) -> str:
    """The documented digest: of each part, its length in bytes, a colon and the part."""
    whole = b"".join(b"%d:%s" % (len(part.encode()), part.encode()) for part in parts)
    return hashlib.sha256(whole).hexdigest()


def broken(chain: list[Revision]) -> list[tuple[UUID, int]]:
    """The revisions whose digest or link is not what the documented formula gives."""
    links: dict[UUID, str] = {}
    wrong = []
    for one in chain:
        readable = one.salt is not None and one.payload is not None
        digest = sha256(one.salt or "", one.payload or "") if readable else one.digest
        before = links.get(one.record_uid, "")
        link = sha256(before, str(one.record_uid), str(one.version), digest)
        if (one.digest, one.link) != (digest, link):
            wrong.append((one.record_uid, one.version))
        links[one.record_uid] = one.link
    return wrong


def test_an_import_is_one_change(seeded: Location) -> None:
    (made,) = changes(seeded)
    assert (made.who, made.command, made.why) == ("tester", "import pause-2022", None)


def test_an_import_writes_one_first_revision_of_every_record(seeded: Location) -> None:
    with reading(seeded) as session:
        records = [
            (table, uid)
            for table, model in MODELS.items()
            for uid in session.scalars(select(model.uid))
        ]
    chain = revisions(seeded)
    assert sorted((one.record_table, one.record_uid) for one in chain) == sorted(records)
    assert {one.version for one in chain} == {1}
    assert sum(one.record_table == "claim" for one in chain) == 30
    assert broken(chain) == []


def test_two_revisions_never_share_a_salt(seeded: Location) -> None:
    salts = [one.salt or "" for one in revisions(seeded)]
    assert len(set(salts)) == len(salts)
    assert {len(salt) for salt in salts} == {32}


def test_every_digest_and_link_follows_from_the_formula(location: Location) -> None:
    record(location)
    edit(location, text="It snows.")
    edit(location, text="It hails.")
    chain = revisions(location)
    assert [(one.record_uid, one.version) for one in chain] == [
        (SPEAKER, 1),
        (CLAIM, 1),
        (CLAIM, 2),
        (CLAIM, 3),
    ]
    assert broken(chain) == []


def test_a_forged_payload_breaks_the_chain(location: Location) -> None:
    """The formula of these tests finds what it is there to find."""
    record(location)
    chain = revisions(location)
    chain[1].payload = (chain[1].payload or "").replace("rains", "snows")
    assert broken(chain) == [(CLAIM, 1)]


def test_the_chain_holds_after_a_purge(location: Location) -> None:
    record(location)
    edit(location, text="It snows.")
    with open_engine(location).begin() as connection:
        purge = "UPDATE revision SET payload = NULL, salt = NULL"
        connection.execute(text(purge))
    edit(location, text="It hails.")
    chain = revisions(location, CLAIM)
    assert [one.payload is None for one in chain] == [True, True, False]
    assert broken(chain) == []


def test_an_edit_is_one_change_with_one_revision(location: Location) -> None:
    record(location)
    edit(location, text="It snows.")
    first, second = changes(location)
    assert (first.who, first.command, first.why) == ("ada", "claim add", None)
    assert (second.who, second.command, second.why) == ("eve", "claim edit", "a slip")
    assert len(revisions(location)) == 3
    old, new = revisions(location, CLAIM)
    assert (new.record_table, new.version, new.change_id) == ("claim", 2, second.id)
    assert new.link == sha256(old.link, str(CLAIM), "2", new.digest)
    assert json.loads(new.payload or "") == json.loads(old.payload or "") | {"text": "It snows."}


def test_the_payload_is_canonical_json_with_references_as_uids(location: Location) -> None:
    record(location)
    (made,) = revisions(location, SPEAKER)
    state = json.loads(made.payload or "")
    (alias,) = state["names"]
    assert made.payload == (
        '{"descriptor":null,"head_count":null,"identifiers":[],"name":"Ada",'
        f'"names":[{{"name":"Ада","uid":"{alias["uid"]}"}}],"naming":"named","note":null,'
        '"retracted_at":null,"retracted_by":null,"retracted_why":null,"revealed_in":null,'
        f'"type":"person","uid":"{SPEAKER}"}}'
    )
    (made,) = revisions(location, CLAIM)
    (voice,) = json.loads(made.payload or "")["speakers"]
    assert (voice["speaker"], voice["affiliation"]) == (str(SPEAKER), None)


def test_a_link_row_counts_for_the_record_it_belongs_to(location: Location) -> None:
    record(location)
    with writing(location, EVE) as session:
        writer = Writer(session)
        speaker = writer.find("speaker", [str(SPEAKER)])[str(SPEAKER)]
        writer.change(speaker, {"names": [{"name": "A. L."}]})
    _, latest = revisions(location, SPEAKER)
    assert [name["name"] for name in json.loads(latest.payload or "")["names"]] == ["A. L."]
    assert len(revisions(location)) == 3


def test_an_edit_that_changes_nothing_leaves_no_trace(location: Location) -> None:
    record(location)
    before = held(open_engine(location))
    edit(location, text="It rains.")
    assert held(open_engine(location)) == before


def test_a_change_is_dated_in_utc_whatever_the_clock_s_zone(location: Location) -> None:
    record(location)
    noon = datetime(2022, 4, 16, 12, tzinfo=timezone(timedelta(hours=2)))
    edit(location, Author("eve", "claim edit", clock=lambda: noon), text="It snows.")
    at = changes(location)[-1].at
    assert (at, at.tzinfo) == (datetime(2022, 4, 16, 10, tzinfo=UTC), UTC)


def test_a_failure_leaves_nothing(location: Location) -> None:
    record(location)
    before = held(open_engine(location))

    def fail() -> None:
        with writing(location, EVE) as session:
            session.scalars(select(Claim)).one().text = "It snows."
            session.flush()
            assert session.scalar(select(func.count()).where(Claim.text == "It snows.")) == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert held(open_engine(location)) == before


@pytest.mark.parametrize("dry_run", [False, True], ids=["write", "dry run"])
def test_a_broken_rule_leaves_nothing(location: Location, *, dry_run: bool) -> None:
    record(location)
    before = held(open_engine(location))
    with pytest.raises(RuleBrokenError) as refused:
        edit(location, dry_run=dry_run, venue="Rome", text="")
    assert "claim.text is empty or longer than 10,000 characters" in str(refused.value)
    assert held(open_engine(location)) == before


def test_a_dry_run_leaves_nothing(location: Location) -> None:
    record(location)
    before = held(open_engine(location))
    edit(location, dry_run=True, text="It snows.")
    assert held(open_engine(location)) == before
