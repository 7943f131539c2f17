"""Finds quotations in the text of their source; pure, no database."""
