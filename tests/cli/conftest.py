import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.spares import add_spares
from conftest import SEED, called
from reporting.databases import filled_database, make_default
from tracker.store.location import Location


@pytest.fixture
def engine() -> str:
    """What is typed and printed does not depend on the engine."""
    return "sqlite"


@pytest.fixture(scope="session")
def seed_database(request: pytest.FixtureRequest) -> Iterator[Location]:
    with filled_database(request, "sqlite") as location:
        yield location


@pytest.fixture
def seed(seed_database: Location, monkeypatch: pytest.MonkeyPatch) -> Location:
    """The seed, to read only; the program's default."""
    return make_default(monkeypatch, seed_database)


@pytest.fixture
def copy(seed_database: Location) -> Path:
    """A copy of the seed's database in the working folder, called story.db."""
    return Path(shutil.copyfile(str(seed_database.path), "story.db"))


@pytest.fixture(scope="session")
def sheet(seed_database: Location, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The conflicts of the seed, to fill in."""
    path = tmp_path_factory.mktemp("sheet") / "conflicts.csv"
    with pytest.MonkeyPatch.context() as patch:
        make_default(patch, seed_database)
        outcome = called(patch, "export", "conflicts", "--editable", "-o", path)
    assert outcome.code == 0, outcome.err
    return path.read_bytes()


@pytest.fixture
def workplace(copy: Path, sheet: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder in which every command's example works; its database, the default."""
    location = make_default(monkeypatch, Location(path=copy))
    add_spares(location)
    Path("story.toml").write_bytes(SEED.read_bytes())
    Path("conflicts.csv").write_bytes(sheet)
    Path("article.txt").write_text("A “military operation”, it says.\n", encoding="utf-8")
    return copy
