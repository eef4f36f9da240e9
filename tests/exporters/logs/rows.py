"""Rows of journals for the tests of their papers."""

from datetime import date
from decimal import Decimal

from models.rules.campaign import SchoolHead
from models.rules.log_rows import (
    Attendance,
    ConsultationRow,
    ConsultationsYear,
    Origin,
    Person,
    WorkLogRow,
    WorkLogYear,
)
from models.rules.names import fold_name
from models.vocabulary import ConsultationKind, PersonCategory

HEAD = SchoolHead(
    name="Муниципальное бюджетное общеобразовательное учреждение «Заречная СОШ»",
    short_name="МБОУ «Заречная СОШ»",
    inn="7017001414",
    municipality="Кожевниковский район",
    coordinator="Петрова Нина Сергеевна",
    coordinator_post="",
    phone="",
    email="",
    director="",
    approver="",
)


def person(name):
    return Person(name, fold_name(name))


def work(number, day=date(2026, 9, 10), **changes):
    row = {
        "key": f"w{number}",
        "day": day,
        "end": None,
        "form": "экскурсия",
        "title": f"Экскурсия № {number}",
        "classes": ("8А",),
        "attendance": Attendance(pupils=20, ovz=2, teachers=1),
        "hours": Decimal("1.5"),
        "lists": (("8А", (person("Иванов Иван Ильич"), person("Петрова Анна Львовна"))),),
    }
    return WorkLogRow(**(row | changes))


def from_consultation(number, day=date(2026, 9, 11)):
    return work(
        number,
        day,
        key=f"c{number}",
        form="консультация",
        attendance=Attendance(pupils=7),
        hours=None,
        lists=(),
        origin=Origin.CONSULTATIONS,
    )


def work_year(*rows, **changes):
    return WorkLogYear(HEAD, tuple(rows), **changes)


def consultation(place, day=date(2026, 9, 10), kind=ConsultationKind.INDIVIDUAL, **changes):
    row = {
        "key": f"c{place}",
        "day": day,
        "kind": kind,
        "category": PersonCategory.PUPIL,
        "topic": f"Запрос № {place}",
        "class_id": 8,
        "class_name": "8А",
        "class_size": 25,
        "persons": (person("Иванов Иван Ильич"),),
    }
    return ConsultationRow(**(row | changes))


def group(place, day=date(2026, 9, 12), **changes):
    return consultation(place, day, ConsultationKind.GROUP, **({"persons": (), "number": 12} | changes))


def consultations_year(*rows, **changes):
    return ConsultationsYear(HEAD, tuple(rows), **changes)


def texts(section):
    """The rows of a section as lists of texts."""
    return [[each.text for each in row] for row in section.rows]
