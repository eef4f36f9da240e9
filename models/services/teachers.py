"""The teachers of the school."""

from collections.abc import Iterable

from sqlalchemy import func, select

from models.changes import Action, Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.names import fold_name, tidy
from models.rules.people_checks import TeacherCard, check_teacher
from models.rules.russian import plural
from models.rules.school_checks import FieldProblem
from models.services.refusal import FieldsRefusedError, refuse_faults, still_there
from models.tables import Teacher, WorkRecordTeacher

_CHANGED = Changes.of("people", "report")
_EVENTS = ("записи", "записях", "записях")


def teachers(journal: Journal) -> tuple[TeacherCard, ...]:
    """All teachers in alphabetical order, each with the number of records that name them."""
    with journal.read() as session:
        rows = session.execute(
            select(Teacher, func.count(WorkRecordTeacher.record_id))
            .outerjoin(WorkRecordTeacher, WorkRecordTeacher.teacher_id == Teacher.id)
            .group_by(Teacher.id)
            .order_by(Teacher.folded)
        )
        return tuple(
            TeacherCard(id=row.id, full_name=row.full_name, post=row.post or "", events=events) for row, events in rows
        )


def save_teacher(journal: Journal, card: TeacherCard) -> Changes:
    """Adds a teacher (id None) or changes one; FieldsRefusedError for faults and for a name that is there already."""
    refuse_faults(check_teacher(card))
    folded = fold_name(card.full_name)
    words = "Карточка педагога" if card.id else "Новый педагог"
    with journal.write(Action(f"{words}: {tidy(card.full_name)}", _CHANGED)) as session:
        taken = session.scalars(select(Teacher).where(Teacher.folded == folded)).one_or_none()
        if taken is not None and taken.id != card.id:
            raise FieldsRefusedError([FieldProblem("full_name", f"{taken.full_name} уже есть в списке.")])
        row = still_there(session.get(Teacher, card.id)) if card.id else Teacher()
        row.full_name, row.folded, row.post = tidy(card.full_name), folded, tidy(card.post) or None
        session.add(row)
    return _CHANGED


def add_teachers(journal: Journal, cards: Iterable[TeacherCard]) -> Changes:
    """Adds those whose names are not there yet, all or none; FieldsRefusedError for the first faulty one."""
    listed = list(cards)
    for card in listed:
        refuse_faults(check_teacher(card))
    words = plural(len(listed), "педагог", "педагога", "педагогов")
    with journal.write(Action(f"Педагоги из Excel: {words}", _CHANGED)) as session:
        known = set(session.scalars(select(Teacher.folded)))
        for card in listed:
            folded = fold_name(card.full_name)
            if folded not in known:
                known.add(folded)
                session.add(Teacher(full_name=tidy(card.full_name), folded=folded, post=tidy(card.post) or None))
    return _CHANGED


def delete_teacher(journal: Journal, teacher_id: int) -> Changes:
    """Deletes a teacher whom no record names; UserError otherwise."""
    with journal.read() as session:
        title = session.get_one(Teacher, teacher_id).full_name
    with journal.write(Action(title, _CHANGED, removes=True)) as session:
        row = session.get_one(Teacher, teacher_id)
        events = session.scalar(
            select(func.count()).select_from(WorkRecordTeacher).where(WorkRecordTeacher.teacher_id == teacher_id)
        )
        if events:
            raise UserError(
                f"{row.full_name}: удалить нельзя, педагог участвует в {plural(events, *_EVENTS)} журнала работы."
            )
        session.delete(row)
    return _CHANGED
