"""What the official papers say, as pure functions that know no database."""
