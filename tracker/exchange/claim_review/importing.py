"""Imports reviews: all of them or nothing, twice the same as once.

A review is known by its URL and the claim it is of, in whichever feed it comes.
"""

import json
from datetime import date
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import BadRowError, FileFaultError, FileRefusedError, TrackerError
from tracker.exchange.claim_review.feed import Node
from tracker.exchange.claim_review.review import Review, read_review
from tracker.exchange.merging.merge import ImportResult, Merge, Side
from tracker.exchange.merging.records import Compiled, Path, Wanted
from tracker.exchange.merging.undone import taken_back
from tracker.exchange.table.answers import Answering
from tracker.exchange.table.bodies import Bodies
from tracker.exchange.table.compiling import Rows
from tracker.exchange.table.given import Given
from tracker.exchange.table.shape import read_row
from tracker.exchange.table.sources import Sources
from tracker.exchange.table.standing import Questions
from tracker.models import Claim, Verdict
from tracker.recording.dependence import check_leaning
from tracker.recording.finding import speaker_named
from tracker.recording.likeness import recorded_already, told_alike
from tracker.recording.topics import topics_of
from tracker.vocabulary.anonymity import Identification
from tracker.vocabulary.claims import Form
from tracker.vocabulary.speakers import SpeakerType
from tracker.vocabulary.text import fold

ID = "claimreview"
"""Under which all feeds are remembered: a review is the same in each."""
_REVIEWS = UUID("0c6a1d0e-3b56-4f0b-9d39-5f2f0d7b7c11")
"""Namespace of the uids made from reviews."""
_PROPERTIES = {
    "text": "claimReviewed",
    "said": "itemReviewed.datePublished",
    "speaker": "itemReviewed.author",
    "unnamed": "itemReviewed.author",
    "role": "itemReviewed.author",
    "language": "inLanguage",
    "published": "datePublished",
    "outlet": "publisher",
    "rating": "reviewRating",
    "why": "reviewBody",
    "reviewer": "author",
    "decided": "datePublished",
}
"""Of a review, by the fields of a row and of a verdict."""
_NOBODY = "speaker not stated, review "


class ReviewPlaces:
    """A feed's reviews, to point at what is wrong with them."""

    def __init__(self, name: str) -> None:
        self._name = name

    def fault(self, path: Path, problem: str, mend: str = "") -> TrackerError:
        """A review that cannot be read."""
        return FileFaultError(self._name, problem, key=self.label(path), mend=mend)

    def refusal(self, path: Path, problem: str, mend: str) -> TrackerError:
        """A review that is refused."""
        return FileRefusedError(self._name, problem, key=self.label(path), mend=mend)

    def label(self, path: Path) -> str:
        """`review 12`, or what the record is called."""
        return str(path[0])


def import_reviews(
    session: Session,
    reviews: list[Node],
    name: str,
    today: date,
    *,
    decide: Side | None = None,
    confirmed: bool = False,
) -> ImportResult:
    """Write reviews into the database of a session; nothing is committed here.

    Args:
        session: a writing session.
        reviews: as they stand in the feed.
        name: of the file.
        today: by which a review without a date was written.
        decide: whose value wins where both changed: the database's (`ours`) or the feed's.
        confirmed: is for claim files; a review contradicts nothing.

    Raises:
        FileFaultError: a review cannot be read.
        ChangedOnBothSidesError: both sides changed and nobody decided.
    """
    compiling = _Compiling(session, name, today)
    wanted: dict[tuple[str, str], Wanted] = {}
    for number, node in enumerate(reviews, start=1):
        try:
            for one in compiling.compile(node, number):
                wanted.setdefault((one.table, one.state["uid"]), one)
        except TrackerError as error:
            raise FileFaultError(name, _told(error), key=f"review {number}") from error
    places = ReviewPlaces(name)
    compiled = Compiled(ID, list(wanted.values()))
    merge = Merge(session, compiled, places, decide=decide, confirmed=confirmed)
    result = merge.run()
    result.unchanged += compiling.on_file
    claims = [session.get_one(Claim, row.id) for _, row in merge.new]
    alike = recorded_already(session, claims)
    result.alike += [
        told_alike(places.label(path), alike[row.id]) for path, row in merge.new if row.id in alike
    ]
    check_leaning(session, {UUID(one.state["uid"]) for one in compiled.records})
    return result


def _told(error: TrackerError) -> str:
    """What is wrong with a row, said of the property that the value came from."""
    field, colon, rest = str(error).partition(": ")
    return f"{_PROPERTIES.get(field, field)}{colon}{rest}"


class _Compiling:
    """Turns reviews into the records they want.

    Attributes:
        on_file: how many stand on file already, as recorded here and exported.
    """

    def __init__(self, session: Session, name: str, today: date) -> None:
        self._session = session
        self._today = today
        self._bodies = Bodies(session, _REVIEWS, None, mended=True)
        self._sources = Sources(session, _REVIEWS, self._bodies, name, "", mended=True)
        questions, answering = Questions(session, _REVIEWS), Answering(session, _REVIEWS)
        self._remembered = (*self._bodies.remembered, self._sources.known, questions.known)
        self._rows = Rows(session, self._bodies, self._sources, questions, answering)
        self._topic = topics_of(session)
        self._standing = _standing(session)
        self._types: dict[str, SpeakerType | None] = {}
        self._met: dict[str, tuple[int, Node]] = {}
        self.on_file = 0

    def compile(self, node: Node, number: int) -> list[Wanted]:
        """The records of a review, parents first; none for one that stands above."""
        review = read_review(node)
        uid = str(uuid5(_REVIEWS, json.dumps([review.url, review.claimed])))
        first, before = self._met.setdefault(uid, (number, node))
        if first != number:
            if before != node:
                raise BadRowError(f"stands in review {first} already and says other; give it once")
            return []
        if self._taken_back(Claim, UUID(uid)):
            return []
        if self._standing.get((review.url, review.claimed), {uid}) - {uid}:
            self.on_file += 1  # recorded here, and not by an import
            return []
        self._bodies.begin_row(uid)
        given = Given(number, read_row(self._values(review, uid)), uid, "review")
        wanted = self._rows.compile(given, self._topic)
        for known in self._remembered:
            known.end_row(stands=True)
        for one in wanted:
            if one.table == "source":  # what a review tells of, we did not read ourselves
                one.state["read"] = one.state["url"] == review.url
        verdict = self._verdict(review, uid, number)
        dropped = self._taken_back(Verdict, UUID(verdict.state["uid"]))
        return wanted if dropped else [*wanted, verdict]

    def _taken_back(self, model: type[Claim] | type[Verdict], uid: UUID) -> bool:
        """Whether somebody took back here what a review made; it is left alone then."""
        row = self._session.scalar(select(model).where(model.uid == uid))
        return isinstance(row, Claim | Verdict) and taken_back(self._session, row)

    def _values(self, review: Review, uid: str) -> dict[str, object]:
        """Of the row; where nobody is named, the outlet may have spoken, else nobody is known."""
        values = dict(review.values)
        if self._is_person(values.get("outlet")):
            del values["outlet"]
        if review.speakers:
            values["speaker"] = review.speakers
            kind = review.speaker_type
            if kind is not None and not self._otherwise(review):
                values["speaker_type"] = kind
            return values
        if review.descriptor:
            return {**values, "unnamed": review.descriptor}
        carried = values["url"] != review.url
        if carried and self._sources.carrier(read_row(values)).outlet is not None:
            return {**values, "form": Form.NARRATION, "ambiguous": "true"}
        handle = f"{_NOBODY}{uid[:8]}"
        return {**values, "unnamed": handle, "identification": Identification.GENERIC}

    def _is_person(self, name: str | None) -> bool:
        """Whether a name is that of a person on file, who publishes nothing: a lone reviewer."""
        return name is not None and self._type(name) is SpeakerType.PERSON

    def _otherwise(self, review: Review) -> bool:
        """Whether a name is that of a speaker on file who is of another type."""
        types = {self._type(name) for name in review.speakers}
        return not types <= {None, review.speaker_type}

    def _type(self, name: str) -> SpeakerType | None:
        """The type of a speaker who is on file, and not as a review made it."""
        if name not in self._types:
            found = speaker_named(self._session, name)
            made = found is None or found.uid == uuid5(_REVIEWS, f"speaker/{fold(name)}")
            self._types[name] = None if made or found is None else found.type
        return self._types[name]

    def _verdict(self, review: Review, claim: str, number: int) -> Wanted:
        uid = uuid5(UUID(claim), "verdict")
        told = review.verdict
        decided = told.decided
        if decided is None:
            standing = self._session.scalar(select(Verdict.decided).where(Verdict.uid == uid))
            decided = standing or f"../{self._today.isoformat()}"
        state = {
            "uid": str(uid),
            "claim": claim,
            "rating": told.rating,
            "why": told.why,
            "reviewer": told.reviewer,
            "decided": decided,
            "url": told.url,
        }
        return Wanted("verdict", (f"review {number}",), state)


def _standing(session: Session) -> dict[tuple[str | None, str], set[str]]:
    """The claims that published verdicts on file are of, by the URL and the words of the claim."""
    query = (
        select(Verdict.url, Claim.text, Claim.uid)
        .join(Claim, Claim.id == Verdict.claim_id)
        .where(Verdict.url.is_not(None), Verdict.retracted_at.is_(None))
    )
    found: dict[tuple[str | None, str], set[str]] = {}
    for url, text, uid in session.execute(query):
        found.setdefault((url, text), set()).add(str(uid))
    return found
