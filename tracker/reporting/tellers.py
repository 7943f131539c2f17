"""Who tells a report to its audience."""

from sqlalchemy.orm import Session

from tracker.reporting.checks.policy import AS_IT_COMES, Policy
from tracker.reporting.public import PublicTeller
from tracker.reporting.published import known_as_one
from tracker.reporting.telling import InternalTeller, Teller
from tracker.vocabulary.audience import Audience


def teller_for(session: Session, audience: Audience, policy: Policy = AS_IT_COMES) -> Teller:
    """The one for this audience; notices for the newsroom are by this policy."""
    if audience is Audience.PUBLIC:
        return PublicTeller(known_as_one(session))
    return InternalTeller(policy)
