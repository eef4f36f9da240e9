"""What one call of the command line asks, and the journal that it means."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths as places
from desktop.options import PASSWORD_VARIABLE, SUFFIX
from models.errors import EnvironmentProblemError, UsageError

if TYPE_CHECKING:
    from models.journal.journal import Journal

DEFAULT_JOURNAL = f"журнал{SUFFIX}"
_PARTS_OF_A_JOURNAL = ("", ".key", ".lock", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Request:
    """Parsed arguments and the places of this run."""

    arguments: argparse.Namespace
    paths: places.Paths

    @property
    def journal_path(self) -> Path:
        """`--journal`, else the journal opened last, else the usual one."""
        named: Path | None = getattr(self.arguments, "journal", None)
        if named is not None:
            return named
        from desktop.settings import Settings

        recent = Settings.load(self.paths.settings_file).recent_journals
        return recent[0] if recent else self.paths.journals / DEFAULT_JOURNAL

    def target(self, file: Path) -> Path:
        """The file that a command may write; UsageError when a journal, or what belongs to it, would be lost by it."""
        journal = self.journal_path
        own = {os.path.realpath(f"{journal}{ending}") for ending in _PARTS_OF_A_JOURNAL}
        real = os.path.realpath(file)
        if real in own or any(real.endswith(f"{SUFFIX}{ending}") for ending in _PARTS_OF_A_JOURNAL):
            raise UsageError(f"«{file}» принадлежит журналу, записать поверх него нельзя: выберите другое имя файла.")
        return file

    @property
    def password(self) -> str | None:
        """The password of `--password-file` (its first line) or of the environment; None when neither is given."""
        named: Path | None = getattr(self.arguments, "password_file", None)
        if named is None:
            return os.environ.get(PASSWORD_VARIABLE) or None
        try:
            lines = named.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as problem:
            raise EnvironmentProblemError(f"Файл с паролем «{named}» не читается: проверьте путь и файл.") from problem
        if not lines or not lines[0]:
            raise UsageError(f"Файл с паролем «{named}» пуст: запишите пароль первой строкой.")
        return lines[0]

    @contextmanager
    def journal(self, *, read_only: bool = True) -> Iterator["Journal"]:
        """The journal, opened and closed again; errors as of `Journal.open`."""
        from models.journal.journal import Journal

        with Journal.open(self.journal_path, self.password, read_only=read_only) as opened:
            opened.check_on_start()
            yield opened

    @contextmanager
    def school_journal(self, *, read_only: bool = True) -> Iterator["Journal"]:
        """The journal, where the command is about a school; UsageError in an office's."""
        from models.services.office import refuse_office

        with self.journal(read_only=read_only) as opened:
            refuse_office(opened)
            yield opened
