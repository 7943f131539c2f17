"""The nouns and verbs of Python are those of the commands."""

import tracker
from cli.tree import LEAVES

ELSEWHERE = {
    "position": ("question", "take_position"),
    "verdict": ("verdict", "give"),
    "check quotes": ("source", "check_quotes"),
    "map": ("report", "map"),
    "db status": ("status",),
    "db check": ("check",),
}
"""Commands whose method is called otherwise."""

COMMANDS_ONLY = {"completion", "db upgrade", "demo", "export", "import", "init", "review", "schema"}
"""What moves whole databases and files, or is of the terminal."""


def test_every_command_on_records_has_a_method() -> None:
    t = tracker.open("story.db")
    missing = []
    for path in LEAVES:
        words = " ".join(path)
        if not path or words in COMMANDS_ONLY or path[0] in COMMANDS_ONLY:
            continue
        found: object = t
        for name in ELSEWHERE.get(words, path):
            found = getattr(found, name, None)
        if not callable(found):
            missing.append(words)
    assert missing == []
