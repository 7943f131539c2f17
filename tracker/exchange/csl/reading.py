"""Reads CSL-JSON: a list of items, of which each has an id and a type."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.errors import BadFieldError, BadTextError, FileFaultError
from tracker.exchange.claim_file.syntax import json_value
from tracker.exchange.claim_file.text import ClaimFileText, utf_8
from tracker.vocabulary.csl_dates import edtf_date
from tracker.vocabulary.languages import check_language
from tracker.vocabulary.sources import SourceType, outlet_variables
from tracker.vocabulary.text import CODE_LIMIT, LINE_LIMIT, NAME_LIMIT, PROSE_LIMIT, storable

_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*(?:\{|\Z)")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+")
_PARTICLES = ("dropping-particle", "non-dropping-particle")
_TOLD = 60
"""Characters of a title that tell where something is."""


@dataclass(frozen=True)
class Item:
    """A source as a file of CSL-JSON has it.

    Attributes:
        path: where it stands, to point at it.
        id: as the file has it.
        values: by the names of `SourceDraft`; the outlet is a name.
        dropped: what could not be taken over, in words.
    """

    path: tuple[str]
    id: str
    values: Mapping[str, Any]
    dropped: Sequence[str]


def is_csl(begun: bytes) -> bool:
    """Whether what begins so is a JSON list of objects; no claim file and no bundle is."""
    return _BEGINNING.match(begun) is not None


def read_csl(raw: bytes, path: str) -> list[Item]:
    """Read the items of a file; `-` is standard input.

    Raises:
        FileFaultError: it cannot be read; names the item.
    """
    name = "standard input" if path == "-" else path
    items = json_value(ClaimFileText(name, utf_8(raw, name), toml=False))
    return [_item(name, place, one) for place, one in enumerate(items, start=1)]


def _item(file: str, place: int, given: object) -> Item:
    where = f"item {place}"
    if not isinstance(given, dict):
        raise FileFaultError(file, "is no object", key=where, mend="write it as { … }, as CSL has")
    if _text(given.get("title")):
        where += f" ({_shortened(given['title'])})"
    return _Reader(file, where, given).item()


def _shortened(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _TOLD else f"{text[:_TOLD]}…"


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _on_one_line(value: object) -> object:
    return " ".join(value.splitlines()) if isinstance(value, str) else value


class _Reader:
    """Reads one item."""

    def __init__(self, file: str, where: str, given: Mapping[str, Any]) -> None:
        self._file = file
        self._where = where
        self._given = given
        self._dropped: list[str] = []

    def item(self) -> Item:
        id_ = self._given.get("id")
        if isinstance(id_, bool) or not isinstance(id_, str | int | float) or not str(id_).strip():
            raise self._fault("has no id", "give it one: every item of CSL has an id and a type")
        self._checked("id", str(id_), LINE_LIMIT)
        type_ = self._type()
        values = {
            "type": type_,
            "title": self._line("title"),
            "byline": self._byline(),
            "outlet": self._outlet(type_),
            "published": self._published(),
            "language": self._language(),
            "url": self._url(),
            "archived_url": self._archived(),
            "read": "accessed" in self._given,
            "note": self._checked("note", self._given.get("note"), PROSE_LIMIT),
        }
        kept = {name: value for name, value in values.items() if value is not None}
        return Item((self._where,), str(id_), kept, self._dropped)

    def _type(self) -> SourceType:
        given = self._given.get("type")
        if given is None:
            raise self._fault("has no type", "give it one: every item of CSL has an id and a type")
        if given in list(SourceType):
            return SourceType(given)
        near = difflib.get_close_matches(str(given), list(SourceType), n=1)
        known = f"did you mean {near[0]}?" if near else f"CSL has {', '.join(SourceType)}"
        raise self._fault(f"{given!r} is no type of CSL", known)

    def _line(self, name: str) -> str | None:
        return self._checked(name, _on_one_line(self._given.get(name)), LINE_LIMIT)

    def _byline(self) -> str | None:
        authors = self._given.get("author") or []
        if not isinstance(authors, list) or not all(isinstance(one, dict) for one in authors):
            raise self._fault("author is no list of names", "write it as [{…}]")
        names = [name for one in authors if (name := _name(one))]
        return self._checked("author", "; ".join(names) or None, LINE_LIMIT)

    def _outlet(self, type_: SourceType) -> str | None:
        given = (self._given.get(name) for name in outlet_variables(type_))
        found = next((one for one in given if one), None)
        return self._checked(outlet_variables(type_)[0], _on_one_line(found), NAME_LIMIT)

    def _published(self) -> str | None:
        given = self._given.get("issued")
        if not given:
            return None
        found = edtf_date(given)
        if found is None or len(found) > CODE_LIMIT:
            told = given.get("literal") or given.get("raw") if isinstance(given, dict) else given
            self._drop("issued", told or given, "no date")
            return None
        return found

    def _language(self) -> str | None:
        given = self._given.get("language")
        if not _text(given):
            return None
        try:
            check_language("language", str(given).strip())
        except BadFieldError:
            self._drop("language", given, "no language tag such as en")
            return None
        return str(given).strip()

    def _url(self) -> str | None:
        found = self._checked("URL", self._given.get("URL"), PROSE_LIMIT)
        if found is None and _text(self._given.get("DOI")):
            doi = str(self._given["DOI"]).strip()
            found = doi if _URL.fullmatch(doi) else f"https://doi.org/{doi}"
        return found

    def _archived(self) -> str | None:
        found = self._checked("archive_location", self._given.get("archive_location"), PROSE_LIMIT)
        if found is not None and not _URL.fullmatch(found):
            self._drop("archive_location", found, "no URL")
            return None
        return found

    def _drop(self, name: str, given: object, problem: str) -> None:
        told = f"{name} {_shortened(given)!r} is {problem}, left out"
        self._dropped.append(f"{self._where}: {told}")

    def _checked(self, name: str, value: object, limit: int) -> str | None:
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise self._fault(f"{name} is no text", "write text in quotes")
        if not value.strip():
            return None
        try:
            text = storable(name, value)
        except BadTextError as error:
            raise self._fault(f"{name} {error.problem}", error.mend) from error
        if len(text) > limit:
            raise self._fault(f"{name} is too long", f"keep it to {limit:,} characters")
        return text

    def _fault(self, problem: str, mend: str) -> FileFaultError:
        return FileFaultError(self._file, problem, key=self._where, mend=mend)


def _name(given: Mapping[str, Any]) -> str:
    """A name as people write it, whatever parts it was taken into."""
    literal = given.get("literal")
    parts = [literal] if _text(literal) else [given.get("given"), *map(given.get, _PARTICLES)]
    parts += [] if _text(literal) else [given.get("family"), given.get("suffix")]
    return " ".join(" ".join(str(part).splitlines()).strip() for part in parts if _text(part))
