"""Excel workbooks: text stays text, the same table makes the same bytes."""

import io
import re
import zipfile
from datetime import datetime

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from rendering.cells import generated
from rendering.tables import table, texts
from tracker.errors import TooManyRowsError
from tracker.rendering.safe import safe
from tracker.rendering.tables_xlsx import CHARACTERS, write_xlsx
from tracker.reporting.tables.table import Kind, Table


def _written(what: Table) -> bytes:
    file = io.BytesIO()
    write_xlsx(what, file)
    return file.getvalue()


def _sheet(what: Table) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(_written(what))).active
    assert isinstance(sheet, Worksheet)
    return sheet


def _parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_cells_are_text_numbers_and_days() -> None:
    rows = list(_sheet(table()).iter_rows(values_only=True))
    assert rows == [
        ("Ref", "Text", "Said", "Relays", "Unclear", "URL"),
        (
            "C1",
            "It rains | or pours,\n“he said”",
            datetime(2022, 4, 16),  # noqa: DTZ001 - a day has no zone
            2,
            "yes",
            "https://example.org/a?b=1&c",
        ),
        ("C2", "=1+1 <b>", None, None, "no", "javascript:alert(1)"),
    ]


def test_a_sheet_can_be_read_sorted_and_printed() -> None:
    sheet = _sheet(table())
    assert sheet.title == "Claims"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(1, 0), (None, 0)}
    assert sheet["B2"].alignment.wrap_text is True
    assert sheet.column_dimensions["B"].width > 40


def test_only_an_address_of_the_web_is_a_link() -> None:
    sheet = _sheet(
        table(
            {"text": Kind.TEXT, "url": Kind.LINK},
            [
                ("https://example.org/not-a-link-column", "https://example.org/a?b=1#c"),
                ("x", "javascript:alert(1)"),
                ("x", "file:///etc/passwd"),
                ("x", "HTTP://example.org/"),
                ("x", "https://example.org/" + "a" * 3000),
                ("x", "internal:Sheet1!A1"),
                ("x", "https://example.org/a b"),
            ],
        )
    )
    links = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links == ["B2", "B5"]
    assert sheet["B2"].value == "https://example.org/a?b=1#c"
    assert sheet["B2"].hyperlink.target == "https://example.org/a?b=1"


def test_ten_thousand_cells_open_equal_and_none_is_a_formula() -> None:
    cells = generated(10_000)
    content = _written(texts(cells))
    parts = _parts(content)
    assert [name for name, text in parts.items() if "<f>" in text or "<f " in text] == []
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert isinstance(sheet, Worksheet)
    found = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in found} == {"inlineStr"} or {
        cell.data_type for cell in found
    } == {"s"}
    assert [unescape(str(cell.value)) for cell in found] == [
        safe(cell.replace("\r\n", "\n")) for cell in cells
    ]


def test_markup_in_a_cell_is_text() -> None:
    sheet = _sheet(texts(["<r><t>x</t></r>", "<r></r>", "<r><f>1+1</f></r>"]))
    assert [sheet[f"B{row}"].value for row in (2, 3, 4)] == [
        "<r><t>x</t></r>",
        "<r></r>",
        "<r><f>1+1</f></r>",
    ]


def test_the_same_table_makes_the_same_bytes_that_name_nobody() -> None:
    first, second = _written(table()), _written(table())
    assert first == second
    core = _parts(first)["docProps/core.xml"]
    assert re.findall(r"<dc:creator>(.*?)</dc:creator>", core) in ([], [""])
    assert re.findall(r"<cp:lastModifiedBy>(.*?)<", core) in ([], [""])
    assert set(re.findall(r">(\d{4}-\d\d-\d\d)T", core)) == {"2000-01-01"}


@pytest.mark.parametrize(("char", "units"), [("x", 1), ("👍", 2)])
def test_a_cell_that_is_too_long_is_cut_and_says_so(char: str, units: int) -> None:
    whole, more = char * (CHARACTERS // units), char * 40_000
    file = io.BytesIO()
    assert write_xlsx(texts([whole, more]), file) == 1
    sheet = openpyxl.load_workbook(file).active
    assert isinstance(sheet, Worksheet)
    assert sheet["B2"].value == whole
    cut = str(sheet["B3"].value)
    assert cut.endswith(f"{char}… [cut here: 40,000 characters]")
    assert len(cut.encode("utf-16-le")) // 2 in {CHARACTERS, CHARACTERS - 1}


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    with pytest.raises(TooManyRowsError) as refused:
        write_xlsx(table(rows=[], total=1_048_576), io.BytesIO())
    assert str(refused.value) == (
        "a sheet of xlsx holds 1,048,575 rows, this table has 1,048,576;"
        " export it as csv, or narrow it with the filters or --limit"
    )


def test_an_empty_table_has_its_header() -> None:
    assert list(_sheet(texts([])).iter_rows(values_only=True)) == [("Ref", "Text")]
