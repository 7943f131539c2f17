"""`claim add --edit` and `claim edit C6 --edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.editing.adding import fill_new, new_form
from tracker.cli.editing.changing import fill_changed, renewed, standing_claim, standing_form
from tracker.cli.editing.drafts import new_draft, take_up
from tracker.cli.editing.editor import editor
from tracker.cli.editing.recovering import Found, found_form, recovery
from tracker.errors import FileRefusedError

if TYPE_CHECKING:
    from tracker.cli.editing.asked import Asked
    from tracker.cli.settings import Settings


def add_in_editor(settings: Settings, asked: Asked) -> None:
    """Record a claim from a form."""
    _check_ready(settings)
    found = found_form(settings, asked)
    if found is None:
        fill_new(settings, new_draft(new_form(settings, asked)), asked)
        return
    if asked.recover is not None and found.number is not None:
        raise _of_another(settings, found)
    _take_up(settings, found, asked)


def edit_in_editor(settings: Settings, ref: str, asked: Asked) -> None:
    """Change a claim in a form."""
    _check_ready(settings)
    standing = standing_claim(settings, ref, None if asked.recover else asked.version)
    found = found_form(settings, asked)
    if found is None:
        form = standing_form(settings, standing, asked)
        fill_changed(settings, standing, new_draft(form), asked)
        return
    if asked.recover is not None and found.heading and found.number != standing.number:
        raise _of_another(settings, found)
    _take_up(settings, found, asked, None if found.heading else standing.number)


def _check_ready(settings: Settings) -> None:
    """What is missing is told before anything is written in vain."""
    from tracker.store.session import reading

    editor()
    settings.author("claim add")
    with reading(settings.location()):
        pass


def _take_up(settings: Settings, found: Found, asked: Asked, number: int | None = None) -> None:
    """Go on with a form; one without a heading is of the claim with this number."""
    number = found.number or number
    if number is None:
        fill_new(settings, take_up(found.path, found.form), asked)
        return
    standing = standing_claim(settings, f"C{number}")
    heading = found.heading
    if heading is not None and heading.uid != standing.uid:
        raise FileRefusedError(
            str(found.path), f"is a form of another {heading.called}", mend="give its --db"
        )
    read = heading.version if heading else asked.version
    if read is None:
        raise FileRefusedError(
            str(found.path),
            f"does not say at which version C{number} was read",
            mend="say so with --version N",
        )
    heeded = read == standing.version
    form = found.form if heeded else renewed(settings, standing, found.form)
    fill_changed(settings, standing, take_up(found.path, form), asked, heeded=heeded)


def _of_another(settings: Settings, found: Found) -> FileRefusedError:
    called = found.heading.called if found.heading else ""
    again = recovery(settings, found.number, found.path)
    return FileRefusedError(
        str(found.path), f"is a form of {called}", mend=f"take it up with: {again}"
    )
