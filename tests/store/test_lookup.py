"""Parts are found by the number of the whole and their place in it, which never shifts."""

from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from store.rows import ADA, BY_ADA, filled, put
from tracker.errors import (
    AmbiguousReferenceError,
    MalformedReferenceError,
    TrackerError,
    UnknownReferenceError,
)
from tracker.store.location import Location
from tracker.store.lookup import find_affiliation, find_appearance
from tracker.store.session import reading

Find = Callable[[Session, str], int]

RETRACTED = {
    "retracted_at": "2022-04-16 00:00:00",
    "retracted_by": "tester",
    "retracted_why": "an error",
}


@pytest.fixture
def parts(location: Location) -> Location:
    """C1 appears three times, P1 has three affiliations; the second of each is retracted.

    C2 and P2 have one each; C4 and P3 none; of C3 the only one is retracted.
    """
    settings = ", ".join(f"{column} = '{value}'" for column, value in RETRACTED.items())
    rows = [
        put("affiliation", speaker_id=ADA, uid=f"{32:032x}", **RETRACTED),
        put("affiliation", speaker_id=ADA),
        put("appearance", claim_id=BY_ADA, place=2, uid=f"{12:032x}", **RETRACTED),
        put("appearance", claim_id=BY_ADA, place=3),
        f"UPDATE appearance SET {settings} WHERE claim_id = 3",
    ]
    with filled(location).begin() as connection:
        for row in rows:
            connection.execute(text(row))
    return location


@pytest.mark.parametrize(
    ("find", "given", "number"),
    [
        (find_appearance, "C1.1", 1),
        (find_appearance, "c1.2", 4),
        (find_appearance, "C1.3", 5),
        (find_appearance, "C2", 2),
        (find_appearance, "C3.1", 3),
        (find_appearance, f"uid:{12:032x}", 4),
        (find_affiliation, "P1.1", 1),
        (find_affiliation, "p1.2", 3),
        (find_affiliation, "P1.3", 4),
        (find_affiliation, "ada.3", 4),
        (find_affiliation, "A. L..3", 4),
        (find_affiliation, "Bob.1", 2),
        (find_affiliation, "Bob", 2),
        (find_affiliation, f"uid:{32:032x}", 3),
    ],
)
def test_a_part_is_found(parts: Location, find: Find, given: str, number: int) -> None:
    with reading(parts) as session:
        assert find(session, given) == number


@pytest.mark.parametrize(
    ("find", "given", "error", "told"),
    [
        (
            find_appearance,
            "C1",
            AmbiguousReferenceError,
            "several appearances answer to 'C1': C1.1, C1.3; give the reference",
        ),
        (
            find_appearance,
            "C1.4",
            UnknownReferenceError,
            "no appearance 'C1.4'. See: tracker claim show C1",
        ),
        (
            find_appearance,
            "C3",
            UnknownReferenceError,
            "no appearance 'C3'. See: tracker claim show C3",
        ),
        (
            find_appearance,
            "C9.1",
            UnknownReferenceError,
            "no claim 'C9'. See: tracker claim list --all",
        ),
        (
            find_appearance,
            "C1.0",
            MalformedReferenceError,
            "'C1.0' is no reference to an appearance; write it like C6.2",
        ),
        (
            find_appearance,
            f"uid:{99:032x}",
            UnknownReferenceError,
            f"no appearance 'uid:{99:032x}'. See: tracker claim list --all",
        ),
        (
            find_affiliation,
            "ada",
            AmbiguousReferenceError,
            "several affiliations answer to 'P1': P1.1, P1.3; give the reference",
        ),
        (
            find_affiliation,
            "ada.4",
            UnknownReferenceError,
            "no affiliation 'P1.4'. See: tracker speaker show P1",
        ),
        (
            find_affiliation,
            "P3",
            UnknownReferenceError,
            "no affiliation 'P3'. See: tracker speaker show P3",
        ),
        (
            find_affiliation,
            "eve.1",
            UnknownReferenceError,
            "no speaker 'eve'. See: tracker speaker list --all",
        ),
    ],
)
def test_what_is_no_part_is_told(
    parts: Location, find: Find, given: str, error: type[TrackerError], told: str
) -> None:
    with reading(parts) as session, pytest.raises(error) as raised:
        find(session, given)
    assert str(raised.value) == told
