"""What importing a bundle did, and what it could not decide, in words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from tracker.rendering.imported import counted_records
from tracker.reporting.differences import FieldView
from tracker.vocabulary.text import counted


class Signature(Protocol):
    """Who changed a record, when and how."""

    @property
    def who(self) -> str: ...  # noqa: D102
    @property
    def at(self) -> datetime: ...  # noqa: D102
    @property
    def command(self) -> str: ...  # noqa: D102


class Conflict(Protocol):
    """A record that was changed here and there."""

    @property
    def ref(self) -> str: ...  # noqa: D102
    @property
    def fields(self) -> Sequence[FieldView]: ...  # noqa: D102
    @property
    def ours(self) -> Signature: ...  # noqa: D102
    @property
    def theirs(self) -> Signature: ...  # noqa: D102


class Imported(Protocol):
    """What is told of an import."""

    @property
    def added(self) -> Mapping[str, int]: ...  # noqa: D102
    @property
    def updated(self) -> Mapping[str, Sequence[str]]: ...  # noqa: D102
    @property
    def decided(self) -> Sequence[tuple[Conflict, str]]: ...  # noqa: D102
    @property
    def moved(self) -> Sequence[str]: ...  # noqa: D102

    joined: int
    purged: int
    unchanged: int


_KEPT = {"ours": "kept as in the database", "theirs": "taken as in the bundle"}


def render_bundle_import(result: Imported, *, dry_run: bool) -> str:
    """One line for what was added, then one for each record that differs."""
    would = "would be " if dry_run else ""
    lines = [f"{would}added: {counted_records(result.added)}"] if any(result.added.values()) else []
    lines += [
        f"{would}updated from the bundle: {ref}{_fields(fields)}"
        for ref, fields in result.updated.items()
    ]
    lines += [
        f"{would}{_KEPT[side]}: {one.ref}{_fields([each.field for each in one.fields])}"
        for one, side in result.decided
    ]
    lines += [f"{would}numbered anew, as the number was given twice: {ref}" for ref in result.moved]
    if result.joined:
        lines.append(f"{would}joined, changed in both to the same: {_records(result.joined)}")
    if result.purged:
        lines.append(f"{would}purged as in the bundle: {counted(result.purged, 'earlier state')}")
    if not lines:
        return f"nothing to change: {_records(result.unchanged)} as they were"
    return "\n".join(lines)


def render_conflict(conflict: Conflict) -> Iterator[str]:
    """A line that says who changed a record where, then one for each field that differs."""
    here, there = _signed(conflict.ours), _signed(conflict.theirs)
    yield f"{conflict.ref}: changed in the database by {here}, in the bundle by {there}"
    for one in conflict.fields:
        yield f"  {one.field}: database {_value(one.old)}, bundle {_value(one.new)}"


def _signed(one: Signature) -> str:
    return f"{one.who} on {one.at:%Y-%m-%d at %H:%M} UTC ({one.command})"


def _value(value: str | None) -> str:
    return "nothing" if value is None else f"“{value}”"


def _fields(names: Sequence[str]) -> str:
    return f" ({', '.join(names)})" if names else ""


def _records(count: int) -> str:
    return counted(count, "record")
