"""The hops between a speaker and a source, as they are typed: `S2`, `TASS?`, `S2:translator`."""

import re

from sqlalchemy.orm import Session

from tracker.errors import BadFieldError, UnknownReferenceError
from tracker.models import Source, Speaker
from tracker.recording.claims import Hop
from tracker.recording.finding import source_of, speaker_of
from tracker.vocabulary.sources import RelayRole, default_relay_role

_HOP = re.compile(r"((?:uid:)?.*?)\s*(\?)?(?::(\w+))?(\?)?", re.DOTALL)
"""Whom it names, the mark, the role; the mark may stand after the role as well."""


def hop_of(session: Session, given: str, place: int) -> Hop:
    """The hop a text means; `?` after it is inferred, `?` alone is somebody not named.

    Args:
        session: of the database.
        given: a speaker or, where no speaker answers to it, a source.
        place: among the hops of the appearance, for the error.

    Raises:
        BadFieldError: an unknown role.
    """
    parts = _HOP.fullmatch(given)
    called, before, role, after = parts.groups() if parts else (given, None, None, None)
    inferred = bool(before or after)
    if role not in {None, RelayRole.TRANSLATOR}:
        raise BadFieldError(("via", place), f"{role!r} is no role", "write REF:translator, or REF")
    translator = RelayRole.TRANSLATOR if role else None
    if not called:
        return Hop(role=translator or RelayRole.RELAY)
    found = _found(session, called)
    if isinstance(found, Speaker):
        return Hop(speaker=str(found.uid), role=translator or RelayRole.RELAY, inferred=inferred)
    return Hop(
        source=str(found.uid),
        speaker=str(found.outlet.uid) if found.outlet else None,
        role=translator or default_relay_role(found.type),
        inferred=inferred,
    )


def _found(session: Session, called: str) -> Speaker | Source:
    if re.fullmatch(r"(?i)S\d+", called):
        return source_of(session, called)
    try:
        return speaker_of(session, called)
    except UnknownReferenceError as no_speaker:
        try:
            return source_of(session, called)
        except UnknownReferenceError:
            if re.fullmatch(r"(?i)P\d+", called):
                raise no_speaker from None
            mend = "See: tracker speaker list --all, tracker source list"
            raise UnknownReferenceError("speaker or source", called, mend=mend) from None
