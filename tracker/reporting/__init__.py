"""Reads: frozen reports, already free of whatever their audience may not see."""
