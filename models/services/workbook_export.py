"""A school year of the journal as a workbook; imported back it changes nothing (contract, sections 2 and 3)."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any

from models.journal.journal import Journal
from models.rules.names import join_list
from models.rules.periods import CampaignCode, SchoolYear
from models.services.office import kind_of
from models.services.office_import import held_of
from models.services.workbook_content import load_content
from models.services.workbook_stored import Stored
from models.services.years import year_row
from models.vocabulary import JournalKind
from models.workbook.raw import CellValue, RawRow, RawSheet, RawWorkbook
from models.workbook.rows import Row
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
    SCHOOLS,
    TURNOUTS,
    WORK_LOG,
    Column,
    Kind,
    SheetSpec,
)


def export_year(journal: Journal, start_year: int | None = None) -> RawWorkbook:
    """All sheets of one school year, the latest when none is named, rows in the order in which they were entered.

    The journal of a municipality gives its own workbook, with its card and its list of schools.

    UsageError when the journal does not hold the year.
    """
    with journal.read() as session:
        start = year_row(session, start_year).start_year
        if kind_of(session) is not JournalKind.SCHOOL:
            card, listed = held_of(session, start)
            assert card is not None
            return RawWorkbook((_pairs(MUNICIPALITY, card), _table(SCHOOLS, listed.values())))
        content = load_content(session, start)
    tables: tuple[tuple[SheetSpec, Iterable[Stored[Any]]], ...] = (
        (CLASSES, content.classes),
        (PUPILS, content.pupils),
        (PARTNERS, content.partners),
        (PLAN, content.plan),
        (WORK_LOG, content.records),
        (TURNOUTS, content.turnouts),
        (CONSULTATIONS, content.consultations),
        (DIAGNOSTICS, content.diagnostics),
        (CAMPAIGNS, content.campaigns),
        (CONFIRMED_NUMBERS, content.confirmed),
        (INDICATORS, content.indicators),
    )
    if content.school is None:
        raise AssertionError("the year was there a moment ago, in the same state of the journal")
    sheets = [_pairs(SCHOOL, content.school), *(_table(spec, (one.row for one in rows)) for spec, rows in tables)]
    return RawWorkbook(tuple(sheets))


def _pairs(spec: SheetSpec, row: Row) -> RawSheet:
    rows = (
        RawRow(number, {column.heading: _cell(column, getattr(row, column.field))})
        for number, column in enumerate(spec.columns, start=1)
    )
    return RawSheet(spec.name, (), tuple(rows))


def _table(spec: SheetSpec, rows: Iterable[Row]) -> RawSheet:
    lines = (
        RawRow(number, {column.heading: _cell(column, getattr(row, column.field)) for column in spec.columns})
        for number, row in enumerate(rows, start=2)
    )
    return RawSheet(spec.name, tuple(column.heading for column in spec.columns), tuple(lines))


def _cell(column: Column, value: Any) -> CellValue:
    if column.kind is Kind.SCHOOL_YEAR:
        return str(SchoolYear(value))
    match value:
        case bool():
            return "да" if value else "нет"
        case tuple():
            return join_list(value) or None
        case Decimal():
            return int(value) if value == int(value) else float(value)
        case StrEnum():
            return value.value
        case CampaignCode():
            return str(value)
    cell: CellValue = value
    return cell
