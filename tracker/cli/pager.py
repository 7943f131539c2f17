"""A terminal gets emphasis, and a pager where the text is longer than the screen."""

import contextlib
import os
import shlex
import shutil
import subprocess
import sys

import click

from tracker.cli.settings import Settings

_CAT = frozenset({"", "cat"})
"""Pagers that are none."""


def show(text: str, *, table: bool) -> None:
    """Print a text that is safe already; only on a terminal it is emphasized and paged.

    Args:
        text: as it goes to a pipe.
        table: whether it is laid out for a terminal, so that headings may stand out.
    """
    settings = click.get_current_context().ensure_object(Settings)
    if not sys.stdout.isatty():
        click.echo(text)
        return
    colored = table and in_color(settings)
    if colored:
        from tracker.rendering.emphasis import emphasized

        text = emphasized(text)
    pager = _pager() if _long(text) and not settings.no_pager else []
    if not (pager and _paged(pager, text, colored=colored)):
        click.echo(text, color=colored)


def _long(text: str) -> bool:
    return text.count("\n") + 1 >= shutil.get_terminal_size().lines


def in_color(settings: Settings) -> bool:
    """Whether standard output is a terminal that is to show bold."""
    plain = settings.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def _pager() -> list[str]:
    """The pager's words: of TRACKER_PAGER, of PAGER, else less; none where it is off."""
    asked = os.environ.get("TRACKER_PAGER", os.environ.get("PAGER"))
    if asked is None:
        return ["less"] if os.environ.get("TERM") not in {None, "dumb"} else []
    try:
        words = shlex.split(asked)
    except ValueError:  # a quotation mark too many
        return []
    return [] if " ".join(words) in _CAT else words


def _paged(pager: list[str], text: str, *, colored: bool) -> bool:
    """Whether the pager could be started; leaving it early is no error."""
    # F: quit where it fits; R: obey colors, nothing else; X: leave the text on the screen.
    environ = {"LESS": "FRX" if colored else "FX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        process = subprocess.Popen(pager, stdin=subprocess.PIPE, env=environ)  # noqa: S603 - the person's own pager
    except OSError:
        return False
    if process.stdin is not None:
        with contextlib.suppress(BrokenPipeError, KeyboardInterrupt), process.stdin as pipe:
            pipe.write(f"{text}\n".encode(errors="backslashreplace"))
    while True:
        try:
            process.wait()
        except KeyboardInterrupt:  # meant for the pager, which goes on
            continue
        return True
