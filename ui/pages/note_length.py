"""How many sheets the note takes, remembered from one start to the next: measuring loads what prints PDF."""

from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING

from ui.settings_protocol import Settings

if TYPE_CHECKING:
    from models.rules.report import CampaignReport

KEY = "note.length"


def remembered_length(settings: Settings) -> "Callable[[CampaignReport], float]":
    """Measures a note exactly, and at once when it is the one measured last; only a fingerprint of it is kept."""

    def measure(report: "CampaignReport") -> float:
        fingerprint = _fingerprint(report)
        kept = settings.get(KEY)
        if isinstance(kept, dict) and kept.get("of") == fingerprint:
            return float(kept["pages"])
        from exporters.papers import note_pages

        pages = note_pages(report)
        settings.set(KEY, {"of": fingerprint, "pages": pages})
        return pages

    return measure


def _fingerprint(report: "CampaignReport") -> str:
    paper = repr((report.note.title, report.note.text, report.head, str(report.campaign)))
    return sha256(paper.encode()).hexdigest()[:32]
