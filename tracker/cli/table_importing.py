"""`import` of a table."""

from __future__ import annotations

from contextlib import ExitStack, nullcontext
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from tracker.api.importing import TABLES
from tracker.cli.output import say
from tracker.cli.progress import watched
from tracker.cli.table_rejects import check_rejects, told, writer_of

if TYPE_CHECKING:
    from tracker.cli.settings import Settings
    from tracker.exchange.merging.merge import Side
    from tracker.exchange.table.importing import Asked
    from tracker.exchange.table.mapping import TableMapping
    from tracker.exchange.table.plan import Plan
    from tracker.exchange.table.records import Table
    from tracker.exchange.table.result import TableResult

_SECTIONS = ("columns", "constants", "values", "separators", "dates")


def is_table(file: str, table: dict[str, Any]) -> bool:
    """Whether a file is a table: it is mapped, or is called like one."""
    mapped = table["columns"] or table["map_file"] is not None
    return bool(mapped) or file.lower().endswith(TABLES)


def check_for_claim_file(table: dict[str, Any]) -> None:
    """Refuse what a claim file has no use for."""
    given = [name for name, value in table.items() if value not in (None, (), False)]
    if given:
        raise click.UsageError(
            "a claim file needs no mapping; for a table, give --map or --map-file as well",
            click.get_current_context(),
        )


def import_table_file(
    settings: Settings,
    file: str,
    table: dict[str, Any],
    *,
    create: bool,
    dry_run: bool,
    decide: Side | None,
    format_: str | None,
) -> None:
    """Import a table as its mapping says."""
    from tracker.exchange.imported import table_report
    from tracker.exchange.table.importing import Asked
    from tracker.exchange.table.plan import Plan
    from tracker.exchange.table.reading import open_table
    from tracker.rendering.jsons import render_json
    from tracker.rendering.table_imported import match_lines, render_table_import
    from tracker.store.schema import founding

    mapping = _mapping(file, table)
    rejects = table["rejects"]
    location = settings.location()
    if rejects is not None:
        check_rejects(rejects, file, table["map_file"], location, header=mapping.header)
    asked = Asked(
        id=mapping.id or _id(file, mapping.sheet),
        id_given=mapping.id is not None,
        decide=decide,
        confirmed=settings.yes,
        fuzzy=table["match_speakers"] == "fuzzy",
        watch=(lambda rows, _: rows)
        if settings.quiet
        else lambda rows, total: watched(rows, total, "read"),
    )
    with open_table(file, mapping) as opened:
        plan = Plan(mapping, opened)
        for line in opened.told:
            settings.hint(line)
        if mapping.id is None:
            settings.hint(f"id of the table: {asked.id} (--id NAME for another)")
        with founding(location) if create and not dry_run else nullcontext():
            result = _imported(settings, opened, plan, asked, rejects, dry_run=dry_run)
    report = table_report(result, dry_run=dry_run)
    for line in (*result.quotations.first, *match_lines(report, everything=table["verbose"])):
        settings.hint(line)
    if result.rejected and dry_run:
        for bad in report.rejected:
            settings.hint(f"line {bad.line}: {bad.reason}")
    if result.rejected:
        derived = mapping.id is None
        settings.hint(told(result.rejected, rejects, asked.id, derived=derived, dry_run=dry_run))
    say(render_json(report) if format_ == "json" else render_table_import(report))


def _imported(
    settings: Settings,
    table: Table,
    plan: Plan,
    asked: Asked,
    rejects: str | None,
    *,
    dry_run: bool,
) -> TableResult:
    """Write; the file of bad rows takes its place once the others are on file."""
    from dataclasses import replace

    from tracker.exchange.table.importing import import_table
    from tracker.store.session import writing

    author = settings.author(f"import {asked.id}")
    with ExitStack() as closing:
        if rejects is not None:
            write = (
                (lambda _record, _reason: None) if dry_run else writer_of(rejects, table, closing)
            )
            asked = replace(asked, reject=write)
        with writing(settings.location(), author, dry_run=dry_run) as session:
            return import_table(session, table, plan, asked)


def _mapping(file: str, table: dict[str, Any]) -> TableMapping:
    from tracker.exchange.table.mapping import TableMapping
    from tracker.exchange.table.mapping_reading import Typed, completed, read_mapping

    context = click.get_current_context()
    map_file = table["map_file"]
    if not table["columns"] and map_file is None:
        raise click.UsageError(
            f"{file} is a table: say what stands where with --map FIELD=COLUMN or --map-file FILE",
            context,
        )
    mapping = read_mapping(map_file) if map_file is not None else TableMapping()
    names = {"encoding": "encoding", "delimiter": "delimiter", "sheet": "sheet", "id": "table_id"}
    given = {name: table[option] for name, option in names.items() if table[option] is not None}
    if table["no_header"]:
        given["header"] = False
    typed = Typed(**{name: table[name] for name in _SECTIONS}, settings=given)
    mapping = completed(mapping, typed)
    if mapping.id is not None:
        _check_id(mapping.id)
    return mapping


def _check_id(given: str) -> None:
    import re

    from tracker.exchange.claim_file.shape import FILE_ID, PATTERNS

    if not re.search(FILE_ID, given):
        raise click.BadParameter(
            f"{given!r} is no id; write {PATTERNS[FILE_ID]}",
            click.get_current_context(),
            param_hint="'--id'",
        )


def _id(file: str, sheet: str | None) -> str:
    """The file's name as an id, with that of a sheet that was named."""
    import re
    from hashlib import sha256

    if file == "-":
        raise click.UsageError(
            "standard input has no name; give the table one with --id", click.get_current_context()
        )
    found = re.sub(r"[^A-Za-z0-9._-]+", "-", PurePath(file).stem).strip("-._")[:100]
    if not found:
        raise click.UsageError(
            f"{file!r} makes no id; give the table one with --id", click.get_current_context()
        )
    if sheet is None:
        return found
    part = re.sub(r"[^A-Za-z0-9._-]+", "-", sheet).strip("-._")
    if part != sheet:  # others may come to the same
        part = f"{part}-{sha256(sheet.encode()).hexdigest()[:8]}".lstrip("-")
    return f"{found[:59]}-{part}"
