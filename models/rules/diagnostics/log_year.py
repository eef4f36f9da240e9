"""The diagnostics of a school year as its log prints them."""

from dataclasses import dataclass
from datetime import date

from models.rules.campaign import SchoolHead
from models.rules.diagnostics.sheet import SessionSheet
from models.rules.log_numbering import NOTHING_PRINTED, PrintedLog


@dataclass(frozen=True, slots=True)
class DiagnosticsLogRow:
    """A session as a row of the log."""

    sheet: SessionSheet

    @property
    def key(self) -> str:
        """«d12»: the row's own for good."""
        return f"d{self.sheet.id}"

    @property
    def day(self) -> date:
        """The day that the row stands under."""
        return self.sheet.day


@dataclass(frozen=True, slots=True)
class DiagnosticsYear:
    """The log of a school year, by date, and what of it is on paper."""

    head: SchoolHead
    rows: tuple[DiagnosticsLogRow, ...]
    printed: PrintedLog = NOTHING_PRINTED
