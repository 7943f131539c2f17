"""Tables that fit the terminal, in any script."""

import pytest
import wcwidth
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rendering.scripts import CHINESE, COMBINING, EMOJI, LONG, SCRIPTS
from tracker.rendering.safe import safe
from tracker.rendering.table import render_pairs, render_table, terminal_width, wrapped

CELLS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="ab 　\n\t-–", max_size=40),
    st.sampled_from(["", *SCRIPTS]),
    st.integers(0, 10**12).map(str),
)
FITTED = """\
ref  organization    described
---  --------------  --------------
P1   Ministry of     the
     Transportation  transportation
                     ministry
P2   Observatory
"""
BLOCKS = """\
ref           P1
organization  Ministry of
              Transportation
described     the transportation
              ministry

ref           P2
organization  Observatory
"""


def test_a_table_that_fits_is_as_wide_as_its_cells() -> None:
    assert render_table(["ref", "claim"], [["C1", "Work stopped."], ["C10", "No."]], 60) == (
        "ref  claim\n"
        "---  -------------\n"
        "C1   Work stopped.\n"
        "C10  No."
    )  # fmt: skip


def test_the_widest_column_gives_way_first() -> None:
    rows = [["C1", "Ann", "Work stopped in the spring."]]
    assert render_table(["ref", "speaker", "claim"], rows, 30) == (
        "ref  speaker  claim\n"
        "---  -------  ---------------\n"
        "C1   Ann      Work stopped in\n"
        "              the spring."
    )


def test_numbers_stand_on_the_left_as_they_were_written() -> None:
    assert render_table(["n", "text"], [["007", "1e5"], ["10", "0.10"]], 40) == (
        "n    text\n"
        "---  ----\n"
        "007  1e5\n"
        "10   0.10"
    )  # fmt: skip


HEADS = ["one", "two", "three"]


def _in_blocks(rows: list[tuple[str, str, str]]) -> str:
    return "".join(
        f"one{one}{'two' * bool(two)}{two}{'three' * bool(three)}{three}"
        for one, two, three in rows
    )


def test_chinese_and_combining_characters_stay_in_their_columns() -> None:
    rows = [["合作停顿", "e\u0301te\u0301", "x"], ["a", "ete", "x"]]
    assert render_table(["a", "b", "c"], rows, 40) == (
        "a         b    c\n--------  ---  -\n合作停顿  e\u0301te\u0301  x\na         ete  x"
    )


@pytest.mark.parametrize(("columns", "printed"), [(34, BLOCKS), (35, FITTED)])
def test_where_words_would_break_each_row_is_a_block_of_lines(columns: int, printed: str) -> None:
    rows = [
        ["P1", "Ministry of Transportation", "the transportation ministry"],
        ["P2", "Observatory", ""],
    ]
    heads = ["ref", "organization", "described"]
    assert render_table(heads, rows, columns) == printed.rstrip()


def test_a_date_and_a_name_with_a_number_are_words() -> None:
    rows = [["2026-11-25 02:54", "import pause-2022"]]
    assert render_table(["when", "what"], rows, 22) == (
        "when        what\n"
        "----------  ----------\n"
        "2026-11-25  import\n"
        "02:54       pause-2022"
    )  # fmt: skip
    assert render_table(["when", "what"], rows, 21) == (
        "when  2026-11-25\n      02:54\nwhat  import\n      pause-2022"
    )


@settings(deadline=None)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4),
    columns=st.integers(52, 160),
)
@example(rows=[(CHINESE, COMBINING, EMOJI), (LONG, LONG, LONG)], columns=52)
@example(rows=[("a " * 40, "b" * 40, "汉" * 40)], columns=53)
@example(rows=[(" ", "\n", "\u3000")], columns=52)
def test_any_table_fits_keeps_its_texts_and_its_columns(
    rows: list[tuple[str, str, str]], columns: int
) -> None:
    printed = render_table(HEADS, rows, columns)
    lines = printed.split("\n")
    assert [line for line in lines if wcwidth.width(line) > columns] == []
    rule = next((line for line in lines if line and not line.strip("- ")), None)
    if rule is None:  # rows far taller than blocks
        assert _squeezed(printed) == _squeezed(_in_blocks(rows))
        return
    widths = [len(dashes) for dashes in rule.split()]
    assert (len(widths), sum(widths) + 4) == (3, len(rule))
    body = lines[lines.index(rule) + 1 :]
    cells = [_cut(line, widths) for line in body]
    for place in range(3):
        kept = "".join(cell[place] for cell in cells)
        assert _squeezed(kept) == _squeezed("".join(row[place] for row in rows))


@settings(deadline=None)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=4),
    columns=st.integers(20, 51),
)
@example(rows=[(CHINESE, COMBINING, EMOJI), ("", "", "")], columns=20)
@example(rows=[("a " * 40, "b" * 40, "汉" * 40)], columns=21)
def test_any_block_of_a_narrow_table_fits_and_keeps_its_texts(
    rows: list[tuple[str, str, str]], columns: int
) -> None:
    wide = "w" * 16
    told = [(wide, wide, wide), *rows]
    printed = render_table(HEADS, told, columns)
    assert [line for line in printed.split("\n") if wcwidth.width(line) > columns] == []
    assert _squeezed(printed) == _squeezed(_in_blocks(told))


@settings(deadline=None)
@given(
    text=CELLS,
    columns=st.integers(10, 120),
    indent=st.sampled_from(["", "  ", "    "]),
    hanging=st.sampled_from([None, "", "      "]),
)
def test_wrapping_cuts_nothing_and_keeps_to_the_width(
    text: str, columns: int, indent: str, hanging: str | None
) -> None:
    lines = wrapped(text, columns, indent=indent, hanging=hanging)
    assert lines
    assert [line for line in lines if wcwidth.width(line) > columns] == []
    assert _squeezed("".join(lines)) == _squeezed(text)


def test_wrapping_keeps_lines_and_indents_the_following_ones() -> None:
    assert wrapped("why: one two three\nfour", 14, indent="  ", hanging="    ") == [
        "  why: one two",
        "    three",
        "    four",
    ]


def test_a_text_of_nothing_is_one_empty_line() -> None:
    assert wrapped("", 10) == [""]


def test_pairs_stand_beside_each_other_and_the_texts_hang() -> None:
    assert render_pairs([("kind", "assertion"), ("note", "one two three four")], 18) == (
        "kind  assertion\n"
        "note  one two\n"
        "      three four"
    )  # fmt: skip


@settings(deadline=None)
@given(pairs=st.lists(st.tuples(st.sampled_from(["ref", "said", "注"]), CELLS), min_size=1),
       columns=st.integers(20, 120))  # fmt: skip
def test_no_pair_is_wider_than_the_terminal(pairs: list[tuple[str, str]], columns: int) -> None:
    lines = render_pairs(pairs, columns).split("\n")
    assert [line for line in lines if wcwidth.width(line) > columns] == []


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("", 100), ("0", 100), ("x", 100)])
def test_the_width_is_that_of_columns_or_else_100(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("sys.__stdout__", None)
    assert terminal_width() == width


def _cut(line: str, widths: list[int]) -> list[str]:
    """The cells of a line, cut where the rule says that columns begin."""
    cells = []
    rest = line
    for width in widths:
        cell = ""
        while rest and wcwidth.width(cell + rest[0]) <= width:
            cell, rest = cell + rest[0], rest[1:]
        cells.append(cell)
        gap, rest = rest[:2], rest[2:]
        assert not gap.strip(), line
    return cells


def _squeezed(text: str) -> str:
    return "".join(safe(text).split())


def test_rows_far_taller_than_blocks_of_lines_are_blocks() -> None:
    long = "one two three four five six seven eight nine ten eleven twelve"
    rows = [["C1", "denial", long, "who " * 60]]
    assert render_table(["ref", "kind", "claim", "who"], rows, 40) == (
        "ref    C1\n"
        "kind   denial\n"
        "claim  one two three four five six seven\n"
        "       eight nine ten eleven twelve\n"
        "who    who who who who who who who who\n"
        + "       who who who who who who who who\n" * 6
        + "       who who who who"
    )
    short = [["C1", "denial", "one two three four five six", "me"]]
    assert render_table(["ref", "kind", "claim", "who"], short, 40).startswith("ref  kind    claim")
