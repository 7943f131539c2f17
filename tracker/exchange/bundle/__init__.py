"""Bundles: a whole database as JSON Lines, history and all."""
