"""One import written into the journal, in the order in which rows refer to each other (contract, section 3)."""

from dataclasses import replace as with_fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.journal.progress import Progress
from models.rules.names import code_key
from models.rules.periods import SchoolYear as Year
from models.services.workbook_content import YearContent
from models.services.workbook_diagnostics import DiagnosticsWriter, remove_diagnostics
from models.services.workbook_differences import Differences
from models.services.workbook_fields import columns_of
from models.services.workbook_logs import write_consultations, write_records, write_turnouts
from models.services.workbook_names import link_names
from models.services.workbook_tables import delete_where
from models.services.workbook_writing import (
    References,
    references_of,
    remove_confirmed,
    remove_pupils,
    reset_campaigns,
    write_campaigns,
    write_classes,
    write_confirmed,
    write_indicators,
    write_partners,
    write_plan,
    write_pupils,
    write_school,
)
from models.tables import (
    Consultation,
    IndicatorEntry,
    Partner,
    PlanItem,
    SchoolClass,
    Turnout,
    WorkRecord,
    WorkRecordPartner,
)
from models.workbook.parse import SchoolWorkbook
from models.workbook.rows import SchoolRow

STEPS = 6
"""How many steps `ImportWriting.run` tells of."""


def superseded(differences: Differences, book: SchoolWorkbook) -> list[int]:
    """Turnouts of the journal whose record stands in the file, which does not name them: the file's replace them."""
    if not book.turnouts.present:
        return []
    codes = {code_key(row.code) for row in book.records.rows}
    return [one.id for one in differences.turnouts.absent if code_key(one.row.record_code) in codes]


class ImportWriting:
    """One import inside one transaction; the order follows what refers to what."""

    def __init__(
        self,
        session: Session,
        book: SchoolWorkbook,
        content: YearContent,
        differences: Differences,
        progress: Progress,
    ) -> None:
        self._session = session
        self._book = book
        self._content = content
        self._differences = differences
        self._progress = progress

    def run(self, *, replace: bool) -> None:
        """Write all; with `replace` remove what the file lacks."""
        card = self._card(keep_unsaid=not replace)
        year_id = write_school(self._session, self._content.year_id, card)
        known = references_of(year_id, self._content)
        self._write_lists(known, Year(card.start_year))
        self._write_logs(known, replace=replace)
        if replace:
            self._remove_absent()
        self._progress(5, STEPS)
        link_names(self._session, year_id)
        self._progress(STEPS, STEPS)

    def _card(self, *, keep_unsaid: bool) -> SchoolRow:
        card, held = self._book.school.rows[0], self._content.school
        if held is None or not keep_unsaid:
            return card
        unsaid = {name: getattr(held, name) for name in columns_of(SchoolRow) if name not in self._book.school.fields}
        return with_fields(card, **unsaid)

    def _write_lists(self, known: References, year: Year) -> None:
        found = self._differences
        write_classes(self._session, found.classes, known)
        write_partners(self._session, found.partners, known)
        write_campaigns(self._session, year, found.campaigns, known)
        write_pupils(self._session, found.pupils, known)
        self._progress(1, STEPS)
        write_plan(self._session, found.plan, known)
        write_confirmed(self._session, found.confirmed, known)
        write_indicators(self._session, found.indicators, known)
        self._progress(2, STEPS)

    def _write_logs(self, known: References, *, replace: bool) -> None:
        found = self._differences
        records = write_records(self._session, found.records, known)
        self._progress(3, STEPS)
        # Once and before the new ones: SQLite gives them the keys that become free.
        gone = [one.id for one in found.turnouts.absent] if replace else superseded(found, self._book)
        delete_where(self._session, Turnout, "id", gone)
        write_turnouts(self._session, found.turnouts, known, records)
        self._progress(4, STEPS)
        write_consultations(self._session, found.consultations, known)
        diagnostics = DiagnosticsWriter(self._session, self._content.diagnostics, known)
        diagnostics.write(found.diagnostics, self._book.diagnostics.fields)

    def _remove_absent(self) -> None:
        found, session = self._differences, self._session
        remove_confirmed(session, found.confirmed)
        delete_where(session, IndicatorEntry, "id", (one.id for one in found.indicators.absent))
        delete_where(session, Consultation, "id", (one.id for one in found.consultations.absent))
        rows = self._book.diagnostics.rows
        remove_diagnostics(session, found.diagnostics.absent, self._content.diagnostics, rows)
        delete_where(session, WorkRecord, "id", (one.id for one in found.records.absent))
        delete_where(session, PlanItem, "id", (one.id for one in found.plan.absent))
        remove_pupils(session, found.pupils)
        delete_where(session, SchoolClass, "id", (one.id for one in found.classes.absent))
        reset_campaigns(session, found.campaigns)
        # A partner that another year's record names is still needed there.
        needed = set(session.scalars(select(WorkRecordPartner.partner_id)))
        delete_where(session, Partner, "id", (one.id for one in found.partners.absent if one.id not in needed))
