"""Records a claim with its first appearance, and further appearances of it."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from tracker.errors import BadFieldError, RefusedError
from tracker.models import Appearance, Claim, Source
from tracker.recording.carrying import Given, as_printed, last_appearance, occasion, told
from tracker.recording.claims import (
    AppearanceDraft,
    ClaimDraft,
    PublishedDraft,
    Voice,
    appearance_state,
    claim_state,
)
from tracker.recording.drafting import voices_of
from tracker.recording.hops import hop_of
from tracker.recording.recorded import Recorded
from tracker.recording.saying import said_on, unlikely_date
from tracker.recording.topics import topics_of
from tracker.recording.verifying import verify_recorded
from tracker.recording.voicing import Speaking, speakers_of, voices_as
from tracker.relating.standing import check_claim
from tracker.store.state import Writer
from tracker.vocabulary.claims import Form, Kind

PUBLISHED = tuple(one.name for one in fields(PublishedDraft))
CLAIM = tuple(one.name for one in fields(ClaimDraft) if one.name not in {"uid", "voices"})
APPEARANCE = tuple(
    one.name
    for one in fields(AppearanceDraft)
    if one.name not in {"uid", "claim", "place", "source", "kind", "voices", "published", "note"}
)
"""What can be given of a claim and of its appearance; a note is the claim's."""


def record_claim(
    session: Session, source: Source, speaking: Speaking, given: Given
) -> Recorded[Claim]:
    """Record a claim; what is not given follows from the voice's last claim in the source.

    Args:
        session: a writing session.
        source: what carries it.
        speaking: who speaks.
        given: by the names of `ClaimDraft`, `AppearanceDraft` and `PublishedDraft`; `via` for
            the hops and `topics` as typed.

    Raises:
        BadFieldError: values that do not fit each other.
        QuotationNotFoundError: the source's text has other words, and `unverified` is not given.
    """
    hints: list[str] = []
    given = prepared(session, given, source)
    speakers = speakers_of(session, speaking, source, hints)
    last = last_appearance(session, speakers, source, speaking.unnamed)
    voices = voices_as(session, speakers, speaking, last.claim if last else None, hints)
    took = told(last, given, voices) if last else None
    hints += [took] if took else []
    given = {**occasion(last, given), **given}
    form = form_of(given.get("form"), narrated=not speaking.given)
    uid = str(uuid4())
    writer = Writer(session)
    claim = writer.add("claim", claim_state(claim_draft_from(uid, voices, given)))
    session.flush()
    if speaking.given:
        given = {**printed(last, speaking, given), **given}
    draft = appearance_draft_from(uid, 1, source, voices, {**given, "form": form})
    carried = writer.add("appearance", appearance_state(draft))
    session.flush()
    appearance = session.get_one(Appearance, carried.id)
    hints += verify_recorded(session, appearance, unverified=bool(given.get("unverified")))
    hints += unlikely_date(given.get("said"), source)
    return Recorded(session.get_one(Claim, claim.id), hints)


def printed(last: Appearance | None, speaking: Speaking, given: Given) -> dict[str, Any]:
    """What is taken to be printed of the speakers, as far as nothing else is given.

    That of their last appearance in the source; of a new unnamed voice, what it is called here.
    """
    carried = as_printed(last, given)
    known = {**carried, **given}
    if speaking.unnamed and "descriptor" not in known and known.get("identification") is None:
        carried["descriptor"] = speaking.unnamed
    return carried


def record_appearance(
    session: Session, claim: Claim, source: Source, given: Given
) -> Recorded[Appearance]:
    """Record that another source carries a claim.

    Raises:
        BadFieldError: values that do not fit each other.
        RefusedError: the source carries it already, or narrates nothing of another outlet.
        ChangeForbiddenError: a relation of the claim does not allow it.
        QuotationNotFoundError: the source's text has other words, and `unverified` is not given.
    """
    check_carried_once(claim, source)
    given = prepared(session, given, source)
    speakers = [link.speaker for link in claim.speakers]
    narrated = given.get("form", Form.NARRATION) is Form.NARRATION and all(
        one.form is Form.NARRATION for one in claim.appearances
    )
    if narrated and speakers != [source.outlet]:
        raise RefusedError(
            f"C{claim.id} is P{speakers[0].id}'s own narration, and it does not publish"
            f" S{source.id}",
            f"record what S{source.id} narrates as a claim of its own, or give --form paraphrase"
            " where it attributes this to the other",
        )
    form = form_of(given.get("form"), narrated=narrated)
    if not narrated:
        given = {**as_printed(last_appearance(session, speakers, source), given), **given}
    given = {**given, "form": form, "kind": claim.kind}
    place = max((one.place for one in claim.appearances), default=0) + 1
    draft = appearance_draft_from(str(claim.uid), place, source, voices_of(claim.speakers), given)
    state = appearance_state(draft) | {"note": given.get("note")}
    made = Writer(session).add("appearance", state)
    session.flush()
    session.expire(claim, ["appearances"])
    check_claim(session, claim)
    appearance = session.get_one(Appearance, made.id)
    hints = verify_recorded(session, appearance, unverified=bool(given.get("unverified")))
    return Recorded(appearance, hints)


def check_carried_once(claim: Claim, source: Source, besides: Appearance | None = None) -> None:
    """A source carries a claim once, whoever else does.

    Raises:
        RefusedError: it carries it already, `besides` left out.
    """
    for one in claim.appearances:
        if one.source_id == source.id and one.retracted_at is None and one is not besides:
            raise RefusedError(
                f"S{source.id} carries C{claim.id} already, as C{claim.id}.{one.place}",
                f"edit that: tracker appearance edit C{claim.id}.{one.place}",
            )


def prepared(session: Session, given: Given, source: Source) -> dict[str, Any]:
    """What was typed, with hops and topics looked up and a day word read as a date."""
    ready = dict(given)
    if "topics" in ready:
        topic = topics_of(session)
        ready["topics"] = [topic(name) for name in ready["topics"]]
    if "via" in ready:
        ready["hops"] = [hop_of(session, one, place) for place, one in enumerate(ready.pop("via"))]
    if ready.get("said") is not None:
        said = said_on(ready["said"], source)
        ready["said"] = said.date
        if said.note is not None:
            ready.setdefault("said_basis", said.basis)
            ready.setdefault("said_note", said.note)
    return ready


def form_of(form: Form | None, *, narrated: bool) -> Form | None:
    """The form given; narration is the source's own voice, and no other form is.

    Raises:
        BadFieldError: it does not fit who speaks.
    """
    if narrated and form is None:
        return Form.NARRATION
    if narrated != (form is Form.NARRATION):
        raise BadFieldError(
            ("form",),
            f"{form}, but {'nobody' if narrated else 'somebody'} speaks",
            "narration is the source's own voice: no speaker, and no other form",
        )
    return form


def claim_draft_from(uid: str, voices: list[Voice], given: Mapping[str, Any]) -> ClaimDraft:
    """A draft of what was given."""
    return ClaimDraft(uid=uid, voices=voices, **{k: given[k] for k in CLAIM if k in given})


def appearance_draft_from(
    claim: str, place: int, source: Source, voices: list[Voice], given: Mapping[str, Any]
) -> AppearanceDraft:
    """A draft of what was given; the language is the source's unless said otherwise."""
    values = {name: given[name] for name in APPEARANCE if name in given}
    values.setdefault("language", source.language)
    return AppearanceDraft(
        uid=str(uuid4()),
        claim=claim,
        place=place,
        source=str(source.uid),
        voices=voices,
        published=PublishedDraft(**{k: given[k] for k in PUBLISHED if k in given}),
        kind=given.get("kind", Kind.ASSERTION),
        **values,
    )
