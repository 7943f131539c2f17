"""What msgspec found wrong with a section, told as a problem and its mend."""

import ast
import difflib
import re
from typing import Any

import msgspec

from tracker.exchange.claim_file.shape import PATTERNS

Path = tuple[str | int, ...]

_MANY = 50
"""Words; of so many the nearest is told alone."""
_DATES = frozenset({"said", "published", "valid", "when", "approved_on"})


def explain(told: str, wanted: type[msgspec.Struct]) -> tuple[Path, str, str]:
    """Where below the struct the fault is, what it is, and how to mend it."""
    problem, _, place = told.replace("` in `$", "$").partition(" - at `")
    place = re.sub(r"^(?:key|value)\$", "$", place)
    inner: list[str | int] = [
        int(index) if index else name
        for name, index in re.findall(r"([A-Za-z_]\w*)|\[(\d+)\]", place.rstrip("`"))
    ]
    unknown = re.fullmatch(r"Object contains unknown field `(.*)`", problem)
    if unknown:
        near = difflib.get_close_matches(unknown[1], _keys(wanted, inner), n=1)
        mend = f"did you mean {near[0]}?" if near else f"remove it, or {_see(wanted)}"
        return (*inner, unknown[1]), "no such key", mend
    missing = re.fullmatch(r"Object missing required field `(.*)`", problem)
    if missing:
        return tuple(inner), f"{missing[1]} is missing", f"add {missing[1]}"
    return (tuple(inner), *_told(problem, wanted, inner))


def _see(wanted: type[msgspec.Struct]) -> str:
    return f"see: tracker schema {getattr(wanted, 'described', 'claim-file')}"


def _told(problem: str, wanted: type[msgspec.Struct], inner: list[str | int]) -> tuple[str, str]:
    """A sentence of msgspec's, as a problem and its mend."""
    if problem.startswith("Invalid enum value"):
        words = _words(wanted, inner)
        given = problem.removeprefix("Invalid enum value ").strip("'`")
        near = difflib.get_close_matches(given, words, n=1)
        hint = f"did you mean {near[0]}? It" if near else "it"
        takes = f"{hint} takes {', '.join(words)}"
        if near and len(words) > _MANY:
            takes = hint.removesuffix(" It")
        return f"{given!r} is none of its words", takes
    kinds = {"str": "text in quotes", "int": "a number", "bool": "true or false"}
    kinds |= {"array": "a list [ … ]", "object": "a table { … }"}
    expected = re.fullmatch(r"Expected `(.+?)`, got `(.+?)`", problem)
    if expected:
        takes = " or ".join(
            kinds.get(kind.strip(), kind)
            for kind in expected[1].split("|")
            if kind.strip() != "null"
        )
        if expected[2] in {"int", "float"} and inner and inner[-1] in _DATES:
            takes += ', such as "2022-02"'
        return f"is {kinds.get(expected[2], expected[2])}", f"write {takes}"
    length = re.fullmatch(r"Expected `str` of length <= (\d+)", problem)
    if length:
        return "is too long", f"keep it to {int(length[1]):,} characters"
    largest = re.fullmatch(r"Expected `int` <= (\d+)", problem)
    if largest:
        return "is too large", f"give at most {int(largest[1]):,}"
    pattern = re.fullmatch(r"Expected `str` matching regex (.+)", problem)
    if pattern:
        wanted_words = PATTERNS[ast.literal_eval(pattern[1])]
        return "is not written as it should be", f"write {wanted_words}"
    return problem[0].lower() + problem[1:], _see(wanted)


def _field(wanted: Any, inner: list[str | int]) -> Any:  # noqa: ANN401 - walks type descriptions
    """The type description at a path below a struct."""
    found = msgspec.inspect.type_info(wanted)
    for part in inner:
        options = list(found.types) if isinstance(found, msgspec.inspect.UnionType) else [found]
        for option in options:
            if isinstance(part, int) and isinstance(option, msgspec.inspect.ListType):
                found = option.item_type
            elif isinstance(option, msgspec.inspect.StructType):
                found = next(
                    (field.type for field in option.fields if field.encode_name == part), option
                )
    return found


def _keys(wanted: type[msgspec.Struct], inner: list[str | int]) -> list[str]:
    found = _field(wanted, inner)
    return [field.encode_name for field in getattr(found, "fields", ())]


def _words(wanted: type[msgspec.Struct], inner: list[str | int]) -> list[str]:
    found = _field(wanted, inner)
    if isinstance(found, msgspec.inspect.DictType):
        found = found.key_type
    for option in getattr(found, "types", (found,)):
        if isinstance(option, msgspec.inspect.EnumType):
            return [str(member.value) for member in option.cls]
        if isinstance(option, msgspec.inspect.LiteralType):
            return [str(value) for value in option.values]
    return []
