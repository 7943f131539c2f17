"""The program as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence


def tracker(
    *arguments: str, environ: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m tracker`."""
    return python("-m", "tracker", *arguments, environ=environ)


def python(
    *arguments: str, environ: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **(environ or {})},
        timeout=60,
    )


def imported(arguments: Sequence[str], modules: Sequence[str]) -> list[str]:
    """Which of the modules a command has imported when it is done."""
    code = (
        "import sys\n"
        "from tracker.cli import main\n"
        "try:\n"
        f"    main({list(arguments)!r})\n"
        "except SystemExit as left:\n"
        "    assert not left.code, left.code\n"
        f"print(*(name for name in {list(modules)!r} if name in sys.modules), file=sys.stderr)\n"
    )
    done = python("-c", code)
    assert done.returncode == 0, done.stderr.decode()
    return done.stderr.decode().splitlines()[-1].split()
