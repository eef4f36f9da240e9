"""The attachments of the campaign report and their rules (394-р, Приложение 3, the text under the tables)."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from models.rules.events import ClassOnList, Event
from models.rules.findings import Cause, Finding, warning
from models.rules.russian import days_in_words, in_quotes

BEST_EVENTS = 3
SENTENCES = range(5, 8)
PHOTOS = 10
PHOTO_LONG_SIDE = 1600
NOTE_PAGES = (1.0, 2.0)

NOTE, BEST, PHOTO = "note", "best", "photo"

_SENTENCE_END = re.compile(r"[.!?…]+[»”\")]*(?=\s+[«“\"(]?[A-ZА-ЯЁ0-9]|\s*$)")
_ABBREVIATION = re.compile(r"\b(?:г|гг|ул|им|др|пр|т\.\s?[деп]|руб|тыс|млн|стр|см|кл|[А-ЯЁ])$", re.IGNORECASE)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a description; initials and usual abbreviations («г.», «им.», «И. И.») end none."""
    body = text.strip()
    found, begin = [], 0
    for end in _SENTENCE_END.finditer(body):
        is_last = end.end() == len(body)
        if is_last or end[0][0] != "." or not _ABBREVIATION.search(body[: end.start()]):
            found.append(body[begin : end.end()].strip())
            begin = end.end()
    rest = body[begin:].strip()
    return (*found, rest) if rest else tuple(found)


def count_sentences(text: str) -> int:
    """How many sentences a description has."""
    return len(sentences(text))


def photo_caption(start: date, end: date | None, title: str) -> str:
    """The caption of an event's photos: its days and title (394-р, Приложение 3)."""
    return f"{days_in_words(start, end)}, {title}"


def check_best_events(best: Sequence[Event]) -> list[Finding]:
    """Exactly three best events, each described in 5–7 sentences."""
    found = []
    if len(best) != BEST_EVENTS:
        found.append(
            warning(
                "best-events",
                "Лучшие мероприятия",
                f"Выбрано {len(best)} из {BEST_EVENTS} лучших мероприятий.",
                Cause(BEST),
                "Выбрать",
            )
        )
    for event in best:
        number = count_sentences(event.description)
        if number not in SENTENCES:
            found.append(
                warning(
                    "description-length",
                    "Лучшие мероприятия",
                    f"{in_quotes(event.title)}: в описании предложений {number}, нужно 5–7.",
                    Cause(BEST, event.id),
                    "Дописать" if number < SENTENCES.start else "Сократить",
                )
            )
    return found


def check_photos(best: Iterable[Event]) -> list[Finding]:
    """Ten photos for each best event, each at least 1600 px on its long side."""
    found = []
    for event in best:
        cause = Cause(PHOTO, event.id)
        missing = PHOTOS - len(event.photos)
        if missing > 0:
            found.append(
                warning(
                    "photos-missing",
                    "Фото",
                    f"{in_quotes(event.title)}: не хватает фотографий, есть {len(event.photos)} из {PHOTOS}.",
                    cause,
                    "Добавить",
                )
            )
        small = sum(photo.long_side < PHOTO_LONG_SIDE for photo in event.photos)
        if small:
            found.append(
                warning(
                    "photos-small",
                    "Фото",
                    f"{in_quotes(event.title)}: мелких фотографий {small}, "
                    f"длинная сторона меньше {PHOTO_LONG_SIDE} точек.",
                    cause,
                    "Заменить",
                )
            )
    return found


def check_photo_consent(best: Iterable[Event], classes: Iterable[ClassOnList]) -> list[Finding]:
    """Photos show only those who consented (domain, section 10): who of the classes that came did not, by class."""
    listed = {school_class.id: school_class for school_class in classes if school_class.without_photo_consent}
    found = []
    for event in best:
        came = [listed[one.class_id] for one in event.turnouts if one.class_id in listed and one.is_of_pupils]
        if event.photos and came:
            named = ", ".join(f"{one.name} класс – {one.without_photo_consent}" for one in came)
            found.append(
                warning(
                    "photos-without-consent",
                    "Фото",
                    f"{in_quotes(event.title)}: есть обучающиеся без согласия на фото ({named}), проверьте снимки.",
                    Cause(PHOTO, event.id),
                    "Показать фото",
                )
            )
    return found


def check_note_pages(pages: float) -> list[Finding]:
    """Аналитическая справка takes 1–2 pages A4."""
    lowest, highest = NOTE_PAGES
    if lowest * 0.9 <= pages <= highest:
        return []
    length = "короче страницы" if pages < lowest else "длиннее двух страниц"
    return [
        warning(
            "note-length",
            "Справка",
            f"Справка {length}: {f'{pages:.1f}'.replace('.', ',')} стр., нужно 1–2 страницы А4.",
            Cause(NOTE),
            "Дописать" if pages < lowest else "Сократить",
        )
    ]


def check_media_links(events: Iterable[Event], note_text: str) -> list[Finding]:
    """Links to the media stand in the note when there are any."""
    missing = [link for event in events for link in event.media_links if link not in note_text]
    if not missing:
        return []
    return [
        warning(
            "media-links",
            "Справка",
            f"В справке нет ссылок на СМИ из записей: {len(missing)}. Добавьте их в абзац о СМИ.",
            Cause(NOTE),
            "Открыть справку",
        )
    ]
