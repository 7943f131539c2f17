"""How much memory the program takes."""

import subprocess
import sys

_MEASURING = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""
"""Starts what is measured from a small process: a program's peak counts whoever started it."""


def peak_of(*arguments: str) -> tuple[int, int]:
    """The exit code of a command and its peak memory in megabytes."""
    measuring = [sys.executable, "-c", _MEASURING, sys.executable, "-m", "tracker", *arguments]
    ended = subprocess.run(measuring, check=False, capture_output=True)
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return ended.returncode, int(ended.stdout.split()[-1]) // scale
