"""Keeps a text of a source, and verifies the source's quotations against it."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Source, SourceText
from tracker.recording.verifying import Checked, verify_all
from tracker.store.state import Writer
from tracker.vocabulary.quotations import MediaType


@dataclass(frozen=True)
class Attached:
    """A text on file, and what became of the source's quotations.

    Attributes:
        text: as flushed.
        changed: False where the source had exactly this text already.
        checked: the quotations, in the order of claims.
        hints: what else there is to tell.
    """

    text: SourceText
    changed: bool = True
    checked: list[Checked] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)


def attach_text(
    session: Session, source: Source, text: str, media_type: MediaType, captured_at: datetime
) -> Attached:
    """Keep a text of a source exactly as it is; the same text twice changes nothing."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    same = session.scalars(
        select(SourceText).where(
            SourceText.source_id == source.id,
            SourceText.sha256 == digest,
            SourceText.retracted_at.is_(None),
        )
    ).first()
    if same is not None:
        return Attached(same, changed=False)
    state = {
        "uid": str(uuid4()),
        "source": str(source.uid),
        "sha256": digest,
        "media_type": media_type,
        "captured_at": captured_at.isoformat(),
        "text": text,
    }
    made = Writer(session).add("source_text", state)
    session.flush()
    session.expire(made, ["text"])
    hints = []
    if source.text_sha256 not in {None, digest}:
        hints.append(f"S{source.id} was coded from another text: its SHA-256 differs")
    kept = session.get_one(SourceText, made.id)
    return Attached(kept, checked=verify_all(session, source), hints=hints)
