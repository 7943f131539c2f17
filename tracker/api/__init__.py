"""A database of claims as Python: what the commands do, as methods of the same names."""
