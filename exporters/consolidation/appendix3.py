"""Приложение 3 of an office: a row for each school and the office's own row last (394-р п. 5.4)."""

from collections.abc import Iterator
from dataclasses import replace

from exporters.appendix3_content import (
    PARTICIPATION_CAPTION,
    PARTNERS_CAPTION,
    TITLE,
    day,
    participation_row,
    participation_table,
    partners_row,
    partners_table,
)
from exporters.official_head import campaign_words, coordinator, head_paragraphs, organisation
from exporters.table_document import LANDSCAPE, Block, Paragraph, Style, TableDocument, line
from models.rules.campaign import CampaignFigures
from models.services.consolidation_papers import ConsolidatedReport


def consolidated_appendix3(report: ConsolidatedReport) -> TableDocument:
    """Both tables under the headings of 394-р; a school that handed in nothing has no row."""
    words = campaign_words(report.found.campaign)
    return TableDocument(
        title=f"{TITLE}. {words}",
        page=LANDSCAPE,
        blocks=tuple(_blocks(report)),
        footer=f"{words}, данные на {day(report.found.counted_on)}",
    )


def _blocks(report: ConsolidatedReport) -> Iterator[Block]:
    season = report.found.campaign.adjective
    yield from head_paragraphs(3, TITLE, organisation(report.head), coordinator(report.head))
    yield Paragraph(line(PARTICIPATION_CAPTION.format(season=season)), Style.CAPTION)
    schools = participation_table(tuple(participation_row(figures, name) for name, figures in _named(report)))
    yield replace(schools, whole_rows=True)
    yield Paragraph(line(PARTNERS_CAPTION), Style.CAPTION)
    partners = partners_table(tuple(partners_row(figures, name) for name, figures in _named(report)))
    yield replace(partners, whole_rows=True)


def _named(report: ConsolidatedReport) -> Iterator[tuple[str, CampaignFigures]]:
    for school in report.schools:
        if school.figures is not None:
            yield school.row.name, school.figures
    yield report.found.office, report.figures
