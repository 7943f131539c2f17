"""The options of `claim add`, `claim edit` and their like; one per value of a claim.

An option's parameter is called as the value is in `recording`: what was given is passed on as
it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker.cli.parameters import LINE, NAME, PROSE, Date, Parts, Text, WordOf
from tracker.cli.references import AFFILIATION, SPEAKER
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
from tracker.vocabulary.dates import DAY_WORDS
from tracker.vocabulary.inferring import read_inferred
from tracker.vocabulary.relations import AnsweredBy, Match, RelationType
from tracker.vocabulary.text import CODE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Decorated = TypeVar("Decorated", bound="Callable[..., Any]")

_CODE = Text(CODE_LIMIT)
DAY = Date(DAY_WORDS)
_SCOPE = {
    "who": LINE,
    "quantifier": WordOf(Quantifier),
    "what": LINE,
    "where": LINE,
    "when": Date(),
}
MATCH = Parts(dict.fromkeys(("who", "what", "where", "when"), WordOf(Match)))
_ANONYMITY = Parts({"origin": WordOf(AnonymityOrigin), "reason": WordOf(AnonymityReason)})


class ScopePart(click.ParamType[tuple[str, Any]]):
    """`who=…`, one part of what a claim is about."""

    name = "part"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, Any]:
        """Take name and value apart."""
        name, equals, text = str(value).partition("=")
        if not equals or name not in _SCOPE:
            self.fail(f"{value!r} is no part; write one of {', '.join(_SCOPE)}, then =", param, ctx)
        return name, _SCOPE[name].convert(text, param, ctx)


class AnswerTo(click.ParamType[tuple[str, RelationType]]):
    """`C6:disputes`, the claim answered and how."""

    name = "answer"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, RelationType]:
        """Take claim and type apart."""
        claim, colon, type_ = str(value).rpartition(":")
        if not colon:
            self.fail(f"{value!r} is no answer; write it like C6:disputes", param, ctx)
        return claim, WordOf(RelationType).convert(type_, param, ctx)


def _once(
    context: click.Context, parameter: click.Parameter, value: Sequence[tuple[str, Any]]
) -> dict[str, Any]:
    """The parts by name, each given once."""
    names = [name for name, _ in value]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise click.BadParameter(f"{twice!r} stands twice; give it once", context, parameter)
    return dict(value)


SPEAKING = (
    click.option("--speaker", "speakers", multiple=True, type=SPEAKER, help="Who says it."),
    click.option("--new", is_flag=True, default=None, help="The speaker is not on file yet."),
    click.option("--unnamed", type=LINE, metavar="DESCRIPTOR", help="Who says it, unnamed."),
    click.option(
        "--head-count",
        type=click.IntRange(1, 1_000_000),
        metavar="N",
        help="How many they are, of a new unnamed group.",
    ),
    click.option("--affiliation", type=AFFILIATION, help="As what: P1.2, or an organization."),
    click.option("--role", type=LINE, help="In which role."),
)
CLAIM = (
    click.option(
        "--kind",
        type=WordOf(Kind),
        metavar="KIND",
        help="What the speaker does; assertion if not given.",
    ),
    click.option(
        "--denies",
        "denied_proposition",
        type=PROSE,
        help="What a denial negates, which it must say; ? after it if that is inferred, ?? if it"
        " ends in ? itself.",
    ),
    click.option(
        "--polarity",
        type=WordOf(Polarity),
        metavar="WORD",
        help="Is or is not; follows from the kind.",
    ),
    click.option(
        "--certainty",
        type=WordOf(Certainty),
        metavar="WORD",
        help="How sure the speaker is; follows from the kind.",
    ),
    click.option(
        "--said",
        type=DAY,
        metavar="DATE",
        help="When: 2022-04-16, 2022-04, ../2022-04-16 …, or Thursday, today, yesterday.",
    ),
    click.option(
        "--said-basis", type=WordOf(DateBasis), metavar="WORD", help="Where the date is from."
    ),
    click.option("--said-note", type=LINE, help="The words the date was read from."),
    click.option("--venue", type=LINE, help="Occasion and place."),
    click.option(
        "--scope",
        multiple=True,
        type=ScopePart(),
        callback=_once,
        metavar="PART=…",
        help=f"What it is about: who, what, where, when, quantifier ({', '.join(Quantifier)}).",
    ),
    click.option("--topic", "topics", multiple=True, type=NAME, help="A tag."),
    click.option("--note", type=PROSE, help="Internal, never public."),
)
CARRIED = (
    click.option(
        "--form",
        type=WordOf(Form),
        metavar="FORM",
        help="How it is carried; follows from the quotation.",
    ),
    click.option("--quote", type=PROSE, help="The words published as the speaker's."),
    click.option(
        "--unverified",
        is_flag=True,
        default=None,
        help="Save a quotation that the source's text does not have.",
    ),
    click.option("--editorial-marks", type=PROSE, help="Brackets and ellipses in the quotation."),
    click.option(
        "--via",
        multiple=True,
        type=LINE,
        metavar="REF|NAME",
        help="Who passed it on, in order: on file; ? after it if inferred, ? alone if not named.",
    ),
    click.option("--basis", type=WordOf(Basis), metavar="WORD", help="How the speaker knows."),
    click.option("--locator", type=LINE, help="Page, paragraph, minute, row."),
    click.option("--language", type=_CODE, metavar="TAG", help="Of the text; the source's."),
    click.option("--original-language", type=_CODE, metavar="TAG", help="As spoken."),
    click.option(
        "--translation", type=WordOf(Translation), metavar="WORD", help="Who translated it."
    ),
    click.option(
        "--ambiguous/--unambiguous",
        "attribution_ambiguous",
        default=None,
        help="Whether speaker or publication talks cannot be told.",
    ),
    click.option(
        "--identification",
        type=WordOf(Identification),
        metavar="WORD",
        help="What readers were given.",
    ),
    click.option("--descriptor", type=LINE, help="The speaker as published."),
    click.option(
        "--anonymity",
        type=_ANONYMITY,
        metavar="ORIGIN,REASON",
        help=f"Who wanted the speaker unnamed ({', '.join(AnonymityOrigin)}) and why"
        f" ({', '.join(AnonymityReason)}).",
    ),
    click.option(
        "--reason-published",
        "anonymity_reason_published",
        type=LINE,
        help="The reason in the words printed.",
    ),
    click.option(
        "--ground-rule", type=WordOf(GroundRule), metavar="RULE", help="Terms with the speaker."
    ),
    click.option("--terms-note", type=PROSE, help="What was agreed; internal."),
    click.option(
        "--known-to-newsroom",
        type=WordOf(NewsroomKnowledge),
        metavar="LEVEL",
        help="How many know who it is; internal.",
    ),
    click.option("--approved-by-role", type=LINE, help="A role, never a name; internal."),
    click.option("--approved-on", type=_CODE, metavar="DAY", help="Internal."),
)
ANSWERING = (
    click.option(
        "--answers",
        type=AnswerTo(),
        metavar="C6:TYPE",
        help=f"The claim it answers and how ({', '.join(RelationType)}); with --why.",
    ),
    click.option("--why", type=PROSE, help="Why it answers so, in a sentence."),
    click.option(
        "--match",
        type=MATCH,
        metavar="WHO,WHAT,WHERE,WHEN",
        help=f"Its scope beside the other's, each {', '.join(Match)}.",
    ),
    click.option(
        "--answered-by",
        type=WordOf(AnsweredBy),
        metavar="WHO",
        help="Of disputes: speaker or outlet.",
    ),
)


def options(*groups: Sequence[Callable[[Any], Any]]) -> Callable[[Decorated], Decorated]:
    """Put groups of options on a command, in order."""

    def decorate(command: Decorated) -> Decorated:
        for option in reversed([one for group in groups for one in group]):
            command = option(command)
        return command

    return decorate


def given_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that were given, each under the name it has in `recording`."""
    given = {name: value for name, value in values.items() if value not in (None, ())}
    given |= given.pop("scope", {})
    anonymity = given.pop("anonymity", {})
    given |= {f"anonymity_{name}": value for name, value in anonymity.items()}
    denied = given.get("denied_proposition")
    if denied is None:
        return given
    text, inferred = read_inferred(denied)
    given |= {"denied_proposition": text} | ({"denied_inferred": True} if inferred else {})
    if not text:
        raise click.UsageError(
            f"--denies: {denied!r} says nothing; write what is negated, then ?",
            click.get_current_context(),
        )
    return given
