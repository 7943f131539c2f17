"""A document for a word processor: read back whole, naming nobody, with nothing in it that acts."""

import io
import re
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document as Pages
from docx.oxml.ns import qn

from conftest import Run
from office import ABSENT, converted
from rendering.documents import SMALL, document
from rendering.hostile import PAYLOADS
from rendering.scripts import SCRIPTS
from reporting.stories import PAPER, answers, claim, load, tell
from tracker.rendering.document_docx import write_document_docx
from tracker.rendering.safe import safe
from tracker.reporting.document import Document
from tracker.store.location import Location


def _written(what: Document) -> bytes:
    file = io.BytesIO()
    write_document_docx(what, file)
    return file.getvalue()


def _opened(what: Document) -> Pages:
    return docx.Document(io.BytesIO(_written(what)))


def _cells(pages: Pages) -> list[list[list[str]]]:
    """The texts of every table."""
    return [[[cell.text for cell in row.cells] for row in one.rows] for one in pages.tables]


def test_a_document_is_headings_paragraphs_and_tables() -> None:
    pages = _opened(SMALL)
    told = [(one.style.name, one.text) for one in pages.paragraphs if one.style and one.text]
    assert told == [
        ("Title", "A report: 2 claims"),
        ("Intense Quote", "It rained, says one; it did not, says the other."),
        ("Heading 1", "Who says so"),
        ("Normal", "Two people."),
        ("Normal", "Neither was there."),
        ("Normal", "Read by us."),
        ("Heading 2", "Who denies it"),
        ("Heading 1", "Who is silent"),
        ("Normal", "Nobody."),
        ("Normal", "No comment is not a denial."),
        ("Normal", "Generated 2022-05-01T12:00:00Z for internal use."),
    ]
    heads = ["Claim", "Text", "Said", "Relays", "Clear", "Address"]
    assert _cells(pages) == [
        [heads, ["C1", "It rains | it pours.", "2022-04-16", "2", "yes", ""]],
        [heads, ["C2", "It is dry.", "", "10", "no", "https://example.org/a?b=1"]],
    ]


def test_the_first_row_is_repeated_on_every_sheet_and_no_row_is_split() -> None:
    for table in _opened(SMALL).tables:
        marks = [
            [one.tag for one in row._tr.get_or_add_trPr()]  # noqa: SLF001 - it has no other way
            for row in table.rows
        ]
        assert marks == [[qn("w:cantSplit"), qn("w:tblHeader")], [qn("w:cantSplit")]]


def test_a_section_stays_with_its_table() -> None:
    kept = [one.text for one in _opened(SMALL).paragraphs if one.paragraph_format.keep_with_next]
    assert kept == ["Two people.", "Neither was there."]


@pytest.mark.parametrize("text", [*PAYLOADS, *SCRIPTS, "\ufffe\uffff", "=1+1", "{ HYPERLINK x }"])
def test_any_text_shows_as_itself(text: str) -> None:
    pages = _opened(document(text))
    shown = (
        safe(text.replace("\r\n", "\n")).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    )
    paragraphs = [one.text for one in pages.paragraphs if one.text]
    assert paragraphs[:-1] == [shown] * 8
    assert [row[0] for table in _cells(pages) for row in table[1:]] == [shown] * 3
    assert pages.element.xpath("//w:fldSimple | //w:instrText | //w:hyperlink | //w:object") == []


def test_it_names_nobody_and_no_time_of_making() -> None:
    known = _opened(SMALL).core_properties
    assert (known.author, known.last_modified_by, known.comments, known.keywords) == ("",) * 4
    assert known.title == "A report: 2 claims"
    day = datetime(2000, 1, 1, tzinfo=UTC)
    assert (known.created, known.modified, known.last_printed) == (day, day, day)
    with zipfile.ZipFile(io.BytesIO(_written(SMALL))) as packed:
        assert {one.date_time[:3] for one in packed.infolist()} == {(2000, 1, 1)}
        assert not [name for name in packed.namelist() if "app.xml" in name or "thumb" in name]
        texts = b"".join(packed.read(name) for name in packed.namelist())
    assert re.findall(rb"python-docx|Macintosh", texts) == []


def test_the_same_document_makes_the_same_bytes() -> None:
    assert _written(SMALL) == _written(SMALL)


@pytest.mark.parametrize(
    "report",
    ["conflicts", "sourcing", "anonymity", "origins", "timeline", "impact C6"],
)
def test_every_report_that_is_a_document_can_be_had(seed: Location, run: Run, report: str) -> None:
    del seed
    outcome = run("report", *report.split(), "-o", "made.docx")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert len(docx.Document("made.docx").tables) >= 1


def test_the_contradiction_report_has_a_table_for_every_voice(seed: Location, run: Run) -> None:
    del seed
    run("report", "conflicts", "-o", "made.docx")
    tables = _cells(docx.Document("made.docx"))
    assert len(tables) == 5
    head, first, *_ = tables[0]
    assert head == ["Claim", "What it does", "What is said", "Why", "Details"]
    assert first == [
        "C13",
        "CONTESTED (disputes)\ndenial\ndoes not deny as worded",
        (
            "“I don’t think [Sergeev’s complaint] applies to the Chinese scientific community"
            " as a whole.”"
        ),
        (
            "Answers Sergeev directly and rejects the complaint, but only for the community"
            " “as a whole” and hedged; both can be true."
        ),
        (
            "Scope: who wider, what same, where same, when unknown\n"
            "Said: by 16 Apr 2022, in S1\n"
            "Notices: A2 A5 A9"
        ),
    ]


def test_who_stands_where_and_what_is_not_shown_are_told(location: Location, run: Run) -> None:
    del location
    keys = [f"k{number}" for number in range(5)]
    more = [claim(key, "bob", f"No, {key}.") for key in keys]
    load(run, PAPER, *more, *(answers(key, "disputes", "A") for key in keys))
    tell(run, "question add 'Did work stop?'\nposition C1 Q1 yes\nposition C2 Q1 no")
    run("report", "conflicts", "--question", "Q1", "-n", "2", "-o", "made.docx")
    told = [one.text for one in docx.Document("made.docx").paragraphs]
    start = told.index("Q1: Did work stop?")
    assert told[start : start + 3] == [
        "Q1: Did work stop?",
        "yes: 1 claim, 1 voice",
        "C1 · assertion\nWork stopped.\nAnn (named), in S1",
    ]
    assert "Not shown" in told
    assert "… and 4 more answers, not shown: 4 contested (disputes)." in told


def test_without_its_library_one_line_says_what_to_install(
    seed: Location, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    del seed
    monkeypatch.setitem(sys.modules, "docx", None)
    for report in ("conflicts", "anonymity"):
        outcome = run("report", report, "-o", "made.docx")
        assert (outcome.code, outcome.out, outcome.err) == (
            1,
            "",
            (
                "tracker: docx needs the extra 'docx', which is not installed; install it with:"
                " pip install 'claim-tracker[docx]', or take md, html or json\n"
            ),
        )
    assert not Path("made.docx").exists()


@pytest.mark.skipif(ABSENT, reason="needs LibreOffice")
def test_a_word_processor_reads_every_cell(tmp_path: Path) -> None:
    texts = [*SCRIPTS, "<b>x</b> & {{ y }}", "=1+1"]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.docx").write_bytes(_written(document(text)))
    names = [f"{number}.docx" for number in range(len(texts))]
    saved = converted(tmp_path, names, "txt:Text (encoded):UTF8")
    for number, text in enumerate(texts):
        read = (saved / f"{number}.txt").read_text(encoding="utf-8-sig")
        assert "".join(read.split()).count("".join(safe(text).split())) == 17
