"""What is given to the methods of nouns is of the kind that they say, or told in a sentence."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Mapping, Sequence
from datetime import datetime
from os import PathLike
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.errors import BadFieldError
from tracker.vocabulary.text import storable

if TYPE_CHECKING:
    from collections.abc import Callable

Noun = TypeVar("Noun", bound=type[Any])


def guarded(noun: Noun) -> Noun:
    """Check the arguments of a class's public methods by their annotations.

    Raises, when a method is called:
        BadFieldError: an argument is of another kind; names it.
    """
    for name, method in list(vars(noun).items()):
        if not name.startswith("_") and inspect.isfunction(method):
            setattr(noun, name, _guarded(method))
    return noun


def _guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    signature = inspect.signature(method)
    checks = {
        name: check
        for name, one in signature.parameters.items()
        if (check := _CHECKS.get(_kind(one)))
    }

    @functools.wraps(method)
    def called(*args: Any, **given: Any) -> Any:  # noqa: ANN401 - whatever the method takes
        for name, value in signature.bind(*args, **given).arguments.items():
            check = checks.get(name)
            if check is not None:
                check(name, value)
        return method(*args, **given)

    return called


def _kind(parameter: inspect.Parameter) -> str:
    """What it says that it takes; `*names: str` takes several."""
    several = parameter.kind is inspect.Parameter.VAR_POSITIONAL
    return "str | Sequence[str]" if several else str(parameter.annotation)


def _of(kind: type[Any], told: str, *, none: bool = False) -> Callable[[str, object], None]:
    def check(name: str, value: object) -> None:
        if not isinstance(value, kind) and not (none and value is None):
            raise refused(name, value, told)
        if isinstance(value, str):
            _check_storable(name, value)

    return check


def check_texts(name: str, value: object) -> None:
    """Refuse what is neither a text nor a list of texts.

    Raises:
        BadFieldError: names it.
    """
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, Sequence) or not all(isinstance(one, str) for one in texts):
        raise refused(name, value, "a text, or a list of texts")
    for one in texts:
        _check_storable(name, one)


def _check_storable(name: str, value: str) -> None:
    """Refuse what no database can be asked for; an empty text is for the method to judge."""
    if value.strip():
        storable(name, value)


def _path(name: str, value: object) -> None:
    if not isinstance(value, str | PathLike):
        raise refused(name, value, "a path")
    _check_storable(name, str(value))


def _moment(name: str, value: object) -> None:
    if value is None:
        return
    if not isinstance(value, datetime):
        raise refused(name, value, "a datetime with its time zone")
    if value.tzinfo is None:
        raise BadFieldError((name,), f"{value} has no time zone", "give one, such as tzinfo=UTC")


def refused(name: str, value: object, told: str) -> BadFieldError:
    """The error on a value of another kind, which may be too long to show."""
    return BadFieldError((name,), f"this is {type(value).__name__}", f"give {told}")


_CHECKS: Mapping[str, Callable[[str, object], None]] = {
    "str": _of(str, "a text"),
    "str | None": _of(str, "a text", none=True),
    "int | None": _of(int, "a whole number", none=True),
    "bool": _of(bool, "True or False"),
    "Mapping[str, str] | None": _of(Mapping, "words by who, what, where and when", none=True),
    "str | Sequence[str]": check_texts,
    "str | PathLike[str]": _path,
    "datetime | None": _moment,
}
"""By what stands behind a parameter's name."""
