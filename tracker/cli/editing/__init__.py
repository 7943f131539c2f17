"""Claims in an editor of one's own: `claim add --edit`, `claim edit C6 --edit`."""
