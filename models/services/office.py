"""The journal of an office, to which reports are handed in: its card of a year and whom it expects them from.

The municipality expects schools; the region expects municipalities and state schools (ОГОО) in the same way.
"""

from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.errors import UsageError, UserError
from models.journal.journal import Journal
from models.rules.names import tidy
from models.rules.office_card import ExpectedEntry, OfficeCard, check_expected, check_office
from models.rules.periods import SchoolYear
from models.services.refusal import refuse_faults
from models.services.school import add_campaigns
from models.services.years import year_row
from models.tables import ExpectedSchool
from models.tables import SchoolYear as YearRow
from models.vocabulary import JournalKind

_CARD, _LIST = Changes.of("school", "campaign", "received"), Changes.of("expected", "received")


def journal_kind(journal: Journal) -> JournalKind:
    """Whose journal it is; a new journal without a card counts as a school's."""
    with journal.read() as session:
        return kind_of(session) or JournalKind.SCHOOL


def kind_of(session: Session) -> JournalKind | None:
    """The same inside a session; None for a journal without any card."""
    return session.scalars(select(YearRow.kind).order_by(YearRow.start_year.desc()).limit(1)).first()


def office_kind(session: Session) -> JournalKind:
    """Municipality or region; UsageError for the journal of a school."""
    kind = kind_of(session)
    if kind is None or kind is JournalKind.SCHOOL:
        raise UsageError("Это журнал школы, а свод ведут в журнале муниципалитета: откройте его.")
    return kind


def refuse_office(journal: Journal) -> None:
    """UsageError in the journal of an office, where nobody keeps classes and events."""
    if journal_kind(journal) is not JournalKind.SCHOOL:
        raise UsageError("Это журнал муниципалитета, в нём только свод: откройте журнал школы.")


def office_card(journal: Journal, year: int | None = None) -> OfficeCard:
    """The card of the year that starts in `year`, of the latest for None. UsageError in a school's journal."""
    with journal.read() as session:
        office_kind(session)
        row = year_row(session, year)
        kept = {field.name: getattr(row, field.name) for field in fields(OfficeCard)}
        return OfficeCard(**{name: value for name, value in kept.items() if value is not None})


def save_office(journal: Journal, card: OfficeCard) -> Changes:
    """Keep the card of the year that it names; a year that is new begins with the last year's list.

    FieldsRefusedError for faults; UserError in the journal of a school.
    """
    refuse_faults(check_office(card))
    title = f"Карточка муниципалитета, {SchoolYear(card.start_year)} учебный год"
    with journal.write(Action(title, _CARD)) as session:
        put_card(session, card)
    return _CARD


def put_card(session: Session, card: OfficeCard) -> int:
    """The key of the card's year, made where missing."""
    if kind_of(session) is JournalKind.SCHOOL:
        raise UserError("В этом журнале уже ведётся школа: создайте для муниципалитета отдельный журнал.")
    row = session.scalars(select(YearRow).where(YearRow.start_year == card.start_year)).one_or_none()
    former = session.scalars(select(YearRow.id).order_by(YearRow.start_year.desc()).limit(1)).first()
    is_new = row is None
    row = row or YearRow(start_year=card.start_year, inn="")
    for field in fields(OfficeCard):
        value = getattr(card, field.name)
        setattr(row, field.name, tidy(value) or None if type(value) is str else value)
    row.municipality = row.full_name
    session.add(row)
    session.flush()
    if is_new:
        add_campaigns(session, row.id, SchoolYear(card.start_year))
        if former is not None:
            _copy_list(session, former, row.id)
    return row.id


def _copy_list(session: Session, former: int, year_id: int) -> None:
    for one in session.scalars(select(ExpectedSchool).where(ExpectedSchool.year_id == former)):
        session.add(
            ExpectedSchool(year_id=year_id, inn=one.inn, name=one.name, organisation_type=one.organisation_type)
        )


def expected_schools(journal: Journal, year: int | None = None) -> tuple[ExpectedEntry, ...]:
    """The list of the year in the order in which it was entered; UsageError in a school's journal."""
    with journal.read() as session:
        office_kind(session)
        return entries_of(session, year_row(session, year).id)


def entries_of(session: Session, year_id: int) -> tuple[ExpectedEntry, ...]:
    """The list of one year."""
    query = select(ExpectedSchool).where(ExpectedSchool.year_id == year_id).order_by(ExpectedSchool.id)
    return tuple(entry_of(row) for row in session.scalars(query))


def entry_of(row: ExpectedSchool) -> ExpectedEntry:
    """A line of the list; what stands for the ИНН of a municipality is its folded name."""
    return ExpectedEntry(row.inn if row.inn.isdigit() else "", row.name, row.organisation_type)


def add_expected(journal: Journal, entries: Sequence[ExpectedEntry], year: int | None = None) -> Changes:
    """Add schools, typed or pasted; one that is listed already gets the new name and type.

    FieldsRefusedError for faults (`row` counts the entries from 0).
    """
    with journal.write(Action(f"Список школ: {len(entries)}", _LIST)) as session:
        kind = office_kind(session)
        refuse_faults(check_expected(entries, inn_required=kind is JournalKind.MUNICIPALITY))
        put_expected(session, year_row(session, year).id, entries)
    return _LIST


def put_expected(session: Session, year_id: int, entries: Sequence[ExpectedEntry]) -> None:
    """The entries into the list of a year."""
    held = {row.inn: row for row in session.scalars(select(ExpectedSchool).where(ExpectedSchool.year_id == year_id))}
    for entry in entries:
        row = held.get(entry.sender) or ExpectedSchool(year_id=year_id, inn=entry.sender)
        row.name, row.organisation_type = tidy(entry.name), entry.organisation_type
        session.add(row)
        session.flush()  # one by one: the order of the list is the order of the keys


def remove_expected(journal: Journal, senders: Sequence[str], year: int | None = None) -> Changes:
    """Take schools off the year's list (`ExpectedEntry.sender`); what they handed in stays."""
    with journal.write(Action(f"Из списка школ: {len(senders)}", _LIST, removes=True)) as session:
        year_id = year_row(session, year).id
        session.execute(
            delete(ExpectedSchool).where(ExpectedSchool.year_id == year_id, ExpectedSchool.inn.in_(senders))
        )
    return _LIST
