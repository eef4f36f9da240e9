"""The paper as PDF, the one that preview and printer show."""
