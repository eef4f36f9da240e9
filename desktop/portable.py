"""A journal on a stick is worked on as a copy on the computer's own disk and written back on closing.

A stick may be pulled in the middle of a write and dies of many small ones; SQLite needs a disk that does not. The copy
is removed once it is back: it must not stay behind on somebody else's computer.
"""

import hashlib
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from models.errors import EnvironmentProblemError
from models.journal import atomic, problems

_FOLDERS = (".photos", ".backups", ".next")  # the last one holds a replacement that a crash interrupted
_FILES = (".key", "-wal")  # a journal left open by a crash keeps its last records in the -wal
_BASE = "base.sha256"
_CLOCK = 3.0  # exFAT keeps even seconds

Warn = Callable[[str], None]


class WorkingCopy:
    """The local copy of a journal on a stick; open the journal at `path`, call `give_back` after closing it."""

    def __init__(self, original: Path, folder: Path) -> None:
        """For `take`."""
        self.original = original
        self.path = folder / original.name
        self._folder = folder
        self._is_fresh = False

    @classmethod
    def take(cls, original: Path, working_copies: Path, warn: Warn) -> "WorkingCopy":
        """Copy the journal `original` below `working_copies`; `warn` gets the one sentence that the user must know.

        A copy left by a crash or by a pulled stick is taken up again when the original is still what it was copied
        from; otherwise it is put aside, and `warn` says where. `EnvironmentProblemError` when a disk refuses.
        """
        original = original.absolute()
        copy = cls(original, working_copies / hashlib.sha256(str(original).encode()).hexdigest()[:16])
        with problems.storage_problems(original):
            if copy._left_behind():
                warn("Прошлая работа не вернулась на флешку и продолжена: вынимайте флешку после закрытия программы.")
                return copy
            aside = copy._put_aside()
            copy._fetch()
            copy._is_fresh = True
        kept = f" Прежняя копия, которая разошлась с флешкой, лежит в «{aside}»." if aside else ""
        warn(f"Журнал открыт с флешки: изменения попадут на неё, когда вы закроете программу.{kept}")
        return copy

    def give_back(self) -> None:
        """Write the closed journal back and remove the copy.

        `EnvironmentProblemError` when the stick is gone, full, or changed elsewhere meanwhile: then the copy stays,
        and the next `take` goes on with it.
        """
        with problems.storage_problems(self.original):
            if _digest(self.original) != self._base():
                raise EnvironmentProblemError(
                    f"Журнал «{self.original}» за это время изменён на другом компьютере: ваша работа осталась в "
                    f"«{self.path}», откройте её оттуда и сравните."
                )
            for ending in _FOLDERS:
                _mirror(_beside(self.path, ending), _beside(self.original, ending))
            for ending in _FILES:
                _replace(_beside(self.path, ending), _beside(self.original, ending))
            _replace(self.path, self.original)
            self._remove()

    def give_up(self) -> None:
        """Remove a copy that was made just now and did not open (a wrong password); one with work in it stays."""
        if self._is_fresh:
            with problems.storage_problems(self.path):
                self._remove()

    def _left_behind(self) -> bool:
        return self.path.exists() and self.original.exists() and _digest(self.original) == self._base()

    def _base(self) -> str | None:
        with suppress(OSError):
            return (self._folder / _BASE).read_text(encoding="ascii").strip()
        return None

    def _put_aside(self) -> Path | None:
        """Keep a copy that no longer follows from the original; None when there is nothing to keep."""
        if not self._folder.exists():
            return None
        if not self.path.exists() or self._base() is None:  # fetching was cut short: the original has it all
            self._remove()
            return None
        aside = self._folder.with_name(f"{self.original.stem} {datetime.now():%Y-%m-%d %H-%M-%S}")
        return self._folder.rename(aside)

    def _fetch(self) -> None:
        if not self.original.exists():
            raise problems.missing(self.original)
        self._folder.mkdir(parents=True)
        base = _digest(self.original)
        shutil.copy2(self.original, self.path)
        for ending in _FILES:
            if _beside(self.original, ending).exists():
                shutil.copy2(_beside(self.original, ending), _beside(self.path, ending))
        for ending in _FOLDERS:
            _mirror(_beside(self.original, ending), _beside(self.path, ending))
        atomic.write_atomically(self._folder / _BASE, base.encode("ascii"))  # last: a copy without it is cut short

    def _remove(self) -> None:
        shutil.rmtree(self._folder)


def _beside(journal: Path, ending: str) -> Path:
    return journal.with_name(journal.name + ending)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _replace(source: Path, target: Path) -> None:
    """Bring one file over, whole or not at all; what the source no longer has goes."""
    if not source.exists():
        target.unlink(missing_ok=True)
        return
    with source.open("rb") as file:
        atomic.write_atomically(target, lambda out: shutil.copyfileobj(file, out))


def _mirror(source: Path, target: Path) -> None:
    """Make `target` hold the files of `source`, those of its folders too.

    Photos and backups never change under their names but by encryption.
    """
    wanted, present = _files_below(source), _files_below(target)
    for name, file in wanted.items():
        if name not in present or not _same(file, present[name]):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            _replace(file, target / name)
            _keep_time(file, target / name)
    for name in present.keys() - wanted.keys():
        present[name].unlink()


def _files_below(folder: Path) -> dict[Path, Path]:
    """The files in `folder` at any depth by their place in it; none when it is not there."""
    return {file.relative_to(folder): file for file in folder.rglob("*") if file.is_file()}


def _same(one: Path, other: Path) -> bool:
    left, right = one.stat(), other.stat()
    return left.st_size == right.st_size and abs(left.st_mtime - right.st_mtime) <= _CLOCK


def _keep_time(source: Path, target: Path) -> None:
    with suppress(OSError):
        shutil.copystat(source, target)
