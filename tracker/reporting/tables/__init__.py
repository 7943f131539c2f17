"""Flat tables for editors: declared columns, an allow-list for the public, rows made in chunks."""
