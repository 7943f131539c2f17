"""One claim as a form for an editor: a commented claim file of that claim alone."""
