"""How a report calls claims, sources and relations, and what it tells of them."""

from collections.abc import Collection, Sequence
from typing import Protocol

from sqlalchemy.orm import Session

from tracker.models import Appearance, Claim, ClaimSpeaker, Question, Relation, Speaker
from tracker.reporting.checks.case import case_of
from tracker.reporting.checks.policy import Policy
from tracker.reporting.describing import claim_view, speaker_view
from tracker.reporting.notices import notices_of
from tracker.reporting.origins import OriginsView, Trace, origins_of, traces_of
from tracker.reporting.sources import source_views
from tracker.reporting.views import ClaimView, ResolutionView, SourceView, SpeakerView


class Teller(Protocol):
    """What a report tells its audience."""

    def tells(self, *claims: Claim) -> bool:
        """Whether this audience may hear of all these claims."""

    def order(self, record: Claim | Relation) -> tuple[int, str]:
        """By what records of one rank are sorted."""

    def claim(self, claim: Claim) -> ClaimView:
        """A claim, as far as it may be told."""

    def voice(self, claim: Claim, link: ClaimSpeaker) -> SpeakerView:
        """One of the speakers of a claim, as at the time; one that was merged is the survivor."""

    def body(self, organization: Speaker) -> str:
        """What an organization is called whose name stands at a voice told so."""

    def origins(self, claim: Claim, among: Sequence[Appearance] | None = None) -> OriginsView:
        """What a claim is traced to, by all its appearances or some."""

    def traces(self, claim: Claim, among: Sequence[Appearance] | None = None) -> list[Trace]:
        """The way of the words of each appearance that it tells, or of some, in their order."""

    def relation(self, relation: Relation) -> str:
        """What a relation is called."""

    def question(self, question: Question) -> str:
        """What a question is called."""

    def resolution(self, relation: Relation) -> ResolutionView | None:
        """How it was settled, if it was."""

    def appearances(self, claim: Claim) -> list[Appearance]:
        """Those of a claim that it tells, in their order."""

    def notices(self, claim: Claim, told: ClaimView, standing: list[Relation]) -> list[str]:
        """The sourcing notices of a claim, told so, with these agreed relations."""

    def sources(self, session: Session, numbers: Collection[int]) -> list[SourceView]:
        """The sources that a report names."""


class InternalTeller:
    """For the newsroom: all there is, by this database's references, as recorded.

    Args:
        policy: which notices apply.
    """

    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    def tells(self, *_claims: Claim) -> bool:
        """Everything."""
        return True

    def order(self, record: Claim | Relation) -> tuple[int, str]:
        """By number."""
        return record.id, ""

    def claim(self, claim: Claim) -> ClaimView:
        """Whole."""
        return claim_view(claim)

    def voice(self, claim: Claim, link: ClaimSpeaker) -> SpeakerView:  # noqa: ARG002 - the same at each
        """As recorded at the claim."""
        return speaker_view(link.speaker.survivor, link.affiliation)

    def body(self, organization: Speaker) -> str:
        """`P1`, after merges."""
        return f"P{organization.survivor.id}"

    def origins(self, claim: Claim, among: Sequence[Appearance] | None = None) -> OriginsView:
        """By our handles where a name is missing."""
        return origins_of(self.traces(claim, among))

    def traces(self, claim: Claim, among: Sequence[Appearance] | None = None) -> list[Trace]:
        """By our handles where a name is missing."""
        return traces_of(claim, among=among)

    def relation(self, relation: Relation) -> str:
        """`R3`."""
        return f"R{relation.id}"

    def question(self, question: Question) -> str:
        """`Q1`."""
        return f"Q{question.id}"

    def resolution(self, relation: Relation) -> ResolutionView | None:
        """In words, and when."""
        if relation.resolution is None or relation.resolved_at is None:
            return None
        return ResolutionView(
            words=relation.resolution, at=relation.resolved_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        )

    def appearances(self, claim: Claim) -> list[Appearance]:
        """All but the retracted."""
        return claim.live_appearances

    def notices(self, claim: Claim, told: ClaimView, standing: list[Relation]) -> list[str]:
        """All that apply."""
        return notices_of(case_of(claim, told, self.appearances(claim), standing), self._policy)

    def sources(self, session: Session, numbers: Collection[int]) -> list[SourceView]:
        """In the order of recording."""
        return source_views(session, numbers)
