"""Fixtures of the helpers beside this file; the world of rows is shared with tests/models."""

from store.revisions import next_revision
from store.rows import world

__all__ = ["next_revision", "world"]
