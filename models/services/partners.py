"""The partners of the school."""

from sqlalchemy import delete, func, select, update

from models.changes import Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.names import fold_partner, tidy
from models.rules.people_checks import PartnerCard, check_partner
from models.rules.school_checks import FieldProblem
from models.services.refusal import FieldsRefusedError, refuse_faults
from models.tables import Partner, WorkRecordPartner

_CHANGED = Changes.of("partners", "report")


def partners(journal: Journal) -> tuple[PartnerCard, ...]:
    """All partners in alphabetical order, each with the number of records that name it."""
    with journal.read() as session:
        rows = session.execute(
            select(Partner, func.count(WorkRecordPartner.record_id))
            .outerjoin(WorkRecordPartner, WorkRecordPartner.partner_id == Partner.id)
            .group_by(Partner.id)
            .order_by(Partner.folded)
        )
        return tuple(
            PartnerCard(
                id=row.id,
                name=row.name,
                category=row.category,
                contacts=row.contacts or "",
                agreement=row.agreement or "",
                events=events,
            )
            for row, events in rows
        )


def save_partner(journal: Journal, card: PartnerCard) -> Changes:
    """Adds a partner (id None) or changes one; FieldsRefusedError for faults and for a name that is there already."""
    refuse_faults(check_partner(card))
    folded = fold_partner(card.name)
    with journal.write() as session:
        taken = session.scalars(select(Partner).where(Partner.folded == folded)).one_or_none()
        if taken is not None and taken.id != card.id:
            raise FieldsRefusedError([FieldProblem("name", f"Партнёр «{taken.name}» уже есть в списке.")])
        row = session.get_one(Partner, card.id) if card.id else Partner()
        row.name, row.folded = tidy(card.name), folded
        if card.category is not None:
            row.category = card.category
        row.contacts, row.agreement = tidy(card.contacts) or None, tidy(card.agreement) or None
        session.add(row)
    return _CHANGED


def unite_partners(journal: Journal, kept_id: int, dropped_id: int) -> Changes:
    """Makes two partners one: the records of the dropped one name the kept one."""
    if kept_id == dropped_id:
        raise UserError("Выберите двух разных партнёров.")
    with journal.write() as session:
        already = select(WorkRecordPartner.record_id).where(WorkRecordPartner.partner_id == kept_id)
        session.execute(
            update(WorkRecordPartner)
            .where(WorkRecordPartner.partner_id == dropped_id, WorkRecordPartner.record_id.not_in(already))
            .values(partner_id=kept_id)
        )
        session.execute(delete(WorkRecordPartner).where(WorkRecordPartner.partner_id == dropped_id))
        session.delete(session.get_one(Partner, dropped_id))
    return _CHANGED


def delete_partner(journal: Journal, partner_id: int) -> Changes:
    """Deletes a partner whom no record names; UserError otherwise."""
    with journal.write() as session:
        row = session.get_one(Partner, partner_id)
        events = session.scalar(
            select(func.count()).select_from(WorkRecordPartner).where(WorkRecordPartner.partner_id == partner_id)
        )
        if events:
            raise UserError(f"«{row.name}»: удалить нельзя, записей с этим партнёром {events}.")
        session.delete(row)
    return _CHANGED
