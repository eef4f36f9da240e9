"""What the program remembers between runs, apart from any journal: a small JSON file."""

import json
import logging
from datetime import datetime
from pathlib import Path

from models.errors import EnvironmentProblemError

_log = logging.getLogger(__name__)

RECENT_KEY = "journals.recent"
BACKUP_FOLDER_KEY = "backups.folder"
_RECENT_LIMIT = 8
_SIZE_LIMIT = 1 << 20


class Settings:
    """Preferences by key; a change is on the disk when `set` returns, whole or not at all."""

    def __init__(self, path: Path, values: dict[str, object] | None = None, notice: str | None = None) -> None:
        """For `load`; `notice` is the sentence to show at start, when the former settings could not be read."""
        self._path = path
        self._values = dict(values or {})
        self.notice = notice

    @classmethod
    def load(cls, path: Path) -> "Settings":
        """Read the settings at `path`; none there means the defaults.

        An unreadable file is renamed aside, never overwritten, and `notice` says so.
        """
        try:
            if path.stat().st_size > _SIZE_LIMIT:
                raise ValueError("too large")
            values = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(values, dict):
                raise TypeError("not an object")
            return cls(path, values)
        except FileNotFoundError:
            return cls(path)
        except (OSError, ValueError, TypeError, RecursionError) as error:
            _log.warning("settings are unreadable: %s", type(error).__name__)
            return cls(path, notice=_set_aside(path))

    def get(self, key: str, default: object = None) -> object:
        """The value kept under the key, or the default."""
        return self._values.get(key, default)

    def set(self, key: str, value: object) -> None:
        """Keep a value that JSON can hold under the key; None forgets the key.

        A disk that refuses costs the memory of a preference, never the work: it is logged, and the value holds
        until the program ends.
        """
        if self._values.get(key) == value:
            return
        if value is None:
            del self._values[key]
        else:
            self._values[key] = value
        self._save()

    @property
    def recent_journals(self) -> list[Path]:
        """The journals opened last, the latest first; some may be gone."""
        kept = self.get(RECENT_KEY, [])
        return [Path(item) for item in kept if isinstance(item, str)] if isinstance(kept, list) else []

    def remember_journal(self, path: Path) -> None:
        """Put the journal first among the recent ones."""
        others = [item for item in self.recent_journals if item != path]
        self.set(RECENT_KEY, [str(item) for item in [path, *others][:_RECENT_LIMIT]])

    def forget_journal(self, path: Path) -> None:
        """Take a journal that is gone off the list."""
        self.set(RECENT_KEY, [str(item) for item in self.recent_journals if item != path])

    @property
    def backup_folder(self) -> Path | None:
        """Where a second copy of each backup goes (a stick, another disk), when the user chose a folder."""
        kept = self.get(BACKUP_FOLDER_KEY)
        return Path(kept) if isinstance(kept, str) and kept else None

    def _save(self) -> None:
        from models.journal.atomic import write_atomically

        text = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, text.encode())
        except (OSError, EnvironmentProblemError) as error:
            _log.warning("settings are not saved: %s", type(error).__name__)


def _set_aside(path: Path) -> str:
    """Rename the unreadable file, so that what was in it can still be looked at; the sentence about it."""
    aside = path.with_name(f"{path.stem}-{datetime.now():%Y%m%d-%H%M%S}-unreadable{path.suffix}")
    try:
        path.rename(aside)
    except OSError:
        return f"Настройки «{path}» не читаются: программа работает с настройками по умолчанию."
    return f"Настройки не читались и отложены в «{aside}»: программа работает с настройками по умолчанию."
