"""The line of a key: what an error points at."""

import json
import tomllib
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.exchange.claim_file.places import line_of

Path = tuple[str | int, ...]

PLAIN_VALUES = (
    "1",
    '"text"',
    '"# no comment, no [header], no key = 1"',
    "'a \"b\" c'",
    "2022-04-16",
    "[1, 2]",
    '{ who = "x", what = "y" }',
    '"""one line"""',
    '"""\n[t0]\nk0 = 1\n[[t1]]\n"""',
    "'''\nk0 = 1\n\n[t0.u]\n'''",
    '"""\n\'\'\'\nk1 = 2\n"""',
    '[\n  "a",\n  "k0 = 1",\n  { k1 = 1 },\n]',
)
TRICKY_VALUES = (
    '"a"  # """',
    '\'"""\'',
    "\"'''\"  # '''",
    '"""\n\\"""\nk0 = 1\n"""',
    '"""a"""  # """',
    '[\n  [1],\n  ["[t0]"]\n]',
    '[\n  """\n[t0]\n  """,\n]',
    '"a line separator: \u2028"',
    '"a next line: \u0085"',
)


@dataclass
class Document:
    """A document in the making, with the line of every key in it."""

    lines: list[str] = field(default_factory=list)
    places: dict[Path, int] = field(default_factory=dict)

    def here(self, path: Path, shortest: int) -> None:
        """The next line is where these keys stand."""
        for length in range(shortest, len(path) + 1):
            self.places.setdefault(path[:length], len(self.lines) + 1)

    def write(self, text: str) -> None:
        self.lines += text.split("\n")


@st.composite
def documents(draw: st.DrawFn, values: tuple[str, ...], *, nested: bool) -> Document:
    """TOML with tables, lists of tables, dotted and quoted keys, and values on several lines."""
    made = Document()
    for number in range(draw(st.integers(1, 4))):
        name, header = f"t{number}", f"t{number}"
        path: Path = (name,)
        below = draw(st.booleans())
        if below:
            header, path = f'{name} . "u v"', (name, "u v")
        listed = draw(st.booleans())
        for item in range(draw(st.integers(1, 3)) if listed else 1):
            made.write(draw(st.sampled_from(["", "# [t0]", "  # k0 = 1"])))
            made.here(path, 1 if nested else len(path))
            made.here((*path, item) if listed else path, len(path))
            made.write(f"[[{header}]]  # a list" if listed else f"  [ {header} ]")
            _body(draw, made, (*path, item) if listed else path, values)
            if nested and listed and draw(st.booleans()):
                made.here((*path, item, "sub"), len(path) + 2)
                made.write(f"[{header}.sub]")
                _body(draw, made, (*path, item, "sub"), values)
    return made


def _body(draw: st.DrawFn, made: Document, table: Path, values: tuple[str, ...]) -> None:
    keys: list[tuple[str, Path]] = [
        ("k0", ("k0",)),
        ("k1", ("k1",)),
        ('"q = 1"', ("q = 1",)),
        ("'q [x]'", ("q [x]",)),
        ("d.e", ("d", "e")),
        ('d . "f g"', ("d", "f g")),
        ("d.h.i", ("d", "h", "i")),
    ]
    for written, path in draw(st.lists(st.sampled_from(keys), unique=True, max_size=5)):
        made.here((*table, *path), len(table) + 1)
        made.write(f"{written} = {draw(st.sampled_from(values))}")


def _check(made: Document) -> None:
    text = "\n".join(made.lines) + "\n"
    tomllib.loads(text)
    assert {path: line_of(text, path, toml=True) for path in made.places} == made.places


@given(documents(PLAIN_VALUES, nested=False))
@settings(deadline=None)
def test_the_line_told_is_the_line_the_key_stands_on(made: Document) -> None:
    _check(made)


@given(documents(PLAIN_VALUES + TRICKY_VALUES, nested=True))
@settings(deadline=None)
def test_the_line_told_is_the_line_the_key_stands_on_whatever_the_values(made: Document) -> None:
    _check(made)


@given(documents(PLAIN_VALUES, nested=False), st.integers(0, 3))
@settings(deadline=None)
def test_a_key_that_is_not_there_is_told_at_the_table_it_is_missing_from(
    made: Document, number: int
) -> None:
    text = "\n".join(made.lines) + "\n"
    table = list(made.places)[number % len(made.places)]
    assert line_of(text, (*table, "missing", "key"), toml=True) == made.places[table]


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        pytest.param("[a.b]\nx = 1\n", ("a",), 1, id="a table never declared itself"),
        pytest.param('x = \'"""\'\ny = 1\n', ("y",), 2, id="three quotes in a literal text"),
        pytest.param('x = """a"""  # """\ny = 1\n', ("y",), 2, id="three quotes in a comment"),
        pytest.param(
            'x = """\n\\"""\ny = 1\n"""\ny = 2\n',
            ("y",),
            5,
            id="a key in a long text",
        ),
        pytest.param("[t]\nx = [\n[1],\n[2]\n]\ny = 1\n", ("t", "y"), 6, id="a list of lists"),
        pytest.param(
            '[t]\nx = [\n"""\n[u]\n"""]\ny = 1\n',
            ("t", "y"),
            6,
            id="a long text in a list",
        ),
        pytest.param(
            "[[a]]\n[a.b]\nx = 1\n",
            ("a", 0, "b", "x"),
            3,
            id="a table of a list's item",
        ),
        pytest.param(
            "[[a]]\n[[a]]\n[a.b]\nx = 1\n",
            ("a", 1, "b", "x"),
            4,
            id="a table of the second item",
        ),
        pytest.param(
            "[[a]]\n[[a.b]]\n[[a.b]]\nx = 1\n",
            ("a", 0, "b", 1, "x"),
            4,
            id="a list in a list",
        ),
        pytest.param('x = "\u2028"\ny = 1\n', ("y",), 2, id="a line separator in a text"),
        pytest.param('x = "\u0085"\ny = 1\n', ("y",), 2, id="a next line in a text"),
        pytest.param(
            "a = [\n{ x = 1 },\n{ x = 2 },\n]\n",
            ("a", 1, "x"),
            3,
            id="a table in a list",
        ),
    ],
)
def test_the_line_of_a_key_in_toml_that_is_hard_to_read(text: str, path: Path, line: int) -> None:
    tomllib.loads(text)
    assert line_of(text, path, toml=True) == line


OBJECT = """\
{
  "a": {
    "x": "b"
  },
  "b": [
    {"x": 1},
    {"y": 2,
     "x": [
       "c",
       "d"
     ]}
  ],
  "c\\u0041": {
    "x": "\\"y\\": 1"
  }
}
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a",), 2),
        (("a", "x"), 3),
        (("b",), 5),
        (("b", 0, "x"), 6),
        pytest.param(("b", 1), 7),
        pytest.param(("b", 1, "x"), 8),
        pytest.param(("b", 1, "x", 1), 10),
        pytest.param(("a", "y"), 2),
        pytest.param(("cA", "x"), 14),
        (("nothing",), None),
    ],
)
def test_the_line_of_a_key_in_json(path: Path, line: int | None) -> None:
    json.loads(OBJECT)
    assert line_of(OBJECT, path, toml=False) == line


values = st.recursive(
    st.sampled_from([1, "x", 'a "k0": 1 }', None, True]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["k0", "k1", "k2"]), inner, max_size=3)
    ),
    max_leaves=12,
)


def _keys(value: object, path: Path = ()) -> list[Path]:
    found: list[Path] = []
    if isinstance(value, dict):
        for key, item in value.items():
            found += [(*path, key), *_keys(item, (*path, key))]
    if isinstance(value, list):
        for place, item in enumerate(value):
            found += _keys(item, (*path, place))
    return found


@given(st.dictionaries(st.sampled_from(["k0", "k1", "k2"]), values, min_size=1))
@settings(deadline=None)
def test_the_line_told_is_the_line_the_key_stands_on_in_json(document: dict[str, object]) -> None:
    text = json.dumps(document, indent=1)
    # A dump has a key to a line, depth first, and no other line begins like one.
    lines = [
        number
        for number, line in enumerate(text.split("\n"), start=1)
        if line.lstrip().startswith('"k')
    ]
    assert [line_of(text, path, toml=False) for path in _keys(document)] == lines
