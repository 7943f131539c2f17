"""The JSON form of a claim file says the same as the TOML."""

import json
import tomllib

from conftest import SEED, Run
from exchange.claim_files import JSON, dump, state, write
from tracker.models import Claim, Speaker
from tracker.store.location import Location


def seed_as_json() -> str:
    """The seed with its days as text."""
    return json.dumps(
        tomllib.loads(SEED.read_text(encoding="utf-8")), default=str, ensure_ascii=False, indent=1
    )


def test_the_seed_as_json_makes_the_same_records(
    location: Location, seed: Location, run: Run
) -> None:
    outcome = run("import", write(seed_as_json(), "seed.json"))
    assert (outcome.code, outcome.err) == (0, "")
    ours, theirs = dump(location), dump(seed)
    for table in ("change", "revision", "file_record"):
        assert len(ours.pop(table)) == len(theirs.pop(table))
    assert ours == theirs


def test_the_seed_as_json_changes_nothing_after_the_seed_as_toml(story: Location, run: Run) -> None:
    before = dump(story)
    outcome = run("import", write(seed_as_json(), "seed.json"))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "nothing to change: 103 records as they were\n"
    assert dump(story) == before


def test_json_is_told_from_toml_by_its_brace_not_by_its_name(location: Location, run: Run) -> None:
    outcome = run("import", write(f"\n  {JSON}", "story.toml"))
    assert (outcome.code, outcome.err) == (0, "")
    assert state(location, Claim, 1)["text"] == "Work stopped."


def test_null_is_the_same_as_nothing(location: Location, run: Run) -> None:
    written = JSON.replace('{"name": "Ann"}', '{"name": "Ann", "descriptor": null, "note": null}')
    outcome = run("import", write(written, "story.json"))
    assert (outcome.code, outcome.err) == (0, "")
    assert state(location, Speaker, 1)["descriptor"] is None
