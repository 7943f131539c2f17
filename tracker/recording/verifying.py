"""Looks for quotations in the texts of their sources, and anchors them there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import QuotationNotFoundError
from tracker.models import Appearance, Claim, Source, SourceText
from tracker.recording.quoting.matching import Passage, SourceWords
from tracker.recording.quoting.nearest import Near, nearest
from tracker.store.references import reference
from tracker.store.state import State, Writer, differing, state_of
from tracker.vocabulary.claims import Status
from tracker.vocabulary.quotations import Outcome, Verification

UNANCHORED: State = dict.fromkeys(
    (
        *("verification", "anchor_text", "anchor_start"),
        *("anchor_end", "anchor_prefix", "anchor_suffix"),
    )
)
"""The state of an appearance whose quotation was never looked for."""

_CONTEXT = 32
"""Code points kept on either side of a quotation."""


@dataclass(frozen=True)
class Checked:
    """One quotation looked for in the texts of its source.

    Attributes:
        appearance: that has the quotation.
        text: it was found in, else the newest.
        newest: whether that is the newest text of the source.
        passage: where, if it was found.
        places: in how many places.
        reason: why a passage that comes close is none.
        near: the nearest passage, where there is none.
    """

    appearance: Appearance
    text: SourceText
    newest: bool
    passage: Passage | None = None
    places: int = 0
    reason: str | None = None
    near: Near | None = None

    @property
    def outcome(self) -> Outcome:
        """What became of it."""
        if self.passage is None:
            return Outcome.NOT_FOUND
        if not self.newest:
            return Outcome.ORPHAN
        return Outcome(self.passage.verification)


class Verifier:
    """Verifies quotations against the newest text of their source, then the older ones.

    Args:
        session: a writing session.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._writer = Writer(session)
        self._texts: dict[int, Sequence[SourceText]] = {}
        self._words: dict[int, SourceWords] = {}

    def verify(self, appearance: Appearance) -> Checked | None:
        """Look for a quotation and write down what was found; None without quotation or text."""
        checked = self.check(appearance)
        if checked is not None:
            changes = differing(state_of(self._session, appearance), _anchor(checked, self))
            if changes:
                self._writer.change(appearance, changes)
                self._session.flush()
        return checked

    def check(self, appearance: Appearance) -> Checked | None:
        """Look for a quotation; nothing is written."""
        texts = self._texts_of(appearance.source_id)
        if appearance.quote is None or not texts:
            return None
        reason: str | None = None
        for text in texts:
            found = self.words(text).search(appearance.quote)
            reason = reason or found.reason
            if found.passages:
                passage = self._chosen(found.passages, appearance, text)
                return Checked(appearance, text, text is texts[0], passage, len(found.passages))
        near = nearest(self.words(texts[0]), appearance.quote)
        return Checked(appearance, texts[0], newest=True, reason=reason, near=near)

    def words(self, text: SourceText) -> SourceWords:
        """The words of a text; those of one text are kept, for its quotations come together."""
        if text.id not in self._words:
            self._words = {text.id: SourceWords(text.text)}
            self._session.expire(text, ["text"])
        return self._words[text.id]

    def _texts_of(self, source: int) -> Sequence[SourceText]:
        if source not in self._texts:
            self._texts[source] = texts_of(self._session, source)
        return self._texts[source]

    def _chosen(
        self, passages: Sequence[Passage], appearance: Appearance, text: SourceText
    ) -> Passage:
        """Of several passages the one it is anchored to, else the first after the last claim's."""
        if len(passages) == 1:
            return passages[0]
        before = 0
        if appearance.anchor_text_id == text.id:
            before = appearance.anchor_start or 0
        else:
            query = (
                select(Appearance.anchor_end)
                .where(
                    Appearance.anchor_text_id == text.id,
                    Appearance.anchor_end.is_not(None),
                    Appearance.claim_id < appearance.claim_id,
                    Appearance.retracted_at.is_(None),
                )
                .order_by(Appearance.claim_id.desc())
                .limit(1)
            )
            before = self._session.scalar(query) or 0
        return next((one for one in passages if one.start >= before), passages[0])


def verify_recorded(session: Session, appearance: Appearance, *, unverified: bool) -> list[str]:
    """Verify a quotation that is being recorded; what there is to tell is given back.

    Args:
        session: a writing session.
        appearance: flushed.
        unverified: save it although it is not found.

    Raises:
        QuotationNotFoundError: it is not in the text of its source.
    """
    checked = Verifier(session).verify(appearance)
    if checked is None:
        return []
    if checked.passage is None and not unverified:
        raise not_found(checked)
    return told_of(session, checked)


def not_found(checked: Checked) -> QuotationNotFoundError:
    """The error for a quotation that is not in the text of its source."""
    parts = [f"--quote: not in the text of S{checked.appearance.source_id}"]
    if checked.reason:
        parts.append(checked.reason)
    if checked.near:
        parts.append(f"nearest: {checked.near.told}")
    return QuotationNotFoundError(
        "; ".join(parts), "mend it, or save it as it is with --unverified"
    )


def told_of(session: Session, checked: Checked) -> list[str]:
    """What there is to tell of a quotation; nothing where it was found as it stands, once."""
    passage = checked.passage
    called = f"the quotation of C{checked.appearance.claim_id}.{checked.appearance.place}"
    if passage is None:
        return [f"{called} is not in the text of its source; saved as unverified"]
    told = []
    if passage.notes:
        told.append(f"{called}: found, folded match ({', '.join(passage.notes)})")
    if not checked.newest:
        where = reference(session, checked.text)
        told.append(f"{called} stands in the older text {where}, not in the newest")
    if checked.places > 1:
        told.append(
            f"{called} stands in {checked.places} places; taken is that from {passage.start}"
        )
    return told


def texts_of(session: Session, source: int) -> Sequence[SourceText]:
    """The live texts of a source, the newest first."""
    return session.scalars(
        select(SourceText)
        .where(SourceText.source_id == source, SourceText.retracted_at.is_(None))
        .order_by(SourceText.captured_at.desc(), SourceText.id.desc())
    ).all()


def verify_all(session: Session, source: Source | None = None) -> list[Checked]:
    """Verify every live quotation whose source has a text, of one source or of all."""
    texts = select(SourceText.source_id).where(SourceText.retracted_at.is_(None))
    query = (
        select(Appearance)
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(
            Appearance.quote.is_not(None),
            Appearance.retracted_at.is_(None),
            Claim.status != Status.RECORDED_IN_ERROR,
            Appearance.source_id.in_(texts),
        )
        .order_by(Appearance.source_id, Appearance.claim_id, Appearance.place)
    )
    if source is not None:
        query = query.where(Appearance.source_id == source.id)
    verifier = Verifier(session)
    found = [verifier.verify(one) for one in session.scalars(query).all()]
    return [one for one in found if one is not None]


def _anchor(checked: Checked, verifier: Verifier) -> State:
    """What to write of a quotation that was looked for."""
    state: dict[str, Any] = {**UNANCHORED, "anchor_text": str(checked.text.uid)}
    passage = checked.passage
    if passage is None:
        return {**state, "verification": Verification.UNVERIFIED}
    text = verifier.words(checked.text).text
    return {
        **state,
        "verification": passage.verification,
        "anchor_start": passage.start,
        "anchor_end": passage.end,
        "anchor_prefix": text[max(0, passage.start - _CONTEXT) : passage.start],
        "anchor_suffix": text[passage.end : passage.end + _CONTEXT],
    }
