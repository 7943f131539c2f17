"""The form of a claim on file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.api.database import Written
from tracker.cli.claim_entry import edit_entry
from tracker.cli.claim_recording import tell_claim
from tracker.cli.editing.entries import changes_of
from tracker.cli.editing.recovering import mark_of
from tracker.cli.editing.refusals import EmptyFormError
from tracker.cli.editing.rounds import fill_in, keeping
from tracker.cli.writing import changed_or_not
from tracker.errors import FileFaultError
from tracker.exchange.claim_form.fields import LINES
from tracker.exchange.claim_form.heading import Heading, with_heading
from tracker.exchange.claim_form.reading import ReadForm
from tracker.exchange.claim_form.remarks import Remark, with_remarks, without_remarks
from tracker.exchange.claim_form.toml import toml_value
from tracker.exchange.claim_form.writing import render_form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.cli.editing.asked import Asked
    from tracker.cli.editing.drafts import Draft
    from tracker.cli.settings import Settings
    from tracker.reporting.claims import ClaimReport


@dataclass(frozen=True)
class Standing:
    """A claim as it is on file."""

    number: int
    uid: str
    version: int
    values: Mapping[str, Any]
    notes: Mapping[str, Sequence[str]]


def standing_claim(settings: Settings, ref: str, version: int | None = None) -> Standing:
    """The claim a reference means.

    Args:
        settings: of the command.
        ref: to the claim.
        version: at which a person read it, if that was said.

    Raises:
        ChangedUnderneathError: it is at another version.
        SeveralAppearancesError: more than one source carries it.
        RefusedError: none does, or it was recorded in error.
    """
    from tracker.exchange.claim_form.standing import standing_notes, standing_values
    from tracker.recording.finding import claim_of
    from tracker.store.session import reading
    from tracker.store.versions import check_version, version_of

    with reading(settings.location()) as session:
        claim = claim_of(session, ref)
        check_version(session, claim, f"C{claim.id}", version)
        return Standing(
            claim.id,
            claim.uid.hex,
            version_of(session, claim),
            standing_values(session, claim),
            standing_notes(session, claim),
        )


def standing_form(settings: Settings, standing: Standing, asked: Asked) -> bytes:
    """The form of a claim, with what options give and without what they take away."""
    values = {**standing.values, **asked.values}
    left = {name: value for name, value in values.items() if name not in asked.unset}
    return render_form(_heading(settings, standing), left, standing.notes).encode()


def renewed(settings: Settings, standing: Standing, form: bytes) -> bytes:
    """A form of an earlier version, with remarks on what is on file now.

    Whoever saves it has read this version.
    """
    form = with_heading(without_remarks(form), _heading(settings, standing))
    remarks = [
        Remark(
            f"C{standing.number} was changed meanwhile. Where it differs from this form, what is"
            " on file now is told below. Mend your lines or leave them, then take these remarks"
            " away."
        )
    ]
    try:
        read = ReadForm(form)
    except FileFaultError:
        return with_remarks(form, remarks)
    for line in LINES:
        stands = standing.values.get(line.name)
        if read.values.get(line.name) != stands:
            key = ".".join(line.path)
            told = f"no {key}" if stands is None else toml_value(key, stands)
            remarks.append(Remark(f"on file now: {told}", read.line(line.path)))
    return with_remarks(form, remarks)


def fill_changed(
    settings: Settings, standing: Standing, draft: Draft, asked: Asked, *, heeded: bool = True
) -> None:
    """Change a claim to what its form says, once it is edited.

    Args:
        settings: of the command.
        standing: the claim as the form was made of it.
        draft: the form.
        asked: beside it.
        heeded: False where the form has remarks that must have been seen to.

    Raises:
        FormKeptError: somebody changed the claim since, or it cannot be saved.
    """
    number = standing.number

    def save(form: bytes) -> Written[ClaimReport]:
        read = ReadForm(form)
        if not read.values:
            raise EmptyFormError
        changes = changes_of(read, standing.values)
        if changes is None:
            called = f"C{number}"
            return Written(called, settings.tracker().claim.show(called), changed=False)
        return edit_entry(
            settings,
            f"C{number}",
            changes.given,
            source=changes.source,
            speaking=changes.speaking,
            version=standing.version,
            why=asked.why,
        )

    with keeping(draft, settings, number):
        done = fill_in(draft, save, heeded=heeded)
    tell_claim(settings, done, changed_or_not(done), asked.format_)


def _heading(settings: Settings, standing: Standing) -> Heading:
    return Heading(
        database=mark_of(settings),
        number=standing.number,
        version=standing.version,
        uid=standing.uid,
    )
