"""What holds for a whole command: where the database is, who gives the command."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.parameters import FILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.api.opening import Tracker
    from tracker.store.history import Author
    from tracker.store.location import Location


@dataclass
class Settings:
    """The global options; they may stand before or after the verb."""

    db: str | None = None
    quiet: bool = False
    debug: bool = False
    yes: bool = False
    no_color: bool = False
    no_pager: bool = False
    picked: dict[tuple[str, str], str] = field(default_factory=dict)
    """References picked on the terminal, by noun and by what was typed."""

    def location(self) -> Location:
        """Where the database is."""
        from tracker.store.location import find_location

        return find_location(self.db)

    def tracker(self) -> Tracker:
        """The database, opened for the user who gives the command."""
        from tracker.api.database import Database
        from tracker.api.opening import Tracker
        from tracker.api.users import user_name

        return Tracker(Database(self.location(), user_name, self.hint))

    def author(self, command: str, why: str | None = None) -> Author:
        """Who gives the command, and why.

        Raises:
            BadTextError: no database can hold the name.
        """
        from tracker.api.users import user_name
        from tracker.store.history import Author

        return Author(who=user_name(), command=command, why=why)

    def hint(self, message: str | None) -> None:
        """Tell something beside the result, on stderr, unless quiet or there is nothing."""
        from tracker.cli.lines import print_line

        if message and not self.quiet:
            print_line(message, err=True)


def _store(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(ctx: click.Context, _parameter: click.Parameter, value: Any) -> None:  # noqa: ANN401 - click's
        if value not in {None, False}:
            setattr(ctx.ensure_object(Settings), name, value)

    return callback


def global_options() -> list[click.Parameter]:
    """New option objects for one command."""
    return [
        click.Option(
            ["--db"],
            type=FILE,
            metavar="PLACE",
            expose_value=False,
            callback=_store("db"),
            help="Database: a path, sqlite:///PATH or postgresql://…  [env: TRACKER_DB]",
        ),
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            expose_value=False,
            callback=_store("quiet"),
            help="Print results only, no hints.",
        ),
        click.Option(
            ["--yes"],
            is_flag=True,
            expose_value=False,
            callback=_store("yes"),
            help="Confirm what a guard asks to be confirmed.",
        ),
        click.Option(
            ["--no-color"],
            is_flag=True,
            expose_value=False,
            callback=_store("no_color"),
            help="No bold on a terminal.  [env: NO_COLOR]",
        ),
        click.Option(
            ["--no-pager"],
            is_flag=True,
            expose_value=False,
            callback=_store("no_pager"),
            help="Print long output at once.  [env: TRACKER_PAGER, PAGER]",
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            callback=_store("debug"),
            help="Show a traceback when something fails.",
        ),
    ]


_FEW = 12
"""Words that help lists; a longer list is told by an error, and by completion."""


class Command(click.Command):
    """A command that takes the global options after the verb, too.

    An option that holds one value is refused when it is given twice: click would take the last
    and say nothing.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and count."""
        *_, seen = self.make_parser(ctx).parse_args(args=list(args))
        for one in seen:
            single = isinstance(one, click.Option) and not (one.multiple or one.is_flag)
            if single and seen.count(one) > 1:
                raise click.UsageError(f"{one.opts[0]} is given twice; give it once", ctx)
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options, with the words that a closed list allows."""
        records = []
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is None or not record[1]:
                continue
            words = getattr(param.type, "words", ())
            listed = f" One of: {', '.join(words)}." if 0 < len(words) <= _FEW else ""
            records.append((record[0], f"{record[1]}{listed}".strip()))
        if records:
            with formatter.section("Options"):
                formatter.write_dl(records)

    def __init__(self, *args: Any, **attributes: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(*args, **attributes)
        self.params.extend(global_options())
        self.context_settings = {"help_option_names": ["-h", "--help"], **self.context_settings}


class Group(click.Group):
    """A noun; its verbs are loaded when they are called."""

    command_class = Command

    def __init__(self, *args: Any, **attributes: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(*args, **attributes)
        self.params.extend(global_options())
        self.context_settings = {"help_option_names": ["-h", "--help"], **self.context_settings}


pass_settings = click.make_pass_decorator(Settings, ensure=True)
