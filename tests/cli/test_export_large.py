"""A hundred thousand claims are exported in a memory that does not grow with them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.large import fill
from cli.measuring import peak_of
from tracker.store.location import Location

CLAIMS = 100_000
MEGABYTES = 200

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def large(templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("large") / "large.db"
    shutil.copyfile(templates["sqlite"], path)
    fill(Location(path=path), CLAIMS)
    yield path
    path.unlink()


def _export(database: Path, *arguments: str) -> tuple[int, int]:
    """The exit code and the peak memory in megabytes."""
    return peak_of("export", *arguments, "--db", str(database))


@pytest.mark.parametrize("format_", ["csv", "tsv", "json", "jsonl", "md", "html", "xlsx"])
def test_every_format_stays_below_200_megabytes(large: Path, format_: str) -> None:
    name = f"claims.{format_}"
    code, peak = _export(large, "claims", "-o", name)
    assert code == 0
    assert peak < MEGABYTES
    if format_ not in {"json", "html", "xlsx"}:
        header = {"csv": 1, "tsv": 1, "jsonl": 0, "md": 2}[format_]
        with Path(name).open(encoding="utf-8", newline="") as file:
            assert sum(1 for _ in file) == CLAIMS + header


def test_sorting_for_the_public_does_too(large: Path) -> None:
    options = ("--audience", "public", "--sort", "-text")
    code, peak = _export(large, "claims", *options, "-o", "claims.csv")
    assert (code, peak < MEGABYTES) == (0, True)


@pytest.mark.parametrize("table", ["speakers", "sources", "relations", "conflicts"])
def test_the_other_tables_of_such_a_database_do_too(large: Path, table: str) -> None:
    code, peak = _export(large, table, "-o", f"{table}.csv")
    assert (code, peak < MEGABYTES) == (0, True)
