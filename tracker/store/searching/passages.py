"""The texts that are searched. What is not named here is in no index: notes, terms, approvals."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker.models import (
    Appearance,
    Claim,
    ClaimTopic,
    Row,
    Source,
    Speaker,
    SpeakerName,
    Topic,
)

SEARCHED: dict[str, type[Row]] = {"claim": Claim, "speaker": Speaker, "source": Source}
"""The records that are found; an appearance is found as its claim."""


@dataclass(frozen=True)
class Passage:
    """One text of a record, with the appearance's place where it stands in one."""

    field: str
    text: str
    place: int | None = None
    taken_back: bool = False


def passages_of(
    connection: Connection, table: str, numbers: Collection[int]
) -> dict[int, list[Passage]]:
    """The texts of records of a table, by the record's number; the telling ones first."""
    found: dict[int, list[Passage]] = {number: [] for number in numbers}
    for number, passage in _OF[table](connection, numbers):
        found[number].append(passage)
    return found


def _of_claims(connection: Connection, numbers: Collection[int]) -> Iterator[tuple[int, Passage]]:
    yield from _columns(connection, Claim, numbers, "text", "denied_proposition")
    query = (
        select(
            Appearance.claim_id,
            Appearance.place,
            Appearance.quote,
            Appearance.descriptor,
            Appearance.retracted_at,
        )
        .where(Appearance.claim_id.in_(numbers))
        .order_by(Appearance.claim_id, Appearance.place)
    )
    appearances = connection.execute(query).all()
    live = {one.claim_id for one in appearances if one.retracted_at is None}
    for one in appearances:
        taken_back = one.retracted_at is not None and one.claim_id in live
        for field, said in (("quote", one.quote), ("as_published", one.descriptor)):
            if said is not None:
                yield one.claim_id, Passage(field, said, one.place, taken_back)
    yield from _columns(
        connection, Claim, numbers, "scope_who", "scope_what", "scope_where", "venue"
    )
    topics = select(ClaimTopic.claim_id, Topic.name).join(Topic, Topic.id == ClaimTopic.topic_id)
    topics = topics.where(ClaimTopic.claim_id.in_(numbers)).order_by(ClaimTopic.id)
    for number, name in connection.execute(topics):
        yield number, Passage("topic", name)


def _of_speakers(connection: Connection, numbers: Collection[int]) -> Iterator[tuple[int, Passage]]:
    yield from _columns(connection, Speaker, numbers, "name")
    aliases = select(SpeakerName.speaker_id, SpeakerName.name).order_by(SpeakerName.id)
    for number, name in connection.execute(aliases.where(SpeakerName.speaker_id.in_(numbers))):
        yield number, Passage("alias", name)
    yield from _columns(connection, Speaker, numbers, "descriptor")


def _of_sources(connection: Connection, numbers: Collection[int]) -> Iterator[tuple[int, Passage]]:
    yield from _columns(connection, Source, numbers, "title")
    outlets = select(Source.id, Speaker.name).join(Speaker, Speaker.id == Source.outlet_id)
    for number, name in connection.execute(outlets.where(Source.id.in_(numbers))):
        if name is not None:
            yield number, Passage("outlet", name)
    yield from _columns(connection, Source, numbers, "byline", "url")


def _columns(
    connection: Connection, model: type[Row], numbers: Collection[int], *fields: str
) -> Iterator[tuple[int, Passage]]:
    columns: list[Any] = [model.id, *(getattr(model, field) for field in fields)]
    query = select(*columns).where(model.id.in_(numbers))
    for number, *texts in connection.execute(query):
        for field, said in zip(fields, texts, strict=True):
            if said is not None:
                yield number, Passage(field, said)


_OF = {"claim": _of_claims, "speaker": _of_speakers, "source": _of_sources}
