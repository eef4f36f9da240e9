"""The renderer that the journals share."""

from io import BytesIO
from zipfile import ZipFile

from exporters.docx.table_document import render
from exporters.table_document import (
    PORTRAIT,
    Align,
    Paragraph,
    RowGroup,
    Run,
    Style,
    Table,
    TableDocument,
    cell,
    line,
    number_cell,
)
from tests.exporters.docx.reading import open_paper, table_texts


def journal(**changes):
    head = (
        (cell("№", rows=2), cell("Работа", columns=2)),
        (cell("вид"), cell("чел.", align=Align.RIGHT)),
    )
    rows = ((cell("1"), cell("урок & <c>"), number_cell(25)), (cell("Итого за март", columns=2, bold=True), cell("25")))
    table = Table((10.0, 80.0, 20.0), head, (RowGroup(rows),), **changes)
    foot = Paragraph(line("Прошито ", Run("12", underline=True), " листов"), Style.SIGNATURE)
    return TableDocument("Журнал", PORTRAIT, (Paragraph(line("Журнал"), Style.TITLE), table, foot), "низ")


def test_headings_and_totals_cover_columns():
    (table,) = open_paper(render(journal())).tables

    assert table_texts(table) == [
        ["№", "Работа", "Работа"],
        ["№", "вид", "чел."],
        ["1", "урок & <c>", "25"],
        ["Итого за март", "Итого за март", "25"],
    ]


def test_labels_cover_the_rows_of_their_group():
    groups = (
        RowGroup(((cell("1"),), (cell("2"),)), cell("сентябрь")),
        RowGroup(((cell("3"),),), cell("октябрь")),
    )
    table = Table((30.0, 60.0), ((cell("Месяц"), cell("Дело")),), groups)
    (read,) = open_paper(render(TableDocument("План", PORTRAIT, (table,)))).tables

    assert table_texts(read)[1:] == [["сентябрь", "1"], ["сентябрь", "2"], ["октябрь", "3"]]


def test_paragraphs_keep_their_look():
    paper = open_paper(render(journal()))
    title, foot = paper.paragraphs[0], paper.paragraphs[-1]

    assert title.runs[0].bold
    assert [(run.text, bool(run.underline)) for run in foot.runs] == [
        ("Прошито ", False),
        ("12", True),
        (" листов", False),
    ]


def test_pages_are_numbered():
    with ZipFile(BytesIO(render(journal()))) as archive:
        footer = archive.read("word/footer1.xml").decode()

    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
