"""Schema steps of the journal file."""
