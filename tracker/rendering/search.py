"""What a search found, on a terminal or in a pipe."""

from tracker.rendering.table import render_table
from tracker.reporting.search import HitView, MatchView, SearchReport
from tracker.vocabulary.text import words

STARS = ("**", "**")
"""Around what was found, where it cannot be bold."""

_SHOWN = 3
"""Places of one record; the rest is counted."""


def render_search(report: SearchReport, columns: int, hit: tuple[str, str] = STARS) -> str:
    """One row a record: who, and each text in which sought words stand.

    Args:
        report: what was found.
        columns: of the terminal.
        hit: what goes before and after each word that was found.
    """
    if not report.hits:
        return "nothing found"
    rows = [[one.ref, _marked(one), "\n".join(_places(one, hit))] for one in report.hits]
    return render_table(["ref", "who or what", "found"], rows, columns)


def _marked(hit: HitView) -> str:
    return hit.called if hit.status == "current" else f"{hit.called} ({words(hit.status)})"


def _places(found: HitView, hit: tuple[str, str]) -> list[str]:
    shown = found.matches[:_SHOWN]
    lines = [_place(match, found.ref, hit) for match in shown]
    if found.text is not None and all(match.field != "text" for match in shown):
        lines.insert(0, found.text)
    more = len(found.matches) - len(shown)
    return [*lines, f"and in {more} more"] if more else lines


def _place(match: MatchView, ref: str, hit: tuple[str, str]) -> str:
    parts, last = [], 0
    for start, end in match.marks:
        parts += [match.text[last:start], hit[0], match.text[start:end], hit[1]]
        last = end
    told = "".join([*parts, match.text[last:]])
    if match.field == "text":
        return told
    where = "" if match.ref == ref else f" in {match.ref}"
    return f"{words(match.field)}{where}: {told}"
