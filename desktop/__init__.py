"""The program as a whole: command line, window start, paths, settings."""
