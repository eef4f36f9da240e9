"""One form per record."""
