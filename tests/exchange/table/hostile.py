"""Files that are meant to do harm, or were harmed."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

Maker = Callable[[Path], None]


def written(content: bytes) -> Maker:
    def make(path: Path) -> None:
        path.write_bytes(content)

    return make


def _field(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b'text,speaker\n"')
        for _ in range(200):
            file.write(b"x" * 1_000_000)
        file.write(b'",Ann\nIt rains.,Bob\n')


def book_of(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["text", "speaker"])
        sheet.write_row(1, 0, ["It rains.", "Ann"])


def patched(part: str, old: bytes, new: bytes) -> Maker:
    """A workbook with other bytes in one of its parts."""

    def make(path: Path) -> None:
        whole = path.with_name("whole.xlsx")
        book_of(whole)
        with (
            zipfile.ZipFile(whole) as found,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as to,
        ):
            for one in found.namelist():
                content = found.read(one)
                if one.endswith(part):
                    assert old in content
                    content = content.replace(old, new, 1)
                to.writestr(one, content)

    return make


def _cut(path: Path) -> None:
    book_of(path)
    path.write_bytes(path.read_bytes()[:800])


SHEET = "is no workbook that can be read"
AS_CSV = "save the sheet as csv"
REFUSED: dict[str, tuple[Maker, str]] = {
    "nan.jsonl": (written(b'{"text": NaN}\n'), "nan.jsonl:1: NaN is not JSON; remove it"),
    "twice.jsonl": (
        written(b'{"text": "a", "text": "b"}\n'),
        "twice.jsonl:1: 'text' stands twice; remove one",
    ),
    "digits.jsonl": (
        written(b'{"text": ' + b"9" * 5_000 + b"}\n"),
        "digits.jsonl:1: a number of 5,000 digits; write text in quotes",
    ),
    "deep.jsonl": (
        written(b'{"text": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n"),
        "deep.jsonl:1: is nested too deeply; write a flat object",
    ),
    "nested.jsonl": (
        written(b'{"text": {"a": 1}}\n'),
        "nested.jsonl:1: 'text' is nested; write a flat object",
    ),
    "half.jsonl": (
        written(b'{"text": "\\ud800"}\n'),
        "half.jsonl:1: 'text' holds half of a surrogate pair; mend the escape",
    ),
    "list.jsonl": (
        written(b'[{"text": "a"}]\n'),
        "list.jsonl: is a JSON list, not lines of JSON; write one object a line",
    ),
    "empty.csv": (written(b""), "empty.csv: is empty; give a table"),
    "bomb.xlsx": (
        patched(
            "sharedStrings.xml", b"</sst>", b"<si><t>" + b"x" * 60_000_000 + b"</t></si></sst>"
        ),
        f"bomb.xlsx: unpacks to more than a workbook should; {AS_CSV}",
    ),
    "bomb-of-a-sheet.xlsx": (
        patched("sheet1.xml", b"</sheetData>", b"x" * 60_000_000 + b"</sheetData>"),
        f"bomb-of-a-sheet.xlsx: unpacks to more than a workbook should; {AS_CSV}",
    ),
    "entity.xlsx": (
        patched("sharedStrings.xml", b"?>", b'?><!DOCTYPE x [<!ENTITY a "aaaa">]>'),
        f"entity.xlsx: holds XML declarations no workbook has; {AS_CSV}",
    ),
    "far.xlsx": (
        patched("sheet1.xml", b'<row r="2"', b'<row r="99999999999"'),
        f"far.xlsx: has a row beyond the last, which is 1,048,576; {AS_CSV}",
    ),
    "torn.xlsx": (
        patched("sheet1.xml", b"</sheetData>", b""),
        f"torn.xlsx: {SHEET} (ParseError); {AS_CSV}",
    ),
    "cut.xlsx": (_cut, f"cut.xlsx: {SHEET} (BadZipFile); {AS_CSV}"),
    "text.xlsx": (written(b"text,speaker\n"), f"text.xlsx: {SHEET} (BadZipFile); {AS_CSV}"),
}
"""Files that are refused as a whole, and how that is told."""

REJECTED: dict[str, tuple[Maker, str]] = {
    "field.csv": (_field, "line 2: is longer than 1,048,576 bytes; shorten it"),
    "nul.csv": (
        written(b"text,speaker\nIt\0 rains.,Ann\nIt rains.,Bob\n"),
        "line 2: holds a NUL character; remove it",
    ),
    "utf8.csv": (
        written(b"text,speaker\n" + "Il pleut à l’été.,Ann\n".encode() * 20 + b"\xe9t\xe9,Bob\n"),
        "line 22: is not UTF-8 (byte 0xe9); save it as UTF-8",
    ),
    "open.csv": (
        written(b'text,speaker\n"It rains.,Ann\n' + b"It pours.,Bob\n" * 600),
        'line 2: a quotation mark opens a cell and none closes it; close it, or write "" inside',
    ),
    "after.csv": (
        written(b'text,speaker\n"It" rains.,Ann\n"It ""pours"".",Bob\n'),
        'line 2: a cell goes on after its closing quotation mark; write "" for a mark inside',
    ),
    "nan-later.jsonl": (
        written(b'{"text": "It rains.", "speaker": "Ann"}\n{"text": Infinity}\n'),
        "line 2: Infinity is not JSON; remove it",
    ),
}
"""Files with one bad row, and how that is told."""
