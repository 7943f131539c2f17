"""Small claim files, what happens to their records later, and the reports made of them."""

import json
import shlex
from pathlib import Path
from typing import Any

from conftest import Run
from tracker.models import Claim, Relation, Row
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import writing
from tracker.store.state import Writer

PAPER = """\
schema = "tracker/claim-file/1"
id = "story"

[defaults]
source = "paper"

[source.paper]
type = "article-newspaper"
title = "The paper"

[speaker.ann]
name = "Ann"

[speaker.bob]
name = "Bob"

[speaker.clerk]
descriptor = "a clerk"

[claim.A]
speaker = "ann"
text = "Work stopped."

[claim.B]
speaker = "bob"
text = "Work went on."
"""
"""C1 by Ann and C2 by Bob, in S1; the clerk, who is unnamed, has said nothing yet."""

SAME = 'match = { who = "same", what = "same", where = "same", when = "same" }'


def answers(one: str, type_: str, other: str, rest: str = "") -> str:
    """Lines of a claim file: claim `one` answers claim `other`."""
    lines = f'claim = "{other}"\ntype = "{type_}"\nwhy = "Because."'
    return f"\n[[claim.{one}.answers]]\n{lines}\n{rest}\n"


def contradicts(one: str, other: str) -> str:
    """Lines of a claim file: neither can be true if the other is."""
    return answers(one, "contradicts", other, SAME)


def claim(key: str, speaker: str | None, text: str, rest: str = "") -> str:
    """Lines of a claim file: one more claim."""
    spoken = f'speaker = "{speaker}"\n' if speaker else ""
    return f'\n[claim.{key}]\n{spoken}text = "{text}"\n{rest}\n'


def load(run: Run, *parts: str) -> None:
    """Import a claim file made of parts."""
    Path("story.toml").write_text("".join(parts), encoding="utf-8")
    outcome = run("import", "story.toml", "--yes")
    assert outcome.code == 0, outcome.err


def tell(run: Run, lines: str) -> str:
    """Give commands, one a line, which all work; what the last one prints."""
    out = ""
    for line in filter(None, lines.splitlines()):
        outcome = run(*shlex.split(line))
        assert (outcome.code, line) == (0, line), outcome.err
        out = outcome.out
    return out


def asked(run: Run, *arguments: object) -> dict[str, Any]:
    """What a command prints as JSON."""
    outcome = run(*arguments, "-f", "json", "-q")
    assert outcome.code == 0, outcome.err
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def conflicts(run: Run, *options: object) -> dict[str, Any]:
    """The contradiction report."""
    return asked(run, "report", "conflicts", *options)


def listed(report: dict[str, Any]) -> dict[str, list[str]]:
    """Disputed claims, and for each `C2 contradicts` and so on, in the report's order."""
    return {
        disputed["claim"]["ref"]: [
            f"{response['claim']['ref']} {response['type']}" for response in disputed["responses"]
        ]
        for disputed in report["disputed_claims"]
    }


def counted(report: dict[str, Any]) -> dict[str, int]:
    """The counts that are not zero."""
    return {name: count for name, count in report["counts"].items() if count}


def change_claim(location: Location, number: int, **values: object) -> None:
    """Change a claim, as its commands will once they are there."""
    _change(location, Claim, number, values)


def retract_claim(location: Location, number: int, status: str) -> None:
    """Take a claim back, as `claim retract` does."""
    change_claim(
        location,
        number,
        status=status,
        retracted_by="tester",
        retracted_at="2022-05-01T12:00:00+00:00",
        retracted_why="Because.",
    )


def change_relation(location: Location, number: int, **values: object) -> None:
    """Change a relation, as its commands will once they are there."""
    _change(location, Relation, number, values)


def resolve(location: Location, number: int, words: str) -> None:
    """Settle a relation."""
    change_relation(
        location,
        number,
        resolution=words,
        resolved_by="tester",
        resolved_at="2022-05-01T12:00:00+00:00",
    )


def _change(location: Location, model: type[Row], number: int, values: dict[str, object]) -> None:
    with writing(location, Author("tester", "edit")) as session:
        Writer(session).change(session.get_one(model, number), values)
