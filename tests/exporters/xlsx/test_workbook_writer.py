"""The writer, judged by the reader and by openpyxl itself."""

import shutil
import subprocess
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporters.xlsx.workbook_reader import read
from exporters.xlsx.workbook_writer import write
from models.errors import EnvironmentProblemError, UserError
from models.workbook.raw import RawRow, RawSheet, RawWorkbook
from models.workbook.sheets import LISTS_SHEET, MUNICIPALITY_SHEETS, SCHOOL_SHEETS, WORK_LOG, Kind

CASES = Path("/work/shared/cases")

texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=40
)
values = st.one_of(
    texts.filter(lambda text: text.strip() and "_x" not in text),
    st.sampled_from(
        ["=1+1", "+7 900", "-", "@сайт", "#REF!", "007", "1e5", "да; нет", "раз\nдва", " края ", "TRUE", "'"]
    ),
    st.integers(-(10**14), 10**14),
    st.floats(-1e6, 1e6).map(lambda number: round(number, 6)),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2100, 12, 31)),
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 12, 31)).map(lambda day: day.replace(second=1, microsecond=0)),
    st.times().map(lambda moment: moment.replace(microsecond=0)),
)


@st.composite
def tables(draw, name):
    known = [column.heading for spec in SCHOOL_SHEETS for column in spec.columns]
    headings = draw(st.lists(st.sampled_from(sorted({*known, "Моя пометка"})), min_size=1, max_size=6, unique=True))
    numbers = draw(st.lists(st.integers(2, 30), max_size=6, unique=True))
    rows = [
        RawRow(number, draw(st.dictionaries(st.sampled_from(headings), values, min_size=1)))
        for number in sorted(numbers)
    ]
    return RawSheet(name, tuple(headings), tuple(rows))


@st.composite
def workbooks(draw):
    names = draw(st.lists(st.sampled_from(["План", "Классы", "ПЛАН ", "Моё", "Участники"]), max_size=3, unique=True))
    pairs = draw(st.dictionaries(texts.filter(lambda name: name.strip() and "_x" not in name), values, max_size=6))
    school = [RawRow(number, {name: value}) for number, (name, value) in enumerate(pairs.items(), start=1)]
    folded = {name.strip().casefold(): name for name in names}
    sheets = [draw(tables(name)) for name in folded.values()]
    return RawWorkbook((RawSheet("Школа", (), tuple(school)), *sheets))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(workbooks())
def test_what_is_written_is_read_back(tmp_path, workbook):
    path = tmp_path / "книга.xlsx"
    write(workbook, path)
    assert read(path) == workbook


@pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not here")
@pytest.mark.parametrize("number", [1, 2, 3])
def test_shared_cases_are_written_and_read_back(tmp_path, number):
    workbook = read(CASES / f"school-{number}.xlsx")
    write(workbook, tmp_path / "книга.xlsx")
    assert read(tmp_path / "книга.xlsx") == workbook


def one_cell(tmp_path, value, heading="Название"):
    """The cell A2 of «Журнал работы» as openpyxl sees it in the written file."""
    path = tmp_path / "книга.xlsx"
    write(RawWorkbook((RawSheet("Журнал работы", (heading,), (RawRow(2, {heading: value}),)),)), path)
    return openpyxl.load_workbook(path)["Журнал работы"]["A2"]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@x", "=cmd|' /C calc'!A0"])
def test_no_text_becomes_a_formula(tmp_path, text):
    cell = one_cell(tmp_path, text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_text_that_excel_cannot_hold(tmp_path):
    assert one_cell(tmp_path, "а\x00б\x1bв\ud800г\r\nд\re").value == "а�б�в�г\nд\ne"
    assert len(one_cell(tmp_path, "я" * 32_767).value) == 32_767
    for text in ("я" * 32_768, "😀" * 16_384):
        with pytest.raises(UserError, match="ячейка A2"):
            one_cell(tmp_path, text)


def test_dates_and_moments(tmp_path):
    assert one_cell(tmp_path, date(2026, 10, 5), "Дата").number_format == "DD.MM.YYYY"
    assert one_cell(tmp_path, datetime(2026, 10, 5, 9, 30), "Дата").number_format == "DD.MM.YYYY HH:MM"
    assert one_cell(tmp_path, time(9, 30), "Дата").number_format == "HH:MM"
    assert one_cell(tmp_path, "05.10.2026", "Дата").number_format == "@"


def test_head_row_lists_and_widths(tmp_path):
    path = tmp_path / "книга.xlsx"
    headings = tuple(column.heading for column in WORK_LOG.columns)
    write(RawWorkbook((RawSheet("Журнал работы", headings, (RawRow(2, {"Код": "М1"}),)),)), path)
    book = openpyxl.load_workbook(path)
    sheet = book["Журнал работы"]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].fill.fgColor.rgb != sheet["C1"].fill.fgColor.rgb
    assert sheet.column_dimensions["D"].width == 44
    lists = {str(check.sqref): check for check in sheet.data_validations.dataValidation if check.type == "list"}
    by_field = {column.field: number for number, column in enumerate(WORK_LOG.columns)}
    level = lists[f"{chr(65 + by_field['level'])}2:{chr(65 + by_field['level'])}50000"]
    area = level.formula1.partition("!")[2].replace("$", "")
    assert [cell.value for (cell,) in book[LISTS_SHEET][area]] == ["региональный", "муниципальный", "школьный"]
    assert level.showErrorMessage
    form = lists[f"{chr(65 + by_field['form'])}2:{chr(65 + by_field['form'])}50000"]
    assert not form.showErrorMessage
    assert book[LISTS_SHEET].sheet_state == "hidden"


def test_municipal_workbook(tmp_path):
    workbook = RawWorkbook(
        (
            RawSheet("Муниципалитет", (), (RawRow(1, {"Наименование": "Каргасокский район"}),)),
            RawSheet("Школы", ("ИНН", "Наименование"), (RawRow(2, {"ИНН": "7059565941", "Наименование": "СОШ № 1"}),)),
        )
    )
    write(workbook, tmp_path / "книга.xlsx", MUNICIPALITY_SHEETS)
    assert read(tmp_path / "книга.xlsx") == workbook


def test_disk_that_refuses(tmp_path):
    with pytest.raises(EnvironmentProblemError):
        write(RawWorkbook((RawSheet("План", ("Код",), ()),)), tmp_path / "нет" / "книга.xlsx")


def test_every_kind_has_a_width():
    from exporters.xlsx.styles import width_of

    assert all(width_of(column.heading, column) > 0 for spec in SCHOOL_SHEETS for column in spec.columns)
    assert {column.kind for spec in SCHOOL_SHEETS for column in spec.columns} == set(Kind)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_saves_the_same_values(tmp_path):
    cells = {"Код": "М1", "Название": "=не формула", "Дата": date(2026, 10, 5), "Часы": 1.5, "Описание": "раз\nдва"}
    workbook = RawWorkbook((RawSheet("Журнал работы", tuple(cells), (RawRow(2, cells), RawRow(9, {"Код": "007"}))),))
    write(workbook, tmp_path / "книга.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(tmp_path / "книга.xlsx")]
    subprocess.run(["soffice", profile, *convert], check=True, capture_output=True)
    assert read(tmp_path / "out" / "книга.xlsx") == workbook
