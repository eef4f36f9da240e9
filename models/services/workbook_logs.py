"""What an import changes in the work log and the log of consultations, inside the caller's transaction."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.rules.names import code_key, fold_name, fold_partner, join_list
from models.services.workbook_differences import Difference
from models.services.workbook_fields import values_of
from models.services.workbook_tables import TableWriter, delete_where, update_rows
from models.services.workbook_writing import References
from models.tables import (
    Consultation,
    ConsultationName,
    Teacher,
    Turnout,
    TurnoutName,
    WorkRecord,
    WorkRecordPartner,
    WorkRecordTeacher,
)
from models.workbook.rows import ConsultationRow, RecordRow, TurnoutRow


def write_records(session: Session, difference: Difference[RecordRow], known: References) -> dict[str, int]:
    """Журнал работы with its teachers and partners; keys of all records of the file and the journal by code."""
    records = TableWriter(session, WorkRecord)
    written = [(records.add({"year_id": known.year_id, **_record(row, known)}), row) for row in difference.new]
    records.send()
    update_rows(session, WorkRecord, [{"id": one.id, **_record(row, known)} for one, row in difference.changed])
    changed = [one.id for one, _ in difference.changed]
    delete_where(session, WorkRecordTeacher, "record_id", changed)
    delete_where(session, WorkRecordPartner, "record_id", changed)
    written += [(one.id, row) for one, row in difference.changed]
    _write_company(session, written, known)
    keys = {code_key(one.row.code): one.id for one in (*difference.same, *difference.absent)}
    keys.update((code_key(row.code), key) for key, row in written)
    return keys


def _record(row: RecordRow, known: References) -> dict[str, Any]:
    return {
        "plan_item_id": known.plan[code_key(row.plan_item)] if row.plan_item is not None else None,
        "media_links": join_list(row.media_links) or None,
        **values_of(row),
    }


def _write_company(session: Session, written: Sequence[tuple[int, RecordRow]], known: References) -> None:
    people = TableWriter(session, Teacher)
    teachers = {folded: key for key, folded in session.execute(select(Teacher.id, Teacher.folded))}
    with_teachers = TableWriter(session, WorkRecordTeacher)
    with_partners = TableWriter(session, WorkRecordPartner)
    for record_id, row in written:
        for position, name in enumerate(row.teachers):
            folded = fold_name(name)
            if folded not in teachers:
                teachers[folded] = people.add({"full_name": name, "folded": folded})
            with_teachers.add_link({"record_id": record_id, "teacher_id": teachers[folded], "position": position})
        for position, name in enumerate(row.partners):
            partner_id = known.partners[fold_partner(name)]
            with_partners.add_link({"record_id": record_id, "partner_id": partner_id, "position": position})
    for writer in (people, with_teachers, with_partners):
        writer.send()


def write_turnouts(
    session: Session, difference: Difference[TurnoutRow], known: References, records: Mapping[str, int]
) -> None:
    """Участники."""
    turnouts = TableWriter(session, Turnout)
    written = []
    for row in difference.new:
        places = {"record_id": records[code_key(row.record_code)], "class_id": known.classes[row.class_name]}
        written.append((turnouts.add({**places, **values_of(row)}), row))
    turnouts.send()
    update_rows(session, Turnout, [{"id": one.id, **values_of(row)} for one, row in difference.changed])
    renamed = [(one.id, row) for one, row in difference.changed if one.row.names != row.names]
    delete_where(session, TurnoutName, "turnout_id", (key for key, _ in renamed))
    _write_names(session, TurnoutName, "turnout_id", (*written, *renamed))


def _write_names(
    session: Session,
    table: type[TurnoutName] | type[ConsultationName],
    owner: str,
    rows: Iterable[tuple[int, TurnoutRow | ConsultationRow]],
) -> None:
    writer = TableWriter(session, table)
    for key, row in rows:
        for position, name in enumerate(row.names):
            writer.add({owner: key, "position": position, "name": name, "folded": fold_name(name)})
    writer.send()


def write_consultations(session: Session, difference: Difference[ConsultationRow], known: References) -> None:
    """Консультации."""
    consultations = TableWriter(session, Consultation)
    written = [
        (consultations.add({"year_id": known.year_id, **_consultation(row, known)}), row) for row in difference.new
    ]
    consultations.send()
    changed = [(one.id, row) for one, row in difference.changed]
    update_rows(session, Consultation, [{"id": key, **_consultation(row, known)} for key, row in changed])
    delete_where(session, ConsultationName, "consultation_id", (key for key, _ in changed))
    _write_names(session, ConsultationName, "consultation_id", (*written, *changed))


def _consultation(row: ConsultationRow, known: References) -> dict[str, Any]:
    return {"class_id": known.classes[row.class_name] if row.class_name is not None else None, **values_of(row)}
