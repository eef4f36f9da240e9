"""The photos of a journal: FILE.photos."""

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from models.errors import DamagedError
from models.journal.photo_folder import PhotoFolder, PhotoKey, key_name, name_of, seal, unseal
from models.journal.progress import Progress, silent

if TYPE_CHECKING:
    from models.journal.journal import Journal

_NAMED_PHOTOS = """
SELECT sha256 FROM photo
UNION SELECT sha256 FROM package_photo
UNION SELECT json_extract(before, '$.sha256') FROM recorded_row WHERE table_name = 'photo' AND before IS NOT NULL
UNION SELECT json_extract(after, '$.sha256') FROM recorded_row WHERE table_name = 'photo' AND after IS NOT NULL
UNION SELECT value FROM draft, json_tree(draft.content) WHERE json_tree.key = 'sha256'
"""
_GARBAGE_AGE_SECONDS = 24 * 3600.0


class PhotoStore:
    """Photos by their SHA-256; encrypted when the journal has a password."""

    def __init__(self, journal: "Journal") -> None:
        self._journal = journal
        self._folder = PhotoFolder.of_journal(journal.path)

    @property
    def _key(self) -> PhotoKey | None:
        return PhotoKey.of(self._journal.data_key)

    def put(self, content: bytes) -> str:
        """Keep the photo and return its name; the same photo twice lies here once.

        To be called before the transaction that names it: a photo that no record names is only garbage, while a
        record without its photo is a loss.
        """
        name = name_of(content)
        if self._is_whole(name):
            self._folder.touch(name)  # the record that is about to name it may find it among the garbage
        else:
            self._folder.put_raw(name, seal(content, self._key))
        return name

    def get(self, name: str) -> bytes:
        """The photo; `DamagedError` when it is missing or not what was put."""
        raw = self._folder.raw(name)
        if raw is None:
            raise DamagedError(
                f"Фотографии «{name[:12]}…» нет в папке «{self._folder.folder}»: "
                "добавьте её заново или восстановите из копии."
            )
        return unseal(name, raw, self._key)

    def missing(self, names: Iterable[str]) -> list[str]:
        """Those of `names` that are not here or are damaged."""
        return [name for name in names if not self._is_whole(name)]

    def collect_garbage(self, older_than_seconds: float = _GARBAGE_AGE_SECONDS) -> int:
        """Remove photos that no record names or named and no draft holds, unless put just now; their number."""
        from sqlalchemy import text

        with self._journal.read() as session:
            named = set(session.scalars(text(_NAMED_PHOTOS)))
        before = time.time() - older_than_seconds
        garbage = [
            name
            for name in self._folder.names()
            if name not in named and self._folder.path(name).stat().st_mtime <= before
        ]
        self._folder.remove(garbage)
        return len(garbage)

    def settle(self, progress: Progress = silent, *, plain: bool = False) -> None:
        """Bring every photo to the form that the journal's password asks for, or to the plain form.

        May stop and be called again at any point: photos are readable in both forms. A damaged photo stays as it is.
        """
        own = self._key
        key = None if plain else own
        names = list(self._folder.names())
        for done, name in enumerate(names):
            progress(done, len(names))
            raw = self._folder.raw(name)
            if raw is not None and key_name(raw) != (key.name if key else None):
                self._reseal(name, raw, own, key)
        progress(len(names), len(names))

    def _reseal(self, name: str, raw: bytes, own: PhotoKey | None, key: PhotoKey | None) -> None:
        try:
            content = unseal(name, raw, own)
        except DamagedError:
            return
        self._folder.put_raw(name, seal(content, key))

    def _is_whole(self, name: str) -> bool:
        raw = self._folder.raw(name)
        if raw is None:
            return False
        try:
            unseal(name, raw, self._key)
        except DamagedError:
            return False
        return True
