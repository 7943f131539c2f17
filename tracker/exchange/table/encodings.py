"""Which encoding a text file is in, by its bytes."""

from dataclasses import dataclass, field

from tracker.errors import FileFaultError

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Byte order marks, longer ones first."""

_SAMPLE = 1 << 18
_NEARLY = 0.9
"""Of the lines that are not plain ASCII: if so many are UTF-8, the others are damaged."""
_LIKELY = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("koi8_r", "koi8_u", "cp866", "mac_roman", "iso8859_2", "iso8859_15"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
]
"""What tables come in, the likeliest first; a guess among all would name any of a hundred."""


@dataclass
class Evidence:
    """What the lines of a file say of its encoding."""

    valid: int = 0
    invalid: int = 0
    sample: bytearray = field(default_factory=bytearray)

    def see(self, raw: bytes) -> None:
        """Look at a line."""
        if raw.isascii():
            return
        try:
            raw.decode("utf-8")
            self.valid += 1
        except UnicodeDecodeError:
            self.invalid += 1
            if len(self.sample) < _SAMPLE:
                self.sample += raw

    def encoding(self, name: str) -> str:
        """The encoding.

        Raises:
            FileFaultError: it cannot be told.
        """
        if self.invalid == 0 or self.valid >= _NEARLY * (self.valid + self.invalid):
            return "utf-8"
        found = _guessed(bytes(self.sample))
        if found is None:
            raise FileFaultError(
                name, "is in an encoding that cannot be told", mend="name it with --encoding"
            )
        return found


def _guessed(sample: bytes) -> str | None:
    """The likeliest of the encodings that fit best, which are several where a text is short."""
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=_LIKELY)
    best = found.best()
    if best is None:
        return None
    equal = {
        name
        for one in found
        if (one.chaos, one.coherence) == (best.chaos, best.coherence)
        for name in one.could_be_from_charset
    }
    return next((name for name in _LIKELY if name in equal), best.encoding)


def wide(start: bytes) -> str | None:
    """UTF-16 without a byte order mark, seen by every other byte being empty."""
    pairs = max(len(start) // 2, 1)
    for name, place in (("utf-16-le", 1), ("utf-16-be", 0)):
        if start[place::2].count(0) > pairs // 2 and start[1 - place :: 2].count(0) == 0:
            return name
    return None
