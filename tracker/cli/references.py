"""References as people type them, with completion from the database."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from tracker.cli.parameters import Text
from tracker.cli.settings import Settings

if TYPE_CHECKING:
    from tracker.store.candidates import Candidate

_TOLD = 60
"""Characters of a description; more would not fit beside the value."""


class Reference(Text):
    """A reference such as `C6`, a uid, or a name where the noun has names; found later."""

    name = "ref"

    def __init__(self, noun: str) -> None:
        super().__init__()
        self._noun = noun

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's
        """Check the text; give what was picked for it, if it had to be."""
        given = super().convert(value, param, ctx)
        settings = ctx.find_object(Settings) if ctx else None
        return settings.picked.get((self._noun, given), given) if settings else given

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        """What is in the database; nothing where there is none, or it cannot be read."""
        try:
            from tracker.store.candidates import candidates

            location = ctx.ensure_object(Settings).location()
            found = candidates(location, self._noun, incomplete)
        except Exception:  # noqa: BLE001 - a half-typed command line is no place for an error
            return []
        names = [_name(candidate, incomplete) for candidate in found]
        return [
            _item(candidate, name if names.count(name) == 1 else None)
            for candidate, name in zip(found, names, strict=True)
        ]


def _item(candidate: Candidate, name: str | None) -> CompletionItem[str]:
    from tracker.rendering.safe import safe

    told = " ".join(safe(candidate.told).split())
    if len(told) > _TOLD:
        told = f"{told[: _TOLD - 1]}…"
    if name is None:
        return CompletionItem(candidate.reference, help=told)
    return CompletionItem(name, help=f"{candidate.reference} {told}")


def _name(candidate: Candidate, typed: str) -> str | None:
    """The name that goes on from what was typed, from that word on; None for the reference.

    What is put on the command line is read by the shell next, so a name that is more than
    letters, digits and blanks stays out of it.
    """
    from tracker.vocabulary.text import fold

    key = fold(typed)
    if fold(candidate.reference).startswith(key):
        return None
    for name in candidate.names:
        for word in re.finditer(r"\S+", name):
            rest = name[word.start() :]
            if fold(rest).startswith(key) and _plain(rest):
                return rest
    return None


def _plain(name: str) -> bool:
    """Whether no shell reads it as anything but text, once its blanks are quoted."""
    from unicodedata import category

    return name[0].isalnum() and all(char in " .’-" or category(char)[0] in "LMN" for char in name)


CLAIM = Reference("claim")
APPEARANCE = Reference("appearance")
SPEAKER = Reference("speaker")
AFFILIATION = Reference("affiliation")
SOURCE = Reference("source")
RELATION = Reference("relation")
QUESTION = Reference("question")
REQUEST = Reference("request")
MATTER = Reference("matter")
"""A claim or a question."""
BEARER = Reference("bearer")
"""A source, a speaker or a claim."""
