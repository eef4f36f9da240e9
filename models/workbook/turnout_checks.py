"""Участники: what a turnout may say about its class (domain, section 4)."""

from models.rules.names import code_key
from models.rules.turnout_checks import ClassNumbers, TurnoutNumbers, turnout_faults
from models.vocabulary import TurnoutKind
from models.workbook.checks import Noting, warn_of_strangers
from models.workbook.known import Known
from models.workbook.problems import ProblemLog, quoted
from models.workbook.rows import ClassRow, TurnoutRow
from models.workbook.sheets import TURNOUTS


def check_turnouts(rows: tuple[TurnoutRow, ...], known: Known, faults: ProblemLog) -> None:
    """Each record and class at most once, both known; numbers within the class and each other; names on its list."""
    note = Noting(TURNOUTS, faults)
    note.repeated(rows, "class_name", lambda row: (code_key(row.record_code), row.class_name), "Для этой записи класс")
    for row in rows:
        if code_key(row.record_code) not in known.record_codes:
            message = f"Записи с кодом {quoted(row.record_code)} нет на листе «Журнал работы»: исправьте код."
            note.error(row, "record_code", message)
        note.unknown_class(row, row.class_name, known)
        for fault in turnout_faults(_numbers(row), _class_numbers(known.classes.get(row.class_name))):
            note.error(row, fault.field, fault.message)
        if row.kind is TurnoutKind.LIST:
            warn_of_strangers(note, row, "names", row.names, row.class_name, known)


def _numbers(row: TurnoutRow) -> TurnoutNumbers:
    return TurnoutNumbers(row.kind, row.number, row.ovz, row.disability, len(row.names))


def _class_numbers(row: ClassRow | None) -> ClassNumbers | None:
    return None if row is None else ClassNumbers(row.name, row.enrolment, row.ovz, row.disability)
