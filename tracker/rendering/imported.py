"""What an import did, in words."""

from collections.abc import Mapping

from tracker.reporting.imported import ImportReport
from tracker.vocabulary.text import counted

_NOUNS = {
    "source_text": ("text of a source", "texts of sources"),
    "speaker_merge": ("merge of speakers", "merges of speakers"),
    "response_request": ("request for a response", "requests for a response"),
}
"""What tables are called whose names are no words."""


def render_import(report: ImportReport) -> str:
    """One line for what was added, then one for each record that differs."""
    would = "would be " if report.dry_run else ""
    lines = [f"{would}added: {counted_records(report.added)}"] if any(report.added.values()) else []
    if report.restored:
        lines.append(f"{would}brought back: {counted_records(report.restored)}")
    lines += [f"{would}updated from the file: {one}" for one in report.updated]
    lines += [f"kept as changed in the database: {one}" for one in report.kept]
    if report.counts["gone"]:
        lines.append(f"no longer in the file, kept: {report.counts['gone']} records")
    if not lines:
        return f"nothing to change: {report.counts['unchanged']} records as they were"
    return "\n".join(lines)


def counted_records(counts: Mapping[str, int]) -> str:
    """`30 claims, 1 source`, without what there is none of."""
    return ", ".join(
        counted(count, *_NOUNS.get(table, (table,))) for table, count in counts.items() if count
    )
