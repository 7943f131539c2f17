"""The form of a new claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.claim_entry import record_entry
from tracker.cli.claim_recording import tell_claim
from tracker.cli.editing.entries import entry_of
from tracker.cli.editing.recovering import mark_of
from tracker.cli.editing.refusals import EmptyFormError
from tracker.cli.editing.rounds import fill_in, keeping
from tracker.exchange.claim_form.heading import Heading
from tracker.exchange.claim_form.reading import ReadForm
from tracker.exchange.claim_form.writing import render_form

if TYPE_CHECKING:
    from tracker.api.database import Written
    from tracker.cli.editing.asked import Asked
    from tracker.cli.editing.drafts import Draft
    from tracker.cli.settings import Settings
    from tracker.reporting.claims import ClaimReport


def new_form(settings: Settings, asked: Asked) -> bytes:
    """A form with what options gave."""
    return render_form(Heading(database=mark_of(settings)), asked.values, {}).encode()


def fill_new(settings: Settings, draft: Draft, asked: Asked) -> None:
    """Record what a form says, once it is edited."""
    opened = draft.read()

    def save(form: bytes) -> Written[ClaimReport]:
        read = ReadForm(form)
        if not read.values or (form == opened and "text" not in read.values):
            raise EmptyFormError
        return record_entry(settings, entry_of(read))

    with keeping(draft, settings, None):
        made = fill_in(draft, save)
    tell_claim(settings, made, "recorded", asked.format_)
