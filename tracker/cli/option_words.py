"""Refusals in the words of the command line: its options and arguments, not the keys of a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tracker.errors import BadFieldError

_OPTIONS = {
    "denied_proposition": "--denies",
    "denied_inferred": "--denies",
    "hops": "--via",
    "speakers": "--speaker",
    "topics": "--topic",
    "aliases": "--alias",
    "identifiers": "--identifier",
    "naming": "--pseudonym",
    "attribution_ambiguous": "--ambiguous",
    "anonymity_origin": "--anonymity",
    "anonymity_reason": "--anonymity",
    "anonymity_reason_published": "--reason-published",
    "who": "--scope who",
    "quantifier": "--scope quantifier",
    "what": "--scope what",
    "where": "--scope where",
    "when": "--scope when",
    "read": "--not-read",
}
"""Where an option is not simply called as the value it gives."""

_VALUES = re.compile(r'(\w+) = ("\w+"(?: or "\w+")*)')
_KEYS = re.compile(r"(?<=give )(?:quote|published|match)\b|\banswered_by\b")
_REMOVE = re.compile(r"remove (?:it|them)\b")


def option_of(name: str) -> str:
    """How a person gives the value called so in `recording`."""
    return _OPTIONS.get(name) or f"--{name.replace('_', '-')}"


def unset_name(name: str) -> str:
    """How `--unset` calls the value."""
    return option_of(name).removeprefix("--").removeprefix("scope ")


def field_told(error: BadFieldError) -> str:
    """The error with the option or argument it is about, and those that mend it."""
    name = [part for part in error.field if isinstance(part, str)][-1]
    place = error.field[-1]
    number = f" number {place + 1}" if isinstance(place, int) else ""
    mend = _REMOVE.sub(_removal(name), in_options(error.mend))
    return f"{_argument(name) or option_of(name)}{number}: {error.problem}; {mend}"


def in_options(text: str) -> str:
    """A text with keys of a claim file, with options in their place."""
    text = _VALUES.sub(lambda one: f"{option_of(one[1])} {one[2]}".replace('"', ""), text)
    return _KEYS.sub(lambda one: option_of(one[0]), text)


def _argument(name: str) -> str | None:
    """The argument of the command that gives the value, if one does."""
    for one in click.get_current_context().command.params:
        if isinstance(one, click.Argument) and one.name == name:
            return one.human_readable_name
    return None


def _removal(name: str) -> str:
    """How the value goes: it was typed, or an edit takes away what is on file."""
    context = click.get_current_context()
    typed = {
        option
        for one in context.command.params
        if context.params.get(str(one.name)) not in (None, (), False)
        for option in one.opts
    }
    unset = next((one for one in context.command.params if one.name == "unset"), None)
    if unset is None or option_of(name) in typed:
        return "leave it out"
    return f"take it away with --unset {unset_name(name)}"
