"""Reads a bundle line by line; what is cut off, altered or misshapen is refused with its line."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO
from uuid import UUID

from tracker.errors import BadDateError, FileFaultError
from tracker.exchange.bundle.parsing import parse
from tracker.exchange.bundle.shape import LINE_LIMIT, SCHEMA, Field, Form, forms
from tracker.exchange.bundle.values import UnfitError, uid_of, value_of
from tracker.store.schema import HEAD
from tracker.store.state import derived, pair_key

_AGAIN = "export it again"
_CUT = f"it was cut off; {_AGAIN}"


@dataclass(frozen=True)
class BundleRow:
    """A row of a bundle.

    Attributes:
        form: of its table.
        line: where it stands.
        size: of the line, in bytes.
        values: by the names of the database; those of references are uids.
        nth: which one it is in its order, where that is told.
    """

    form: Form
    line: int
    size: int
    values: dict[str, Any]
    nth: int | None


class Bundle:
    """A bundle that is read once, from its first line to its last.

    Raises:
        FileFaultError: it cannot be read, in whatever is called first.
    """

    def __init__(self, stream: BinaryIO, name: str, begun: bytes = b"") -> None:
        """`begun` is what was read of the first line already, to see what it is."""
        self.name = name
        self._stream = stream
        self._begun = begun
        self._seen = hashlib.sha256()
        self._line = 0
        self._older = False

    def rows(self) -> Iterator[BundleRow]:
        """Its rows; the last one is given only where the whole of it was read."""
        self._open()
        places = {name: place for place, name in enumerate(forms())}
        before: tuple[int, UUID] | None = None
        count = 0
        while True:
            digest = self._seen.hexdigest()
            raw = self._next()
            found = self._parsed(raw)
            if "rows" in found and "table" not in found:
                self._close(found, count, digest)
                return
            with self._telling():
                row = self._row(found, len(raw))
                here = (places[row.form.name], row.values["uid"])
                if before is not None and here <= before:
                    twice = here == before
                    raise UnfitError(
                        "stands twice" if twice else "is not in order of table and uid"
                    )
            before = here
            count += 1
            yield row

    def fault(self, problem: str, line: int, mend: str = _AGAIN) -> FileFaultError:
        """An error at a line."""
        return FileFaultError(self.name, problem, line=line, mend=mend)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (UnfitError, BadDateError) as error:
            raise self.fault(str(error), self._line) from error

    def _next(self) -> bytes:
        try:
            raw, self._begun = self._begun, b""
            if not raw.endswith(b"\n"):
                raw += self._stream.readline(LINE_LIMIT + 1)
        except OSError as error:
            raise FileFaultError(self.name, error.strerror or str(error)) from error
        if not raw:
            raise self.fault("there is no closing line after this", max(self._line, 1), _CUT)
        self._line += 1
        if len(raw) > LINE_LIMIT:
            raise self.fault(f"the line is longer than {LINE_LIMIT:,} bytes", self._line)
        if not raw.endswith(b"\n"):
            raise self.fault("the line does not end", self._line, _CUT)
        self._seen.update(raw)
        return raw

    def _parsed(self, raw: bytes) -> dict[str, Any]:
        with self._telling():
            return parse(raw)

    def _open(self) -> None:
        found = self._parsed(self._next())
        with self._telling():
            if found.get("schema") != SCHEMA:
                raise UnfitError(f"the schema is {found.get('schema')!r}, not {SCHEMA!r}")
            made = found.get("database_schema")
            if not isinstance(made, str) or not made.isdecimal() or len(made) != len(HEAD):
                raise UnfitError(f"{made!r} is not the schema of a database")
            _check_keys(found, {"schema", "database_schema"}, "the opening line")
        if made > HEAD:
            mend = "import it with a newer version of this program"
            raise self.fault(f"made with schema {made}, newer than {HEAD}", self._line, mend)
        self._older = made < HEAD

    def _close(self, found: dict[str, Any], count: int, digest: str) -> None:
        with self._telling():
            _check_keys(found, {"rows", "sha256"}, "the closing line")
            if type(found["rows"]) is not int or found["rows"] != count:
                raise UnfitError(f"tells of {found['rows']!r} rows, there are {count:,}")
            if found["sha256"] != digest:
                raise UnfitError("the lines before have another SHA-256: they were altered")
        if self._stream.read(1):
            raise self.fault("something stands after the closing line", self._line + 1)

    def _row(self, found: dict[str, Any], size: int) -> BundleRow:
        table = found.pop("table", None)
        form = forms().get(table) if isinstance(table, str) else None
        if form is None:
            raise UnfitError(f"there is no table {table!r}")
        nth = found.pop("nth", None)
        if (nth is None) != (form.among is None) or (nth is not None and type(nth) is not int):
            raise UnfitError(f"nth: {nth!r} does not say where in its order the row stands")
        if self._older:
            found = {field.name: None for field in form.fields if field.column.nullable} | found
        _check_keys(found, {field.name for field in form.fields}, form.name)
        values = {field.column.key: _value(field, found[field.name]) for field in form.fields}
        values |= derived(form.table, values.__getitem__)
        if form.name == "relation":
            values["pair_key"] = pair_key(values["from_id"], values["to_id"])
        return BundleRow(form, self._line, size, values, nth)


def _value(field: Field, given: object) -> Any:  # noqa: ANN401 - any column's
    try:
        return uid_of(given) if field.name == "uid" else value_of(field, given)
    except UnfitError as error:
        raise UnfitError(f"{field.name}: {error}") from error


def _check_keys(found: dict[str, Any], wanted: set[str], what: str) -> None:
    for key in found:
        if key not in wanted:
            raise UnfitError(f"{what} has no {key!r}")
    for key in sorted(wanted - found.keys()):
        raise UnfitError(f"{what} lacks {key!r}")
