"""What `db status` and `speaker show` tell of rows that are not as they were."""

from conftest import Run
from reporting.databases import both_engines
from reporting.stories import PAPER, answers, asked, claim, load
from tracker.store.location import Location


@both_engines
def test_the_status_tells_how_many_records_lists_leave_out(location: Location, run: Run) -> None:
    del location
    further = [claim(key, "ann", f"{key}.") for key in "CDE"]
    relations = answers("B", "disputes", "A") + answers("C", "disputes", "A")
    load(run, PAPER, *further, relations, answers("D", "disputes", "A"))
    assert _holds(run) == "5 claims, 3 speakers, 1 source, 3 relations"
    why = ("--why", "Misread.")
    for words in (
        ("claim", "retract", "C4", "--because", "error", *why),
        ("claim", "retract", "C5", "--because", "withdrawn", *why),
        ("relation", "reject", "R1", *why),
        ("relation", "retract", "R2", *why),
        ("speaker", "retract", "P3", *why),
    ):
        assert run(*words).code == 0, words
    assert _holds(run) == (
        "5 claims (1 recorded in error), 3 speakers (1 retracted), 1 source,"
        " 3 relations (1 retracted, 1 rejected)"
    )


def test_a_speaker_named_later_is_shown_with_the_source_that_did(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER)
    assert run("speaker", "reveal", "P3", "Cleo", "--source", "S1").code == 0
    assert "naming  named, revealed in S1" in run("speaker", "show", "P3").out.splitlines()
    told = [asked(run, "speaker", "show", ref)["speaker"]["revealed_in"] for ref in ("P3", "P1")]
    assert told == ["S1", None]


def _holds(run: Run) -> str:
    (line,) = (
        one for one in run("db", "status", columns=200).out.splitlines() if one.startswith("holds")
    )
    return line.removeprefix("holds").strip()
