"""Parses TOML and JSON; what is no such text is told with its line and the mend."""

import json
import re
import tomllib
from typing import Any, NoReturn

from tracker.errors import FileFaultError
from tracker.exchange.claim_file.places import line_of_twice, line_of_word
from tracker.exchange.claim_file.text import ClaimFileText

_BARE_DATE = re.compile(r"=\s*\[?\s*[0-9.][0-9./~?%X:TZ+-]*\s*(?:#.*)?$")


def toml_document(file: ClaimFileText) -> dict[str, Any]:
    """What a text says as TOML.

    Raises:
        FileFaultError: it is not TOML.
    """
    try:
        return tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"^(.*?) \(at line (\d+), column \d+\)$", str(error))
        problem, line = (found[1], int(found[2])) if found else (str(error), None)
        if line is None:
            line = file.text.count("\n") + 1
        if _is_json_list(file.text):
            raise FileFaultError(
                file.name,
                "is a JSON list, and not of CSL items or ClaimReviews",
                line=1,
                mend="a claim file begins with {",
            ) from error
        raise FileFaultError(
            file.name, _toml_problem(problem), line=line, mend=_toml_mend(file.text, problem, line)
        ) from error
    except RecursionError as error:
        raise file.too_deep() from error
    except ValueError as error:
        raise file.unparsed("TOML") from error


def _is_json_list(text: str) -> bool:
    try:
        return isinstance(json.loads(text), list)
    except (ValueError, RecursionError):
        return False


def _toml_problem(problem: str) -> str:
    again = re.fullmatch(r"Cannot declare \((.+?),?\) twice", problem)
    if again:
        key = ".".join(part.strip(" '\"") for part in again[1].split(","))
        return f"[{key}] stands twice"
    if problem == "Cannot overwrite a value":
        return "this key stands twice"
    return f"not TOML: {problem[0].lower()}{problem[1:]}"


def _toml_mend(text: str, problem: str, line: int) -> str:
    lines = text.split("\n")
    written = lines[line - 1] if line <= len(lines) else ""
    if "twice" in problem or "overwrite" in problem:
        return "rename or remove one of them"
    if problem.startswith("Invalid date"):
        return "give a day that exists"
    if _BARE_DATE.search(written):
        return 'a date that is not a whole day goes in quotes, such as "2022-02"'
    if "{" in written and "}" not in written:
        return "an inline table { … } stays on one line"
    if "=" in written and '"' not in written:
        return "text goes in quotes"
    return "mend the line"


def json_document(file: ClaimFileText) -> dict[str, Any]:
    """What a text that begins with a brace says as JSON.

    Raises:
        FileFaultError: it is not JSON, or says a key twice.
    """
    found: dict[str, Any] = json_value(file)
    return found


def json_value(file: ClaimFileText) -> Any:  # noqa: ANN401 - whatever JSON says
    """What a text says as JSON.

    Raises:
        FileFaultError: it is not JSON, or says a key twice.
    """

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in items:
            if key in found:
                raise _twice(file, key)
            found[key] = value
        return found

    def constant(written: str) -> NoReturn:
        raise FileFaultError(
            file.name,
            f"{written} is not JSON",
            line=line_of_word(file.text, written),
            mend="remove it",
        )

    try:
        return json.loads(file.text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise FileFaultError(
            file.name, f"not JSON: {error.msg.lower()}", line=error.lineno, mend="mend the line"
        ) from error
    except RecursionError as error:
        raise file.too_deep() from error
    except ValueError as error:
        raise file.unparsed("JSON") from error


def _twice(file: ClaimFileText, key: str) -> FileFaultError:
    return FileFaultError(
        file.name,
        "this key stands twice",
        line=line_of_twice(file.text),
        key=key,
        mend="rename or remove one",
    )
