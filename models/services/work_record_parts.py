"""What hangs on a record of the work log, written so that only what differs is touched: the history shows no more."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.rules.names import fold_name, fold_partner, join_list, tidy
from models.rules.work_record import ListedName, PartnerOnRecord, StoredPhoto, TurnoutCard, WorkRecordCard
from models.tables import (
    Partner,
    Photo,
    Pupil,
    Teacher,
    Turnout,
    TurnoutName,
    WorkRecord,
    WorkRecordPartner,
    WorkRecordTeacher,
)
from models.vocabulary import TurnoutKind


def fill(row: WorkRecord, card: WorkRecordCard) -> None:
    """The record's own columns from a card that has no faults."""
    assert card.start is not None
    row.start, row.title, row.hours = card.start, tidy(card.title), card.hours
    row.end = card.end if card.end != card.start else None
    row.direction, row.level, row.event_format = card.direction, card.level, card.event_format
    row.early, row.in_campaign, row.best = card.early, card.in_campaign, card.best
    row.teachers_total, row.parents, row.plan_item_id = card.teachers_total, card.parents, card.plan_item_id
    row.form, row.place, row.project = _line(card.form), _line(card.place), _line(card.project)
    row.document = _line(card.document)
    row.result, row.description, row.note = _text(card.result), _text(card.description), _text(card.note)
    row.media_links = join_list(filter(None, map(tidy, card.media_links))) or None


def _line(text: str) -> str | None:
    return tidy(text) or None


def _text(text: str) -> str | None:
    """Paragraphs stay as typed."""
    return "\n".join(tidy(line) for line in text.strip().splitlines()) or None


def with_known_categories(session: Session, card: WorkRecordCard) -> WorkRecordCard:
    """The card with partners as the journal knows them, each once; a new one keeps the category that was chosen."""
    known = {row.folded: row for row in session.scalars(select(Partner)) if row.folded}
    partners: dict[str, PartnerOnRecord] = {}
    for partner in card.partners:
        row = known.get(fold_partner(partner.name))
        found = PartnerOnRecord(row.name, row.category) if row is not None else partner
        partners.setdefault(fold_partner(partner.name), found)
    teachers = {fold_name(name): tidy(name) for name in reversed(card.teachers) if tidy(name)}
    return replace(card, partners=tuple(partners.values()), teachers=tuple(reversed(teachers.values())))


def recorded_names(session: Session, record_id: int | None) -> frozenset[tuple[int, str]]:
    """The class and the folded name of everybody who stands in the record's lists."""
    query = (
        select(Turnout.class_id, TurnoutName.name)
        .join(TurnoutName, TurnoutName.turnout_id == Turnout.id)
        .where(Turnout.record_id == record_id)
    )
    return frozenset((class_id, fold_name(name)) for class_id, name in session.execute(query))


def write_turnouts(session: Session, record_id: int, turnouts: Iterable[TurnoutCard]) -> None:
    """Who of each class came; classes that are named no more go."""
    there = {row.class_id: row for row in session.scalars(select(Turnout).where(Turnout.record_id == record_id))}
    for card in turnouts:
        row = there.pop(card.class_id, None) or Turnout(record_id=record_id, class_id=card.class_id)
        row.kind = card.kind
        counted = card.kind in {TurnoutKind.COUNT, TurnoutKind.PARENTS}
        row.number = card.number if counted else None
        of_pupils = card.kind is not TurnoutKind.PARENTS
        row.ovz, row.disability = (card.ovz, card.disability) if of_pupils else (None, None)
        session.add(row)
        session.flush()
        _write_names(session, row.id, card.names if card.kind is TurnoutKind.LIST else ())
    for row in there.values():
        _write_names(session, row.id, ())  # before the turnout: the history finds the record of a name by it
        session.delete(row)
    session.flush()


def _write_names(session: Session, turnout_id: int, names: Sequence[ListedName]) -> None:
    wanted = _distinct(session, names)
    query = select(TurnoutName).where(TurnoutName.turnout_id == turnout_id).order_by(TurnoutName.position)
    there = session.scalars(query).all()
    if [(row.name, row.pupil_id) for row in there] == [(one.name, one.pupil_id) for one in wanted]:
        return
    session.execute(delete(TurnoutName).where(TurnoutName.turnout_id == turnout_id))
    session.add_all(
        TurnoutName(
            turnout_id=turnout_id, position=place, name=one.name, folded=fold_name(one.name), pupil_id=one.pupil_id
        )
        for place, one in enumerate(wanted)
    )
    session.flush()


def _distinct(session: Session, names: Sequence[ListedName]) -> list[ListedName]:
    """Each once; the second of two namesakes stands under the code, or with a number: one name would be one person."""
    found: dict[str, ListedName] = {}
    for one in names:
        name = tidy(one.name)
        other = found.get(fold_name(name))
        if other is not None and one.pupil_id is not None and other.pupil_id != one.pupil_id:
            name = session.get_one(Pupil, one.pupil_id).code or name
            number = 2
            while fold_name(name) in found:
                name, number = f"{tidy(one.name)} ({number})", number + 1
        found.setdefault(fold_name(name), ListedName(name, one.pupil_id))
    return list(found.values())


def write_teachers(session: Session, record_id: int, names: Sequence[str]) -> None:
    """The teachers in their order; those that the journal does not know are added to it."""
    known = {row.folded: row.id for row in session.scalars(select(Teacher))}
    ids = []
    for name in names:
        folded = fold_name(name)
        if folded not in known:
            teacher = Teacher(full_name=name, folded=folded)
            session.add(teacher)
            session.flush()
            known[folded] = teacher.id
        ids.append(known[folded])
    link = WorkRecordTeacher
    there = session.scalars(select(link.teacher_id).where(link.record_id == record_id).order_by(link.position)).all()
    if list(there) != ids:
        session.execute(delete(link).where(link.record_id == record_id))
        session.add_all(link(record_id=record_id, teacher_id=key, position=place) for place, key in enumerate(ids))


def write_partners(session: Session, record_id: int, partners: Sequence[PartnerOnRecord]) -> None:
    """The partners in their order; those that the journal does not know are added to it."""
    known = {row.folded: row.id for row in session.scalars(select(Partner))}
    ids = []
    for one in partners:
        folded = fold_partner(one.name)
        if folded not in known:
            partner = Partner(name=tidy(one.name), folded=folded, category=one.category)
            session.add(partner)
            session.flush()
            known[folded] = partner.id
        ids.append(known[folded])
    link = WorkRecordPartner
    there = session.scalars(select(link.partner_id).where(link.record_id == record_id).order_by(link.position)).all()
    if list(there) != ids:
        session.execute(delete(link).where(link.record_id == record_id))
        session.add_all(link(record_id=record_id, partner_id=key, position=place) for place, key in enumerate(ids))


def write_photos(session: Session, record_id: int, photos: Sequence[StoredPhoto]) -> None:
    """The photos in their order; their bytes lie in the store already."""
    rows = session.scalars(select(Photo).where(Photo.record_id == record_id))
    there = {row.sha256: row for row in rows}
    for place, photo in enumerate({one.sha256: one for one in photos}.values()):
        row = there.pop(photo.sha256, None)
        if row is None:
            row = Photo(record_id=record_id, sha256=photo.sha256, added=datetime.now().replace(microsecond=0))
            row.width, row.height, row.size = photo.width, photo.height, photo.size
            session.add(row)
        row.position = place
    for row in there.values():
        session.delete(row)
    session.flush()
