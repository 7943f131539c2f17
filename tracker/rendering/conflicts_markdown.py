"""The contradiction report as Markdown that any renderer shows alike."""

from tracker.rendering.conflicts_words import (
    FOOTER,
    NOTHING,
    attributions,
    class_words,
    counts_line,
    folded_line,
    marks,
    needs_text,
    notices_line,
    opposition_lines,
    quotes_of,
    said_words,
    scope_words,
    side_heading,
    sources_lines,
    standpoint_lines,
    status_mark,
    title,
    voices_of,
)
from tracker.rendering.dates import as_of_line
from tracker.rendering.markdown import escaped
from tracker.reporting.answers import Response
from tracker.reporting.conflicts import ConflictsReport, DisputedClaim
from tracker.reporting.standpoints import StandpointsView


def render_conflicts_markdown(report: ConflictsReport) -> str:
    """The report as one Markdown document."""
    blocks = [f"# {escaped(title(report))}", *map(escaped, as_of_line(report.as_of))]
    if report.question is not None:
        blocks += _standpoints(report.question)
    if not report.disputed_claims:
        blocks.append(escaped(NOTHING))
    for disputed in report.disputed_claims:
        blocks += _disputed(disputed)
    blocks += ["---", *(escaped(line) for line in opposition_lines(report))]
    blocks += [*(escaped(line) for line in sources_lines(report))]
    notices = notices_line(report)
    blocks += [escaped(notices)] if notices else []
    blocks.append(f"{escaped(counts_line(report))}. {FOOTER}")
    return "\n\n".join(blocks)


def _disputed(disputed: DisputedClaim) -> list[str]:
    claim = disputed.claim
    blocks = [f"## {claim.ref}: {escaped(claim.text)}", f"**{escaped(disputed.reading)}**"]
    blocks += [f"*{escaped(mark)}*" for mark in status_mark(claim)]
    blocks += [_quotation(quote) for quote in quotes_of(claim)]
    blocks += [escaped(told) for told in attributions(claim)]
    for group in voices_of(disputed):
        blocks.append(f"### {escaped(group.heading)}")
        if group.anonymity:
            blocks.append(f"Anonymity: {escaped(group.anonymity)}")
        for response in group.responses:
            blocks += _answer(response)
    folded = folded_line(disputed)
    return [*blocks, escaped(folded)] if folded else blocks


def _standpoints(question: StandpointsView) -> list[str]:
    blocks = [f"## {escaped(question.ref)}: {escaped(question.text)}"]
    for side in question.sides:
        blocks.append(f"### {escaped(side_heading(side))}")
        for head, *lines in standpoint_lines(side):
            told = [f"- **{escaped(head)}**", *(f"  {escaped(line)}" for line in lines)]
            blocks.append("\n\n".join(told))
    return blocks


def _answer(response: Response) -> list[str]:
    claim = response.claim
    head = f"**{claim.ref} {escaped(class_words(response))}**"
    blocks = [" · ".join([head, *map(escaped, marks(response))])]
    if needs_text(claim):
        blocks.append(escaped(claim.text))
    blocks += [_quotation(quote) for quote in quotes_of(claim)]
    details = [("Why", response.why), ("Scope", scope_words(response))]
    details += [("Said", told) for told in said_words(claim)]
    details += [("Resolved", response.resolved.words if response.resolved else None)]
    details += [("Notices", " ".join(response.notices) or None)]
    blocks.append("\n".join(f"- {label}: {escaped(text)}" for label, text in details if text))
    return blocks


def _quotation(quote: str) -> str:
    return f"> “{escaped(quote)}”"
