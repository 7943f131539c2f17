"""Changes sources, speakers and affiliations."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import BadFieldError, RefusedError, some
from tracker.models import Affiliation, Claim, ClaimSpeaker, Row, Source, Speaker
from tracker.recording.claims import appearance_state
from tracker.recording.drafting import (
    affiliation_draft,
    appearance_draft,
    source_draft,
    speaker_draft,
)
from tracker.recording.merging import check_alone
from tracker.recording.record_bodies import organization_in, outlet_in, to_name
from tracker.recording.recorded import Recorded
from tracker.recording.sources import source_state
from tracker.recording.speakers import affiliation_state, speaker_state
from tracker.store.references import reference
from tracker.store.state import State, Writer, differing, state_of
from tracker.vocabulary.claims import Form, Status
from tracker.vocabulary.dates import bounds
from tracker.vocabulary.speakers import Naming

Given = Mapping[str, Any]

_USED = ("organization", "described", "role")
"""What an affiliation keeps once a claim was made as it."""


def edit_source(session: Session, source: Source, given: Given) -> Recorded[Source]:
    """Change a source; None takes a value away.

    Raises:
        BadFieldError: values that do not fit each other.
    """
    hints: list[str] = []
    values = {**given, **outlet_in(session, given, hints)}
    if "published" in given:
        values.setdefault("published_basis", None)
    old_outlet = source.outlet
    changed = _change(session, source, source_state(replace(source_draft(source), **values)))
    if old_outlet is not None and source.outlet is not old_outlet:
        hints += _still_narrated(session, source, old_outlet)
    return Recorded(source, hints, changed)


def _still_narrated(session: Session, source: Source, outlet: Speaker) -> list[str]:
    claims = session.scalars(
        select(Claim)
        .join(ClaimSpeaker)
        .where(ClaimSpeaker.speaker_id == outlet.id, Claim.status == Status.CURRENT)
        .order_by(Claim.id)
    ).unique()
    told = [
        f"C{claim.id}"
        for claim in claims
        if any(
            one.source_id == source.id and one.form is Form.NARRATION for one in claim.appearances
        )
    ]
    voice = outlet.name or outlet.descriptor
    return [f"still narrated by P{outlet.id} {voice}: {', '.join(told)}"] if told else []


def edit_speaker(session: Session, speaker: Speaker, given: Given) -> Recorded[Speaker]:
    """Change a speaker; whether it has a name stays as it is.

    Raises:
        BadFieldError: values that do not fit each other.
        RefusedError: a name for an unnamed speaker, or a type that its claims do not allow.
    """
    names = [name for name in ("name", "aliases", "identifiers") if given.get(name)]
    if speaker.naming is Naming.UNNAMED and names:
        raise RefusedError(f"P{speaker.id} is unnamed and has no {names[0]}", to_name(speaker))
    if given.get("type", speaker.type) != speaker.type:
        check_alone(session, speaker, "both are of one type")
    draft = replace(speaker_draft(speaker), **given)
    changed = _change(session, speaker, speaker_state(draft))
    if "type" in given:
        _check_claims(session, speaker)
    return Recorded(speaker, changed=changed)


def _check_claims(session: Session, speaker: Speaker) -> None:
    """What is printed of a person fits no body, and the other way round."""
    claims = session.scalars(
        select(Claim).join(ClaimSpeaker).where(ClaimSpeaker.speaker_id == speaker.id)
    ).unique()
    for claim in claims:
        for one in claim.appearances:
            try:
                appearance_state(appearance_draft(one))
            except BadFieldError as error:
                raise RefusedError(
                    f"C{claim.id}.{one.place} forbids this change: {error.problem}",
                    "edit that first",
                ) from error


def edit_affiliation(
    session: Session,
    affiliation: Affiliation,
    given: Given,
    *,
    correct: bool,
    who: str,
    at: str,
    why: str | None,
) -> Recorded[Affiliation]:
    """Change an affiliation.

    One a claim was made as keeps its role and organization. Where they were wrong from the
    start, `correct` puts a right one in its place: the claims are moved to it, and the wrong
    one is retracted.

    Args:
        session: a writing session.
        affiliation: on file.
        given: by the names of `AffiliationDraft`; the organization as typed.
        correct: role and organization were recorded in error.
        who: corrects it.
        at: when, ISO 8601.
        why: wanted with `correct`.

    Raises:
        BadFieldError: values that do not fit each other.
        RefusedError: a used affiliation's role or organization.
    """
    hints: list[str] = []
    values = {**given, **organization_in(session, given, affiliation.speaker, hints)}
    if values.get("organization") and "described" not in values:
        values["described"] = None
    if values.get("described") and "organization" not in values:
        values["organization"] = None
    state = affiliation_state(replace(affiliation_draft(affiliation), **values))
    changed = differing(state_of(session, affiliation), state)
    links = session.scalars(
        select(ClaimSpeaker)
        .where(ClaimSpeaker.affiliation_id == affiliation.id)
        .order_by(ClaimSpeaker.claim_id)
    ).all()
    if not links or not set(_USED) & set(changed):
        return Recorded(affiliation, hints, _change(session, affiliation, state))
    told = some([f"C{link.claim_id}" for link in links])
    if not correct:
        ref = reference(session, affiliation)
        raise RefusedError(
            f"{ref} is what {told} {'was' if len(links) == 1 else 'were'} said as, and keeps its"
            " role and organization",
            f"end it and add the new one: tracker affiliation end {ref} --on DATE; or, if it was"
            " recorded in error, give --correct and --why",
        )
    made = Writer(session).add("affiliation", {**state, "uid": str(uuid4())})
    session.flush()
    right = session.get_one(Affiliation, made.id)
    for claim in session.scalars(select(Claim).where(Claim.id.in_({x.claim_id for x in links}))):
        before = state_of(session, claim)["speakers"]
        moved = [
            {**link, "affiliation": str(right.uid)}
            if link["affiliation"] == str(affiliation.uid)
            else link
            for link in before
        ]
        Writer(session).change(claim, {"speakers": moved})
        session.flush()
    retraction = {"retracted_by": who, "retracted_at": at, "retracted_why": why}
    Writer(session).change(affiliation, retraction)
    session.flush()
    return Recorded(
        right, [*hints, f"moved to it: {told}; {reference(session, affiliation)} retracted"]
    )


def end_affiliation(session: Session, affiliation: Affiliation, on: str) -> Recorded[Affiliation]:
    """Say when an affiliation ended; its start stays as it is.

    Raises:
        BadFieldError: it would end before it began.
        RefusedError: it has ended already.
    """
    start, between, end = (affiliation.valid or "..").partition("/")
    ref = reference(session, affiliation)
    if between and end not in {"", ".."}:
        raise RefusedError(
            f"{ref} ended {end} already",
            f"change that with: tracker affiliation edit {ref} --valid {start or '..'}/DATE",
        )
    last = bounds(on).latest
    if last is None or "/" in on:
        raise BadFieldError(("on",), f"{on!r} is no end", "give a day, a month or a year")
    began = bounds(start).earliest if start not in {"", ".."} else None
    if began is not None and last < began:
        raise BadFieldError(("on",), f"{ref} began {start}, after {on}", "give a later date")
    valid = f"{start or '..'}/{on}"
    state = affiliation_state(replace(affiliation_draft(affiliation), valid=valid))
    _change(session, affiliation, state)
    return Recorded(affiliation)


def _change(session: Session, row: Row, state: State) -> bool:
    """Write what differs; whether anything did."""
    changed = differing(state_of(session, row), state)
    if changed:
        Writer(session).change(row, changed)
        session.flush()
        session.expire_all()
    return bool(changed)
