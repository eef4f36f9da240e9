"""Приложение 3 as docx, from the template `appendix3.docx`."""

from pathlib import Path

from exporters.appendix3_content import PARTNER_COLUMNS, footer, paper_title, participation_row, partners_row
from exporters.docx.office_template import Context, fill
from exporters.official_head import coordinator, organisation
from exporters.table_document import printable
from models.rules.report import CampaignReport


def render(report: CampaignReport, templates: Path | None = None) -> bytes:
    """The report as docx; `UserError` when the office's own template is broken."""
    return fill("appendix3", context(report), paper_title(report), templates)


def context(report: CampaignReport) -> Context:
    """What the template may name. The rows are lists, so that the same form serves a свод of many schools."""
    figures = report.figures
    name, schools, events, pupils, teachers, with_ovz, partners = participation_row(figures, figures.school_name)
    _, total, *categories = partners_row(figures, figures.school_name)
    texts = (each.text for each in categories)
    return {
        "organisation": printable(organisation(report.head)),
        "coordinator": printable(coordinator(report.head)),
        "season": figures.campaign.adjective,
        "footer": footer(report),
        "participation": [
            {
                "name": name.text,
                "schools": schools.text,
                "events": events.text,
                "pupils": [line.text for line in pupils.lines],
                "teachers": teachers.text,
                "pupils_with_ovz": [line.text for line in with_ovz.lines],
                "partners": partners.text,
            }
        ],
        "partners": [
            {
                "name": name.text,
                "total": total.text,
                **{category.name.lower(): text for category, text in zip(PARTNER_COLUMNS, texts, strict=True)},
            }
        ],
    }
