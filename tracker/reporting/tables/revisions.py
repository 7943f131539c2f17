"""The table of revisions: what was recorded, when and by whom; never for the public."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from tracker.errors import InternalTableError
from tracker.models import Revision
from tracker.reporting.tables.table import Column, Kind, Layout, Request, Table, table_of
from tracker.vocabulary.audience import Audience

REVISIONS: Layout[Revision] = Layout(
    name="revisions",
    row="a record's new state in a change",
    columns=(
        Column("at", "When, UTC.", attrgetter("change.at"), brief=True),
        Column("who", "Who gave the command.", attrgetter("change.who"), brief=True),
        Column("command", "Its name.", attrgetter("change.command"), brief=True),
        Column("why", "The reason given.", attrgetter("change.why"), Kind.PROSE, brief=True),
        Column("change_uid", "The change's permanent id.", attrgetter("change.uid")),
        Column("table", "Of the record.", attrgetter("record_table"), brief=True),
        Column("record_uid", "The record's permanent id.", attrgetter("record_uid"), brief=True),
        Column("version", "From 1.", attrgetter("version"), Kind.NUMBER, brief=True),
        Column("payload", "The record as JSON.", attrgetter("payload"), Kind.PROSE),
        Column("digest", "sha256 of salt and payload.", attrgetter("digest")),
        Column("link", "sha256 that ties it to the one before.", attrgetter("link")),
    ),
    public_order=(),
)


def revisions_table(session: Session, wanted: Request) -> Table:
    """Every revision in the order of writing.

    Raises:
        InternalTableError: asked for by the public.
    """
    if wanted.audience is Audience.PUBLIC:
        raise InternalTableError(REVISIONS.name)

    def load(part: Sequence[int]) -> Iterator[Revision]:
        session.expunge_all()
        query = select(Revision).where(Revision.id.in_(part)).options(joinedload(Revision.change))
        found = {one.id: one for one in session.scalars(query)}
        return (found[number] for number in part)

    numbers = list(session.scalars(select(Revision.id).order_by(Revision.id)))
    return table_of(REVISIONS, wanted, numbers, load)
