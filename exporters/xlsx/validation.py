"""Drop-down lists and checks of typing for the columns of the journal workbook."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.workbook.sheets import CLASSES, LISTS_SHEET, Column, Kind, SheetSpec

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

LAST_ROW = 50_000
_CLASSES_ROWS = 100
_DAYS = ("DATE(1990,1,1)", "DATE(2100,12,31)")

_CHECKS: dict[Kind, dict[str, Any]] = {
    Kind.YES_NO: {"type": "list", "formula1": '"да,нет"', "error": "Напишите «да» или «нет» либо оставьте пустым."},
    Kind.DAY: {
        "type": "date",
        "operator": "between",
        "formula1": _DAYS[0],
        "formula2": _DAYS[1],
        "error": "Напишите день, месяц и год, например 05.10.2026. Оставить как есть?",
        "errorStyle": "warning",
    },
    Kind.WHOLE: {
        "type": "whole",
        "operator": "between",
        "formula1": "0",
        "formula2": "1000000",
        "error": "Напишите целое число цифрами, например 25.",
    },
    Kind.NUMBER: {
        "type": "decimal",
        "operator": "between",
        "formula1": "0",
        "formula2": "1000000",
        "error": "Напишите число цифрами, например 1,5.",
    },
    Kind.INN: {
        "type": "textLength",
        "operator": "equal",
        "formula1": "10",
        "error": "ИНН организации — 10 цифр. Оставить как есть?",
        "errorStyle": "warning",
    },
}


@dataclass(frozen=True, slots=True)
class Place:
    """The cells (`area`, such as B2:B50000) of one column that are to be checked."""

    sheet: "Worksheet"
    spec: SheetSpec
    column: Column
    area: str

    @classmethod
    def below_heading(cls, sheet: "Worksheet", spec: SheetSpec, column: Column, number: int) -> "Place":
        """All cells of the column with the number, from the second row on."""
        from openpyxl.utils import get_column_letter

        letter = get_column_letter(number)
        return cls(sheet, spec, column, f"{letter}2:{letter}{LAST_ROW}")


def add_validations(workbook: "Workbook", places: Iterable[Place]) -> None:
    """Put the checks on their cells and the words of the lists on a hidden sheet of their own."""
    lists = _Lists(workbook)
    names = set(workbook.sheetnames)
    for place in places:
        validation = _validation_of(place.column, place.spec, lists, names)
        if validation is not None:
            validation.add(place.area)
            place.sheet.add_data_validation(validation)


class _Lists:
    """The hidden sheet with the words of the drop-down lists.

    A list inside a validation is split at commas and holds 255 characters: «НКО, выпускники» and the forms of events
    need cells.
    """

    def __init__(self, workbook: "Workbook") -> None:
        self._sheet = workbook.create_sheet(LISTS_SHEET)
        self._sheet.sheet_state = "hidden"
        self._ranges: dict[tuple[str, ...], str] = {}

    def range_of(self, heading: str, words: tuple[str, ...]) -> str:
        """The cells that hold `words`, written under `heading` when they are new."""
        from openpyxl.utils import get_column_letter

        if words not in self._ranges:
            number = len(self._ranges) + 1
            for row, word in enumerate((heading, *words), start=1):
                self._sheet.cell(row, number, word)
            letter = get_column_letter(number)
            self._ranges[words] = f"'{LISTS_SHEET}'!${letter}$2:${letter}${len(words) + 1}"
        return self._ranges[words]


def _words_of(column: Column) -> tuple[str, ...]:
    """The closed or offered list of a column, or nothing."""
    return tuple(member.value for member in column.choices) if column.choices else column.offered


def _validation_of(column: Column, spec: SheetSpec, lists: _Lists, names: Collection[str]) -> "DataValidation | None":
    """The check of one column; `names` are the sheets of this workbook, for lists that lie on another one."""
    from openpyxl.worksheet.datavalidation import DataValidation

    words = _words_of(column)
    if words:
        check: dict[str, Any] = {
            "type": "list",
            "formula1": lists.range_of(column.heading, words),
            "error": "Такого слова нет в списке: выберите одно из предложенных.",
            "showErrorMessage": column.choices is not None,
        }
    elif column.kind is Kind.CLASS and spec is not CLASSES and CLASSES.name in names:
        formula = f"'{CLASSES.name}'!$A$2:$A${_CLASSES_ROWS}"
        check = {"type": "list", "formula1": formula, "showErrorMessage": False}
    elif column.kind in _CHECKS:
        check = _CHECKS[column.kind]
    else:
        return None
    settings: dict[str, Any] = {"allow_blank": True, "showErrorMessage": True, "errorTitle": column.heading[:32]}
    return DataValidation(**{**settings, **check})
