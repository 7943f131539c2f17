"""What was typed or set and cannot be read."""

from tracker.errors.base import UnreadableError


class BadLocationError(UnreadableError):
    """A database location that is neither a path nor a URL we know."""

    def __init__(self, given: str, origin: str) -> None:
        super().__init__(
            f"cannot read the database location {given!r} (from {origin});"
            " give a path, sqlite:///PATH or postgresql://…"
        )


class BadConfigurationError(UnreadableError):
    """A tracker.toml that cannot be read."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")


class BadDateError(UnreadableError):
    """A date that is not EDTF."""

    def __init__(self, given: str) -> None:
        super().__init__(
            f"cannot read {given!r} as a date; write EDTF, such as 2022-04-16, 2022-04~,"
            " ../2022-04-16 or 2022-03/2022-04"
        )


class BadTextError(UnreadableError):
    """A text no database can hold or nobody can read."""

    def __init__(self, what: str, problem: str, mend: str) -> None:
        self.problem = problem
        self.mend = mend
        super().__init__(f"{what}: {problem}; {mend}")


class BadFieldError(UnreadableError):
    """A value that does not fit the others; `field` is its path below the record."""

    def __init__(self, field: tuple[str | int, ...], problem: str, mend: str) -> None:
        self.field = field
        self.problem = problem
        self.mend = mend
        super().__init__(f"{'.'.join(map(str, field))}: {problem}; {mend}")
