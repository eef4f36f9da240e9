"""What the coordinator's journals print: each read once for the year, and what of it stands on paper."""
