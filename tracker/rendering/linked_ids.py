"""How things are called in linked data, and how it is written."""

import json
import re
from dataclasses import dataclass
from typing import Any

from tracker.rendering.jsons import printable

Node = dict[str, Any]

_NO_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\x9f]')


@dataclass(frozen=True)
class Ids:
    """Makes ids: addresses below a base, or without one `urn:uuid:…`."""

    base: str | None = None

    def of(self, what: str, uid: str) -> str:
        """The id of a record, such as `https://example.org/claims/5d0f…`."""
        return f"urn:uuid:{uid}" if self.base is None else f"{self.base}/{what}/{uid}"


def iri(url: str) -> str:
    """An address with what may not stand in one percent-encoded."""
    return _NO_IRI.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)


def without_gaps(**values: Any) -> Node:  # noqa: ANN401 - JSON
    """A node of those values that there are; `id` and `type` are JSON-LD's keywords."""
    keywords = {"id": "@id", "type": "@type"}
    return {
        keywords.get(name, name): value for name, value in values.items() if value not in (None, [])
    }


def written(node: Node) -> str:
    """Indented JSON; what a terminal would act on is escaped, nothing is lost."""
    return printable(json.dumps(node, ensure_ascii=False, indent=2))
