"""The journal, its tables, the counting rules and what the screens and commands call."""
