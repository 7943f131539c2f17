"""The editor again and again, until the form can be recorded or is given up."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from tracker.cli.editing.editor import edit
from tracker.cli.editing.faults import MENDED, remark_of
from tracker.cli.editing.recovering import recovery
from tracker.cli.editing.refusals import CannotEditError, EmptyFormError, FormKeptError
from tracker.errors import TrackerError
from tracker.exchange.claim_form.remarks import Remark, with_remarks, without_remarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.cli.editing.drafts import Draft
    from tracker.cli.settings import Settings

Result = TypeVar("Result")

POINTER = "Nothing is recorded yet: look for #!! below."
_SCREEN = 12
"""Lines of a form that any editor shows when it opens."""


def fill_in(draft: Draft, save: Callable[[bytes], Result], *, heeded: bool = True) -> Result:
    """Have a form edited until `save` takes it.

    No session is open meanwhile: nobody waits for the editor.

    Args:
        draft: to edit.
        save: takes the form without remarks; raises what is wrong with it.
        heeded: False where it has remarks of ours that a person must have seen to.

    Raises:
        CannotEditError: the editor failed.
        TrackerError, click.UsageError: the form was refused, and left as it was.
    """
    refused: Exception | None = None
    while True:
        before = draft.read()
        edit(draft.path)
        written = draft.read()
        form = without_remarks(written)
        if refused is not None and form == without_remarks(before):
            raise refused
        if not heeded and written == before:
            raise click.UsageError("the remarks in the form were left as they are")
        heeded = True
        try:
            return save(form)
        except MENDED as error:
            refused = error
            draft.write(with_remarks(form, _seen(remark_of(error, form))))


def _seen(remark: Remark) -> list[Remark]:
    """A remark, and where it is below what an editor shows first, that it is there."""
    below = remark.line is not None and remark.line > _SCREEN
    return [Remark(POINTER), remark] if below else [remark]


@contextmanager
def keeping(draft: Draft, settings: Settings, number: int | None) -> Iterator[None]:
    """Remove a form once it is recorded or emptied; keep it whatever else happens.

    Args:
        draft: being edited.
        settings: of the command.
        number: of the claim; None for a new one.

    Raises:
        FormKeptError: in the place of any error; it says where the form is.
    """
    try:
        yield
    except EmptyFormError:
        draft.remove()
        raise
    except CannotEditError as error:
        if draft.untouched:
            draft.remove()
            raise
        raise _kept(draft, settings, number, str(error)) from error
    except (TrackerError, click.UsageError) as error:
        told = error.message if isinstance(error, click.UsageError) else str(error)
        raise _kept(draft, settings, number, told) from error
    except BaseException as error:
        settings.hint(str(_kept(draft, settings, number, type(error).__name__)))
        raise
    draft.remove()


def _kept(draft: Draft, settings: Settings, number: int | None, told: str) -> FormKeptError:
    path = draft.keep().path
    return FormKeptError(told, str(path), recovery(settings, number, path))
