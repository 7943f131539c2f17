"""Who writes: TRACKER_USER, else the login name."""

import os

from tracker.errors import BadTextError
from tracker.vocabulary.text import LINE_LIMIT, storable


def user_name(given: str | None = None) -> str:
    """The name that the history keeps.

    Args:
        given: the name, where it is known.

    Raises:
        BadTextError: no database can hold the name.
    """
    who = given or os.environ.get("TRACKER_USER")
    what = "user" if given else "TRACKER_USER" if who else "your login name"
    who = who or _login_name()
    mend = "give another name" if given else "set TRACKER_USER to your name"
    try:
        storable(what, who)
    except BadTextError as error:
        raise BadTextError(what, error.problem, mend) from error
    if len(who) > LINE_LIMIT:
        problem = f"has {len(who):,} characters, {LINE_LIMIT:,} is the limit"
        raise BadTextError(what, problem, mend)
    return who


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in a container
        return f"user {os.getuid()}"
