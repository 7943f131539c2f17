"""Names are reached in any script and spelling; a guess says that it is one."""

import functools
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.vocabulary.names import Fit, Found, Known, alike, ranked
from tracker.vocabulary.text import fold


def known(*names: str) -> list[Known]:
    """These names, borne by 1, 2, 3 …"""
    return [Known(number, fold(name), name) for number, name in enumerate(names, start=1)]


PEOPLE = known(
    "Alexander Sergeev",
    "习近平",
    "Владимир Щербаков",
    "José Álvarez",
    "نرگس محمدی",
    "Jean-Luc Müller",
    "Angela Merkel",
    "Anna Sergeeva",
)

REACHED = {
    "sergeev": [(1, Fit.WORDS), (8, Fit.BEGINS)],
    "SERGEEV": [(1, Fit.WORDS), (8, Fit.BEGINS)],
    "Сергеев": [(1, Fit.WORDS)],
    "Sergeyev": [(1, Fit.ALIKE), (8, Fit.ALIKE)],
    "sergev": [(1, Fit.ALIKE), (8, Fit.ALIKE)],
    "Sergeev, Alexandr": [(1, Fit.ALIKE)],
    "Сергеев Александр": [(1, Fit.ALIKE)],
    "习近平": [(2, Fit.SAME)],
    "Xi Jinping": [(2, Fit.ROMANIZED)],
    "xijinping": [(2, Fit.ROMANIZED)],
    "xijinpin": [(2, Fit.ALIKE)],
    "近平": [(2, Fit.PART)],
    "shcherbakov": [(3, Fit.WORDS)],
    "Sherbakov": [(3, Fit.ALIKE)],
    "jose alvarez": [(4, Fit.SAME)],
    "José Álvarez": [(4, Fit.SAME)],
    "alv": [(4, Fit.BEGINS)],
    "vare": [(4, Fit.PART)],
    "muller": [(6, Fit.WORDS)],
    "mull": [(6, Fit.BEGINS)],
    "angla mrkel": [(7, Fit.ALIKE)],
    "": [],
    "  ": [],
    "xyzzy": [],
}


@pytest.mark.parametrize(("typed", "found"), REACHED.items(), ids=REACHED)
def test_what_is_typed_reaches(typed: str, found: list[tuple[int, Fit]]) -> None:
    assert [(one.number, one.fit) for one in ranked(typed, PEOPLE)] == found


def test_who_has_several_names_is_found_once_by_the_best_of_them() -> None:
    names = [Known(1, fold(name), name) for name in ("Xi Jinping", "习近平", "Xi")]
    assert ranked("xi", names) == [Found(1, "Xi", Fit.SAME)]


def test_a_syllable_of_another_script_is_no_part_of_a_latin_name() -> None:
    assert ranked("李", known("Alice", "Li Wei")) == [Found(2, "Li Wei", Fit.WORDS)]


def test_no_more_guesses_are_given_than_asked_for() -> None:
    names = known(*(f"Sergee{letter}" for letter in "abcdefgh"))
    assert len(alike("Sergeex", names, limit=3)) == 3


@given(st.text(max_size=20), st.lists(st.text(min_size=1, max_size=20), max_size=5))
def test_any_text_can_be_typed(typed: str, names: list[str]) -> None:
    for one in ranked(typed, known(*names)):
        assert one.name in names


@given(st.text(min_size=1, max_size=20), st.lists(st.text(min_size=1, max_size=20), max_size=5))
def test_a_name_itself_comes_first(name: str, others: list[str]) -> None:
    found = ranked(name, known(*others, name))
    if fold(name):
        assert found[0].fit is Fit.SAME
        assert fold(found[0].name) == fold(name)


@functools.cache
def crowd(size: int) -> list[Known]:
    """So many invented names in two scripts, none of them Sergeev."""
    dice = random.Random(1)  # noqa: S311 - names, no secrets
    syllables = ("ser ge an ov ik mo ra shch er ba li wang", "сер ге ван ов ик мо ра щер ба ге")
    families = [
        "".join(dice.choices(some.split(), k=dice.randint(2, 4))).title()
        for some in syllables
        for _ in range(size // 4)
    ]
    given_names = ["Sergey", "Anna", "Ivan", "Wei", "José", "Сергей", "Анна", "Ольга"]
    return known(*(f"{dice.choice(given_names)} {dice.choice(families)}" for _ in range(size)))


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("sergeev", 1),
        ("Sergeyev", 1),
        ("Сергеев", 1),
        ("sergev", 1),
        ("Aleksandr Sergeyev", 1),
        ("习近平", 2),
        ("Xi Jinping", 2),
    ],
)
def test_among_50000_names_the_right_one_is_first_in_no_time(typed: str, number: int) -> None:
    people = [
        *crowd(50_000),
        Known(1, "alexander sergeev", "Alexander Sergeev"),
        Known(2, "习近平", "习近平"),
    ]
    people = [one._replace(number=one.number + 2) for one in people[:-2]] + people[-2:]
    ranked(typed, people)
    started = time.process_time()
    found = ranked(typed, people)
    took = time.process_time() - started
    assert found[0].number == number
    assert took < 1, "a tenth of that on a quiet machine"
