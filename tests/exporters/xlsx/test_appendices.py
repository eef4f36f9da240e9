from io import BytesIO

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from exporters import fonts
from exporters.table_document import LANDSCAPE, RowGroup, Table, TableDocument, cell
from exporters.xlsx import appendix2, appendix3
from exporters.xlsx.table_document import render
from models.vocabulary import PartnerCategory
from tests.exporters import awkward, factories
from tests.exporters.docx.test_appendix3 import PARTICIPATION_HEADINGS, PARTNERS_CATEGORIES


def open_workbook(content):
    return openpyxl.load_workbook(BytesIO(content))


def report_sheets(**changes):
    return open_workbook(appendix3.render(factories.report(**changes))).worksheets


def rows_of(sheet):
    return [[value for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]


def squeezed(values):
    return [" ".join(str(value).split()) for value in values]


def head_row(sheet):
    return int(sheet.print_title_rows.split("$")[1].rstrip(":"))


def test_report_has_a_sheet_for_each_table_with_the_original_headings():
    participation, partners = report_sheets()

    assert squeezed(rows_of(participation)[head_row(participation) - 1]) == PARTICIPATION_HEADINGS
    assert squeezed(rows_of(partners)[head_row(partners)]) == PARTNERS_CATEGORIES


def test_last_rows_hold_the_school_with_its_numbers_as_numbers():
    participation, partners = report_sheets()
    first, second = rows_of(participation)[-1], rows_of(partners)[-1]

    assert first[:3] == [factories.HEAD.name, "1/1", 42]
    assert first[3].startswith("Общее количество обучающихся 5-11 классов – 599 чел.\n")
    assert first[4] == 33
    assert second[1:3] == [7, "3 - НИ ТГУ, ТГАСУ, ТУСУР"]


def test_print_setup():
    for sheet in report_sheets() + open_workbook(appendix2.render(factories.plan())).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.print_title_rows


def test_long_plan_is_not_shrunk_to_one_page():
    items = tuple(factories.plan_item(number) for number in range(60))
    (sheet,) = open_workbook(appendix2.render(factories.plan(items))).worksheets

    assert sheet.page_setup.fitToHeight == 0


def test_plan_has_its_groups_merged():
    (sheet,) = open_workbook(appendix2.render(factories.plan())).worksheets
    first = head_row(sheet) + 1

    assert sheet.cell(first, 1).value == "Участие в региональном мероприятии"
    assert f"A{first}:A{first + 2}" in [str(merged) for merged in sheet.merged_cells.ranges]
    assert sheet.cell(first + 3, 1).value == "Муниципальный"
    assert sheet.cell(first, 5).value == 45


@pytest.mark.parametrize("text", ["=1+1", "+7 923 000-00-00", "-", "@home", '=HYPERLINK("http://x","y")'])
def test_text_that_begins_like_a_formula_stays_text(text):
    (sheet,) = open_workbook(appendix2.render(factories.plan((factories.plan_item(1, title=text),)))).worksheets
    target = next(each for row in sheet.iter_rows() for each in row if each.value == text)

    assert target.data_type == "s"
    assert target.quotePrefix


def test_texts_of_any_signs_come_back_as_they_were():
    items = tuple(factories.plan_item(number, title=name) for number, name in enumerate(awkward.NAMES))
    (sheet,) = open_workbook(appendix2.render(factories.plan(items))).worksheets

    titles = [sheet.cell(row, 2).value for row in range(head_row(sheet) + 3, sheet.max_row + 1)]
    assert tuple(titles) == awkward.NAMES


def test_control_characters_are_replaced():
    participation, _ = report_sheets(figures=factories.figures(school_name=awkward.CONTROLS))

    assert squeezed([rows_of(participation)[-1][0]]) == [awkward.CLEANED]


def test_head_is_underlined_and_whole():
    participation, _ = report_sheets()
    texts = [row[0] for row in rows_of(participation) if row]

    assert "МБОУ «Заречная средняя общеобразовательная школа», Сосновский район" in texts
    assert f"Координатор профориентационной работы: {factories.HEAD.coordinator_line}" in texts


def test_rows_are_tall_enough_for_their_text():
    names = tuple(f"ФГАОУ ВО «Томский университет № {number:02d}»" for number in range(60))
    partners = dict.fromkeys(PartnerCategory, ()) | {PartnerCategory.EDUCATION: names}
    for sheet in report_sheets() + report_sheets(figures=factories.figures(partners=partners)):
        for row in sheet.iter_rows():
            for each in row:
                if isinstance(each.value, str):
                    assert room(sheet, each) >= lines_needed(sheet, each) * each.font.sz * 1.15, each.value


def test_no_row_is_taller_than_excel_shows():
    items = (factories.plan_item(1, expected_results="Знакомство с профессиями предприятия. " * 120),)
    (sheet,) = open_workbook(appendix2.render(factories.plan(items))).worksheets

    assert all(row.height <= 409 for row in sheet.row_dimensions.values())
    assert room(sheet, sheet.cell(head_row(sheet) + 3, 6)) > 1000


def test_text_longer_than_a_cell_takes_is_cut():
    table = Table((60.0,), ((cell("Голова"),),), (RowGroup(((cell("а" * 40_000),),)),))
    (sheet,) = open_workbook(render(TableDocument("Проба", LANDSCAPE, (table,)))).worksheets

    assert len(sheet.cell(2, 1).value) == 32_767


def covered(sheet, target):
    for merged in sheet.merged_cells.ranges:
        if target.coordinate in merged:
            return merged.min_row, merged.max_row, merged.min_col, merged.max_col
    return target.row, target.row, target.column, target.column


def room(sheet, target):
    top, bottom, _, _ = covered(sheet, target)
    return sum(sheet.row_dimensions[row].height for row in range(top, bottom + 1))


def lines_needed(sheet, target):
    """Words put on lines one after another: less clever than the exporter, so an independent judge."""
    _, _, left, right = covered(sheet, target)
    width = sum(sheet.column_dimensions[get_column_letter(column)].width for column in range(left, right + 1))
    points = (width * 7 - 6) * 72 / 96
    count = 0
    for paragraph in target.value.split("\n"):
        count += 1
        used = 0.0
        for word in paragraph.split(" "):
            length = fonts.width(word + " ", fonts.face(), target.font.sz)
            if used and used + length > points + 2.5:
                count, used = count + 1, 0.0
            used += length
    return count
