"""LibreOffice, as an editor's: what it makes of a file when it opens and saves it."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

SOFFICE = shutil.which("soffice")
ABSENT = SOFFICE is None and os.environ.get("TRACKER_REQUIRE_OFFICE") != "1"
"""Tests that need it are skipped where there is none, and fail if it has to be."""


CSV = "44,34,76"
"""Separated by commas, in quotation marks, UTF-8."""


def converted(folder: Path, names: Sequence[str], to: str, *, read_as: str | None = None) -> Path:
    """The folder with the files as LibreOffice saves them in a format, under their names.

    `read_as` is the filter that reads them, with its options; of csv it is known.
    """
    assert SOFFICE is not None, "needs LibreOffice (soffice) on the PATH"
    out = folder / "converted"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    read_as = read_as or (f"CSV:{CSV}" if names[0].endswith(".csv") else None)
    reading = [f"--infilter={read_as}"] if read_as else []
    saved = f"csv:Text - txt - csv (StarCalc):{CSV}" if to == "csv" else to
    command = [SOFFICE, "--headless", profile, *reading, "--convert-to", saved]
    command += ["--outdir", str(out), *names]
    done = subprocess.run(command, check=True, capture_output=True, timeout=300, cwd=folder)
    assert {one.stem for one in out.glob("*")} == {Path(name).stem for name in names}, done
    return out
