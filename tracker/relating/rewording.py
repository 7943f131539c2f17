"""The words about a relation that its author or an editor puts better."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from tracker.errors import RefusedError
from tracker.models import Relation
from tracker.relating.judging import check_alive
from tracker.store.state import Writer

WORDS = ("why", "note")
"""What can be reworded."""


def reword(session: Session, relation: Relation, words: Mapping[str, str | None]) -> None:
    """Put the reason or the note of a relation in other words; what it says stays as judged.

    Args:
        session: a writing session.
        relation: not retracted.
        words: the new ones, by field; a note may be taken away by None, the reason may not.

    Raises:
        RefusedError: it was retracted, or would be left without a reason.
    """
    check_alive(relation)
    if not words.get("why", relation.why):
        raise RefusedError(f"R{relation.id} needs a reason", "say why, in a sentence")
    Writer(session).change(relation, words)
