"""Writes that relate two claims, and the rules they are held to."""
