"""The root command; a noun's module is imported when it is called."""

import importlib
from typing import Any

import click

from tracker import __version__
from tracker.cli.settings import Group

_COMMANDS = {
    "demo": ("tracker.cli.demo", "See the main job done on a real article."),
    "init": ("tracker.cli.database", "Create the database, or bring it to the current schema."),
    "import": ("tracker.cli.importing", "Import a claim file, a bundle, CSL or anybody's table."),
    "report": ("tracker.cli.report", "Print a report."),
    "map": ("tracker.cli.map", "Draw claims and what they do to each other."),
    "export": ("tracker.cli.export", "Write tables (csv, xlsx …), a bundle, CSL, JSON-LD …"),
    "review": ("tracker.cli.review", "Take over what an editor filled in in a sheet."),
    "claim": ("tracker.cli.claim", "Claims: add, show, list, edit, retract."),
    "appearance": ("tracker.cli.appearance", "Appearances of claims: add, edit, retract."),
    "speaker": ("tracker.cli.speaker", "Speakers: add, show, list, edit, alias, reveal, retract."),
    "affiliation": ("tracker.cli.affiliation", "Affiliations: add, list, edit, end, retract."),
    "source": ("tracker.cli.source", "Sources: add, attach, show, list, edit, retract."),
    "relate": ("tracker.cli.relation_recording", "Record what one claim does to another."),
    "relation": (
        "tracker.cli.relation",
        "Relations: show, list, confirm, reject, resolve, retract.",
    ),
    "question": ("tracker.cli.question", "Contested questions: add, show, list, edit, retract."),
    "position": ("tracker.cli.question", "Record what a claim answers to a question."),
    "verdict": ("tracker.cli.verdict", "Record what a fact-check found of a claim."),
    "respond": (
        "tracker.cli.respond",
        "Right of reply: ask, answer, show, list, edit, retract.",
    ),
    "check": ("tracker.cli.checking", "Look quotations up in the texts of their sources."),
    "search": ("tracker.cli.search", "Find claims, quotations, speakers and sources by words."),
    "log": ("tracker.cli.history", "Who changed what and when."),
    "undo": ("tracker.cli.history", "Take your last change back."),
    "db": ("tracker.cli.database", "The database itself: status, upgrade, check."),
    "schema": ("tracker.cli.schema", "Print a JSON Schema."),
    "completion": ("tracker.cli.completion", "Make the shell complete: bash, zsh, fish."),
}

_NAMED_ELSE = {"import": "import_", "map": "map_"}
"""Commands whose names Python has taken."""


class Root(Group):
    """The nouns, with help that needs none of their modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order of a first day."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import the noun's module."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(_COMMANDS[cmd_name][0])
        command: Any = getattr(module, _NAMED_ELSE.get(cmd_name, cmd_name))
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Suggest the nouns, which click does not know of before they are imported."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, None, _COMMANDS, ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the nouns without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in _COMMANDS.items()])


@click.command(cls=Root, epilog="Begin with: tracker demo")
@click.version_option(__version__, prog_name="tracker")
def root() -> None:
    """Track claims: who said what, how it was attributed, and what each answer does to it."""
