"""What a person can be told went wrong with an editor or a form."""

from tracker.errors import TrackerError


class NoEditorError(TrackerError):
    """A form was to be opened, and nobody said in which editor."""

    def __init__(self) -> None:
        super().__init__(
            "no editor is set; name one in TRACKER_EDITOR, VISUAL or EDITOR, such as:"
            " export EDITOR=nano"
        )


class CannotEditError(TrackerError):
    """An editor that cannot be started, or that ended with an error."""

    def __init__(self, editor: str, problem: str) -> None:
        super().__init__(f"the editor {editor!r} {problem}; nothing was changed")


class EmptyFormError(TrackerError):
    """A form that was given back with nothing in it."""

    def __init__(self) -> None:
        super().__init__("the form is empty; nothing was changed")


class FormKeptError(TrackerError):
    """A form that could not be recorded; its text is kept."""

    def __init__(self, reason: str, path: str, command: str) -> None:
        told = reason if reason.endswith((".", "?")) else f"{reason}."
        super().__init__(f"{told} Your text is kept in {path}; take it up again with: {command}")
