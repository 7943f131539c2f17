"""Takes the text out of files that people attach to a source."""
