"""The world of rows is shared with tests/store."""

from store.rows import world

__all__ = ["world"]
