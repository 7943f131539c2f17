"""What the rules of relations refuse."""

from tracker.errors.base import TrackerError


class RelationRefusedError(TrackerError):
    """A relation its type's rules do not allow; says what stops it and what would fit."""

    def __init__(self, relation: str, stops: str, fits: str) -> None:
        self.relation = relation
        self.stops = stops
        self.fits = fits
        super().__init__(f"{relation} refused: {stops}; {fits}")


class UnconfirmedError(RelationRefusedError):
    """A relation that stands only if somebody confirms what is not known."""


class ChangeForbiddenError(TrackerError):
    """A change that a live relation of the claim does not allow."""

    def __init__(self, relation: str, reason: str) -> None:
        super().__init__(f"{relation} forbids this change: {reason}")
