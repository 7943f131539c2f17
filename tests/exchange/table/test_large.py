"""A table of any size is imported in a memory that does not grow with it."""

from pathlib import Path

import pytest

from cli.measuring import measured
from tracker.store.location import Location

MEGABYTE = 1_000_000
PROSE = "the mayor said that every bridge was inspected in that year and that nobody was hurt "


def write(path: Path, size: int) -> int:
    """Write a table of about so many bytes; its rows."""
    text = (PROSE * 120)[:9_600]
    rows = size // len(text)
    with path.open("w", encoding="utf-8") as file:
        file.write("id,text,speaker\n")
        for number in range(rows):
            file.write(f'{number},"{number}: {text}",Person {number % 300}\n')
    return rows


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["sqlite"])
def test_100_megabytes_take_less_than_150_of_memory_and_progress_is_told(
    location: Location,
) -> None:
    rows = write(Path("large.csv"), 100 * MEGABYTE)
    options = ("--map", "key=id", "--map", "text=text", "--map", "speaker=speaker")
    done = measured("import", "large.csv", *options, "--db", str(location.path))
    assert done.out == f"added: 300 speakers, 1 source, {rows:,} claims, {rows:,} appearances\n"
    assert f" of {rows + 1:,} rows read\n" in done.err
    assert done.peak < 150
