"""The tables of the journal file."""
