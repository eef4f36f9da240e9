"""The analytical note as PDF, and how many pages it takes."""

from exporters.note_content import note_alone, note_document
from exporters.pdf import table_document
from models.rules.report import CampaignReport


def render(report: CampaignReport) -> bytes:
    """The note with the best events behind it, as PDF."""
    return table_document.render(note_document(report))


def pages(report: CampaignReport) -> float:
    """Sheets of A4 that the note takes up to its signatures, to a tenth: 0.6, 1.3 (394-р asks for 1–2)."""
    return round(table_document.pages_taken(note_alone(report)), 1)
