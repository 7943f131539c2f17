"""Some hundred files that do harm, or were harmed: makers by name, and how each is read."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exchange.table.hostile import Maker, book_of, patched, written

Hostile = tuple[str, Maker, tuple[str, ...]]
"""What the file is called, what writes it, and the words after `tracker` that read it."""

MAPPED = ("--map", "text=text", "--map", "speaker=speaker")


HARMS: dict[str, bytes] = {
    "nan": b"NaN",
    "infinity": b"Infinity",
    "minus-infinity": b"-Infinity",
    "digits": b"9" * 5_000,
    "minus-digits": b"-" + b"9" * 5_000,
    "exponent": b"1e999999999",
    "deep-lists": b"[" * 100_000 + b"]" * 100_000,
    "deep-objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "open-lists": b"[" * 100_000,
    "half-surrogate": b'"\\ud800"',
    "nul": b'"a\\u0000b"',
    "raw-nul": b'"a\0b"',
    "raw-control": b'"a\x01b"',
    "raw-newline": b'"a\nb"',
    "not-utf-8": b'"\xff\xfe"',
    "overlong-utf-8": b'"\xc0\xaf"',
    "surrogate-utf-8": b'"\xed\xa0\x80"',
    "bad-escape": b'"\\x41"',
    "cut-escape": b'"\\u12"',
    "open-string": b'"a',
    "single-quotes": b"'a'",
    "bare-word": b"a",
    "python-none": b"None",
    "leading-zero": b"012",
    "hexadecimal": b"0x1F",
    "plus": b"+1",
    "comment": b"/* a */ 1",
    "empty-value": b"",
    "twenty-megabytes": b'"' + b"x" * 20_000_000 + b'"',
    "object": b'{"a": {"b": []}}',
    "list-of-lists": b"[[[]]]",
    "true": b"true",
    "number": b"3.5",
}
"""What may stand where JSON has a text."""

_CLAIM_FILE = (
    b'{"schema": "tracker/claim-file/1", "id": "story", "source": {"s": {"type": "document",'
    b' "title": "T"}}, "speaker": {"a": {"name": "Ann"}}, "claim": {"A": {"speaker": "a",'
    b' "source": "s", "text": %s}}}'
)
_FEED = (
    b'{"@type": "ClaimReview", "url": "https://example.org/1", "claimReviewed": %s,'
    b' "reviewRating": {"alternateName": "False"}, "author": {"name": "Check"},'
    b' "itemReviewed": {"author": {"name": "Ann"}}}'
)
_CSL = b'[{"id": "a", "type": %s, "title": "T"}]'
_ROW = b'{"text": %s, "speaker": "Ann"}\n'
_SPEAKER = (
    b'{"table": "speaker", "row": {"uid": "00000000-0000-4000-8000-000000000001", "name": %s}}\n'
)


_FEEDS_TAKE = {"exponent", "number"}
_TABLES_TAKE = _FEEDS_TAKE | {"true", "not-utf-8", "overlong-utf-8", "surrogate-utf-8"}
"""What is read as the text that stands there: a number, or another encoding, which is told."""


def _json_files() -> Iterator[Hostile]:
    for harm, value in HARMS.items():
        yield f"claims-{harm}.json", written(_CLAIM_FILE % value), ()
        if harm not in _FEEDS_TAKE:
            yield f"feed-{harm}.json", written(_FEED % value), ()
        yield f"csl-{harm}.json", written(_CSL % value), ()
        if harm not in _TABLES_TAKE:
            yield f"rows-{harm}.jsonl", written(_ROW % value), MAPPED
        yield f"bundle-{harm}.jsonl", written(_HEADER + _SPEAKER % value), ()


_HEADER = b'{"schema": "tracker/bundle/1", "database": "0010"}\n'

_TOML: dict[str, bytes] = {
    "nan": b"text = nan",
    "infinity": b"text = inf",
    "digits": b"text = " + b"9" * 5_000,
    "deep": b"text = " + b"[" * 100_000,
    "deep-tables": b"text = " + b"{a=" * 20_000,
    "dotted": b".".join([b"a"] * 50_000) + b" = 1",
    "twice": b'text = "a"\ntext = "b"',
    "nul": b'text = "a\\u0000b"',
    "raw-nul": b'text = "a\0b"',
    "control": b'text = "a\x01b"',
    "not-utf-8": b'text = "\xff"',
    "half-surrogate": b'text = "\\ud800"',
    "bad-escape": b'text = "\\x4"',
    "open-string": b'text = "a',
    "open-block": b'text = """a',
    "long-line": b'text = "' + b"x" * 2_000_000 + b'"',
    "date": b"text = 2022-99-99",
    "time": b"text = 25:61:00",
    "number": b"text = 3",
    "list": b'text = ["a"]',
    "unknown": b'text = "a"\nnobody = "b"',
    "empty": b'text = ""',
    "blank": b'text = " "',
    "no-value": b"text =",
    "carriage-return": b'text = "a\rb"',
}


def _toml_files() -> Iterator[Hostile]:
    head = (
        b'schema = "tracker/claim-file/1"\nid = "story"\n[source.s]\ntype = "document"\n'
        b'title = "T"\n[speaker.a]\nname = "Ann"\n[claim.A]\nspeaker = "a"\nsource = "s"\n'
    )
    for harm, lines in _TOML.items():
        yield f"claims-{harm}.toml", written(head + lines + b"\n"), ()
        option = ("--map-file", f"mapping-{harm}.toml")
        yield f"mapping-{harm}.toml", _mapping(b"[columns]\n" + lines + b"\n"), option


def _mapping(content: bytes) -> Maker:
    def make(path: Path) -> None:
        path.write_bytes(content)
        path.with_name("table.csv").write_bytes(b"text,speaker\nIt rains.,Ann\n")

    return make


_CELLS: dict[str, bytes] = {
    "nul": b"It\0 rains.,Ann\n",
    "not-utf-8": "Il pleut à l’été.,Ann\n".encode() * 20 + b"\xe9t\xe9,Bob\n",
    "open-quote": b'"It rains.,Ann\n' + b"It pours.,Bob\n" * 600,
    "after-quote": b'"It" rains.,Ann\n"It ""pours"".",Bob\n',
    "megabyte": b"x" * 2_000_000 + b",Ann\n",
    "long-text": b"x" * 10_001 + b",Ann\n",
    "long-name": b"It rains.," + b"n" * 301 + b"\n",
    "more-cells": b"It rains.,Ann,more,and,more\n",
    "fewer-cells": b"It rains.\n",
    "no-text": b",Ann\n",
    "blank-text": b"   ,Ann\n",
    "two-names": b"It rains.,Ann & Bob; Carl\n" * 2,
    "thousand-cells": b"a," * 100_000 + b"\n",
}


def _separated_files() -> Iterator[Hostile]:
    for ending, separator in (("csv", b","), ("tsv", b"\t")):
        for harm, lines in _CELLS.items():
            if harm == "two-names" or (ending == "tsv" and harm == "after-quote"):
                continue
            content = b"text,speaker\n" + lines
            yield f"cells-{harm}.{ending}", written(content.replace(b",", separator)), MAPPED
        for harm, whole in {
            "empty": b"",
            "header-alone": b"",
            "twice": b"text,text,speaker\nA.,B.,Ann\n",
            "no-column": b"words,speaker\nA.,Ann\n",
            "utf-16-cut": "text,speaker\nIt rains.,Ann\n".encode("utf-16")[:-1],
            "zip": b"PK\x03\x04" + bytes(range(256)) * 40,
            "pdf": b"%PDF-1.7\n" + bytes(range(256)) * 40,
        }.items():
            if harm == "header-alone":
                continue
            yield f"whole-{harm}.{ending}", written(whole.replace(b",", separator)), MAPPED


def _without(part: str) -> Maker:
    def make(path: Path) -> None:
        whole = path.with_name("whole.xlsx")
        book_of(whole)
        with zipfile.ZipFile(whole) as found, zipfile.ZipFile(path, "w") as to:
            for one in found.namelist():
                if not one.endswith(part):
                    to.writestr(one, found.read(one))

    return make


def _cut(size: int) -> Maker:
    def make(path: Path) -> None:
        book_of(path)
        path.write_bytes(path.read_bytes()[:size])

    return make


_DOCTYPE = b'?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
_XLSX: dict[str, Maker] = {
    "bomb-of-texts": patched(
        "sharedStrings.xml", b"</sst>", b"<si><t>" + b"x" * 60_000_000 + b"</t></si></sst>"
    ),
    "bomb-of-a-sheet": patched("sheet1.xml", b"</sheetData>", b"x" * 60_000_000 + b"</sheetData>"),
    **{
        f"entity-{part}": patched(f"{part}.xml", b"?>", _DOCTYPE)
        for part in ("sharedStrings", "sheet1", "workbook", "styles")
    },
    "far-row": patched("sheet1.xml", b'<row r="2"', b'<row r="99999999999"'),
    "torn-sheet": patched("sheet1.xml", b"</sheetData>", b""),
    "torn-book": patched("workbook.xml", b"</workbook>", b""),
    "torn-texts": patched("sharedStrings.xml", b"</sst>", b""),
    "no-sheet": _without("sheet1.xml"),
    "no-book": _without("workbook.xml"),
    "no-types": _without("[Content_Types].xml"),
    **{f"cut-{size}": _cut(size) for size in (1, 4, 30, 400, 800, 2_000)},
    "text": written(b"text,speaker\nIt rains.,Ann\n"),
    "old-format": written(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)),
    "empty-archive": written(b"PK\x05\x06" + bytes(18)),
    "empty": written(b""),
}


def _workbooks() -> Iterator[Hostile]:
    for harm, make in _XLSX.items():
        yield f"book-{harm}.xlsx", make, MAPPED
        yield f"review-{harm}.xlsx", make, ("review",)


_LINES: dict[str, Any] = {
    "no-schema": {"database": "0010"},
    "other-schema": {"schema": "tracker/claims/1"},
    "newer": {"schema": "tracker/bundle/9"},
    "list": ["tracker/bundle/1"],
}


def _others() -> Iterator[Hostile]:
    for harm, line in _LINES.items():
        yield f"head-{harm}.jsonl", written(json.dumps(line).encode() + b"\n"), ()
    for harm, content in {
        "nothing": b"",
        "null": b"null",
        "zero": b"0",
        "text": b'"tracker"',
        "list": b"[1, 2]",
        "empty-list": b"[]",
        "object": b"{}",
        "keys": b"{" + b",".join(b'"%d": 1' % one for one in range(300_000)) + b"}",
        "twice": b'{"schema": "tracker/claim-file/1", "schema": "tracker/claim-file/1"}',
        "two": b"{}{}",
        "trailing-comma": b'{"schema": "tracker/claim-file/1",}',
        "html": b"<!doctype html><title>Not found</title>",
        "binary": bytes(range(256)) * 1_000,
        "seventeen-megabytes": b" " * 17_000_000,
    }.items():
        yield f"root-{harm}.json", written(content), ()
    for harm, content in {
        "no-columns": b"a,b\n1,2\n",
        "empty": b"",
        "nul": b"relation_uid,relation_version,seal\0\n",
        "not-utf-8": b"relation_uid,\xff\n",
        "unsealed": b"relation_uid,relation_version,seal,review,why,resolution,note,retract\n"
        b"x,y,z,agreed,Because.,,,\n",
    }.items():
        yield f"review-{harm}.csv", written(content), ("review",)


def hostile_files() -> list[Hostile]:
    """All of them; no two under one name."""
    return [*_json_files(), *_toml_files(), *_separated_files(), *_workbooks(), *_others()]
