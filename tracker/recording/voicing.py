"""Who speaks a claim, and as what: named, unnamed, or the source's own voice."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import (
    AmbiguousReferenceError,
    BadFieldError,
    RefusedError,
    UnknownReferenceError,
)
from tracker.models import Affiliation, Appearance, Claim, ClaimSpeaker, Source, Speaker
from tracker.recording.bodies import body_of
from tracker.recording.claims import Voice
from tracker.recording.drafting import voice_of
from tracker.recording.finding import (
    affiliation_of,
    live_affiliations,
    similar,
    speaker_named,
    speaker_of,
)
from tracker.recording.speakers import (
    AffiliationDraft,
    SpeakerDraft,
    affiliation_state,
    speaker_state,
)
from tracker.store.state import Writer
from tracker.vocabulary.speakers import Naming, SpeakerType
from tracker.vocabulary.text import fold

_REFERENCE = re.compile(r"(?i)P\d+|uid:.+")


@dataclass(frozen=True, kw_only=True)
class Speaking:
    """Who speaks, as typed; neither speakers nor unnamed is the source's outlet.

    Attributes:
        speakers: references or names.
        new: names not on file are made.
        unnamed: the descriptor of a voice of this source that has no name.
        head_count: of a new unnamed voice, which is then a group.
        affiliation: `P1.2`, or the name of an organization.
        role: in it.
    """

    speakers: Sequence[str] = ()
    new: bool = False
    unnamed: str | None = None
    head_count: int | None = None
    affiliation: str | None = None
    role: str | None = None

    @property
    def given(self) -> bool:
        """Whether anybody was named or described."""
        return bool(self.speakers or self.unnamed)

    @property
    def as_before(self) -> bool:
        """Whether only what the same speakers spoke as was typed."""
        return self == Speaking(affiliation=self.affiliation, role=self.role)


def speakers_of(
    session: Session, speaking: Speaking, source: Source, hints: list[str]
) -> list[Speaker]:
    """The speakers meant, those that are new made.

    Raises:
        BadFieldError: options that exclude each other, or nobody to speak.
    """
    if speaking.speakers and speaking.unnamed:
        raise BadFieldError(
            ("unnamed",), "a named and an unnamed speaker together", "record two claims"
        )
    if speaking.new and not speaking.speakers:
        raise BadFieldError(("new",), "there is no name", "give --speaker NAME")
    if speaking.head_count is not None and not speaking.unnamed:
        raise BadFieldError(
            ("head_count",), "belongs to a new unnamed voice", "give --unnamed DESCRIPTOR"
        )
    if speaking.unnamed:
        return [_unnamed(session, speaking.unnamed, speaking.head_count, source, hints)]
    if speaking.speakers:
        return _named(session, speaking, hints)
    if speaking.affiliation or speaking.role:
        raise BadFieldError(
            ("affiliation" if speaking.affiliation else "role",),
            "nobody to have it",
            "give --speaker or --unnamed",
        )
    if source.outlet is None:
        raise BadFieldError(
            ("speaker",),
            f"nobody speaks, and S{source.id} has no outlet to narrate",
            "give --speaker or --unnamed, or name the outlet:"
            f" tracker source edit S{source.id} --outlet NAME",
        )
    return [source.outlet]


def speaker_called(session: Session, given: str, *, new: bool, hints: list[str]) -> Speaker:
    """One speaker by reference or name; one that is new is made.

    Raises:
        BadFieldError: the name was said to be new, and is on file.
    """
    return _named(session, Speaking(speakers=(given,), new=new), hints)[0]


def voices_as(
    session: Session,
    speakers: Sequence[Speaker],
    speaking: Speaking,
    before: Claim | None,
    hints: list[str],
) -> list[Voice]:
    """The speakers as what they spoke.

    Args:
        session: of the database.
        speakers: in order.
        speaking: as typed.
        before: their last claim in the same source, whose affiliations still hold.
        hints: what was made or left open.
    """
    if len(speakers) > 1 and (speaking.affiliation or speaking.role):
        raise BadFieldError(
            ("affiliation",),
            "several speakers cannot share one",
            "leave it out: each speaks as at their last claim here, or as their only affiliation",
        )
    carried = {link.speaker_id: link.affiliation for link in before.speakers} if before else {}
    return [
        voice_of(one, _affiliation(session, one, speaking, carried.get(one.id), hints))
        for one in speakers
    ]


def _named(session: Session, speaking: Speaking, hints: list[str]) -> list[Speaker]:
    found, made = [], False
    for given in speaking.speakers:
        exact = None if _REFERENCE.fullmatch(given) else speaker_named(session, given)
        if speaking.new and exact is None and not _REFERENCE.fullmatch(given):
            exact, made = _make(session, SpeakerDraft(uid=str(uuid4()), name=given), hints), True
        one = exact or _on_file(session, given)
        if one in found:
            raise BadFieldError(("speaker",), f"{given!r} stands twice", "name each once")
        found.append(one)
    if speaking.new and not made:
        on_file = ", ".join(f"P{one.id} {one.name or one.descriptor}" for one in found)
        raise BadFieldError(("new",), f"on file already: {on_file}", "leave --new out")
    return found


def _on_file(session: Session, given: str) -> Speaker:
    try:
        return speaker_of(session, given)
    except UnknownReferenceError as error:
        if _REFERENCE.fullmatch(given):
            raise
        mend = "If it is not on file yet, give --new as well; see: tracker speaker list --all"
        raise UnknownReferenceError(
            "speaker", given, candidates=error.candidates, mend=mend
        ) from error


def _unnamed(
    session: Session, descriptor: str, heads: int | None, source: Source, hints: list[str]
) -> Speaker:
    """This source's unnamed voice with exactly this descriptor, ours or as published."""
    found = voices_described(session, descriptor, source)
    if len(found) > 1:
        candidates = [f"P{one.id} {one.descriptor}" for one in found]
        raise AmbiguousReferenceError("unnamed speaker", descriptor, candidates)
    if not found:
        type_ = SpeakerType.GROUP if heads else SpeakerType.PERSON
        draft = SpeakerDraft(uid=str(uuid4()), type=type_, descriptor=descriptor, head_count=heads)
        return _make(session, draft, hints)
    if heads is not None and heads != found[0].head_count:
        raise RefusedError(
            f"P{found[0].id} {descriptor} is on file with"
            f" {found[0].head_count or 'no'} as its head count, not {heads}",
            "leave --head-count out, or change it:"
            f" tracker speaker edit P{found[0].id} --head-count {heads}",
        )
    return found[0]


def voices_described(session: Session, descriptor: str, source: Source) -> Sequence[Speaker]:
    """The unnamed voices of a source with exactly this descriptor, ours or as published.

    One that has been named since is still what it was described as.
    """
    query = (
        select(Speaker)
        .join(ClaimSpeaker, ClaimSpeaker.speaker_id == Speaker.id)
        .join(Appearance, Appearance.claim_id == ClaimSpeaker.claim_id)
        .where(
            (Speaker.naming == Naming.UNNAMED)
            | (Speaker.revealed_in_id.is_not(None) & (Appearance.identification != "named")),
            Speaker.retracted_at.is_(None),
            Appearance.source_id == source.id,
            Appearance.retracted_at.is_(None),
            (Speaker.descriptor == descriptor) | (Appearance.descriptor == descriptor),
        )
        .order_by(Speaker.id)
        .distinct()
    )
    return session.scalars(query).all()


def _make(session: Session, draft: SpeakerDraft, hints: list[str]) -> Speaker:
    alike = similar(session, draft.name) if draft.name else []
    made = Writer(session).add("speaker", speaker_state(draft))
    session.flush()
    told = f"P{made.id} recorded: {draft.name or draft.descriptor}, {draft.type}"
    if draft.name:
        told = f"{told} (another type? tracker speaker edit P{made.id} --type …)"
    hints.append(told)
    if alike:
        hints.append(f"similar on file: {', '.join(alike)}; tracker undo takes this back")
    return session.get_one(Speaker, made.id)


def _affiliation(
    session: Session,
    speaker: Speaker,
    speaking: Speaking,
    carried: Affiliation | None,
    hints: list[str],
) -> Affiliation | None:
    if speaking.affiliation and re.fullmatch(r"(?i)P\d+\.\d+", speaking.affiliation):
        return _by_reference(session, speaker, speaking)
    known = live_affiliations(speaker, session)
    if carried is not None and carried.retracted_at is not None:
        carried = None
    if speaking.affiliation:
        body = body_of(session, speaking.affiliation, SpeakerType.ORGANIZATION, hints)
        known = [(ref, one) for ref, one in known if one.organization_id == body.id]
        return _in_role(session, speaker, speaking.role, known, hints, organization=str(body.uid))
    if speaking.role:
        base = carried or (known[0][1] if len(known) == 1 else None)
        same = [pair for pair in known if _is_role(pair[1], speaking.role)]
        if base is None and not same:
            raise BadFieldError(
                ("role",), "does not say where", "give --affiliation ORGANIZATION as well"
            )
        where = {
            "organization": str(base.organization.uid) if base and base.organization else None,
            "described": base.described if base else None,
        }
        return _in_role(session, speaker, speaking.role, same, hints, **where)
    if carried is not None or len(known) < 2:  # noqa: PLR2004 - one leaves no choice
        return carried or (known[0][1] if known else None)
    listed = ", ".join(f"{ref} {_told(one)}" for ref, one in known)
    hints.append(
        f"P{speaker.id} has several affiliations, none was taken: {listed};"
        " say which with --affiliation"
    )
    return None


def _by_reference(session: Session, speaker: Speaker, speaking: Speaking) -> Affiliation:
    given = str(speaking.affiliation)
    found = affiliation_of(session, given)
    if found.speaker_id != speaker.id:
        raise BadFieldError(
            ("affiliation",),
            f"{given} is not an affiliation of P{speaker.id}",
            f"see: tracker affiliation list P{speaker.id}",
        )
    if speaking.role and not _is_role(found, speaking.role):
        raise BadFieldError(
            ("role",), f"{given} is {_told(found)}", "leave one of the two options out"
        )
    return found


def _in_role(
    session: Session,
    speaker: Speaker,
    role: str | None,
    known: Sequence[tuple[str, Affiliation]],
    hints: list[str],
    *,
    organization: str | None = None,
    described: str | None = None,
) -> Affiliation:
    """The one of `known` in that role, else a new affiliation."""
    fitting = [pair for pair in known if role is None or _is_role(pair[1], role)]
    if len(fitting) > 1:
        listed = ", ".join(f"{ref} {_told(one)}" for ref, one in fitting)
        raise BadFieldError(("affiliation",), f"several fit: {listed}", "give the reference")
    if fitting:
        return fitting[0][1]
    state = affiliation_state(
        AffiliationDraft(
            uid=str(uuid4()),
            speaker=str(speaker.uid),
            organization=organization,
            described=described,
            role=role,
        )
    )
    made = Writer(session).add("affiliation", state)
    session.flush()
    place = len(session.scalars(
        select(Affiliation.id).where(Affiliation.speaker_id == speaker.id)
    ).all())  # fmt: skip
    one = session.get_one(Affiliation, made.id)
    hints.append(f"P{speaker.id}.{place} recorded: {_told(one)}")
    return one


def _is_role(one: Affiliation, role: str) -> bool:
    return one.role is not None and fold(one.role) == fold(role)


def _told(one: Affiliation) -> str:
    where = (
        (one.organization.name or one.organization.descriptor)
        if one.organization
        else one.described
    )
    return ", ".join(part for part in (one.role, where) if part)
