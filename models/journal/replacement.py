"""Replacing the journal's files (database, key file, photos) all together, or not at all.

What comes is prepared in the folder FILE.next. Its marker, written last, is the point of no return: from there on
every step may be repeated, and `finish` repeats what a crash left undone. Without the marker nothing has happened.
"""

import json
import shutil
from pathlib import Path

from models.journal import keys, problems
from models.journal.atomic import replace_file, sync_folder, write_atomically
from models.journal.photo_folder import PhotoFolder

_COMPANIONS = ("-wal", "-shm", "-journal")
_MARKER = "ready.json"


class Replacement:
    """What shall take the place of the journal at `path`; all that is written into it lies in FILE.next."""

    def __init__(self, path: Path) -> None:
        """Prepare an empty folder; whoever makes one holds the journal's lock."""
        self.path = path
        self.folder = _folder(path)
        self.database = self.folder / "journal.db"
        self.photos = PhotoFolder(self.folder / "photos")
        finish(path)
        with problems.storage_problems(path):
            self.folder.mkdir()

    def commit(self, key_file: bytes | None) -> None:
        """Put everything in its place; a journal without a password has no `key_file`.

        The prepared database is closed, and so is the journal's. May raise only before the point of no return.
        """
        with problems.storage_problems(self.path):
            if key_file is not None:
                write_atomically(self.folder / "key", key_file)
            sync_folder(self.folder)
            write_atomically(self.folder / _MARKER, json.dumps({"password": key_file is not None}).encode())
            finish(self.path)

    @property
    def committed(self) -> bool:
        """Whether the point of no return is behind."""
        return is_pending(self.path)

    def discard(self) -> None:
        """Remove what was prepared, before it is committed."""
        shutil.rmtree(self.folder, ignore_errors=True)  # what cannot be removed now is removed by the next `finish`


def is_pending(path: Path) -> bool:
    """Whether a replacement of the journal `path` was interrupted after its point of no return."""
    return (_folder(path) / _MARKER).exists()


def finish(path: Path) -> None:
    """Complete an interrupted replacement of the journal `path`, or drop a half-prepared one."""
    folder = _folder(path)
    if not folder.exists():
        return
    with problems.storage_problems(path):
        if is_pending(path):
            marker = json.loads((folder / _MARKER).read_bytes())
            _move_database(folder / "journal.db", path)
            _move_key(folder / "key", path, expected=marker["password"])
            PhotoFolder(folder / "photos").move_into(PhotoFolder.of_journal(path))
            sync_folder(path.parent)
            (folder / _MARKER).unlink()
        shutil.rmtree(folder)


def _move_database(prepared: Path, path: Path) -> None:
    if prepared.exists():
        for companion in _COMPANIONS:
            # The former database's log would be played into the new one.
            path.with_name(path.name + companion).unlink(missing_ok=True)
        replace_file(prepared, path)


def _move_key(prepared: Path, path: Path, *, expected: bool) -> None:
    if prepared.exists():
        replace_file(prepared, keys.key_path(path))
    elif not expected:
        keys.key_path(path).unlink(missing_ok=True)


def _folder(path: Path) -> Path:
    return path.with_name(path.name + ".next")
