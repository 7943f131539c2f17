"""What stands in which column: the shape of a mapping, and of its file."""

from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import Meta

from tracker.exchange.claim_file.shape import FileId, Line, Prose, Section

SCHEMA = "tracker/table-mapping/1"

ColumnName = Annotated[int, Meta(ge=1, le=100_000)] | Annotated[str, Meta(min_length=1)]
Field = Literal[
    "key",
    "text",
    "quote",
    "form",
    "kind",
    "speaker",
    "speaker_type",
    "unnamed",
    "head_count",
    "role",
    "affiliation",
    "place",
    "country",
    "said",
    "said_basis",
    "said_note",
    "venue",
    "topic",
    "source",
    "source_type",
    "url",
    "title",
    "published",
    "outlet",
    "byline",
    "language",
    "original_language",
    "translation",
    "editorial_marks",
    "locator",
    "via",
    "ambiguous",
    "identification",
    "descriptor",
    "anonymity",
    "reason_published",
    "ground_rule",
    "terms_note",
    "known_to_newsroom",
    "approved_by_role",
    "approved_on",
    "basis",
    "polarity",
    "certainty",
    "who",
    "quantifier",
    "what",
    "where",
    "when",
    "denies",
    "note",
    "question",
    "position",
    "answers",
    "answered_by",
    "why",
    "match",
]
FIELDS: tuple[str, ...] = Field.__args__  # type: ignore[attr-defined]
LISTS = frozenset({"speaker", "topic", "via"})
"""Fields of several values."""
DATES = frozenset({"said", "published", "when", "approved_on"})
OF_SOURCE = ("source_type", "published", "outlet", "byline")
"""Fields that describe a source, which `source`, `url` or `title` names."""


class TableMapping(Section, kw_only=True):
    """How a table's rows become claims.

    Columns are named by their header, or by their number from 1.
    """

    described: ClassVar = "table-mapping"

    schema: Literal["tracker/table-mapping/1"] | None = None
    id: FileId | None = None
    note: Prose | None = None
    header: bool = True
    encoding: Line | None = None
    delimiter: Annotated[str, Meta(min_length=1, max_length=1)] | None = None
    quoting: Literal["enclosed", "none"] | None = None
    sheet: Line | None = None
    columns: dict[Field, ColumnName | list[ColumnName]] = msgspec.field(default_factory=dict)
    constants: dict[Field, Prose] = msgspec.field(default_factory=dict)
    separators: dict[Field, Line] = msgspec.field(default_factory=dict)
    values: dict[Field, dict[str, str]] = msgspec.field(default_factory=dict)
    dates: dict[Field, Line | list[Line]] = msgspec.field(default_factory=dict)


def mapping_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a mapping in its JSON form."""
    schema = msgspec.json.schema(TableMapping)
    sections = schema["$defs"][TableMapping.__name__]["properties"]
    for name in ("columns", "constants", "separators", "values", "dates"):
        sections[name]["propertyNames"] = {"enum": list(FIELDS)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "Table mapping",
        **schema,
    }
