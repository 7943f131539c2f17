"""One line of a bundle as JSON, read strictly."""

import json
from typing import Any, NoReturn

from tracker.exchange.bundle.values import UnfitError


def parse(raw: bytes) -> dict[str, Any]:
    """The object of a line.

    Raises:
        UnfitError: it is none; says why.
    """
    try:
        found = json.loads(
            raw.decode().rstrip(), object_pairs_hook=_pairs, parse_constant=_constant
        )
    except UnicodeDecodeError as error:
        raise UnfitError("is not UTF-8") from error
    except json.JSONDecodeError as error:
        message = error.msg[0].lower() + error.msg[1:]
        raise UnfitError(f"not JSON: {message} at character {error.pos + 1:,}") from error
    except RecursionError as error:
        raise UnfitError("is nested too deeply") from error
    except UnfitError:
        raise
    except ValueError as error:  # Python reads no whole number beyond 4,300 digits
        raise UnfitError("holds a number of thousands of digits") from error
    if not isinstance(found, dict):
        raise UnfitError("is not an object in { }")
    return found


def _pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(items)
    if len(found) < len(items):
        keys = [key for key, _ in items]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise UnfitError(f"the key {twice!r} stands twice")
    return found


def _constant(written: str) -> NoReturn:
    raise UnfitError(f"{written} is not JSON")
