"""The command reference, written from the commands themselves: `make docs`."""

import inspect
import re
from collections.abc import Iterator, Sequence

import click

from tracker.cli.parameters import WordOf
from tracker.cli.root import root

_INTRODUCTION = """\
# Commands

Made from the commands themselves with `make docs`; `tracker COMMAND --help` shows the same.

A reference is a letter and a number: `C6` is a claim, `C6.2` its second appearance, `P1` a
speaker, `P1.2` the speaker's second affiliation, `S1` a source, `R3` a relation. Wherever a
speaker or a source is taken, a name or an alias does as well.

Exit codes: 0 done; 1 understood and refused; 2 cannot be read or resolved; 3 a report holds what
`--fail-on` names; 130 interrupted.
"""


def reference() -> str:
    """The reference as Markdown."""
    context = _context(root, None, "tracker")
    shared = [line for param in root.get_params(context) for line in _option(param, context)]
    parts = [_INTRODUCTION, "## Options of every command\n", "\n".join(shared) + "\n"]
    for name in root.list_commands(context):
        command = root.get_command(context, name)
        if command is not None:
            parts += _sections(command, _context(command, context, name), "##")
    return "\n".join(parts)


def _context(command: click.Command, parent: click.Context | None, name: str) -> click.Context:
    return click.Context(command, parent, name, **command.context_settings)


def _sections(command: click.Command, context: click.Context, level: str) -> Iterator[str]:
    """A section on the command, and one below it on each of its verbs."""
    yield f"{level} {context.command_path}\n"
    yield from _paragraphs(command.help or "")
    if isinstance(command, click.Group):
        for name, verb in command.commands.items():
            yield from _sections(verb, _context(verb, context, name), f"{level}#")
        return
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"```text\n{usage}\n```\n"
    shared = {option for param in root.params for option in param.opts}
    own = [param for param in command.params if not shared & set(param.opts)]
    lines = [line for param in own for line in _option(param, context)]
    if lines:
        yield "\n".join(lines) + "\n"
    yield f"Example: `{str(command.epilog).removeprefix('Example: ')}`\n"


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        kept = paragraph.removeprefix("\b\n")
        if kept != paragraph:
            yield f"```text\n{kept}\n```\n"
        else:
            yield f"{_plain(' '.join(paragraph.split()))}\n"


def _option(param: click.Parameter, context: click.Context) -> Iterator[str]:
    names, told = param.get_help_record(context) or (param.human_readable_name, "")
    sentences = [" ".join(told.split())] if told else []
    words = _words(param)
    sentences += [f"One of: {', '.join(words)}."] if words else []
    sentences += ["Can be given several times."] if getattr(param, "multiple", False) else []
    if sentences:
        yield f"- `{names}`: {_plain(' '.join(sentences))}"


def _words(param: click.Parameter) -> Sequence[str]:
    """The closed list a value comes from, where its placeholder does not show it."""
    if isinstance(param.type, WordOf):
        return param.type.words
    if isinstance(param.type, click.Choice) and param.metavar:
        return param.type.choices
    return ()


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_<])", r"\\\1", text)


if __name__ == "__main__":
    click.echo(reference(), nl=False)
