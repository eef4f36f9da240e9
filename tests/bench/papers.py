"""The report's figures and papers, in process."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.figure import Figure, seconds

if TYPE_CHECKING:
    from exporters.table_document import TableDocument
    from models.journal.journal import Journal
    from models.rules.report import CampaignReport

CAMPAIGN = "autumn-2026"


def measure(ten_years: Path) -> Iterator[Figure]:
    """Figures of the campaign of a large school whose journal holds ten years."""
    from exporters.appendix3_content import appendix3 as content
    from exporters.docx import appendix3
    from exporters.papers import note_pages
    from models.journal.journal import Journal
    from models.services import campaign_report

    with Journal.open(ten_years, read_only=True) as journal:
        report = campaign_report.build(journal, CAMPAIGN)
        yield Figure(
            "report --json, in process, journal of ten years",
            seconds(lambda: _answer(campaign_report.build(journal, CAMPAIGN, measure_note=note_pages))),
            "s",
            goal=0.5,
        )
        yield _thousand_records(journal)
    document = content(report)
    yield Figure(
        "Приложение 3 docx / bare python-docx",
        seconds(lambda: appendix3.render(report)),
        "s",
        goal=3,
        bare=seconds(lambda: _bare_docx(document)),
    )


def _thousand_records(journal: "Journal") -> Figure:
    """The work log with its names, read and set as PDF: what the print preview waits for."""
    from exporters.log_paper import log_document
    from exporters.pdf.table_document import render
    from exporters.work_log_content import work_log
    from models.rules.log_options import LogOptions, Names
    from models.services.log_papers.work_log import read_work_log

    def make() -> bytes:
        year = read_work_log(journal, 2026, other_logs=False)
        options = LogOptions(2026, names=Names.FULL)
        return render(log_document(work_log(replace(year, rows=year.rows[:1000]), options, {}).paper))

    return Figure("work log of 1 000 records as PDF, with the reading of 2 000", seconds(make), "s", goal=3)


def _answer(report: "CampaignReport") -> str:
    """What the command prints."""
    findings = [finding.as_json() for finding in report.findings]
    return json.dumps(report.figures.as_json() | {"findings": findings}, ensure_ascii=False)


def _bare_docx(document: "TableDocument") -> bytes:
    """The same texts in tables of the same size, in python-docx's own looks."""
    from docx import Document

    from exporters.table_document import Table

    paper = Document()
    for block in document.blocks:
        if not isinstance(block, Table):
            paper.add_paragraph(block.content.text)
            continue
        rows = [*block.head, *(row for group in block.groups for row in group.rows)]
        table = paper.add_table(len(rows), len(block.widths_mm))
        for cells, row in zip((each.cells for each in table.rows), rows, strict=True):
            for place, cell in zip(cells, row, strict=False):
                place.text = "\n".join(line.text for line in cell.lines)
    content = io.BytesIO()
    paper.save(content)
    return content.getvalue()
