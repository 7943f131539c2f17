"""Names that may be one person's are paired; those that only share words are not."""

import time

import pytest

from tracker.vocabulary.lookalikes import lookalikes
from vocabulary.test_names import crowd, known

ALIKE = {
    "the same name": ("Ann Lee", "Ann Lee"),
    "other letters": ("Владимир Щербаков", "Vladimir Shcherbakov"),
    "Chinese": ("习近平", "Xi Jinping"),
    "another romanization": ("Alexander Sergeev", "Aleksandr Sergeyev"),
    "the family name first": ("Sergeev Alexander", "Alexander Sergeyev"),
    "an initial": ("A. Sergeev", "Alexander Sergeev"),
    "a hyphen": ("Jean-Luc Müller", "Jean Luc Muller"),
    "a typing error": ("Angela Merkel", "Angela Merkle"),
}
APART = {
    "two academies": ("Russian Academy of Sciences", "Chinese Academy of Sciences"),
    "two of a family": ("Ivan Petrov", "Igor Petrov"),
    "another initial": ("B. Sergeev", "Alexander Sergeev"),
    "initials alone": ("A. S.", "Alexander Sergeev"),
    "a name and a longer one": ("Institute of Physics", "Institute of Plasma Physics"),
}


@pytest.mark.parametrize("names", ALIKE.values(), ids=ALIKE)
def test_these_are_paired(names: tuple[str, str]) -> None:
    assert list(lookalikes(known(*names))) == [(1, 2)]


@pytest.mark.parametrize("names", APART.values(), ids=APART)
def test_these_are_not(names: tuple[str, str]) -> None:
    assert lookalikes(known(*names)) == {}


def test_two_names_of_one_bearer_are_no_pair() -> None:
    assert lookalikes([one._replace(number=1) for one in known("Ann Lee", "Anne Lee")]) == {}


def test_50000_names_are_not_compared_all_with_all() -> None:
    people = [
        *crowd(50_000),
        *(
            one._replace(number=one.number + 50_000)
            for one in known("Aleksandr Zergeyevsky", "Александр Зергеевский")
        ),
    ]
    started = time.perf_counter()
    assert (50_001, 50_002) in lookalikes(people)
    assert time.perf_counter() - started < 20, "a second on a quiet machine"
