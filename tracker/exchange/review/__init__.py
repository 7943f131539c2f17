"""The round trip of an editor's sheet: written, filled in elsewhere, read back."""
