"""Forms on disk while they are edited, and those that were left behind.

Each has a folder of its own, so that whatever an editor puts beside the form goes with it.
A folder is called by the process that edits the form, or `kept`; never by what is in it.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

from tracker.cli.files import writing_file
from tracker.errors import CannotWriteError, FileFaultError

_FILE = "claim.toml"
_KEPT = "kept"
_PRIVATE = 0o700
_LARGEST = 16_000_000


@dataclass
class Draft:
    """A form on disk; only its owner can read it.

    Attributes:
        path: of the file.
        fresh: what the program wrote there, if nobody else ever did.
    """

    path: Path
    fresh: bytes | None = None

    @property
    def untouched(self) -> bool:
        """Whether there is nothing in it that a person wrote."""
        return self.fresh is not None and self.read() == self.fresh

    def read(self) -> bytes:
        """What stands in it; nothing, if somebody removed it."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""

    def write(self, form: bytes) -> None:
        """Write it whole, or leave it as it was.

        Raises:
            CannotWriteError: the file system refuses.
        """
        with writing_file(self.path) as file:
            file.write(form)

    def keep(self) -> Draft:
        """The same, as nobody's any more: to be taken up again later.

        It stays where it is if the disk is full: the process in its name ends anyway.
        """
        place = self.path.parent
        try:
            kept = Path(tempfile.mkdtemp(prefix=f"{_KEPT}-", dir=place.parent))
            place.replace(kept)
        except OSError:
            return self
        return Draft(kept / self.path.name)

    def remove(self) -> None:
        """Remove it with everything an editor left beside it."""
        shutil.rmtree(self.path.parent, ignore_errors=True)


def new_draft(form: bytes, *, fresh: bool = True) -> Draft:
    """Put a form on disk; it is not fresh where a person has written in it.

    Raises:
        CannotWriteError: the file system refuses.
    """
    folder = _folder()
    try:
        place = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=folder))
    except OSError as error:
        raise CannotWriteError(str(folder), error.strerror or str(error)) from error
    draft = Draft(place / _FILE, form if fresh else None)
    draft.write(form)
    return draft


def read_form(path: str) -> bytes:
    """A form from a file.

    Raises:
        FileFaultError: there is no such file, or it is no form.
    """
    try:
        with Path(path).open("rb") as file:
            form = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise FileFaultError(path, problem, mend="give the file that was named") from error
    if len(form) > _LARGEST:
        raise FileFaultError(path, "is too large for a form", mend="give another file")
    return form


def take_up(path: Path, form: bytes) -> Draft:
    """Put the form of a file on disk anew; one that was left behind is no more, then."""
    draft = new_draft(form, fresh=False)
    if path.resolve().parent.parent == _folder().resolve():
        Draft(path.resolve()).remove()
    return draft


def left_behind() -> list[Draft]:
    """The forms nobody is editing any more, the oldest first."""
    found = []
    for place in sorted(_folder().iterdir(), key=lambda one: one.stat().st_mtime):
        owner = re.match(r"(\d+|kept)-", place.name)
        if owner is None or (owner[1] != _KEPT and _alive(int(owner[1]))):
            continue
        draft = Draft(place / _FILE)
        if draft.read().strip():
            found.append(draft)
        else:
            draft.remove()
    return found


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _folder() -> Path:
    """The folder of all forms, made if need be: in the runtime folder, else among our state.

    Raises:
        CannotWriteError: it cannot be made, or it is not ours.
    """
    folder = _place()
    try:
        folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        found = folder.lstat()
        if found.st_uid != os.getuid() or folder.is_symlink():
            raise CannotWriteError(str(folder), "it belongs to somebody else")
        if found.st_mode & 0o077:
            folder.chmod(_PRIVATE)
    except OSError as error:
        raise CannotWriteError(str(folder), error.strerror or str(error)) from error
    return folder


def _place() -> Path:
    import platformdirs

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one tells that there is no runtime folder
        runtime = platformdirs.user_runtime_path("claim-tracker", appauthor=False)
    above = runtime.parent
    if above.is_dir() and above.stat().st_uid == os.getuid() and os.access(above, os.W_OK):
        return runtime / "forms"
    return platformdirs.user_state_path("claim-tracker", appauthor=False) / "forms"
