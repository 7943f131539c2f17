"""The README cannot lie: its commands are run and their output compared."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def steps(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output shown below it."""
    parts = re.split(r"^\$ ((?:.*\\\n)*.*)\n", block, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def pattern(shown: str) -> re.Pattern[str]:
    """A line `…` stands for any lines, `…` at the end of a line for its rest."""
    lines = []
    for line in shown.splitlines():
        if line == "…":
            lines.append(r"(?:.*\n)*?")
        elif line.endswith("…"):
            lines.append(re.escape(line[:-1]) + ".*\n")
        else:
            lines.append(re.escape(line) + "\n")
    return re.compile("".join(lines))


def test_the_commands_print_what_the_readme_shows(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(blocks("toml")[0], encoding="utf-8")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
        "TMPDIR": str(tmp_path),
    }
    ran = 0
    for command, shown in (step for block in blocks("console") for step in steps(block)):
        if command.startswith("export "):
            environment |= dict(one.split("=") for one in command.split()[1:])
            continue
        done = subprocess.run(
            command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert pattern(shown).fullmatch(done.stdout), f"$ {command}\n{done.stdout}"
        ran += 1
    assert ran == len(re.findall(r"^\$ (?!export )", README, re.MULTILINE)) > 0
    script = subprocess.run(
        [sys.executable, "-c", blocks("python")[0]],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert script.stderr == ""
    assert script.stdout.startswith(
        "The bridge has passed every inspection this year. · 1 answer contradicts this as worded."
    )
    page = (tmp_path / "bridge.html").read_text(encoding="utf-8")
    assert "It has passed every inspection this year" in page
    sheet = openpyxl.load_workbook(tmp_path / "bridge.xlsx").active
    assert sheet is not None
    assert {"C1", "C2"} <= {cell.value for row in sheet.iter_rows() for cell in row}


def test_the_tour_takes_under_fifteen_commands() -> None:
    tour = README.partition("## Ten minutes")[2].partition("\n## ")[0]
    assert len(re.findall(r"^\$ tracker ", tour, re.MULTILINE)) == 13


@pytest.mark.parametrize("target", ["demo", "test"])
def test_the_plain_commands_are_those_of_the_makefile(target: str) -> None:
    plain = blocks("sh")[1].splitlines()
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    planned = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "--always-make", target],
        cwd=ROOT,
        env=outside,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    final = {"demo": ".venv/bin/tracker demo", "test": ".venv/bin/python -m pytest"}[target]
    assert final in plain
    assert planned.splitlines()[-1].strip() == final
    assert plain[0] in planned


def test_the_two_commands_stand_alone() -> None:
    assert blocks("sh")[0] == "make demo\nmake test\n"


def test_every_test_that_can_be_skipped_is_named_with_its_reason() -> None:
    skippable = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            marks = [ast.unparse(mark) for mark in getattr(node, "decorator_list", [])]
            if isinstance(node, ast.FunctionDef) and any("mark.skip" in mark for mark in marks):
                skippable.add(node.name)
    named = set(re.findall(r"^\| `(test_\w+)` \| .+ \|$", README, re.MULTILINE))
    assert named == skippable
