"""The hand-written claim file: TOML, or JSON of the same shape."""
