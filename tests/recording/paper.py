"""A paper that carries what Ann, the head of an institute, and a clerk said."""

from typing import Any

from conftest import Run
from reporting.stories import asked

PAPER = """
source add 'The paper' --type article-newspaper --outlet 'The Daily' --published 2022-04-16 \
    --language en
claim add 'Work stopped.' --source S1 --speaker Ann --new --role head --affiliation Institute \
    --said Thursday --venue 'a hall' --descriptor 'head of the institute'
claim add 'Nobody was told.' --source S1 --unnamed 'a clerk' --anonymity at_request,safety \
    --reason-published 'for fear' --ground-rule background
"""
"""S1 by P1, The Daily; C1 by P2, Ann, as P2.1 at P3, Institute; C2 by P4, who is unnamed."""


def claim(run: Run, ref: str) -> dict[str, Any]:
    """A claim as it is on file."""
    found: dict[str, Any] = asked(run, "claim", "show", ref)["claim"]
    return found


def appearance(run: Run, ref: str, place: int = 1) -> dict[str, Any]:
    """How a source carries a claim."""
    found: dict[str, Any] = claim(run, ref)["appearances"][place - 1]
    return found


def spoken_as(run: Run, ref: str) -> list[str]:
    """A claim's speakers: reference, role and organization as at the time."""
    told = []
    for speaker in claim(run, ref)["speakers"]:
        affiliation = speaker["affiliation"] or {}
        where = affiliation.get("organization") or affiliation.get("described")
        told.append(", ".join(filter(None, [speaker["ref"], affiliation.get("role"), where])))
    return told


def some(record: dict[str, Any], *names: str) -> tuple[Any, ...]:
    """Some of its values."""
    return tuple(record[name] for name in names)
