"""What a picture of a timeline shows, before anybody draws it: lanes, rows, marks, their words."""

from dataclasses import dataclass
from datetime import date

from tracker.errors import TooManyToDrawError
from tracker.rendering.attribution import speaker_label, undated, voice
from tracker.rendering.dates import moment_words
from tracker.rendering.timeline import entry_words, published_words
from tracker.reporting.timeline import DateView, TimelineEntry, TimelineReport
from tracker.vocabulary.claims import DateBasis
from tracker.vocabulary.text import counted

DRAWN = 400
"""Entries in one picture; more are refused."""

WORDED = 60
"""Entries with their texts; of more only what happened and when stands beside the marks."""

SHORT = "What was said is left out of a picture this long; the other formats have it."
POSITIONS = "Answers to questions are not drawn: they have the dates of their claims."


@dataclass(frozen=True)
class Mark:
    """`kind` is `said`, `published`, `asked` or `outcome`; an open end is None.

    `rough` is a day that the source itself is unsure of, or that was inferred.
    """

    kind: str
    first: date | None
    last: date | None
    rough: bool


@dataclass(frozen=True)
class Row:
    """One claim or request: what and when, its text, further dates in words, and its marks."""

    head: str
    text: str
    dates: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Lane:
    """The rows of one speaker, or of one voice."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class TimelinePicture:
    """All of it; `described` tells it in words, and `worded` is whether rows have their texts."""

    title: str
    described: str
    lanes: tuple[Lane, ...]
    notes: tuple[str, ...]
    worded: bool


def timeline_picture(report: TimelineReport) -> TimelinePicture:
    """Compose the picture of a timeline.

    Raises:
        TooManyToDrawError: it has more entries than can be read.
    """
    entries = [one for one in report.entries if one.event != "position"]
    if len(entries) > DRAWN:
        raise TooManyToDrawError(len(entries), DRAWN)
    worded = len(entries) <= WORDED
    lanes: dict[tuple[str, ...], list[TimelineEntry]] = {}
    for one in entries:
        lanes.setdefault(_lane(one), []).append(one)
    drawn = tuple(
        Lane(_heading(found[0]), tuple(_row(one) for one in found)) for found in lanes.values()
    )
    notes = [] if worded else [SHORT]
    notes += [POSITIONS] if len(entries) < len(report.entries) else []
    notes += [] if entries else ["Nothing asked for is on file."]
    title = f"Timeline: {counted(len(entries), 'entry', 'entries')}"
    rows = [
        f"{lane.heading}: {'; '.join([row.head, *row.dates])}."
        for lane in drawn
        for row in lane.rows
    ]
    told = f"{counted(len(drawn), 'lane')}, one for each speaker or voice."
    return TimelinePicture(title, " ".join([told, *rows, *notes]), drawn, tuple(notes), worded)


def _lane(one: TimelineEntry) -> tuple[str, ...]:
    """Unnamed voices stay apart where they are different people or were called differently."""
    if one.claim is None:
        return (one.request.party,) if one.request else ()
    if _named(one):
        return tuple(speaker_label(speaker) for speaker in one.claim.speakers)
    return (*(speaker.ref for speaker in one.claim.speakers), _heading(one))


def _heading(one: TimelineEntry) -> str:
    claim = one.claim
    if claim is None:
        return one.request.party if one.request else ""
    if _named(one) or not claim.appearances:
        return " and ".join(speaker_label(speaker) for speaker in claim.speakers)
    return "; ".join(dict.fromkeys(voice(claim, found) for found in claim.appearances))


def _named(one: TimelineEntry) -> bool:
    found = one.claim.appearances if one.claim else []
    return bool(found) and all(appearance.identification == "named" for appearance in found)


def _row(one: TimelineEntry) -> Row:
    when, what, text, _ = entry_words(one)
    if one.claim is not None and one.at.edtf is None:
        when = undated(one.claim)
    published = published_words(one)
    dates = [f"published {published}"] if published else []
    dates += [f"recorded {moment_words(one.recorded_at)}"] if one.recorded_at else []
    marks = [_mark(one.event, one.at), *(_mark("published", pub.date) for pub in one.published)]
    return Row(
        head=f"{what} · {when}",
        text=text,
        dates=tuple(dates),
        marks=tuple(mark for mark in marks if mark.first or mark.last),
    )


def _mark(kind: str, told: DateView) -> Mark:
    rough = any(sign in (told.edtf or "") for sign in "~?%") or told.basis == DateBasis.INFERRED
    return Mark(kind, _day(told.earliest), _day(told.latest), rough)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
