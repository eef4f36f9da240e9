"""Loading a workbook into the journal: all or nothing, and the same workbook twice changes nothing (contract § 3)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.changes import Changes
from models.errors import UserError
from models.journal import backup
from models.journal.journal import Journal
from models.journal.progress import Progress, silent
from models.services import office_import
from models.services.office import kind_of
from models.services.workbook_apply import STEPS, ImportWriting, superseded
from models.services.workbook_content import YearContent, load_content
from models.services.workbook_differences import Differences, SheetCounts, compare
from models.services.workbook_fields import columns_of, normal
from models.tables import SchoolYear
from models.vocabulary import JournalKind
from models.workbook.checks import Noting
from models.workbook.known import JournalFacts
from models.workbook.municipal import MunicipalWorkbook, parse_municipal
from models.workbook.parse import Parsed, SchoolWorkbook, declared_year, is_municipal, parse_workbook
from models.workbook.problems import Problem, ProblemLog, has_errors
from models.workbook.raw import RawWorkbook
from models.workbook.rows import SchoolRow
from models.workbook.sheets import CAMPAIGNS, PLAN, SCHOOL_SHEETS, WORK_LOG

_SHEET_FIELDS = (
    "school",
    "classes",
    "pupils",
    "partners",
    "plan",
    "records",
    "turnouts",
    "consultations",
    "diagnostics",
    "campaigns",
    "confirmed",
    "indicators",
)
"""The fields of a workbook in the order of `SCHOOL_SHEETS`."""


_ALL_AREAS = Changes.of(
    "school",
    "years",
    "classes",
    "people",
    "partners",
    "plan",
    "work_log",
    "consultations",
    "diagnostics",
    "campaign",
    "report",
    "indicators",
)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did or would do: counts by sheet, problems, and whether anything was written."""

    sheets: Mapping[str, SheetCounts]
    problems: tuple[Problem, ...]
    changes: Changes = field(default_factory=Changes)

    @property
    def has_errors(self) -> bool:
        """Whether the workbook was refused; then nothing was written."""
        return has_errors(self.problems)

    def as_json(self) -> dict[str, Any]:
        """The answer of `import --json`."""
        return {
            "sheets": {name: asdict(counts) for name, counts in self.sheets.items()},
            "problems": [problem.as_json() for problem in self.problems],
        }


def check_workbook(raw: RawWorkbook) -> ImportResult:
    """What an import into an empty journal would give; no file is needed or made."""
    if is_municipal(raw):
        book = parse_municipal(raw)
        return ImportResult(office_import.counts(book, office_import.NOTHING), book.problems)
    parsed = parse_workbook(raw)
    return _result(parsed, YearContent(), compare(parsed.workbook, YearContent()))


def import_workbook(
    journal: Journal, raw: RawWorkbook, *, dry_run: bool = False, replace: bool = False, progress: Progress = silent
) -> ImportResult:
    """Load a workbook into the journal's school year of the same name, in one transaction.

    Nothing is written when a problem of level error stands, on `dry_run`, and when all is the same already. Rows of
    the year that the workbook lacks stay and are counted as absent; `replace` removes them. A journal that holds a
    school is backed up first. `progress` may stop the work by CancelledError; nothing is written then.
    A municipality's workbook is loaded the same way into a journal that is a municipality's or still empty. UserError
    for a workbook of the other kind.
    """
    if is_municipal(raw):
        return _import_municipal(journal, parse_municipal(raw), dry_run=dry_run, replace=replace)
    with journal.read() as session:
        _refuse_school(kind_of(session))
        content = load_content(session, declared_year(raw))
        parsed = parse_workbook(raw, _facts(session, content, replace=replace))
        is_empty = session.scalar(select(SchoolYear.id).limit(1)) is None
    differences = compare(parsed.workbook, content)
    result = _result(parsed, content, differences)
    if result.has_errors or dry_run or _nothing_to_do(result, differences, parsed.workbook, replace=replace):
        return result
    progress(0, STEPS)
    if not is_empty:
        backup.automatic_backup(journal, backup.Reason.IMPORT)
    with journal.write() as session:
        ImportWriting(session, parsed.workbook, content, differences, progress).run(replace=replace)
    return ImportResult(result.sheets, result.problems, _ALL_AREAS)


def _import_municipal(journal: Journal, book: MunicipalWorkbook, *, dry_run: bool, replace: bool) -> ImportResult:
    with journal.read() as session:
        if kind_of(session) is JournalKind.SCHOOL:
            raise UserError(
                "Это книга муниципалитета, с листом «Муниципалитет», а журнал ведёт школа: выберите книгу с листом "
                "«Школа»."
            )
        held = office_import.held_of(session, next(iter(book.card.declared("start_year")), None))
    result = ImportResult(office_import.counts(book, held), book.problems)
    counts = result.sheets.values()
    idle = not any(one.new or one.changed or (replace and one.absent) for one in counts)
    if result.has_errors or dry_run or idle:
        return result
    office_import.write(journal, book, held, replace=replace)
    return ImportResult(result.sheets, result.problems, Changes.of("school", "years", "campaign", "expected"))


def _refuse_school(kind: JournalKind | None) -> None:
    if kind not in {None, JournalKind.SCHOOL}:
        raise UserError(
            "Это книга школы, а журнал ведёт муниципалитет: выберите книгу с листами «Муниципалитет» и «Школы»."
        )


def _facts(session: Session, content: YearContent, *, replace: bool) -> JournalFacts:
    """What the workbook may refer to beside itself; what `replace` would remove is nothing to refer to."""
    newest = select(SchoolYear.inn).order_by(SchoolYear.start_year.desc()).limit(1)
    inn = content.school.inn if content.school else session.scalar(newest) or ""
    partners = tuple(one.row.name for one in content.partners)
    if replace:
        return JournalFacts(inn=inn, partners=partners)
    return JournalFacts(
        inn=inn,
        classes=tuple(one.row for one in content.classes),
        pupils=tuple(one.row for one in content.pupils),
        partners=partners,
        plan_codes=tuple(one.row.code for one in content.plan),
        record_codes=tuple(one.row.code for one in content.records),
    )


def _result(parsed: Parsed, content: YearContent, differences: Differences) -> ImportResult:
    names = [spec.name for spec in SCHOOL_SHEETS]
    problems = parsed.problems if parsed.has_errors else parsed.problems + _reversed_dates(differences)
    if has_errors(problems):
        return ImportResult(dict.fromkeys(names, SheetCounts()), problems)
    counts = [
        _school_counts(parsed.workbook, content.school),
        *(getattr(differences, field).counts for field in _SHEET_FIELDS[1:]),
    ]
    return ImportResult(dict(zip(names, counts, strict=True)), problems)


def _school_counts(book: SchoolWorkbook, held: SchoolRow | None) -> SheetCounts:
    """Школа counts by its (name, value) rows."""
    row, given = book.school.rows[0], book.school.fields
    if held is None:
        return SheetCounts(new=len(given))
    equal = {name for name in given if normal(name, getattr(row, name)) == normal(name, getattr(held, name))}
    unsaid = [name for name in columns_of(SchoolRow) if name not in given and getattr(held, name) not in {None, ""}]
    return SheetCounts(changed=len(given - equal), same=len(equal), absent=len(unsaid))


def _reversed_dates(differences: Differences) -> tuple[Problem, ...]:
    """Ends before their start where the sheet gives one of the two and the journal holds the other."""
    faults = ProblemLog()
    for spec, difference in (
        (PLAN, differences.plan),
        (WORK_LOG, differences.records),
        (CAMPAIGNS, differences.campaigns),
    ):
        note = Noting(spec, faults)
        for _, row in difference.changed:
            note.order(row, row.start, row.end)
    return tuple(faults.found)


def _nothing_to_do(result: ImportResult, differences: Differences, book: SchoolWorkbook, *, replace: bool) -> bool:
    counts = result.sheets.values()
    if any(one.new or one.changed for one in counts) or superseded(differences, book):
        return False
    return not (replace and any(one.absent for one in counts))
