"""Word papers."""
