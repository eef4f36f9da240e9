"""The empty workbook: exact names, lists, date cells, and instructions that speak of every column."""

import openpyxl
import pytest

from exporters.xlsx.guide import GUIDES
from exporters.xlsx.template import write_template
from exporters.xlsx.workbook_reader import read
from models.workbook.parse import parse_workbook
from models.workbook.sheets import (
    CLASSES,
    INSTRUCTIONS_SHEET,
    LISTS_SHEET,
    MUNICIPALITY_SHEETS,
    SCHOOL,
    SCHOOL_SHEETS,
    Kind,
)

EVERY = [(False, SCHOOL_SHEETS), (True, MUNICIPALITY_SHEETS)]


def template(tmp_path, municipality=False):
    path = tmp_path / "шаблон.xlsx"
    write_template(path, municipality=municipality)
    return path


@pytest.mark.parametrize(("municipality", "specs"), EVERY)
def test_sheets_and_headings_are_those_of_the_contract(tmp_path, municipality, specs):
    path = template(tmp_path, municipality)
    assert openpyxl.load_workbook(path).sheetnames == [
        INSTRUCTIONS_SHEET,
        *(spec.name for spec in specs),
        LISTS_SHEET,
    ]
    sheets = read(path).sheets
    assert [sheet.name for sheet in sheets] == [spec.name for spec in specs]
    for sheet, spec in zip(sheets, specs, strict=True):
        headings = tuple(column.heading for column in spec.columns)
        if spec.paired:
            assert tuple(next(iter(row.cells.items())) for row in sheet.rows) == tuple(
                (name, None) for name in headings
            )
        else:
            assert (sheet.headings, sheet.rows) == (headings, ())


@pytest.mark.parametrize(("municipality", "specs"), EVERY)
def test_each_choice_has_its_list_and_each_day_its_cells(tmp_path, municipality, specs):
    book = openpyxl.load_workbook(template(tmp_path, municipality))
    for spec in specs:
        sheet = book[spec.name]
        checks = {
            cell: check for check in sheet.data_validations.dataValidation for cell in str(check.sqref).split(":")
        }
        for number, column in enumerate(spec.columns, start=1):
            first = f"B{number}" if spec.paired else f"{openpyxl.utils.get_column_letter(number)}2"
            check = checks.get(first)
            if column.choices or column.offered:
                area = check.formula1.partition("!")[2].replace("$", "")
                words = [cell.value for (cell,) in book[LISTS_SHEET][area]]
                assert words == [*(column.choices or column.offered)]
                assert check.showErrorMessage is (column.choices is not None)
            if column.kind is Kind.YES_NO:
                assert check.formula1 == '"да,нет"'
            if column.kind is Kind.DAY:
                assert (check.type, sheet[first].number_format) == ("date", "DD.MM.YYYY")
            if column.kind is Kind.CLASS and spec is not CLASSES:
                assert check.formula1 == "'Классы'!$A$2:$A$100"


@pytest.mark.parametrize(("municipality", "specs"), EVERY)
def test_required_headings_differ_and_every_heading_is_explained(tmp_path, municipality, specs):
    book = openpyxl.load_workbook(template(tmp_path, municipality))
    for spec in specs:
        for number, column in enumerate(spec.columns, start=1):
            cell = book[spec.name].cell(*((number, 1) if spec.paired else (1, number)))
            assert cell.comment.text.startswith("Обязательно.") is column.required
            assert (cell.style == "Журнал, обязательный заголовок" or cell.style == "Журнал, обязательная строка") is (
                column.required
            )


def test_the_guide_speaks_of_every_column_and_of_nothing_else():
    specs = {spec.name: spec for spec in (*SCHOOL_SHEETS, *MUNICIPALITY_SHEETS)}
    assert GUIDES.keys() == specs.keys()
    for name, words in GUIDES.items():
        assert words.columns.keys() == {column.field for column in specs[name].columns}


def test_examples_of_the_guide_can_be_imported():
    from models.workbook.cells import read_cell

    for spec in (*SCHOOL_SHEETS, *MUNICIPALITY_SHEETS):
        for column in spec.columns:
            read_cell(column, GUIDES[spec.name].columns[column.field][1])


@pytest.mark.parametrize("municipality", [False, True])
def test_instructions_name_every_sheet_and_column(tmp_path, municipality):
    sheet = openpyxl.load_workbook(template(tmp_path, municipality))[INSTRUCTIONS_SHEET]
    words = {cell.value for row in sheet.iter_rows() for cell in row}
    for spec in MUNICIPALITY_SHEETS if municipality else SCHOOL_SHEETS:
        assert f"Лист «{spec.name}»" in words
        assert {column.heading for column in spec.columns} <= words


def test_template_filled_with_the_examples_has_no_problems(tmp_path):
    """One coherent school, typed into the template's own cells by the words of the instructions."""
    path = template(tmp_path)
    book = openpyxl.load_workbook(path)
    for number, column in enumerate(SCHOOL.columns, start=1):
        book["Школа"].cell(number, 2, GUIDES["Школа"].columns[column.field][1])
    others = {
        "Классы": {"name": "5А", "enrolment": 1, "ovz": 0, "disability": 0},
        "Партнёры": {},
        "План": {"classes": "5А"},
        "Журнал работы": {"partners": "ОГБПОУ «ТТСТ»"},
        "Участники": {"number": None, "ovz": None, "disability": None, "names": "Орлов Артём Юрьевич"},
        "Ученики": {},
        "Консультации": {},
        "Кампании": {},
        "Показатели": {},
    }
    for name, changes in others.items():
        for number, column in enumerate(next(spec for spec in SCHOOL_SHEETS if spec.name == name).columns, start=1):
            book[name].cell(2, number, changes.get(column.field, GUIDES[name].columns[column.field][1]))
    book.save(path)
    assert parse_workbook(read(path)).problems == ()


def test_empty_template_lacks_only_what_is_required(tmp_path):
    problems = parse_workbook(read(template(tmp_path))).problems
    assert {problem.sheet for problem in problems} <= {"Школа", "Классы"}
    assert {problem.column for problem in problems if problem.sheet == "Школа"} == {
        column.heading for column in SCHOOL.columns if column.required
    }
