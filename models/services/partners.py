"""The partners of the school."""

from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from models.changes import Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.names import fold_partner, tidy
from models.rules.people_checks import PartnerCard, check_partner
from models.rules.russian import in_quotes, plural
from models.rules.school_checks import FieldProblem
from models.services.refusal import FieldsRefusedError, refuse_faults
from models.tables import Partner, WorkRecordPartner

_CHANGED = Changes.of("partners", "report")


@dataclass(frozen=True, slots=True)
class United:
    """Two partners before they became one: their cards, and the (record, position) rows of each."""

    kept: PartnerCard
    dropped: PartnerCard
    rows_of_kept: tuple[tuple[int, int], ...]
    rows_of_dropped: tuple[tuple[int, int], ...]


def partners(journal: Journal) -> tuple[PartnerCard, ...]:
    """All partners in alphabetical order, each with the number of records that name it."""
    with journal.read() as session:
        rows = session.execute(
            select(Partner, func.count(WorkRecordPartner.record_id))
            .outerjoin(WorkRecordPartner, WorkRecordPartner.partner_id == Partner.id)
            .group_by(Partner.id)
            .order_by(Partner.folded)
        )
        return tuple(_card(row, events) for row, events in rows)


def _card(row: Partner, events: int) -> PartnerCard:
    return PartnerCard(
        id=row.id,
        name=row.name,
        category=row.category,
        contacts=row.contacts or "",
        agreement=row.agreement or "",
        events=events,
    )


def save_partner(journal: Journal, card: PartnerCard) -> Changes:
    """Adds a partner (id None) or changes one; FieldsRefusedError for faults and for a name that is there already.

    A deleted partner comes back when the card is saved.
    """
    refuse_faults(check_partner(card))
    with journal.write() as session:
        taken = session.scalars(select(Partner).where(Partner.folded == fold_partner(card.name))).one_or_none()
        if taken is not None and taken.id != card.id:
            raise FieldsRefusedError([FieldProblem("name", f"Партнёр {in_quotes(taken.name)} уже есть в списке.")])
        _write(session, card)
    return _CHANGED


def _write(session: Session, card: PartnerCard) -> None:
    assert card.category is not None
    row = (session.get(Partner, card.id) if card.id else None) or Partner(id=card.id)
    row.name, row.folded, row.category = tidy(card.name), fold_partner(card.name), card.category
    row.contacts, row.agreement = tidy(card.contacts) or None, tidy(card.agreement) or None
    session.add(row)
    session.flush()


def unite_partners(journal: Journal, kept_id: int, dropped_id: int) -> tuple[Changes, United]:
    """Makes two partners one: the records of the dropped one name the kept one, whose card gains what it lacked.

    The second value is for `part_partners`, which undoes it. FieldsRefusedError when both are the same.
    """
    if kept_id == dropped_id:
        raise FieldsRefusedError([FieldProblem("kept", "Выберите другого партнёра: этот и есть он сам.")])
    with journal.write() as session:
        kept, dropped = session.get_one(Partner, kept_id), session.get_one(Partner, dropped_id)
        rows_of_kept, rows_of_dropped = _rows(session, kept_id), _rows(session, dropped_id)
        before = United(
            _card(kept, len(rows_of_kept)), _card(dropped, len(rows_of_dropped)), rows_of_kept, rows_of_dropped
        )
        kept.contacts = kept.contacts or dropped.contacts
        kept.agreement = kept.agreement or dropped.agreement
        already = [record for record, _position in rows_of_kept]
        session.execute(
            update(WorkRecordPartner)
            .where(WorkRecordPartner.partner_id == dropped_id, WorkRecordPartner.record_id.not_in(already))
            .values(partner_id=kept_id)
        )
        session.execute(delete(WorkRecordPartner).where(WorkRecordPartner.partner_id == dropped_id))
        session.delete(dropped)
    return _CHANGED, before


def part_partners(journal: Journal, before: United) -> Changes:
    """Undoes `unite_partners`: both partners stand as they were, each with its own records."""
    assert before.kept.id is not None and before.dropped.id is not None
    with journal.write() as session:
        _write(session, before.kept)
        _write(session, before.dropped)
        moved = {record for record, _ in before.rows_of_dropped} - {record for record, _ in before.rows_of_kept}
        session.execute(
            update(WorkRecordPartner)
            .where(WorkRecordPartner.partner_id == before.kept.id, WorkRecordPartner.record_id.in_(moved))
            .values(partner_id=before.dropped.id)
        )
        shared = {record: position for record, position in before.rows_of_dropped if record not in moved}
        session.add_all(
            WorkRecordPartner(record_id=record, partner_id=before.dropped.id, position=position)
            for record, position in shared.items()
        )
    return _CHANGED


def _rows(session: Session, partner_id: int) -> tuple[tuple[int, int], ...]:
    rows = session.execute(
        select(WorkRecordPartner.record_id, WorkRecordPartner.position).where(
            WorkRecordPartner.partner_id == partner_id
        )
    )
    return tuple((record, position) for record, position in rows)


def delete_partner(journal: Journal, partner_id: int) -> Changes:
    """Deletes a partner whom no record names; UserError otherwise."""
    with journal.write() as session:
        row = session.get_one(Partner, partner_id)
        if events := len(_rows(session, partner_id)):
            named = plural(events, "записи", "записях", "записях")
            raise UserError(
                f"{in_quotes(row.name)} удалить нельзя: партнёр назван в {named} журнала работы. "
                "Лишнее написание объедините с верным."
            )
        session.delete(row)
    return _CHANGED
