import pytest
from sqlalchemy import Engine, text

from store.rows import (
    BY_ADA,
    BY_FOX,
    BY_INSIDER,
    STANCE,
    World,
    between,
    filled,
    matching,
)
from tracker.store.location import Location

STANCES: dict[str, dict[str, object]] = {
    "contradicts": {"type": "contradicts", **matching()},
    "disputes": {"type": "disputes", "answered_by": "speaker"},
    "qualifies": {"type": "qualifies"},
    "leaves_open": {"type": "leaves_open"},
    "weakens": {"type": "weakens"},
    "corroborates": {"type": "corroborates"},
}
SECOND = {
    **{
        f"a second stance on a pair, {name}": (
            "uq_relation_live_stance",
            between(BY_ADA, BY_INSIDER, **values),
        )
        for name, values in STANCES.items()
    },
    **{
        f"a second stance from the other end, {name}": (
            "uq_relation_live_stance",
            between(BY_INSIDER, BY_ADA, **values),
        )
        for name, values in STANCES.items()
    },
    "the same repetition twice": (
        "uq_relation_live_lineage",
        between(BY_INSIDER, BY_ADA, type="repeats"),
    ),
    "two claims that repeat each other": (
        "uq_relation_live_lineage",
        between(BY_ADA, BY_INSIDER, type="repeats"),
    ),
    "a proposed stance beside an agreed one": (
        "uq_relation_live_stance",
        between(BY_ADA, BY_INSIDER, review="proposed"),
    ),
}
MATCHES: dict[str, dict[str, str | None]] = {
    "what is different": {"what": "different"},
    "what is narrower": {"what": "narrower"},
    "what is wider": {"what": "wider"},
    "what is overlapping": {"what": "overlapping"},
    "what is unknown": {"what": "unknown"},
    "who is different": {"who": "different"},
    "who is unknown": {"who": "unknown"},
    "where is different": {"where": "different"},
    "when is different": {"when": "different"},
}
CONTRADICTIONS = {
    "a contradiction without a scope match": (
        "ck_relation_contradicts_on_the_same_matter",
        between(BY_ADA, BY_FOX, type="contradicts"),
    ),
    **{
        f"a contradiction where {name}": (
            "ck_relation_contradicts_on_the_same_matter",
            between(BY_ADA, BY_FOX, type="contradicts", **matching(**cells)),
        )
        for name, cells in MATCHES.items()
    },
    "a stance that becomes a contradiction without a scope match": (
        "ck_relation_contradicts_on_the_same_matter",
        f"UPDATE relation SET type = 'contradicts' WHERE id = {STANCE}",
    ),
}
OTHERS = {
    "a claim that answers itself": (
        "ck_relation_not_with_itself",
        between(BY_ADA, BY_ADA),
    ),
    **{
        f"a scope match without {cell}": (
            "ck_relation_match_whole_or_absent",
            between(BY_ADA, BY_FOX, **matching(**{cell: None})),
        )
        for cell in ("who", "what", "where", "when")
    },
    "a dispute that nobody set against the claim": (
        "ck_relation_answered_by_of_disputes",
        between(BY_ADA, BY_FOX, type="disputes"),
    ),
    "somebody who set a qualification against the claim": (
        "ck_relation_answered_by_of_disputes",
        between(BY_ADA, BY_FOX, answered_by="outlet"),
    ),
    "a resolution nobody signed": (
        "ck_relation_resolution_is_signed",
        f"UPDATE relation SET resolution = 'settled' WHERE id = {STANCE}",
    ),
    "a signed resolution that says nothing": (
        "ck_relation_resolution_is_signed",
        f"UPDATE relation SET resolved_by = 'eve', resolved_at = '2022-04-16' WHERE id = {STANCE}",
    ),
    "a retraction nobody signed": (
        "ck_relation_retraction_is_signed",
        f"UPDATE relation SET retracted_at = '2022-04-16' WHERE id = {STANCE}",
    ),
    "a retraction without a reason": (
        "ck_relation_retraction_is_signed",
        f"UPDATE relation SET retracted_at = '2022-04-16', retracted_by = 'e' WHERE id = {STANCE}",
    ),
}
CASES = {**SECOND, **CONTRADICTIONS, **OTHERS}

RETRACT = (
    "UPDATE relation SET retracted_at = '2022-04-16', retracted_by = 'eve', retracted_why = 'slip'"
    f" WHERE id = {STANCE}"
)
REJECT = f"UPDATE relation SET review = 'rejected' WHERE id = {STANCE}"
RESTORE = (
    "UPDATE relation SET retracted_at = NULL, retracted_by = NULL, retracted_why = NULL,"
    f" review = 'agreed' WHERE id = {STANCE}"
)


@pytest.mark.parametrize(("rule", "statement"), CASES.values(), ids=CASES)
def test_the_database_refuses(world: World, rule: str, statement: str) -> None:
    world.refuses(statement, rule)


def types(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        return list(connection.scalars(text("SELECT type FROM relation ORDER BY id")))


@pytest.mark.parametrize("aside", [RETRACT, REJECT], ids=["retracted", "rejected"])
def test_a_stance_that_no_longer_lives_makes_way_for_another(
    location: Location, aside: str
) -> None:
    engine = filled(location)
    with engine.begin() as connection:
        connection.execute(text(aside))
        connection.execute(text(between(BY_INSIDER, BY_ADA, **STANCES["contradicts"])))
    assert types(engine) == ["qualifies", "repeats", "contradicts"]


@pytest.mark.parametrize("aside", [RETRACT, REJECT], ids=["retracted", "rejected"])
def test_a_stance_does_not_come_back_to_life_beside_its_successor(
    location: Location, aside: str
) -> None:
    engine = filled(location)
    with engine.begin() as connection:
        connection.execute(text(aside))
        connection.execute(text(between(BY_INSIDER, BY_ADA, type="weakens")))
    World(engine).refuses(RESTORE, "uq_relation_live_stance")


def test_lineage_of_both_kinds_stands_beside_a_stance(location: Location) -> None:
    engine = filled(location)
    with engine.begin() as connection:
        connection.execute(text(between(BY_ADA, BY_INSIDER, type="supersedes")))
    assert types(engine) == ["qualifies", "repeats", "supersedes"]


@pytest.mark.parametrize("who", ["same", "overlapping", "narrower", "wider"])
def test_a_contradiction_holds_where_the_parties_overlap(world: World, who: str) -> None:
    cells = matching(who=who, where="unknown", when="overlapping")
    assert world.accepts(between(BY_ADA, BY_FOX, type="contradicts", **cells))
