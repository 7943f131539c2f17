"""Small worlds, each a claim file, and all that is told of them, word for word.

A world's transcript shows commands and what they print; a refusal ends with its exit code.
"""

import re
import shlex
from pathlib import Path

import pytest

from conftest import Outcome, Run
from tracker.store.location import Location

WORLDS = sorted(Path(__file__).with_name("worlds").glob("*.console"))


def printed(outcome: Outcome) -> str:
    """What a person sees of a result, or of a refusal; the time of recording is any time."""
    told = outcome.out if outcome.code == 0 else f"{outcome.err}exit {outcome.code}\n"
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", "0000-00-00 00:00 UTC", told)


@pytest.mark.parametrize("world", WORLDS, ids=[one.stem for one in WORLDS])
def test_a_world_is_told_word_for_word(location: Location, run: Run, world: Path) -> None:
    del location
    assert run("import", world.with_suffix(".toml"), "--yes").code == 0
    transcript = world.read_text(encoding="utf-8")
    commands = re.findall(r"^\$ tracker (.+)$", transcript, re.MULTILINE)
    told = "".join(
        f"$ tracker {command}\n{printed(run(*shlex.split(command), columns=100))}"
        for command in commands
    )
    assert told == transcript


TYPES = ("contradicts", "disputes", "qualifies", "weakens", "leaves_open")
SAME = 'match = { who = "same", what = "same", where = "same", when = "same" }'


def dispute(answers: int) -> str:
    """A claim, and so many answers of five kinds, four by each of the voices."""
    parts = [
        'schema = "tracker/claim-file/1"\nid = "dispute"\n[defaults]\nsource = "survey"\n',
        '[source.survey]\ntype = "report"\ntitle = "What the villages say"\n',
        '[speaker.mayor]\nname = "Ana Sousa"\n',
    ]
    parts += [
        f'[speaker.v{voice}]\nname = "Voice {voice:03}"\n' for voice in range(1, answers // 4 + 1)
    ]
    parts.append('[claim.C]\nspeaker = "mayor"\ntext = "Everybody has water."\n')
    for number in range(1, answers + 1):
        type_ = TYPES[number % len(TYPES)]
        kind = "no_comment" if type_ == "leaves_open" else "assertion"
        match = f", {SAME}" if type_ == "contradicts" else ""
        parts.append(
            f'[claim.A{number}]\nspeaker = "v{(number + 3) // 4}"\ntext = "Answer {number}."\n'
            f'kind = "{kind}"\n'
            f'answers = [{{ claim = "C", type = "{type_}", why = "It does."{match} }}]\n'
        )
    return "".join(parts)


def test_a_dispute_of_400_answers_is_grouped_counted_and_folded(
    location: Location, run: Run
) -> None:
    del location
    Path("dispute.toml").write_text(dispute(400), encoding="utf-8")
    assert run("import", "dispute.toml").code == 0
    outcome = run("report", "conflicts", "--claim", "C1", columns=100)
    expected = Path(__file__).with_name("worlds") / "dispute-of-400.txt"
    assert outcome.out == expected.read_text(encoding="utf-8")


def test_there_are_eleven_more_worlds() -> None:
    assert len(WORLDS) == 11
