"""What a bundle carries, and that what is made of it is the same."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from conftest import Outcome, Run
from exchange.bundle.bundles import bring, export
from tracker.exchange.bundle.shape import forms
from tracker.models import Base
from tracker.store.checking import findings
from tracker.store.engine import open_engine
from tracker.store.location import Location

There = Callable[[str], Outcome]
Bring = Callable[..., Outcome]
PURGE = (
    "UPDATE revision SET payload = NULL, salt = NULL WHERE version = 1 AND record_table = 'claim'"
)


def test_every_table_is_in_a_bundle() -> None:
    assert forms().keys() == Base.metadata.tables.keys()


def test_the_seed_is_the_same_in_another_database(
    seed: Location, blank_file: Location, run: Run
) -> None:
    whole = export(seed)
    bring(blank_file, whole)
    assert export(blank_file) == whole
    assert list(findings(blank_file)) == []
    asked = ("report", "conflicts", "--all", "-f", "json", "--db")
    moment = re.compile(r'"generated_at": "[^"]*"')
    reports = [run(*asked, place.url or place.path).out for place in (seed, blank_file)]
    assert moment.sub("", reports[0]) == moment.sub("", reports[1])
    assert json.loads(reports[0])["counts"]["contested"] > 0


def test_a_bundle_has_no_number_and_no_time_of_its_own(seed: Location) -> None:
    first, *rows, _ = export(seed).decode().splitlines()
    assert first == '{"schema":"tracker/bundle/1","database_schema":"0010"}'
    for row in rows:
        assert not {"id", "exported_at"} & json.loads(row).keys()
    assert export(seed) == export(seed)


@pytest.mark.parametrize("engine", ["sqlite"])
def test_what_was_purged_stays_purged_wherever_it_goes(
    here: There, there: There, exchange: Bring, give_back: Bring, location: Location
) -> None:
    here("claim edit C1 --text 'All work stopped.'")
    here("claim edit C2 --text 'Work went on there.'")
    with open_engine(location).begin() as connection:
        connection.execute(text(PURGE))
    assert exchange().out == "nothing to change: 10 records as they were\n"
    assert "Work stopped." not in export(location).decode()
    assert give_back().out == (
        "updated from the bundle: C1 (text)\nupdated from the bundle: C2 (text)\n"
        "purged as in the bundle: 2 earlier states\n"
    )
    there("export bundle -o purged.jsonl")
    assert "Work stopped." not in Path("purged.jsonl").read_text(encoding="utf-8")
    assert there("db check").out == ""
    assert give_back().out == "nothing to change: 10 records as they were\n"


@pytest.mark.parametrize("engine", ["sqlite"])
def test_what_a_correction_left_standing_stays_with_the_whole(
    here: There, blank_file: Location, location: Location
) -> None:
    here("source edit S1 --unset outlet")
    here("source add Other --type report")
    here("claim add 'It stopped.' --source S2 --speaker Bea --new --via 'The Paper'")
    assert here("relate C3 corroborates C1 --why x").code == 0
    assert here("source edit S1 --outlet 'The Paper'").code == 0
    whole = export(location)
    bring(blank_file, whole)
    assert export(blank_file) == whole
