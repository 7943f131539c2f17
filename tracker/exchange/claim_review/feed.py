"""Finds the reviews in a feed: a single one, a list, a `DataFeed`, an `@graph`."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from tracker.errors import FileFaultError
from tracker.exchange.claim_file.syntax import json_value
from tracker.exchange.claim_file.text import FILE_LIMIT, ClaimFileText, utf_8

Node = dict[str, Any]

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_TYPE = re.compile(rb'[":/#]ClaimReview"')
_CLAIM_FILE = b'"tracker/'
"""Begins the schema of everything that this program writes itself."""
_SHELVES = ("dataFeedElement", "item", "itemListElement", "@graph")
"""Where a feed keeps its reviews."""


def read_whole(stream: BinaryIO, begun: bytes, path: str) -> bytes:
    """A file of which the beginning was read already, as far as one may be long.

    Raises:
        FileFaultError: it cannot be read.
    """
    try:
        return begun + stream.read(FILE_LIMIT + 1 - len(begun))
    except OSError as error:
        raise FileFaultError(_called(path), error.strerror or str(error)) from error


def is_feed(raw: bytes) -> bool:
    """Whether a file is JSON that speaks of reviews, and none of this program's own files."""
    return bool(_BEGINS.match(raw) and _TYPE.search(raw)) and _CLAIM_FILE not in raw


def read_feed(raw: bytes, path: str) -> list[Node]:
    """The reviews of a feed, in order; what they refer to by id stands in its place.

    Raises:
        FileFaultError: not JSON, too large, or without a review.
    """
    name = _called(path)
    file = ClaimFileText(name, utf_8(raw, name), toml=False)
    document = json_value(file)
    try:
        by_id = {one["@id"]: one for one in _nodes(document) if _defines(one)}
        found = [_whole(one, by_id) for one in _reviews(document)]
    except RecursionError as error:
        raise file.too_deep() from error
    if not found:
        raise FileFaultError(
            name, "holds no ClaimReview", mend="give a ClaimReview, or a list or DataFeed of them"
        )
    return found


def types_of(node: Node) -> set[str]:
    """The types of a node, without what stands before the word."""
    given = node.get("@type")
    names = given if isinstance(given, list) else [given]
    return {re.split(r"[/#:]", name)[-1] for name in names if isinstance(name, str)}


def _reviews(value: object) -> Iterator[Node]:
    if isinstance(value, list):
        for one in value:
            yield from _reviews(one)
    elif isinstance(value, dict):
        if "ClaimReview" in types_of(value):
            yield value
            return
        for shelf in _SHELVES:
            yield from _reviews(value.get(shelf))


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _nodes(one)


def _defines(node: Node) -> bool:
    return isinstance(node.get("@id"), str) and len(node) > 1


def _whole(node: Node, by_id: dict[str, Node]) -> Node:
    """A review with the nodes it names by id alone, two levels down: the claim, and its author."""

    def meant(value: object, levels: int) -> object:
        if isinstance(value, list):
            return [meant(one, levels) for one in value]
        if not isinstance(value, dict):
            return value
        if set(value) == {"@id"} and isinstance(value["@id"], str):
            value = by_id.get(value["@id"], value)
        if not levels:
            return value
        return {key: meant(one, levels - 1) for key, one in value.items()}

    return {key: meant(one, 2) for key, one in node.items()}


def _called(path: str) -> str:
    return "standard input" if path == "-" else path
