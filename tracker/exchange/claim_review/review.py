"""What one review says: a row as of a table, and the verdict. Nothing is added that it lacks."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from tracker.errors import BadRowError, BadTextError
from tracker.exchange.claim_file.problems import explain
from tracker.exchange.claim_file.shape import Edtf, Line, Name, Prose, Section
from tracker.exchange.claim_review.feed import Node, types_of
from tracker.vocabulary.dates import is_date
from tracker.vocabulary.sources import SourceType
from tracker.vocabulary.speakers import SpeakerType
from tracker.vocabulary.text import storable

_URL = re.compile(r"(?i)https?://\S+")
_WORKS = {
    "Article": SourceType.ARTICLE,
    "BlogPosting": SourceType.POST_WEBLOG,
    "Book": SourceType.BOOK,
    "Dataset": SourceType.DATASET,
    "Legislation": SourceType.LEGISLATION,
    "NewsArticle": SourceType.ARTICLE_NEWSPAPER,
    "Report": SourceType.REPORT,
    "ScholarlyArticle": SourceType.ARTICLE_JOURNAL,
    "SocialMediaPosting": SourceType.POST,
}
"""Types of sources; any other is a web page."""
_ORGANIZATIONS = ("Organization", "Corporation", "NGO")


class Verdict(Section, kw_only=True):
    """What the reviewer found; `decided` is null where the review is not dated."""

    rating: Line
    why: Prose
    reviewer: Name
    decided: Edtf | None
    url: Prose


@dataclass(frozen=True)
class Review:
    """A review read.

    Attributes:
        url: where it stands.
        claimed: the claim, as it puts it.
        values: of the row, by field; without who spoke.
        speakers: names of those who spoke.
        speaker_type: of them, if they are all of one.
        descriptor: of one who has no name, as printed.
        verdict: what was found.
    """

    url: str
    claimed: str
    values: dict[str, Any]
    speakers: list[str]
    speaker_type: SpeakerType | None
    descriptor: str | None
    verdict: Verdict


def read_review(node: Node) -> Review:
    """Read a review.

    Raises:
        BadRowError: something is missing or is not what it should be.
    """
    url = _url(node.get("url")) or _url(node.get("@id"))
    if url is None:
        raise BadRowError("url: is missing; say where the review stands, https://…")
    claimed = _text(node, "claimReviewed")
    if claimed is None:
        raise BadRowError("claimReviewed: is missing; say what is claimed")
    claim = _one(node, "itemReviewed")
    values: dict[str, Any] = {"text": claimed, **_carrier(node, claim, url)}
    said = _day(claim, "datePublished")
    language = _text(claim, "inLanguage") or _text(node, "inLanguage")
    values |= {"said": said} if said else {}
    values |= {"language": language} if language else {}
    authors = _several(claim, "author")
    names = [name for one in authors if (name := _text(one, "name"))]
    for name in names:
        if re.match(r"(?i)uid:", name):
            raise BadRowError(f"author: {name!r} is no name; give the name as published")
    if names and len(names) < len(authors):
        raise BadRowError("author: one has a name and another has none; make two reviews")
    if len(authors) == 1:
        values |= _affiliation(authors[0])
    types = {SpeakerType.ORGANIZATION if _is_body(one) else SpeakerType.PERSON for one in authors}
    printed = [told for one in authors if (told := _text(one, "description"))]
    return Review(
        url=url,
        claimed=claimed,
        values=values,
        speakers=list(dict.fromkeys(names)),
        speaker_type=types.pop() if names and len(types) == 1 else None,
        descriptor=printed[0] if len(authors) == 1 and printed and not names else None,
        verdict=_verdict(node, url),
    )


def _verdict(node: Node, url: str) -> Verdict:
    reviewer = next(
        (name for one in _several(node, "author") if (name := _text(one, "name"))), None
    )
    if reviewer is None:
        raise BadRowError("author: the review has none with a name; say who reviewed the claim")
    values = {
        "rating": _rating(_one(node, "reviewRating")),
        "why": _text(node, "reviewBody") or f"See {url}",
        "reviewer": reviewer,
        "decided": _day(node, "datePublished"),
        "url": url,
    }
    try:
        return msgspec.convert(values, Verdict)
    except msgspec.ValidationError as error:
        inner, problem, mend = explain(str(error), Verdict)
        raise BadRowError(f"{'.'.join(map(str, inner))}: {problem}; {mend}") from error


def _rating(rating: Node) -> str:
    """In words, else as a number on its scale."""
    words = _text(rating, "alternateName") or _text(rating, "name")
    if words:
        return words
    value, best = _text(rating, "ratingValue"), _text(rating, "bestRating")
    if value is None:
        raise BadRowError("reviewRating: says nothing; give alternateName or ratingValue")
    if value.lower().lstrip("+-") in {"inf", "infinity", "nan"}:
        raise BadRowError("reviewRating: ratingValue is no number; give one on its scale")
    worst = _text(rating, "worstRating")
    if best and worst:
        return f"{value} on a scale from {worst} to {best}"
    return f"{value} of {best}" if best else value


def _carrier(node: Node, claim: Node, url: str) -> dict[str, Any]:
    """What the claim appeared in; where that is not told, the review, which passes it on."""
    for key in ("firstAppearance", "appearance"):
        for one in _several(claim, key):
            found = _url(one.get("url")) or _url(one.get("@id")) or _url(one.get("name"))
            if found is not None:
                return _source(one, found, _text(_one(one, "publisher"), "name"))
    reviewers = [one for one in _several(node, "author") if _is_body(one)]
    outlet = _text(_one(node, "publisher"), "name") or (
        _text(reviewers[0], "name") if reviewers else None
    )
    return _source(node, url, outlet)


def _source(node: Node, url: str, outlet: str | None) -> dict[str, Any]:
    types = [_WORKS[name] for name in sorted(types_of(node)) if name in _WORKS]
    title = _text(node, "headline") or _text(node, "name")
    found = {
        "url": url,
        "source_type": types[0] if types else SourceType.WEBPAGE,
        "title": None if title == url else title,
        "published": _day(node, "datePublished"),
        "outlet": outlet,
    }
    return {key: value for key, value in found.items() if value}


def _affiliation(author: Node) -> dict[str, str]:
    if _is_body(author) or not _text(author, "name"):
        return {}
    body = _text(_one(author, "affiliation"), "name") or _text(_one(author, "worksFor"), "name")
    role = _text(author, "jobTitle")
    if body is None:
        return {}
    return {"affiliation": body, "role": role} if role else {"affiliation": body}


def _is_body(node: Node) -> bool:
    return any(name.endswith(_ORGANIZATIONS) for name in types_of(node))


def _one(node: Node, key: str) -> Node:
    found = _several(node, key)
    return found[0] if found else {}


def _several(node: Node, key: str) -> list[Node]:
    """The nodes of a property; a text is a node with that name."""
    given = node.get(key)
    found: list[Node] = []
    for one in given if isinstance(given, list) else [given]:
        if isinstance(one, dict):
            found.append(one)
        elif isinstance(one, str) and one.strip():
            found.append({"name": one})
        elif one is not None and not isinstance(one, str):
            raise BadRowError(f"{key}: {one!r:.40} is no object; write {{ … }}")
    return found


def _text(node: Node, key: str) -> str | None:
    """The text of a property, None where it is empty; of several, the first."""
    given = node.get(key)
    if isinstance(given, list):
        given = given[0] if given else None
    if isinstance(given, dict):
        given = given.get("@value", given.get("name"))
    if isinstance(given, int | float) and not isinstance(given, bool):
        given = f"{given:g}" if isinstance(given, float) else str(given)
    if given is None:
        return None
    if not isinstance(given, str):
        raise BadRowError(f"{key}: {given!r:.40} is no text; write it in quotes")
    if not given.strip():
        return None
    return _stored(key, given).strip()


def _stored(key: str, text: str) -> str:
    try:
        return storable(key, text)
    except BadTextError as error:
        raise BadRowError(str(error)) from error


def _url(given: object) -> str | None:
    if isinstance(given, list):
        return next((found for one in given if (found := _url(one))), None)
    if isinstance(given, dict):
        return _url(given.get("@id"))
    text = given.strip() if isinstance(given, str) else ""
    return _stored("url", text) if _URL.fullmatch(text) else None


def _day(node: Node, key: str) -> str | None:
    """A date as EDTF; of a moment, its day."""
    text = _text(node, key)
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError as error:
        if is_date(text):
            return text
        raise BadRowError(f"{key}: {text!r:.40} is no date; write 2022-04-16") from error
