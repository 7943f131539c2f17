import pytest

from store.rows import ADA, ALIAS, BOBS, FOX, INSIDER, MINISTRY, World, put, unnamed

NAMES = {
    "a name on a new unnamed speaker": (
        "ck_speaker_unnamed_has_no_name",
        put("speaker", naming="unnamed", descriptor="an insider"),
    ),
    "a name on an unnamed speaker on file": (
        "ck_speaker_unnamed_has_no_name",
        f"UPDATE speaker SET name = 'Eve', name_key = 'eve' WHERE id = {INSIDER}",
    ),
    "a named speaker without a name": (
        "ck_speaker_unnamed_has_no_name",
        put("speaker", name=None, name_key=None, descriptor="an insider"),
    ),
    "a pseudonym that is no name": (
        "ck_speaker_unnamed_has_no_name",
        put("speaker", naming="pseudonym", name=None, name_key=None, descriptor="an insider"),
    ),
    "a speaker with neither name nor descriptor": (
        "ck_speaker_has_name_or_descriptor",
        put("speaker", **unnamed(descriptor=None)),
    ),
    "a name without the key it is found by": (
        "ck_speaker_name_key_follows_name",
        put("speaker", name_key=None),
    ),
    "a key that finds an unnamed speaker by a name": (
        "ck_speaker_name_key_follows_name",
        put("speaker", **unnamed(name_key="eve")),
    ),
}

ALIASES = {
    "an alias on an unnamed speaker": (
        "ck_speaker_name_unnamed_has_no_alias",
        put("speaker_name", speaker_id=INSIDER, naming="unnamed"),
    ),
    "an alias on an unnamed speaker passed off as named": (
        "fk_speaker_name_speaker_id_naming",
        put("speaker_name", speaker_id=INSIDER),
    ),
    "an alias on an unnamed speaker passed off as a pseudonym": (
        "fk_speaker_name_speaker_id_naming",
        put("speaker_name", speaker_id=INSIDER, naming="pseudonym"),
    ),
    "an alias moved to an unnamed speaker": (
        "fk_speaker_name_speaker_id_naming",
        f"UPDATE speaker_name SET speaker_id = {INSIDER} WHERE id = {ALIAS}",
    ),
    "the same alias twice": (
        "uq_speaker_name_speaker_id_name",
        put("speaker_name", speaker_id=ADA),
    ),
}

IDENTIFIERS = {
    "an identifier on an unnamed speaker": (
        "ck_speaker_identifier_only_named_have_identifiers",
        put("speaker_identifier", speaker_id=INSIDER, naming="unnamed"),
    ),
    "an identifier on an unnamed speaker passed off as named": (
        "fk_speaker_identifier_speaker_id_naming",
        put("speaker_identifier", speaker_id=INSIDER),
    ),
    "an identifier on a pseudonym": (
        "ck_speaker_identifier_only_named_have_identifiers",
        put("speaker_identifier", speaker_id=FOX, naming="pseudonym"),
    ),
    "an identifier on a pseudonym passed off as named": (
        "fk_speaker_identifier_speaker_id_naming",
        put("speaker_identifier", speaker_id=FOX),
    ),
    "the same identifier twice": (
        "uq_speaker_identifier_speaker_id_scheme_value",
        put("speaker_identifier", speaker_id=ADA),
    ),
    "an identifier of an unknown scheme": (
        "ck_speaker_identifier_scheme",
        put("speaker_identifier", speaker_id=ADA, scheme="passport"),
    ),
}

HEADS = {
    "a head count on a person": (
        "ck_speaker_head_count_of_groups",
        put("speaker", head_count=2),
    ),
    "a head count on an organization": (
        "ck_speaker_head_count_of_groups",
        f"UPDATE speaker SET head_count = 2 WHERE id = {MINISTRY}",
    ),
    "a group of no heads": (
        "ck_speaker_head_count_of_groups",
        put("speaker", type="group", head_count=0),
    ),
}

AFFILIATIONS = {
    "an affiliation with an organization and a description of it": (
        "ck_affiliation_organization_or_described",
        put("affiliation", speaker_id=ADA, organization_id=MINISTRY),
    ),
    "an affiliation with nothing": (
        "ck_affiliation_organization_or_described",
        put("affiliation", speaker_id=ADA, described=None),
    ),
    "an affiliation of an organization with itself": (
        "ck_affiliation_not_with_itself",
        put("affiliation", speaker_id=MINISTRY, organization_id=MINISTRY, described=None),
    ),
    "a country in lower case": (
        "ck_affiliation_country",
        f"UPDATE affiliation SET country = 'ru' WHERE id = {BOBS}",
    ),
    "a country of three letters": (
        "ck_affiliation_country",
        f"UPDATE affiliation SET country = 'RUS' WHERE id = {BOBS}",
    ),
}

CASES = {**NAMES, **ALIASES, **IDENTIFIERS, **HEADS, **AFFILIATIONS}


@pytest.mark.parametrize(("rule", "statement"), CASES.values(), ids=CASES)
def test_the_database_refuses(world: World, rule: str, statement: str) -> None:
    world.refuses(statement, rule)
