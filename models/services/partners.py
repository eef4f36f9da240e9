"""The partners of the school."""

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.names import fold_partner, tidy
from models.rules.people_checks import PartnerCard, check_partner
from models.rules.russian import in_quotes, plural
from models.rules.school_checks import FieldProblem
from models.services.refusal import FieldsRefusedError, refuse_faults, still_there
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
    """Adds a partner (id None) or changes one; FieldsRefusedError for faults and for a name that is there already."""
    refuse_faults(check_partner(card))
    words = "Карточка партнёра" if card.id else "Новый партнёр"
    with journal.write(Action(f"{words}: {in_quotes(tidy(card.name))}", _CHANGED)) as session:
        taken = session.scalars(select(Partner).where(Partner.folded == fold_partner(card.name))).one_or_none()
        if taken is not None and taken.id != card.id:
            raise FieldsRefusedError([FieldProblem("name", f"Партнёр {in_quotes(taken.name)} уже есть в списке.")])
        _write(session, card)
    return _CHANGED


def _write(session: Session, card: PartnerCard) -> None:
    assert card.category is not None
    row = still_there(session.get(Partner, card.id)) if card.id else Partner()
    row.name, row.folded, row.category = tidy(card.name), fold_partner(card.name), card.category
    row.contacts, row.agreement = tidy(card.contacts) or None, tidy(card.agreement) or None
    session.add(row)
    session.flush()


def unite_partners(journal: Journal, kept_id: int, dropped_id: int) -> Changes:
    """Makes two partners one: the records of the dropped one name the kept one, whose card gains what it lacked.

    FieldsRefusedError when both are the same.
    """
    if kept_id == dropped_id:
        raise FieldsRefusedError([FieldProblem("kept", "Выберите другого партнёра: этот и есть он сам.")])
    with journal.read() as session:
        names = [in_quotes(session.get_one(Partner, number).name) for number in (dropped_id, kept_id)]
    with journal.write(Action(f"Объединение: {names[0]} теперь {names[1]}", _CHANGED)) as session:
        kept, dropped = session.get_one(Partner, kept_id), session.get_one(Partner, dropped_id)
        kept.contacts = kept.contacts or dropped.contacts
        kept.agreement = kept.agreement or dropped.agreement
        already = select(WorkRecordPartner.record_id).where(WorkRecordPartner.partner_id == kept_id)
        session.execute(
            update(WorkRecordPartner)
            .where(WorkRecordPartner.partner_id == dropped_id, WorkRecordPartner.record_id.not_in(already))
            .values(partner_id=kept_id)
        )
        session.execute(delete(WorkRecordPartner).where(WorkRecordPartner.partner_id == dropped_id))
        session.delete(dropped)
    return _CHANGED


def delete_partner(journal: Journal, partner_id: int) -> Changes:
    """Deletes a partner whom no record names; UserError otherwise."""
    with journal.read() as session:
        title = session.get_one(Partner, partner_id).name
    with journal.write(Action(title, _CHANGED, removes=True)) as session:
        row = session.get_one(Partner, partner_id)
        named_in = select(func.count()).where(WorkRecordPartner.partner_id == partner_id)
        if events := session.scalar(named_in):
            named = plural(events, "записи", "записях", "записях")
            raise UserError(
                f"{in_quotes(row.name)} удалить нельзя: партнёр назван в {named} журнала работы. "
                "Лишнее написание объедините с верным."
            )
        session.delete(row)
    return _CHANGED
