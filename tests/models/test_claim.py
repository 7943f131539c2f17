import pytest

from store.rows import (
    ADA,
    ADAS,
    BOB,
    BY_ADA,
    BY_NOBODY,
    WEATHER,
    World,
    put,
)

CASES = {
    "a denial that denies nothing": (
        "ck_claim_denial_denies",
        put("claim", kind="denial"),
    ),
    "a denied proposition in an assertion": (
        "ck_claim_denial_denies",
        put("claim", denied_proposition="It snows."),
    ),
    "a denial that loses what it denies": (
        "ck_claim_denial_denies",
        f"UPDATE claim SET kind = 'denial' WHERE id = {BY_ADA}",
    ),
    "an inferred denial of nothing": (
        "ck_claim_inferred_denial",
        put("claim", denied_inferred=True),
    ),
    "a claim speaker with another's affiliation": (
        "fk_claim_speaker_affiliation_id_speaker_id",
        put("claim_speaker", claim_id=BY_NOBODY, speaker_id=BOB, affiliation_id=ADAS),
    ),
    "a claim speaker who becomes another and keeps the affiliation": (
        "fk_claim_speaker_affiliation_id_speaker_id",
        f"UPDATE claim_speaker SET speaker_id = {BOB} WHERE claim_id = {BY_ADA}",
    ),
    "a speaker twice on one claim": (
        "uq_claim_speaker_claim_id_speaker_id",
        put("claim_speaker", claim_id=BY_ADA, speaker_id=ADA, place=2),
    ),
    "two speakers in one place": (
        "uq_claim_speaker_claim_id_place",
        put("claim_speaker", claim_id=BY_ADA, speaker_id=BOB),
    ),
    "a speaker in place 0": (
        "ck_claim_speaker_place",
        put("claim_speaker", claim_id=BY_NOBODY, speaker_id=ADA, place=0),
    ),
    "a speaker of no claim": (
        "fk_claim_speaker_claim_id",
        put("claim_speaker", claim_id=99, speaker_id=ADA),
    ),
    "the same topic twice": (
        "uq_claim_topic_claim_id_topic_id",
        put("claim_topic", claim_id=BY_ADA, topic_id=WEATHER),
    ),
    "a second topic found by the same key": (
        "uq_topic_name_key",
        put("topic", name="WEATHER"),
    ),
}


@pytest.mark.parametrize(("rule", "statement"), CASES.values(), ids=CASES)
def test_the_database_refuses(world: World, rule: str, statement: str) -> None:
    world.refuses(statement, rule)
