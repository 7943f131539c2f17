"""The attribution of a claim in one sentence."""

from tracker.rendering.attribution import recorded, spoken, voice, way
from tracker.reporting.claims import ClaimReport
from tracker.reporting.views import AppearanceView, ClaimView


def sentence(claim: ClaimView) -> str:
    """Such as *Ann, head, The Office (named), via TASS, in S1 and S2, and in S3*.

    Sources that tell of the speaker in the same way stand together; where they tell of it in
    different ways, each way stands for itself, so that no source is said to have named anybody
    it did not.
    """
    voices: dict[str, list[AppearanceView]] = {}
    live = [one for one in claim.appearances if one.retracted is None]
    for one in live or claim.appearances:
        heard = f"{voice(claim, one)}{_unclear(one)}"
        voices.setdefault(heard, []).append(one)
    told = [
        ", ".join([heard, *spoken(claim), _carried(mine), *recorded(claim)])
        for heard, mine in voices.items()
    ]
    return f"{'; '.join(told)}."


def render_sentence(report: ClaimReport, _columns: int) -> str:
    """The sentence alone, on one line: it is there to be copied."""
    return sentence(report.claim)


def _carried(appearances: list[AppearanceView]) -> str:
    """By the way the words took, in which sources."""
    ways: dict[tuple[str, ...], list[str]] = {}
    for one in appearances:
        sources = ways.setdefault(tuple(way(one)), [])
        if one.source not in sources:
            sources.append(one.source)
    return ", and ".join(
        ", ".join([*passed, f"in {_listed(sources)}"]) for passed, sources in ways.items()
    )


def _unclear(one: AppearanceView) -> str:
    return ", perhaps a speaker's words" if one.attribution_ambiguous else ""


def _listed(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
