"""What a file last said of its records: the bases of a three-way comparison."""

import json
import secrets
from collections.abc import Iterable
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.exchange.merging.records import Wanted
from tracker.models import FileRecord
from tracker.store.batches import batches
from tracker.store.history import sha256
from tracker.store.state import bare, canonical


class Bases:
    """The bases of some records of one file.

    Args:
        session: of the database.
        file_id: of the file.
        uids: of the records; no others are looked up.
    """

    def __init__(self, session: Session, file_id: str, uids: Iterable[str]) -> None:
        self._session = session
        self._file_id = file_id
        self._bases: dict[str, FileRecord] = {}
        wanted = [UUID(uid) for uid in dict.fromkeys(uids)]
        for part in batches(wanted):
            query = select(FileRecord).where(
                FileRecord.file_id == file_id,
                FileRecord.record_uid.in_(part),
            )
            self._bases.update({str(one.record_uid): one for one in session.scalars(query)})

    @property
    def known(self) -> set[UUID]:
        """The uids of the records the file has spoken of, before or by now."""
        return {base.record_uid for base in self._bases.values()}

    def __contains__(self, uid: str) -> bool:
        return uid in self._bases

    def __len__(self) -> int:
        return len(self._bases)

    def same(self, uid: str, name: str, value: object) -> bool:
        """Whether the file said this of a record's field; no where it said nothing of it."""
        base = self._bases.get(uid)
        return base is not None and bool(
            json.loads(base.digests).get(name) == _digest(base, name, value)
        )

    def remember(self, wanted: Wanted) -> None:
        """Keep what the file said, for the next comparison."""
        said = {name: bare(value) for name, value in wanted.state.items()}
        base = self._bases.get(wanted.state["uid"])
        if base is None:
            base = FileRecord(
                uid=uuid4(),
                file_id=self._file_id,
                record_table=wanted.table,
                record_uid=UUID(wanted.state["uid"]),
                salt=secrets.token_hex(16),
            )
            self._session.add(base)
            self._bases[wanted.state["uid"]] = base
        digests = canonical({name: _digest(base, name, value) for name, value in said.items()})
        if base.digests != digests:
            base.digests = digests


def _digest(base: FileRecord, name: str, value: object) -> str:
    return sha256(base.salt, name, canonical(value))[:32]
