"""Who spoke, as what, when and through whom, as an editor would write it."""

from tracker.rendering.dates import date_words
from tracker.reporting.views import (
    WITHHELD,
    AffiliationView,
    AnonymityView,
    AppearanceView,
    ClaimView,
    HopView,
    SpeakerView,
)
from tracker.vocabulary.text import words

_REASONS = {
    "safety": "safety",
    "legal": "legal reasons",
    "employment": "employment",
    "not_authorized": "not authorized to speak",
    "sensitivity": "sensitivity",
    "institutional_rule": "an institutional rule",
    "privacy": "privacy",
    "other": "another reason",
}
_TRANSLATED = {
    "official": "officially translated{}",
    "outlet": "translated{} by the outlet",
    "ours": "translated{} by us",
    "unknown": "translated{}, not stated by whom",
}
_ORIGINS = {
    "at_request": "asked not to be named",
    "newsroom": "left unnamed by the newsroom",
    "legal": "unnamed by law or court order",
    "not_stated": "unnamed",
}


def attribution(claim: ClaimView, appearance: AppearanceView) -> str:
    """*Alexander Sergeev, president, Academy (named), said 14 Apr 2022, via TASS, in S1*."""
    return ", ".join([voice(claim, appearance), *circumstances(claim, appearance)])


def voice(claim: ClaimView, appearance: AppearanceView) -> str:
    """The speakers, as what, and what the reader was given of them."""
    if appearance.form == "narration":
        return f"{speaker_label(claim.speakers[0])}, in its own voice"
    first = claim.speakers[0]
    if appearance.identification in {"described", "generic"}:
        handle = first.descriptor if first.naming == "unnamed" else "somebody"
        told = appearance.as_published or handle or "somebody"
        if len(claim.speakers) > 1:
            return f"{told} ({len(claim.speakers)} unnamed speakers together)"
        return f"{told} ({_unnamed(first, appearance)})"
    if appearance.identification == "pseudonym" and first.naming != "pseudonym":
        return f"{appearance.as_published or 'somebody'} (pseudonym)"
    names = " and ".join(_with_role(speaker) for speaker in claim.speakers)
    return f"{names} ({words(appearance.identification or 'named')})"


def circumstances(claim: ClaimView, appearance: AppearanceView) -> list[str]:
    """When and where it was said, over which hops, in which source."""
    return [*spoken(claim), *way(appearance), f"in {appearance.source}", *recorded(claim)]


def spoken(claim: ClaimView) -> list[str]:
    """When and where it was said, if either is known."""
    return [_said(claim)] if claim.said or claim.venue else []


def way(appearance: AppearanceView) -> list[str]:
    """How the words came into the source: over which hops, and in whose translation."""
    parts = [_via(hop) for hop in appearance.hops]
    translated = _TRANSLATED.get(appearance.translation or "")
    if translated and all(hop.role != "translator" for hop in appearance.hops):
        spoken_in = appearance.original_language
        known = spoken_in not in {"und", appearance.language}
        parts.append(translated.format(f" from {spoken_in}" if known else ""))
    return parts


def recorded(claim: ClaimView) -> list[str]:
    """As whom speakers stand on file at the claim, that are another by now."""
    merged = [speaker.recorded_as for speaker in claim.speakers if speaker.recorded_as]
    return [f"recorded as {' and '.join(merged)}"] if merged else []


def undated(claim: ClaimView) -> str:
    """Why there is no date: the sources give none, or ours is not for the public."""
    return f"date {WITHHELD if claim.said_basis == WITHHELD else 'not stated'}"


def anonymity_words(anonymity: AnonymityView) -> str:
    """Who wanted the speaker unnamed and why, or that no reason was published."""
    reason = _REASONS.get(anonymity.reason)
    if reason is None:
        if anonymity.origin == "not_stated":
            return "no reason published"
        return f"{_ORIGINS[anonymity.origin]}, no reason published"
    published = anonymity.reason_published
    told = f"{_ORIGINS[anonymity.origin]}; reason given: {reason}"
    return f"{told} (“{published}”)" if published else told


def speaker_label(speaker: SpeakerView) -> str:
    """A name, or our handle for an unnamed speaker."""
    return speaker.name or speaker.descriptor or speaker.ref


def affiliation_words(affiliation: AffiliationView) -> str:
    """Role and organization, with a mark where the source can be read two ways."""
    body = affiliation.organization or affiliation.described or ""
    told = ", ".join(part for part in (affiliation.role, body) if part)
    return f"{told} (uncertain)" if affiliation.uncertain else told


def _with_role(speaker: SpeakerView) -> str:
    label = speaker_label(speaker)
    return f"{label}, {affiliation_words(speaker.affiliation)}" if speaker.affiliation else label


def _unnamed(speaker: SpeakerView, appearance: AppearanceView) -> str:
    kind = speaker.type
    if kind == "group":
        count = speaker.head_count
        kind = f"group of {count}" if count else "group, number not stated"
    if appearance.identification == "generic":
        return f"unnamed {kind}, not described" if kind != "document" else "document, not named"
    return f"unnamed {kind}"


def _said(claim: ClaimView) -> str:
    date = date_words(claim.said) if claim.said else f"at a {undated(claim)}"
    details = [claim.said_basis] if claim.said and claim.said_basis == "inferred" else []
    details += [claim.venue] if claim.venue else []
    return f"said {date} ({'; '.join(details)})" if details else f"said {date}"


def _via(hop: HopView) -> str:
    name = hop.name or "somebody not named"
    inferred = " (inferred)" if hop.inferred and hop.name else ""
    if hop.role == "document":
        return f"as cited from {name}{f' ({hop.source})' if hop.source else ''}{inferred}"
    if hop.role == "translator":
        return f"translated by {name}{inferred}"
    return f"via {name}{inferred}"
