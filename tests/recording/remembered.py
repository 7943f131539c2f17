"""What two people did to one database is remembered, with what each undo must bring back."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from tracker.errors import TrackerError
from tracker.models import (
    Affiliation,
    Appearance,
    Claim,
    Question,
    Row,
    Source,
    SourceText,
    Speaker,
    SpeakerMerge,
)
from tracker.recording.finding import (
    affiliation_of,
    claim_of,
    question_of,
    source_of,
    speaker_of,
)
from tracker.recording.record_bodies import record_source
from tracker.recording.undoing import undo
from tracker.store.checking import findings
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import reading, writing
from tracker.store.state import LINKS, State, state_of
from tracker.vocabulary.sources import SourceType

Snapshot = dict[str, State]

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a disk is too slow
"""Where a commit need not wait for a disk."""

WHO = st.sampled_from(["ann", "bob"])
FINDERS: dict[type[Row], Callable[[Session, str], Row]] = {
    Speaker: speaker_of,
    Affiliation: affiliation_of,
    Source: source_of,
    Claim: claim_of,
    Question: question_of,
}


@dataclass(frozen=True)
class Done:
    """A change that stands: by whom, and what it touched, before (None: not there) and after."""

    who: str
    before: dict[str, State | None]
    after: Snapshot


def snapshot(location: Location) -> Snapshot:
    """Every record's state, as a second connection reads it."""
    with reading(location) as session:
        found: Snapshot = {}
        for model, names in LINKS.items():
            options = [selectinload(getattr(model, name)) for name in names]
            for row in session.scalars(select(model).options(*options)):
                found[str(row.uid)] = state_of(session, row)
        return found


class Remembered(RuleBasedStateMachine):
    """Takes changes and takes them back, and holds the database against what it remembers."""

    template: ClassVar[Path]

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="undo-", dir=MEMORY))
        self.location = Location(path=self.folder / "story.db")
        shutil.copyfile(self.template, self.folder / "story.db")
        self.now: Snapshot = {}
        self.standing: list[Done] = []
        self.change(
            "ann",
            lambda session, _: record_source(session, {"type": SourceType.REPORT, "title": "R"}),
        )

    def change(self, who: str, act: Callable[[Session, Author], object]) -> None:
        """Do something, or be refused and change nothing."""
        author = Author(who, "work", "Because.")
        try:
            with writing(self.location, author) as session:
                act(session, author)
        except TrackerError:
            assert snapshot(self.location) == self.now
            return
        after = snapshot(self.location)
        touched = [uid for uid in after if after[uid] != self.now.get(uid)]
        if touched:
            before = {uid: self.now.get(uid) for uid in touched}
            self.standing.append(Done(who, before, {uid: after[uid] for uid in touched}))
        assert self.now.keys() <= after.keys()
        self.now = after

    def pick(self, session: Session, model: type[Any], place: int) -> Any:  # noqa: ANN401 - any record
        """One of the records of a table, as a command finds it: retracted ones are refused."""
        rows = session.scalars(select(model).order_by(model.id)).all()
        if not rows:
            raise TrackerError
        row = rows[place % len(rows)]
        return FINDERS[model](session, str(row.uid)) if model in FINDERS else row

    @rule(who=WHO)
    def undo(self, who: str) -> None:
        author = Author(who, "undo")
        mine = [done for done in self.standing if done.who == who]
        try:
            with writing(self.location, author) as session:
                undo(session, author)
        except TrackerError:
            assert snapshot(self.location) == self.now
            assert not mine or mine[-1] is not self.standing[-1], "nothing came in between"
            return
        done = mine[-1]
        self.standing.remove(done)
        after = snapshot(self.location)
        for uid, state in after.items():
            if uid not in done.after:
                assert state == self.now[uid], "not of this change"
            elif (before := done.before[uid]) is not None:
                assert state == before
            else:
                assert state == taken_back(done.after[uid], state, who)
        self.now = after

    def teardown(self) -> None:
        if not hasattr(self, "folder"):
            return
        try:
            self.check_anchors()
            self.check_merges()
            assert list(findings(self.location)) == []
        finally:
            shutil.rmtree(self.folder)

    def check_merges(self) -> None:
        """Every speaker ends at one that is not merged; all on the way are of one kind."""
        with reading(self.location) as session:
            for one in session.scalars(select(SpeakerMerge)):
                if one.retracted_at is None:
                    last = one.merged.survivor
                    assert last.merge is None
                    assert last.retracted_at is None
                    assert (last.type, last.naming) == (one.merged.type, one.merged.naming)

    def check_anchors(self) -> None:
        """An anchor is a stretch of exactly the text it names; a live one has a live text."""
        with reading(self.location) as session:
            anchored = select(Appearance).where(Appearance.anchor_start.is_not(None))
            for one in session.scalars(anchored):
                text = session.get_one(SourceText, one.anchor_text_id)
                found = text.text[one.anchor_start : one.anchor_end]
                assert text.source_id == one.source_id
                assert one.verification != "exact" or found == one.quote


def taken_back(made: State, found: State, who: str) -> State:
    """What becomes of a record that a change had made; a topic stays."""
    if "retracted_at" not in made:
        return made
    status = {"status": "recorded_in_error"} if "status" in made else {}
    signed = {"retracted_by": who, "retracted_why": "undone"}
    return made | status | signed | {"retracted_at": found["retracted_at"]}
