"""Участники: what a turnout may say about its class (domain, section 4)."""

from models.rules.names import code_key
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
        _check_kind(note, row)
        school_class = known.classes.get(row.class_name)
        if school_class is not None and row.kind in {TurnoutKind.LIST, TurnoutKind.COUNT}:
            _check_against_class(note, row, school_class)
        if row.kind is TurnoutKind.LIST:
            warn_of_strangers(note, row, "names", row.names, row.class_name, known)


def _check_kind(note: Noting, row: TurnoutRow) -> None:
    if row.kind is TurnoutKind.LIST and not row.names:
        note.error(row, "names", "Охват «список» без фамилий: перечислите ФИО через «;» или выберите «число».")
    if row.kind is TurnoutKind.COUNT and row.number is None:
        note.error(row, "number", "Охват «число» без числа: впишите, сколько обучающихся пришло.")
    if row.kind in {TurnoutKind.LIST, TurnoutKind.COUNT}:
        came = len(row.names) if row.kind is TurnoutKind.LIST else row.number
        clash = "{number}, а всего пришло {limit}: исправьте одно из чисел."
        note.above(row, "ovz", row.ovz, came, f"С ОВЗ {clash}")
        note.above(row, "disability", row.disability, came, f"Инвалидов {clash}")


def _check_against_class(note: Noting, row: TurnoutRow, school_class: ClassRow) -> None:
    place = f"в {school_class.name} классе"
    size = school_class.enrolment
    note.above(row, "number", row.number, size, f"Пришло {{number}}, а {place} {{limit}} обучающихся: исправьте число.")
    if row.kind is TurnoutKind.LIST:
        note.above(
            row,
            "names",
            len(row.names),
            size,
            f"В списке {{number}} ФИО, а {place} {{limit}} обучающихся: исправьте список.",
        )
    note.above(row, "ovz", row.ovz, school_class.ovz, f"С ОВЗ {{number}}, а {place} их {{limit}}: исправьте число.")
    above = f"Инвалидов {{number}}, а {place} их {{limit}}: исправьте число."
    note.above(row, "disability", row.disability, school_class.disability, above)
