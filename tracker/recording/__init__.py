"""Writes: what a claim, a speaker or a source must be before it is recorded."""
