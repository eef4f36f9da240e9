"""Таблица 3 of the recommendations: the coordinator's own results, by which bonuses are paid (domain, section 6)."""

from collections import Counter
from collections.abc import Mapping, Sequence

from models.rules.events import ClassOnList, Event
from models.rules.indicator_rows import Entered, IndicatorRow, of_forms, pupils_at, with_entered

PREFIX = "Т3-"
"""Таблица 3 repeats the numbers of Приложение 4: in the sheet «Показатели» its codes are «Т3-1.1»."""

INFORMATION_FORMS = (
    "экскурсия",
    "профессиональная проба",
    "классный час",
    "день открытых дверей",
    "встреча с работодателем",
    "онлайн-урок",
    "урок",
    "игра",
    "дискуссия",
    "тренинг",
)
CONTEST_FORMS = ("конкурс", "конференция", "выставка", "проект", "акция")

_SECTIONS = (
    "Организационный",
    "Профориентационная диагностика",
    "Профориентационное консультирование",
    "Профориентационное информирование",
    "Практико-ориентированный",
)

_ENTERED = {
    "1.1": "Среднесрочная профориентационная программа",
    "1.2": "Ежегодный план работы по профориентации обучающихся и их родителей",
    "1.3": "Анализ работы координатора за год",
    "2.2": "Анализ результатов профориентационного тестирования",
    "5.1": "Обобщение и тиражирование положительного опыта",
}


def table3(
    classes: Sequence[ClassOnList],
    events: Sequence[Event],
    *,
    tested: int,
    pupils_counselled: int,
    parents_counselled: int,
    entered: Mapping[str, Entered],
) -> tuple[IndicatorRow, ...]:
    """The rows of one school and year; the three numbers are of different persons."""
    lessons = of_forms(events, INFORMATION_FORMS)
    contests = of_forms(events, CONTEST_FORMS)
    rows = [IndicatorRow(code, section(code), title) for code, title in _ENTERED.items()]
    rows += [
        _row("2.1", "Количество обучающихся, прошедших тестирование", tested),
        _row("3.1", "Количество обучающихся, прошедших консультирование", pupils_counselled),
        _row("3.2", "Количество родителей, прошедших консультирование", parents_counselled),
        _lessons(lessons),
        _of_form("4.2", "Количество дополнительных индивидуальных занятий", events, "дополнительное занятие"),
        _row(
            "5.2",
            "Количество обучающихся в конкурсах, конференциях, выставках, проектах, акциях",
            pupils_at(classes, contests)[0],
            contests,
        ),
        _of_form("5.3", "Количество проведённых профессиональных проб", events, "профессиональная проба"),
        _of_form("5.4", "Количество проведённых мастер-классов", events, "мастер-класс"),
        _of_form("5.5", "Количество проведённых практик", events, "практика", "стажировка"),
    ]
    return with_entered(sorted(rows, key=lambda row: row.code), entered, PREFIX)


def section(code: str) -> str:
    """The criterion that a row belongs to."""
    return _SECTIONS[int(code[0]) - 1]


def _row(code: str, title: str, value: int, events: Sequence[Event] = ()) -> IndicatorRow:
    ids = tuple(event.id for event in events)
    return IndicatorRow(code, section(code), title, str(value), computed=True, records=ids)


def _of_form(code: str, title: str, events: Sequence[Event], *forms: str) -> IndicatorRow:
    found = of_forms(events, forms)
    return _row(code, title, len(found), found)


def _lessons(events: Sequence[Event]) -> IndicatorRow:
    """Information lessons, with the number of each form."""
    counts = Counter((event.form or "").strip().lower() for event in events)
    ids = tuple(event.id for event in events)
    return IndicatorRow(
        "4.1",
        section("4.1"),
        "Количество занятий по ознакомлению с миром профессий",
        str(len(events)),
        computed=True,
        by_form={form: counts[form] for form in INFORMATION_FORMS if counts[form]},
        records=ids,
    )
