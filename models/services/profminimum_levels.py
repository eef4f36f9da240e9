"""Levels of Профминимум: the school's own, and each class's of the year (domain, section 5)."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from models.changes import Action, Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.profminimum import suggested_level
from models.services.years import year_row
from models.tables import SchoolClass
from models.vocabulary import PROFMINIMUM_GRADES, ProfminimumLevel

CHANGED = Changes.of("classes", "school", "indicators")


@dataclass(frozen=True, slots=True)
class ClassLevel:
    """A class of grades 6–11; without a level of its own it takes the school's."""

    id: int
    name: str
    level: ProfminimumLevel | None


@dataclass(frozen=True, slots=True)
class Levels:
    """The school's level as it was entered, what its classes suggest for it, and the classes."""

    school: ProfminimumLevel | None
    suggested: ProfminimumLevel | None
    classes: tuple[ClassLevel, ...]


def levels(journal: Journal, start_year: int) -> Levels:
    """The levels of the year; UsageError when the journal does not hold it."""
    with journal.read() as session:
        year = year_row(session, start_year)
        rows = session.execute(
            select(SchoolClass.id, SchoolClass.name, SchoolClass.profminimum_level)
            .where(SchoolClass.year_id == year.id, SchoolClass.grade.in_(PROFMINIMUM_GRADES))
            .order_by(SchoolClass.grade, SchoolClass.name)
        )
        classes = tuple(ClassLevel(*row) for row in rows)
        chosen = [one.level for one in classes if one.level is not None]
        return Levels(year.profminimum_level, suggested_level(chosen), classes)


def save_levels(
    journal: Journal,
    start_year: int,
    school: ProfminimumLevel | None,
    of_classes: Mapping[int, ProfminimumLevel | None],
) -> Changes:
    """Set all levels at once; `UserError` for a class outside of grades 6–11."""
    with journal.write(Action("Уровни Профминимума", CHANGED)) as session:
        year = year_row(session, start_year)
        year.profminimum_level = school
        for class_id, level in of_classes.items():
            row = session.get(SchoolClass, class_id)
            if row is None or row.year_id != year.id or row.grade not in PROFMINIMUM_GRADES:
                raise UserError("Уровень указывают только у 6–11 классов этого года: обновите страницу.")
            row.profminimum_level = level
    return CHANGED
