"""What differs between two states of a record, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Row, Source, Speaker
from tracker.reporting.describing import called, source_called
from tracker.store.references import references
from tracker.store.state import MODELS, State, completed, targets_of

_SIGNATURE = ("retracted_by", "retracted_at", "retracted_why")
_FOLLOWING = (
    *("anchor_start", "anchor_end", "anchor_prefix", "anchor_suffix"),
    *("judged_by", "judged_at"),
)
"""What follows from the quotation and the text it was found in, and from the change itself."""


@dataclass(frozen=True)
class FieldView:
    """One value before and after; null where there was or is none."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class TouchedView:
    """A record that was `recorded`, `changed`, `retracted` or `restored`.

    `fields` are empty for a record that is new, and leave out who retracted it, when and why, and
    where in a text its quotation stands.
    """

    ref: str
    uid: str
    table: str
    action: str
    fields: list[FieldView]


@dataclass(frozen=True)
class Touched:
    """A record's state before (None: it was made) and after."""

    table: str
    uid: UUID
    before: State | None
    after: State


def touched_views(session: Session, touched: Sequence[Touched]) -> list[TouchedView]:
    """Records as they were touched; in their values references with names instead of uids."""
    records: dict[str, set[str]] = {}
    mentioned: dict[str, set[str]] = {}
    for one in touched:
        records.setdefault(one.table, set()).add(str(one.uid))
        for field, *values in _differing(one):
            for value in values:
                for table, uid in _mentioned(MODELS[one.table], field, value):
                    mentioned.setdefault(table, set()).add(uid)
    refs, names = _references(session, records), _references(session, mentioned)
    for uid, name in _names(session, mentioned):
        names[uid] = f"{names[uid]} {name}"
    return [_view(one, refs.get(str(one.uid), str(one.uid)), names) for one in touched]


def _references(session: Session, wanted: dict[str, set[str]]) -> dict[str, str]:
    return {
        str(uid): ref
        for table, uids in wanted.items()
        for uid, ref in references(session, table, [UUID(uid) for uid in uids]).items()
    }


def _names(session: Session, wanted: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """What the speakers and sources among these are called, by uid."""
    speakers, sources = (
        [UUID(uid) for uid in wanted.get(one, ())] for one in ("speaker", "source")
    )
    for speaker in session.scalars(select(Speaker).where(Speaker.uid.in_(speakers))):
        yield str(speaker.uid), called(speaker)
    for source in session.scalars(select(Source).where(Source.uid.in_(sources))):
        if source.outlet is not None or source.title is not None:
            yield str(source.uid), source_called(source)


def _view(one: Touched, ref: str, names: dict[str, str]) -> TouchedView:
    model = MODELS[one.table]
    return TouchedView(
        ref=ref,
        uid=str(one.uid),
        table=one.table,
        action=_action(one),
        fields=[
            FieldView(field, _words(model, field, old, names), _words(model, field, new, names))
            for field, old, new in _differing(one)
        ],
    )


def _action(one: Touched) -> str:
    if one.before is None:
        return "recorded"
    before, after = one.before.get("retracted_at"), one.after.get("retracted_at")
    if (before is None) == (after is None):
        return "changed"
    return "retracted" if before is None else "restored"


def _differing(one: Touched) -> Iterator[tuple[str, Any, Any]]:
    if one.before is None:
        return
    before = completed(one.after, one.before)
    for field, new in sorted(one.after.items()):
        if field not in (*_SIGNATURE, *_FOLLOWING) and before[field] != new:
            yield field, before[field], new


def _mentioned(model: type[Row], field: str, value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        targets = targets_of(_link(model, field))
        for link in value:
            for name, table in targets.items():
                if link.get(name):
                    yield table, link[name]
    elif value is not None and field in targets_of(model):
        yield targets_of(model)[field], value


def _link(model: type[Row], field: str) -> type[Row]:
    linked: type[Row] = getattr(model, field).property.mapper.class_
    return linked


def _words(model: type[Row], field: str, value: Any, names: dict[str, str]) -> str | None:  # noqa: ANN401 - JSON
    if value is None or value == []:
        return None
    if isinstance(value, list):
        return ", ".join(_link_words(link, names) for link in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return names.get(value, value) if field in targets_of(model) else str(value)


def _link_words(link: State, names: dict[str, str]) -> str:
    """A link row by what it holds: `P1 as P1.1`, an alias, `wikidata Q7259`, `S3?`."""
    if "role" in link:
        hop = link["speaker"] or link["source"]
        mark = "?" if link["inferred"] or not hop else ""
        role = "" if link["role"] == "relay" else f" ({link['role']})"
        return f"{names.get(hop, '')}{mark}{role}"
    if "speaker" in link:
        held = names.get(link["affiliation"] or "")
        return f"{names.get(link['speaker'], '')}{f' as {held}' if held else ''}"
    if "topic" in link:
        return names.get(link["topic"], "")
    return str(link["name"]) if "name" in link else f"{link['scheme']} {link['value']}"
