"""A workbook into typed rows, with every fault named by sheet, row and column (contract, section 3)."""

from dataclasses import dataclass

from models.rules.periods import SchoolYear
from models.workbook import checks
from models.workbook.diagnostics_checks import agreed, canonical, check_diagnostics
from models.workbook.known import JournalFacts, know
from models.workbook.problems import Problem, ProblemLog, has_errors
from models.workbook.raw import RawSheet, RawWorkbook
from models.workbook.reading import Sheet, find_sheets, heading_key, read_pairs, read_table
from models.workbook.rows import (
    CampaignRow,
    ClassRow,
    ConfirmedRow,
    ConsultationRow,
    DiagnosticsRow,
    IndicatorRow,
    PartnerRow,
    PlanRow,
    PupilRow,
    RecordRow,
    SchoolRow,
    TurnoutRow,
)
from models.workbook.sheets import (
    CAMPAIGNS,
    CLASSES,
    CONFIRMED_NUMBERS,
    CONSULTATIONS,
    DIAGNOSTICS,
    INDICATORS,
    MUNICIPALITY,
    PARTNERS,
    PLAN,
    PUPILS,
    SCHOOL,
    SCHOOL_SHEETS,
    TURNOUTS,
    WORK_LOG,
)
from models.workbook.turnout_checks import check_turnouts


@dataclass(frozen=True, slots=True)
class SchoolWorkbook:
    """All sheets of a school's workbook, read."""

    school: Sheet[SchoolRow]
    classes: Sheet[ClassRow]
    pupils: Sheet[PupilRow]
    partners: Sheet[PartnerRow]
    plan: Sheet[PlanRow]
    records: Sheet[RecordRow]
    turnouts: Sheet[TurnoutRow]
    consultations: Sheet[ConsultationRow]
    diagnostics: Sheet[DiagnosticsRow]
    campaigns: Sheet[CampaignRow]
    confirmed: Sheet[ConfirmedRow]
    indicators: Sheet[IndicatorRow]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A workbook as read and what is wrong with it, in the order of the sheets."""

    workbook: SchoolWorkbook
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether it may not be loaded."""
        return has_errors(self.problems)


def is_municipal(raw: RawWorkbook) -> bool:
    """Whether the workbook is a municipality's: Муниципалитет stands instead of Школа."""
    names = {heading_key(sheet.name) for sheet in raw.sheets}
    return heading_key(MUNICIPALITY.name) in names and heading_key(SCHOOL.name) not in names


def declared_year(raw: RawWorkbook) -> int | None:
    """The year that the workbook's school year starts in; None when the card does not say it."""
    found = find_sheets(raw, (SCHOOL,), ProblemLog()).get(SCHOOL.name)
    return next(iter(read_pairs(SCHOOL, SchoolRow, found, ProblemLog()).declared("start_year")), None)


def parse_workbook(raw: RawWorkbook, facts: JournalFacts | None = None) -> Parsed:
    """A school's workbook as typed rows, checked against itself and what the journal holds for its year (`facts`).

    A row without a required cell is in none of the sheets; the problems name it.
    """
    faults = ProblemLog()
    found = find_sheets(raw, SCHOOL_SHEETS, faults)
    workbook = _read(found, faults)
    year = next(iter(workbook.school.declared("start_year")), None)
    _check(
        workbook,
        facts or JournalFacts(),
        SchoolYear(year) if year is not None else None,
        faults,
        found.get(SCHOOL.name),
    )
    names = tuple(dict.fromkeys((*(spec.name for spec in SCHOOL_SHEETS), *(sheet.name for sheet in raw.sheets))))
    return Parsed(workbook, faults.in_order(names))


def _read(found: dict[str, RawSheet], faults: ProblemLog) -> SchoolWorkbook:
    diagnostics = read_table(DIAGNOSTICS, DiagnosticsRow, found.get(DIAGNOSTICS.name), faults)
    rows = agreed(canonical(diagnostics.rows), faults)
    return SchoolWorkbook(
        school=read_pairs(SCHOOL, SchoolRow, found.get(SCHOOL.name), faults),
        classes=read_table(CLASSES, ClassRow, found.get(CLASSES.name), faults),
        pupils=read_table(PUPILS, PupilRow, found.get(PUPILS.name), faults),
        partners=read_table(PARTNERS, PartnerRow, found.get(PARTNERS.name), faults),
        plan=read_table(PLAN, PlanRow, found.get(PLAN.name), faults),
        records=read_table(WORK_LOG, RecordRow, found.get(WORK_LOG.name), faults),
        turnouts=read_table(TURNOUTS, TurnoutRow, found.get(TURNOUTS.name), faults),
        consultations=read_table(CONSULTATIONS, ConsultationRow, found.get(CONSULTATIONS.name), faults),
        diagnostics=Sheet(rows, diagnostics.present, diagnostics.fields, diagnostics.broken),
        campaigns=read_table(CAMPAIGNS, CampaignRow, found.get(CAMPAIGNS.name), faults),
        confirmed=read_table(CONFIRMED_NUMBERS, ConfirmedRow, found.get(CONFIRMED_NUMBERS.name), faults),
        indicators=read_table(INDICATORS, IndicatorRow, found.get(INDICATORS.name), faults),
    )


def _check(
    book: SchoolWorkbook,
    facts: JournalFacts,
    year: SchoolYear | None,
    faults: ProblemLog,
    school_sheet: RawSheet | None,
) -> None:
    known = know(year, facts, book.classes, book.pupils, book.partners, book.plan, book.records)
    for row in book.school.rows:
        checks.check_school(row, facts, faults, _line_of_inn(school_sheet))
    checks.check_classes(book.classes.rows, faults)
    checks.check_pupils(book.pupils.rows, known, faults)
    checks.check_partners(book.partners.rows, faults)
    checks.check_plan(book.plan.rows, known, faults)
    checks.check_records(book.records.rows, known, faults)
    check_turnouts(book.turnouts.rows, known, faults)
    checks.check_consultations(book.consultations.rows, known, faults)
    check_diagnostics(book.diagnostics.rows, known, faults)
    checks.check_campaigns(book.campaigns.rows, known, faults)
    checks.check_confirmed(book.confirmed.rows, known, faults)
    checks.check_indicators(book.indicators.rows, faults)


def _line_of_inn(sheet: RawSheet | None) -> int | None:
    heading = heading_key(SCHOOL.column("inn").heading)
    rows = sheet.rows if sheet else ()
    return next((row.number for row in rows if any(heading_key(name) == heading for name in row.cells)), None)
