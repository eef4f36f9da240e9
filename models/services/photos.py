"""Photos of events: taken in, made smaller, stripped of GPS and comments, kept in the journal's photo store."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from sqlalchemy import delete, func, select

from models.changes import Action, Changes
from models.errors import EnvironmentProblemError, UserError
from models.journal.journal import Journal
from models.journal.photos import PhotoStore
from models.journal.progress import Progress, silent
from models.rules.report_parts import photo_caption
from models.rules.work_record import StoredPhoto
from models.tables import Photo, WorkRecord

FORMATS = ("JPEG", "PNG", "WEBP")
LARGEST_FILE = 64 * 1024 * 1024
LARGEST_PIXELS = 40_000_000
LONG_SIDE = 1600
QUALITY = 80


class PhotoRefusedError(UserError):
    """The file is no photo that the journal takes."""

    code = "photo-refused"


@dataclass(frozen=True, slots=True)
class PhotoCard:
    """A photo as pages and papers show it; the caption is the date and title of its event (394-р, Приложение 3)."""

    id: int
    record_id: int
    sha256: str
    width: int
    height: int
    size: int
    caption: str

    @property
    def long_side(self) -> int:
        """The longer side in pixels."""
        return max(self.width, self.height)


_CHANGED = Changes.of("photos", "report")


@dataclass(frozen=True, slots=True)
class _Prepared:
    content: bytes
    width: int
    height: int


def prepare(content: bytes, name: str) -> _Prepared:
    """A photo of any camera as a JPEG of at most 1600 px, turned upright, without GPS, comments or anything hidden.

    `name` is the file's name for the sentence of the refusal. PhotoRefusedError for what is no JPEG, PNG or WEBP, is
    damaged, or is larger than 40 Mpx.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > LARGEST_PIXELS:
                    raise PhotoRefusedError(
                        f"Фотография «{name}» больше 40 мегапикселей: сохраните её в меньшем размере."
                    )
                image.draft("RGB", (LONG_SIDE, LONG_SIDE))
                upright = ImageOps.exif_transpose(image).convert("RGB")
                upright.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    except UnidentifiedImageError:
        raise PhotoRefusedError(f"«{name}» не фотография: подходят файлы JPEG, PNG и WEBP.") from None
    except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError):
        raise PhotoRefusedError(f"Фотография «{name}» повреждена или слишком велика: выберите другую.") from None
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    written = BytesIO()
    clean.save(written, "JPEG", quality=QUALITY, optimize=True)
    return _Prepared(written.getvalue(), *clean.size)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise PhotoRefusedError(f"Файл «{path.name}» больше 64 МБ: сохраните фотографию в меньшем размере.")
        return path.read_bytes()
    except OSError as problem:
        raise EnvironmentProblemError(
            f"Не удаётся прочитать «{path.name}»: {problem.strerror or problem}. Проверьте файл или флешку."
        ) from problem


def take_in(journal: Journal, files: Sequence[Path], progress: Progress = silent) -> tuple[StoredPhoto, ...]:
    """Puts photos into the journal's store, all or none, for a record that will name them. Errors as of `prepare`."""
    prepared = []
    for done, path in enumerate(files):
        progress(done, len(files))
        try:
            prepared.append(prepare(_read(path), path.name))
        except PhotoRefusedError as refusal:
            if len(files) == 1:
                raise
            words = refusal.message.rstrip(".")
            raise PhotoRefusedError(f"{words}; ни одна из {len(files)} фотографий не добавлена.") from refusal
    store = PhotoStore(journal)
    return tuple(
        StoredPhoto(store.put(photo.content), photo.width, photo.height, len(photo.content)) for photo in prepared
    )


def add(journal: Journal, record_id: int, files: list[Path], progress: Progress = silent) -> Changes:
    """Adds photos to an event, all or none; the same photo twice stays one. Errors as of `prepare`."""
    taken = take_in(journal, files, progress)
    with journal.write(Action(f"Фотографии: {_title(journal, record_id)}", _CHANGED)) as session:
        known = set(session.scalars(select(Photo.sha256).where(Photo.record_id == record_id)))
        last = session.scalar(select(func.max(Photo.position)).where(Photo.record_id == record_id))
        position = -1 if last is None else last
        for photo in taken:
            if photo.sha256 not in known:
                known.add(photo.sha256)
                position += 1
                session.add(
                    Photo(
                        record_id=record_id,
                        position=position,
                        sha256=photo.sha256,
                        width=photo.width,
                        height=photo.height,
                        size=photo.size,
                        added=datetime.now().replace(microsecond=0),
                    )
                )
    return _CHANGED


def _title(journal: Journal, record_id: int) -> str:
    with journal.read() as session:
        return session.get_one(WorkRecord, record_id).title


def remove(journal: Journal, photo_id: int) -> Changes:
    """Takes a photo off its event; its bytes stay as long as the bin can bring it back."""
    with journal.read() as session:
        record_id = session.get_one(Photo, photo_id).record_id
    with journal.write(Action(_title(journal, record_id), _CHANGED, removes=True)) as session:
        session.execute(delete(Photo).where(Photo.id == photo_id))
    return _CHANGED


def of_record(journal: Journal, record_id: int) -> tuple[PhotoCard, ...]:
    """The photos of an event in their order."""
    with journal.read() as session:
        record = session.get_one(WorkRecord, record_id)
        caption = photo_caption(record.start, record.end, record.title)
        rows = session.scalars(select(Photo).where(Photo.record_id == record_id).order_by(Photo.position))
        return tuple(PhotoCard(row.id, record_id, row.sha256, row.width, row.height, row.size, caption) for row in rows)


def content(journal: Journal, sha256: str) -> bytes:
    """The JPEG of a photo; DamagedError when the store has lost it."""
    return PhotoStore(journal).get(sha256)
