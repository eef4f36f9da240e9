"""One record of the work log: read into its card, written, deleted; each an action that can be undone."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.journal.photos import PhotoStore
from models.rules.names import split_list
from models.rules.school_checks import FieldProblem
from models.rules.work_record import (
    ListedName,
    PartnerOnRecord,
    StoredPhoto,
    TurnoutCard,
    WorkRecordCard,
    name_of,
    new_code,
)
from models.rules.work_record_checks import check_work_record
from models.services import work_record_parts as parts
from models.services.refusal import FieldsRefusedError, refuse_faults
from models.services.work_record_classes import classes_with_lists
from models.services.years import year_row
from models.tables import (
    Partner,
    Photo,
    PlanItem,
    SchoolClass,
    SchoolYear,
    Teacher,
    Turnout,
    TurnoutName,
    WorkRecord,
    WorkRecordPartner,
    WorkRecordTeacher,
)

CHANGED = Changes.of("work_log", "plan", "report", "indicators", "people", "partners", "photos")
"""What a record touches: plan items are told done by it; it may bring teachers and partners along."""


def work_record(journal: Journal, record_id: int) -> WorkRecordCard | None:
    """The card of a record; None when it is gone."""
    with journal.read() as session:
        row = session.get(WorkRecord, record_id)
        return None if row is None else card_of(session, row)


def card_of(session: Session, row: WorkRecord) -> WorkRecordCard:
    """A record's row with all that hangs on it as a card."""
    item = session.get(PlanItem, row.plan_item_id) if row.plan_item_id is not None else None
    return WorkRecordCard(
        id=row.id,
        year=session.get_one(SchoolYear, row.year_id).start_year,
        start=row.start,
        end=row.end,
        form=row.form or "",
        hours=row.hours,
        title=row.title,
        direction=row.direction,
        turnouts=_turnouts(session, row.id),
        partners=_partners(session, row.id),
        teachers=_teachers(session, row.id),
        teachers_total=row.teachers_total,
        parents=row.parents,
        level=row.level,
        event_format=row.event_format,
        place=row.place or "",
        project=row.project or "",
        early=row.early,
        in_campaign=row.in_campaign,
        result=row.result or "",
        document=row.document or "",
        media_links=split_list(row.media_links),
        best=row.best,
        description=row.description or "",
        note=row.note or "",
        photos=_photos(session, row.id),
        plan_item_id=row.plan_item_id,
        plan_item=item.title if item is not None else "",
    )


def _turnouts(session: Session, record_id: int) -> tuple[TurnoutCard, ...]:
    rows = session.scalars(
        select(Turnout)
        .join(SchoolClass, Turnout.class_id == SchoolClass.id)
        .where(Turnout.record_id == record_id)
        .order_by(SchoolClass.grade, SchoolClass.name)
    ).all()
    names: dict[int, list[ListedName]] = {row.id: [] for row in rows}
    listed = session.execute(
        select(TurnoutName.turnout_id, TurnoutName.name, TurnoutName.pupil_id)
        .where(TurnoutName.turnout_id.in_(names))
        .order_by(TurnoutName.position)
    )
    for turnout_id, name, pupil_id in listed:
        names[turnout_id].append(ListedName(name, pupil_id))
    return tuple(
        TurnoutCard(
            class_id=row.class_id,
            kind=row.kind,
            number=row.number,
            ovz=row.ovz,
            disability=row.disability,
            names=tuple(names[row.id]),
        )
        for row in rows
    )


def _partners(session: Session, record_id: int) -> tuple[PartnerOnRecord, ...]:
    rows = session.execute(
        select(Partner.name, Partner.category)
        .join(WorkRecordPartner, WorkRecordPartner.partner_id == Partner.id)
        .where(WorkRecordPartner.record_id == record_id)
        .order_by(WorkRecordPartner.position)
    )
    return tuple(PartnerOnRecord(name, category) for name, category in rows)


def _teachers(session: Session, record_id: int) -> tuple[str, ...]:
    return tuple(
        session.scalars(
            select(Teacher.full_name)
            .join(WorkRecordTeacher, WorkRecordTeacher.teacher_id == Teacher.id)
            .where(WorkRecordTeacher.record_id == record_id)
            .order_by(WorkRecordTeacher.position)
        )
    )


def _photos(session: Session, record_id: int) -> tuple[StoredPhoto, ...]:
    rows = session.scalars(select(Photo).where(Photo.record_id == record_id).order_by(Photo.position))
    return tuple(StoredPhoto(row.sha256, row.width, row.height, row.size) for row in rows)


def save_work_record(journal: Journal, card: WorkRecordCard) -> tuple[Changes, int]:
    """Adds a record (id None) to the card's year or changes one; its id.

    Teachers and partners that the journal does not know are added with it. FieldsRefusedError for faults of its fields;
    UserError when the record was deleted meanwhile.
    """
    _refuse_lost_photos(journal, card)
    words = "Записано" if card.id is None else "Изменено"
    with journal.write(Action(f"{words}: {name_of(card)}"[:300], CHANGED)) as session:
        row = _row(session, card.id) if card.id is not None else None
        year_id = row.year_id if row is not None else year_row(session, card.year).id
        known = parts.with_known_categories(session, card)
        classes = {one.id: one for one in classes_with_lists(session, year_id)}
        refuse_faults(check_work_record(known, classes, parts.recorded_names(session, card.id)))
        if row is None:
            row = WorkRecord(year_id=year_id, code=_new_code(session, year_id))
            session.add(row)
        parts.fill(row, known)
        session.flush()
        parts.write_turnouts(session, row.id, known.turnouts)
        parts.write_teachers(session, row.id, known.teachers)
        parts.write_partners(session, row.id, known.partners)
        parts.write_photos(session, row.id, known.photos)
        return CHANGED, row.id


def delete_work_record(journal: Journal, record_id: int) -> Changes:
    """Puts a record with everything that hangs on it into the bin; UserError when it is gone already."""
    with journal.read() as session:
        card = card_of(session, _row(session, record_id))
    with journal.write(Action(name_of(card)[:300], CHANGED, removes=True)) as session:
        session.delete(_row(session, record_id))
    return CHANGED


def _row(session: Session, record_id: int) -> WorkRecord:
    row = session.get(WorkRecord, record_id)
    if row is None:
        raise UserError("Этой записи уже нет в журнале: её удалили.")
    return row


def _new_code(session: Session, year_id: int) -> str:
    return new_code(session.scalars(select(WorkRecord.code).where(WorkRecord.year_id == year_id)))


def _refuse_lost_photos(journal: Journal, card: WorkRecordCard) -> None:
    """A draft may outlive the photos that were put for it."""
    if card.photos and PhotoStore(journal).missing(photo.sha256 for photo in card.photos):
        words = "Одной из фотографий нет в папке журнала: уберите её и добавьте заново."
        raise FieldsRefusedError([FieldProblem("photos", words)])
