"""The columns of the work log's table, and which of them the user wants to see."""

from typing import Any

from models.rules.russian import days_in_words
from models.rules.work_record_checks import hours_in_words
from ui.settings_protocol import Settings
from ui.tables.column import Column, Kind

_SETTING = "work_log.columns"
_ALWAYS = frozenset({"number", "title", "mark"})
_USUAL = frozenset({"start", "classes", "attendances", "hours"})

COLUMNS = (
    Column(
        "№",
        lambda row: row.number,
        Kind.COUNT,
        60,
        key="number",
        token=lambda _row: "text2",
        tooltip=lambda row: "из журнала консультаций или диагностики" if row.origin else "номер в году по порядку дат",
    ),
    Column(
        "Дата",
        lambda row: row.start,
        width=64,
        key="start",
        show=lambda day: f"{day:%d.%m}",
        second=lambda row: str(row.start.year) if row.outside else "",
        tooltip=lambda row: days_in_words(row.start, row.end),
    ),
    Column("Мероприятие", lambda row: row.title, second=lambda row: row.second, key="title"),
    Column("Направление", lambda row: row.direction, width=226, key="direction"),
    Column("Классы", lambda row: row.classes, width=84, key="classes"),
    Column("Участий", lambda row: row.attendances, Kind.COUNT, 78, key="attendances"),
    Column("Родителей", lambda row: row.parents, Kind.COUNT, 90, key="parents"),
    Column("Часы", lambda row: row.hours, Kind.COUNT, 64, show=hours_in_words, key="hours"),
    Column("Педагоги", lambda row: row.teachers, width=180, key="teachers"),
    Column("Партнёры", lambda row: row.partners, width=180, key="partners"),
    Column("Уровень", lambda row: row.level, width=128, key="level"),
    Column("Проект", lambda row: row.project, width=130, key="project"),
    Column("Лучшее", lambda row: "лучшее" if row.best else "", width=80, key="best"),
    Column("Документ", lambda row: row.document, width=150, key="document"),
    Column(
        "",
        lambda row: "err" if row.problem else "draft" if not row.id else None,
        Kind.MARK,
        52,
        tooltip=lambda row: row.problem,
        spoken=lambda row: f"Ошибка: {row.problem}" if row.problem else "Черновик" if not row.id else "",
    ),
)
_NAMES = (
    "number", "start", "title", "direction", "classes", "attendances", "parents", "hours", "teachers", "partners",
    "level", "project", "best", "document", "mark",
)  # fmt: skip


class ChosenColumns:
    """What the settings keep of the user's choice."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        kept = settings.get(_SETTING)
        self._chosen = frozenset(map(str, kept)) & frozenset(_NAMES) if isinstance(kept, list) else _USUAL

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """Name, words and whether it is shown, of each column that may be hidden."""
        return [
            (name, column.title, name in self._chosen)
            for name, column in zip(_NAMES, COLUMNS, strict=True)
            if name not in _ALWAYS
        ]

    def set_shown(self, name: str, *, shown: bool) -> None:
        """Show or hide a column from now on."""
        self._chosen = self._chosen | {name} if shown else self._chosen - {name}
        self._settings.set(_SETTING, sorted(self._chosen))

    def hidden(self, *, beside_form: bool) -> frozenset[int]:
        """The places of the columns that are not shown; beside an open form only the usual ones have room."""
        wanted = _ALWAYS | (self._chosen & _USUAL if beside_form else self._chosen)
        return frozenset(place for place, name in enumerate(_NAMES) if name not in wanted)


def as_text(columns: list[Column], rows: list[Any]) -> str:
    """The rows as lines with tabs, as Excel takes them from the clipboard."""
    lines = ["\t".join(column.title for column in columns)]
    lines += ["\t".join(_cell(column, row) for column in columns) for row in rows]
    return "\n".join(lines)


def _cell(column: Column, row: Any) -> str:
    value = column.value(row)
    if value is None or value == "":
        return ""
    words = f"{value:%d.%m.%Y}" if column.key == "start" else column.words(row)
    words = " ".join(words.split())
    # a text that begins so would be a formula in Excel
    return f"'{words}" if words[0] in "=+-@" else words
