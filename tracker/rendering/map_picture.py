"""What a map shows, before anybody draws it: boxes, arrows, groups, and the words in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracker.rendering.attribution import speaker_label, voice
from tracker.rendering.conflicts_words import class_words, status_mark
from tracker.reporting.map import Folded, MapClaim, MapReport
from tracker.reporting.views import ClaimView
from tracker.vocabulary.text import counted, words

NOTHING = "No claim is contradicted, contested, opposed or replaced by an answer."
OPPOSED = "OPPOSED: opposite answers to one question; no relation between the two is recorded yet."
UNANSWERED = "No claim answers this question."


@dataclass(frozen=True)
class Box:
    """A claim: what it is, its text, who said it as published, and what is folded there.

    `naming` is how far the reader was told who speaks; it is never cut.
    """

    name: str
    head: str
    text: str
    voice: str
    naming: str | None
    folded: tuple[str, ...]
    asked: bool


@dataclass(frozen=True)
class Arrow:
    """From the answering box to the answered; `kind` is the class, `mutual` points both ways."""

    tail: str
    head: str
    kind: str
    label: str
    mutual: bool


@dataclass(frozen=True)
class Group:
    """Boxes that belong together."""

    heading: str
    boxes: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """All of it; `described` tells the arrows in words, `notes` what is not drawn at a box."""

    title: str
    described: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    groups: tuple[Group, ...]
    notes: tuple[str, ...]


def picture_of(report: MapReport) -> Picture:
    """Compose the picture of a map."""
    names = {one.claim.ref: f"n{place}" for place, one in enumerate(report.claims, start=1)}
    folded: dict[str | None, list[Folded]] = {}
    for one in report.folded:
        folded.setdefault(one.at, []).append(one)
    arrows = [
        Arrow(
            tail=names[one.answering],
            head=names[one.answered],
            kind=one.class_,
            label=class_words(one) + (", resolved" if one.resolved else ""),
            mutual=one.class_ in {"conflict", "opposed"},
        )
        for one in report.relations
    ]
    told = [f"{one.answering} to {one.answered}: {class_words(one)}." for one in report.relations]
    notes = [_more(one) for one in folded.get(None, ()) if one.side in {"disputed", "opposed"}]
    notes += [] if names or notes else [_nothing(report)]
    notes += [OPPOSED] if any(one.class_ == "opposed" for one in report.relations) else []
    return Picture(
        title=_title(report),
        described=" ".join([f"{counted(len(names), 'claim')} as boxes.", *told, *notes]),
        boxes=tuple(
            _box(one, names[one.claim.ref], folded.get(one.claim.ref, ())) for one in report.claims
        ),
        arrows=tuple(arrows),
        groups=tuple(_groups(report, names)),
        notes=tuple(notes),
    )


def _title(report: MapReport) -> str:
    if report.question is not None:
        return f"{report.question.ref}: {report.question.text}"
    asked = [one.claim.ref for one in report.claims if one.asked]
    return f"Map around {', '.join(asked)}" if asked else "Map of the disputed claims"


def _nothing(report: MapReport) -> str:
    return NOTHING if report.question is None else UNANSWERED


def _box(one: MapClaim, name: str, folded: Iterable[Folded]) -> Box:
    claim = one.claim
    told, naming = _voice(claim)
    return Box(
        name=name,
        head=" · ".join([claim.ref, words(claim.kind), *status_mark(claim)]),
        text=claim.text,
        voice=told,
        naming=naming,
        folded=tuple(_more(part) for part in folded),
        asked=one.asked,
    )


def _voice(claim: ClaimView) -> tuple[str, str | None]:
    """Who speaks, and apart from that the mark in parentheses at its end."""
    if not claim.appearances:
        return " and ".join(map(speaker_label, claim.speakers)), None
    told = voice(claim, claim.appearances[0])
    before, _, mark = told.rpartition(" (")
    return (before, f"({mark}") if before and told.endswith(")") else (told, None)


def _groups(report: MapReport, names: Mapping[str, str]) -> Iterable[Group]:
    """Positions by answer; the heading says how many there are."""
    more = {one.answer: one.claims for one in report.folded if one.side == "positions"}
    for answer in dict.fromkeys(one.answer for one in report.claims if one.answer):
        boxes = tuple(names[one.claim.ref] for one in report.claims if one.answer == answer)
        left = more.get(answer, 0)
        drawn = f"{len(boxes)} of {counted(len(boxes) + left, 'claim')} drawn"
        told = drawn if left else counted(len(boxes), "claim")
        yield Group(f"{words(answer or '')}: {told}", boxes)


def _more(one: Folded) -> str:
    types = ", ".join(f"{count} {words(name)}" for name, count in one.types.items())
    if one.side == "disputed":
        return f"{counted(one.claims, 'more disputed claim')} not drawn."
    if one.side == "opposed":
        pairs = counted(one.types["opposed"], "opposed pair")
        return f"{pairs} of {counted(one.claims, 'claim')} not drawn."
    if one.side == "answered":
        return f"answers {counted(one.claims, 'more claim')} not drawn: {types}"
    return f"{counted(one.claims, 'more answer')} not drawn: {types}"
