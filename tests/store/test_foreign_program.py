"""A program that opens the SQLite file without our settings: foreign keys are off there."""

import sqlite3

import pytest

from conftest import SEED
from tracker.exchange.claim_file.importing import import_claim_file
from tracker.exchange.claim_file.reading import read
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import writing

UID = "'11111111111111111111111111111111'"


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "statement",
    [
        (
            "INSERT INTO speaker_name (uid, speaker_id, naming, name, name_key)"
            f" VALUES ({UID}, 4, 'named', 'Li', 'li')"
        ),
        (
            "INSERT INTO speaker_identifier (uid, speaker_id, naming, scheme, value)"
            f" VALUES ({UID}, 4, 'named', 'wikidata', 'Q1')"
        ),
        "UPDATE speaker_name SET speaker_id = 4",
    ],
)
def test_a_name_of_an_unnamed_speaker_is_refused_with_foreign_keys_off(
    location: Location, statement: str
) -> None:
    with writing(location, Author("tester", "import")) as session:
        import_claim_file(session, *read(str(SEED)))
    connection = sqlite3.connect(str(location.path))
    try:
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (0,)
        assert connection.execute("SELECT naming FROM speaker WHERE id = 4").fetchone() == (
            "unnamed",
        )
        with pytest.raises(sqlite3.IntegrityError, match="naming is not that of the speaker"):
            connection.execute(statement)
    finally:
        connection.close()
