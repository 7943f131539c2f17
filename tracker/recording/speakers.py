"""States of speakers and affiliations, with defaults filled in and contradictions refused."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tracker.errors import BadFieldError
from tracker.store.state import State
from tracker.vocabulary.dates import check_date
from tracker.vocabulary.speakers import Naming, SpeakerType


@dataclass(frozen=True, kw_only=True)
class SpeakerDraft:
    """A speaker as somebody writes it down; no name means unnamed."""

    uid: str
    type: SpeakerType = SpeakerType.PERSON
    name: str | None = None
    pseudonym: bool = False
    descriptor: str | None = None
    aliases: Sequence[str] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    head_count: int | None = None
    note: str | None = None

    @property
    def naming(self) -> Naming:
        """Whether the speaker has a name, and whether it is made up."""
        if self.name is None:
            return Naming.UNNAMED
        return Naming.PSEUDONYM if self.pseudonym else Naming.NAMED


@dataclass(frozen=True, kw_only=True)
class AffiliationDraft:
    """A speaker's role in an organization; `organization` is the uid of its row."""

    uid: str
    speaker: str
    organization: str | None = None
    described: str | None = None
    role: str | None = None
    country: str | None = None
    place: str | None = None
    valid: str | None = None
    uncertain: bool = False
    note: str | None = None


def speaker_state(draft: SpeakerDraft) -> State:
    """The state to record.

    Raises:
        BadFieldError: an unnamed speaker with a name's attributes, and the like.
    """
    if draft.name is not None and re.fullmatch(r"[CPSRQD]\d+(\.\d+)?", draft.name):
        raise BadFieldError(("name",), f"{draft.name!r} reads as a reference", "write the name out")
    if draft.naming is Naming.UNNAMED:
        _check_unnamed(draft)
    if draft.identifiers and draft.naming is not Naming.NAMED:
        raise BadFieldError(("identifiers",), "only a named speaker has identifiers", "remove them")
    if draft.head_count is not None and draft.type is not SpeakerType.GROUP:
        raise BadFieldError(
            ("head_count",),
            f"only a group has a head count, no {draft.type}",
            'remove it, or set type = "group"',
        )
    return {
        "uid": draft.uid,
        "type": draft.type,
        "naming": draft.naming,
        "name": draft.name,
        "descriptor": draft.descriptor,
        "head_count": draft.head_count,
        "note": draft.note,
        "names": [{"name": name} for name in dict.fromkeys(draft.aliases)],
        "identifiers": [
            {"scheme": scheme, "value": value} for scheme, value in draft.identifiers.items()
        ],
    }


def _check_unnamed(draft: SpeakerDraft) -> None:
    if draft.pseudonym:
        raise BadFieldError(("naming",), "a pseudonym is a name", "give the made-up name")
    if draft.aliases:
        raise BadFieldError(
            ("aliases",), "an unnamed speaker has no other names", "give a name, or remove them"
        )
    if draft.identifiers:
        raise BadFieldError(
            ("identifiers",), "an unnamed speaker has no identifiers", "remove them"
        )
    if draft.descriptor is None:
        raise BadFieldError(
            ("descriptor",),
            "neither a name nor a descriptor",
            "give a name, or for an unnamed speaker a descriptor to call it by",
        )


def affiliation_state(draft: AffiliationDraft) -> State:
    """The state to record.

    Raises:
        BadFieldError: not exactly one of organization and described, or a period that is not
            EDTF.
    """
    if (draft.organization is None) == (draft.described is None):
        raise BadFieldError(
            ("organization",),
            "exactly one of organization and described is wanted",
            "name the organization, or describe it where it is not identifiable",
        )
    check_date("valid", draft.valid)
    return {
        "uid": draft.uid,
        "speaker": draft.speaker,
        "organization": draft.organization,
        "described": draft.described,
        "role": draft.role,
        "country": draft.country,
        "place": draft.place,
        "valid": draft.valid,
        "uncertain": draft.uncertain,
        "note": draft.note,
    }
