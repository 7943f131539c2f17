"""The command line: parse, open a session, call one service, print."""

from tracker.cli.program import main

__all__ = ["main"]
