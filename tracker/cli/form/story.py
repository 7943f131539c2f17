"""What is on file and can be answered with: sources, voices, claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.cli.form.asking import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from tracker.models import Affiliation, Source, Speaker
    from tracker.store.location import Location

REFERENCE = re.compile(r"(?i)[PS]\d+|uid:.*")
"""What is meant as a reference, never as a name."""
NEW = "new"
"""The answer that stands for what is not on file."""
_RECENT = 9
"""Claims to pick an answered one from; older ones are typed by their reference."""


@dataclass(frozen=True)
class Story:
    """Reads what is needed, when it is asked for; nothing is held open between two questions."""

    location: Location

    def sources(self) -> list[Choice]:
        """Sources, the last used first."""
        from sqlalchemy import func, select

        from tracker.models import Appearance, Source
        from tracker.store.session import reading

        used = (
            select(Appearance.source_id, func.max(Appearance.id).label("last"))
            .group_by(Appearance.source_id)
            .subquery()
        )
        query = (
            select(Source)
            .outerjoin(used, used.c.source_id == Source.id)
            .where(Source.retracted_at.is_(None))
            .order_by(func.coalesce(used.c.last, 0).desc(), Source.id.desc())
        )
        with reading(self.location) as session:
            return [
                Choice(f"S{one.id}", _source(one), tuple(filter(None, (one.title,))))
                for one in session.scalars(query)
            ]

    def voices(self, source: str | None) -> list[Choice]:
        """Speakers: those of this source first, the last one that spoke foremost.

        Unnamed voices of other sources are left out: a descriptor tells nobody apart there.
        """
        from sqlalchemy import select
        from sqlalchemy.orm import joinedload, selectinload

        from tracker.models import Affiliation, Appearance, ClaimSpeaker, Speaker
        from tracker.store.lookup import find_source
        from tracker.store.session import reading
        from tracker.vocabulary.speakers import Naming

        with reading(self.location) as session:
            number = find_source(session, source) if source else 0
            spoken = (
                select(ClaimSpeaker.speaker_id, Appearance.id)
                .join(Appearance, Appearance.claim_id == ClaimSpeaker.claim_id)
                .where(Appearance.source_id == number, Appearance.retracted_at.is_(None))
                .order_by(Appearance.id)
            )
            spoke: dict[int, int] = dict(session.execute(spoken).tuples().all())
            speakers = session.scalars(
                select(Speaker)
                .where(Speaker.retracted_at.is_(None))
                .options(selectinload(Speaker.names))
            ).all()
            roles: dict[int, Affiliation] = {}
            for one in session.scalars(
                select(Affiliation)
                .where(Affiliation.retracted_at.is_(None))
                .options(joinedload(Affiliation.organization))
                .order_by(Affiliation.id)
            ):
                roles.setdefault(one.speaker_id, one)
            known = [one for one in speakers if one.naming is not Naming.UNNAMED or one.id in spoke]
            known.sort(key=lambda one: (-spoke.get(one.id, 0), one.id))
            return [
                Choice(
                    f"P{one.id}",
                    _speaker(one, roles.get(one.id)),
                    tuple(name.name for name in one.names),
                )
                for one in known
            ]

    def called(self, ref: str) -> str:
        """`P3 Ann Lee`, for a reference."""
        from tracker.models import Speaker
        from tracker.store.lookup import find_speaker
        from tracker.store.session import reading

        with reading(self.location) as session:
            one = session.get_one(Speaker, find_speaker(session, ref))
            return f"P{one.id} {one.name or one.descriptor}"

    def speaker(self, name: str) -> str | None:
        """The reference of the speaker a name means; None if it is not on file.

        Raises:
            AmbiguousReferenceError: several answer to it.
        """
        from tracker.errors import UnknownReferenceError
        from tracker.store.lookup import find_speaker
        from tracker.store.session import reading

        with reading(self.location) as session:
            try:
                return f"P{find_speaker(session, name)}"
            except UnknownReferenceError:
                if REFERENCE.fullmatch(name):
                    raise
                return None

    def alike(self, name: str) -> list[str]:
        """Speakers on file who may be meant by a name that is not: `P3 Ann Lee`."""
        from tracker.recording.finding import similar
        from tracker.store.session import reading

        with reading(self.location) as session:
            return similar(session, name)

    def new_relays(self, via: Sequence[str]) -> list[str]:
        """The hops, as typed, of which nothing is on file, by their names.

        Raises:
            TrackerError: a hop that cannot be read, or that several answer to.
        """
        from tracker.errors import UnknownReferenceError
        from tracker.recording.hops import hop_of
        from tracker.store.session import reading

        new = []
        with reading(self.location) as session:
            for place, one in enumerate(via):
                try:
                    hop_of(session, one, place)
                except UnknownReferenceError as error:
                    if REFERENCE.fullmatch(error.given):
                        raise
                    new.append(error.given)
        return new

    def last_voice(self, source: str) -> str | None:
        """Who spoke last in a source, as one would type it; None if nobody or the outlet did."""
        from sqlalchemy import select

        from tracker.models import Appearance, Claim
        from tracker.store.lookup import find_source
        from tracker.store.session import reading
        from tracker.vocabulary.claims import Form

        with reading(self.location) as session:
            last = session.scalars(
                select(Appearance)
                .join(Claim, Claim.id == Appearance.claim_id)
                .where(
                    Appearance.source_id == find_source(session, source),
                    Appearance.retracted_at.is_(None),
                    Appearance.form != Form.NARRATION,
                )
                .order_by(Claim.id.desc())
                .limit(1)
            ).first()
            if last is None:
                return None
            return " + ".join(f"P{link.speaker_id}" for link in last.claim.speakers)

    def claims(self, source: str | None) -> list[Choice]:
        """The claims of a source, the newest first, without those that answer others."""
        from sqlalchemy import select

        from tracker.models import Appearance, Claim, Relation
        from tracker.store.lookup import find_source
        from tracker.store.session import reading
        from tracker.vocabulary.claims import Status

        with reading(self.location) as session:
            number = find_source(session, source) if source else 0
            answered = session.scalars(
                select(Relation.to_id).where(Relation.retracted_at.is_(None))
            ).all()
            query = (
                select(Claim)
                .join(Appearance)
                .where(Appearance.source_id == number, Claim.status == Status.CURRENT)
                .order_by(Claim.id.desc())
            )
            rows = list(session.scalars(query).unique())
            rows.sort(key=lambda one: (-answered.count(one.id), -one.id))
            return [Choice(f"C{one.id}", _claim(session, one.id)) for one in rows[:_RECENT]]

    def last_answered(self, source: str) -> str | None:
        """The claim that the last one of a source answers."""
        from sqlalchemy import select

        from tracker.models import Appearance, Relation
        from tracker.store.lookup import find_source
        from tracker.store.session import reading

        if source == NEW:
            return None
        with reading(self.location) as session:
            last = (
                select(Appearance.claim_id)
                .where(
                    Appearance.source_id == find_source(session, source),
                    Appearance.retracted_at.is_(None),
                )
                .order_by(Appearance.id.desc())
                .limit(1)
                .scalar_subquery()
            )
            answered = session.scalars(
                select(Relation.to_id)
                .where(Relation.from_id == last, Relation.retracted_at.is_(None))
                .order_by(Relation.id)
            ).first()
            return f"C{answered}" if answered else None

    def carries(self, source: str, speakers: tuple[str, ...]) -> bool:
        """Whether this voice has spoken in the source before, so that its circumstances hold."""
        from tracker.models import Source, Speaker
        from tracker.recording.carrying import last_appearance
        from tracker.store.lookup import find_source, find_speaker
        from tracker.store.session import reading

        with reading(self.location) as session:
            where = session.get_one(Source, find_source(session, source))
            who = [session.get_one(Speaker, find_speaker(session, one)) for one in speakers]
            if not who and where.outlet is not None:
                who = [where.outlet]
            return bool(who) and last_appearance(session, who, where) is not None


def _source(source: Source) -> str:
    from tracker.rendering.dates import date_words

    outlet = (source.outlet.name or source.outlet.descriptor) if source.outlet else None
    published = date_words(source.published) if source.published else None
    return ", ".join(part for part in (outlet, source.title, published) if part) or source.type


def _speaker(speaker: Speaker, affiliation: Affiliation | None) -> str:
    called = speaker.name or speaker.descriptor or ""
    if affiliation is None:
        return called
    body = affiliation.organization
    where = (body.name or body.descriptor) if body else affiliation.described
    return ", ".join(part for part in (called, affiliation.role, where) if part)


def _claim(session: Session, number: int) -> str:
    from tracker.models import Claim

    claim = session.get_one(Claim, number)
    who = " and ".join(
        link.speaker.name or link.speaker.descriptor or "" for link in claim.speakers
    )
    return f"{who}: {claim.text}"
