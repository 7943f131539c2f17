"""The program as processes of its own, for what happens between processes."""

import subprocess
import sys

Process = subprocess.Popen[str]


def start(*arguments: object) -> Process:
    """Start `tracker` and come back at once."""
    return subprocess.Popen(
        [sys.executable, "-m", "tracker", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: Process) -> tuple[int, str, str]:
    """Its exit code, output and error output, once it has ended."""
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err
