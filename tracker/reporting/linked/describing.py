"""From rows to what leaves as linked data: names only as printed, whoever it is made for.

An unnamed speaker is its printed descriptor for the newsroom, too: what is handed on as linked
data is read elsewhere, so our handles for people never go into it.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from tracker.models import Affiliation, Appearance, Claim, ClaimSpeaker, Relay, Source, Speaker
from tracker.reporting.linked.views import (
    BodyView,
    CarrierView,
    HopView,
    LinkedClaim,
    LinkView,
)
from tracker.reporting.published import (
    is_published,
    known_as_one,
    name_was_printed,
    named_speech,
    public_name,
    public_title,
    told_date,
    was_described,
    was_named,
)
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.claims import Status
from tracker.vocabulary.speakers import Naming

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Describing:
    """Describes claims loaded by `load_claims` for an audience.

    Args:
        session: of the claims.
        audience: for whom.
    """

    def __init__(self, session: Session, audience: Audience) -> None:
        self.public = audience is Audience.PUBLIC
        self._known: Mapping[int, Speaker] = known_as_one(session) if self.public else {}

    def tells(self, claim: Claim) -> bool:
        """Whether a claim may be told; one recorded in error is told to nobody."""
        return bool(self.appearances(claim)) and claim.status is not Status.RECORDED_IN_ERROR

    def appearances(self, claim: Claim) -> list[Appearance]:
        """Those that stand; of a claim loaded for the public, those that may leave."""
        return [one for one in claim.appearances if one.retracted_at is None]

    def claim(self, claim: Claim, links: Sequence[LinkView] = ()) -> LinkedClaim:
        """A claim with its speakers as published, and all that carries it."""
        appearances = self.appearances(claim)
        dated = not self.public or all(told_date(claim, one) for one in appearances)
        spoken = {one.language for one in appearances}
        authors = [self._author(claim, link) for link in claim.speakers]
        return LinkedClaim(
            uid=str(claim.uid),
            text=claim.text,
            withdrawn=claim.status is Status.WITHDRAWN,
            said=day(claim.said) if dated else None,
            language=_language(spoken.pop()) if len(spoken) == 1 else None,
            authors=list(dict.fromkeys(authors)),
            carriers=[self._carrier(one) for one in appearances],
            links=list(links),
        )

    def _author(self, claim: Claim, link: ClaimSpeaker) -> BodyView:
        appearances = self.appearances(claim)
        printed = was_named if self.public else name_was_printed
        speaker = link.speaker
        if not any(printed(speaker, one) for one in appearances):
            told = (was_described(one) if self.public else one.descriptor for one in appearances)
            return BodyView(speaker.type, descriptor=next(filter(None, told), None))
        known = self._known.get(speaker.id, speaker) if self.public else speaker.survivor
        if known.naming is Naming.PSEUDONYM:
            return BodyView(known.type, pseudonym=known.name)
        named = BodyView(known.type, name=known.name)
        if not all(map(named_speech, appearances)):
            return named
        return self._affiliated(named, link.affiliation, appearances)

    def _affiliated(
        self, named: BodyView, affiliation: Affiliation | None, appearances: list[Appearance]
    ) -> BodyView:
        """As what a named speaker spoke, where every source could name the organization."""
        if affiliation is None:
            return named
        body = affiliation.organization
        called = [self._name(body, one.source) for one in appearances]
        if body is not None and not all(called):
            return named
        return BodyView(
            named.type,
            name=named.name,
            role=affiliation.role,
            organization=called[0],
            organization_described=affiliation.described,
        )

    def _carrier(self, one: Appearance) -> CarrierView:
        source = one.source
        open_ = is_published(source) or not self.public
        return CarrierView(
            uid=str(source.uid),
            type=source.type,
            title=public_title(source) if self.public else source.title,
            publisher=self._name(source.outlet, source),
            published=day(source.published) if open_ else None,
            url=source.url,
            archived_url=source.archived_url if open_ else None,
            language=_language(one.language),
            based_on=[self._hop(hop, source) for hop in one.relays],
        )

    def _hop(self, hop: Relay, carrier: Source) -> HopView:
        source = hop.source
        if source is None:
            by = None
            if hop.speaker is not None:
                by = BodyView(hop.speaker.type, name=self._name(hop.speaker, carrier))
            return HopView(None, None, None, None, None, by)
        return HopView(
            source=str(source.uid),
            type=source.type,
            title=public_title(source) if self.public else source.title,
            publisher=self._name(source.outlet, source),
            url=source.url,
            relayed_by=None,
        )

    def _name(self, speaker: Speaker | None, source: Source) -> str | None:
        """A name; never a handle."""
        if speaker is None:
            return None
        return public_name(speaker, source) if self.public else speaker.survivor.name


def day(text: str | None) -> str | None:
    """A date known to the day, without qualifiers; any other EDTF is no date elsewhere."""
    if text is None or not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:  # a day that no calendar has
        return None


def _language(tag: str | None) -> str | None:
    return None if tag == "und" else tag
