import pytest

from store.rows import (
    BOB,
    BY_ADA,
    BY_INSIDER,
    BY_NOBODY,
    CAPTURE,
    REPORT,
    World,
    put,
    told_as,
)

NARRATION = {"claim_id": BY_NOBODY, "form": "narration", "identification": None}
QUOTED = {"claim_id": BY_NOBODY, "form": "quote", "quote": "It rains"}
ANCHOR = {
    "anchor_text_id": CAPTURE,
    "anchor_start": 0,
    "anchor_end": 8,
    "anchor_prefix": "",
    "anchor_suffix": ", she said.",
}
DESCRIBED = {"claim_id": BY_NOBODY, **told_as("described")}

CASES = {
    "a quote without its words": (
        "ck_appearance_form_of_quote",
        put("appearance", claim_id=BY_NOBODY, form="quote"),
    ),
    "a partial quote without its words": (
        "ck_appearance_form_of_quote",
        put("appearance", claim_id=BY_NOBODY, form="partial_quote"),
    ),
    "a paraphrase with quoted words": (
        "ck_appearance_form_of_quote",
        put("appearance", claim_id=BY_NOBODY, quote="It rains."),
    ),
    "narration with quoted words": (
        "ck_appearance_form_of_quote",
        put("appearance", **NARRATION, quote="It rains."),
    ),
    "narration that identifies somebody": (
        "ck_appearance_narration_identifies_nobody",
        put("appearance", **{**NARRATION, "identification": "named"}),
    ),
    "speech that does not say how its speaker is identified": (
        "ck_appearance_narration_identifies_nobody",
        put("appearance", claim_id=BY_NOBODY, identification=None),
    ),
    "anonymity in narration": (
        "ck_appearance_anonymity_of_the_unnamed",
        put("appearance", **NARRATION, anonymity_origin="newsroom", anonymity_reason="safety"),
    ),
    "anonymity of somebody named": (
        "ck_appearance_anonymity_of_the_unnamed",
        "UPDATE appearance SET anonymity_origin = 'legal', anonymity_reason = 'legal' WHERE id = 1",
    ),
    "a published reason for the anonymity of somebody named": (
        "ck_appearance_anonymity_of_the_unnamed",
        f"UPDATE appearance SET anonymity_reason_published = 'fear' WHERE claim_id = {BY_ADA}",
    ),
    "an origin of anonymity without a reason": (
        "ck_appearance_anonymity_origin_and_reason",
        put("appearance", **DESCRIBED, anonymity_origin="newsroom"),
    ),
    "a reason for anonymity without an origin": (
        "ck_appearance_anonymity_origin_and_reason",
        put("appearance", **DESCRIBED, anonymity_reason="safety"),
    ),
    "somebody described without the words": (
        "ck_appearance_described_has_descriptor",
        f"UPDATE appearance SET descriptor = NULL WHERE claim_id = {BY_INSIDER}",
    ),
    "a quotation found at no place": (
        "ck_appearance_anchor_is_whole",
        put("appearance", **QUOTED, verification="exact", anchor_text_id=CAPTURE),
    ),
    "an unverified quotation with a place": (
        "ck_appearance_anchor_is_whole",
        put("appearance", **QUOTED, **ANCHOR, verification="unverified"),
    ),
    "a place without a text": (
        "ck_appearance_verified_quote",
        put("appearance", **QUOTED, **{**ANCHOR, "anchor_text_id": None}, verification="exact"),
    ),
    "a verified paraphrase": (
        "ck_appearance_verified_quote",
        put("appearance", claim_id=BY_NOBODY, **ANCHOR, verification="exact"),
    ),
    "a quotation that ends before it begins": (
        "ck_appearance_anchor_range",
        put("appearance", **QUOTED, **{**ANCHOR, "anchor_start": 9}, verification="exact"),
    ),
    "a prefix as long as a page": (
        "ck_appearance_anchor_context",
        put(
            "appearance",
            **QUOTED,
            **{**ANCHOR, "anchor_prefix": "x" * 101},
            verification="exact",
        ),
    ),
    "a place in a text that is not on file": (
        "fk_appearance_anchor_text_id",
        put("appearance", **QUOTED, **{**ANCHOR, "anchor_text_id": 99}, verification="exact"),
    ),
    "two appearances in one place": (
        "uq_appearance_claim_id_place",
        put("appearance", claim_id=BY_ADA),
    ),
    "an appearance in place 0": (
        "ck_appearance_place",
        put("appearance", claim_id=BY_NOBODY, place=0),
    ),
    "a relay in place 0": (
        "ck_relay_place",
        put("relay", appearance_id=1, place=0),
    ),
    "two relays in one place": (
        "uq_relay_appearance_id_place",
        put("relay", appearance_id=1),
    ),
    "a relay through nobody on file": (
        "fk_relay_speaker_id",
        put("relay", appearance_id=1, place=2, speaker_id=99),
    ),
    "a speaker that relays the same words twice": (
        "uq_relay_appearance_id_speaker_id",
        put("relay", appearance_id=1, place=2, speaker_id=BOB),
    ),
    "a source that relays the same words twice": (
        "uq_relay_appearance_id_source_id",
        put("relay", appearance_id=1, place=2, source_id=REPORT),
    ),
}


@pytest.mark.parametrize(("rule", "statement"), CASES.values(), ids=CASES)
def test_the_database_refuses(world: World, rule: str, statement: str) -> None:
    world.refuses(statement, rule)
