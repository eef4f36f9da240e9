"""What a school's package says: the report or the plan as JSON, without a single name of a pupil or parent.

Everything comes from the one report function; here it is only laid out (contract, section 4).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from models.rules.campaign import SchoolHead
from models.rules.events import Event
from models.rules.plan_json import plan_as_json
from models.rules.report import CampaignPlan, CampaignReport
from models.rules.report_parts import photo_caption
from models.rules.russian import in_quotes


@dataclass(frozen=True, slots=True)
class PackagePhoto:
    """A photo in a package: its ASCII file name, its caption, the hash by which the journal keeps it."""

    file: str
    caption: str
    sha256: str


def report_content(
    report: CampaignReport, profminimum: Mapping[str, Any] | None, indicators: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The figures at top level as `report --json` prints them, and what goes with them."""
    return {
        **report.figures.as_json(),
        "findings": [finding.as_json() for finding in report.findings],
        "coordinator": coordinator(report.head),
        "profminimum": profminimum,
        "indicators": indicators,
        "texts": {
            "best_events": [_best_event(number, event) for number, event in enumerate(report.best_events, start=1)],
            "note": [
                {"heading": part.heading, "text": part.text} for part in report.note.paragraphs if part.text.strip()
            ],
        },
    }


def plan_content(plan: CampaignPlan) -> dict[str, Any]:
    """Приложение 2 with its head."""
    return {**plan_as_json(plan), "coordinator": coordinator(plan.head)}


def coordinator(head: SchoolHead) -> dict[str, str]:
    """Whom the municipality calls, and lists among the coordinators (394-р п. 5.1)."""
    return {"name": head.coordinator, "post": head.coordinator_post, "phone": head.phone, "email": head.email}


def _best_event(number: int, event: Event) -> dict[str, Any]:
    return {
        "title": event.title,
        "start": event.start.isoformat(),
        "end": event.end.isoformat() if event.end else None,
        "form": event.form or "",
        "description": event.description,
        "media_links": list(event.media_links),
        "photos": [{"file": photo.file, "caption": photo.caption} for photo in _photos_of(number, event)],
    }


def report_photos(report: CampaignReport) -> tuple[PackagePhoto, ...]:
    """The photos of the best events: `photos/01-02.jpg` is the second of the first event."""
    numbered = enumerate(report.best_events, start=1)
    return tuple(photo for number, event in numbered for photo in _photos_of(number, event))


def _photos_of(number: int, event: Event) -> Iterator[PackagePhoto]:
    caption = photo_caption(event.start, event.end, event.title)
    for index, photo in enumerate(event.photos, start=1):
        yield PackagePhoto(f"photos/{number:02}-{index:02}.jpg", caption, photo.sha256)


_OPEN = frozenset({"school", "coordinator", "partners", "responsible", "role"})
"""Keys whose values may name people: teachers and partners."""

_PLACES = {"note": "справка", "best_events": "лучшие мероприятия", "findings": "замечания", "items": "план"}


def texts_of(content: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a package that may not name a pupil or parent, with the Russian word for its place."""
    if isinstance(content, str):
        yield place, content
    elif isinstance(content, dict):
        for key, value in content.items():
            if key not in _OPEN:
                yield from texts_of(value, _PLACES.get(key, place))
    elif isinstance(content, list):
        for value in content:
            yield from texts_of(value, place)


def changed_figures(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """What a package says otherwise than the one that it replaces, line by line in Russian; empty when nothing."""
    return tuple(_changes(_flat(before), _flat(after)))


def _flat(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """A свод has its figures under `total`; what is null is as good as absent."""
    return {key: value for key, value in {**content, **content.get("total", {})}.items() if value is not None}


_NUMBERS: Mapping[str, tuple[str, ...]] = {
    "Мероприятий": ("events",),
    "Обучающихся на списке": ("students_total",),
    "Участников": ("participants", "total"),
    "Накопительный итог": ("participants", "cumulative"),
    "Обучающихся с ОВЗ на списке": ("students_ovz_total",),
    "Участников с ОВЗ": ("participants_ovz", "total"),
    "Педагогов": ("teachers",),
    "Партнёров": ("partners", "total"),
}


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for name, path in _NUMBERS.items():
        old, new = _at(before, path), _at(after, path)
        if old != new:
            yield f"{name}: было {old}, стало {new}"
    for grade in _by_grade(after):
        old, new = _by_grade(before).get(grade), _by_grade(after)[grade]
        if old != new:
            yield f"{grade} класс, участников: было {old}, стало {new}"
    yield from _named("Пункт плана", _titles(before.get("items")), _titles(after.get("items")))
    yield from _named("Лучшее мероприятие", _best_titles(before), _best_titles(after))
    if _texts(before) != _texts(after):
        yield "Изменены тексты"


def _at(content: Any, path: Iterable[str]) -> Any:
    for key in path:
        content = content.get(key, {}) if isinstance(content, Mapping) else {}
    return content


def _by_grade(content: Mapping[str, Any]) -> dict[str, int]:
    return dict(_at(content, ("participants", "by_grade")))


def _titles(items: Any) -> list[str]:
    return [item["title"] for item in items or ()]


def _best_titles(content: Mapping[str, Any]) -> list[str]:
    return _titles(_at(content, ("texts", "best_events")))


def _texts(content: Mapping[str, Any]) -> list[Any]:
    described = [(event["title"], event["description"]) for event in _at(content, ("texts",)).get("best_events", ())]
    return [_at(content, ("texts",)).get("note"), described]


def _named(what: str, before: list[str], after: list[str]) -> Iterator[str]:
    yield from (f"{what} {in_quotes(title)}: добавлено" for title in after if title not in before)
    yield from (f"{what} {in_quotes(title)}: убрано" for title in before if title not in after)
