"""Confirmed unique numbers, the report's status and its history."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.errors import UsageError, UserError
from models.journal.journal import Journal
from models.rules.confirmation import check_confirmation
from models.rules.report import CampaignReport
from models.rules.unique import UniqueRange
from models.services import campaign_report
from models.services.refusal import refuse_faults
from models.services.report_rows import remember, report_row
from models.services.years import campaign_named
from models.tables import CampaignReport as ReportRow
from models.tables import ConfirmedNumber, ReportHistory, SchoolClass
from models.vocabulary import ConfirmedSubject, ReportStatus

_CHANGED = Changes.of("report")


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened to a report."""

    at: datetime
    what: str
    text: str


def confirm(
    journal: Journal, campaign: str, class_id: int, subject: ConfirmedSubject, number: int, reason: str
) -> Changes:
    """Sets the exact number of one class inside its range, with a reason that the history keeps.

    FieldsRefusedError when the number lies outside the range or no reason is given (domain, section 4); UsageError for
    an unknown campaign and for a class that its report does not count.
    """
    report = campaign_report.build(journal, campaign, current=True)
    refuse_faults(check_confirmation(_bounds(report, class_id, subject), number, reason))
    title = f"Подтверждено {number}: {_class_name(journal, class_id)} класс, {subject}"
    with journal.write(Action(title, _CHANGED)) as session:
        campaign_id = campaign_named(session, campaign).id
        row = _confirmed_row(session, campaign_id, class_id, subject)
        before = f"было {row.number}, " if row else ""
        if row is None:
            row = ConfirmedNumber(campaign_id=campaign_id, class_id=class_id, subject=subject)
            session.add(row)
        row.number, row.reason = number, reason.strip()
        name = session.get_one(SchoolClass, class_id).name
        remember(
            session,
            report_row(session, campaign),
            "число подтверждено",
            f"{name} класс, {subject}: {before}стало {number}. {reason.strip()}",
        )
    return _CHANGED


def _class_name(journal: Journal, class_id: int) -> str:
    with journal.read() as session:
        row = session.get(SchoolClass, class_id)
        return row.name if row is not None else ""


def _bounds(report: CampaignReport, class_id: int, subject: ConfirmedSubject) -> UniqueRange:
    for participation in report.classes:
        if participation.school_class.id == class_id:
            return participation.pupils if subject is ConfirmedSubject.PUPILS else participation.ovz
    raise UsageError("Этого класса нет в отчёте: подтвердить можно число 5–11 классов учебного года кампании.")


def withdraw(journal: Journal, campaign: str, class_id: int, subject: ConfirmedSubject) -> Changes:
    """Takes a confirmed number back, if there is one: the report shows the lowest again; UsageError as of `confirm`."""
    title = f"Снято подтверждение: {_class_name(journal, class_id)} класс, {subject}"
    with journal.write(Action(title, _CHANGED)) as session:
        row = _confirmed_row(session, campaign_named(session, campaign).id, class_id, subject)
        if row is None:
            return Changes()
        session.delete(row)
        name = session.get_one(SchoolClass, class_id).name
        remember(session, report_row(session, campaign), "подтверждение снято", f"{name} класс, {subject}")
    return _CHANGED


def _confirmed_row(
    session: Session, campaign_id: int, class_id: int, subject: ConfirmedSubject
) -> ConfirmedNumber | None:
    return session.scalars(
        select(ConfirmedNumber).where(
            ConfirmedNumber.campaign_id == campaign_id,
            ConfirmedNumber.class_id == class_id,
            ConfirmedNumber.subject == subject,
        )
    ).one_or_none()


def set_ready(journal: Journal, campaign: str, *, ready: bool) -> Changes:
    """Moves the report between «черновик» and «готов»; a signed or sent one stays as it is (UserError)."""
    becomes = ReportStatus.READY if ready else ReportStatus.DRAFT
    with journal.write(Action(f"Отчёт кампании: {becomes}", _CHANGED)) as session:
        row = report_row(session, campaign)
        if row.status not in (ReportStatus.DRAFT, ReportStatus.READY):
            raise UserError(f"Отчёт уже {row.status}: изменить отметку о готовности нельзя.")
        row.status = becomes
        remember(session, row, "статус", becomes.value)
    return _CHANGED


def history(journal: Journal, campaign: str) -> tuple[HistoryLine, ...]:
    """The report's history, the latest first."""
    with journal.read() as session:
        campaign_id = campaign_named(session, campaign).id
        rows = session.scalars(
            select(ReportHistory)
            .join(ReportRow, ReportHistory.report_id == ReportRow.id)
            .where(ReportRow.campaign_id == campaign_id)
            .order_by(ReportHistory.id.desc())
        )
        return tuple(HistoryLine(row.at, row.what, row.text) for row in rows)
