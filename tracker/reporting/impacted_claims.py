"""Claims that lean on a source or a speaker, and what would be left of them without it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.models import Appearance, Claim, Source, Speaker
from tracker.reporting.agreed import stands
from tracker.reporting.bearing import Bearer, Leaning, Way, leaning_claims
from tracker.reporting.describing import claim_view, load_claims
from tracker.reporting.origins import OriginsView
from tracker.reporting.telling import Teller
from tracker.reporting.views import ClaimView
from tracker.vocabulary.audience import Audience


@dataclass(frozen=True)
class LeaningView:
    """How one appearance leans: `said`, `carried`, `published` or `relayed`.

    `origin` says that the appearance is traced to the subject itself.
    """

    appearance: str
    way: str
    origin: bool
    inferred: bool


@dataclass(frozen=True)
class ImpactedClaim:
    """A claim, how it leans, and what it stands on otherwise.

    `traced_to` are its origins, `left` those of its other appearances. A claim is its speaker's
    own: of what the subject said nothing is left, but for `also_by`, those who said it with it.
    `stands` is whether anything is left.
    """

    claim: str
    uid: str
    text: str
    kind: str
    status: str
    speakers: list[str]
    leanings: list[LeaningView]
    traced_to: list[str]
    left: OriginsView
    also_by: list[str]
    stands: bool


ImpactedClaims = dict[int, tuple[ImpactedClaim, set[int]]]
"""By number, with the numbers of the sources by which they lean."""


def impacted_claims(
    session: Session,
    one: Source | Speaker | Claim,
    bearer: Bearer | None,
    teller: Teller,
    audience: Audience,
) -> ImpactedClaims:
    """The claims, those with nothing else to stand on first.

    Args:
        session: a reading session.
        one: the subject; what leaned on a retracted one is told though it was retracted before.
        bearer: as which it bears claims; None for a claim, on which no other rests as such.
        teller: of the report.
        audience: of the report.
    """
    if bearer is None:
        return {}
    gone = one.retracted_at is not None and audience is Audience.INTERNAL
    loaded = load_claims(session, leaning_claims(session, bearer), audience)
    found: ImpactedClaims = {}
    for claim in sorted(loaded.values(), key=teller.order):
        if not teller.tells(claim) or not (gone or stands(claim)):
            continue
        carried = claim.appearances if gone else teller.appearances(claim)
        leaning = [(each, bearer.leanings(claim, each)) for each in carried]
        if any(ways for _, ways in leaning):
            told = claim_view(claim, whole=True) if gone else teller.claim(claim)
            impacted = _impacted(claim, told, leaning, bearer, teller)
            found[claim.id] = impacted, {each.source_id for each, ways in leaning if ways}
    return dict(sorted(found.items(), key=lambda item: item[1][0].stands))


def _impacted(
    claim: Claim,
    told: ClaimView,
    leaning: list[tuple[Appearance, list[Leaning]]],
    bearer: Bearer,
    teller: Teller,
) -> ImpactedClaim:
    said = any(one.way is Way.SAID for _, ways in leaning for one in ways)
    others = [] if said else [each for each, ways in leaning if not ways]
    left = teller.origins(claim, [each for each in others if each.retracted_at is None])
    carried = [each for each, _ in leaning]
    mine = bearer.is_speaker(claim)
    names = [one.name or one.descriptor or one.ref for one in told.speakers]
    also_by = [name for name, is_mine in zip(names, mine, strict=True) if said and not is_mine]
    return ImpactedClaim(
        claim=told.ref,
        uid=told.uid,
        text=told.text,
        kind=told.kind,
        status=told.status,
        speakers=list(dict.fromkeys(one.chain[0] for one in told.appearances)),
        leanings=[
            LeaningView(view.ref, way.way, way.origin, way.inferred)
            for view, (_, ways) in zip(told.appearances, leaning, strict=True)
            for way in ways
        ],
        traced_to=teller.origins(claim, carried).traced_to,
        left=left,
        also_by=also_by,
        stands=bool(left.count or left.not_stated or also_by),
    )
