"""Speakers on file that look like one, the likeliest first; a person judges."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.models import Affiliation, ClaimSpeaker, Speaker, SpeakerIdentifier
from tracker.reporting.describing import called
from tracker.store.batches import batches
from tracker.store.merges import survivors
from tracker.store.naming import known_names
from tracker.vocabulary.lookalikes import Pair, lookalikes
from tracker.vocabulary.speakers import Naming, SpeakerType

_SURE = 100
_SUPPORT = 5
"""What a body in common adds to how much alike two names are."""


@dataclass(frozen=True)
class DuplicateView:
    """Two speakers that may be one: `ref`, which made more claims, and `other`.

    `likeness` is of 100. `command` merges them, once it says why.
    """

    ref: str
    name: str
    other: str
    other_name: str
    type: str
    likeness: int
    reasons: list[str]
    command: str


@dataclass(frozen=True)
class DuplicatesReport:
    """Some pairs out of `total`."""

    schema: str
    total: int
    duplicates: list[DuplicateView]


def duplicates_report(session: Session, *, limit: int | None = None) -> DuplicatesReport:
    """Pairs of live speakers of one type that have names and are not merged."""
    types = _comparable(session)
    names = [one for one in known_names(session) if one.number in types]
    shared = _identifiers(session)
    likeness = lookalikes(names) | dict.fromkeys(shared, _SURE)
    pairs = {
        pair: score
        for pair, score in likeness.items()
        if pair[0] in types and types[pair[0]] == types.get(pair[1])
    }
    bodies = _bodies(session, {number for pair in pairs for number in pair})
    scored = []
    for pair, score in pairs.items():
        common = bodies.get(pair[0], set()) & bodies.get(pair[1], set())
        supported = min(score + _SUPPORT, _SURE) if common else score
        scored.append((supported, pair, sorted(common)))
    scored.sort(key=lambda one: (-one[0], one[1]))
    total = len(scored)
    scored = scored if limit is None else scored[:limit]
    return DuplicatesReport(
        schema="tracker/duplicates/1",
        total=total,
        duplicates=_views(session, scored, likeness, shared),
    )


def _comparable(session: Session) -> dict[int, SpeakerType]:
    rows = session.execute(
        select(Speaker.id, Speaker.type).where(
            Speaker.naming == Naming.NAMED,
            Speaker.retracted_at.is_(None),
            Speaker.id.not_in(survivors(session)),
        )
    )
    return {number: type_ for number, type_ in rows}  # noqa: C416 - typed rows


def _identifiers(session: Session) -> dict[Pair, str]:
    """Who has an identifier in common, and which."""
    onward = survivors(session)
    bearers: dict[str, set[int]] = {}
    for row in session.scalars(select(SpeakerIdentifier).order_by(SpeakerIdentifier.id)):
        number = onward.get(row.speaker_id, row.speaker_id)
        bearers.setdefault(f"{row.scheme} {row.value}", set()).add(number)
    return {
        (one, other): told
        for told, numbers in bearers.items()
        for one, other in combinations(sorted(numbers), 2)
    }


def _bodies(session: Session, numbers: set[int]) -> dict[int, set[str]]:
    """What the bodies are called in which each of these speakers has or had a role."""
    found: dict[int, set[str]] = {}
    wanted = sorted(numbers)
    for part in batches(wanted):
        for one in session.scalars(
            select(Affiliation).where(
                Affiliation.speaker_id.in_(part),
                Affiliation.organization_id.is_not(None),
                Affiliation.retracted_at.is_(None),
            )
        ):
            if one.organization is not None:
                body = called(one.organization.survivor)
                found.setdefault(one.speaker_id, set()).add(body)
    return found


def _views(
    session: Session,
    scored: Sequence[tuple[int, Pair, list[str]]],
    likeness: dict[Pair, int],
    shared: dict[Pair, str],
) -> list[DuplicateView]:
    numbers = {number for _, pair, _ in scored for number in pair}
    speakers = {
        one.id: one for one in session.scalars(select(Speaker).where(Speaker.id.in_(numbers)))
    }
    claims = _claims(session, numbers)
    found = []
    for score, pair, common in scored:
        kept, other = sorted(
            (speakers[number] for number in pair), key=lambda one: (-claims.get(one.id, 0), one.id)
        )
        reasons = [f"same {shared[pair]}"] if pair in shared else []
        if pair not in shared or called(kept) == called(other):
            reasons.append(_names_alike(kept, other, likeness[pair]))
        reasons += [f"both at {body}" for body in common]
        found.append(
            DuplicateView(
                ref=f"P{kept.id}",
                name=called(kept),
                other=f"P{other.id}",
                other_name=called(other),
                type=kept.type,
                likeness=score,
                reasons=reasons,
                command=f"tracker speaker merge P{kept.id} P{other.id} --why TEXT",
            )
        )
    return found


def _claims(session: Session, numbers: set[int]) -> dict[int, int]:
    query = select(ClaimSpeaker.speaker_id, func.count()).where(
        ClaimSpeaker.speaker_id.in_(numbers)
    )
    counted = session.execute(query.group_by(ClaimSpeaker.speaker_id))
    return {number: count for number, count in counted}  # noqa: C416 - typed rows


def _names_alike(one: Speaker, other: Speaker, score: int) -> str:
    if one.name_key == other.name_key:
        return "same name"
    return "same name in other letters" if score >= _SURE - 1 else "names alike"
