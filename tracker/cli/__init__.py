"""The command line: parse, open a session, call one service, print."""

import sys
from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and leave with its exit code; Ctrl-C is heard while it is still loading."""
    try:
        from tracker.cli.program import run
    except KeyboardInterrupt:
        sys.exit(130)
    run(arguments)


__all__ = ["main"]
