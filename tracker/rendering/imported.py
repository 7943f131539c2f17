"""What an import did, in words."""

from collections.abc import Mapping
from typing import Protocol

from tracker.vocabulary.text import counted


class Imported(Protocol):
    """What is told of an import."""

    @property
    def added(self) -> Mapping[str, int]: ...  # noqa: D102
    @property
    def restored(self) -> Mapping[str, int]: ...  # noqa: D102
    @property
    def updated(self) -> Mapping[str, list[str]]: ...  # noqa: D102
    @property
    def kept(self) -> Mapping[str, list[str]]: ...  # noqa: D102

    unchanged: int
    gone: int


_NOUNS = {
    "source_text": ("text of a source", "texts of sources"),
    "speaker_merge": ("merge of speakers", "merges of speakers"),
    "response_request": ("request for a response", "requests for a response"),
}
"""What tables are called whose names are no words."""


def render_import(result: Imported, *, dry_run: bool) -> str:
    """One line for what was added, then one for each record that differs."""
    would = "would be " if dry_run else ""
    lines = [f"{would}added: {counted_records(result.added)}"] if any(result.added.values()) else []
    if result.restored:
        lines.append(f"{would}brought back: {counted_records(result.restored)}")
    lines += [
        f"{would}updated from the file: {key} ({', '.join(fields)})"
        for key, fields in result.updated.items()
    ]
    lines += [
        f"kept as changed in the database: {key} ({', '.join(fields)})"
        for key, fields in result.kept.items()
    ]
    if result.gone:
        lines.append(f"no longer in the file, kept: {result.gone} records")
    if not lines:
        return f"nothing to change: {result.unchanged} records as they were"
    return "\n".join(lines)


def counted_records(counts: Mapping[str, int]) -> str:
    """`30 claims, 1 source`, without what there is none of."""
    return ", ".join(
        counted(count, *_NOUNS.get(table, (table,))) for table, count in counts.items() if count
    )
