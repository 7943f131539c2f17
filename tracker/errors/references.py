"""What names no record, or several."""

from collections.abc import Sequence

from tracker.errors.base import UnreadableError


class UnknownReferenceError(UnreadableError):
    """A reference or name that nothing on file answers to; each candidate is alike."""

    def __init__(
        self, noun: str, given: str, *, candidates: Sequence[str] = (), mend: str = ""
    ) -> None:
        self.noun = noun
        self.given = given
        self.candidates = candidates
        hint = f" Did you mean: {', '.join(candidates)}?" if candidates else ""
        super().__init__(f"no {noun} {given!r}.{hint}{f' {mend}' if mend else ''}")


class AmbiguousReferenceError(UnreadableError):
    """A name that several rows answer to; each candidate begins with its reference."""

    def __init__(self, noun: str, given: str, candidates: Sequence[str]) -> None:
        self.noun = noun
        self.given = given
        self.candidates = candidates
        super().__init__(
            f"several {noun}s answer to {given!r}: {', '.join(candidates)}; give the reference"
        )


class SeveralAppearancesError(UnreadableError):
    """An edit that reaches the only appearance of a claim, where there are several."""

    def __init__(self, claim: str, appearances: Sequence[str]) -> None:
        super().__init__(
            f"{claim} appears in several sources: {', '.join(appearances)};"
            f" edit one of them: tracker appearance edit {appearances[0].split()[0]}"
        )


class MalformedReferenceError(UnreadableError):
    """Something that is not a reference of the kind wanted."""

    def __init__(self, given: str, noun: str, example: str) -> None:
        article = "an" if noun.startswith("a") else "a"
        super().__init__(f"{given!r} is no reference to {article} {noun}; write it like {example}")
