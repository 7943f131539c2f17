"""What became of quotations that were looked for in the texts of their sources."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.models import Appearance, Claim, Source, SourceText
from tracker.recording.attach_text import Attached
from tracker.recording.verifying import Checked
from tracker.reporting.texts import text_view
from tracker.reporting.views import TextView
from tracker.store.references import references
from tracker.vocabulary.claims import Status
from tracker.vocabulary.quotations import Outcome


@dataclass(frozen=True)
class NearView:
    """The nearest passage, in code points, and what the quotation has for what of the text."""

    start: int
    end: int
    words: str
    differences: list[list[str]]
    told: str


@dataclass(frozen=True)
class QuotationView:
    """One quotation; `start` and `end` are null where it was not found.

    `notes` say in what a folded match differs; `places` in how many places it stands.
    """

    ref: str
    source: str
    text: str
    quote: str
    outcome: str
    start: int | None
    end: int | None
    notes: list[str]
    places: int
    reason: str | None
    near: NearView | None


@dataclass(frozen=True)
class QuotationsReport:
    """Quotations looked for; `unchecked` counts those whose source has no text on file."""

    schema: str
    counts: dict[str, int]
    unchecked: int
    quotations: list[QuotationView]


@dataclass(frozen=True)
class AttachedReport:
    """A text of a source, `new` or on file already, and what became of the quotations."""

    schema: str
    source: str
    new: bool
    text: TextView
    counts: dict[str, int]
    quotations: list[QuotationView]


def quotations_report(
    session: Session, checked: Sequence[Checked], source: Source | None = None
) -> QuotationsReport:
    """Tell what became of quotations, of one source or of all."""
    texts = select(SourceText.source_id).where(SourceText.retracted_at.is_(None))
    conditions = [
        Appearance.quote.is_not(None),
        Appearance.retracted_at.is_(None),
        Claim.status != Status.RECORDED_IN_ERROR,
        Appearance.source_id.not_in(texts),
    ]
    if source is not None:
        conditions.append(Appearance.source_id == source.id)
    query = select(func.count()).select_from(Appearance).join(Appearance.claim).where(*conditions)
    return QuotationsReport(
        schema="tracker/quotations/1",
        counts=_counts(checked),
        unchecked=session.scalar(query) or 0,
        quotations=[_view(session, one) for one in checked],
    )


def attached_report(session: Session, attached: Attached) -> AttachedReport:
    """Tell what was attached, and what became of the source's quotations."""
    return AttachedReport(
        schema="tracker/attached/1",
        source=f"S{attached.text.source_id}",
        new=attached.changed,
        text=text_view(session, attached.text),
        counts=_counts(attached.checked),
        quotations=[_view(session, one) for one in attached.checked],
    )


def _counts(checked: Sequence[Checked]) -> dict[str, int]:
    counted = Counter(one.outcome for one in checked)
    return {outcome.value: counted[outcome] for outcome in Outcome}


def _view(session: Session, checked: Checked) -> QuotationView:
    one, passage, near = checked.appearance, checked.passage, checked.near
    return QuotationView(
        ref=f"C{one.claim_id}.{one.place}",
        source=f"S{one.source_id}",
        text=references(session, "source_text", [checked.text.uid])[checked.text.uid],
        quote=one.quote or "",
        outcome=checked.outcome,
        start=passage.start if passage else None,
        end=passage.end if passage else None,
        notes=list(passage.notes) if passage else [],
        places=checked.places,
        reason=checked.reason,
        near=NearView(near.start, near.end, near.words, [*map(list, near.differences)], near.told)
        if near
        else None,
    )
