"""The texts of a source, and one of them with the claims that stand in it."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.errors import RefusedError
from tracker.models import Appearance, Claim, Source, SourceText
from tracker.recording.verifying import texts_of
from tracker.reporting.describing import source_called
from tracker.reporting.views import TextView
from tracker.store.references import references
from tracker.vocabulary.claims import Status


@dataclass(frozen=True)
class MarkView:
    """Where a claim's quotation stands: code points, end exclusive."""

    ref: str
    start: int
    end: int
    verification: str
    claim: str


@dataclass(frozen=True)
class SourceTextReport:
    """The newest text of a source, whole, and the quotations anchored in it, in order."""

    schema: str
    source: str
    title: str
    text: TextView
    content: str
    marks: list[MarkView]
    elsewhere: list[str]


def text_views(session: Session, source: int) -> list[TextView]:
    """The live texts of a source, the newest first."""
    return [text_view(session, one) for one in texts_of(session, source)]


def text_view(session: Session, text: SourceText) -> TextView:
    """A captured text, without its words."""
    length = session.scalar(select(func.length(SourceText.text)).where(SourceText.id == text.id))
    return TextView(
        ref=references(session, "source_text", [text.uid])[text.uid],
        uid=str(text.uid),
        sha256=text.sha256,
        media_type=text.media_type,
        captured_at=text.captured_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        characters=length or 0,
    )


def source_text_report(session: Session, number: int) -> SourceTextReport:
    """The newest text of a source with the claims marked in it.

    Raises:
        RefusedError: no text of it is on file.
    """
    texts = texts_of(session, number)
    if not texts:
        raise RefusedError(
            f"no text of S{number} is on file", f"attach one: tracker source attach S{number} FILE"
        )
    carried = session.scalars(
        select(Appearance)
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(
            Appearance.source_id == number,
            Appearance.quote.is_not(None),
            Appearance.retracted_at.is_(None),
            Claim.status != Status.RECORDED_IN_ERROR,
        )
        .order_by(Appearance.anchor_start, Appearance.claim_id, Appearance.place)
    ).all()
    newest = texts[0]
    marks, elsewhere = [], []
    for one in carried:
        ref = f"C{one.claim_id}.{one.place}"
        start, end, how = one.anchor_start, one.anchor_end, one.verification
        if one.anchor_text_id != newest.id or start is None or end is None or how is None:
            elsewhere.append(ref)
        else:
            marks.append(MarkView(ref, start, end, how, one.claim.text))
    return SourceTextReport(
        schema="tracker/source-text/1",
        source=f"S{number}",
        title=source_called(session.get_one(Source, number)),
        text=text_view(session, newest),
        content=newest.text,
        marks=marks,
        elsewhere=elsewhere,
    )
