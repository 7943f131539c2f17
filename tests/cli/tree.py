"""All commands of the program."""

import shlex
from collections.abc import Iterator

import click

from tracker.cli.root import root

Path = tuple[str, ...]


def _commands(command: click.Command, path: Path = ()) -> Iterator[Path]:
    """The path of every command and group."""
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _commands(found, (*path, name))


def _leaf(path: Path) -> bool:
    return not any(other[: len(path)] == path and other != path for other in COMMANDS)


COMMANDS = list(_commands(root))
"""The words after `tracker`, of every command and group."""

LEAVES = [path for path in COMMANDS if _leaf(path)]
"""The same without the groups."""


def command_at(path: Path) -> click.Command:
    command: click.Command = root
    for name in path:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), name)
        assert found is not None
        command = found
    return command


def example(path: Path) -> list[str]:
    """The words after `tracker` of a command's example, without where the shell puts its output."""
    words = shlex.split(str(command_at(path).epilog).removeprefix("Example: tracker "))
    return words[: words.index(">")] if ">" in words else words
