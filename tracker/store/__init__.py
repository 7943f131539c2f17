"""The only place that knows engines, dialects, transactions and migrations."""
