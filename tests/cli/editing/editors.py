"""Editors that are small programs: what each round does to the form, and what it saw."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tracker.cli.editing.rounds import POINTER
from tracker.exchange.claim_form.remarks import without_remarks

_PROGRAM = """\
import pathlib, sys
here = pathlib.Path(__file__).parent
place = len(list(here.glob("seen-*")))
path = pathlib.Path(sys.argv[-1])
text = path.read_bytes().decode()
(here / f"seen-{place}").write_bytes(path.read_bytes())
step = here / f"step-{place}"
if step.exists():
    scope = {"text": text, "path": path}
    exec(step.read_text(), scope)
    path.write_bytes(scope["text"].encode())
"""


@dataclass(frozen=True)
class Editor:
    """An editor that has been set.

    Attributes:
        folder: of the program, with what it saw.
    """

    folder: Path

    @property
    def seen(self) -> list[str]:
        """The form as each round opened it."""
        found = sorted(self.folder.glob("seen-*"), key=lambda one: int(one.name[5:]))
        return [one.read_bytes().decode() for one in found]

    @property
    def remarks(self) -> list[str]:
        """The remarks in the form as it was opened last, as text."""
        marked = [line for line in self.seen[-1].splitlines() if line.startswith("#!!")]
        lines = [line for line in marked if line != f"#!! {POINTER}"]
        return [" ".join(line.removeprefix("#!!").strip() for line in lines)] if lines else []

    def forms(self) -> list[str]:
        """The forms as opened, without remarks."""
        return [without_remarks(one.encode()).decode() for one in self.seen]


def set_editor(
    patch: pytest.MonkeyPatch, folder: Path, *rounds: str, name: str = "EDITOR"
) -> Editor:
    """Make an editor the person's own; each round is Python that changes `text`."""
    folder = folder / f"editor-{len(list(folder.glob('editor-*')))}"
    folder.mkdir()
    program = folder / "editor.py"
    program.write_text(_PROGRAM)
    for place, step in enumerate(rounds):
        (folder / f"step-{place}").write_text(step)
    patch.setenv(name, f"'{sys.executable}' '{program}'")
    return Editor(folder)


def written(key: str, toml: str) -> str:
    """A round that gives a key a value."""
    return (
        "import re\n"
        f"text, count = re.subn(r'(?m)^#?{key} = .*$', lambda _: {f'{key} = {toml}'!r}, text)\n"
        f"assert count == 1, {key!r}\n"
    )


def forms_left(home: Path) -> list[Path]:
    """The files that are left of forms, whatever they are called."""
    folders = [home / "state" / "claim-tracker", home / "runtime" / "claim-tracker"]
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]
