"""Quick entry of «урочная деятельность»: hours of a subject for a class, as one record of the work log."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from models.changes import Changes
from models.journal.journal import Journal
from models.rules.names import tidy
from models.rules.school_checks import FieldProblem
from models.rules.work_record import TurnoutCard, WorkRecordCard
from models.services.refusal import refuse_faults
from models.services.work_record import save_work_record
from models.vocabulary import Direction

_LONGEST_SUBJECT = 120


def add_lesson_hours(
    journal: Journal, start_year: int, day: date | None, subject: str, hours: Decimal | None, class_ids: Sequence[int]
) -> tuple[Changes, int]:
    """Write the hours for whole classes; they stay out of the campaign report, as the weekly lessons do.

    FieldsRefusedError names `day`, `subject`, `hours` or `classes`. The record can be opened in the work log.
    """
    subject = tidy(subject)
    faults = [
        *([] if day else [FieldProblem("day", "Укажите день занятия.")]),
        *([] if subject else [FieldProblem("subject", "Впишите предмет, например «физика».")]),
        *([FieldProblem("subject", "Название предмета слишком длинное.")] if len(subject) > _LONGEST_SUBJECT else []),
        *([] if hours and hours > 0 else [FieldProblem("hours", "Укажите часы: число больше нуля.")]),
        *([] if class_ids else [FieldProblem("classes", "Выберите хотя бы один класс.")]),
    ]
    refuse_faults(faults)
    card = WorkRecordCard(
        year=start_year,
        start=day,
        form="урок",
        hours=hours,
        title=f"Профориентация на уроках: {subject}",
        direction=Direction.LESSONS,
        turnouts=tuple(TurnoutCard(class_id=class_id) for class_id in class_ids),
        in_campaign=False,
    )
    return save_work_record(journal, card)
