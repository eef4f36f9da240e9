"""What the window was started with."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SUFFIX = ".profjournal"
PACKAGE_SUFFIX = ".asice"
PASSWORD_VARIABLE = "PROFJOURNAL_PASSWORD"


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """The journal to open (a double click, `--journal`), where the program keeps its own, the password's file.

    `package` is a package or receipt that was double-clicked: it opens in the last journal.
    """

    journal: Path | None = None
    data_dir: Path | None = None
    password_file: Path | None = None
    package: Path | None = None

    def password(self) -> str | None:
        """The first line of the password's file, else the environment's; None when there is none or it is unreadable.

        The window then asks: no refusal stands between the user and her journal.
        """
        if self.password_file is None:
            return os.environ.get(PASSWORD_VARIABLE) or None
        try:
            lines = self.password_file.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            return None
        return lines[0] if lines and lines[0] else None


_FIELDS = {"--journal": "journal", "--data-dir": "data_dir", "--password-file": "password_file"}


def window_options(argv: Sequence[str]) -> WindowOptions | None:
    """The options of a start with a window; None when the words are a command, or a mistake that the CLI explains."""
    values: dict[str, Path] = {}
    rest = list(argv)
    while rest:
        word = rest.pop(0)
        option, equals, value = word.partition("=")
        if option in _FIELDS and (equals or rest):
            values[_FIELDS[option]] = Path(value if equals else rest.pop(0))
        elif not word.startswith("-") and word.lower().endswith(PACKAGE_SUFFIX) and "package" not in values:
            values["package"] = Path(word)
        elif not word.startswith("-") and (word.endswith(SUFFIX) or Path(word).is_file()) and "journal" not in values:
            values["journal"] = Path(word)
        else:
            return None
    return WindowOptions(**values)
