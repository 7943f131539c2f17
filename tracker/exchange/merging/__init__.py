"""What a file wants, compared field by field with what it wanted before and what is on file."""
