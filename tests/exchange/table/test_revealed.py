"""An unnamed voice that a later source named: what the table's article printed stays."""

from pathlib import Path

import pytest
from sqlalchemy import select

from conftest import Run
from exchange.claim_files import dump
from tracker.models import Appearance
from tracker.store.location import Location
from tracker.store.session import reading

COMMAND = (
    *("import", "old.csv", "--map", "key=id", "--map", "text=t", "--map", "unnamed=u"),
    *("--map", "title=p", "--set", "source_type=article-newspaper", "--set", "outlet=The Gazette"),
    *("--set", "published=2026-01-01", "-q"),
)
ROW = "1,I drove it,a city engineer,Bridge story\n"
MORE = "2,I parked it,a city engineer,Bridge story\n"


@pytest.mark.parametrize("more", [(), ("--set", "anonymity=at_request,safety")])
def test_a_voice_that_was_named_since_stays_unnamed_in_its_rows(
    location: Location, run: Run, more: tuple[str, ...]
) -> None:
    Path("old.csv").write_text(f"id,t,u,p\n{ROW}", encoding="utf-8")
    assert run(*COMMAND, *more).code == 0
    run("source", "add", "Book", "--type", "book", "--published", "2026-03-01", "-q")
    assert run("speaker", "reveal", "P2", "Secret Name", "--source", "S2").code == 0
    before = dump(location)
    kept = "kept as changed in the database: speaker a city engineer (naming, name)\n"
    assert run(*COMMAND, *more).out == kept
    assert dump(location) == before
    Path("old.csv").write_text(f"id,t,u,p\n{ROW}{MORE}", encoding="utf-8")
    assert run(*COMMAND, *more).out.startswith("added: 1 claim, 1 appearance\n")
    with reading(location) as session:
        printed = session.scalars(select(Appearance).order_by(Appearance.id)).all()
        assert [one.identification for one in printed] == ["described"] * 2
