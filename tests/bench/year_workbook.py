"""The workbook of a large school's year: 1 200 pupils, 600 events, 12 000 named participations."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

GRADES, LETTERS, PUPILS_IN_CLASS = range(1, 12), "АБВГ", 25
EVENTS, NAMES_AT_EVENT = 600, 20

Row = list[object]


def make(path: Path) -> None:
    """Write the workbook to `path`."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    for title, rows in _sheets():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(path)


def _sheets() -> Iterable[tuple[str, Iterable[Row]]]:
    classes = _classes()
    yield "Школа", _school()
    yield "Классы", [["Класс", "Обучающихся", "С ОВЗ"], *([name, len(pupils), 2] for name, pupils in classes.items())]
    yield (
        "Ученики",
        [
            ["Класс", "ФИО", "ОВЗ", "Дата рождения", "Согласие на обработку"],
            *(
                [name, pupil, "да" if position < 2 else None, date(2012, 5, 1), date(2026, 9, 1)]
                for name, pupils in classes.items()
                for position, pupil in enumerate(pupils)
            ),
        ],
    )
    yield (
        "Партнёры",
        [
            ["Наименование", "Категория"],
            *([f"ООО «Завод № {number}»", "Производственные компании, предприятия"] for number in range(40)),
        ],
    )
    yield (
        "План",
        [
            ["Код", "Уровень", "Название", "Начало"],
            *([f"П-{number}", "школьный", f"Встреча № {number}", _day(number * 4)] for number in range(60)),
        ],
    )
    yield "Журнал работы", [_EVENT_HEAD, *(_event(number) for number in range(EVENTS))]
    yield "Участники", [["Код записи", "Класс", "Охват", "ФИО"], *_turnouts(classes)]


_EVENT_HEAD: Row = [
    "Код", "Дата", "Название", "Пункт плана", "Форма", "Формат", "Уровень", "Часы", "Педагоги", "Партнёры", "Результат",
]  # fmt: skip


def _school() -> list[Row]:
    return [
        ["Полное наименование", "Муниципальное автономное общеобразовательное учреждение «Большая школа»"],
        ["ИНН", "7017001414"],
        ["Муниципальное образование", "Город Томск"],
        ["Учебный год", "2026/2027"],
        ["Координатор", "Координаторова Анна Львовна"],
        ["Всего педагогов", 90],
    ]


def _classes() -> dict[str, list[str]]:
    names = [f"{grade}{letter}" for grade in GRADES for letter in LETTERS] + ["10Д", "10Е", "11Д", "11Е"]
    return {
        name: [f"Учеников{_letters(number)} Иван{_letters(index)} Петрович" for index in range(PUPILS_IN_CLASS)]
        for number, name in enumerate(names)
    }


def _letters(number: int) -> str:
    return chr(ord("а") + number // 10) + chr(ord("а") + number % 10)


def _day(offset: int) -> date:
    return date(2026, 9, 1) + timedelta(days=offset % 270)


def _event(number: int) -> Row:
    return [
        f"М-{number}", _day(number * 270 // EVENTS), f"Экскурсия № {number}", f"П-{number % 60}", "экскурсия", "очно",
        "школьный", 2, f"Учителев{_letters(number % 90)} Степан Андреевич; Классова Мария Егоровна",
        f"ООО «Завод № {number % 40}»", "Обучающиеся познакомились с профессиями предприятия.",
    ]  # fmt: skip


def _turnouts(classes: dict[str, list[str]]) -> Iterable[Row]:
    names = list(classes)
    for number in range(EVENTS):
        name = names[number % len(names)]
        first = number % (PUPILS_IN_CLASS - NAMES_AT_EVENT + 1)
        yield [f"М-{number}", name, "список", "; ".join(classes[name][first : first + NAMES_AT_EVENT])]
