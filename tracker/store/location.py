"""Where the database is: --db, then TRACKER_DB, then tracker.toml, then the user's data folder."""

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import BadConfigurationError, BadLocationError

CONFIGURATION = "tracker.toml"

_SERVER = re.compile(
    r"(?:[^:/?#@\[\]]*(?::[^:/?#@\[\]]*)?@)?"  # user:password, percent-encoded
    r"(?:\[[0-9A-Fa-f:.]+\]|[^:/?#@\[\]]*)(?::[0-9]+)?(?:,[^/?#@]*)?(?:/[^?#]*)?(?:\?[^#]*)?"
)
_SECRET = re.compile(r"(ssl)?password=", re.IGNORECASE)
"""A parameter of a URL that nobody may see."""


@dataclass(frozen=True)
class Location:
    """A SQLite file or a PostgreSQL URL; exactly one of the two is set."""

    path: Path | None = None
    url: str | None = None

    def __str__(self) -> str:
        """The place as a person may see it: never with a password."""
        if self.url is None:
            return str(self.path)
        return f"postgresql://{_without_password(self.url).partition('://')[2]}"

    @property
    def has_password(self) -> bool:
        """Whether a password stands in the URL."""
        return self.url is not None and self.again() != self._typed()

    def again(self) -> str:
        """The place as it can be given again, with its parameters, but never with a password."""
        scheme, _, rest = self._typed().partition("://")
        if self.url is None:
            return str(self.path)
        place, mark, parameters = rest.partition("?")
        user, at, server = place.rpartition("@")
        kept = "&".join(one for one in parameters.split("&") if not _SECRET.match(one))
        return f"{scheme}://{user.partition(':')[0]}{at}{server}{mark if kept else ''}{kept}"

    def _typed(self) -> str:
        return str(self.path) if self.url is None else self.url.replace("+psycopg", "", 1)


def find_location(given: str | None, *, environ: dict[str, str] | None = None) -> Location:
    """Find the database a command works on.

    Args:
        given: what `--db` said, if anything.
        environ: the environment; the process's own by default.

    Raises:
        BadLocationError: neither a path, sqlite:///PATH nor postgresql://….
        BadConfigurationError: a tracker.toml on the way up that cannot be read.
    """
    environ = dict(os.environ) if environ is None else environ
    if given is not None:
        return parse_location(given, "--db")
    if environ.get("TRACKER_DB"):
        return parse_location(environ["TRACKER_DB"], "TRACKER_DB")
    configuration = find_configuration(Path.cwd())
    if configuration is not None:
        written = read_configuration(configuration).get("db")
        if isinstance(written, str) and written:
            return parse_location(written, str(configuration), relative_to=configuration.parent)
    from platformdirs import user_data_path

    return Location(path=user_data_path("claim-tracker", appauthor=False) / "claims.db")


def parse_location(given: str, origin: str, *, relative_to: Path | None = None) -> Location:
    """Read a path, a sqlite:/// URL or a postgresql:// URL."""
    if re.match(r"\w+(\+\w+)?:/(?!/)", given):
        raise BadLocationError(_without_password(given), origin)
    scheme, found, rest = given.partition("://")
    if not found:
        path = given
    elif scheme in {"postgresql", "postgres", "postgresql+psycopg"}:
        if not _SERVER.fullmatch(rest):
            raise BadLocationError(_without_password(given), origin)
        return Location(url=f"postgresql+psycopg://{rest}")
    elif scheme == "sqlite" and rest.startswith("/") and len(rest) > 1:
        path = rest[1:]
    else:
        raise BadLocationError(_without_password(given), origin)
    if not path.strip() or "\0" in path:
        raise BadLocationError(given, origin)
    try:
        expanded = Path(path).expanduser()
    except RuntimeError as error:  # ~nobody of this name
        raise BadLocationError(given, origin) from error
    return Location(path=(relative_to or Path()) / expanded)


def read_configuration(path: Path) -> dict[str, object]:
    """Read a tracker.toml.

    Raises:
        BadConfigurationError: it cannot be read.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadConfigurationError(str(path), str(error)) from error


def find_configuration(folder: Path) -> Path | None:
    """The tracker.toml of a folder, or of the nearest one above it that has any."""
    for candidate in (folder, *folder.parents):
        path = candidate / CONFIGURATION
        if path.is_file():
            return path
    return None


def _without_password(given: str) -> str:
    """The scheme, the user and what follows the last @, without parameters.

    Read by hand: a password with a character that should have been escaped would put a
    parser of URLs on the wrong track, and then into a message.
    """
    scheme, separator, rest = given.partition(":")
    user, at, place = rest.lstrip("/").rpartition("@")
    name = user.partition(":")[0]
    name += at if name else ""
    slashes = rest[: len(rest) - len(rest.lstrip("/"))]
    return f"{scheme}{separator}{slashes}{name}{place.partition('?')[0]}"
