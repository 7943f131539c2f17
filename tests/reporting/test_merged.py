"""What the public learns of a merge: nothing it could not read, and never why."""

import pytest

from conftest import Run
from reporting.stories import PAPER, asked, load, tell
from tracker.store.location import Location

STORY = """
source add Paper --type article-newspaper --published 2022-04-16
source add Other --type article-newspaper --published 2022-04-17
source add Third --type article-newspaper --published 2022-04-18
claim add 'Work stopped.' --source S1 --speaker 'Anne Lee' --new
claim add 'Work stopped in May.' --source S2 --speaker 'Ann Lee' --new
claim add 'It never did.' --source S3 --speaker Bob --new --answers C1:disputes --why 'So he says.'
relate C3 disputes C2 --why 'So he says.'
"""
"""C1 by P1, Anne Lee; C2 by P2, Ann Lee, who is the same; C3 by P3."""

MERGE = "speaker merge P1 P2 --why 'CANARY.' --by CANARY"


@pytest.fixture
def story(location: Location, run: Run) -> Location:
    tell(run, STORY)
    return location


def public(run: Run, *arguments: str) -> str:
    outcome = run(*arguments, "--audience", "public")
    assert outcome.code == 0, outcome.err
    return outcome.out


def everything(run: Run) -> str:
    tables = ("claims", "sources", "relations", "conflicts", "speakers")
    told = [public(run, "export", table, "--columns", "all") for table in tables]
    told += [public(run, "report", "conflicts", "-f", form) for form in ("table", "json", "md")]
    return "".join(told)


def speakers(run: Run) -> list[str]:
    columns = ("--columns", "as_published,claims", "--sort", "as_published")
    return public(run, "export", "speakers", *columns, "-f", "csv").splitlines()[1:]


def voices(run: Run) -> list[tuple[str, str | None]]:
    report = asked(run, "report", "conflicts", "--audience", "public")
    found = {
        (one["ref"], one["name"])
        for disputed in report["disputed_claims"]
        for one in disputed["claim"]["speakers"]
    }
    return sorted(found)


def test_two_that_were_printed_by_name_leave_as_one(story: Location, run: Run) -> None:
    del story
    assert speakers(run) == ["Ann Lee,1", "Anne Lee,1", "Bob,1"]
    tell(run, MERGE)
    assert speakers(run) == ["Anne Lee,2", "Bob,1"]
    assert [name for _, name in voices(run)] == ["Anne Lee"]
    assert "CANARY" not in everything(run)
    assert "recorded as" not in everything(run)


def test_a_survivor_whom_nobody_printed_does_not_leave(story: Location, run: Run) -> None:
    del story
    tell(
        run,
        "speaker add CANARY\n"
        "speaker merge P4 P2 --why 'CANARY.'\n"
        "claim add 'CANARY.' --source S1 --speaker P4 --ground-rule off_record\n",
    )
    assert "CANARY" not in everything(run)
    assert "Ann Lee" in everything(run)


def test_a_revealed_survivor_does_not_leave_in_the_place_of_a_name(
    story: Location, run: Run
) -> None:
    del story
    tell(
        run,
        "claim add 'It rains.' --source S1 --unnamed 'an aide'\n"
        "speaker reveal P4 CANARY --source S3\n"
        "speaker merge P4 P2 --why 'One woman.'\n",
    )
    assert "CANARY" not in everything(run)
    assert "an aide" in everything(run)


def test_two_unnamed_voices_that_are_one_stay_two_for_the_public(story: Location, run: Run) -> None:
    del story
    tell(
        run,
        "claim add 'It rains.' --source S1 --unnamed 'an aide'\n"
        "claim add 'It snows.' --source S2 --unnamed 'an official'\n"
        "speaker merge P4 P5 --why 'CANARY.'\n",
    )
    assert [one["speaker"]["ref"] for one in asked(run, "speaker", "list")["speakers"]] == [
        "P1",
        "P2",
        "P3",
        "P4",
    ]
    assert {"an aide,", "an official,"} <= set(speakers(run))
    assert "CANARY" not in everything(run)


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("report", ["sourcing", "anonymity", "origins", "shifts", "timeline"])
def test_a_joint_statement_of_two_that_are_one_has_every_report(
    location: Location, run: Run, report: str, audience: str
) -> None:
    del location
    joint = '\n[claim.C]\nspeaker = ["ann", "bob"]\ntext = "We stopped."\n'
    load(run, PAPER, joint)
    tell(run, "speaker merge Ann Bob --why Same --yes")
    outcome = run("report", report, "--audience", audience)
    assert (outcome.code, outcome.err) == (0, "")


ALIASES = """
speaker alias P1 'Анна Ли'
speaker alias P2 'Энн Ли'
speaker add 'A. Lee' --alias 'Canary'
claim add 'Deep.' --source S3 --speaker P4 --ground-rule deep_background
speaker merge P2 P4 --why 'One woman.'
"""
"""P4 was printed nowhere by name, and is merged into P2."""

ALSO = "Анна Ли; Ann Lee; Энн Ли; A. Lee; Canary"


def aliases(run: Run, *arguments: str) -> list[str]:
    columns = ("--columns", "name,aliases", "--sort", "name", "-f", "csv")
    return run("export", "speakers", *columns, *arguments).out.splitlines()[1:]


def test_the_names_of_the_merged_are_further_names_of_the_survivor(
    story: Location, run: Run
) -> None:
    del story
    tell(run, ALIASES + MERGE)
    assert aliases(run) == [f"Anne Lee,{ALSO}", "Bob,"]
    shown = [asked(run, "speaker", "show", ref)["speaker"]["aliases"] for ref in ("P1", "P2")]
    assert shown == [ALSO.split("; "), ["Энн Ли"]]


def test_the_public_reads_further_names_only_of_whom_a_source_named(
    story: Location, run: Run
) -> None:
    del story
    tell(run, ALIASES + MERGE)
    assert aliases(run, "--audience", "public") == ["Anne Lee,Анна Ли; Ann Lee; Энн Ли", "Bob,"]
