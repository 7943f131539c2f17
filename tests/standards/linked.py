"""Linked data as those read it who have the standards' own tools."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator
from pyld import jsonld

HERE = Path(__file__).parent
ANNOTATIONS = "http://www.w3.org/ns/anno.jsonld"
"""The one context that may be fetched; any other must stand in the document."""

_SCHEMA = json.loads((HERE / "web-annotation.json").read_text(encoding="utf-8"))
_CONTEXT = json.loads((HERE / "anno.jsonld").read_text(encoding="utf-8"))


def expanded(text: str) -> list[dict[str, Any]]:
    """What a document says once every word has its meaning; no word may be without one."""
    dropped: list[str | None] = []
    found: list[dict[str, Any]] = jsonld.expand(
        json.loads(text), {"documentLoader": _load}, on_property_dropped=dropped.append
    )
    assert dropped == []
    assert [name for name in _names(found) if ":" not in name] == []
    return found


def check_annotations(text: str) -> None:
    """Refuse a collection that is not what the W3C's schemas say."""
    Draft4Validator(_SCHEMA).validate(json.loads(text))


def _load(url: str, _options: object) -> dict[str, Any]:
    assert url == ANNOTATIONS, f"{url} would have to be fetched"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": _CONTEXT,
    }


def _names(value: object) -> Iterator[str]:
    """Every property, type and id."""
    if isinstance(value, list):
        for one in value:
            yield from _names(one)
    if isinstance(value, dict):
        for key, one in value.items():
            if not key.startswith("@"):
                yield key
            if key in {"@id", "@type"}:
                yield from one if isinstance(one, list) else [one]
            else:
                yield from _names(one)
