"""Diagnostics read for their papers: the log of a year, one session, one class."""

from sqlalchemy import select

from models.journal.journal import Journal
from models.rules.campaign import SchoolHead
from models.rules.diagnostics.log_year import DiagnosticsLogRow, DiagnosticsYear
from models.rules.log_options import LogKind
from models.services.diagnostics_sheet import read_sheet
from models.services.log_papers.printed import printed_log
from models.services.years import head_of, year_row
from models.tables import DiagnosticsSession, SchoolClass
from models.tables import SchoolYear as YearRow


def read_diagnostics(journal: Journal, year: int | None = None) -> DiagnosticsYear:
    """The log of the year, of the latest when none is named; UsageError when the journal has no such year."""
    with journal.read() as session:
        row = year_row(session, year)
        ids = session.scalars(
            select(DiagnosticsSession.id)
            .join(SchoolClass, DiagnosticsSession.class_id == SchoolClass.id)
            .where(DiagnosticsSession.year_id == row.id)
            .order_by(DiagnosticsSession.day, SchoolClass.grade, SchoolClass.name, DiagnosticsSession.id)
        ).all()
        return DiagnosticsYear(
            head=head_of(row),
            rows=tuple(DiagnosticsLogRow(read_sheet(session, number)) for number in ids),
            printed=printed_log(session, LogKind.DIAGNOSTICS, row.start_year),
        )


def school_head(journal: Journal, year: int) -> SchoolHead:
    """The school's head in a year, for a paper of one session; UsageError when there is no such year."""
    with journal.read() as session:
        return head_of(year_row(session, year))


def class_and_year(journal: Journal, class_id: int) -> tuple[str, int]:
    """The name of a class and the year it belongs to."""
    with journal.read() as session:
        row = session.get_one(SchoolClass, class_id)
        return row.name, session.get_one(YearRow, row.year_id).start_year
