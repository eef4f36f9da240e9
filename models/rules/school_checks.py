"""What is wrong with a school's card, its classes and a campaign's calendar, said once for forms and services."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.rules.classes import ClassName, ClassNameError, parse_class_name
from models.rules.inn import problem_of_inn
from models.rules.names import tidy
from models.rules.periods import CampaignCalendar
from models.rules.school_card import ClassEntry, SchoolCard

_REQUIRED = {
    "full_name": "Впишите полное наименование школы: оно стоит в шапке отчёта.",
    "inn": "Впишите ИНН школы: 10 цифр.",
    "municipality": "Впишите муниципальное образование: оно стоит в шапке отчёта.",
    "coordinator": "Впишите фамилию, имя и отчество координатора.",
}
_YEARS = range(2015, 2100)


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """Why a field cannot be accepted, in one Russian sentence; `row` counts the classes from 0."""

    field: str
    message: str
    row: int | None = None


def check_card(card: SchoolCard) -> list[FieldProblem]:
    """The faults of a school's card (contract, section 3: required fields, ИНН), in the order of its fields."""
    found = [
        FieldProblem(field, message) for field, message in _REQUIRED.items() if not tidy(str(getattr(card, field)))
    ]
    inn = tidy(card.inn)
    if inn and (problem := problem_of_inn(inn)):
        found.append(FieldProblem("inn", problem))
    if card.start_year not in _YEARS:
        found.append(FieldProblem("start_year", "Выберите учебный год."))
    if card.email.strip() and "@" not in card.email:
        found.append(FieldProblem("email", "В адресе почты нет знака @: проверьте адрес."))
    if card.teachers_total is not None and card.teachers_total < 0:
        found.append(FieldProblem("teachers_total", "Число педагогов не бывает меньше нуля."))
    return found


def check_classes(classes: Sequence[ClassEntry]) -> list[FieldProblem]:
    """The faults of the classes, row by row; blank rows are passed over."""
    found: list[FieldProblem] = []
    seen: dict[ClassName, int] = {}
    for row, entry in enumerate(classes):
        if not entry.is_blank:
            found += _problems_of_name(row, entry.name, seen)
            found += _problems_of_numbers(row, entry)
        elif not entry.name.strip() and (entry.enrolment is not None or entry.class_teacher.strip()):
            found.append(FieldProblem("name", "Впишите класс, например 5А.", row))
    return found


def check_calendar(calendar: CampaignCalendar) -> list[FieldProblem]:
    """The faults of a campaign's dates: days run from start to end, the municipality reports after the schools."""
    found = []
    if calendar.end < calendar.start:
        found.append(FieldProblem("end", "Последний день кампании раньше первого."))
    if calendar.municipality_due < calendar.school_due:
        found.append(FieldProblem("municipality_due", "Срок муниципалитета раньше срока школы."))
    return found


def _problems_of_name(row: int, text: str, seen: dict[ClassName, int]) -> list[FieldProblem]:
    try:
        name = parse_class_name(text)
    except ClassNameError as error:
        return [FieldProblem("name", str(error), row)]
    if name in seen:
        return [FieldProblem("name", f"Класс {name} уже записан в строке {seen[name] + 1}: оставьте один.", row)]
    seen[name] = row
    return []


def _problems_of_numbers(row: int, entry: ClassEntry) -> list[FieldProblem]:
    if entry.enrolment is None:
        return [FieldProblem("enrolment", "Впишите, сколько обучающихся в классе.", row)]
    if (entry.ovz or 0) > entry.enrolment:
        message = f"С ОВЗ больше, чем всего в классе: {entry.ovz} из {entry.enrolment}"
        return [FieldProblem("ovz", message, row)]
    return []
