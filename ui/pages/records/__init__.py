"""What the pages of the journals share: a table over many records, a form beside it, its way to paper."""
