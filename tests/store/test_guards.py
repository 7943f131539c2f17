"""Rules that only triggers hold: naming, identification, used affiliations, pairs, no deletion."""

from contextlib import suppress
from threading import Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from store.rows import (
    ADA,
    ADAS,
    BOB,
    BOBS,
    BY_ADA,
    BY_FOX,
    BY_INSIDER,
    BY_NOBODY,
    FOX,
    INSIDER,
    MINISTRY,
    STANCE,
    TWIN,
    World,
    filled,
    held,
    put,
    told_as,
)
from tracker.store.guards import missing
from tracker.store.location import Location

NAMING = "a speaker keeps its naming"
UNFIT = "how the reader was told who speaks does not fit"
USED = "an affiliation that a claim uses keeps its role and organization"
PAIR = "pair_key is not the two claims, sorted"
KEPT = "rows are retracted, never deleted"

UNNAME = "naming = 'unnamed', name = NULL, name_key = NULL, descriptor = 'x'"
NAMINGS = {
    "un-naming a named speaker": (
        NAMING,
        f"UPDATE speaker SET {UNNAME} WHERE id = {BOB}",
    ),
    "un-naming a pseudonym": (
        NAMING,
        f"UPDATE speaker SET {UNNAME} WHERE id = {FOX}",
    ),
    "naming an unnamed speaker": (
        NAMING,
        f"UPDATE speaker SET naming = 'named', name = 'Eve', name_key = 'eve' WHERE id = {INSIDER}",
    ),
    "a pseudonym that becomes a name": (
        NAMING,
        f"UPDATE speaker SET naming = 'named' WHERE id = {FOX}",
    ),
}

MISFITS = {
    "a described appearance of a named speaker": (BY_ADA, "described"),
    "a generic appearance of a named speaker": (BY_ADA, "generic"),
    "a pseudonymous appearance of a named speaker": (BY_ADA, "pseudonym"),
    "a named appearance of an unnamed speaker": (BY_INSIDER, "named"),
    "a pseudonymous appearance of an unnamed speaker": (BY_INSIDER, "pseudonym"),
    "a named appearance of a pseudonym": (BY_FOX, "named"),
}
APPEARANCES = {
    **{
        what: (UNFIT, put("appearance", claim_id=claim, place=2, **told_as(identification)))
        for what, (claim, identification) in MISFITS.items()
    },
    **{
        f"an appearance that becomes {what}": (
            UNFIT,
            f"UPDATE appearance SET identification = '{told}', descriptor = 'x' WHERE id = {claim}",
        )
        for what, (claim, told) in MISFITS.items()
    },
    "a described appearance moved to a named speaker's claim": (
        UNFIT,
        f"UPDATE appearance SET claim_id = {BY_ADA}, place = 2 WHERE claim_id = {BY_INSIDER}",
    ),
}
VOICES = {
    "a named speaker joining a claim told as described": (
        UNFIT,
        put("claim_speaker", claim_id=BY_INSIDER, place=2, speaker_id=BOB),
    ),
    "a named speaker joining a claim told under a pseudonym": (
        UNFIT,
        put("claim_speaker", claim_id=BY_FOX, place=2, speaker_id=BOB),
    ),
    "an unnamed speaker joining a claim told as named": (
        UNFIT,
        put("claim_speaker", claim_id=BY_ADA, place=2, speaker_id=INSIDER),
    ),
    "a pseudonym joining a claim told as named": (
        UNFIT,
        put("claim_speaker", claim_id=BY_ADA, place=2, speaker_id=FOX),
    ),
    "an unnamed speaker replaced by a named one": (
        UNFIT,
        f"UPDATE claim_speaker SET speaker_id = {BOB} WHERE claim_id = {BY_INSIDER}",
    ),
    "a pseudonym replaced by a named speaker": (
        UNFIT,
        f"UPDATE claim_speaker SET speaker_id = {BOB} WHERE claim_id = {BY_FOX}",
    ),
    "a named speaker moved to a claim told as described": (
        UNFIT,
        f"UPDATE claim_speaker SET claim_id = {BY_INSIDER}, place = 2 WHERE claim_id = {BY_ADA}",
    ),
}

AFFILIATIONS = {
    f"another {what} of a used affiliation": (
        USED,
        f"UPDATE affiliation SET {values} WHERE id = {ADAS}",
    )
    for what, values in {
        "role": "role = 'minister'",
        "organization": f"organization_id = {BOB}",
        "description": "organization_id = NULL, described = 'a ministry'",
    }.items()
} | {
    "a used affiliation that loses its role": (
        USED,
        f"UPDATE affiliation SET role = NULL WHERE id = {ADAS}",
    ),
}

FORGED = "f" * 32
PAIRS = {
    "a pair key of other claims": (
        PAIR,
        put("relation", from_id=BY_ADA, to_id=BY_FOX, pair_key=f"{FORGED}:{FORGED}"),
    ),
    "a pair key the wrong way round": (
        PAIR,
        put("relation", from_id=BY_ADA, to_id=BY_FOX, pair_key=f"{BY_FOX:032x}:{BY_ADA:032x}"),
    ),
    "a pair key forged later": (
        PAIR,
        f"UPDATE relation SET pair_key = '{FORGED}:{FORGED}' WHERE id = {STANCE}",
    ),
    "an answer turned to another claim under the old pair key": (
        PAIR,
        f"UPDATE relation SET to_id = {BY_FOX} WHERE id = {STANCE}",
    ),
}

RECORDS = (
    *("affiliation", "appearance", "claim", "relation", "source", "source_text", "speaker"),
    *("speaker_merge", "question", "position", "response_request", "verdict"),
)
DELETIONS = {f"a deleted {table}": (KEPT, f"DELETE FROM {table}") for table in RECORDS}

CAPTURED = "a captured text stays as it was captured"
TEXTS = {
    f"another {column} of a captured text": (CAPTURED, f"UPDATE source_text SET {column} = {value}")
    for column, value in {
        "text": "'It snows.'",
        "sha256": f"'{'1' * 64}'",
        "source_id": 99,
        "media_type": "'text/html'",
        "captured_at": "'2022-04-17 00:00:00'",
    }.items()
}

ONE_KIND = "only speakers of one type and one naming are merged"
MERGES = {
    "a merge of a person and an organization": (
        ONE_KIND,
        put("speaker_merge", kept_id=ADA, merged_id=MINISTRY),
    ),
    "a merge of a named and an unnamed person": (
        ONE_KIND,
        put("speaker_merge", kept_id=ADA, merged_id=INSIDER),
    ),
    "a merge of a person and a pseudonym": (
        ONE_KIND,
        put("speaker_merge", kept_id=ADA, merged_id=FOX),
    ),
    "a merge in a circle": (
        "speakers are not merged in a circle",
        put("speaker_merge", kept_id=TWIN, merged_id=ADA),
    ),
    "a merge moved to another speaker": (
        "a merge keeps its two speakers",
        f"UPDATE speaker_merge SET kept_id = {BOB}",
    ),
    "another type of a merged speaker": (
        "a merged speaker keeps its type and its naming",
        f"UPDATE speaker SET type = 'group' WHERE id = {TWIN}",
    ),
}

ENDS = {
    f"a position moved to another {what}": (
        "a position keeps its claim and its question",
        f"UPDATE position SET {what}_id = 3",
    )
    for what in ("claim", "question")
}

CASES = {
    **ENDS,
    **MERGES,
    **TEXTS,
    **NAMINGS,
    **APPEARANCES,
    **VOICES,
    **AFFILIATIONS,
    **PAIRS,
    **DELETIONS,
}


@pytest.mark.parametrize(("rule", "statement"), CASES.values(), ids=CASES)
def test_the_database_refuses(world: World, rule: str, statement: str) -> None:
    world.refuses(statement, rule)


FITTING = {
    "a generic appearance of an unnamed speaker": (BY_INSIDER, "generic"),
    "a described appearance of a pseudonym": (BY_FOX, "described"),
    "a generic appearance of a pseudonym": (BY_FOX, "generic"),
    "a second named appearance": (BY_ADA, "named"),
    "any appearance of a claim without a speaker": (BY_NOBODY, "pseudonym"),
}
ALLOWED = {
    **{
        what: put("appearance", claim_id=claim, place=2, **told_as(identification))
        for what, (claim, identification) in FITTING.items()
    },
    "narration of what a named speaker's claim says": put(
        "appearance", claim_id=BY_ADA, place=2, form="narration", identification=None
    ),
    "a second named speaker": put("claim_speaker", claim_id=BY_ADA, place=2, speaker_id=MINISTRY),
    "a new name of a named speaker": (
        f"UPDATE speaker SET name = 'Ada L.', name_key = 'ada l.' WHERE id = {ADA}"
    ),
    "a note on a used affiliation": f"UPDATE affiliation SET note = 'x' WHERE id = {ADAS}",
    "a new role of an unused affiliation": (
        f"UPDATE affiliation SET role = 'chair' WHERE id = {BOBS}"
    ),
    "a new organization of an unused affiliation": (
        f"UPDATE affiliation SET organization_id = {MINISTRY}, described = NULL WHERE id = {BOBS}"
    ),
}


@pytest.mark.parametrize("statement", ALLOWED.values(), ids=ALLOWED)
def test_the_database_allows(world: World, statement: str) -> None:
    assert world.accepts(statement)


@pytest.mark.parametrize("engine", ["postgresql"])
@pytest.mark.parametrize("table", ["change", "revision", *RECORDS])
def test_postgresql_refuses_to_truncate(location: Location, table: str) -> None:
    World(filled(location)).refuses(f"TRUNCATE {table} CASCADE", KEPT)


def test_a_guard_that_somebody_dropped_is_missed(location: Location, engine: str) -> None:
    opened = filled(location)
    with opened.begin() as connection:
        assert missing(connection) == []
        on = "" if engine == "sqlite" else " ON claim"
        connection.execute(text(f"DROP TRIGGER guard_claim_delete{on}"))
    with opened.connect() as connection:
        assert missing(connection) == ["guard_claim_delete"]


@pytest.mark.parametrize("engine", ["postgresql"])
def test_a_guard_that_somebody_disabled_is_missed(location: Location) -> None:
    opened = filled(location)
    with opened.begin() as connection:
        connection.execute(text("ALTER TABLE claim DISABLE TRIGGER guard_claim_delete"))
    with opened.connect() as connection:
        assert missing(connection) == ["guard_claim_delete"]


@pytest.mark.parametrize("engine", ["postgresql"])
def test_two_writers_at_once_do_not_get_past_a_guard_together(location: Location) -> None:
    """SQLite has one writer at a time."""
    engine = filled(location)
    described = put("appearance", claim_id=BY_NOBODY, **told_as("described"))

    def join_the_claim() -> None:
        with suppress(IntegrityError), engine.begin() as connection:
            connection.execute(text(put("claim_speaker", claim_id=BY_NOBODY, speaker_id=BOB)))

    other = Thread(target=join_the_claim)
    with engine.begin() as connection:
        connection.execute(text(described))
        other.start()
        other.join(0.5)
    other.join()
    rows = held(engine)
    assert (len(rows["appearance"]), len(rows["claim_speaker"])) == (4, 3)
