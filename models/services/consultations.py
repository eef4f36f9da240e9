"""Консультации: one record read, written, deleted (domain, section 7)."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.journal.journal import Journal
from models.rules.consultation_checks import ConsultationCard, ListOfClass, Person, check_consultation, clock
from models.rules.consultation_words import category_and_class
from models.rules.names import fold_name, tidy
from models.rules.school_checks import FieldProblem
from models.services.consultation_choices import lists_of
from models.services.person_codes import give_codes
from models.services.refusal import FieldsRefusedError, refuse_faults
from models.services.years import year_row
from models.tables import Consultation, ConsultationName, Membership, Pupil, SchoolClass
from models.tables import SchoolYear as YearRow
from models.vocabulary import ConsultationKind, PersonCategory
from models.workbook.cells import clean_line, clean_text

_CHANGED = Changes.of("consultations")
_PLAIN = (
    "kind",
    "day",
    "category",
    "class_id",
    "number",
    "ovz",
    "minutes",
    "next_meeting",
    "transfer_consent",
    "coded",
)
_LINES = ("initiator", "topic", "methods")
_TEXTS = ("content", "recommendations", "result")


def consultation(journal: Journal, key: int) -> ConsultationCard | None:
    """The record as its form shows it; None when it is gone."""
    with journal.read() as session:
        row = session.get(Consultation, key)
        if row is None:
            return None
        values: dict[str, Any] = {field: getattr(row, field) for field in _PLAIN}
        values |= {field: getattr(row, field) or "" for field in ("code", "time", *_LINES, *_TEXTS)}
        persons = tuple(Person(name.name, name.pupil_id) for name in _names(session, key))
        return ConsultationCard(id=row.id, persons=persons, **values)


def place_of(journal: Journal, key: int) -> tuple[int, ConsultationKind] | None:
    """The school year and the section that a record stands in; None when it is gone."""
    with journal.read() as session:
        row = session.execute(
            select(YearRow.start_year, Consultation.kind)
            .join(Consultation, Consultation.year_id == YearRow.id)
            .where(Consultation.id == key)
        ).first()
        return None if row is None else (row.start_year, row.kind)


def _names(session: Session, key: int) -> Sequence[ConsultationName]:
    query = select(ConsultationName).where(ConsultationName.consultation_id == key)
    return session.scalars(query.order_by(ConsultationName.position)).all()


def save_consultation(journal: Journal, year: int, card: ConsultationCard) -> tuple[Changes, int]:
    """Adds a record to the year's log (id None) or changes one; its key. FieldsRefusedError for faults.

    A new record gets a code of its own, by which a workbook finds it again; one that came without keeps none.
    """
    with journal.read() as session:
        year_id = year_row(session, year).id
        lists = lists_of(session, SchoolClass.id == card.class_id) if card.class_id is not None else {}
        if card.class_id is not None and card.class_id not in lists:
            raise FieldsRefusedError([FieldProblem("class_id", "Этого класса уже нет: выберите другой.")])
    of_class = lists.get(card.class_id) if card.class_id is not None else None
    refuse_faults(check_consultation(card, of_class))
    with journal.write(Action(title_of(card, of_class), _CHANGED)) as session:
        row = session.get(Consultation, card.id) if card.id is not None else None
        if row is None:
            row = Consultation(id=card.id, year_id=year_id, code=card.code or None)
            session.add(row)
        _fill(row, card)
        session.flush()
        if card.id is None:
            row.code = _free_code(session, row)
        people = _linked(session, card, row.year_id)
        _write_names(session, row.id, people)
        if card.coded:
            give_codes(session, [(person.name, person.pupil_id) for person in people])
        key = row.id
    return _CHANGED, key


def title_of(card: ConsultationCard, of_class: ListOfClass | None) -> str:
    """What undo and the bin call it; without a name, for the bin lies open on the screen."""
    kind = "Групповая консультация" if card.is_group else "Консультация"
    day = f" {card.day:%d.%m.%Y}" if card.day else ""
    whose = category_and_class(card.category, of_class.name if of_class else "", many=card.is_group)
    return f"{kind}{day}: {whose}"


def _fill(row: Consultation, card: ConsultationCard) -> None:
    for field in _PLAIN:
        setattr(row, field, getattr(card, field))
    for fields, clean in ((_LINES, clean_line), (_TEXTS, clean_text)):
        for field in fields:
            _set_text(row, field, clean(getattr(card, field)))
    row.time = clock(card.time)


def _set_text(row: Consultation, field: str, text: str) -> None:
    setattr(row, field, text if field == "topic" else text or None)


def _free_code(session: Session, row: Consultation) -> str:
    """«К17» after the record's number, which no other record ever has; a code of an import may be in its way."""
    code = f"К{row.id}"
    while _is_taken(session, row.year_id, code):
        code += "-1"
    return code


def _is_taken(session: Session, year_id: int, code: str) -> bool:
    """Whether a record of the year has the code, as it may have been typed: `code_key` takes these for the same."""
    spelled = [f"{letter}{space}{code[1:]}" for letter in "КкKk" for space in ("", " ")]
    return year_id in set(session.scalars(select(Consultation.year_id).where(Consultation.code.in_(spelled))))


def _linked(session: Session, card: ConsultationCard, year_id: int) -> list[Person]:
    """The persons with the pupils they are: the only one so called in the class, without a class in the school."""
    people = [Person(clean_line(person.name), person.pupil_id) for person in card.persons if tidy(person.name)]
    if card.category is not PersonCategory.PUPIL:
        return [Person(person.name) for person in people]
    place = Membership.class_id == card.class_id if card.class_id is not None else SchoolClass.year_id == year_id
    there = set(session.scalars(select(Pupil.id).where(Pupil.id.in_([one.pupil_id for one in people]))))
    rows = session.execute(
        select(Pupil.folded, func.min(Pupil.id))
        .join(Membership, Membership.pupil_id == Pupil.id)
        .join(SchoolClass, Membership.class_id == SchoolClass.id)
        .where(place, Pupil.folded.in_([fold_name(person.name) for person in people]))
        .group_by(Pupil.folded)
        .having(func.count(Pupil.id.distinct()) == 1)
    )
    only = dict(rows.all())
    return [
        person if person.pupil_id in there else Person(person.name, only.get(fold_name(person.name)))
        for person in people
    ]


def _write_names(session: Session, key: int, people: Sequence[Person]) -> None:
    if [(name.name, name.pupil_id) for name in _names(session, key)] == [(one.name, one.pupil_id) for one in people]:
        return
    session.execute(delete(ConsultationName).where(ConsultationName.consultation_id == key))
    session.add_all(_name_rows(key, people))


def _name_rows(key: int, people: Iterable[Person]) -> Iterable[ConsultationName]:
    for position, person in enumerate(people):
        yield ConsultationName(
            consultation_id=key,
            position=position,
            name=person.name,
            folded=fold_name(person.name),
            pupil_id=person.pupil_id,
        )


def delete_consultation(journal: Journal, card: ConsultationCard) -> Changes:
    """Puts the record into the bin."""
    with journal.read() as session:
        lists = lists_of(session, SchoolClass.id == card.class_id) if card.class_id is not None else {}
    of_class = next(iter(lists.values()), None)
    with journal.write(Action(title_of(card, of_class), _CHANGED, removes=True)) as session:
        session.execute(delete(Consultation).where(Consultation.id == card.id))
    return _CHANGED
