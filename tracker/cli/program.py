"""The program: one error boundary around all commands."""

import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from tracker.cli.lines import print_line
from tracker.cli.picking import pick
from tracker.cli.root import root
from tracker.cli.settings import Settings
from tracker.errors import AmbiguousReferenceError, TrackerError, UnknownReferenceError
from tracker.rendering.safe import safe

INTERRUPTED = 130


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and leave with its exit code: 0, 1, 2, 3 or 130."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO())
    sys.stderr = sys.stderr or io.StringIO()
    if sys.stdout is None:
        sys.exit(_told("standard output is closed", 1))
    _teach_bash()
    settings = Settings()
    sys.exit(_run(list(sys.argv[1:] if arguments is None else arguments), settings))


def _teach_bash() -> None:
    """Answer a Tab in the form our script for bash reads."""
    if "_TRACKER_COMPLETE" in os.environ:
        from click.shell_completion import add_completion_class

        from tracker.cli.completion import Bash

        add_completion_class(Bash)


def _run(arguments: list[str], settings: Settings) -> int:
    try:
        code = _called(arguments, settings)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return _told("interrupted; nothing unfinished was kept", INTERRUPTED)
    except OSError as error:
        return _unwritten(error)
    except NoArgsIsHelpError as error:
        click.echo(safe(error.format_message()), err=True)
        return error.exit_code
    except click.ClickException as error:
        return _told(_usage(error), error.exit_code)
    except Exception as error:  # noqa: BLE001 - the one boundary; --debug shows the traceback
        return _failed(error, settings)
    return code if isinstance(code, int) else 0


def _called(arguments: list[str], settings: Settings) -> object:
    """Call the command; again when who is meant has been picked, outside any transaction."""
    while True:
        try:
            return root.main(arguments, prog_name="tracker", standalone_mode=False, obj=settings)
        except (AmbiguousReferenceError, UnknownReferenceError) as error:
            if not pick(error, settings):
                raise


def _unwritten(error: OSError) -> int:
    sys.stdout = io.StringIO()  # Python would complain again when it closes the real one
    if isinstance(error, BrokenPipeError):
        return 1  # the reader has what it wanted
    return _told(f"cannot write standard output: {error.strerror or error}", 1)


def _usage(error: click.ClickException) -> str:
    message = error.format_message()
    if isinstance(error, click.NoSuchCommand | click.NoSuchOption) and error.possibilities:
        message = f"{error.message} Did you mean: {', '.join(error.possibilities)}?"
    if not isinstance(error, click.UsageError) or error.ctx is None:
        return message
    end = " See:" if message.endswith("?") else "; see:"
    return f"{message.rstrip('.')}{end} {error.ctx.command_path} --help"


def _failed(error: Exception, settings: Settings) -> int:
    if settings.debug:
        import traceback

        click.echo(safe("".join(traceback.format_exception(error)).rstrip()), err=True)
    if isinstance(error, TrackerError):
        return _told(str(error), error.exit_code)
    return _told(
        f"internal error ({type(error).__name__}); nothing unfinished was kept."
        " Run it again with --debug and report what it shows",
        1,
    )


def _told(message: str, code: int) -> int:
    print_line(f"tracker: {' '.join(message.split())}", err=True)
    return code
