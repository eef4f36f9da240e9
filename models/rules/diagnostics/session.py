"""The head of a session: one instrument with one class on one day."""

from dataclasses import dataclass
from datetime import date

from models.rules.names import fold_partner, tidy
from models.rules.periods import SchoolYear
from models.rules.school_checks import FieldProblem
from models.vocabulary import DiagnosticsStage


@dataclass(frozen=True, slots=True)
class SessionCard:
    """The fields of the form: `instrument` is a name, that of a shipped method, of the school's own, or a new one."""

    class_id: int | None = None
    instrument: str = ""
    day: date | None = None
    stage: DiagnosticsStage | None = None
    id: int | None = None


LONGEST_INSTRUMENT = 200


def check_session(card: SessionCard) -> list[FieldProblem]:
    """The faults of the form, in the order of its fields."""
    found = []
    if not fold_partner(card.instrument):
        found.append(FieldProblem("instrument", "Выберите методику."))
    elif len(tidy(card.instrument)) > LONGEST_INSTRUMENT:
        found.append(FieldProblem("instrument", f"Название методики длиннее {LONGEST_INSTRUMENT} знаков: сократите."))
    if card.class_id is None:
        found.append(FieldProblem("class_id", "Выберите класс."))
    if card.day is None:
        found.append(FieldProblem("day", "Впишите дату диагностики."))
    return found


def warning_of_day(day: date, year: SchoolYear) -> str:
    """What to say of a day outside the school year of the class, empty when it lies inside."""
    return "" if year.holds(day) else f"Дата {day:%d.%m.%Y} вне {year} учебного года: проверьте её."


def likely_stage(day: date) -> DiagnosticsStage | None:
    """What is proposed for a new session: autumn is the start of the year, spring its end, winter neither."""
    if day.month in {9, 10, 11}:
        return DiagnosticsStage.YEAR_START
    return DiagnosticsStage.YEAR_END if day.month in {3, 4, 5} else None
