"""What the state of the records refuses."""

from collections.abc import Sequence
from datetime import datetime

from tracker.errors.base import TrackerError, some


class RefusedError(TrackerError):
    """A request that was understood and cannot be granted, with what would fit instead."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(f"{problem}; {mend}")


class QuotationNotFoundError(RefusedError):
    """A quotation that does not stand in the text of its source as it is quoted."""


class ChangedUnderneathError(TrackerError):
    """Somebody else changed the record since it was read."""

    def __init__(self, record: str, read: int, found: int, by: str) -> None:
        super().__init__(
            f"{record} was changed underneath: it is at version {found}, not {read} as when you"
            f" read it; last changed by {by}. Nothing was changed; see: tracker log {record}"
        )


class AlreadyRetractedError(TrackerError):
    """A record that was taken back before."""

    def __init__(self, record: str, at: datetime, by: str) -> None:
        super().__init__(
            f"{record} was retracted already, by {by} on {at:%Y-%m-%d %H:%M} UTC;"
            " nothing was changed"
        )


class InUseError(TrackerError):
    """A record that live ones could not stand without."""

    def __init__(self, record: str, users: Sequence[str]) -> None:
        super().__init__(
            f"{record} is used by {some(users)}; retract or change"
            f" {'it' if len(users) == 1 else 'them'} first"
        )


class LeansOnRetractedError(TrackerError):
    """A live record would be left leaning on a retracted one."""

    def __init__(self, user: str, used: str) -> None:
        super().__init__(
            f"{user} needs {used}, which is or would be retracted; change {user} first"
        )


class LastAppearanceError(TrackerError):
    """A claim nobody carries would remain."""

    def __init__(self, appearance: str, claim: str) -> None:
        super().__init__(
            f"{appearance} is the only appearance of {claim}; retract the claim instead:"
            f" tracker claim retract {claim}"
        )
