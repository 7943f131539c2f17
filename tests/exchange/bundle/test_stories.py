"""Whatever was recorded and taken back, a bundle holds it, and two databases are made one."""

import shutil
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test

from exchange.bundle.bundles import bring, entries, export
from exchange.claim_files import refill
from recording.machine import PLACE, WORDS, Work
from recording.remembered import snapshot
from tracker.errors import TrackerError
from tracker.recording.voicing import Speaking
from tracker.store.checking import findings
from tracker.store.location import Location


class Carried(Work):
    """A story that is carried into an empty database, by way of another one."""

    between: ClassVar[Location | None] = None

    def empty(self, name: str) -> Location:
        place = self.folder / name
        shutil.copyfile(self.template, place)
        return Location(path=place)

    def teardown(self) -> None:
        try:
            self.carry()
        finally:
            super().teardown()

    def carry(self) -> None:
        whole = export(self.location)
        if self.between is not None:
            refill(self.between, {})
            bring(self.between, whole)
            assert export(self.between) == whole
        again = self.empty("again.db")
        bring(again, whole)
        assert export(again) == whole
        assert snapshot(again) == self.now
        assert list(findings(again)) == []
        bring(again, whole)
        assert export(again) == whole


class Parted(Carried):
    """A story that goes on in two places, which are made one again."""

    @initialize()
    def begin(self) -> None:
        """What both places know: two claims, by one with a name and one without."""
        super().begin()
        self.claim("ann", 0, Speaking(speakers=("Ann",), new=True), "It rains.", topics=True)
        self.claim("bob", 0, Speaking(unnamed="a clerk"), "It snows.", topics=False)
        shutil.copyfile(self.folder / "story.db", self.folder / "other.db")
        self.other = (Location(path=self.folder / "other.db"), dict(self.now), [*self.standing])

    def teardown(self) -> None:
        if hasattr(self, "other"):
            super().teardown()

    def turn(self) -> None:
        here = (self.location, self.now, self.standing)
        (self.location, self.now, self.standing), self.other = self.other, here

    @rule()
    def elsewhere(self) -> None:
        """Go on at the other place."""
        self.turn()

    @rule(place=PLACE, texts=st.tuples(WORDS, WORDS))
    def edited_in_both(self, place: int, texts: tuple[str, str]) -> None:
        for text in texts:
            self.edit("ann", place, text, None)
            self.turn()

    @rule(place=PLACE, both=st.booleans())
    def carried_by_others(self, place: int, *, both: bool) -> None:
        for who in ("ann", "bob") if both else ("bob",):
            self.source(who, "It snows.")
            self.appearance(who, place, -1)
            self.turn()

    def carry(self) -> None:
        one, other = self.location, self.other[0]
        of_one, of_other = export(one), export(other)
        all_of_both = entries(one) | entries(other)
        before = self.now, self.other[1]
        try:
            bring(one, of_other, "ours")
        except TrackerError:
            assert (export(one), snapshot(one)) == (of_one, self.now)
            with pytest.raises(TrackerError):
                bring(other, of_one, "theirs")
            assert (export(other), snapshot(other)) == (of_other, self.other[1])
            return
        joined = export(one)
        apart = self.empty("apart.db")
        shutil.copyfile(self.folder / Path(str(other.path)).name, self.folder / "apart.db")
        bring(apart, of_one, "theirs")
        bring(other, joined)
        self.now = snapshot(one)
        self.other = (other, self.now, self.other[2])
        assert snapshot(other) == self.now == snapshot(apart)
        assert entries(one) == entries(other) >= all_of_both
        assert entries(apart) >= all_of_both
        assert before[0].keys() | before[1].keys() == self.now.keys()
        for place in (one, other, apart):
            assert list(findings(place)) == []
        back = export(other)
        bring(one, back)
        assert export(one) == joined
        bring(one, export(apart))
        assert snapshot(one) == self.now


def run(machine: type[Work], examples: int, steps: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture
def carried(templates: dict[str, Path]) -> type[Work]:
    class Story(Carried):
        template = templates["sqlite"]

    return Story


@pytest.fixture
def over_postgresql(templates: dict[str, Path], postgresql: Location) -> type[Work]:
    class Story(Carried):
        template = templates["sqlite"]
        between = postgresql

    return Story


@pytest.fixture
def parted(templates: dict[str, Path]) -> type[Work]:
    class Story(Parted):
        template = templates["sqlite"]

    return Story


def test_a_story_is_the_same_in_another_database(carried: type[Work]) -> None:
    run(carried, 4, 20)


def test_a_story_is_the_same_after_a_stay_on_postgresql(over_postgresql: type[Work]) -> None:
    run(over_postgresql, 3, 15)


def test_a_story_told_on_in_two_places_ends_the_same_in_both(parted: type[Work]) -> None:
    run(parted, 6, 20)


@pytest.mark.slow
def test_10_stories_are_the_same_after_a_stay_on_postgresql(over_postgresql: type[Work]) -> None:
    run(over_postgresql, 10, 30)


@pytest.mark.slow
def test_10_stories_told_on_in_two_places_end_the_same(parted: type[Work]) -> None:
    run(parted, 10, 40)
