"""On a terminal, a question that is answered with yes or no."""

import click

from tracker.rendering.safe import safe

_ANSWERS = {"y": True, "yes": True, "n": False, "no": False, "": False}


def confirmed(question: str) -> bool:
    """Ask on stderr until the answer can be read; nothing typed means no."""
    asked = f"{safe(question)} [y/N]"
    while True:
        reply: str = click.prompt(asked, default="", show_default=False, err=True)
        found = _ANSWERS.get(reply.strip().lower())
        if found is not None:
            return found
        click.echo(safe(f"tracker: cannot read {reply!r}; answer y or n"), err=True)
