"""A municipality's workbook into its journal: the card and the schools that it expects (contract, section 3)."""

from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.journal import backup
from models.journal.journal import Journal
from models.rules.office_card import ExpectedEntry, OfficeCard
from models.services import office
from models.services.workbook_differences import SheetCounts
from models.services.workbook_fields import columns_of, normal, values_of
from models.tables import ExpectedSchool
from models.tables import SchoolYear as YearRow
from models.vocabulary import JournalKind
from models.workbook.municipal import MunicipalWorkbook
from models.workbook.rows import ExpectedSchoolRow, MunicipalityRow
from models.workbook.sheets import MUNICIPALITY, SCHOOLS

Held = tuple[MunicipalityRow | None, Mapping[str, ExpectedSchoolRow]]
"""The journal's card and list of the workbook's year."""

NOTHING: Held = (None, {})


def held_of(session: Session, start_year: int | None) -> Held:
    """What the journal holds for the year that starts in `start_year`."""
    row = session.scalars(select(YearRow).where(YearRow.start_year == start_year)).one_or_none()
    if row is None:
        return NOTHING
    card = MunicipalityRow(**{name: getattr(row, name) for name in columns_of(MunicipalityRow)})
    listed = session.scalars(select(ExpectedSchool).where(ExpectedSchool.year_id == row.id).order_by(ExpectedSchool.id))
    return card, {
        one.inn: ExpectedSchoolRow(inn=one.inn, name=one.name, organisation_type=one.organisation_type)
        for one in listed
    }


def counts(book: MunicipalWorkbook, held: Held) -> dict[str, SheetCounts]:
    """The answer of `import` for both sheets; zeros while an error stands."""
    if book.has_errors:
        return {MUNICIPALITY.name: SheetCounts(), SCHOOLS.name: SheetCounts()}
    card, listed = held
    rows = {row.inn: row for row in book.schools.rows}
    new = rows.keys() - listed.keys()
    changed = {inn for inn in rows.keys() & listed.keys() if _differs(book, rows[inn], listed[inn])}
    schools = SheetCounts(len(new), len(changed), len(rows) - len(new) - len(changed), len(listed.keys() - rows.keys()))
    return {MUNICIPALITY.name: _card_counts(book, card), SCHOOLS.name: schools}


def _differs(book: MunicipalWorkbook, row: ExpectedSchoolRow, held: ExpectedSchoolRow) -> bool:
    return any(normal(name, getattr(row, name)) != normal(name, getattr(held, name)) for name in book.schools.fields)


def _card_counts(book: MunicipalWorkbook, held: MunicipalityRow | None) -> SheetCounts:
    row, given = book.card.rows[0], book.card.fields
    if held is None:
        return SheetCounts(new=len(given))
    equal = {name for name in given if normal(name, getattr(row, name)) == normal(name, getattr(held, name))}
    unsaid = [name for name, value in values_of(held).items() if name not in given and value not in {None, ""}]
    return SheetCounts(changed=len(given - equal), same=len(equal), absent=len(unsaid))


def write(journal: Journal, book: MunicipalWorkbook, held: Held, *, replace: bool) -> None:
    """The workbook into the journal, in one transaction; a journal that holds anything is backed up first."""
    if held[0] is not None:
        backup.automatic_backup(journal, backup.Reason.IMPORT)
    with journal.write() as session:
        kind = office.kind_of(session) or JournalKind.MUNICIPALITY
        year_id = office.put_card(session, _card(book, held[0], kind, keep_unsaid=not replace))
        office.put_expected(session, year_id, [_entry(book, row, held[1]) for row in book.schools.rows])
        if replace or held[0] is None:
            # A new year began with the last year's list; the workbook says which schools it has.
            wanted = [row.inn for row in book.schools.rows]
            session.execute(
                delete(ExpectedSchool).where(ExpectedSchool.year_id == year_id, ExpectedSchool.inn.not_in(wanted))
            )


def _card(book: MunicipalWorkbook, held: MunicipalityRow | None, kind: JournalKind, *, keep_unsaid: bool) -> OfficeCard:
    said = values_of(book.card.rows[0])
    if held is not None and keep_unsaid:
        said |= {name: value for name, value in values_of(held).items() if name not in book.card.fields}
    return OfficeCard(**{name: value for name, value in said.items() if value is not None}, kind=kind)


def _entry(book: MunicipalWorkbook, row: ExpectedSchoolRow, held: Mapping[str, ExpectedSchoolRow]) -> ExpectedEntry:
    """A column that the sheet lacks keeps what the journal says."""
    kept = held.get(row.inn, row)
    spoken = "organisation_type" in book.schools.fields
    return ExpectedEntry(row.inn, row.name, row.organisation_type if spoken else kept.organisation_type)
