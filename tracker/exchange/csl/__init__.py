"""Sources from reference managers: CSL-JSON."""
