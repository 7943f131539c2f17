"""The reports of imports."""

from tracker.exchange.merging.merge import ImportResult
from tracker.exchange.table.result import TableResult
from tracker.reporting.imported import BadRowView, ImportReport, MatchView

SCHEMA = "tracker/import/1"


def table_report(result: TableResult, *, dry_run: bool) -> ImportReport:
    """The report of a table's import."""
    return ImportReport(
        schema=SCHEMA,
        id=result.id,
        dry_run=dry_run,
        counts={
            "rows": result.rows,
            "added": result.added.total(),
            "restored": result.restored.total(),
            "updated": result.updated.count,
            "kept": result.kept.count,
            "unchanged": result.unchanged,
            "gone": result.gone,
            "rejected": result.rejected,
        },
        added=dict(result.added),
        restored=dict(result.restored),
        updated=result.updated.first,
        kept=result.kept.first,
        rejected=[BadRowView(line, reason) for line, reason in result.bad],
        matches=[
            MatchView(one.noun, one.given, one.how, one.ref, one.name, rows)
            for one, rows in result.matches.rows.items()
        ],
        untold=result.matches.untold,
    )


def file_report(id_: str, result: ImportResult, *, dry_run: bool) -> ImportReport:
    """The report of a claim file's import."""
    updated = [f"{key} ({', '.join(fields)})" for key, fields in result.updated.items()]
    kept = [f"{key} ({', '.join(fields)})" for key, fields in result.kept.items()]
    return ImportReport(
        schema=SCHEMA,
        id=id_,
        dry_run=dry_run,
        counts={
            "added": result.added.total(),
            "restored": result.restored.total(),
            "updated": len(updated),
            "kept": len(kept),
            "unchanged": result.unchanged,
            "gone": result.gone,
            "rejected": 0,
        },
        added=dict(result.added),
        restored=dict(result.restored),
        updated=updated,
        kept=kept,
        rejected=[],
        matches=[],
    )
