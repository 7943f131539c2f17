"""Somebody at the guided form: reads the screen of a real terminal and types at its prompts."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pexpect
import pyte

_ASKING = "\x1b[?2004h"
"""What a prompt sends when it begins to read."""
_ROWS = 45
_PATIENCE = 60
"""Seconds after which nothing more will come."""
_QUIET = 0.1
"""Seconds without output after which a key has had its effect."""


class _Screen(pyte.HistoryScreen):
    """A screen that answers what the program asks of it, such as where the cursor is."""

    def __init__(self, columns: int, child: "pexpect.spawn[str]") -> None:
        super().__init__(columns, _ROWS, history=5000)
        self._child = child

    def write_process_input(self, data: str) -> None:
        self._child.send(data)


@dataclass
class Reporter:
    """Runs `tracker` on a terminal of its own.

    Attributes:
        arguments: as typed.
        columns: of the terminal.
        environ: beside the test's own.
        prompts: those answered so far, in order.
        keys: what was typed at each of them, without Enter.
    """

    arguments: Sequence[str]
    columns: int = 60
    environ: Mapping[str, str] = field(default_factory=dict)
    prompts: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "tracker", *self.arguments],
            env={**os.environ, "TERM": "xterm-256color", **self.environ},
            dimensions=(_ROWS, self.columns),
            encoding="utf-8",
            timeout=_PATIENCE,
        )
        self._screen = _Screen(self.columns, self._child)
        self._stream = pyte.Stream(self._screen)

    def prompt(self) -> str | None:
        """The prompt that waits for an answer; None if the program ended."""
        waiting = ""
        while _ASKING not in waiting or not self._line().endswith(":"):
            try:
                waiting += self._read(_PATIENCE)
            except pexpect.EOF:
                self._child.close()
                return None
        return self._line().removesuffix(":")

    def type(self, text: str, end: str = "\r") -> str | None:
        """Type an answer and the key that ends it; give back the next prompt."""
        self.prompts.append(self._line().removesuffix(":"))
        self.keys.append(text)
        self._child.send(f"{text}{end}")
        return self.prompt()

    def press(self, key: str) -> None:
        """Press a key at the prompt; what it shows is on the screen then."""
        self._child.send(key)
        self._settle()

    @property
    def code(self) -> int | None:
        """The exit code, once it has ended."""
        return self._child.exitstatus

    def lines(self) -> list[str]:
        """Everything printed so far, as the screen shows it."""
        above = [
            "".join(line[column].data for column in range(self.columns)).rstrip()
            for line in self._screen.history.top
        ]
        return [*above, *(line.rstrip() for line in self._screen.display)]

    def _line(self) -> str:
        return self._screen.display[self._screen.cursor.y].rstrip()

    def _settle(self) -> None:
        """Take in what the program prints until it is quiet."""
        while True:
            try:
                self._read(_QUIET)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return

    def _read(self, patience: float) -> str:
        printed: str = self._child.read_nonblocking(4096, timeout=patience)
        self._stream.feed(printed)
        return printed
