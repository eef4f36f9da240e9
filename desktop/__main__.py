"""The entrance: without a command the window, with one the command line."""

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Start the program with these words (those of the process by default); the exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    if "--smoke-test" in words:
        from desktop import smoke
        from desktop.app import open_window_once

        return smoke.run(open_window_once)
    from desktop.options import window_options

    options = window_options(words)
    if options is None:
        from desktop.cli.main import main as command_line

        return command_line(words)
    from desktop.app import run

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
