"""The uids of a table's claims: of the table's id and the row's key, or of what it says."""

from uuid import UUID, uuid5

from tracker.errors import BadRowError
from tracker.exchange.table.plan import Plan
from tracker.exchange.table.records import Record
from tracker.exchange.table.seen import Seen, digest_of

_TABLES = UUID("b3a1e7c2-94d6-4b0e-8f57-21c0d86a5e39")
"""Namespace of the uids made from tables."""


def space_of(table: str) -> UUID:
    """The namespace of one table, by its id."""
    return uuid5(_TABLES, table)


def claim_uid(space: UUID, key: str) -> str:
    """The uid of the claim of the row with a key: always the same for the same table."""
    return str(uuid5(space, f"claim/{key}"))


class RowUids:
    """Gives rows their uids, and refuses a key that stands twice.

    A row without a key is known by its mapped cells, and by how many like it stood above.
    """

    def __init__(self, space: UUID, plan: Plan, seen: Seen) -> None:
        self._space = space
        self._plan = plan
        self._seen = seen

    def of(self, record: Record, key: str | None) -> str:
        """The uid of a row's claim.

        Raises:
            BadRowError: no key, or one that stands above.
        """
        if not self._plan.keyed:
            digest = digest_of(self._plan.mapped(record))
            count, _ = self._seen.meet(digest, record.line)
            return str(uuid5(self._space, f"row/{digest}/{count}"))
        if key is None:
            raise BadRowError("key: is empty; give every row one")
        count, first = self._seen.meet(digest_of([key]), record.line)
        if count > 1:
            raise BadRowError(f"key: {key!r} stands in line {first} already; give it once")
        return claim_uid(self._space, key)
