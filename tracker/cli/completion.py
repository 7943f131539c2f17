"""`completion`: what makes a shell complete commands, options, references and names."""

import os

import click
from click.shell_completion import BashComplete, CompletionItem, get_completion_class

from tracker.cli.output import say
from tracker.cli.settings import Command

VARIABLE = "_TRACKER_COMPLETE"
"""Set in the environment, it turns the program into the completer."""

_LISTING = "63"
"""What bash says of the second Tab, after which it shows a list and types nothing."""

_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' word=${COMP_WORDS[COMP_CWORD]} response type value told
    COMPREPLY=()
    response=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" COMP_TYPE="$COMP_TYPE" \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null) || return
    while IFS=$'\\t' read -r type value told; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                # Inside quotes, blanks need no backslash.
                [[ $word == [\\"\\']* ]] || printf -v value %%q "$value"
                [[ $COMP_TYPE == %(listing)s && -n $told ]] && value+="  $told"
                COMPREPLY+=("$value")
                ;;
        esac
    done <<< "$response"
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class Bash(BashComplete):
    """Bash with descriptions in the list and blanks in the values; stored text is not expanded."""

    def source(self) -> str:
        """The script, whatever bash is on the path."""
        return _BASH % {**self.source_vars(), "listing": _LISTING}

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words; bash splits `--option=value` into three."""
        words, incomplete = super().get_completion_args()
        kept = [
            word
            for before, word in zip(["", *words], words, strict=False)
            if not (word == "=" and before.startswith("--"))
        ]
        return kept, "" if incomplete == "=" else incomplete

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """What may stand there; bash would put what several values share in place of the word."""
        items = super().get_completions(args, incomplete)
        if len(items) == 1 or os.environ.get("COMP_TYPE") == _LISTING:
            return items
        typed = incomplete.casefold()
        return [item for item in items if item.value.casefold().startswith(typed)]

    def format_completion(self, item: CompletionItem[str]) -> str:
        """A line for the script's `read`."""
        return f"{item.type}\t{item.value}\t{item.help or ''}"


@click.command(
    cls=Command,
    epilog="Example: tracker completion bash > tracker.bash",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="SHELL")
def completion(shell: str) -> None:
    """Print the script that makes a shell complete commands, references and names.

    \b
    bash: eval "$(tracker completion bash)"       in ~/.bashrc
    zsh:  eval "$(tracker completion zsh)"        in ~/.zshrc, after compinit
    fish: tracker completion fish | source        in ~/.config/fish/config.fish

    SHELL is bash (4.4 or newer), zsh or fish.
    """  # noqa: D301 - the escape keeps click from wrapping the lines below it
    root = click.get_current_context().find_root().command
    made = Bash if shell == "bash" else get_completion_class(shell)
    if made is not None:
        say(made(root, {}, "tracker", VARIABLE).source().rstrip("\n"))
