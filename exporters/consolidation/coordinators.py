"""The list of the schools' coordinators (394-р п. 5.1)."""

from exporters.official_head import campaign_words
from exporters.table_document import (
    LANDSCAPE,
    Align,
    Paragraph,
    Row,
    RowGroup,
    Style,
    Table,
    TableDocument,
    cell,
    line,
    number_cell,
)
from models.services.consolidation_papers import ConsolidatedReport, SchoolPaper

TITLE = "Список координаторов профориентационной работы"
_HEAD = ("№", "Образовательная организация", "Координатор (ФИО)", "Должность", "Телефон", "Электронная почта")
_WIDTHS = (10.0, 75.0, 57.0, 50.0, 33.0, 42.0)


def coordinators_document(report: ConsolidatedReport) -> TableDocument:
    """Every school on the list; of one that handed in nothing the columns stay blank."""
    head = tuple(cell(text, align=Align.CENTER, bold=True) for text in _HEAD)
    rows = tuple(_row(number, school) for number, school in enumerate(report.schools, start=1))
    empty = (cell("Список школ пуст", columns=len(_HEAD)),)
    return TableDocument(
        title=TITLE,
        page=LANDSCAPE,
        blocks=(
            Paragraph(line(TITLE), Style.TITLE),
            Paragraph(line(f"{report.found.office}, {report.found.campaign.title.lower()}"), Style.LOG_LAST_HEAD),
            Table(_WIDTHS, (head,), (RowGroup(rows or (empty,)),), name="Координаторы"),
        ),
        footer=campaign_words(report.found.campaign),
    )


def _row(number: int, school: SchoolPaper) -> Row:
    head = school.coordinator
    words = (head.coordinator, head.coordinator_post, head.phone, head.email) if head else ("", "", "", "")
    return (number_cell(number), cell(school.row.name), *(cell(text) for text in words))
