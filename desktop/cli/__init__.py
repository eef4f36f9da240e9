"""The command line (contract, section 2): the same services as the window, without a display."""

from desktop.cli.main import main

__all__ = ["main"]
