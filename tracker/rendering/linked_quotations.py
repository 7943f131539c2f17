"""Quotations as a collection of W3C Web Annotations, all on one page."""

from uuid import UUID, uuid5

from tracker.rendering.linked_ids import Ids, Node, iri, written
from tracker.reporting.linked.views import QuotationsLinked, QuotationView

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_COLLECTIONS = UUID("6b0f4d0a-7c57-4f63-9a0e-3a1c8f7d2e94")
"""Namespace of the ids of collections, which are made from what they hold."""


def render_quotations_linked(report: QuotationsLinked, ids: Ids) -> str:
    """One `AnnotationCollection`; a page of its own only where there is a quotation."""
    held = uuid5(_COLLECTIONS, " ".join(one.uid for one in report.quotations))
    collection: Node = {
        "@context": _CONTEXT,
        "id": ids.of("collections", str(held)),
        "type": "AnnotationCollection",
        "total": len(report.quotations),
    }
    if report.quotations:
        collection["first"] = {
            "id": ids.of("pages", str(uuid5(held, "page/1"))),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [_annotation(one, ids) for one in report.quotations],
        }
    return written(collection)


def _annotation(one: QuotationView, ids: Ids) -> Node:
    target: Node = {
        "type": "SpecificResource",
        "source": iri(one.url) if one.url else ids.of("sources", one.source),
        "selector": _selectors(one),
    }
    state: Node = {"type": "TimeState"}
    if one.captured_at:
        state["sourceDate"] = one.captured_at
    if one.archived_url:
        state["cached"] = iri(one.archived_url)
    if len(state) > 1:
        target["state"] = state
    return {
        "id": ids.of("annotations", one.uid),
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": "SpecificResource",
            "source": ids.of("claims", one.claim),
            "purpose": "identifying",
        },
        "target": target,
    }


def _selectors(one: QuotationView) -> list[Node]:
    place: Node = {"type": "TextPositionSelector", "start": one.start, "end": one.end}
    if one.exact is None:
        return [place]
    quote: Node = {"type": "TextQuoteSelector", "exact": one.exact}
    quote |= {"prefix": one.prefix} if one.prefix else {}
    quote |= {"suffix": one.suffix} if one.suffix else {}
    return [quote, place]
