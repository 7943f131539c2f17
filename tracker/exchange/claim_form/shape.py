"""The shape of the form: a claim of a claim file, with references and names in place of keys."""

from typing import Annotated

from msgspec import Meta, field

from tracker.exchange.claim_file.shape import Carried, Edtf, Line, Name, Prose, Scope, Section
from tracker.vocabulary.claims import Certainty, DateBasis, Kind, Polarity
from tracker.vocabulary.relations import AnsweredBy, Match, RelationType


class FormMatch(Section, kw_only=True):
    """The answering claim's scope beside the answered one's, as far as it is given."""

    who: Match | None = None
    what: Match | None = None
    where: Match | None = None
    when: Match | None = None


class FormAnswers(Section, kw_only=True):
    """The claim this one answers."""

    claim: Line
    type: RelationType
    why: Prose
    match: FormMatch = field(default_factory=FormMatch)
    answered_by: AnsweredBy | None = None


class FormClaim(Carried, kw_only=True):
    """A claim and the appearance that is edited with it."""

    text: Prose | None = None
    speaker: Name | list[Name] | None = None
    new: bool = False
    unnamed: Line | None = None
    head_count: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    affiliation: Line | None = None
    role: Line | None = None
    unverified: bool = False
    kind: Kind | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    denied_proposition: Prose | None = None
    said: Edtf | None = None
    said_basis: DateBasis | None = None
    said_note: Line | None = None
    venue: Line | None = None
    scope: Scope = field(default_factory=Scope)
    topics: list[Name] = field(default_factory=list)
    answers: list[FormAnswers] = field(default_factory=list)
