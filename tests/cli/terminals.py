"""The program on a real terminal, typed at by a test."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_READING = 0.2
"""Seconds nobody is faster than."""


@dataclass(frozen=True)
class Ended:
    """How the program ended and what the terminal received, with plain line ends."""

    code: int
    printed: str


def on_terminal(
    *arguments: str,
    columns: int = 80,
    lines: int = 500,
    replies: Sequence[tuple[str, str]] = (),
    environ: Mapping[str, str] | None = None,
) -> Ended:
    """Run `tracker` on a terminal of its own.

    Args:
        arguments: as typed.
        columns: of the terminal.
        lines: of the terminal; by default more than any output, so that no pager starts.
        replies: what to type each time the terminal shows a certain text.
        environ: beside the test's own; a value of "" is kept.
    """
    near, far = pty.openpty()
    fcntl.ioctl(far, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    child = subprocess.Popen(
        [sys.executable, "-m", "tracker", *arguments],
        env={**os.environ, "TRACKER_DB": "story.db", "TERM": "xterm-256color", **(environ or {})},
        stdin=far,
        stdout=far,
        stderr=far,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - so ^C is a signal
        start_new_session=True,
    )
    os.close(far)
    printed = _conversation(near, list(replies))
    os.close(near)
    return Ended(child.wait(60), printed.replace("\r\n", "\n"))


def _conversation(terminal: int, replies: list[tuple[str, str]]) -> str:
    printed, answered, until = b"", 0, time.monotonic() + 60
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so when the last writer is gone
            break
        if not part:
            break
        printed += part
        if replies and replies[0][0].encode() in printed[answered:]:
            answered = len(printed)
            time.sleep(_READING)  # a key struck before the prompt is read is lost on Ctrl-C
            os.write(terminal, replies.pop(0)[1].encode())
    return printed.decode()
