"""Finds the row a person means: by reference (`C6`), by uid, by name or alias.

The retracted answer to their references alone, not to what they are called.
"""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import (
    AmbiguousReferenceError,
    MalformedReferenceError,
    UnknownReferenceError,
)
from tracker.models import (
    Affiliation,
    Appearance,
    Claim,
    Question,
    Relation,
    ResponseRequest,
    Row,
    Source,
    Speaker,
)
from tracker.store.naming import known_names
from tracker.vocabulary.names import Fit, ranked
from tracker.vocabulary.text import fold

_SPEAKERS = "See: tracker speaker list --all"
_LARGEST = 2**63 - 1
_LOOKALIKES = str.maketrans("СсРрЅѕ", "CcPpSs")
"""Cyrillic letters that look like those of references, from a keyboard left in that layout."""


def find_claim(session: Session, given: str) -> int:
    """The number of the claim `C6` or uid names; `C6.2`, its second appearance, names it too."""
    claim, dot, place = given.partition(".")
    if dot and not re.fullmatch(r"[1-9]\d{0,8}", place):
        raise MalformedReferenceError(given, "claim", "C6 or C6.2")
    number = _by_reference(session, Claim, "claim", "C", claim)
    if dot:
        query = select(Appearance.id).where(
            Appearance.claim_id == number, Appearance.place == int(place)
        )
        if session.scalar(query) is None:
            raise UnknownReferenceError(
                "appearance", given, mend=f"See: tracker claim show {claim}"
            )
    return number


def find_appearance(session: Session, given: str) -> int:
    """The number of the appearance `C6.2` or uid names; `C6` names its only one in force."""
    if _uid(given) is not None:
        return _by_reference(session, Appearance, "appearance", "C", given)
    claim, _, place = given.partition(".")
    if not re.fullmatch(r"C\d{1,19}(\.[1-9]\d{0,8})?", given, re.IGNORECASE):
        raise MalformedReferenceError(given, "appearance", "C6.2")
    rows = session.scalars(
        select(Appearance)
        .where(Appearance.claim_id == find_claim(session, given))
        .order_by(Appearance.place)
    ).all()
    return _part("appearance", claim, place, {row.place: row for row in rows}, "claim")


def find_affiliation(session: Session, given: str) -> int:
    """The number of the affiliation `P1.2` or uid names; `P1` names its only one in force.

    The place counts all of a speaker's affiliations in the order of recording, the retracted
    too, so it never shifts. For `P1` a name or an alias of the speaker does as well.
    """
    if _uid(given) is not None:
        return _by_reference(session, Affiliation, "affiliation", "P", given)
    placed = re.fullmatch(r"(.+)\.([1-9]\d{0,8})", given)
    speaker = find_speaker(session, placed[1] if placed else given)
    rows = session.scalars(
        select(Affiliation).where(Affiliation.speaker_id == speaker).order_by(Affiliation.id)
    )
    place = placed[2] if placed else ""
    return _part("affiliation", f"P{speaker}", place, dict(enumerate(rows, 1)), "speaker")


def find_record(session: Session, given: str) -> Row:
    """The record that `C6`, `C6.2`, `P1`, `P1.2`, `S1`, `R3`, `Q1` or `D1` names."""
    finders: dict[str, tuple[type[Row], Callable[[Session, str], int]]] = {
        "C": (Claim, find_claim),
        "C.": (Appearance, find_appearance),
        "P": (Speaker, find_speaker),
        "P.": (Affiliation, find_affiliation),
        "S": (Source, find_source),
        "R": (Relation, find_relation),
        "Q": (Question, find_question),
        "D": (ResponseRequest, find_request),
    }
    shape = re.fullmatch(r"([CPSRQD])\d+(?:(\.)\d+)?", given, re.IGNORECASE)
    key = f"{shape[1].upper()}{shape[2] or ''}" if shape else ""
    if key not in finders:
        raise MalformedReferenceError(given, "record", "C6, C6.2, P1, P1.2, S1, R3, Q1 or D1")
    model, find = finders[key]
    return session.get_one(model, find(session, given))


def find_bearer(session: Session, given: str) -> Source | Speaker | Claim:
    """The source, speaker or claim that `S1`, `P1` or `C6` names: what others may rest on."""
    if re.fullmatch(r"[CPS]\d+", given.translate(_LOOKALIKES), re.IGNORECASE):
        found = find_record(session, given.translate(_LOOKALIKES))
        if isinstance(found, Source | Speaker | Claim):
            return found
    raise MalformedReferenceError(given, "source, speaker or claim", "S1, P1 or C6")


def find_subject(session: Session, given: str) -> Claim | Speaker | Question:
    """The claim, question or speaker that a reference or uid names, or a speaker's name means."""
    uid = _uid(given)
    named = uid and (
        session.scalar(select(Claim).where(Claim.uid == uid))
        or session.scalar(select(Question).where(Question.uid == uid))
    )
    if named:
        return named
    shape = re.fullmatch(r"([CPSRQD])\d+(\.\d+)?", given.translate(_LOOKALIKES), re.IGNORECASE)
    letter = shape[1].upper() if shape else "P"
    if letter == "C":
        return session.get_one(Claim, find_claim(session, given))
    if letter == "Q":
        return session.get_one(Question, find_question(session, given))
    if letter != "P" or (shape and shape[2]):
        raise MalformedReferenceError(given, "claim, speaker or question", "C6, P1 or Q1")
    return session.get_one(Speaker, find_speaker(session, given))


def find_relation(session: Session, given: str) -> int:
    """The number of the relation `R3` or uid names."""
    return _by_reference(session, Relation, "relation", "R", given)


def find_question(session: Session, given: str) -> int:
    """The number of the question `Q1` or uid names."""
    return _by_reference(session, Question, "question", "Q", given)


def find_request(session: Session, given: str) -> int:
    """The number of the request for a response `D1` or uid names."""
    return _by_reference(session, ResponseRequest, "request", "D", given)


def find_matter(session: Session, given: str) -> Claim | Question:
    """The claim or the question that `C6`, `Q1` or a uid names."""
    uid = _uid(given)
    if uid is not None:
        question = session.scalar(select(Question.id).where(Question.uid == uid))
    elif re.fullmatch(r"Q\d{1,19}", given, re.IGNORECASE):
        question = find_question(session, given)
    else:
        question = None
    if question is not None:
        return session.get_one(Question, question)
    try:
        return session.get_one(Claim, find_claim(session, given))
    except MalformedReferenceError as error:
        raise MalformedReferenceError(given, "claim or question", "C6 or Q1") from error


def find_speaker(session: Session, given: str) -> int:
    """The number of the speaker `P1`, uid, name, alias or part of a name means, in any script.

    A name that is only alike is never taken: who may be meant stands in the error.
    """
    if _looks_like_reference("P", given):
        return _by_reference(session, Speaker, "speaker", "P", given)
    found = ranked(given, known_names(session))
    best = [one.number for one in found if one.fit is found[0].fit]
    if found and found[0].fit is Fit.ALIKE:
        raise UnknownReferenceError(
            "speaker", given, candidates=_listed(session, best), mend=_SPEAKERS
        )
    if len(best) > 1:
        raise AmbiguousReferenceError("speaker", given, _listed(session, sorted(best)))
    if not best:
        raise UnknownReferenceError("speaker", given, mend=_SPEAKERS)
    return best[0]


def _listed(session: Session, numbers: Sequence[int]) -> list[str]:
    """Speakers by their references, with their names."""
    rows = session.execute(
        select(Speaker.id, Speaker.name, Speaker.descriptor).where(Speaker.id.in_(numbers))
    )
    told = {number: f"P{number} {name or descriptor}" for number, name, descriptor in rows}
    return [told[number] for number in numbers]


def find_source(session: Session, given: str) -> int:
    """The number of the source `S1`, uid, title, URL or outlet name means."""
    if _looks_like_reference("S", given):
        return _by_reference(session, Source, "source", "S", given)
    key = fold(given)
    calls: dict[int, list[str]] = {}
    live = select(Source).where(Source.retracted_at.is_(None)).order_by(Source.id)
    for row in session.scalars(live):
        outlet = row.outlet.name if row.outlet else None
        calls[row.id] = [text for text in (row.title, row.url, outlet) if text]
    exact = [number for number, texts in calls.items() if key in map(fold, texts)]
    partly = [
        number for number, texts in calls.items() if key and any(key in fold(t) for t in texts)
    ]
    found = exact or partly
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousReferenceError(
            "source", given, [f"S{number} {', '.join(calls[number][:1])}" for number in found]
        )
    raise UnknownReferenceError(
        "source",
        given,
        candidates=_near(
            key,
            {fold(text): f"S{row} {text}" for row, texts in calls.items() for text in texts},
        ),
        mend="See: tracker source list",
    )


def _part(
    noun: str,
    whole: str,
    place: str,
    parts: Mapping[int, Affiliation] | Mapping[int, Appearance],
    owner: str,
) -> int:
    """The number of the part at this place, else of the only one that is not retracted."""
    live = [number for number, row in parts.items() if row.retracted_at is None]
    if place and int(place) in parts:
        return parts[int(place)].id
    if place or not live:
        given = f"{whole}.{place}" if place else whole
        raise UnknownReferenceError(noun, given, mend=f"See: tracker {owner} show {whole}")
    if len(live) > 1:
        raise AmbiguousReferenceError(noun, whole, [f"{whole}.{number}" for number in live])
    return parts[live[0]].id


def _looks_like_reference(letter: str, given: str) -> bool:
    plain = given.translate(_LOOKALIKES)
    return bool(re.fullmatch(rf"{letter}\d+", plain, re.IGNORECASE)) or _uid(given) is not None


def _by_reference(session: Session, model: type[Row], noun: str, letter: str, given: str) -> int:
    uid = _uid(given)
    given = given.translate(_LOOKALIKES)
    if uid is not None:
        query = select(model.id).where(model.uid == uid)
    else:
        found = re.fullmatch(rf"{letter}(\d{{1,19}})", given, re.IGNORECASE)
        if not found or int(found[1]) > _LARGEST:
            raise MalformedReferenceError(given, noun, f"{letter}6")
        query = select(model.id).where(model.id == int(found[1]))
    number = session.scalar(query)
    if number is None:
        listed = {"appearance": "claim", "request": "respond"}.get(noun, noun)
        raise UnknownReferenceError(noun, given, mend=f"See: tracker {listed} list --all")
    return number


def _uid(given: str) -> UUID | None:
    try:
        return UUID(given.removeprefix("uid:"))
    except ValueError:
        return None


def _near(key: str, known: dict[str, str]) -> Sequence[str]:
    """What is called so but for a typing error, also by a single word of it."""
    words = {word: name for folded, name in known.items() for word in folded.split()}
    close = difflib.get_close_matches(key, known, n=3, cutoff=0.7)
    close_words = difflib.get_close_matches(key, words, n=3, cutoff=0.75)
    return list(dict.fromkeys([known[one] for one in close] + [words[one] for one in close_words]))
