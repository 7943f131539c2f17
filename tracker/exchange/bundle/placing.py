"""Writes the rows of a bundle that were marked, in an order that every guard lets pass.

Numbers were given before, so the order of writing is free. A speaker that a source revealed comes
in without its name and is revealed once that source is there; one that was revealed and is not any
more comes in revealed, until the appearances that named it are there.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, insert, literal, or_, select, update
from sqlalchemy.exc import IntegrityError

from tracker.errors import FileRefusedError
from tracker.exchange.bundle.places import displace
from tracker.exchange.bundle.reading import Bundle
from tracker.exchange.bundle.shape import Form, forms
from tracker.exchange.bundle.staging import Staged
from tracker.store.faults import rule_of
from tracker.vocabulary.anonymity import Identification
from tracker.vocabulary.relations import Review
from tracker.vocabulary.speakers import Naming
from tracker.vocabulary.text import words

_SIGNATURE = ("retracted_by", "retracted_at", "retracted_why", "status", "review")
_OF_SPEAKERS = ("speaker_name", "speaker_identifier")
_OTHER_LINKS = ("claim_speaker", "claim_topic", "relay")
_UNKNOWN = "?"

Where = ColumnElement[bool]


class Placing:
    """Writes what a bundle brings into the tables of the database."""

    def __init__(self, staged: Staged, bundle: Bundle) -> None:
        self._staged = staged
        self._connection = staged.connection
        self._bundle = bundle

    def history(self) -> None:
        """Write the changes and revisions; what is undone comes before what undoes it."""
        change = self._staged.tables["change"]
        self._insert("change", change.c.undoes_id.is_(None))
        self._insert("change", change.c.undoes_id.is_not(None))
        self._insert("revision")

    def records(self) -> None:
        """Write the records with their link rows."""
        for name in (*_OF_SPEAKERS, *_OTHER_LINKS):
            self._take_links_away(forms()[name])
        self._retire()
        speaker = self._staged.tables["speaker"]
        revealed = speaker.c.revealed_in_id.is_not(None)
        self._insert("speaker", ~revealed)
        nameless = {
            "naming": literal(Naming.UNNAMED.value),
            "name": literal(None),
            "name_key": literal(None),
            "descriptor": func.coalesce(speaker.c.descriptor, _UNKNOWN),
            "revealed_in_id": literal(None),
        }
        self._insert("speaker", revealed, nameless)
        self._write("topic", "source")
        once, named = self._once_named(), self._on_file_named()
        self._update("speaker", and_(or_(~speaker.c.fresh, revealed), ~named))
        in_between = {
            "naming": literal(Naming.NAMED.value),
            "name": literal(_UNKNOWN),
            "name_key": literal(_UNKNOWN),
            "revealed_in_id": once,
        }
        self._update("speaker", and_(once.is_not(None), ~named), in_between)
        self._write("affiliation", "source_text", "claim")
        displace(self._staged)
        self._write("appearance", "relation", "question", "position")
        self._write("response_request", "verdict")
        for name in _OTHER_LINKS:
            self._insert_links(forms()[name])
        self._update("speaker", or_(once.is_not(None), named))
        for name in _OF_SPEAKERS:
            self._insert_links(forms()[name])
        self._write("speaker_merge")
        self._file_records()

    def _write(self, *names: str) -> None:
        for name in names:
            self._update(name, ~self._staged.tables[name].c.fresh)
            self._insert(name)

    def _retire(self) -> None:
        """Take back first what was, so that what replaced it has its place."""
        for form in reversed(forms().values()):
            here = self._staged.tables[form.name]
            if not form.is_record or "retracted_at" not in here.c:
                continue
            gone: Where = here.c.retracted_at.is_not(None)
            if form.name == "relation":
                gone = or_(gone, here.c.review == Review.REJECTED.value)
            values = {name: here.c[name] for name in _SIGNATURE if name in here.c}
            self._update(form.name, and_(~here.c.fresh, gone), values, only=True)

    def _once_named(self) -> Any:  # noqa: ANN401 - a number, if any
        """For a speaker without a name: a source that named it, in what was taken back since."""
        speaker = self._staged.tables["speaker"]
        link = self._staged.tables["claim_speaker"]
        appearance = self._staged.tables["appearance"]
        return (
            select(func.min(appearance.c.source_id))
            .join(link, link.c.claim_id == appearance.c.claim_id)
            .where(
                link.c.speaker_id == speaker.c.id,
                speaker.c.naming != Naming.NAMED.value,
                appearance.c.identification == Identification.NAMED.value,
            )
            .correlate(speaker)
            .scalar_subquery()
        )

    def _on_file_named(self) -> Where:
        """A speaker without a name that has one on file: it is not revealed any more."""
        speaker, held = self._staged.tables["speaker"], forms()["speaker"].table
        on_file = select(held.c.id).where(
            held.c.id == speaker.c.id,
            held.c.revealed_in_id.is_not(None),
            speaker.c.revealed_in_id.is_(None),
        )
        return on_file.correlate(speaker).exists()

    def _take_links_away(self, form: Form) -> None:
        owner = self._staged.tables[str(form.owner)]
        of = form.table.c[f"{form.owner}_id"]
        written = select(owner.c.id).where(owner.c.taken, ~owner.c.fresh)
        self._connection.execute(delete(form.table).where(of.in_(written)))

    def _insert_links(self, form: Form) -> None:
        """Link rows of the records that are written, in their order."""
        here, owner = self._staged.tables[form.name], self._staged.tables[str(form.owner)]
        of = here.c[f"{form.owner}_id"]
        written = select(owner.c.id).where(owner.c.taken)
        order = (of, here.c.place if "place" in here.c else here.c.nth)
        self._append(form, of.in_(written), *order)

    def _file_records(self) -> None:
        """What claim files last said: the bundle's of the records it was ahead in, and new ones."""
        form = forms()["file_record"]
        here, held = self._staged.tables["file_record"], form.table
        same = and_(held.c.file_id == here.c.file_id, held.c.record_uid == here.c.record_uid)
        self._connection.execute(
            update(here).values(taken=~select(held.c.id).where(same).correlate(here).exists())
        )
        for name, record in self._staged.tables.items():
            if forms()[name].is_record:
                written = select(record.c.uid).where(record.c.taken, ~record.c.fresh)
                mine = and_(here.c.record_table == name, here.c.record_uid.in_(written))
                self._connection.execute(update(here).values(taken=True).where(mine))
        replaced = select(here.c.line).where(here.c.taken, same).correlate(held).exists()
        self._connection.execute(delete(held).where(replaced))
        self._append(form, here.c.taken, here.c.uid)

    def _append(self, form: Form, where: Where, *order: ColumnElement[Any]) -> None:
        """Insert rows that get their numbers as they come."""
        names = _names(form)
        columns = [self._staged.tables[form.name].c[name] for name in names]
        self._place(
            form.name,
            lambda lines: insert(form.table).from_select(
                names, select(*columns).where(where, lines).order_by(*order)
            ),
        )

    def _insert(
        self, name: str, where: Where | None = None, values: dict[str, Any] | None = None
    ) -> None:
        """Numbers were given: what was sorted by them would stand in memory whole."""
        form, here = forms()[name], self._staged.tables[name]
        names = ["id", *_names(form)]
        columns = [(values or {}).get(one, here.c[one]).label(one) for one in names]
        chosen: list[Where] = [here.c.taken, here.c.fresh] if name != "revision" else [here.c.taken]
        chosen += [where] if where is not None else []
        self._place(
            name,
            lambda lines: insert(form.table).from_select(
                names, select(*columns).where(*chosen, lines)
            ),
        )

    def _update(
        self,
        name: str,
        where: Where,
        values: dict[str, Any] | None = None,
        *,
        only: bool = False,
    ) -> None:
        form, here = forms()[name], self._staged.tables[name]
        every = {} if only else {one: here.c[one] for one in _names(form) if one != "uid"}
        wanted = {form.table.c[one]: value for one, value in (every | (values or {})).items()}
        chosen = and_(form.table.c.id == here.c.id, here.c.taken, where)
        self._place(name, lambda lines: update(form.table).values(wanted).where(chosen, lines))

    def _place(self, name: str, statement: Callable[[Where], Any]) -> None:
        """Write all the rows of a table at once; where one is refused, find out which."""
        try:
            with self._connection.begin_nested():
                self._connection.execute(statement(literal(1) == literal(1)))
        except IntegrityError as error:
            raise self._refusal(name, statement, error) from error

    def _refusal(
        self, name: str, statement: Callable[[Where], Any], broken: IntegrityError
    ) -> FileRefusedError:
        """Halve the rows until the one that is refused is found."""
        here = self._staged.tables[name]
        first, last = self._connection.execute(
            select(func.min(here.c.line), func.max(here.c.line))
        ).one()
        while first < last:
            middle = (first + last) // 2
            try:
                with self._connection.begin_nested():
                    self._connection.execute(statement(here.c.line.between(first, middle)))
            except IntegrityError as error:
                last, broken = middle, error
            else:
                first = middle + 1
        uid = self._connection.scalar(select(here.c.uid).where(here.c.line == first))
        return FileRefusedError(
            self._bundle.name,
            f"the database refuses {words(name)} {uid}: {rule_of(broken)}",
            line=first,
            mend="nothing was changed",
        )


def _names(form: Form) -> list[str]:
    return [column.key for column in form.table.columns if column.key != "id"]
