"""The columns of the list of diagnostics."""

from typing import TYPE_CHECKING

from models.rules.diagnostics.class_figures import SMALLEST_GROUP
from models.rules.percent import percent
from ui.tables.column import Column, Kind

if TYPE_CHECKING:
    from models.services.diagnostics import SessionRow


def session_columns() -> list[Column]:
    """Date, method, class, stage; how many of the list were tested, refused, were absent."""
    return [
        Column("Дата", lambda row: row.day, Kind.DATE, width=118, key="day"),
        Column("Методика", lambda row: row.instrument, strong=True, key="instrument"),
        Column("Класс", lambda row: row.class_name, width=70, key="class"),
        Column("Этап", lambda row: row.stage.value if row.stage else "", width=118, key="stage"),
        Column("Прошли", _tested, width=98),
        Column("%", _share, Kind.COUNT, width=76),
        Column("Отказ", lambda row: row.refused or None, Kind.COUNT, width=72),
        Column("Отсутств.", lambda row: row.absent or None, Kind.COUNT, width=96, spoken=_absent),
        Column("", lambda row: "warn" if row.warning else None, Kind.MARK, width=44, tooltip=lambda row: row.warning),
    ]


def _tested(row: "SessionRow") -> str:
    return f"{row.tested} из {row.on_list}"


def _absent(row: "SessionRow") -> str:
    return f"Отсутствовали: {row.absent}"


def _share(row: "SessionRow") -> str | None:
    """A small group has no percentages, as on its papers."""
    return percent(row.tested, row.on_list) if row.tested >= SMALLEST_GROUP else None
