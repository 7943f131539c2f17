"""Which rows have been met, kept on disk: a table may have more of them than memory."""

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing


class Seen:
    """Digests of rows or keys, each with how often it was met and where first."""

    def __init__(self) -> None:
        self._scratch = sqlite3.connect("", isolation_level=None)  # a temporary file of its own
        self._scratch.execute("PRAGMA journal_mode=OFF")
        self._scratch.execute("PRAGMA synchronous=OFF")
        self._scratch.execute(
            "CREATE TABLE met (digest BLOB PRIMARY KEY, count INTEGER, line INTEGER) WITHOUT ROWID"
        )
        self._scratch.execute("BEGIN")

    def close(self) -> None:
        """Let the temporary file go."""
        self._scratch.close()

    def meet(self, digest: str, line: int) -> tuple[int, int]:
        """Count a digest: how often it was met by now, and the line where it was first."""
        query = (
            "INSERT INTO met VALUES (?, 1, ?) ON CONFLICT (digest) DO UPDATE SET count = count + 1"
            " RETURNING count, line"
        )
        with closing(self._scratch.execute(query, (bytes.fromhex(digest), line))) as found:
            count, first = found.fetchone()
        return int(count), int(first)


def digest_of(parts: Iterable[str]) -> str:
    """A digest of texts in order."""
    whole = hashlib.sha256()
    for part in parts:
        encoded = part.encode(errors="surrogatepass")
        whole.update(f"{len(encoded)}:".encode())
        whole.update(encoded)
    return whole.hexdigest()[:32]
