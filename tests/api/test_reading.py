"""Reads from Python give what the commands print."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

import tracker
from conftest import Run
from tracker.errors import NotForThePublicError, UnknownReferenceError
from tracker.rendering.jsons import render_json
from tracker.store.location import Location

SAME: list[tuple[str, Callable[[tracker.Tracker], object]]] = [
    ("claim list --limit 0", lambda t: t.claim.list()),
    ("claim list --kind denial --limit 1", lambda t: t.claim.list(kind="denial", limit=1)),
    ("claim show C13", lambda t: t.claim.show("C13")),
    ("speaker list --all --limit 0", lambda t: t.speaker.list(everything=True)),
    ("speaker show sergeev", lambda t: t.speaker.show("sergeev")),
    ("speaker duplicates --limit 0", lambda t: t.speaker.duplicates()),
    ("affiliation list", lambda t: t.affiliation.list()),
    ("source list --limit 0", lambda t: t.source.list()),
    ("source show S1", lambda t: t.source.show("S1")),
    ("relation list --claim C6 --limit 0", lambda t: t.relation.list(claim="C6")),
    ("relation show R3", lambda t: t.relation.show("R3")),
    ("question list --limit 0", lambda t: t.question.list()),
    ("respond list --limit 0", lambda t: t.respond.list()),
    ("search pause --limit 0", lambda t: t.search("pause")),
    ("log --limit 3", lambda t: t.log(limit=3)),
    ("report conflicts", lambda t: t.report.conflicts()),
    (
        "report conflicts --claim C6 --audience public",
        lambda t: t.report.conflicts(claim="C6", audience="public"),
    ),
    ("report origins", lambda t: t.report.origins()),
    ("report shifts --speaker sergeev", lambda t: t.report.shifts(speaker="sergeev")),
    (
        "report sourcing --rule A5 --source S1",
        lambda t: t.report.sourcing(rule="A5", source="S1"),
    ),
    ("report anonymity", lambda t: t.report.anonymity()),
    (
        "report timeline --said-before 2022-04-14",
        lambda t: t.report.timeline(said_before="2022-04-14"),
    ),
    ("report dossier C6", lambda t: t.report.dossier("C6")),
    ("report responses", lambda t: t.report.responses()),
    ("report impact S1", lambda t: t.report.impact("S1")),
    ("map --claim C6", lambda t: t.report.map(claim="C6")),
]

SAME_MATTER = dict.fromkeys(("who", "what", "where", "when"), "same")


def timeless(printed: str) -> Any:  # noqa: ANN401 - JSON
    """JSON without the moments at which it was made."""
    return json.loads(printed, object_hook=lambda one: one | {"generated_at": "now"})


def test_each_read_is_what_the_command_of_its_name_prints_as_json(
    seeded: Location, run: Run, place: str
) -> None:
    t = tracker.open(place)
    for command, read in SAME:
        printed = run(*command.split(), "-f", "json", "-q").out
        assert (command, timeless(printed)) == (command, timeless(render_json(read(t))))
    assert seeded


def test_what_a_public_report_leaves_out_is_told(place: str) -> None:
    told: list[str] = []
    t = tracker.open(place, user="ann", tell=told.append)
    source = t.source.add("The paper", type="article-newspaper", published="2026-11-20").ref
    t.claim.add("Work stopped.", source=source, speaker="Ann Lee", new=True)
    t.claim.add("Pay was late.", source=source, unnamed="a clerk", ground_rule="off_record")
    assert len(t.report.timeline(audience="public").entries) == 1
    assert told == ["left out for the public: 1 claim off the record"]
    with pytest.raises(NotForThePublicError):
        t.report.dossier("C2", audience="public")


def test_a_report_is_of_a_moment_in_the_past(t: tracker.Tracker) -> None:
    source = t.source.add("The paper", type="article-newspaper").ref
    t.claim.add("Work stopped.", source=source, speaker="Ann Lee", new=True)
    before = datetime.now(UTC)
    t.claim.add("Work went on.", source=source, speaker="Bo Berg", new=True)
    t.relate("C2", "disputes", "C1", why="Says the opposite.", match=SAME_MATTER)
    assert t.report.conflicts().counts.contested == 1
    assert t.report.conflicts(as_of=before).counts.contested == 0
    with pytest.raises(UnknownReferenceError):
        t.report.dossier("C2", as_of=before)


def test_its_state_is_told_and_checked(seeded: Location, place: str) -> None:
    t = tracker.open(place)
    assert dict(t.status())["holds"].startswith("30 claims")
    assert t.check() == []
    desk = tracker.open("postgresql://desk:secret@host/story")
    assert desk.place == "postgresql://desk@host/story", "the password is not told"
    assert seeded
