"""Names so near to one on file that they are taken for it, where that was asked for."""

from sqlalchemy.orm import Session

from tracker.store.naming import known_names
from tracker.vocabulary.names import Fit, ranked, romanized
from tracker.vocabulary.text import fold

_NEAR = 90
"""Of 100 (rapidfuzz, ratio): a letter or two of a name."""


class Near:
    """The names on file as the import began: rows of one table are not taken for each other."""

    def __init__(self, session: Session) -> None:
        self._known = known_names(session)

    def like(self, name: str) -> int | None:
        """The number of the only speaker whose name is this near; None if there is none."""
        from rapidfuzz import fuzz

        typed = romanized(fold(name))
        near = {
            one.number
            for one in ranked(name, self._known)
            if one.fit in {Fit.SAME, Fit.ROMANIZED}
            or (one.fit is Fit.ALIKE and fuzz.ratio(typed, romanized(fold(one.name))) >= _NEAR)
        }
        return near.pop() if len(near) == 1 else None
