"""When something was said, from the word a source printed for the day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.errors import BadFieldError
from tracker.models import Source
from tracker.vocabulary.claims import DateBasis
from tracker.vocabulary.dates import DAY_WORDS, DAYS_BACK, WEEKDAYS, bounds

_WEEK = len(WEEKDAYS)


@dataclass(frozen=True)
class Said:
    """A date as EDTF, where it comes from, and the words it was read from."""

    date: str
    basis: DateBasis | None = None
    note: str | None = None


def said_on(given: str, source: Source, field: str = "said") -> Said:
    """The date a person gave: EDTF as it stands, a day word read against the source's date.

    A weekday is the last such day before or on the day of publication.

    Args:
        given: as typed.
        source: that prints the word.
        field: what is dated.

    Raises:
        BadFieldError: a day word, and the source was not published on one known day.
    """
    word = given.lower()
    if word not in DAY_WORDS:
        return Said(given)
    published = _day_of(source)
    if published is None:
        raise BadFieldError(
            (field,),
            f"{given!r} cannot be read: S{source.id} {_undated(source)}",
            f"give the date, or date the source: tracker source edit S{source.id} --published DAY",
        )
    return Said(
        day_word_read(word, published),
        DateBasis.INFERRED,
        f"“{given}”, read against publication on {WEEKDAYS[published.weekday()]}",
    )


def day_word_read(word: str, seen_from: date) -> str:
    """The day a word means: a weekday is the last such day before or on the day it is seen from."""
    word = word.lower()
    back = (
        DAYS_BACK[word]
        if word in DAYS_BACK
        else (seen_from.weekday() - DAY_WORDS.index(word)) % _WEEK
    )
    return (seen_from - timedelta(days=back)).isoformat()


def _undated(source: Source) -> str:
    if source.published is None:
        return "is not dated"
    if source.published_basis is DateBasis.UNKNOWN:
        return f"is dated {source.published}, but that is not known"
    return f"is dated {source.published}, which is no single day"


def word_read(note: str | None) -> str | None:
    """The day word a date was read from, if a note of ours says so."""
    found = re.fullmatch(r"“(\w+)”, read against publication on \w+", note or "")
    return found[1] if found else None


def unlikely_date(said: str | None, source: Source) -> list[str]:
    """A hint where something was said after the source that carries it came out."""
    if said is None or source.published is None:
        return []
    first, published = bounds(said).earliest, bounds(source.published).latest
    if first is None or published is None or first <= published:
        return []
    return [f"said {said} is after S{source.id} was published ({source.published})"]


def _day_of(source: Source) -> date | None:
    if source.published is None or source.published_basis is DateBasis.UNKNOWN:
        return None
    found = bounds(source.published)
    return found.earliest if found.earliest == found.latest else None
