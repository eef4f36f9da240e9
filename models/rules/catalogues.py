"""Catalogues of events that a school takes into its plan: what a file of one must hold, and the item that it gives.

The files are data that a user may replace (domain: a fact that is custom or unsure is data, never a constant).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from models.rules.events import PlanEntry
from models.rules.names import fold_name
from models.rules.periods import SchoolYear
from models.rules.plan_carry import new_item
from models.rules.plan_dates import dated_in, dates_in_words, same_day_in
from models.vocabulary import Direction, EventLevel

FORMAT = 1
_W = TypeVar("_W", bound=StrEnum)


class CatalogueError(ValueError):
    """The file is no catalogue; the message says in Russian what is wrong and where."""


@dataclass(frozen=True, slots=True)
class CatalogueItem:
    """One event or measure. `number` is its own in the paper, unique in the catalogue; days are those of the paper."""

    number: str
    title: str
    section: str = ""
    level: EventLevel = EventLevel.SCHOOL
    dates_text: str = ""
    start: date | None = None
    end: date | None = None
    who: tuple[str, ...] = ()
    target_group: str = ""
    expected_results: str = ""
    direction: Direction | None = None
    form: str = ""
    project: str = ""
    cited: str = ""

    @property
    def of_schools(self) -> bool:
        """Whether the paper asks it of the schools themselves (1027/р names them «ОО» and by their coordinators)."""
        return any(name == "ОО" or name.startswith("Координаторы по профориентационной") for name in self.who)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A catalogue: `name` is what the window calls it, `source` the paper it is taken from."""

    key: str
    name: str
    title: str
    source: str
    items: tuple[CatalogueItem, ...]
    note: str = ""

    def item(self, number: str) -> CatalogueItem | None:
        """The item of that number."""
        return next((item for item in self.items if item.number == number), None)

    def source_of(self, item: CatalogueItem) -> str:
        """What a plan item taken from here keeps as its source: `road-map-1027/4.2`."""
        return f"{self.key}/{item.number}"


def parse_catalogue(data: Any) -> Catalogue:
    """The catalogue that a JSON file holds; CatalogueError for a missing part, an unknown word, a number twice."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise CatalogueError("Файл каталога не распознан: нужен объект JSON с полем «format», равным 1.")
    rows = data.get("items")
    if not isinstance(rows, list) or not rows:
        raise CatalogueError("В каталоге нет пунктов: поле «items» должно быть непустым списком.")
    items = tuple(_item(row, place) for place, row in enumerate(rows, 1))
    seen: set[str] = set()
    for item in items:
        if item.number in seen:
            raise CatalogueError(f"Номер «{item.number}» стоит в каталоге дважды.")
        seen.add(item.number)
    key, name, title, source = (_required(data, field, "каталог") for field in ("key", "name", "title", "source"))
    return Catalogue(key, name, title, source, items, _text(data, "note"))


def _item(row: Any, place: int) -> CatalogueItem:
    where = f"пункт {place}"
    if not isinstance(row, Mapping):
        raise CatalogueError(f"В каталоге {where} не объект.")
    start, end = _day(row, "start", where), _day(row, "end", where)
    if start and end and end < start:
        raise CatalogueError(f"В каталоге {where}: последний день раньше первого.")
    return CatalogueItem(
        number=_required(row, "number", where),
        title=_required(row, "title", where),
        section=_text(row, "section") or _text(row, "group"),
        level=_word(row, "level", EventLevel, where) or EventLevel.SCHOOL,
        dates_text=_text(row, "dates_text"),
        start=start,
        end=end,
        who=_names(row, where),
        target_group=_text(row, "target_group"),
        expected_results=_text(row, "expected_results"),
        direction=_word(row, "direction", Direction, where),
        form=_text(row, "form"),
        project=_text(row, "project"),
        cited=_text(row, "cited"),
    )


def _text(row: Mapping[str, Any], field: str) -> str:
    value = row.get(field)
    return value.strip() if isinstance(value, str) else ""


def _required(row: Mapping[str, Any], field: str, where: str) -> str:
    text = _text(row, field)
    if not text:
        raise CatalogueError(f"В каталоге {where}: не заполнено поле «{field}».")
    return text


def _names(row: Mapping[str, Any], where: str) -> tuple[str, ...]:
    names = row.get("who", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise CatalogueError(f"В каталоге {where}: поле «who» должно быть списком названий.")
    return tuple(names)


def _day(row: Mapping[str, Any], field: str, where: str) -> date | None:
    text = _text(row, field)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise CatalogueError(f"В каталоге {where}: «{text}» не дата вида 2021-03-15.") from None


def _word(row: Mapping[str, Any], field: str, words: type[_W], where: str) -> _W | None:
    text = _text(row, field)
    try:
        return words(text) if text else None
    except ValueError:
        raise CatalogueError(f"В каталоге {where}: «{text}» в поле «{field}» не из списка.") from None


def taken_into_plan(item: CatalogueItem, source: str, year: SchoolYear) -> PlanEntry:
    """The item as one of the year's plan, not written yet.

    Its days keep number and month and move into the year; so does Сроки, in the words it has. Who answers for it is
    the school's own person, so the paper's bodies are not taken over.
    """
    start = same_day_in(item.start, year) if item.start else None
    end = same_day_in(item.end, year) if item.end else None
    return new_item(
        item.level,
        title=item.title,
        dates_text=dated_in(item.dates_text, year) or dates_in_words(start, end),
        start=start,
        end=end,
        target_group=item.target_group,
        expected_results=item.expected_results,
        direction=item.direction,
        form=item.form,
        project=item.project,
        source=source,
    )


def is_found(item: CatalogueItem, words: str) -> bool:
    """Whether every word stands in the item's number, title, section or project; case and ё do not matter."""
    text = fold_name(f"{item.number} {item.title} {item.section} {item.project} {item.form}")
    return all(word in text for word in fold_name(words).split())


def taken_sources(items: Iterable[PlanEntry]) -> frozenset[str]:
    """The sources that a plan has items of already."""
    return frozenset(item.source for item in items if item.source)
