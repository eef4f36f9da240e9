"""The classes of a school year."""

from collections.abc import Iterable

from sqlalchemy import Integer, exists, func, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.classes import ClassName, parse_class_name
from models.rules.names import tidy
from models.rules.people_checks import ClassCard, check_class
from models.rules.russian import plural
from models.rules.school_checks import FieldProblem
from models.services.refusal import FieldsRefusedError, refuse_faults, still_there
from models.services.years import year_row
from models.tables import (
    ConfirmedNumber,
    Consultation,
    DiagnosticsSession,
    Membership,
    SchoolClass,
    SchoolYear,
    Turnout,
)

_CHANGED = Changes.of("classes", "report")


def classes(journal: Journal, year: int | None = None) -> tuple[ClassCard, ...]:
    """The year's classes by grade and letter, each with how many names its list holds; UsageError for no year."""
    with journal.read() as session:
        listed = (
            select(
                Membership.class_id,
                func.count().label("names"),
                func.sum(sql_cast(Membership.ovz, Integer)).label("ovz"),
            )
            .where(Membership.end.is_(None))
            .group_by(Membership.class_id)
            .subquery()
        )
        rows = session.execute(
            select(SchoolClass, listed.c.names, listed.c.ovz)
            .outerjoin(listed, listed.c.class_id == SchoolClass.id)
            .where(SchoolClass.year_id == year_row(session, year).id)
            .order_by(SchoolClass.grade, SchoolClass.name)
        )
        return tuple(_card(row, names or 0, ovz or 0) for row, names, ovz in rows)


def _card(row: SchoolClass, names: int, ovz: int) -> ClassCard:
    return ClassCard(
        id=row.id,
        name=row.name,
        enrolment=row.enrolment,
        ovz=row.ovz,
        disability=row.disability,
        class_teacher=row.class_teacher or "",
        profminimum_level=row.profminimum_level,
        registration_plan=row.registration_plan,
        registration_fact=row.registration_fact,
        listed=names,
        listed_ovz=ovz,
    )


def year_of_class(journal: Journal, class_id: int) -> int | None:
    """The school year of a class by the year it starts in; None when there is no such class."""
    with journal.read() as session:
        return session.scalar(
            select(SchoolYear.start_year)
            .join(SchoolClass, SchoolClass.year_id == SchoolYear.id)
            .where(SchoolClass.id == class_id)
        )


def save_class(journal: Journal, card: ClassCard, year: int | None = None) -> Changes:
    """Adds a class (id None) or changes one; FieldsRefusedError for faults and for a name that the year has."""
    return save_classes(journal, [card], year)


def save_classes(journal: Journal, cards: Iterable[ClassCard], year: int | None = None) -> Changes:
    """Adds or changes several classes, all or none; FieldsRefusedError for the first faulty one."""
    listed = list(cards)
    for card in listed:
        refuse_faults(check_class(card))
    with journal.write(Action(_title(listed), _CHANGED)) as session:
        for card in listed:
            _write(session, card, year)
    return _CHANGED


def _title(cards: list[ClassCard]) -> str:
    if len(cards) != 1:
        return f"Классы из Excel: {plural(len(cards), 'класс', 'класса', 'классов')}"
    name = parse_class_name(cards[0].name)
    return f"Карточка класса {name}" if cards[0].id else f"Новый класс {name}"


def _write(session: Session, card: ClassCard, year: int | None) -> None:
    name = parse_class_name(card.name)
    row = still_there(session.get(SchoolClass, card.id)) if card.id else None
    year_id = row.year_id if row else year_row(session, year).id
    _refuse_repeated(session, year_id, card.id, name)
    if row is None:
        row = SchoolClass(year_id=year_id, name=str(name), grade=name.grade, enrolment=0, ovz=0)
        session.add(row)
    row.name, row.grade = str(name), name.grade
    row.enrolment, row.ovz, row.disability = card.enrolment or 0, card.ovz or 0, card.disability
    row.class_teacher = tidy(card.class_teacher) or None
    row.profminimum_level = card.profminimum_level
    row.registration_plan, row.registration_fact = card.registration_plan, card.registration_fact
    session.flush()


def _refuse_repeated(session: Session, year_id: int, class_id: int | None, name: ClassName) -> None:
    taken = session.scalar(select(SchoolClass.id).where(SchoolClass.year_id == year_id, SchoolClass.name == str(name)))
    if taken is not None and taken != class_id:
        raise FieldsRefusedError([FieldProblem("name", f"Класс {name} в этом году уже есть.")])


def take_numbers_from_list(journal: Journal, class_id: int) -> Changes:
    """Sets the class's numbers to those of its list of names: all, with ОВЗ, with инвалидность."""
    with journal.write(Action(f"Числа класса {_name(journal, class_id)} из списка", _CHANGED)) as session:
        members = session.scalars(
            select(Membership).where(Membership.class_id == class_id, Membership.end.is_(None))
        ).all()
        row = session.get_one(SchoolClass, class_id)
        row.enrolment = len(members)
        row.ovz = sum(member.ovz for member in members)
        row.disability = sum(member.disability for member in members)
    return _CHANGED


def delete_class(journal: Journal, class_id: int) -> Changes:
    """Deletes a class with nothing behind it; UserError when records or a list of names belong to it."""
    with journal.write(Action(f"{_name(journal, class_id)} класс", _CHANGED, removes=True)) as session:
        _delete(session, class_id)
    return _CHANGED


def _name(journal: Journal, class_id: int) -> str:
    with journal.read() as session:
        return session.get_one(SchoolClass, class_id).name


def _delete(session: Session, class_id: int) -> None:
    row = session.get_one(SchoolClass, class_id)
    behind = (
        (Turnout, "записи журнала работы"),
        (Consultation, "консультации"),
        (DiagnosticsSession, "диагностика"),
        (ConfirmedNumber, "подтверждённые числа"),
        (Membership, "список обучающихся"),
    )
    found = [words for table, words in behind if session.scalar(select(exists().where(table.class_id == class_id)))]
    if found:
        raise UserError(
            f"Класс {row.name} нельзя удалить, с ним связаны: {', '.join(found)}. Сначала уберите их из класса."
        )
    session.delete(row)
