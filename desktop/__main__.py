"""The entrance: without a command the window, with one the command line."""

import builtins
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
    # PySide6 reads the source of every module imported after it, in search of a switch (`__feature__`) that nobody
    # here uses: 20 MB and 50 ms of a start.
    plain_import = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain_import
    # Nothing here goes to the network; SQLAlchemy imports asyncio, and that would load TLS: 4 MB.
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    from desktop.app import run

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
