"""Databases at an earlier revision, and revisions that are not written yet."""

import shutil
from collections.abc import Callable

import pytest
from alembic import command
from alembic.config import Config

from tracker.store.engine import APPLICATION_ID, create_file, open_engine
from tracker.store.location import Location
from tracker.store.schema import HEAD, migrations_folder

NextRevision = Callable[[str], None]

CURRENT = migrations_folder()
NEXT = f"{int(HEAD) + 1:04}"

_HEADER = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{HEAD}"


def upgrade():
"""


def migrate_to(revision: str, location: Location) -> None:
    """Bring an empty place to an earlier revision."""
    if location.path is not None:
        create_file(location.path)
    config = Config()
    config.set_main_option("script_location", str(CURRENT))
    config.set_main_option("path_separator", "os")
    with open_engine(location).begin() as connection:
        if location.path is not None:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


@pytest.fixture
def next_revision(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> NextRevision:
    """Make this program one revision newer than it is; give it the body of the upgrade."""

    def add(body: str) -> None:
        migrations = tmp_path_factory.mktemp("newer") / "migrations"
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(CURRENT, migrations, ignore=ignored)
        lines = "".join(f"    {line}\n" for line in body.strip().splitlines())
        file = migrations / "versions" / f"{NEXT}_next.py"
        file.write_text(_HEADER + lines, encoding="utf-8")
        monkeypatch.setattr("tracker.store.schema.migrations_folder", lambda: migrations)
        monkeypatch.setattr("tracker.store.schema.HEAD", NEXT)
        monkeypatch.setattr("tracker.store.backup.HEAD", NEXT)

    return add
