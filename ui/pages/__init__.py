"""One page per place in the sidebar."""
