"""Диагностика: the method's own names and sums (domain, section 8), one stage and one mark for each person."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.shipped import find_instrument
from models.rules.names import fold_name
from models.workbook.checks import Noting, warn_of_strangers
from models.workbook.known import Known
from models.workbook.problems import ProblemLog, quoted, shown_number
from models.workbook.rows import DiagnosticsRow
from models.workbook.sheets import DIAGNOSTICS

SessionKey = tuple[date, str, str]
PersonKey = tuple[date, str, str, str]


def session_key(row: DiagnosticsRow) -> SessionKey:
    """One method with one class on one day."""
    return row.day, fold_name(row.instrument), row.class_name


def person_key(row: DiagnosticsRow) -> PersonKey:
    """One person in a session; without a name, the nameless one."""
    return *session_key(row), fold_name(row.name or "")


def score_key(row: DiagnosticsRow) -> tuple[date, str, str, str, str]:
    """Identity of a row: date, method, class, ФИО, scale."""
    return *person_key(row), fold_name(row.scale or "")


def canonical(rows: Iterable[DiagnosticsRow]) -> tuple[DiagnosticsRow, ...]:
    """The rows with the names that shipped methods and their scales go by; a school's own stay as they are."""
    found: dict[tuple[str, str | None], tuple[str, str | None]] = {}
    named = []
    for row in rows:
        spelled = (row.instrument, row.scale)
        if spelled not in found:
            found[spelled] = _names_of(row)
        instrument, scale = found[spelled]
        named.append(row if spelled == (instrument, scale) else replace(row, instrument=instrument, scale=scale))
    return tuple(named)


def _names_of(row: DiagnosticsRow) -> tuple[str, str | None]:
    instrument = find_instrument(row.instrument)
    if instrument is None:
        return row.instrument, row.scale
    scale = instrument.scale(row.scale) if row.scale is not None else None
    return instrument.name, scale.name if scale else row.scale


def agreed(rows: tuple[DiagnosticsRow, ...], faults: ProblemLog) -> tuple[DiagnosticsRow, ...]:
    """The rows with the session's stage and the person's mark on each; two that differ are an error."""
    note = Noting(DIAGNOSTICS, faults)
    stages: dict[SessionKey, DiagnosticsRow] = {}
    marks: dict[PersonKey, DiagnosticsRow] = {}
    for row in rows:
        if row.stage is not None and (first := stages.setdefault(session_key(row), row)).stage is not row.stage:
            message = f"Этап «{row.stage}» расходится со строкой {first.row}: у методики, класса и даты этап один."
            note.error(row, "stage", message)
        if row.mark is not None and (first := marks.setdefault(person_key(row), row)).mark is not row.mark:
            message = f"Отметка «{row.mark}» расходится со строкой {first.row}: у человека одна отметка за диагностику."
            note.error(row, "mark", message)
    return tuple(
        replace(
            row,
            stage=stages[session_key(row)].stage if session_key(row) in stages else None,
            mark=marks[person_key(row)].mark if person_key(row) in marks else None,
        )
        for row in rows
    )


def check_diagnostics(rows: tuple[DiagnosticsRow, ...], known: Known, faults: ProblemLog) -> None:
    """Class known, day in the year, each score once and within its scale, sums of the method, names on the list."""
    note = Noting(DIAGNOSTICS, faults)
    note.repeated(
        rows, "class_name", lambda row: (*person_key(row), fold_name(row.scale or "")), "Такая же строка для класса"
    )
    people: dict[PersonKey, list[DiagnosticsRow]] = {}
    for row in rows:
        note.unknown_class(row, row.class_name, known)
        note.outside_year(row, "day", row.day, known)
        people.setdefault(person_key(row), []).append(row)
    for sheet in people.values():
        instrument = find_instrument(sheet[0].instrument)
        if instrument is not None:
            _check_scores(note, instrument, sheet)
        if sheet[0].name is not None:
            warn_of_strangers(note, sheet[0], "name", [sheet[0].name], sheet[0].class_name, known)


def _check_scores(note: Noting, instrument: Instrument, sheet: list[DiagnosticsRow]) -> None:
    scored = [row for row in sheet if row.scale is not None and row.score is not None]
    for row in scored:
        scale = instrument.scale(row.scale or "")
        if scale is not None and row.score is not None and not scale.lowest <= row.score <= scale.highest:
            reach = f"от {scale.lowest} до {scale.highest}"
            shown = quoted(shown_number(row.score))
            note.warn(row, "score", f"Балл {shown} по шкале «{scale.name}» вне границ методики {reach}: проверьте его.")
    own = [row for row in scored if instrument.scale(row.scale or "") is not None]
    total = sum((row.score for row in own if row.score is not None), start=0)
    if instrument.sum is not None and own and total != instrument.sum:
        whose = f"{quoted(own[0].name)}: баллы" if own[0].name else "Баллы"
        sums = f"{whose} «{instrument.name}» дают в сумме {shown_number(total)}, а должно быть {instrument.sum}"
        note.warn(own[0], "score", f"{sums}: проверьте ответы.")
