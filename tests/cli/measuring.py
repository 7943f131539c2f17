"""How much memory the program takes."""

import subprocess
import sys
from dataclasses import dataclass

MEASURING = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""
"""Starts what is measured from a small process: a program's peak counts whoever started it."""


@dataclass
class Measured:
    """What a command left behind, and its peak memory in megabytes."""

    code: int
    out: str
    err: str
    peak: int


def measured(*arguments: str) -> Measured:
    """Run the program."""
    measuring = [sys.executable, "-c", MEASURING, sys.executable, "-m", "tracker", *arguments]
    ended = subprocess.run(measuring, check=False, capture_output=True, text=True)
    scale = 2**20 if sys.platform == "darwin" else 2**10
    *told, peak = ended.stderr.splitlines(keepends=True)
    return Measured(ended.returncode, ended.stdout, "".join(told), int(peak) // scale)


def peak_of(*arguments: str) -> tuple[int, int]:
    """The exit code of a command and its peak memory in megabytes."""
    ended = measured(*arguments)
    return ended.code, ended.peak
