"""The columns of «Сводка»: one row for each school that is expected."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from models.rules.consolidation import SchoolStatus
from ui.pages.consolidation.words import (
    ORDER,
    RETURNED,
    came_on,
    came_words,
    change_words,
    finding_words,
    people_words,
)
from ui.tables.column import Column, Kind

if TYPE_CHECKING:
    from models.rules.periods import CampaignCalendar
    from models.services.office_overview import ShownSchool

INN, FINDINGS, CHANGES = 1, 6, 7
RARE = frozenset({INN, FINDINGS, CHANGES})
"""Columns that give way to an open panel."""
WIDE = frozenset({INN, CHANGES})
"""Columns for which a narrow window has no room."""


def columns(calendar: "Callable[[], CampaignCalendar]") -> tuple[Column, ...]:
    """`calendar` gives that of the campaign on screen: it says what came late."""
    return (
        Column("Школа", lambda one: one.row.name, strong=True),
        Column("ИНН", lambda one: one.row.inn, width=112),
        Column("Статус", chip_words, Kind.CHIP, 166, sort_key=lambda one: ORDER.index(one.row.status)),
        Column(
            "Получен",
            lambda one: came_words(one.row, calendar()),
            width=136,
            sort_key=lambda one: came_on(one.row),
            token=lambda one: "text2" if not one.row.package else "text" if one.row.on_time else "warn",
        ),
        Column("Подач", _submissions, Kind.COUNT, 72),
        Column("Участники", people_words, Kind.COUNT, 116, sort_key=lambda one: one.participants),
        Column(
            "Замечания",
            lambda one: finding_words(one.row),
            width=124,
            sort_key=_severity,
            token=lambda one: "err" if any(found.is_error for found in one.row.findings) else "text2",
        ),
        Column("Изменилось", change_words, width=176, tooltip=lambda one: "\n".join(one.changes)),
    )


def chip_words(one: "ShownSchool") -> str:
    """The status; a report that was given back says so until a new package comes."""
    if one.row.waits and one.row.status is SchoolStatus.MISSING:
        return "ждёт ключа"
    return RETURNED if one.row.returned else one.row.status.words


def _submissions(one: "ShownSchool") -> Any:
    return one.row.resubmissions + 1 if one.row.package else None


def _severity(one: "ShownSchool") -> Any:
    errors = sum(found.is_error for found in one.row.findings)
    return (errors, len(one.row.findings)) if one.row.findings else None
