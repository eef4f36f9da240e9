"""Photos of the best events as files to be handed in: the file's name is the caption (394-р, Приложение 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models.journal.atomic import safe_file_name, write_atomically
from models.journal.problems import of_os_error

FOLDER = "Фотографии"


@dataclass(frozen=True, slots=True)
class CaptionedPhoto:
    """A photo to be written: the number of its event (1–3), its own number in the event, caption, JPEG."""

    event: int
    number: int
    caption: str
    content: bytes


def photo_name(photo: CaptionedPhoto) -> str:
    """«1-01 20 сентября 2026 г., Экскурсия.jpg»: sorted by event, and a name that every system takes."""
    return safe_file_name(f"{photo.event}-{photo.number:02} {photo.caption}.jpg")


def write_photos(photos: Iterable[CaptionedPhoto], folder: Path) -> list[Path]:
    """Write each photo into «Фотографии» inside `folder`; EnvironmentProblemError when the disk refuses."""
    place = folder / FOLDER
    written: list[Path] = []
    for photo in photos:
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise of_os_error(error, place) from error
        target = place / photo_name(photo)
        write_atomically(target, photo.content)
        written.append(target)
    return written
