"""The table of conflicts: the contradiction report with an answer a row, both claims named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from tracker.reporting.answers import Response
from tracker.reporting.conflicts import ConflictsReport, DisputedClaim
from tracker.reporting.published import unnamed
from tracker.reporting.tables.table import Column, Kind, Layout, Request, Table, always, table_of
from tracker.reporting.views import ClaimView
from tracker.vocabulary.anonymity import Identification

_UNNAMED = frozenset({Identification.DESCRIBED, Identification.GENERIC})


@dataclass(frozen=True)
class AnswerRow:
    """A disputed claim and one answer to it, as its audience may see them."""

    disputed: DisputedClaim
    response: Response

    @property
    def claim(self) -> ClaimView:
        """The claim disputed."""
        return self.disputed.claim

    @property
    def answer(self) -> ClaimView:
        """The claim that answers it."""
        return self.response.claim


def _each(end: str, value: Callable[..., str | None]) -> Callable[[AnswerRow], list[str]]:
    """A value of the appearances of a claim at one end, each only once."""

    def values(row: AnswerRow) -> list[str]:
        claim: ClaimView = getattr(row, end)
        told = (value(one) for one in claim.appearances)
        return list(dict.fromkeys(one for one in told if one))

    return values


def _as_published(end: str) -> Callable[[AnswerRow], list[str]]:
    """The speakers as each source gave them; our handle for one stays out."""

    def names(row: AnswerRow) -> list[str]:
        claim: ClaimView = getattr(row, end)
        nobody = " and ".join(dict.fromkeys(map(unnamed, claim.speakers)))
        told = (
            nobody if one.identification in _UNNAMED and not one.as_published else one.chain[0]
            for one in claim.appearances
        )
        return list(dict.fromkeys(told))

    return names


def _handles(end: str) -> Callable[[AnswerRow], list[str]]:
    def names(row: AnswerRow) -> list[str]:
        claim: ClaimView = getattr(row, end)
        return [one.name or one.descriptor or one.ref for one in claim.speakers]

    return names


def _number(row: AnswerRow, end: str) -> int:
    claim: ClaimView = getattr(row, end)
    return int(claim.ref.lstrip("C#"))


def _end(end: str) -> tuple[Column[AnswerRow], ...]:
    """What is told of the claim at one end."""
    return (
        Column(
            f"{end}_ref",
            "In this database.",
            attrgetter(f"{end}.ref"),
            brief=True,
            key=lambda row: _number(row, end),
        ),
        Column(f"{end}_uid", "Its permanent id.", attrgetter(f"{end}.uid"), public=always),
        Column(f"{end}_speaker", "By name, or by our handle.", _handles(end), brief=True),
        Column(
            f"{end}_speaker_as_published",
            "As sources gave them.",
            _as_published(end),
            public=always,
            brief=True,
        ),
        Column(
            f"{end}_kind",
            "What its speaker does.",
            attrgetter(f"{end}.kind"),
            public=always,
            brief=True,
        ),
        Column(f"{end}_status", "Its life.", attrgetter(f"{end}.status"), public=always),
        Column(f"{end}_said", "When, EDTF.", attrgetter(f"{end}.said"), public=always, brief=True),
        Column(
            f"{end}_text",
            "What it claims, in our words.",
            attrgetter(f"{end}.text"),
            Kind.PROSE,
            always,
            brief=True,
        ),
        Column(
            f"{end}_quote",
            "In the speaker's words.",
            _each(end, lambda one: one.quote),
            Kind.PROSE,
            always,
        ),
        Column(
            f"{end}_via",
            "Who passed it on, from the speaker.",
            _each(end, lambda one: " → ".join(one.chain[1:-1])),
            public=always,
        ),
    )


def _matches() -> tuple[Column[AnswerRow], ...]:
    return tuple(
        Column(
            f"match_{part}",
            f"The answer's {part} beside the claim's.",
            _match(part),
            public=always,
            brief=True,
        )
        for part in ("who", "what", "where", "when")
    )


def _match(part: str) -> Callable[[AnswerRow], object]:
    return lambda row: getattr(row.response.scope_match, part, None)


CONFLICTS: Layout[AnswerRow] = Layout(
    name="conflicts",
    row="an answer to a disputed claim",
    columns=(
        *_end("claim"),
        Column(
            "reading",
            "What all answers to it come to.",
            attrgetter("disputed.reading"),
            Kind.PROSE,
            always,
        ),
        Column(
            "origins",
            "How many origins the claim has.",
            attrgetter("disputed.origins.count"),
            Kind.NUMBER,
            always,
        ),
        Column("traced_to", "Which.", attrgetter("disputed.origins.traced_to"), public=always),
        Column(
            "class",
            "How the answer is classed.",
            attrgetter("response.class_"),
            public=always,
            brief=True,
        ),
        Column(
            "type",
            "What it does to the claim.",
            attrgetter("response.type"),
            public=always,
            brief=True,
        ),
        Column(
            "derived",
            "What an answer that sounds like a denial is.",
            attrgetter("response.derived"),
            public=always,
            brief=True,
        ),
        *_end("answer"),
        Column(
            "answer_identification",
            "What the reader was given.",
            _each("answer", lambda one: one.identification),
            public=always,
            brief=True,
        ),
        Column(
            "answer_anonymity_reason",
            "Why the speaker is unnamed.",
            _each("answer", lambda one: one.anonymity.reason if one.anonymity else None),
            public=always,
            brief=True,
        ),
        Column(
            "answer_form",
            "How sources carry it.",
            _each("answer", lambda one: one.form),
            public=always,
        ),
        Column(
            "answer_basis",
            "How the speaker knows.",
            _each("answer", lambda one: one.basis),
            public=always,
        ),
        Column(
            "relation_ref",
            "In this database.",
            attrgetter("response.relation"),
            key=lambda row: int((row.response.relation or "R0")[1:]),
        ),
        Column(
            "answered_by",
            "Who set a dispute against the claim.",
            attrgetter("response.answered_by"),
            public=always,
        ),
        *_matches(),
        Column("why", "The reason.", attrgetter("response.why"), Kind.PROSE, always, brief=True),
        Column("review", "Whether people stand behind it.", attrgetter("response.review")),
        Column(
            "resolved",
            "Whether it was settled.",
            lambda row: row.response.resolved is not None,
            Kind.FLAG,
            always,
            brief=True,
        ),
        Column(
            "resolution",
            "How.",
            lambda row: row.response.resolved.words if row.response.resolved else None,
            Kind.PROSE,
        ),
        Column("notices", "Sourcing notices.", attrgetter("response.notices"), brief=True),
    ),
    public_order=("claim_uid",),
)


def conflicts_table(report: ConflictsReport, wanted: Request) -> Table:
    """The answers of a report made for the same audience."""
    rows = [
        AnswerRow(disputed, response)
        for disputed in report.disputed_claims
        for response in disputed.responses
    ]

    def load(part: Sequence[AnswerRow]) -> Sequence[AnswerRow]:
        return part

    return table_of(CONFLICTS, wanted, rows, load)
