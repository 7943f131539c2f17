"""The editor a person has set, run on a file."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.cli.editing.refusals import CannotEditError, NoEditorError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMES = ("TRACKER_EDITOR", "VISUAL", "EDITOR")


def editor() -> list[str]:
    """The words of the command: TRACKER_EDITOR, else VISUAL, else EDITOR.

    Raises:
        NoEditorError: none of them is set.
        CannotEditError: its quotation marks do not match.
    """
    given = next((value for name in _NAMES if (value := os.environ.get(name, "").strip())), None)
    if given is None:
        raise NoEditorError
    try:
        return shlex.split(given)
    except ValueError as error:
        raise CannotEditError(given, "cannot be read: a quotation mark is missing") from error


def edit(path: Path) -> None:
    """Run the editor on a file until it is left.

    Raises:
        CannotEditError: it cannot be started, or says that it failed.
    """
    command = editor()
    try:
        child = subprocess.Popen([*command, str(path)])  # noqa: S603 - the person's own editor
    except OSError as error:
        problem = f"cannot be started: {error.strerror or error}"
        raise CannotEditError(command[0], problem) from error
    with _its_own_interruptions():
        code = child.wait()
    if code != 0:
        ended = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
        raise CannotEditError(command[0], ended)


@contextmanager
def _its_own_interruptions() -> Iterator[None]:
    """A Ctrl-C in the editor is the editor's: we are in its foreground group, too."""
    before = {one: signal.signal(one, signal.SIG_IGN) for one in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
