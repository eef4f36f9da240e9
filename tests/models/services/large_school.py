"""The year of a large school as a raw workbook: many pupils, events and named turnouts."""

from datetime import date, timedelta

from models.workbook.raw import RawRow, RawSheet, RawWorkbook
from models.workbook.sheets import CLASSES, PARTNERS, PLAN, PUPILS, TURNOUTS, WORK_LOG, SheetSpec

CLASS_NAMES = [f"{grade}{letter}" for grade in range(1, 12) for letter in "АБВГ"]


def large_school(pupils: int = 1200, events: int = 600, named_turnouts: int = 12_000, names: int = 1) -> RawWorkbook:
    """`named_turnouts` rows of Участники, each with `names` names, spread over the events and classes."""
    size = pupils // len(CLASS_NAMES) + 1
    lists = {name: [f"Ученик{number:02} Имя{name} Отчество" for number in range(size)] for name in CLASS_NAMES}
    per_event = -(-named_turnouts // events)
    turnouts = (
        (f"М{event}", class_name, "список", None, None, "; ".join((lists[class_name] * 2)[event % size :][:names]))
        for event in range(events)
        for class_name in (CLASS_NAMES * 2)[event % len(CLASS_NAMES) :][:per_event]
    )
    return RawWorkbook(
        (
            _school(),
            _sheet(CLASSES, ("Класс", "Обучающихся", "С ОВЗ"), ((name, size, 2) for name in CLASS_NAMES)),
            _sheet(
                PUPILS,
                ("Класс", "ФИО", "ОВЗ"),
                ((name, who, "нет") for name in CLASS_NAMES for who in lists[name]),
            ),
            _sheet(
                PARTNERS,
                ("Наименование", "Категория"),
                ((f"ООО «Партнёр {number}»", "Предприниматели, бизнес-сообщество") for number in range(40)),
            ),
            _sheet(
                PLAN,
                ("Код", "Уровень", "Название"),
                ((f"П{number}", "школьный", f"Пункт {number}") for number in range(100)),
            ),
            _sheet(
                WORK_LOG,
                ("Код", "Дата", "Название", "Пункт плана", "Форма", "Часы", "Педагоги", "Партнёры"),
                (
                    (
                        f"М{number}",
                        date(2026, 9, 1) + timedelta(days=number % 270),
                        f"Событие {number}",
                        f"П{number % 100}",
                        "Экскурсия",
                        "1,5",
                        f"Педагог {number % 60} Иванович; Педагог {number % 7} Петрович",
                        f"ООО Партнёр {number % 40}",
                    )
                    for number in range(events)
                ),
            ),
            _sheet(TURNOUTS, ("Код записи", "Класс", "Охват", "Число", "Число ОВЗ", "ФИО"), turnouts),
        )
    )


def _school() -> RawSheet:
    card = {
        "Полное наименование": "МБОУ «Большая школа»",
        "ИНН": "7059565941",
        "Муниципальное образование": "г. Томск",
        "Учебный год": "2026/2027",
        "Координатор": "Смирнова Анна Павловна",
    }
    return RawSheet(
        "Школа", (), tuple(RawRow(number, {name: value}) for number, (name, value) in enumerate(card.items(), 1))
    )


def _sheet(spec: SheetSpec, headings: tuple[str, ...], lines) -> RawSheet:
    rows = (RawRow(number, dict(zip(headings, line, strict=True))) for number, line in enumerate(lines, 2))
    return RawSheet(spec.name, headings, tuple(rows))
