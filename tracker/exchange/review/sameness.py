"""When a cell that comes back is the one that went out, whatever a program did to it.

A spreadsheet drops blanks at ends and changes line breaks, a date becomes another's date format,
a number gets a decimal place, the guard against formulas stays or goes.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tracker.rendering.safe import safe
from tracker.rendering.tables_csv import unguarded

_COMPARED = 16_000
"""Characters: more than a field may have, fewer than any workbook cuts a cell at."""

_DIGITS = 30
"""Characters of what may be a number."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][+-]?\d{1,2})?")
_COMMA = re.compile(r"-?\d+,\d+")
_TRUTH = {"true", "false"}
_DATE = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})(?:[ T]00?:00(?::00)?)?")
_MONTH = re.compile(r"([A-Za-z]{3})[a-z]*[- ](\d{2}|\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LETTERS = str.maketrans("0123456789abcdef", "ghijklmnopabcdef")


def plain(text: str) -> str:
    """What counts of a text; of a number, its value."""
    text = safe(_unescaped(text).replace("\r\n", "\n")).replace("\\x0d", "\n")
    lines = (line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n"))
    found = "\n".join(lines).strip()
    if len(found) <= _DIGITS and _NUMBER.fullmatch(found):
        return f"{Decimal(found.replace(',', '')).normalize():f}"
    return found[:_COMPARED]


def readings(cell: str) -> Iterator[str]:
    """What a cell may have been before a program wrote it in its own way, as what counts."""
    read = plain(cell)
    yield read
    yield plain(unguarded(cell.strip()))
    if _COMMA.fullmatch(read):
        yield plain(read.replace(",", "."))
    if read in _TRUTH:
        yield from (read.upper(), read.capitalize())
    if found := _DATE.fullmatch(read):
        yield from _dates(*found.groups())
    if (found := _MONTH.fullmatch(read)) and found[1].lower() in _MONTHS:
        for year in _years(found[2]):
            yield f"{year:04}-{_MONTHS.index(found[1].lower()) + 1:02}"


def unescaped(cell: str) -> str:
    """A workbook's cell with the characters that it writes as `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)


def written(cell: str) -> str | None:
    """What a person wrote into a cell; None where it is empty."""
    return unguarded(cell.replace("\r\n", "\n").strip()) or None


def mark(uid: str, version: str, column: str, text: str) -> str:
    """A few letters by which a cell of a row is known again; letters, as no program counts them."""
    sealed = f"{uid}\0{version}\0{column}\0{text}"
    return (
        hashlib.sha256(sealed.encode("utf-8", "surrogatepass")).hexdigest()[:6].translate(_LETTERS)
    )


def _unescaped(text: str) -> str:
    """Until there is nothing to read so, as not every program writes and reads it alike."""
    while (found := unescaped(text)) != text:
        text = found
    return text


def _dates(one: str, two: str, three: str) -> Iterator[str]:
    for year, month, day in ((one, two, three), (three, two, one), (three, one, two)):
        for whole in _years(year):
            try:
                found = date(whole, int(month), int(day))
            except ValueError:
                continue
            yield found.isoformat()
            if found.day == 1:
                yield f"{found:%Y-%m}"


def _years(written: str) -> tuple[int, ...]:
    if len(written) == len("2022"):
        return (int(written),)
    return (2000 + int(written), 1900 + int(written)) if len(written) == len("22") else ()
