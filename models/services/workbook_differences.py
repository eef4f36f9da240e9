"""What an import would change: each row of the workbook found in the journal by its identity (contract, section 3)."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Generic, TypeVar

from models.rules.names import code_key, fold_name, fold_partner
from models.rules.periods import default_calendar
from models.services.workbook_content import YearContent
from models.services.workbook_fields import normal, same
from models.services.workbook_stored import Stored, StoredPupil, StoredScore
from models.workbook.diagnostics_checks import person_key, score_key, session_key
from models.workbook.parse import SchoolWorkbook
from models.workbook.reading import Sheet
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
    Row,
    TurnoutRow,
)

RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True, slots=True)
class SheetCounts:
    """How many rows of a sheet the journal did not have, has otherwise, has alike, and has beside the file."""

    new: int = 0
    changed: int = 0
    same: int = 0
    absent: int = 0


@dataclass(slots=True)
class Difference(Generic[RowT]):
    """One sheet against the journal. A changed row is whole: columns that the sheet lacks keep the journal's value."""

    new: list[RowT] = field(default_factory=list)
    changed: list[tuple[Stored[RowT], RowT]] = field(default_factory=list)
    same: list[Stored[RowT]] = field(default_factory=list)
    absent: list[Stored[RowT]] = field(default_factory=list)

    def put(self, stored: Stored[RowT] | None, row: RowT, speaks_of: Iterable[str]) -> None:
        """Sort a row of the file in, found as `stored` or not found."""
        if stored is None:
            self.new.append(row)
        elif same(row, stored.row, speaks_of):
            self.same.append(stored)
        else:
            kept = {name: getattr(stored.row, name) for name in _names(row) - set(speaks_of)}
            self.changed.append((stored, replace(row, **kept)))

    @property
    def counts(self) -> SheetCounts:
        """The four numbers of `import --json`."""
        return SheetCounts(len(self.new), len(self.changed), len(self.same), len(self.absent))


@dataclass(frozen=True, slots=True)
class Differences:
    """All table sheets against the journal."""

    classes: Difference[ClassRow]
    pupils: Difference[PupilRow]
    partners: Difference[PartnerRow]
    plan: Difference[PlanRow]
    records: Difference[RecordRow]
    turnouts: Difference[TurnoutRow]
    consultations: Difference[ConsultationRow]
    diagnostics: Difference[DiagnosticsRow]
    campaigns: Difference[CampaignRow]
    confirmed: Difference[ConfirmedRow]
    indicators: Difference[IndicatorRow]


def compare(book: SchoolWorkbook, journal: YearContent) -> Differences:
    """Every sheet of the workbook against what the journal holds for its year."""
    return Differences(
        classes=_by_key(book.classes, journal.classes, lambda row: row.name),
        pupils=_pupils(book.pupils, journal.pupils),
        partners=_by_key(book.partners, journal.partners, lambda row: fold_partner(row.name)),
        plan=_by_key(book.plan, journal.plan, lambda row: code_key(row.code)),
        records=_by_key(book.records, journal.records, lambda row: code_key(row.code)),
        turnouts=_by_key(book.turnouts, journal.turnouts, lambda row: (code_key(row.record_code), row.class_name)),
        consultations=_consultations(book.consultations, journal.consultations),
        diagnostics=_diagnostics(book.diagnostics, journal.diagnostics),
        campaigns=_campaigns(book.campaigns, journal.campaigns),
        confirmed=_by_key(book.confirmed, journal.confirmed, lambda row: (row.campaign, row.class_name, row.subject)),
        indicators=_by_key(book.indicators, journal.indicators, lambda row: code_key(row.code)),
    )


def _names(row: Row) -> set[str]:
    return {one.name for one in fields(row)} - {"row"}


def _by_key(sheet: Sheet[RowT], stored: Sequence[Stored[RowT]], key: Callable[[RowT], Hashable]) -> Difference[RowT]:
    found = {key(one.row): one for one in stored}
    difference: Difference[RowT] = Difference()
    given = set()
    for row in sheet.rows:
        value = key(row)
        given.add(value)
        difference.put(found.get(value), row, sheet.fields)
    difference.absent = [one for one in stored if key(one.row) not in given]
    return difference


def _pupils(sheet: Sheet[PupilRow], stored: Sequence[StoredPupil]) -> Difference[PupilRow]:
    """First those whose birth dates agree; then the n-th namesake, unless both birth dates are known and differ.

    A sheet without birth dates knows namesakes by their order alone.
    """
    left: dict[tuple[str, str], list[StoredPupil]] = defaultdict(list)
    for one in stored:
        left[_name_key(one.row)].append(one)
    matches: dict[int, StoredPupil] = {}
    dated = "birth_date" in sheet.fields
    for agree in (_same_birthday, _both_undated, _may_be_one) if dated else (_may_be_one,):
        for row in sheet.rows:
            if row.row in matches:
                continue
            namesakes = left[_name_key(row)]
            match = next((one for one in namesakes if agree(row, one.row)), None)
            if match is not None:
                namesakes.remove(match)
                matches[row.row] = match
    difference: Difference[PupilRow] = Difference()
    for row in sheet.rows:
        difference.put(matches.get(row.row), row, sheet.fields)
    found = {one.id for one in matches.values()}
    difference.absent = [one for one in stored if one.id not in found]
    return difference


def _name_key(row: PupilRow) -> tuple[str, str]:
    return row.class_name, fold_name(row.full_name)


def _same_birthday(one: PupilRow, other: PupilRow) -> bool:
    return one.birth_date is not None and one.birth_date == other.birth_date


def _both_undated(one: PupilRow, other: PupilRow) -> bool:
    return one.birth_date is None and other.birth_date is None


def _may_be_one(one: PupilRow, other: PupilRow) -> bool:
    return one.birth_date is None or other.birth_date is None


def _consultations(
    sheet: Sheet[ConsultationRow], stored: Sequence[Stored[ConsultationRow]]
) -> Difference[ConsultationRow]:
    """By code; those without one as a multiset of rows that are equal in all columns of the sheet."""
    speaks_of = sorted(sheet.fields)

    def key(row: ConsultationRow) -> Hashable:
        if "code" in sheet.fields and row.code is not None and normal("code", row.code) is not None:
            return code_key(row.code)
        return tuple(normal(name, getattr(row, name)) for name in speaks_of)

    left: dict[Hashable, list[Stored[ConsultationRow]]] = defaultdict(list)
    for one in reversed(stored):
        left[key(one.row)].append(one)
    difference: Difference[ConsultationRow] = Difference()
    for row in sheet.rows:
        alike = left[key(row)]
        difference.put(alike.pop() if alike else None, row, sheet.fields)
    difference.absent = sorted((one for rest in left.values() for one in rest), key=lambda one: one.id)
    return difference


def _diagnostics(sheet: Sheet[DiagnosticsRow], stored: Sequence[StoredScore]) -> Difference[DiagnosticsRow]:
    """By score; a row without a scale and a score only says that the person (or the class) took part."""
    scores = {score_key(one.row): one for one in stored}
    taking_part: dict[Hashable, StoredScore] = {}
    for one in stored:
        taking_part.setdefault(session_key(one.row), _only_presence(one))
        if one.result_id:
            taking_part.setdefault(person_key(one.row), _only_presence(one))
    difference: Difference[DiagnosticsRow] = Difference()
    for row in sheet.rows:
        match = scores.get(score_key(row))
        if match is None and row.scale is None and row.score is None:
            match = taking_part.get(session_key(row) if is_session_only(row) else person_key(row))
        # A blank stage says nothing: the session's own stays.
        difference.put(match, row, sheet.fields - ({"stage"} if row.stage is None else set()))
    given = {score_key(row) for row in sheet.rows}
    present = {person_key(row) for row in sheet.rows} | {session_key(row) for row in sheet.rows}
    difference.absent = [
        one
        for one in stored
        if score_key(one.row) not in given
        and (one.id or (person_key(one.row) if one.result_id else session_key(one.row)) not in present)
    ]
    return difference


def is_session_only(row: DiagnosticsRow) -> bool:
    """Whether the row names no person, score or mark: only that the class was tested that day."""
    return row.name is None and row.scale is None and row.score is None and row.mark is None


def _only_presence(one: StoredScore) -> StoredScore:
    return StoredScore(0, replace(one.row, scale=None, score=None), one.session_id, one.result_id)


def with_usual_dates(row: CampaignRow) -> CampaignRow:
    """The row with the default calendar's days where it gives none."""
    usual = default_calendar(row.campaign)
    return CampaignRow(
        row=row.row,
        campaign=row.campaign,
        start=row.start or usual.start,
        end=row.end or usual.end,
        plan_due=row.plan_due or usual.plan_due,
        school_due=row.school_due or usual.school_due,
        municipality_due=row.municipality_due or usual.municipality_due,
    )


def _campaigns(sheet: Sheet[CampaignRow], stored: Sequence[Stored[CampaignRow]]) -> Difference[CampaignRow]:
    """Both campaigns always exist: absent are only those whose calendar is not the default one."""
    filled = Sheet(tuple(map(with_usual_dates, sheet.rows)), sheet.present, sheet.fields, sheet.broken)
    difference = _by_key(filled, stored, lambda row: row.campaign)
    difference.absent = [
        one for one in difference.absent if one.row != with_usual_dates(CampaignRow(campaign=one.row.campaign))
    ]
    return difference
