"""A claim on file, as the form shows it."""

from typing import Any

from sqlalchemy.orm import Session

from tracker.exchange.claim_form.fields import LINES
from tracker.models import Affiliation, Appearance, Claim, Relay, Source, Speaker
from tracker.recording.edit_claim import carrying
from tracker.recording.finding import affiliation_places, live_affiliations
from tracker.vocabulary.anonymity import (
    AnonymityOrigin,
    AnonymityReason,
    default_ground_rule,
    default_identification,
)
from tracker.vocabulary.claims import (
    DateBasis,
    Form,
    default_basis,
    default_certainty,
    default_form,
    default_polarity,
)
from tracker.vocabulary.inferring import write_inferred
from tracker.vocabulary.sources import RelayRole
from tracker.vocabulary.speakers import Naming


def standing_values(session: Session, claim: Claim) -> dict[str, Any]:
    """What the form of a claim says, without what only follows from the rest.

    Raises:
        SeveralAppearancesError: more than one source carries it.
        RefusedError: none does any more.
    """
    one = carrying(claim, several_fit=False)[0]
    found = {**_claim(session, claim, one), **_appearance(claim, one)}
    names = [line.name for line in LINES]
    return {name: found[name] for name in names if found.get(name) not in (None, False, [])}


def standing_notes(session: Session, claim: Claim) -> dict[str, list[str]]:
    """Whom and what its references name, by the value they stand in."""
    one = carrying(claim, several_fit=False)[0]
    notes: dict[str, list[str]] = {"source": [f"S{one.source.id}: {_source(one.source)}"]}
    notes["speakers"] = [
        f"P{link.speaker.id}: {_speaker(link.speaker)}"
        + (f", {_role(link.affiliation)}" if link.affiliation else "")
        for link in claim.speakers
    ]
    if one.form is Form.NARRATION:
        notes["speakers"] = [f"the source's own voice, {notes['speakers'][0]}"]
    if len(claim.speakers) == 1:
        places = live_affiliations(claim.speakers[0].speaker, session)
        notes["affiliation"] = [f"{ref}: {_role(each)}" for ref, each in places]
    notes["via"] = [f"{_via(hop)}: {_hop(hop)}" for hop in one.relays if hop.speaker or hop.source]
    return notes


def _claim(session: Session, claim: Claim, one: Appearance) -> dict[str, Any]:
    links = claim.speakers
    found: dict[str, Any] = {
        "text": claim.text,
        "kind": claim.kind,
        "polarity": _unless(default_polarity(claim.kind), claim.polarity),
        "certainty": _unless(default_certainty(claim.kind), claim.certainty),
        "denied_proposition": None,
        "said": claim.said,
        "said_basis": _unless(
            DateBasis.STATED if claim.said else DateBasis.UNKNOWN, claim.said_basis
        ),
        "said_note": claim.said_note,
        "venue": claim.venue,
        "who": claim.scope_who,
        "quantifier": claim.scope_quantifier,
        "what": claim.scope_what,
        "where": claim.scope_where,
        "when": claim.scope_when,
        "topics": [link.topic.name for link in claim.topics],
        "note": claim.note,
    }
    if claim.denied_proposition is not None:
        found["denied_proposition"] = write_inferred(
            claim.denied_proposition, inferred=claim.denied_inferred
        )
    if one.form is not Form.NARRATION:
        found["speakers"] = [f"P{link.speaker.id}" for link in links]
    if len(links) == 1 and links[0].affiliation is not None:
        places = affiliation_places(session, links[0].speaker)
        found["affiliation"] = next(ref for ref, each in places if each is links[0].affiliation)
    return found


def _appearance(claim: Claim, one: Appearance) -> dict[str, Any]:
    namings = {link.speaker.naming for link in claim.speakers}
    follows = default_identification(named=namings == {Naming.NAMED}, descriptor=one.descriptor)
    untold = (one.anonymity_origin, one.anonymity_reason) == (
        AnonymityOrigin.NOT_STATED,
        AnonymityReason.NOT_STATED,
    )
    narrated = one.form is Form.NARRATION
    return {
        "source": f"S{one.source.id}",
        "form": None if narrated else _unless(default_form(one.quote), one.form),
        "quote": one.quote,
        "editorial_marks": one.editorial_marks,
        "via": [_via(hop) for hop in one.relays],
        "basis": _unless(default_basis(claim.kind), one.basis),
        "locator": one.locator,
        "language": _unless(one.source.language, one.language),
        "original_language": _unless("und", one.original_language),
        "translation": one.translation,
        "attribution_ambiguous": one.attribution_ambiguous,
        "identification": _unless(follows, one.identification),
        "descriptor": one.descriptor,
        "anonymity_origin": None if untold else one.anonymity_origin,
        "anonymity_reason": None if untold else one.anonymity_reason,
        "anonymity_reason_published": one.anonymity_reason_published,
        "ground_rule": _unless(default_ground_rule(one.identification), one.ground_rule),
        "terms_note": one.terms_note,
        "known_to_newsroom": one.known_to_newsroom,
        "approved_by_role": one.approved_by_role,
        "approved_on": one.approved_on.isoformat() if one.approved_on else None,
    }


def _unless(follows: object, value: object) -> object:
    return None if value == follows else value


def _via(hop: Relay) -> str:
    """A hop as it is typed."""
    called = f"S{hop.source_id}" if hop.source_id else f"P{hop.speaker_id}"
    if not (hop.source_id or hop.speaker_id):
        called = "?"
    elif hop.inferred:
        called = f"{called}?"
    return f"{called}:translator" if hop.role is RelayRole.TRANSLATOR else called


def _hop(hop: Relay) -> str:
    if hop.source is not None:
        return _source(hop.source)
    return _speaker(hop.speaker) if hop.speaker else ""


def _speaker(speaker: Speaker) -> str:
    return speaker.name or f"{speaker.descriptor} (unnamed)"


def _source(source: Source) -> str:
    outlet = source.outlet.name if source.outlet else None
    return ", ".join(part for part in (outlet, source.title, source.published) if part) or str(
        source.type
    )


def _role(one: Affiliation) -> str:
    organization = one.organization
    where = (organization.name or organization.descriptor) if organization else one.described
    return ", ".join(part for part in (one.role, where) if part)
