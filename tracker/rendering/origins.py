"""The origins report as a document: each side of a question, each claim, and circles."""

from collections.abc import Sequence

from tracker.rendering.conflicts_words import source_line
from tracker.reporting.document import Document, Field, Grid, Section
from tracker.reporting.tables.table import Kind
from tracker.reporting.traced import CircleView, TracedView
from tracker.reporting.tracing import ClaimOrigins, OriginsReport, QuestionOrigins, SideOrigins
from tracker.reporting.views import ClaimView
from tracker.vocabulary.text import counted, words

COUNTED = (
    "Origins are counted over the appearances of one claim, and for a side of a question over the"
    " claims of that side. An origin is whom the words are traced to, and no judgment of them."
)
_WAYS = (
    Field("Appearance"),
    Field("From the speaker to the source", Kind.PROSE),
    Field("Traced to"),
)
_ORIGINS = (Field("Traced to"), Field("Appearances"), Field("Has it from"))
_CIRCLES = (Field("Circle"), Field("Who"), Field("Has it from"), Field("Claims"), Field("Where"))


def origins_document(report: OriginsReport) -> Document:
    """Put the origins into words."""
    return Document(
        title=f"Origins report: {counted(len(report.claims), 'claim')}",
        generated_at=report.generated_at,
        audience=report.audience,
        lead=(_lead(report),),
        sections=origin_sections(report),
        notes=(*(source_line(source) for source in report.sources), COUNTED),
    )


def origin_sections(report: OriginsReport) -> tuple[Section, ...]:
    """The sides, the claims and the circles."""
    parts = _sides(report.question) if report.question else []
    parts += [_claim(one) for one in report.claims]
    if report.circles:
        parts.append(_circles(report.circles))
    return tuple(parts)


def traced_words(traced: TracedView) -> str:
    """*3 reports, 1 origin: traced to TASS.* Never more than that is said of an origin."""
    reports = counted(traced.reports, "report")
    if traced.appearances != traced.reports:
        reports = f"{counted(traced.appearances, 'appearance')} in {reports}"
    if not traced.count:
        return f"{reports}, origin not stated."
    names = _listed([f"{one.name}{_inferred(one.inferred)}" for one in traced.origins])
    if traced.circular:
        return (
            f"{reports}, traced to {names}: these reports quote each other;"
            " no origin outside them is on file."
        )
    told = f"{reports}, {counted(traced.count, 'origin')}: traced to {names}"
    missing = traced.not_stated
    return f"{told}; origin not stated: {missing}." if missing else f"{told}."


def onward_words(traced: TracedView) -> list[str]:
    """Of origins that have it from another in turn, and of circles."""
    told = []
    if not traced.circular:
        told = [
            f"{one.name} has it from {_listed(one.has_it_from)} in turn."
            for one in traced.origins
            if one.has_it_from
        ]
    return told + [f"Quoting each other: {circle_words(one)}." for one in traced.circles]


def circle_words(outlets: Sequence[str]) -> str:
    """*A → B → C → A*: each has it from the next."""
    return " → ".join([*outlets, outlets[0]])


def _lead(report: OriginsReport) -> str:
    if not report.claims:
        return "No claim asked for stands in more than one report, or was relayed."
    reports = len({one.source for claim in report.claims for one in claim.claim.appearances})
    circles = counted(len(report.circles), "circle") if report.circles else "no circle"
    return (
        f"{counted(len(report.claims), 'claim')} in {counted(reports, 'report')}; {circles} of"
        " reports that quote each other."
    )


def _sides(question: QuestionOrigins) -> list[Section]:
    told = () if question.sides else ("No claim answers it.",)
    return [Section(question.text, told), *(_side(one) for one in question.sides)]


def _side(side: SideOrigins) -> Section:
    claims = counted(len(side.claims), "claim")
    told = [f"{claims} ({', '.join(side.claims)}): {traced_words(side.traced)}"]
    if side.repeating:
        verb = "repeats" if len(side.repeating) == 1 else "repeat"
        told.append(
            f"{_listed(side.repeating)} {verb} what was said before, and"
            f" {'adds' if verb == 'repeats' else 'add'} no origin."
        )
    rows = tuple(
        (f"{one.name}{_inferred(one.inferred)}", ", ".join(one.appearances),
         ", ".join(one.has_it_from))
        for one in side.traced.origins
    )  # fmt: skip
    return Section(
        words(side.answer),
        (*told, *onward_words(side.traced)),
        Grid("origins", _ORIGINS, rows),
        level=2,
    )


def _claim(one: ClaimOrigins) -> Section:
    repeats = [f"It repeats {other} and adds no origin to it." for other in one.repeats]
    return Section(
        heading=f"{one.claim.ref}: {one.claim.text}",
        paragraphs=(
            traced_words(one.traced),
            *repeats,
            *onward_words(one.traced),
        ),
        grid=_ways(one.claim, one.traced),
    )


def _ways(claim: ClaimView, traced: TracedView) -> Grid:
    origin = {ref: one.name for one in traced.origins for ref in one.appearances}
    rows = tuple(
        (
            f"{one.ref} in {one.source}",
            " → ".join(
                [
                    one.chain[0],
                    *(f"{name}{_inferred(hop.inferred)}"
                      for name, hop in zip(one.chain[1:-1], one.hops, strict=True)),
                    one.chain[-1],
                ]
            ),
            origin.get(one.ref, "origin not stated"),
        )
        for one in claim.appearances
    )  # fmt: skip
    return Grid("ways", _WAYS, rows)


def _circles(circles: Sequence[CircleView]) -> Section:
    told = []
    for one in circles:
        over = "with one claim" if one.one_claim else "each with another claim"
        told.append(f"{circle_words(one.outlets)}, {over}.")
    rows = tuple(
        (
            circle_words(one.outlets),
            link.quoting,
            link.quoted,
            ", ".join(link.claims),
            ", ".join(link.appearances),
        )
        for one in circles
        for link in one.links
    )
    return Section("Reports that quote each other", tuple(told), Grid("circles", _CIRCLES, rows))


def _inferred(inferred: bool) -> str:
    return " (inferred)" if inferred else ""


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
