"""States of sources."""

from dataclasses import dataclass

from tracker.errors import BadFieldError
from tracker.store.state import State
from tracker.vocabulary.claims import DateBasis
from tracker.vocabulary.dates import check_date
from tracker.vocabulary.languages import check_language
from tracker.vocabulary.sources import SourceType


@dataclass(frozen=True, kw_only=True)
class SourceDraft:
    """A source as somebody writes it down; `outlet` is the uid of a speaker."""

    uid: str
    type: SourceType
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: DateBasis | None = None
    url: str | None = None
    archived_url: str | None = None
    text_sha256: str | None = None
    read: bool = True
    note: str | None = None


def source_state(draft: SourceDraft) -> State:
    """The state to record.

    Raises:
        BadFieldError: nothing tells it apart from another source, a basis without a date, or
            a date that is not EDTF.
    """
    if not (draft.title or draft.outlet or draft.url or draft.published or draft.text_sha256):
        raise BadFieldError(
            ("title",),
            "nothing tells this source apart from another",
            "give a title, an outlet, a URL, a date or the text's sha256",
        )
    if draft.published is None and draft.published_basis is not None:
        raise BadFieldError(
            ("published_basis",), "there is no date", "give published, or remove it"
        )
    check_date("published", draft.published)
    check_language("language", draft.language)
    return {
        "uid": draft.uid,
        "type": draft.type,
        "title": draft.title,
        "byline": draft.byline,
        "outlet": draft.outlet,
        "language": draft.language,
        "published": draft.published,
        "published_basis": (
            (draft.published_basis or DateBasis.STATED) if draft.published else None
        ),
        "url": draft.url,
        "archived_url": draft.archived_url,
        "text_sha256": draft.text_sha256,
        "read": draft.read,
        "note": draft.note,
    }
