"""The command reference is the commands' own, and up to date."""

from pathlib import Path

import click
import pytest
from markdown_it import MarkdownIt

from cli.tree import LEAVES, command_at
from tracker.cli.reference import reference

DOCUMENT = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_reference_is_what_make_docs_writes() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == reference(), "run: make docs"


def sections() -> dict[str, str]:
    """What stands below each heading."""
    found: dict[str, str] = {}
    heading = ""
    for token in MarkdownIt("commonmark").parse(reference()):
        if token.type == "inline" and token.level == 1 and heading == "next":
            heading = token.content
            found[heading] = ""
        elif token.type == "heading_open":
            heading = "next"
        elif heading:
            found[heading] = f"{found[heading]}{token.content}\n"
    return found


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_every_command_has_a_section_with_its_usage_options_and_example(
    path: tuple[str, ...],
) -> None:
    told = sections()[" ".join(["tracker", *path])]
    everywhere = sections()["Options of every command"]
    command = command_at(path)
    assert f"tracker {' '.join(path)} [OPTIONS]" in told
    assert f"Example: `tracker {' '.join(path)}" in told
    for param in command.params:
        if isinstance(param, click.Option):
            assert param.help
            assert any(
                f"`{text}" in told + everywhere for text in (", ".join(param.opts), *param.opts)
            )
