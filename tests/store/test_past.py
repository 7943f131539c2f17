"""The database as it was: what a report said then, it says again as of then."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from conftest import Run
from recording.machine import Work
from recording.paper import PAPER
from reporting.stories import asked, conflicts, tell
from tracker.models import Change
from tracker.rendering.jsons import render_json
from tracker.reporting.claims import ClaimFilter
from tracker.reporting.conflicts import conflicts_report
from tracker.reporting.questions import questions_report
from tracker.reporting.sourcing import sourcing_report
from tracker.store.engine import open_engine
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.past import reading_past
from tracker.store.session import reading
from tracker.vocabulary.audience import Audience

STORY = (
    PAPER
    + """
relate C2 contradicts C1 --why Both. --match same,same,same,same
question add 'Has work stopped?'
position C1 Q1 yes
"""
)


@pytest.fixture
def paper(location: Location, run: Run) -> Location:
    tell(run, STORY)
    return location


def last_change(location: Location) -> str:
    """When the last change was made, to the microsecond."""
    with reading(location) as session:
        moment = session.scalar(select(func.max(Change.at)))
    assert isinstance(moment, datetime)
    return moment.isoformat()


def but_for_the_date(report: dict[str, Any]) -> dict[str, Any]:
    return report | {"generated_at": "", "as_of": None}


AFTER = """
claim edit C1 --text 'All work stopped.' --said 2022-04-13
claim edit C2 --speaker Ann
relation reject R1
position C1 Q1 no
speaker edit Ann --note x
claim retract C2 --because withdrawn --why x
speaker reveal P4 'Li Wei' --source S1
claim add 'More.' --source S1 --unnamed 'an aide' --answers C1:disputes --why x
undo
"""


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_a_report_as_of_then_is_the_report_made_then(
    paper: Location, run: Run, audience: str
) -> None:
    reports = {name: ("report", name, "--audience", audience) for name in ("conflicts", "sourcing")}
    then = {name: but_for_the_date(asked(run, *words)) for name, words in reports.items()}
    moment = last_change(paper)
    for line in filter(None, AFTER.splitlines()):
        tell(run, line)
        for name, words in reports.items():
            found = asked(run, *words, "--as-of", moment)
            assert found["as_of"] is not None
            assert but_for_the_date(found) == then[name], line


def _then(report: object) -> object:
    """A dossier without what says when it was made and of when it is, and without history."""
    if isinstance(report, list):
        return [_then(one) for one in report]
    if not isinstance(report, dict):
        return report
    left = {"generated_at", "as_of", "history"}
    return {name: _then(one) for name, one in report.items() if name not in left}


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("subject", ["C1", "Ann", "Q1"])
def test_a_dossier_as_of_then_is_the_dossier_made_then(
    paper: Location, run: Run, subject: str, audience: str
) -> None:
    words = ("report", "dossier", subject, "--audience", audience)
    then = asked(run, *words)
    moment = last_change(paper)
    tell(run, AFTER)
    found = asked(run, *words, "--as-of", moment)
    assert _then(found) == _then(then)
    assert _then(asked(run, *words)) != _then(then)
    assert found["as_of"] is not None
    assert found["history"] is None
    told = run(*words, "--as-of", moment, "-f", "md").out
    assert told.count("As the database was on") == 1


def test_a_whole_day_counts_and_the_report_says_so(paper: Location, run: Run) -> None:
    del paper
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    yesterday = f"{datetime.now(UTC) - timedelta(days=1):%Y-%m-%d}"
    assert conflicts(run, "--as-of", today)["counts"]["conflict"] == 1
    for shape in ("table", "md", "html"):
        out = run("report", "conflicts", "--as-of", today, "-f", shape).out
        assert f"As the database was on {today} 23:59 UTC" in out.replace("\\", "")
    outcome = run("report", "conflicts", "--as-of", yesterday)
    assert (outcome.code, outcome.out) == (1, "")
    assert re.fullmatch(
        rf"tracker: nothing was on file on {yesterday}: the history begins {today} \d\d:\d\d UTC;"
        r" choose a later date\n",
        outcome.err,
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("soon", "'soon' is no date; write a day (2026-11-20) or a moment (2026-11-20T14:30)"),
        ("2999-01-01", "'2999-01-01' is in the future; the history ends today"),
    ],
)
def test_a_date_that_is_none_is_told(paper: Location, run: Run, given: str, told: str) -> None:
    del paper
    outcome = run("report", "conflicts", "--as-of", given)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err


def test_what_was_purged_since_is_told(paper: Location, run: Run) -> None:
    moment = last_change(paper)
    tell(run, "claim edit C1 --text 'All work stopped.'")
    purge = (
        "UPDATE revision SET payload = NULL, salt = NULL WHERE version = 1 AND record_uid ="
        " (SELECT uid FROM claim WHERE id = 1)"
    )
    with open_engine(paper).begin() as connection:
        connection.execute(text(purge))
    outcome = run("report", "conflicts", "--as-of", moment)
    assert (outcome.code, outcome.out) == (1, "")
    assert re.fullmatch(
        r"tracker: what C1 said on \d{4}-\d\d-\d\d was purged since, so that there is no report"
        r" as of then; choose a later date\n",
        outcome.err,
    )


def test_nothing_can_be_written_into_the_past(paper: Location) -> None:
    with (
        reading_past(paper, datetime.now(UTC)) as session,
        pytest.raises(OperationalError, match="readonly"),
    ):
        session.execute(text("DELETE FROM claim"))


def printed(location: Location, moment: datetime | None) -> str:
    """All that is told of a moment, but for the date."""
    now = datetime(2030, 1, 1, tzinfo=UTC)
    with reading_past(location, moment) as session:
        return "\n".join(
            render_json(report)
            for audience in Audience
            for report in (
                conflicts_report(session, everything=True, audience=audience, now=now),
                sourcing_report(session, ClaimFilter(), audience=audience, now=now),
                questions_report(session, limit=None, everything=True),
            )
        )


class Printing(Work):
    """Reports are kept as changes are made; at the end some are made again, as of then."""

    def change(self, who: str, act: Callable[[Session, Author], object]) -> None:
        before = len(self.standing)
        super().change(who, act)
        if len(self.standing) > before and len(self.standing) % 4 == 0:
            self.kept = {**getattr(self, "kept", {}), self.moment(): printed(self.location, None)}

    def moment(self) -> datetime:
        return datetime.fromisoformat(last_change(self.location))

    def teardown(self) -> None:
        for moment, then in getattr(self, "kept", {}).items():
            assert printed(self.location, moment) == then
        super().teardown()


def tell_stories(templates: dict[str, Path], examples: int, steps: int) -> None:
    class Story(Printing):
        template = templates["sqlite"]

    run_state_machine_as_test(
        Story,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_in_a_history_a_report_as_of_then_is_the_report_made_then(
    templates: dict[str, Path],
) -> None:
    tell_stories(templates, 4, 15)


@pytest.mark.slow
def test_in_300_histories_a_report_as_of_then_is_the_report_made_then(
    templates: dict[str, Path],
) -> None:
    tell_stories(templates, 300, 30)
