"""A small sound workbook, and others made from it by changing a sheet."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from models.workbook.raw import RawRow, RawSheet, RawWorkbook

Lines = Sequence[Mapping[str, Any]]

SCHOOL = {
    "Полное наименование": "МБОУ «СОШ № 1»",
    "ИНН": "7059565941",
    "Муниципальное образование": "г. Томск",
    "Учебный год": "2026/2027",
    "Координатор": "Смирнова Анна Павловна",
}
CLASSES = [
    {"Класс": "5А", "Обучающихся": 3, "С ОВЗ": 1, "Инвалидов": 1},
    {"Класс": "9Б", "Обучающихся": 2, "С ОВЗ": 0, "Инвалидов": None},
]
PUPILS = [
    {"Класс": "5А", "ФИО": "Иванов Пётр", "ОВЗ": "да", "Код": "К-1"},
    {"Класс": "5А", "ФИО": "Орлова Мария", "ОВЗ": "нет", "Код": None},
    {"Класс": "5А", "ФИО": "Попов Илья", "ОВЗ": None, "Код": None},
    {"Класс": "9Б", "ФИО": "Егоров Иван", "ОВЗ": None, "Код": None},
    {"Класс": "9Б", "ФИО": "Котова Анна", "ОВЗ": None, "Код": None},
]
PARTNERS = [{"Наименование": "ООО «Север»", "Категория": "Предприниматели, бизнес-сообщество"}]
PLAN = [{"Код": "П1", "Уровень": "школьный", "Название": "Экскурсия", "Классы": "5А; 9"}]
WORK_LOG = [
    {
        "Код": "М1",
        "Дата": date(2026, 9, 15),
        "Дата окончания": date(2026, 9, 16),
        "Название": "Экскурсия",
        "Пункт плана": "П1",
        "Партнёры": "ооо Север",
        "Педагоги": "Попова Анна; Петров Олег",
        "Часы": "1,5",
    },
    {
        "Код": "М2",
        "Дата": date(2027, 3, 20),
        "Дата окончания": None,
        "Название": "Классный час",
        "Пункт плана": None,
        "Партнёры": None,
        "Педагоги": None,
        "Часы": 1,
    },
]
TURNOUTS = [
    {"Код записи": "М1", "Класс": "5А", "Охват": "список", "Число": None, "ФИО": "Иванов Петр; Попов Илья"},
    {"Код записи": "М1", "Класс": "9Б", "Охват": "число", "Число": 2, "ФИО": None},
    {"Код записи": "М2", "Класс": "5А", "Охват": "весь класс", "Число": None, "ФИО": None},
]
CONSULTATIONS = [
    {
        "Код": None,
        "Дата": date(2026, 10, 1),
        "Вид": "индивидуальная",
        "Категория": "обучающийся",
        "Класс": "9Б",
        "Участники": "Егоров Иван",
        "Число": 1,
        "Тема": "Выбор профиля",
    },
    {
        "Код": "К1",
        "Дата": date(2026, 10, 2),
        "Вид": "групповая",
        "Категория": "родитель",
        "Класс": "5А",
        "Участники": None,
        "Число": 12,
        "Тема": "Экзамены",
    },
]
DIAGNOSTICS = [
    {"Дата": date(2026, 9, 10), "Методика": "ДДО", "Класс": "9Б", "ФИО": "Егоров Иван", "Шкала": scale, "Балл": score}
    for scale, score in zip("ПТЧЗХ", (4, 4, 4, 4, 4), strict=True)
]
CAMPAIGNS = [{"Кампания": "autumn-2026", "Начало": date(2026, 9, 14), "Окончание": None}]
CONFIRMED = [{"Кампания": "autumn-2026", "Класс": "5А", "Что": "обучающиеся", "Число": 3, "Причина": "Список учителя"}]
INDICATORS = [{"Код": "6.1", "Значение": "12", "Документ": "Отчёт"}]

SHEETS: dict[str, Lines] = {
    "Классы": CLASSES,
    "Ученики": PUPILS,
    "Партнёры": PARTNERS,
    "План": PLAN,
    "Журнал работы": WORK_LOG,
    "Участники": TURNOUTS,
    "Консультации": CONSULTATIONS,
    "Диагностика": DIAGNOSTICS,
    "Кампании": CAMPAIGNS,
    "Подтверждённые числа": CONFIRMED,
    "Показатели": INDICATORS,
}


def table(name: str, lines: Lines) -> RawSheet:
    """A table sheet; a heading that a line lacks is blank there."""
    headings = tuple(dict.fromkeys(heading for line in lines for heading in line))
    rows = (RawRow(number, dict(line)) for number, line in enumerate(lines, 2))
    return RawSheet(name, headings, tuple(rows))


def card(values: Mapping[str, Any]) -> RawSheet:
    """The sheet Школа."""
    return RawSheet(
        "Школа", (), tuple(RawRow(number, {name: value}) for number, (name, value) in enumerate(values.items(), 1))
    )


def book(school: Mapping[str, Any] | None = None, **changed: Lines | None) -> RawWorkbook:
    """The sound workbook with the card's values and whole sheets replaced; None takes a sheet away.

    Spaces in names of sheets are written as underscores: `book(Журнал_работы=[...])`.
    """
    sheets = dict(SHEETS)
    for name, lines in changed.items():
        if lines is None:
            sheets.pop(name.replace("_", " "))
        else:
            sheets[name.replace("_", " ")] = lines
    tables = (table(name, lines) for name, lines in sheets.items())
    return RawWorkbook((card({**SCHOOL, **(school or {})}), *tables))


def with_cell(sheet: str, row: int, heading: str, value: Any) -> RawWorkbook:
    """The sound workbook with one cell changed; `row` is the sheet's own number."""
    lines = [dict(line) for line in SHEETS[sheet]]
    lines[row - 2][heading] = value
    return book(**{sheet.replace(" ", "_"): lines})


def with_line(sheet: str, line: Mapping[str, Any]) -> RawWorkbook:
    """The sound workbook with a row more at the end of a sheet."""
    return book(**{sheet.replace(" ", "_"): [*SHEETS[sheet], line]})
