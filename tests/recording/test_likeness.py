"""A claim that looks recorded already is told, and recorded."""

import shlex
from pathlib import Path

import pytest
from sqlalchemy import event, select

from conftest import Run
from recording.paper import PAPER
from reporting.stories import tell
from tracker.models import Claim
from tracker.recording.likeness import recorded_already
from tracker.store.location import Location
from tracker.store.session import reading

STORY = (
    PAPER
    + """
source add 'The agency' --type article-newspaper
claim add 'Fewer than 20 of the institutes have stopped their work with partners abroad.' \
    --source S1 --speaker Ann --quote 'fewer than 20 have stopped'
"""
)
SAME = "Fewer than 20 of the institutes have stopped work with their partners abroad."
UNDO = "tracker claim retract C4 --because error --why …"
CARRY = "tracker appearance add C3 --source S2"
LIKE = (
    "C4 looks like C3, recorded already from S1: Fewer than 20 of the institutes have stopped"
    " their work with partners abroad.\n"
)


@pytest.fixture
def paper(location: Location, run: Run) -> Location:
    tell(run, STORY)
    return location


def told(run: Run, text: str, *options: str) -> list[str]:
    outcome = run("claim", "add", text, *options)
    assert outcome.code == 0
    return [line for line in outcome.err.splitlines() if "looks like" in line or "if it" in line]


def test_in_the_same_source_it_may_be_a_slip(paper: Location, run: Run) -> None:
    del paper
    assert told(run, SAME, "--source", "S1", "--speaker", "Ann") == [
        LIKE.rstrip(),
        f"if it is the same: {UNDO}",
    ]


def test_in_another_source_it_may_be_a_further_appearance(paper: Location, run: Run) -> None:
    del paper
    assert told(run, SAME, "--source", "S2", "--speaker", "Ann") == [
        LIKE.rstrip(),
        f"if it is the same, in another source: {UNDO}; then {CARRY}",
        "if it was said again: tracker relate C4 repeats C3 --why …",
    ]


def test_the_same_quotation_is_alike_whoever_speaks_and_whatever_we_say(
    paper: Location, run: Run
) -> None:
    del paper
    quoted = ("--quote", "fewer than 20 have stopped")
    lines = told(run, "Not many.", "--source", "S2", "--unnamed", "an aide", *quoted)
    assert lines[0] == LIKE.rstrip()


def test_a_merged_speaker_is_the_same_speaker(paper: Location, run: Run) -> None:
    del paper
    tell(run, "speaker add 'A. Smith'\nspeaker merge Ann 'A. Smith' --why x")
    assert told(run, SAME, "--source", "S2", "--speaker", "A. Smith")[0] == LIKE.rstrip()


@pytest.mark.parametrize(
    "typed",
    [
        f"'{SAME.replace('20', '30')}' --source S2 --speaker Ann",
        f"'{SAME}' --source S2 --speaker Bo --new",
        f"'{SAME}' --source S2 --speaker Ann --polarity negate",
        f"'{SAME}' --source S2 --speaker Ann --answers C3:repeats --why x",
        "'All is well.' --source S2 --speaker Ann",
    ],
    ids=["other figures", "another speaker", "the other polarity", "said to repeat", "other words"],
)
def test_another_claim_is_not_alike(paper: Location, run: Run, typed: str) -> None:
    del paper
    text, *options = shlex.split(typed)
    assert told(run, text, *options) == []


def test_an_imported_claim_that_looks_recorded_is_told_by_its_key(
    paper: Location, run: Run, tmp_path: Path
) -> None:
    del paper
    file = tmp_path / "other.toml"
    file.write_text(
        f"""\
schema = "tracker/claim-file/1"
id = "other"
[source.wire]
type = "report"
title = "The wire"
[speaker.aide]
descriptor = "an aide"
[claim.A]
source = "wire"
speaker = "aide"
text = "{SAME}"
quote = "fewer than 20 have stopped"
[claim.B]
source = "wire"
speaker = "aide"
text = "{SAME}"
""",
        "utf-8",
    )
    outcome = run("import", str(file))
    assert (outcome.code, outcome.err) == (0, LIKE.replace("C4", "claim.A"))


def test_many_claims_cost_no_more_questions_than_one(paper: Location) -> None:
    with reading(paper) as session:
        claims = list(session.scalars(select(Claim).order_by(Claim.id)))
        for one in claims:
            assert one.speakers
        asked: list[str] = []
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda *found: asked.append(found[2]))
        recorded_already(session, claims[-1:])
        alone = len(asked)
        recorded_already(session, claims[1:])
        assert len(asked) - alone == alone
