import pytest

from store.rows import REPORT, World, put

CASES = {
    "a source that nothing tells apart": (
        "ck_source_can_be_told_apart",
        put("source", title=None),
    ),
    "a date without a basis": (
        "ck_source_date_has_basis",
        put("source", published="2022"),
    ),
    "a basis without a date": (
        "ck_source_date_has_basis",
        put("source", published_basis="stated"),
    ),
    "a checksum of 63 characters": (
        "ck_source_text_sha256_length",
        f"UPDATE source SET text_sha256 = '{'0' * 63}' WHERE id = {REPORT}",
    ),
    "an outlet that is not on file": (
        "fk_source_outlet_id",
        put("source", outlet_id=99),
    ),
}


@pytest.mark.parametrize(("rule", "statement"), CASES.values(), ids=CASES)
def test_the_database_refuses(world: World, rule: str, statement: str) -> None:
    world.refuses(statement, rule)
