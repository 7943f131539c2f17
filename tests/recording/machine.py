"""Two people work on one database; a model remembers what each undo must bring back."""

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
    Relation,
    Row,
    Source,
    SourceText,
    Speaker,
    SpeakerMerge,
)
from tracker.recording.attach_text import attach_text
from tracker.recording.edit_bodies import edit_affiliation
from tracker.recording.edit_claim import edit_claim
from tracker.recording.finding import claim_of, question_of, source_of, speaker_of
from tracker.recording.merging import merge, unmerge
from tracker.recording.questions import drop_position, record_question, take_position
from tracker.recording.record_bodies import add_aliases, record_affiliation, record_source
from tracker.recording.record_claim import record_appearance, record_claim
from tracker.recording.retracting import retract
from tracker.recording.reveal import reveal
from tracker.recording.undoing import undo
from tracker.recording.verdicts import VerdictDraft, drop_verdict, give_verdict
from tracker.recording.verifying import verify_all
from tracker.recording.voicing import Speaking
from tracker.relating.judging import confirm, reject, resolve
from tracker.relating.relate import RelationDraft, relate
from tracker.store.checking import findings
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import reading, writing
from tracker.store.state import LINKS, State, state_of
from tracker.vocabulary.claims import Kind, Status
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.quotations import MediaType
from tracker.vocabulary.relations import Match, RelationType
from tracker.vocabulary.sources import SourceType

Snapshot = dict[str, State]

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a disk is too slow
"""Where a commit need not wait for a disk."""

WHO = st.sampled_from(["ann", "bob"])
PLACE = st.integers(0, 7)
WORDS = st.sampled_from(["It rains.", "It snows.", "Он идёт.", "雪"])
NAMES = st.sampled_from(["Ann", "Bob", "Éva"])
VOICES = st.one_of(
    NAMES.map(lambda name: Speaking(speakers=(name,), new=True)),
    NAMES.map(
        lambda name: Speaking(speakers=(name,), new=True, affiliation="Institute", role="head")
    ),
    st.sampled_from(["a clerk", "an aide"]).map(lambda told: Speaking(unnamed=told)),
)
FINDERS: dict[type[Row], Callable[[Session, str], Row]] = {
    Speaker: speaker_of,
    Source: source_of,
    Claim: claim_of,
    Question: question_of,
}
QUOTES = st.sampled_from(["It rains.", "It … snows.", "Он идёт.", "It never rains."])
TEXTS = st.sampled_from(["“It rains.” Он идёт.", "It rains.\n\nIt hardly snows.", "Nothing."])
SAME = dict.fromkeys(("who", "what", "where", "when"), Match.SAME)


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


class Work(RuleBasedStateMachine):
    """Changes by two people, and undoing them."""

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

    @rule(who=WHO, title=WORDS)
    def source(self, who: str, title: str) -> None:
        given = {"type": SourceType.REPORT, "title": title}
        self.change(who, lambda session, _: record_source(session, given))

    @rule(who=WHO, place=PLACE)
    def affiliation(self, who: str, place: int) -> None:
        given = {"described": "a party", "role": "member"}
        self.change(
            who,
            lambda session, _: record_affiliation(
                session, self.pick(session, Speaker, place), given
            ),
        )

    @rule(who=WHO, place=PLACE, role=st.sampled_from(["head", "member"]))
    def correct(self, who: str, place: int, role: str) -> None:
        self.change(
            who,
            lambda session, author: edit_affiliation(
                session,
                self.pick(session, Affiliation, place),
                {"role": role},
                correct=True,
                who=who,
                at=author.clock().isoformat(),
                why=author.why,
            ),
        )

    @rule(who=WHO, place=PLACE, name=NAMES)
    def alias(self, who: str, place: int, name: str) -> None:
        self.change(
            who,
            lambda session, _: add_aliases(session, self.pick(session, Speaker, place), [name]),
        )

    @rule(who=WHO, place=PLACE, speaking=VOICES, text=WORDS, topics=st.booleans())
    def claim(self, who: str, place: int, speaking: Speaking, text: str, *, topics: bool) -> None:
        given = {"text": text, "topics": ["weather"] if topics else [], "said": "2022-04"}
        self.change(
            who,
            lambda session, _: record_claim(
                session, self.pick(session, Source, place), speaking, given
            ),
        )

    @rule(who=WHO, place=PLACE, speaking=VOICES, quote=QUOTES, unverified=st.booleans())
    def quoted(
        self, who: str, place: int, speaking: Speaking, quote: str, *, unverified: bool
    ) -> None:
        given = {"text": "It rains.", "quote": quote, "unverified": unverified}
        self.change(
            who,
            lambda session, _: record_claim(
                session, self.pick(session, Source, place), speaking, given
            ),
        )

    @rule(who=WHO, place=PLACE, quote=st.none() | QUOTES, unverified=st.booleans())
    def requote(self, who: str, place: int, quote: str | None, *, unverified: bool) -> None:
        given = {"quote": quote} | ({"unverified": True} if unverified else {})
        self.change(
            who, lambda session, _: edit_claim(session, self.pick(session, Claim, place), given)
        )

    @rule(who=WHO, place=PLACE, text=TEXTS)
    def attach(self, who: str, place: int, text: str) -> None:
        self.change(
            who,
            lambda session, author: attach_text(
                session, self.pick(session, Source, place), text, MediaType.TEXT, author.clock()
            ),
        )

    @rule(who=WHO)
    def check(self, who: str) -> None:
        self.change(who, lambda session, _: verify_all(session))

    @rule(who=WHO, place=PLACE, source=PLACE)
    def appearance(self, who: str, place: int, source: int) -> None:
        self.change(
            who,
            lambda session, _: record_appearance(
                session, self.pick(session, Claim, place), self.pick(session, Source, source), {}
            ),
        )

    @rule(who=WHO, place=PLACE, text=WORDS, kind=st.sampled_from([None, Kind.OPINION, Kind.CALL]))
    def edit(self, who: str, place: int, text: str, kind: Kind | None) -> None:
        given = {"text": text, "venue": text} | ({"kind": kind} if kind else {})
        self.change(
            who, lambda session, _: edit_claim(session, self.pick(session, Claim, place), given)
        )

    @rule(who=WHO, place=PLACE, speaking=VOICES)
    def move(self, who: str, place: int, speaking: Speaking) -> None:
        self.change(
            who,
            lambda session, _: edit_claim(
                session, self.pick(session, Claim, place), {}, speaking=speaking
            ),
        )

    @rule(
        who=WHO, a=PLACE, b=PLACE, type_=st.sampled_from(list(RelationType)), proposed=st.booleans()
    )
    def relate(self, who: str, a: int, b: int, type_: RelationType, *, proposed: bool) -> None:
        def act(session: Session, author: Author) -> None:
            draft = RelationDraft(
                a=self.pick(session, Claim, a),
                type=type_,
                b=self.pick(session, Claim, b),
                why="Because.",
                match=SAME if type_ is RelationType.CONTRADICTS else {},
                proposed=proposed,
                confirmed=True,
            )
            relate(session, draft, who, author.clock())

        self.change(who, act)

    @rule(who=WHO, place=PLACE, verb=st.sampled_from(["confirm", "reject", "resolve"]))
    def judge(self, who: str, place: int, verb: str) -> None:
        def act(session: Session, author: Author) -> None:
            relation = self.pick(session, Relation, place)
            if verb == "confirm":
                confirm(session, relation, who, author.clock(), confirmed=True)
            elif verb == "reject":
                reject(session, relation, who, author.clock())
            else:
                resolve(session, relation, "Settled.", who, author.clock())

        self.change(who, act)

    @rule(
        who=WHO,
        model=st.sampled_from(
            [Speaker, Affiliation, Source, Claim, Appearance, Relation, Question]
        ),
        place=PLACE,
        status=st.sampled_from([Status.WITHDRAWN, Status.RECORDED_IN_ERROR]),
    )
    def retract(self, who: str, model: type[Row], place: int, status: Status) -> None:
        self.change(
            who,
            lambda session, author: retract(
                session, self.pick(session, model, place), author, status
            ),
        )

    @rule(who=WHO, place=PLACE, source=PLACE)
    def reveal(self, who: str, place: int, source: int) -> None:
        self.change(
            who,
            lambda session, _: reveal(
                session,
                self.pick(session, Speaker, place),
                "Carl",
                self.pick(session, Source, source),
            ),
        )

    @rule(who=WHO, kept=PLACE, merged=PLACE)
    def merge(self, who: str, kept: int, merged: int) -> None:
        self.change(
            who,
            lambda session, author: merge(
                session,
                self.pick(session, Speaker, kept),
                self.pick(session, Speaker, merged),
                author,
            ),
        )

    @rule(who=WHO, place=PLACE)
    def unmerge(self, who: str, place: int) -> None:
        self.change(
            who,
            lambda session, author: unmerge(session, self.pick(session, Speaker, place), author),
        )

    @rule(who=WHO, text=WORDS)
    def question(self, who: str, text: str) -> None:
        self.change(who, lambda session, _: record_question(session, text))

    @rule(who=WHO, place=PLACE, on=PLACE, stand=st.none() | st.sampled_from(list(Stand)))
    def position(self, who: str, place: int, on: int, stand: Stand | None) -> None:
        def act(session: Session, author: Author) -> None:
            claim, question = self.pick(session, Claim, place), self.pick(session, Question, on)
            if stand is None:
                drop_position(session, claim, question, author)
            else:
                take_position(session, claim, question, stand, author=author)

        self.change(who, act)

    @rule(who=WHO, place=PLACE, words=st.none() | st.sampled_from(["True", "False"]))
    def verdict(self, who: str, place: int, words: str | None) -> None:
        def act(session: Session, author: Author) -> None:
            claim = self.pick(session, Claim, place)
            if words is None:
                drop_verdict(session, claim, who, author)
            else:
                draft = VerdictDraft(rating=words, why="Looked up.", reviewer=who)
                give_verdict(session, claim, draft, author)

        self.change(who, act)

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
