"""What follows from a claim's kind and from how its speaker was named."""

import pytest

from tracker.vocabulary.anonymity import (
    GroundRule,
    Identification,
    default_ground_rule,
    default_identification,
)
from tracker.vocabulary.claims import (
    Kind,
    default_basis,
    default_certainty,
    default_form,
    default_polarity,
)
from tracker.vocabulary.sources import SourceType, default_relay_role


@pytest.mark.parametrize(
    ("kind", "polarity", "certainty", "basis"),
    [
        ("assertion", "affirm", "certain", "not_stated"),
        ("denial", "negate", "certain", "not_stated"),
        ("no_knowledge", "none", "uncommitted", "not_stated"),
        ("no_comment", "none", "uncommitted", None),
        ("prediction", "affirm", "certain", "not_stated"),
        ("plan", "affirm", "certain", None),
        ("call", "none", "uncommitted", None),
        ("opinion", "affirm", "certain", "not_stated"),
    ],
)
def test_polarity_certainty_and_basis_follow_from_the_kind(
    kind: str, polarity: str, certainty: str, basis: str | None
) -> None:
    found = Kind(kind)
    assert (default_polarity(found), default_certainty(found), default_basis(found)) == (
        polarity,
        certainty,
        basis,
    )


def test_every_kind_is_in_that_table() -> None:
    assert len(Kind) == 8


@pytest.mark.parametrize(
    ("named", "descriptor", "identification"),
    [
        (True, None, "named"),
        (True, "president of the academy", "named"),
        (False, "an official", "described"),
        (False, None, "generic"),
        (False, "", "generic"),
    ],
)
def test_the_reader_was_given_a_name_else_a_descriptor_else_nothing(
    *, named: bool, descriptor: str | None, identification: str
) -> None:
    assert default_identification(named=named, descriptor=descriptor) == identification


def test_named_speech_and_narration_are_on_the_record_and_other_terms_are_unknown() -> None:
    found: dict[Identification | None, GroundRule] = {
        identification: default_ground_rule(identification)
        for identification in (None, *Identification)
    }
    assert found == {
        None: "on_record",
        "named": "on_record",
        "described": "unknown",
        "generic": "unknown",
        "pseudonym": "unknown",
    }


@pytest.mark.parametrize(("quote", "form"), [("words", "quote"), (None, "paraphrase")])
def test_words_in_quotation_marks_are_a_quote(quote: str | None, form: str) -> None:
    assert default_form(quote) == form


def test_only_documents_and_datasets_are_hops_of_documents() -> None:
    roles = {kind.value: default_relay_role(kind).value for kind in SourceType}
    assert {kind for kind, role in roles.items() if role == "document"} == {"document", "dataset"}
    assert set(roles.values()) == {"document", "relay"}
    assert default_relay_role(None) == "relay"
