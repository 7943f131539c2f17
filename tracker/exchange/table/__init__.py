"""Anybody's table, read through a mapping."""
