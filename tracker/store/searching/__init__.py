"""Full-text search: an index beside the records, one interface, an engine's own means behind it."""
