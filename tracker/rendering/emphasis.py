"""Emphasis on a terminal: headings, and the classes that stand against a claim."""

import re

_BOLD = "\x1b[1m{}\x1b[0m"
_DIM = "\x1b[2m{}\x1b[0m"
_RULE = re.compile(r"[-─━┼ ]*[-─━]{2}[-─━┼ ]*")
_CLASS = re.compile(r"((?:^|│ ) {2}C\d+ )(CONFLICT|CONTESTED|OPPOSED|CHANGED)\b")
"""Where an answer begins: text that quotes these words stands further in, or at the margin."""

HIT = ("\ufdd0", "\ufdd1")
"""Noncharacters around what a search found, where it is to be bold; they take no place."""


def emphasized(text: str) -> str:
    """The text with what stands above a rule and each strong class in bold, rules dimmed.

    Args:
        text: rendered, with nothing in it that a terminal would obey.
    """
    lines = text.split("\n")
    after = [*lines[1:], ""]
    return "\n".join(
        _line(line, heading=bool(_RULE.fullmatch(below)) and "━" not in below)
        for line, below in zip(lines, after, strict=True)
    )


def _line(line: str, *, heading: bool) -> str:
    if _RULE.fullmatch(line):
        return _DIM.format(line)
    if heading and line:
        return _BOLD.format(line)
    return _CLASS.sub(lambda found: found[1] + _BOLD.format(found[2]), _hits(line))


def _hits(line: str) -> str:
    """What stands between the marks in bold, without the marks; a line break ends it."""
    first, *others = line.split(HIT[0])
    parts = [first.replace(HIT[1], "")]
    for other in others:
        found, _, rest = other.partition(HIT[1])
        parts.append(_BOLD.format(found) + rest)
    return "".join(parts)
