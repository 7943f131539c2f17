"""The options of `import` that say what stands in which column of a table."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.parameters import FILE, LINE

if TYPE_CHECKING:
    from collections.abc import Callable


class Pair(click.ParamType[tuple[str, str]]):
    """A field and what is said of it, with a sign between them."""

    def __init__(self, sign: str, what: str) -> None:
        self.name = f"FIELD{sign}{what}"
        self._sign = sign

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, str]:
        """Take field and text apart."""
        field, sign, text = str(value).partition(self._sign)
        if not sign or not field.strip() or not text:
            self.fail(f"{value!r} is not readable; write {self.name}", param, ctx)
        return field.strip(), text


_SIGNS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "bar": "|"}


def _delimiter(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    found = _SIGNS.get(value or "", value)
    if found is not None and len(found) != 1:
        raise click.BadParameter(
            f"{value!r} is no character; give one, or tab, comma, semicolon, bar",
            context,
            parameter,
        )
    return found


OPTIONS = (
    click.option(
        "--map",
        "columns",
        multiple=True,
        type=Pair("=", "COLUMN"),
        help="Of a table: which column gives which field, by its header or number from 1; fields"
        " are called as the options of claim add. key: what a row is called.",
    ),
    click.option(
        "--set",
        "constants",
        multiple=True,
        type=Pair("=", "VALUE"),
        help="The value of a field where the row has none.",
    ),
    click.option(
        "--value",
        "values",
        multiple=True,
        type=Pair(":", "FROM=TO"),
        help="What a cell's words mean, such as position:true=yes.",
    ),
    click.option(
        "--separator",
        "separators",
        multiple=True,
        type=Pair("=", "TEXT"),
        help="What stands between several speakers, topics or hops in one cell.",
    ),
    click.option(
        "--date-format",
        "dates",
        multiple=True,
        type=Pair("=", "FORMAT"),
        help="How dates are written, such as said=%m/%d/%Y.",
    ),
    click.option("--map-file", type=FILE, metavar="FILE", help="The same from a TOML file."),
    click.option("--no-header", is_flag=True, help="The first row is a row like the others."),
    click.option("--encoding", type=LINE, metavar="NAME", help="Of the text, if not as detected."),
    click.option(
        "--delimiter", metavar="CHAR", callback=_delimiter, help="Between cells, the same."
    ),
    click.option("--sheet", type=LINE, metavar="NAME", help="Of a workbook; the first."),
    click.option(
        "--id",
        "table_id",
        metavar="NAME",
        help="Of the table, which stays when its file is renamed; the file's name, and --sheet.",
    ),
    click.option(
        "--rejects",
        type=FILE,
        metavar="FILE",
        help="Write bad rows here with line and reason, and import the others.",
    ),
    click.option(
        "--match-speakers",
        type=click.Choice(["strict", "fuzzy"]),
        metavar="WORD",
        help="strict: a speaker is known by exactly a name or alias; fuzzy: a very near name does.",
    ),
    click.option("--verbose", "-v", is_flag=True, help="Tell what every name was taken for."),
)


def table_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options, handed to the command together as `table`."""

    @functools.wraps(command)
    def collected(*args: Any, **values: Any) -> Any:  # noqa: ANN401 - click's
        table = {name: values.pop(name) for name in names}
        return command(*args, table=table, **values)

    found: Any = collected
    others = len(getattr(command, "__click_params__", ()))
    for option in reversed(OPTIONS):
        found = option(found)
    names = [parameter.name for parameter in found.__click_params__[others:]]
    return collected
