"""`schema`: the JSON Schemas of what goes in and comes out."""

import click

from tracker.cli.output import say
from tracker.cli.settings import Command

_TABLE = "-table"
_NAMES = (
    "claim-file",
    "table-mapping",
    "import",
    "review",
    "conflicts",
    "sourcing",
    "anonymity",
    "responses",
    "origins",
    "shifts",
    "timeline",
    "impact",
    "dossier",
    "claims",
    "claim",
    "speakers",
    "speaker",
    "duplicates",
    "affiliations",
    "sources",
    "source",
    "source-text",
    "attached",
    "quotations",
    "relations",
    "relation",
    "questions",
    "question",
    "requests",
    "request",
    "map",
    "claims-table",
    "speakers-table",
    "sources-table",
    "relations-table",
    "conflicts-table",
    "revisions-table",
    "search",
    "log",
    "undo",
)


@click.command(cls=Command, epilog="Example: tracker schema claim-file > claim-file.schema.json")
@click.argument("name", type=click.Choice(_NAMES), metavar="NAME")
def schema(name: str) -> None:
    """Print the JSON Schema of a claim file, of a mapping, or of a report's or a table's JSON."""
    import json

    if name == "claim-file":
        from tracker.exchange.claim_file.shape import json_schema

        found = json_schema()
    elif name == "table-mapping":
        from tracker.exchange.table.mapping import mapping_schema

        found = mapping_schema()
    elif name.endswith(_TABLE):
        from tracker.rendering.tables_json import table_schema

        found = table_schema(name.removesuffix(_TABLE))
    else:
        from tracker.rendering.json_schemas import json_schema_of

        found = json_schema_of(name)
    say(json.dumps(found, ensure_ascii=False, indent=2))
