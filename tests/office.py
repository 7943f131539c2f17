"""LibreOffice, as an editor's: what it makes of a file when it opens and saves it."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
REQUIRED = "TRACKER_REQUIRE_OFFICE"


def converted(folder: Path, names: Sequence[str], to: str) -> Path:
    """The folder with the files as LibreOffice saves them in a format, under their names.

    A test that needs it is skipped where there is none, or fails if it has to be.
    """
    if SOFFICE is None:
        told = "needs LibreOffice (soffice) on the PATH"
        if os.environ.get(REQUIRED) == "1":
            pytest.fail(f"{told}; {REQUIRED}=1 makes that an error")
        pytest.skip(told)
    out = folder / "converted"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, "--headless", profile, "--convert-to", to, "--outdir", str(out), *names]
    done = subprocess.run(command, check=True, capture_output=True, timeout=300, cwd=folder)
    assert {one.stem for one in out.glob("*")} == {Path(name).stem for name in names}, done
    return out
