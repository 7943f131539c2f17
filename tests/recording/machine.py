"""Two people work on one database and undo what they did."""

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy.orm import Session

from recording.remembered import WHO, Remembered
from tracker.models import (
    Affiliation,
    Appearance,
    Claim,
    Question,
    Relation,
    Row,
    Source,
    Speaker,
)
from tracker.recording.attach_text import attach_text
from tracker.recording.edit_bodies import edit_affiliation
from tracker.recording.edit_claim import edit_claim
from tracker.recording.merging import merge, unmerge
from tracker.recording.questions import drop_position, record_question, take_position
from tracker.recording.record_bodies import add_aliases, record_affiliation, record_source
from tracker.recording.record_claim import record_appearance, record_claim
from tracker.recording.retracting import retract
from tracker.recording.reveal import reveal
from tracker.recording.verdicts import VerdictDraft, drop_verdict, give_verdict
from tracker.recording.verifying import verify_all
from tracker.recording.voicing import Speaking
from tracker.relating.judging import confirm, reject, resolve
from tracker.relating.relate import RelationDraft, relate
from tracker.store.history import Author
from tracker.vocabulary.claims import Kind, Status
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.quotations import MediaType
from tracker.vocabulary.relations import Match, RelationType
from tracker.vocabulary.sources import SourceType

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
QUOTES = st.sampled_from(["It rains.", "It … snows.", "Он идёт.", "It never rains."])
TEXTS = st.sampled_from(["“It rains.” Он идёт.", "It rains.\n\nIt hardly snows.", "Nothing."])
SAME = dict.fromkeys(("who", "what", "where", "when"), Match.SAME)


class Work(Remembered):
    """Changes by two people, and undoing them."""

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
