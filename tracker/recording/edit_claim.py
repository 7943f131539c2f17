"""Changes a claim or an appearance; what only followed from a value follows it again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from tracker.errors import BadFieldError, RefusedError, SeveralAppearancesError
from tracker.models import Appearance, Claim, Source, Speaker
from tracker.recording.carrying import Given, last_appearance
from tracker.recording.claims import (
    AppearanceDraft,
    ClaimDraft,
    PublishedDraft,
    appearance_state,
    claim_state,
)
from tracker.recording.drafting import appearance_draft, claim_draft
from tracker.recording.record_claim import (
    APPEARANCE,
    CLAIM,
    PUBLISHED,
    check_carried_once,
    form_of,
    prepared,
    printed,
)
from tracker.recording.recorded import Recorded
from tracker.recording.saying import said_on, word_read
from tracker.recording.verifying import UNANCHORED, verify_recorded
from tracker.recording.voicing import Speaking, speakers_of, voices_as
from tracker.relating.standing import check_claim
from tracker.store.state import State, Writer, differing, state_of
from tracker.vocabulary.anonymity import (
    AnonymityOrigin,
    AnonymityReason,
    default_ground_rule,
    default_identification,
)
from tracker.vocabulary.claims import (
    Form,
    default_basis,
    default_certainty,
    default_form,
    default_polarity,
)
from tracker.vocabulary.speakers import Naming


def edit_claim(
    session: Session,
    claim: Claim,
    given: Given,
    *,
    source: Source | None = None,
    speaking: Speaking | None = None,
) -> Recorded[Claim]:
    """Change a claim, and its appearance where it has only one.

    Args:
        session: a writing session.
        claim: on file.
        given: new values, as for `record_claim`; None takes a value away.
        source: that carries it, in the place of the one on file.
        speaking: who speaks, in the place of those on file.

    Raises:
        BadFieldError: values that do not fit each other.
        RefusedError: no source carries it any more.
        SeveralAppearancesError: a value of an appearance, where there are several.
        ChangeForbiddenError: a relation of the claim does not allow it.
        QuotationNotFoundError: the source's text has other words, and `unverified` is not given.
    """
    hints: list[str] = []
    live = carrying(claim, several_fit=source is None and not _CARRIED & set(given))
    where = source or live[0].source
    values = prepared(session, given, where)
    if source is not None:
        values = {**_read_anew(claim, live[0], source, given), **values}
    old = claim_draft(claim)
    if source is not None and speaking is None and _narrated(live):
        speaking = Speaking()
    changes = {name: values[name] for name in CLAIM if name in values}
    followed, narrated = {}, _narrated(live)
    if speaking is not None:
        speakers = _speakers(session, claim, speaking, where, hints)
        same = [link.speaker for link in claim.speakers] == speakers
        changes["voices"] = voices_as(session, speakers, speaking, claim if same else None, hints)
        followed = _of_others(session, claim, speakers, where, speaking=speaking, values=values)
        if speaking.given:
            narrated = values.get("form") is Form.NARRATION and speakers == [where.outlet]
    elif "affiliation" in given:
        changes["voices"] = [replace(voice, affiliation=None) for voice in old.voices]
    new = replace(old, **_followed(old, changes), **changes)
    drafts = {
        one: _appearance(one, old, new, {**followed, **values}, source, narrated=narrated)
        for one in live
    }
    if "voices" in changes:
        kept = replace(new, kind=old.kind)
        for one in claim.appearances:
            drafts.setdefault(one, _appearance(one, old, kept, followed, None, narrated=narrated))
    states = {one: appearance_state(draft) for one, draft in drafts.items()}
    changed, requoted = _write(session, claim, claim_state(new), states)
    check_claim(session, claim)
    hints += _verified(session, requoted, live, given)
    return Recorded(claim, hints, changed)


def carrying(claim: Claim, *, several_fit: bool) -> list[Appearance]:
    """The appearances in force; `several_fit` where the edit is of the claim alone."""
    live = [one for one in claim.appearances if one.retracted_at is None]
    if not live:
        raise RefusedError(
            f"no source carries C{claim.id} any more",
            f"say which does: tracker appearance add C{claim.id} --source SOURCE",
        )
    if len(live) > 1 and not several_fit:
        raise SeveralAppearancesError(
            f"C{claim.id}", [f"C{claim.id}.{one.place} in S{one.source_id}" for one in live]
        )
    return live


def _narrated(live: Sequence[Appearance]) -> bool:
    return all(one.form is Form.NARRATION for one in live)


def _speakers(
    session: Session, claim: Claim, speaking: Speaking, source: Source, hints: list[str]
) -> list[Speaker]:
    """Who is to speak; those on file where only their affiliation was given."""
    live = [one for one in claim.appearances if one.retracted_at is None]
    if speaking.as_before and not _narrated(live):
        return [link.speaker for link in claim.speakers]
    return speakers_of(session, speaking, source, hints)


def _of_others(
    session: Session,
    claim: Claim,
    speakers: Sequence[Speaker],
    source: Source,
    *,
    speaking: Speaking,
    values: Given,
) -> dict[str, Any]:
    """What is printed of new speakers, in the place of what was printed of those on file."""
    if {link.speaker for link in claim.speakers} & set(speakers):
        return {}
    last = last_appearance(session, speakers, source)
    return {**_OTHER_PERSON, **printed(last, speaking, values)}


_CARRIED = {"via", "unverified", *APPEARANCE, *PUBLISHED}
"""What is given of an appearance."""

_OTHER_PERSON = dict.fromkeys((*PUBLISHED, "known_to_newsroom", "approved_by_role", "approved_on"))
"""What was printed of one person or agreed with one holds of no other."""


def edit_appearance(
    session: Session, appearance: Appearance, given: Given, *, source: Source | None = None
) -> Recorded[Appearance]:
    """Change how one source carries a claim.

    Raises:
        BadFieldError: values that do not fit each other.
        RefusedError: the other source carries the claim already.
        ChangeForbiddenError: a relation of the claim does not allow it.
        QuotationNotFoundError: the source's text has other words, and `unverified` is not given.
    """
    claim = appearance.claim
    if source is not None:
        check_carried_once(claim, source, besides=appearance)
    values = prepared(session, given, source or appearance.source)
    draft = claim_draft(claim)
    narrated = appearance.form is Form.NARRATION
    if source is not None:
        values = {**_read_anew(None, appearance, source, given), **values}
        if narrated and source.outlet is not claim.speakers[0].speaker:
            raise RefusedError(
                f"C{claim.id} is narrated, and S{source.id} is another outlet's",
                f"change both with: tracker claim edit C{claim.id} --source S{source.id}",
            )
    new = _appearance(appearance, draft, draft, values, source, narrated=narrated)
    if "note" in given:
        new = replace(new, note=given["note"])
    changed, requoted = _write(session, claim, {}, {appearance: appearance_state(new)})
    check_claim(session, claim)
    return Recorded(appearance, _verified(session, requoted, [appearance], given), changed)


def _followed(old: ClaimDraft, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Values of the claim that only followed from others, to follow from the new ones."""
    freed: dict[str, Any] = {}
    if "kind" in changes:
        for name, default in (("polarity", default_polarity), ("certainty", default_certainty)):
            if getattr(old, name) == default(old.kind):
                freed[name] = None
    if "said" in changes:
        freed |= {"said_basis": None, "said_note": None}
    if "denied_proposition" in changes:
        freed["denied_inferred"] = False
    return {name: value for name, value in freed.items() if name not in changes}


def _appearance(
    row: Appearance,
    old: ClaimDraft,
    new: ClaimDraft,
    values: Mapping[str, Any],
    source: Source | None,
    *,
    narrated: bool,
) -> AppearanceDraft:
    draft = appearance_draft(row)
    given = {name: values[name] for name in APPEARANCE if name in values}
    if source is not None:
        given["source"] = str(source.uid)
    if "basis" not in given and draft.basis == default_basis(old.kind):
        given["basis"] = None
    form = given.get("form", draft.form)
    if "form" not in given and (form is Form.NARRATION) != narrated:
        form = None
    elif "form" not in given and "quote" in given:
        follows = form == default_form(draft.quote) or given["quote"] is None
        form = None if follows else form
    given["form"] = form_of(form, narrated=narrated) if form or narrated else None
    told = {name: values[name] for name in PUBLISHED if name in values}
    published = replace(draft.published, **_untold(draft, new, told), **told)
    return replace(draft, kind=new.kind, voices=new.voices, published=published, **given)


def _untold(draft: AppearanceDraft, new: ClaimDraft, told: Mapping[str, Any]) -> dict[str, Any]:
    """What was not printed but followed from what was, to follow from what is told now."""
    old: PublishedDraft = draft.published
    named = all(voice.naming is Naming.NAMED for voice in draft.voices)
    freed: dict[str, Any] = {}
    derived = default_identification(named=named, descriptor=old.descriptor)
    namings = [{voice.naming for voice in voices} for voices in (draft.voices, new.voices)]
    if old.identification == derived or namings[0] != namings[1]:
        freed["identification"] = None
    if old.ground_rule == default_ground_rule(old.identification):
        freed["ground_rule"] = None
    if (old.anonymity_origin, old.anonymity_reason) == (
        AnonymityOrigin.NOT_STATED,
        AnonymityReason.NOT_STATED,
    ):
        freed |= {"anonymity_origin": None, "anonymity_reason": None}
    if told.get("anonymity_reason", old.anonymity_reason) != old.anonymity_reason:
        freed["anonymity_reason_published"] = None
    return {name: value for name, value in freed.items() if name not in told}


def _read_anew(
    claim: Claim | None, appearance: Appearance, source: Source, given: Given
) -> dict[str, Any]:
    """What was read from the source on file, to be read from the one that takes its place."""
    anew: dict[str, Any] = {}
    if "language" not in given and appearance.language == appearance.source.language:
        anew["language"] = source.language
    word = word_read(claim.said_note) if claim is not None else None
    if word is None or "said" in given:
        return anew
    try:
        said = said_on(word, source)
    except BadFieldError:  # a source without a day leaves the date as it was read
        return anew
    return {**anew, "said": said.date, "said_basis": said.basis, "said_note": said.note}


def _write(
    session: Session, claim: Claim, state: State, appearances: Mapping[Appearance, State]
) -> tuple[bool, list[Appearance]]:
    """Write what differs; whether a speaker fits is seen when both sides are as they will be.

    Returns:
        Whether anything differed, and the appearances whose quotation or source is another now.
    """
    requoted = []
    writer = Writer(session)
    changes = differing(state_of(session, claim), state)
    changed = bool(changes)
    speakers = changes.pop("speakers", None)
    if speakers is not None:
        writer.unlink(claim, "speakers")
    if changes:
        writer.change(claim, changes)
    for row, wanted in appearances.items():
        different = differing(state_of(session, row), wanted)
        if {"quote", "source"} & set(different):
            different |= UNANCHORED
            requoted.append(row)
        if different:
            writer.change(row, different)
            session.flush()
            changed = True
    if speakers is not None:
        writer.link(claim, "speakers", speakers)
    session.flush()
    session.expire_all()
    return changed, requoted


def _verified(
    session: Session, requoted: list[Appearance], live: list[Appearance], given: Given
) -> list[str]:
    """Look for quotations that are other ones now; for all, where one may be `unverified`."""
    unverified = bool(given.get("unverified"))
    return [
        hint
        for one in (live if unverified else requoted)
        for hint in verify_recorded(session, one, unverified=unverified)
    ]
