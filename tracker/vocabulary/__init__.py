"""Closed word lists and value types of the field: plain Python, no input or output."""
