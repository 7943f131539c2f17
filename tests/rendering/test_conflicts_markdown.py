"""The contradiction report as Markdown, read back by a CommonMark parser."""

import dataclasses
import re
from collections.abc import Iterator

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rendering.hostile import HARMLESS, INTERNAL, PAYLOADS
from tracker.rendering.conflicts_markdown import render_conflicts_markdown
from tracker.rendering.safe import safe
from tracker.reporting.conflicts import ConflictsReport
from tracker.reporting.views import ClaimView

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def test_the_quotations_of_the_seed_stand_in_block_quotations_as_they_were_printed(
    seed_report: ConflictsReport,
) -> None:
    assert list(_quotations(render_conflicts_markdown(seed_report))) == [
        "“our Chinese scientific colleagues have also pressed pause”",
        (
            "“I don’t think [Sergeev’s complaint] applies to the Chinese scientific community as a"
            " whole.”"
        ),
        "“There is no need or reason for China to stop scientific cooperation”",
        "“but there is no such a problem for scientists”",
        "“We will soon hold a bilateral conference on carbon material”",
        "“Our biggest headache is the pandemic”",
        "“some activities have to be postponed or moved online”",
    ]


def test_the_headings_are_the_report_the_claim_and_the_voices(seed_report: ConflictsReport) -> None:
    tokens = MARKDOWN.parse(render_conflicts_markdown(seed_report))
    headings = [
        f"{token.markup} {_shown(tokens[place + 1])}"
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    assert headings == [
        "# Contradiction report: 1 disputed claim",
        "## C6: Russia’s Chinese scientific colleagues have also put cooperation on pause.",
        (
            "### a Beijing-based government researcher studying the nation’s scientific policy"
            " and international collaboration (unnamed person)"
        ),
        (
            "### A Chinese representative from the Association of Scientific and Technical"
            " Cooperation of Russia and China (unnamed person)"
        ),
        "### Two scientists involved in China’s lunar programme (unnamed group of 2)",
        (
            "### An official overseeing international cooperation with the Chinese Academy of"
            " Sciences (unnamed person)"
        ),
        "### An official at the Institute of Plasma Physics in Hefei (unnamed person)",
    ]


def test_the_contested_answer_reads_so(seed_report: ConflictsReport) -> None:
    assert (
        "**C13 CONTESTED (disputes)** · denial · does not deny as worded\n"
        "\n"
        "> “I don’t think \\[Sergeev’s complaint\\] applies to the Chinese scientific community"
        " as a whole.”\n"
        "\n"
        "- Why: Answers Sergeev directly and rejects the complaint, but only for the community"
        " “as a whole” and hedged; both can be true.\n"
        "- Scope: who wider, what same, where same, when unknown\n"
        "- Said: by 16 Apr 2022, in S1\n"
        "- Notices: A2 A5 A9\n"
    ) in render_conflicts_markdown(seed_report)


def test_hostile_text_makes_no_markup_and_shows_as_itself(
    hostile_report: ConflictsReport, harmless_report: ConflictsReport
) -> None:
    hostile = render_conflicts_markdown(hostile_report)
    harmless = render_conflicts_markdown(harmless_report)
    assert _skeleton(hostile) == _skeleton(harmless)
    expected = "\0".join(_texts(harmless))
    for text, payload in zip(HARMLESS, PAYLOADS, strict=True):
        assert expected.count(text) >= 15
        expected = expected.replace(text, _on_one_line(payload))
    assert "\0".join(_texts(hostile)) == expected


def test_internal_notes_are_not_in_the_document(hostile_report: ConflictsReport) -> None:
    assert INTERNAL not in render_conflicts_markdown(hostile_report)


_HARD = st.text(alphabet="*_`~[]()<>#+-.!|\\&;:/@=\"'{}$^ \t\n1a0)", min_size=1, max_size=30)
_ANY = st.text(min_size=1, max_size=30)


@settings(deadline=None)
@given(text=st.one_of(_HARD, _ANY).map(str.strip).filter(bool))
@example(text="1.")
@example(text="2022)")
@example(text="1. one")
@example(text="1) one")
@example(text="- one")
@example(text="+ one")
@example(text="# one")
@example(text="> one")
@example(text="a\n===")
@example(text="---")
@example(text="***")
@example(text="```")
@example(text="| a | b |\n|---|---|")
@example(text="[x]: javascript:alert(1)")
@example(text="[x](javascript:alert(1))")
@example(text="<script>alert(1)</script>")
@example(text="**bold** and `code`")
@example(text="&amp;")
@example(text="a\\")
@example(text="2022. It ended 1) so")
def test_any_text_shows_as_itself_in_every_place(seed_report: ConflictsReport, text: str) -> None:
    hostile = render_conflicts_markdown(_saying(seed_report, text))
    harmless = render_conflicts_markdown(_saying(seed_report, "harmless"))
    assert _skeleton(hostile) == _skeleton(harmless)
    assert list(_texts(hostile)) == [
        shown.replace("harmless", _on_one_line(text)) for shown in _texts(harmless)
    ]


def test_a_no_break_space_in_a_quotation_is_kept(seed_report: ConflictsReport) -> None:
    document = render_conflicts_markdown(_saying(seed_report, "«\u00a0Non\u00a0!\u00a0»"))
    assert "“«\u00a0Non\u00a0!\u00a0»”" in list(_quotations(document))


def _saying(report: ConflictsReport, text: str) -> ConflictsReport:
    """The report with a text in every field of the first claim and of all its answers."""
    (disputed,) = report.disputed_claims
    responses = [
        msgspec.structs.replace(one, why=text, claim=_claim_saying(one.claim, text))
        for one in disputed.responses
    ]
    claim = _claim_saying(disputed.claim, text)
    reading = f"No answer contradicts this as worded. No voice answers; traced to {text} alone."
    changed = dataclasses.replace(disputed, claim=claim, reading=reading, responses=responses)
    sources = [dataclasses.replace(one, title=text, outlet_name=text) for one in report.sources]
    return dataclasses.replace(report, disputed_claims=[changed], sources=sources)


def _claim_saying(claim: ClaimView, text: str) -> ClaimView:
    speakers = [dataclasses.replace(one, descriptor=text) for one in claim.speakers]
    speakers = [
        dataclasses.replace(one, name=text) if one.name is not None else one for one in speakers
    ]
    appearances = [
        dataclasses.replace(one, as_published=text, quote=one.quote and text)
        for one in claim.appearances
    ]
    return dataclasses.replace(
        claim, text=text, speakers=speakers, appearances=appearances, venue=text
    )


def _on_one_line(text: str) -> str:
    """Blanks and ends of lines are one blank; any other space is the writer's own."""
    return " ".join(part for part in re.split(r"[ \t\r\n]", safe(text)) if part)


def _skeleton(document: str) -> list[tuple[str, str, int, list[str]]]:
    """The structure a parser sees, without the texts."""
    return [
        (token.type, token.tag, token.nesting, [one.type for one in token.children or []])
        for token in MARKDOWN.parse(document)
    ]


def _texts(document: str) -> Iterator[str]:
    """What a reader sees, block by block."""
    return (_shown(token) for token in MARKDOWN.parse(document) if token.type == "inline")


def _shown(token: Token) -> str:
    return "".join(one.content for one in token.children or [])


def _quotations(document: str) -> Iterator[str]:
    tokens = MARKDOWN.parse(document)
    for place, token in enumerate(tokens):
        if token.type == "blockquote_open":
            yield _shown(tokens[place + 2])
