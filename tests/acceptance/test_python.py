"""The page on Python cannot lie: its examples are run, and type-checked as a user's script."""

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(
    r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?", PAGE, re.MULTILINE | re.DOTALL
)


def test_the_examples_print_what_the_page_shows() -> None:
    names: dict[str, object] = {}
    for code, shown in BLOCKS:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(code, "python.md", "exec"), names)  # noqa: S102 - the page's own code
        assert out.getvalue() == shown, code
    assert len(BLOCKS) == PAGE.count("```python") > 0


@pytest.mark.slow
def test_the_examples_are_typed_as_strictly_as_mypy_can(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("\n".join(code for code, _ in BLOCKS), encoding="utf-8")
    mypy = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "script.py"]
    done = subprocess.run(mypy, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == "Success: no issues found in 1 source file\n"
    script.write_text(
        'import tracker\n\ntracker.open().claim.add("Text.", source="S1", kindd="denial")\n',
        encoding="utf-8",
    )
    done = subprocess.run(mypy, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert 'Unexpected keyword argument "kindd"' in done.stdout
