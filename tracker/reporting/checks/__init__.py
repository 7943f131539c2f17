"""Checks of how claims are sourced: one function a file, each giving findings."""
