"""The form of a record of the work log."""
