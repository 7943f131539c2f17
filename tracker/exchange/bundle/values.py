"""A value of a line as a column holds it; nothing is bent to fit."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Column, Date, Enum, Integer, Uuid

from tracker.exchange.bundle.shape import Field
from tracker.models.base import Moment

_LARGEST = 2**63
_KINDS = {str: "text", bool: "true or false", int: "a whole number"}


class UnfitError(ValueError):
    """A value that a column cannot hold; says what is wrong with it."""


def value_of(field: Field, given: object) -> Any:  # noqa: ANN401 - any column's
    """The value that a column holds.

    Raises:
        UnfitError: it holds no such value.
    """
    column = field.column
    if given is None:
        if not column.nullable:
            raise UnfitError("has no value")
        return None
    if field.target is not None or isinstance(column.type, Uuid):
        return uid_of(given)
    if isinstance(column.type, Boolean):
        return _typed(bool, given)
    if isinstance(column.type, Integer):
        number = _typed(int, given)
        if not -_LARGEST <= number < _LARGEST:
            raise UnfitError("is a number that no database holds")
        return number
    return _written(column, _typed(str, given))


def uid_of(given: object) -> UUID:
    """A uid, written as bundles write them.

    Raises:
        UnfitError: it is none.
    """
    try:
        found = UUID(given)  # type: ignore[arg-type]
    except (ValueError, AttributeError, TypeError) as error:
        raise UnfitError(f"{_short(given)} is not a uid") from error
    if str(found) != given:
        raise UnfitError(f"{_short(given)} is not a uid as bundles write it")
    return found


def _written(column: Column[Any], text: str) -> object:
    if isinstance(column.type, Enum):
        if text not in column.type.enums:
            raise UnfitError(f"{_short(text)} is none of {', '.join(column.type.enums)}")
        return text
    if isinstance(column.type, Moment | Date):
        return _moment(column, text)
    if "\0" in text:
        raise UnfitError("holds a NUL character")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise UnfitError("holds half of a surrogate pair")
    return text


def _moment(column: Column[Any], text: str) -> date | datetime:
    day = isinstance(column.type, Date)
    try:
        found = date.fromisoformat(text) if day else datetime.fromisoformat(text).astimezone(UTC)
        same = found.isoformat() == text
    except (ValueError, OverflowError):
        same = False
    if not same:
        kind = "a day, such as 2022-04-16" if day else "a time, such as 2022-04-16T10:00:00+00:00"
        raise UnfitError(f"{_short(text)} is not {kind}")
    return found


def _typed(kind: type, given: object) -> Any:  # noqa: ANN401 - of that kind
    if type(given) is not kind:
        raise UnfitError(f"{_short(given)} is not {_KINDS[kind]}")
    return given


def _short(given: object) -> str:
    told = repr(given)
    return told if len(told) <= 60 else f"{told[:57]}…"  # noqa: PLR2004 - as much as fits beside
