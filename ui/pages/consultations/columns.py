"""The columns of both sections of the log (domain, section 7)."""

from typing import TYPE_CHECKING

from models.vocabulary import ConsultationKind
from ui.tables.column import Column, Kind

if TYPE_CHECKING:
    from models.services.consultation_list import ListedConsultation

COUNT, OUTCOME, NEXT, CONSENT = 4, 5, 6, 7
"""Places of the columns that not both sections have, or that give way to a panel."""


def columns(kind: ConsultationKind) -> tuple[Column, ...]:
    """The columns of a section; both have the same kinds and widths, so that one table shows either."""
    group = kind is ConsultationKind.GROUP
    return (
        Column("№", lambda row: row.number, Kind.COUNT, 64, key="number"),
        Column("Дата", lambda row: row.day, Kind.DATE, 96, second=lambda row: row.time, key="day"),
        Column("Класс, группа", lambda row: row.whose, second=_names)
        if group
        else Column("Консультируемый", _who, second=lambda row: row.whose),
        Column("Тема" if group else "Запрос", lambda row: row.topic, second=lambda row: row.initiator),
        Column("Человек", lambda row: row.people, Kind.COUNT, 92, second=_of_them),
        Column("Результат" if group else "Рекомендации", lambda row: row.outcome),
        Column("Повторная", lambda row: row.next_meeting, Kind.DATE, 94, key="next"),
        Column("Согласие", _consent, Kind.TEXT, 98, spoken=_consent_aloud),
    )


def _who(row: "ListedConsultation") -> str:
    return row.who or "без имени"


def _names(row: "ListedConsultation") -> str:
    return row.who if row.named else ""


def _of_them(row: "ListedConsultation") -> str:
    return f"ОВЗ {row.ovz}" if row.ovz else ""


def _consent(row: "ListedConsultation") -> str:
    return "есть" if row.transfer_consent else ""


def _consent_aloud(row: "ListedConsultation") -> str:
    return "Согласие на передачу есть" if row.transfer_consent else "Согласия на передачу нет"
