"""A form read back says what the claim on file says, byte for byte."""

import tomllib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from conftest import Run
from recording.paper import PAPER
from reporting.stories import tell
from tracker.cli.editing.entries import changes_of, entry_of
from tracker.errors import TrackerError
from tracker.exchange.claim_form.heading import Heading
from tracker.exchange.claim_form.reading import ReadForm
from tracker.exchange.claim_form.remarks import Remark, with_remarks, without_remarks
from tracker.exchange.claim_form.standing import standing_notes, standing_values
from tracker.exchange.claim_form.toml import toml_value
from tracker.exchange.claim_form.writing import render_form
from tracker.models import Claim
from tracker.recording.edit_claim import edit_claim
from tracker.recording.finding import source_of
from tracker.recording.record_claim import record_claim
from tracker.recording.voicing import Speaking
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import writing
from tracker.vocabulary.anonymity import (
    AnonymityOrigin,
    AnonymityReason,
    GroundRule,
    NewsroomKnowledge,
)
from tracker.vocabulary.claims import (
    Basis,
    Certainty,
    DateBasis,
    Kind,
    Polarity,
    Quantifier,
    Translation,
)
from tracker.vocabulary.claims import Form as CarriedAs

_SYNTAX = ["\r", "\r\n", '"""', "'''", "\\\n", "#!! ", *"\"'\\#[]{}=,\n\t "]
_UNSAFE = ["\x01", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\U000e0041"]
_SCRIPTS = ["中文", "한국어", "عربي", "e\u0301", "👩\u200d🚀", "word "]
_AWKWARD = st.sampled_from([*_SYNTAX, *_UNSAFE, *_SCRIPTS])
PROSE = (
    st.lists(_AWKWARD | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
    .map("".join)
    .filter(lambda text: bool(text.strip()))
)
LINE = PROSE.map(lambda text: " ".join(text.split())).filter(
    lambda text: bool(text.strip()) and not set(text) & set("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
)
SAID = st.sampled_from(["2022-04-14", "2022-04", "../2022-04-16", "2022-03~/2022-04"])

OF_CLAIM: dict[str, st.SearchStrategy[Any]] = {
    "certainty": st.sampled_from(Certainty),
    "polarity": st.sampled_from(Polarity),
    "said_basis": st.sampled_from(DateBasis),
    "said": SAID,
    "said_note": LINE,
    "venue": LINE,
    "who": LINE,
    "quantifier": st.sampled_from(Quantifier),
    "what": LINE,
    "where": LINE,
    "when": SAID,
    "topics": st.lists(st.sampled_from(["war", "science", 'a "b"']), unique=True, min_size=1),
    "note": PROSE,
    "editorial_marks": PROSE,
    "locator": LINE,
    "language": st.sampled_from(["en", "ru"]),
    "original_language": st.sampled_from(["zh", "und"]),
    "translation": st.sampled_from(Translation),
    "attribution_ambiguous": st.booleans(),
    "known_to_newsroom": st.sampled_from(NewsroomKnowledge),
    "approved_by_role": LINE,
    "approved_on": st.just("2022-04-20"),
    "ground_rule": st.sampled_from(GroundRule),
    "terms_note": PROSE,
    "descriptor": LINE,
    "via": st.lists(
        st.sampled_from(["P1", "P3?", "S2", "S2?:translator", "?"]),
        unique_by=lambda via: via[:2],
        max_size=3,
    ),
}
ANONYMITY: dict[str, st.SearchStrategy[Any]] = {
    "anonymity_origin": st.sampled_from(AnonymityOrigin),
    "anonymity_reason": st.sampled_from(AnonymityReason),
    "anonymity_reason_published": LINE,
}
SPEAKING: list[dict[str, Any]] = [
    {"speakers": ["P2"], "affiliation": "P2.1"},
    {"speakers": ["P2"], "affiliation": "P2.2"},
    {"speakers": ["P2", "P3"]},
    {"speakers": ["P4"]},
    {"unnamed": "two clerks", "head_count": 2},
    {},
]


@st.composite
def claims(draw: st.DrawFn) -> tuple[Speaking, dict[str, Any]]:
    """Who speaks, and what is given of a claim and its appearance."""
    who = draw(st.sampled_from(SPEAKING))
    given_: dict[str, Any] = draw(st.fixed_dictionaries({"text": PROSE}, optional=OF_CLAIM))
    kind = draw(st.sampled_from(Kind))
    given_["kind"] = kind
    if kind is Kind.DENIAL:
        given_["denied_proposition"] = draw(PROSE.filter(lambda text: text.strip("? ")))
        given_["denied_inferred"] = draw(st.booleans())
    if kind not in {Kind.NO_COMMENT, Kind.CALL, Kind.PLAN} and draw(st.booleans()):
        given_["basis"] = draw(st.sampled_from(Basis))
    if who and draw(st.booleans()):
        given_["quote"] = draw(PROSE)
        given_["form"] = draw(st.sampled_from([CarriedAs.QUOTE, CarriedAs.PARTIAL_QUOTE]))
    if who.get("unnamed") or who.get("speakers") == ["P4"]:
        given_ |= draw(st.fixed_dictionaries({}, optional=ANONYMITY))
        unknown = AnonymityReason.NOT_STATED
        if given_.get("anonymity_reason", unknown) is unknown:
            given_.pop("anonymity_reason_published", None)
    if not who:
        given_.pop("descriptor", None)
    return Speaking(**who), given_


class _EnoughError(Exception):
    """Nothing of an example is kept."""


def _take_back() -> None:
    raise _EnoughError


@pytest.fixture(scope="module")
def engine() -> str:
    return "sqlite"


@pytest.fixture
def story(location: Location, run: Run) -> Location:
    """The paper, a second affiliation of Ann, a second source."""
    tell(run, PAPER + "affiliation add P2 Academy --role member\nsource add Notice --type document")
    return location


def check(session: Session, speaking: Speaking, given_: dict[str, Any]) -> None:
    """Record a claim, write its form and read it."""
    claim = record_claim(session, source_of(session, "S1"), speaking, given_).record
    session.expire_all()
    values, notes = standing_values(session, claim), standing_notes(session, claim)
    heading = Heading(database="0" * 8, number=claim.id, version=1, uid=claim.uid.hex)
    form = render_form(heading, values, notes)
    assert all(len(line) <= 60 for line in form.split("\n") if line.startswith("# "))
    read = ReadForm(form.encode())
    assert read.values == values
    assert changes_of(read, values) is None
    appearance = claim.appearances[0]
    stored = tomllib.loads(form)["claim"][f"C{claim.id}"]
    assert stored.get("quote") == appearance.quote
    assert stored["text"] == claim.text
    _, given_again = read.values, entry_of(read)
    if len(claim.speakers) == 1 or "speakers" not in values:
        again = edit_claim(
            session,
            session.get_one(Claim, claim.id),
            {**given_again.given},
            source=source_of(session, str(given_again.source)),
            speaking=given_again.speaking if given_again.speaking.given else None,
        )
        assert not again.changed


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(one=claims())
def test_any_claim_comes_back_from_its_form_unchanged(
    story: Location, one: tuple[Speaking, dict[str, Any]]
) -> None:
    try:
        with writing(story, Author("tester", "claim add")) as session:
            check(session, *one)
            _take_back()
    except _EnoughError:
        pass
    except TrackerError as refused:
        pytest.fail(f"the example is no claim: {refused}")


@given(text=PROSE)
def test_any_text_is_written_so_that_it_is_read_as_it_was(text: str) -> None:
    written = toml_value("key", text)
    assert tomllib.loads(written) == {"key": text}
    assert not set(written) & set("\r\x01\x7f\x85\u2028\u202e\u2066\U000e0041")


@settings(max_examples=300)
@given(
    form=st.lists(_AWKWARD | st.sampled_from(['a = """', "\n#!! x\n", "key = 1\n"])).map("".join),
    lines=st.lists(st.integers(0, 12), max_size=3),
)
def test_remarks_leave_a_form_as_it_was_once_they_are_taken_away(
    form: str, lines: list[int]
) -> None:
    clean = without_remarks(form.encode())
    remarks = [Remark("Some thing is wrong here.", line or None) for line in lines]
    assert without_remarks(with_remarks(clean, remarks)) == clean
