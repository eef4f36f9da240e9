"""Whatever the texts are, the layout ends, loses nothing and stays on the sheet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters import fonts
from exporters.pdf.sheet import Text
from exporters.pdf.table_document import lay_out, pages_taken, render
from exporters.table_document import (
    LANDSCAPE,
    PORTRAIT,
    Cell,
    Paragraph,
    RowGroup,
    Style,
    Table,
    TableDocument,
    cell,
    line,
)
from exporters.wrapping import Face, wrap
from tests.exporters.pdf.reading import pages

FACE = Face("LiberationSerif-Regular", 10)
texts = st.text(st.sampled_from("абвё -–/№1(г.«»\n"), max_size=400)


def lines_of(text, width, **more):
    return [text[part.start : part.end] for part in wrap(text, width, FACE, **more)]


@given(text=st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=300), width=st.floats(20, 400))
def test_wrapping_keeps_every_sign_but_spaces(text, width):
    lines = lines_of(text, width)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for each in lines:
        assert len(each) <= 1 or fonts.width(each, FACE.name, FACE.size) <= width + 0.01


def test_wrapping_keeps_together_what_belongs_together():
    words = "слово " * 6
    for glued in ("кот — пёс", "школа № 12", "в 2026 г. была", "599 чел.", "тел. 8 (3822) 51"):
        for width in range(60, 200, 7):
            broken = "\n".join(lines_of(words + glued, width))
            assert "\n—" not in broken
            assert "№\n" not in broken
            assert "\nг." not in broken
            assert "\nчел." not in broken
            assert "8\n(" not in broken


def test_wrapping_breaks_after_hyphens_and_slashes_between_letters_only():
    assert lines_of("организаций-партнёров", 70) == ["организаций-", "партнёров"]
    assert lines_of("образовании/Общее", 70) == ["образовании/", "Общее"]
    assert lines_of("аб 2-17-35", 40) == ["аб", "2-17-35"]


def test_empty_text_is_one_line():
    assert lines_of("", 100) == [""]


def test_first_line_is_indented():
    assert lines_of("аа аа аа аа", 30, first_indent=12)[0] == "аа"


cells = st.builds(cell, texts)


@st.composite
def documents(draw):
    columns = draw(st.integers(1, 5))
    labelled = draw(st.booleans()) and columns > 1
    widths = tuple(draw(st.floats(12, 60)) for _ in range(columns))
    body = columns - 1 if labelled else columns

    def row():
        return tuple(draw(cells) for _ in range(body))

    groups = tuple(
        RowGroup(tuple(row() for _ in range(draw(st.integers(1, 4)))), draw(cells) if labelled else None)
        for _ in range(draw(st.integers(0, 3)))
    )
    head = (tuple(draw(cells) for _ in range(columns)),)
    before = tuple(
        Paragraph(line(draw(texts)), draw(st.sampled_from(list(Style)))) for _ in range(draw(st.integers(0, 4)))
    )
    page = draw(st.sampled_from([LANDSCAPE, PORTRAIT]))
    return TableDocument("Проба", page, (*before, Table(widths, head, groups)), "низ")


@settings(max_examples=150, deadline=None)
@given(documents())
def test_any_document_is_laid_out_with_every_sign_on_the_sheet(document):
    sheets = lay_out(document)
    drawn = "".join(mark.text for page in sheets.pages for mark in page if isinstance(mark, Text))
    table = document.tables[0]
    rows = [each for group in table.groups for row in group.rows for each in row]

    for sign in "абё№«":
        expected = sum(part.text.count(sign) for each in rows for part in each.lines)
        assert drawn.count(sign) >= expected
    tall_head = sum(len(each.lines) for each in table.head[0]) > 10
    for page in sheets.pages:
        for mark in page:
            if isinstance(mark, Text) and not tall_head:
                assert mark.y <= sheets.bottom + 0.1
    assert sheets.used <= len(sheets.pages)


def test_totals_row_may_cover_columns():
    rows = ((cell("1"), cell("Урок"), cell("25")), (cell("Итого за март", columns=2, bold=True), cell("25")))
    head = (cell("№"), cell("Вид"), cell("Чел."))
    document = TableDocument("Журнал", PORTRAIT, (Table((10, 60, 20), (head,), (RowGroup(rows),)),))

    assert "Итого за март" in pages(render(document))[0]


def test_label_taller_than_its_rows_stretches_them():
    label = Cell(tuple(line(f"строка {number}") for number in range(8)))
    table = Table((30, 60), ((cell("а"), cell("б")),), (RowGroup(((cell("в"),),), label), RowGroup(((cell("г"),),))))
    document = TableDocument("Проба", PORTRAIT, (table,))

    assert "строка 7" in pages(render(document))[0]


def test_caption_is_not_left_behind_by_its_table():
    filler = Paragraph(line("Текст. " * 400), Style.TEXT)
    caption = Paragraph(line("Подпись таблицы"), Style.CAPTION)
    table = Table((60,), ((cell("Голова"),),), (RowGroup(((cell("строка\n" * 20),),)),))

    for copies in range(1, 4):
        for sheet in pages(render(TableDocument("Проба", PORTRAIT, (*[filler] * copies, caption, table)))):
            if "Подпись таблицы" in sheet:
                assert "Голова" in sheet
                assert "строка" in sheet


@pytest.mark.parametrize(("lines", "expected"), [(1, (0.0, 0.1)), (40, (0.8, 1.0)), (60, (1.2, 1.6))])
def test_share_of_pages(lines, expected):
    blocks = tuple(Paragraph(line("Строка"), Style.TEXT) for _ in range(lines))

    low, high = expected
    assert low <= pages_taken(TableDocument("Проба", PORTRAIT, blocks)) <= high


def test_paragraph_leaves_no_line_alone():
    long = Paragraph(line("Слово за словом идёт строка. " * 30), Style.TEXT)
    for filled in range(30, 46):
        blocks = (*(Paragraph(line("Строка"), Style.TEXT) for _ in range(filled)), long)
        for page in lay_out(TableDocument("Проба", PORTRAIT, blocks)).pages[1:]:
            assert len([mark for mark in page if isinstance(mark, Text)]) >= 2
