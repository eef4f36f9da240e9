"""The log: what happened, never about whom.

The journal holds pupils' names, so the log may hold codes, kinds of errors and places in the code, and nothing that
a user typed. The text of an exception is such a thing (SQLAlchemy quotes the row), and so are other people's messages.
"""

import contextlib
import logging
import traceback
from pathlib import Path
from types import TracebackType

OWN_PACKAGES = ("profjournal", "desktop", "ui", "models", "exporters")
_PROGRAM = Path(__file__).resolve().parent.parent
_BYTES, _KEPT = 512 * 1024, 3


def start(log_file: Path) -> None:
    """Log into `log_file` from now on; where its folder cannot be written, into nothing."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingLog(log_file, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(ImpersonalFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)


class RotatingLog(logging.FileHandler):
    """A log file that makes way for a new one when it is full; three old ones stay.

    That of the standard library imports sockets and pickles: a tenth of the window's start.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write the entry, into a new file when the old one is full."""
        if self.stream is not None and self.stream.tell() > _BYTES:
            self.stream.close()
            with contextlib.suppress(OSError):  # Windows, when somebody reads the log: it grows a while longer
                self._make_way()
            self.stream = self._open()
        super().emit(record)

    def _make_way(self) -> None:
        file = Path(self.baseFilename)
        for number in range(_KEPT, 0, -1):
            newer = file.with_name(f"{file.name}.{number - 1}") if number > 1 else file
            if newer.exists():
                newer.replace(file.with_name(f"{file.name}.{number}"))


class ImpersonalFormatter(logging.Formatter):
    """Our own messages in full, strangers' by their logger's name only, exceptions without their text."""

    def format(self, record: logging.LogRecord) -> str:
        """One entry of the log."""
        if record.name.partition(".")[0] not in OWN_PACKAGES:
            record = logging.LogRecord(
                record.name, record.levelno, record.pathname, record.lineno, "(message withheld)", None, record.exc_info
            )
        else:
            record = logging.makeLogRecord({**record.__dict__, "exc_text": None})
        return super().format(record)

    def formatException(  # noqa: N802  (logging's own name)
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The exception as `describe` tells it."""
        return describe(ei[1]) if ei[1] is not None else ""


def describe(error: BaseException) -> str:
    """The chain of exceptions: for each its kind and the places it passed; no message, no values."""
    chain: list[str] = []
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        frames = traceback.extract_tb(link.__traceback__)
        places = [f"  {_file(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
        kind = type(link)
        chain.append("\n".join([*places, f"{kind.__module__}.{kind.__qualname__}"]))
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\nwhich came of\n".join(chain)


def _file(path: str) -> str:
    """A file of the code without what leads to the program: that may be a home folder, and so a person's name."""
    file = Path(path)
    return file.relative_to(_PROGRAM).as_posix() if file.is_relative_to(_PROGRAM) else file.name
