"""The lines of the form, in its order, with what is said about each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tracker.vocabulary.anonymity import (
    AnonymityOrigin,
    AnonymityReason,
    GroundRule,
    Identification,
    NewsroomKnowledge,
)
from tracker.vocabulary.claims import (
    Basis,
    Certainty,
    DateBasis,
    Form,
    Kind,
    Polarity,
    Quantifier,
    Translation,
)
from tracker.vocabulary.guessing import TESTS
from tracker.vocabulary.relations import TESTS as RELATION_TESTS
from tracker.vocabulary.relations import AnsweredBy, Match, RelationType

Values = Mapping[str, Any]
"""What a form says, by the names of `recording`; without what is not given."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One value of the form.

    Attributes:
        name: of the value in `recording`.
        path: of the key, below the claim.
        told: what is asked.
        words: of its closed list.
        tests: what each word means.
        empty: as TOML, where no value is given.
        shown: it stands in the form without a value, too, not commented out.
        one_line: the value is written on one line.
    """

    name: str
    path: tuple[str, ...]
    told: str
    words: type[StrEnum] | None = None
    tests: Mapping[Any, str] | None = None
    empty: str = '""'
    shown: bool = False
    one_line: bool = True


def _line(name: str, told: str, *path: str, **rest: Any) -> Line:  # noqa: ANN401 - as `Line` has them
    return Line(name=name, path=path or (name,), told=told, **rest)


def _scope(name: str, told: str, **rest: Any) -> Line:  # noqa: ANN401 - as `Line` has them
    return _line(name, told, "scope", name, **rest)


def _published(name: str, told: str, **rest: Any) -> Line:  # noqa: ANN401 - as `Line` has them
    return _line(name, told, "published", name, **rest)


SECTIONS: Mapping[str, tuple[Line, ...]] = {
    "": (
        _line("text", "What is claimed, in your words.", shown=True, one_line=False),
        _line("source", "What carries it: S1, or a title or outlet.", shown=True),
    ),
    "Who says it": (
        _line(
            "speakers",
            'P1 or a name; ["P1", "P2"] for several; nothing where the source itself speaks.',
            "speaker",
            shown=True,
        ),
        _line("new", "The speaker is not on file yet.", empty="true"),
        _line("unnamed", "In place of speaker: who it is, unnamed."),
        _line("head_count", "How many they are, of a new unnamed group.", empty="2"),
        _line("affiliation", "As what: P1.2, or an organization."),
        _line("role", "In which role."),
    ),
    "Its words": (
        _line("quote", "The words published as the speaker's.", one_line=False),
        _line("form", "Follows from the quotation.", words=Form),
        _line("unverified", "Keep a quotation that the source's text does not have.", empty="true"),
    ),
    "What the speaker does": (
        _line(
            "kind", "Assertion, if it is not given.", words=Kind, tests=TESTS, empty='"assertion"'
        ),
        _line(
            "denied_proposition",
            "What a denial negates; a ? after it if that is inferred, ?? if it ends in ?.",
            one_line=False,
        ),
        _line("basis", "How the speaker knows.", words=Basis),
    ),
    "The occasion": (
        _line("said", "2022-04-16, 2022-04, ../2022-04-16 or Thursday; always in quotes."),
        _line("said_basis", "Where the date is from.", words=DateBasis),
        _line("said_note", "The words the date was read from."),
        _line("venue", "Occasion and place."),
        _line(
            "via",
            "Who passed it on, in order: P3, S2, a name; ? after it if inferred, ? alone if not"
            " named; :translator after it of one who translated.",
            empty="[]",
        ),
    ),
    "What it is about": (
        _scope("who", "The parties."),
        _scope("quantifier", "How many of them.", words=Quantifier),
        _scope("what", "The predicate, in a few words."),
        _scope("where", "The place of the matter."),
        _scope("when", "Its time, such as 2022-03/2022-04."),
    ),
    "What the source prints of the speaker": (
        _published("descriptor", "The speaker as published."),
        _published("identification", "What readers were given.", words=Identification),
        _published("anonymity_origin", "Who wanted the speaker unnamed.", words=AnonymityOrigin),
        _published("anonymity_reason", "Why.", words=AnonymityReason),
        _published("anonymity_reason_published", "The reason in the words printed."),
        _published("ground_rule", "Terms with the speaker.", words=GroundRule),
        _published("terms_note", "What was agreed; internal.", one_line=False),
    ),
    "Ours": (
        _line("topics", "Tags.", empty="[]"),
        _line("note", "Internal, never public.", one_line=False),
    ),
    "Seldom needed": (
        _line("polarity", "Follows from the kind.", words=Polarity),
        _line("certainty", "The speaker's; follows from the kind.", words=Certainty),
        _line("editorial_marks", "Brackets and ellipses in the quotation.", one_line=False),
        _line(
            "attribution_ambiguous",
            "Whether speaker or publication talks cannot be told.",
            empty="true",
        ),
        _line("locator", "Page, paragraph, minute, row."),
        _line("language", "Of the text; the source's."),
        _line("original_language", "As spoken."),
        _line("translation", "Who translated it.", words=Translation),
        _line("known_to_newsroom", "How many know who it is; internal.", words=NewsroomKnowledge),
        _line("approved_by_role", "A role, never a name; internal."),
        _line("approved_on", "A day; internal."),
    ),
}
"""The lines of a claim and its appearance, by heading."""

ANSWERS = "Which claim it answers"
ANSWERING = (
    _line("answered", "Its reference, such as C6.", "claim"),
    _line(
        "type", "What it does to it; the first that fits.", words=RelationType, tests=RELATION_TESTS
    ),
    _line("why", "Why so, in a sentence.", one_line=False),
    *(
        _line(f"match_{cell}", told, "match", cell, words=Match if cell == "who" else None)
        for cell, told in (
            ("who", "Its scope beside the other's."),
            ("what", ""),
            ("where", ""),
            ("when", ""),
        )
    ),
    _line("answered_by", "Of disputes: who sets the two against each other.", words=AnsweredBy),
)
"""The lines of the table `answers`."""

LINES = tuple(line for lines in SECTIONS.values() for line in lines)
