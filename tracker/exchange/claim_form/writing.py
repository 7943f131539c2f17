"""Writes a claim as a form: what is known as it is, the rest as comments to take away."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracker.exchange.claim_form.fields import ANSWERING, ANSWERS, SECTIONS, Line, Values
from tracker.exchange.claim_form.heading import Heading
from tracker.exchange.claim_form.toml import WIDTH, toml_value
from tracker.rendering.table import wrapped

Notes = Mapping[str, Sequence[str]]
"""What is on file about a value, by its name, for whoever reads the form."""

_HOW = r"""
Write between the quotation marks; "" is no value.
Take the # before a line away to give that value.
A \ at the end of a line: the text goes on below.
""".strip()


def render_form(heading: Heading, values: Values, notes: Notes) -> str:
    """The form of a claim.

    Args:
        heading: of which claim.
        values: what is known, by name.
        notes: told beside it.
    """
    new = heading.number is None
    key = "new" if new else heading.called
    opening = (
        "A new claim. Save and leave the editor to record it;\nempty the file to record nothing."
        if new
        else f"{key}. Save and leave the editor to change it;\nleave it as it is to change nothing."
    )
    lines = [heading.line, *_comment(opening), *_comment(_HOW), "", f"[claim.{key}]"]
    for title, section in SECTIONS.items():
        if title:
            lines += ["", f"# ---- {title} ".ljust(WIDTH, "-")]
        for line in section:
            lines += _written(line, values, notes.get(line.name, ()))
    if new:
        lines += _answers(key, values)
    return "\n".join(lines) + "\n"


def _answers(key: str, values: Values) -> Iterator[str]:
    """The table `answers`; whole, where any of it is known."""
    known = any(line.name in values for line in ANSWERING)
    yield ""
    yield f"# ---- {ANSWERS} ".ljust(WIDTH, "-")
    yield from _comment("These lines stay at the end of the form.")
    yield f"{'' if known else '#'}[[claim.{key}.answers]]"
    for line in ANSWERING:
        yield from _written(line, values, (), shown=known and line.path[0] in {"claim", "why"})


def _written(
    line: Line, values: Values, notes: Sequence[str], *, shown: bool = False
) -> Iterator[str]:
    told = line.told
    if line.words is not None and line.tests is None:
        told = f"{told} One of {', '.join(line.words)}." if told else ""
    yield from _comment(told)
    for word, test in (line.tests or {}).items():
        yield from wrapped(f"{word}: {test}", WIDTH, indent="#   ", hanging="#     ")
    for note in notes:
        yield from wrapped(note, WIDTH, indent="#   = ", hanging="#     ")
    key = ".".join(line.path)
    if line.name in values:
        yield from toml_value(key, _single(line.name, values[line.name])).split("\n")
    else:
        yield f"{'' if shown or line.shown else '#'}{key} = {line.empty}"


def _single(name: str, value: Any) -> Any:  # noqa: ANN401 - a value of any line
    """One speaker is written without a list."""
    return value[0] if name == "speakers" and len(value) == 1 else value


def _comment(text: str) -> Iterator[str]:
    for paragraph in text.split("\n") if text else ():
        yield from wrapped(paragraph, WIDTH, indent="# ", hanging="# ")
