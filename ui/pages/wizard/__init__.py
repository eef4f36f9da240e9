"""The first run: what to begin with, and the steps of a new journal."""
