"""The analytical note as docx, from the template `note.docx`."""

from pathlib import Path

from exporters.docx.office_template import Context, fill
from exporters.note_content import best_events, note_parts, paper_title, signatures
from exporters.official_head import campaign_words, organisation
from exporters.table_document import printable
from models.rules.report import CampaignReport


def render(report: CampaignReport, templates: Path | None = None) -> bytes:
    """The note with the best events behind it; `UserError` when the office's own template is broken."""
    return fill("note", context(report), paper_title(report), templates)


def context(report: CampaignReport) -> Context:
    """What the template may name."""
    return {
        "title": _line(report.note.title),
        "organisation": _line(organisation(report.head)),
        "paragraphs": [
            {"heading": _line(part.heading), "lines": [_line(text) for text in part.lines]}
            for part in note_parts(report.note)
        ],
        "signatures": [_line(text) for text in signatures(report.head)],
        "best_events": [
            {
                "heading": _line(event.heading),
                "lines": [_line(text) for text in event.lines],
                "asides": [_line(text) for text in event.asides],
            }
            for event in best_events(report)
        ],
        "footer": campaign_words(report.campaign),
    }


def _line(text: str) -> str:
    return printable(text).replace("\n", " ")
