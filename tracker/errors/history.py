"""What the past does not give back."""

from tracker.errors.base import TrackerError


class NothingToUndoError(TrackerError):
    """This user has changed nothing that still stands."""

    def __init__(self, who: str) -> None:
        super().__init__(f"nothing to undo: no change by {who} stands that is not undone")


class UndoRefusedError(TrackerError):
    """A change that can no longer be taken back as if it had not been."""

    def __init__(self, change: str, reason: str) -> None:
        super().__init__(f"cannot undo {change}: {reason}; nothing was changed")


class NothingYetError(TrackerError):
    """A moment before the first change."""

    def __init__(self, moment: str, first: str) -> None:
        super().__init__(
            f"nothing was on file on {moment}: the history begins {first}; choose a later date"
        )


class PurgedPastError(TrackerError):
    """A state of the past that is no longer on file."""

    def __init__(self, record: str, moment: str) -> None:
        super().__init__(
            f"what {record} said on {moment} was purged since, so that there is no report as of"
            " then; choose a later date"
        )
