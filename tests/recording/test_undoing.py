"""A change is taken back as a new change; whatever others did since stays."""

import json

import pytest
from sqlalchemy import select, text

from conftest import Run
from exchange.claim_files import dump
from reporting.stories import PAPER, answers, asked, claim, load
from tracker.errors import TrackerError, UndoRefusedError
from tracker.models import Change, Claim, Relation, Source, Speaker
from tracker.recording.retracting import retract
from tracker.recording.reveal import reveal
from tracker.recording.undoing import undo
from tracker.store.engine import open_engine
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import reading, writing
from tracker.store.state import MODELS, State, Writer, canonical, state_of

ANN = Author("ann", "edit", "A slip.")
BOB = Author("bob", "edit", "Another.")


def states(location: Location) -> dict[str, State]:
    """The state of every record, as a second session reads it."""
    with reading(location) as session:
        return {
            str(row.uid): state_of(session, row)
            for model in MODELS.values()
            for row in session.scalars(select(model))
        }


def edit(location: Location, number: int, author: Author = ANN, **values: object) -> None:
    with writing(location, author) as session:
        Writer(session).change(session.get_one(Claim, number), values)


def undone(location: Location, who: str = "ann") -> list[str]:
    """Undo this user's last change; which fields it put back."""
    author = Author(who, "undo")
    with writing(location, author) as session:
        steps = undo(session, author).steps
        return sorted(
            f"{step.record.__tablename__}.{name}"
            for step in steps
            for name, value in step.after.items()
            if step.before[name] != value
        )


def refusal(location: Location, who: str = "ann") -> str:
    before = dump(location)
    with pytest.raises(TrackerError) as refused:
        undone(location, who)
    assert dump(location) == before
    return str(refused.value)


def test_an_edit_is_as_before(location: Location, run: Run) -> None:
    load(run, PAPER)
    before = states(location)
    edit(location, 1, text="It stopped.", venue="Rome", said="2022-04-01", said_basis="stated")
    assert undone(location) == ["claim.said", "claim.said_basis", "claim.text", "claim.venue"]
    assert states(location) == before
    with reading(location) as session:
        assert session.get_one(Claim, 1).said_latest is None
        last = session.scalars(select(Change).order_by(Change.id.desc())).first()
        assert last is not None
        assert (last.who, last.command, last.undoes_id, last.why) == ("ann", "undo", 2, None)


def test_one_undo_after_another_goes_further_back(location: Location, run: Run) -> None:
    load(run, PAPER)
    first = states(location)
    edit(location, 1, text="One.")
    second = states(location)
    edit(location, 1, text="Two.")
    undone(location)
    assert states(location) == second
    undone(location)
    assert states(location) == first
    assert refusal(location) == ("nothing to undo: no change by ann stands that is not undone")


def test_what_a_change_made_is_retracted_as_undone(location: Location, run: Run) -> None:
    load(run, PAPER)
    undone(location, "tester")
    found = states(location).values()
    assert {(one["retracted_by"], one["retracted_why"]) for one in found} == {("tester", "undone")}
    assert {one["status"] for one in found if "status" in one} == {"recorded_in_error"}
    assert asked(run, "claim", "list")["claims"] == []


def test_links_come_back_with_their_uids(location: Location, run: Run) -> None:
    load(run, PAPER)
    before = states(location)
    with writing(location, ANN) as session:
        bob = str(session.get_one(Speaker, 2).uid)
        claim = session.get_one(Claim, 1)
        Writer(session).change(claim, {"speakers": [{"speaker": bob, "affiliation": None}]})
    undone(location)
    assert states(location) == before


def test_a_retraction_is_taken_back(location: Location, run: Run) -> None:
    load(run, PAPER, answers("B", "disputes", "A"))
    before = states(location)
    with writing(location, ANN) as session:
        retract(session, session.get_one(Relation, 1), ANN)
        retract(session, session.get_one(Claim, 1), ANN)
    undone(location)
    assert states(location) == before


def test_a_reveal_is_taken_back(location: Location, run: Run) -> None:
    load(run, PAPER, claim("C", "clerk", "No."))
    before = states(location)
    with writing(location, ANN) as session:
        reveal(session, session.get_one(Speaker, 3), "Carl", session.get_one(Source, 1))
    assert undone(location) == ["speaker.name", "speaker.naming", "speaker.revealed_in"]
    assert states(location) == before


def test_a_claim_that_moved_between_named_and_unnamed_moves_back(
    location: Location, run: Run
) -> None:
    load(run, PAPER)
    before = states(location)
    moved = PAPER.replace('speaker = "ann"', 'speaker = "clerk"\npublished.descriptor = "a clerk"')
    load(run, moved)
    assert "appearance.identification" in undone(location, "tester")
    assert states(location) == before


def test_what_somebody_changed_since_is_not_undone(location: Location, run: Run) -> None:
    load(run, PAPER)
    edit(location, 1, text="One.")
    edit(location, 1, BOB, text="Two.")
    told = refusal(location)
    assert told.startswith("cannot undo “edit” of 20")
    assert "C1 was changed since, by bob on 20" in told
    assert told.endswith("UTC (edit); nothing was changed")


def test_what_somebody_did_and_undid_since_does_not_count(location: Location, run: Run) -> None:
    load(run, PAPER)
    before = states(location)
    edit(location, 1, text="One.")
    edit(location, 1, BOB, text="Two.")
    undone(location, "bob")
    undone(location)
    assert states(location) == before


def test_what_others_lean_on_is_not_undone(location: Location, run: Run) -> None:
    load(run, PAPER)
    new = "00000000-0000-4000-8000-000000000001"
    with writing(location, ANN) as session:
        writer = Writer(session)
        writer.add("speaker", {"uid": new, "type": "person", "naming": "named", "name": "Dan"})
    edit(location, 2, BOB, speakers=[{"speaker": new, "affiliation": None}])
    assert refusal(location) == ("C2 needs P4, which is or would be retracted; change C2 first")


def test_a_claim_somebody_related_since_is_not_undone(location: Location, run: Run) -> None:
    load(run, PAPER)
    with writing(location, BOB) as session:
        one, other = (str(session.get_one(Claim, number).uid) for number in (2, 1))
        relation = {"uid": "00000000-0000-4000-8000-000000000002", "from": one, "to": other}
        Writer(session).add(
            "relation", {**relation, "type": "qualifies", "why": "x", "review": "agreed"}
        )
    assert refusal(location, "tester") == (
        "R1 needs C1, which is or would be retracted; change R1 first"
    )


def test_a_retraction_is_not_taken_back_onto_what_was_retracted_since(
    location: Location, run: Run
) -> None:
    load(run, PAPER)
    with writing(location, ANN) as session:
        retract(session, session.get_one(Claim, 1), ANN)
    with writing(location, BOB) as session:
        retract(session, session.get_one(Speaker, 1), BOB)
    assert refusal(location) == ("C1 needs P1, which is or would be retracted; change C1 first")


def test_an_edit_is_not_taken_back_under_a_relation_made_since(
    location: Location, run: Run
) -> None:
    load(run, PAPER.replace('text = "Work stopped."', 'text = "Work stopped."\nkind = "opinion"'))
    edit(location, 1, kind="assertion")
    load(
        run,
        PAPER,
        answers(
            "B",
            "contradicts",
            "A",
            'match = { who = "same", what = "same", where = "same", when = "same" }',
        ),
    )
    assert refusal(location).startswith("R1 forbids this change: C2 contradicts C1 refused: ")


def test_a_relation_does_not_come_back_beside_another_stance(location: Location, run: Run) -> None:
    load(run, PAPER, answers("B", "disputes", "A"))
    with writing(location, ANN) as session:
        retract(session, session.get_one(Relation, 1), ANN)
    with writing(location, BOB) as session:
        other = state_of(session, session.get_one(Relation, 1))
        live = {"retracted_at": None, "retracted_by": None, "retracted_why": None}
        new = {"uid": "00000000-0000-4000-8000-000000000003", "type": "qualifies"}
        Writer(session).add("relation", other | live | new | {"answered_by": None})
    assert refusal(location) == (
        "C2 disputes C1 refused: one stance per pair: C2 qualifies C1 stands already (R2);"
        " change or retract that one first"
    )


def test_what_was_purged_cannot_be_restored(location: Location, run: Run) -> None:
    load(run, PAPER)
    edit(location, 1, text="One.")
    with open_engine(location).begin() as connection:
        connection.execute(text("UPDATE revision SET payload = NULL, salt = NULL"))
    assert "the earlier state of C1 was purged" in refusal(location)


def test_a_change_nobody_agreed_to_is_not_undone(location: Location, run: Run) -> None:
    load(run, PAPER)
    edit(location, 1, text="One.")
    with (
        pytest.raises(UndoRefusedError, match="it came after the one that was shown"),
        writing(location, ANN) as session,
    ):
        undo(session, ANN, expected="another")


def test_an_earlier_schema_s_payload_is_restored_with_what_came_later_empty(
    location: Location, run: Run
) -> None:
    load(run, PAPER)
    with open_engine(location).begin() as connection:
        forget = "UPDATE revision SET payload = '{}' WHERE record_table = 'source'"
        if location.path is None:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            connection.execute(text("DROP TRIGGER guard_revision_update"))
        (payload,) = connection.execute(
            text("SELECT payload FROM revision WHERE record_table = 'source'")
        ).scalars()
        old = json.loads(payload)
        for name in ("retracted_at", "retracted_by", "retracted_why"):
            del old[name]
        connection.execute(text(forget.replace("'{}'", ":payload")), {"payload": canonical(old)})
    before = states(location)
    for number in (1, 2):
        with writing(location, BOB) as session:
            retract(session, session.get_one(Claim, number), BOB)
    with writing(location, ANN) as session:
        retract(session, session.get_one(Source, 1), ANN)
    undone(location)
    undone(location, "bob")
    undone(location, "bob")
    assert states(location) == before


def test_a_claim_does_not_come_back_into_a_source_retracted_since(
    location: Location, run: Run
) -> None:
    load(run, PAPER)
    with writing(location, ANN) as session:
        retract(session, session.get_one(Claim, 1), ANN)
    with writing(location, BOB) as session:
        retract(session, session.get_one(Claim, 2), BOB)
        retract(session, session.get_one(Source, 1), BOB)
    assert refusal(location) == ("C1.1 needs S1, which is or would be retracted; change C1.1 first")
