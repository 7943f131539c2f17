"""The question mark after what is inferred, and how a text that ends in one itself is written.

A single mark at the end says that the text is inferred; two of them are one of the text's own.
"""

_MARK = "?"


def read_inferred(typed: str) -> tuple[str, bool]:
    """The text that was typed, and whether it is inferred: `Talks stopped ?`, `Why talk??`."""
    rest = typed.rstrip(_MARK)
    own, inferred = divmod(len(typed) - len(rest), 2)
    if not rest.strip():
        return "", bool(inferred)
    if own:
        return f"{rest}{own * _MARK}", bool(inferred)
    return (rest.removesuffix(" ") if inferred else rest), bool(inferred)


def write_inferred(text: str, *, inferred: bool) -> str:
    """The same as one types it."""
    if inferred:
        return f"{text} {_MARK}"
    return f"{text}{(len(text) - len(text.rstrip(_MARK))) * _MARK}"
