"""What two databases hold, each by the rules, must keep them together as well."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.exchange.bundle.shape import forms
from tracker.exchange.bundle.staging import Staged
from tracker.models import Claim, SpeakerMerge
from tracker.recording.dependence import check_leaning
from tracker.relating.standing import check_claim, check_speakers
from tracker.store.merges import family


def check_rules(session: Session, staged: Staged) -> None:
    """Refuse records that lean on what the other side retracted, or contradict its relations.

    Raises:
        LeansOnRetractedError: names both.
        ChangeForbiddenError: names the relation and the rule.
    """
    touched: set[UUID] = set()
    for name, table in staged.tables.items():
        if "retracted_at" in table.c and forms()[name].owner is None:
            touched.update(session.scalars(select(table.c.uid).where(table.c.taken)))
    check_leaning(session, touched)
    claim, appearance = staged.tables["claim"], staged.tables["appearance"]
    numbers = set(session.scalars(select(claim.c.id).where(claim.c.taken)))
    numbers.update(session.scalars(select(appearance.c.claim_id).where(appearance.c.taken)))
    for number in sorted(numbers):
        one = session.get_one(Claim, number)
        if one.retracted_at is None:
            check_claim(session, one)
    merge = staged.tables["speaker_merge"]
    for uid in session.scalars(select(merge.c.uid).where(merge.c.taken)).all():
        judged = session.scalars(select(SpeakerMerge).where(SpeakerMerge.uid == uid)).one()
        if judged.retracted_at is None:
            check_speakers(session, family(session, [judged.kept_id]))
