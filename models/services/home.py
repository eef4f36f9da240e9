"""What Главная answers: what is due, how far the report is, what the journal holds, when it was last copied."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.packages.kinds import PackageKind
from models.rules.findings import Finding
from models.rules.periods import SchoolYear
from models.rules.report import CampaignReport
from models.services import campaign_report, home_snapshot
from models.services.campaign_report import MeasureNote
from models.services.campaigns import HANDED_IN, CampaignState, all_campaigns, campaign_at_hand
from models.services.consultation_meetings import meetings_due
from models.services.event_loading import recorded_plan_items, records_meeting
from models.services.home_hours import hours_state
from models.services.home_state import CampaignAtHand, Deadline, DeadlineKind, Gap, HomeState, ReportState
from models.services.last_backup import last_backup
from models.services.years import head_of, year_row
from models.tables import PackageSent, PlanItem, SchoolClass, WorkRecord
from models.tables import SchoolYear as YearRow
from models.vocabulary import ReportStatus

GAPS = 3
REMEMBERED_FOR = timedelta(days=120)
"""So long an unfinished report of the campaign before is still named."""

_WEIGHT = (
    "no-events",
    "class-without-events",
    "best-events",
    "photos-missing",
    "description-length",
    "note-length",
    "plan-without-record",
    "range",
)


def home(journal: Journal, today: date, measure_note: MeasureNote | None = None) -> HomeState:
    """The state of the journal on `today`, counted over the school year of the campaign at hand alone.

    Without `measure_note` nothing is said of the note's length.
    """
    campaigns = all_campaigns(journal)
    at_hand = campaign_at_hand(campaigns, today)
    if at_hand is None:
        return HomeState(None)
    report = campaign_report.build(journal, str(at_hand.code), today=today, measure_note=measure_note)
    hours = hours_state(journal, today, at_hand.code.school_year.start_year)
    with journal.read() as session:
        year_id = at_hand.on_file.year_id
        latest = year_row(session, None)
        return HomeState(
            year=SchoolYear(session.scalars(select(YearRow.start_year).where(YearRow.id == year_id)).one()),
            campaign=CampaignAtHand(at_hand.code, at_hand.calendar),
            deadlines=_deadlines(session, campaigns, at_hand, today),
            meetings=meetings_due(session, today),
            report=report_state(report),
            hours=hours,
            classes=_count(session, select(func.count()).where(SchoolClass.year_id == year_id)),
            pupils=_count(session, select(func.sum(SchoolClass.enrolment)).where(SchoolClass.year_id == year_id)),
            events=_count(session, select(func.count()).where(WorkRecord.year_id == year_id)),
            school=head_of(latest).short_name,
            latest_year=SchoolYear(latest.start_year),
            backup=last_backup(journal),
        )


def count_ahead(journal: Journal, today: date, measure_note: MeasureNote | None = None) -> HomeState:
    """`home` of today, which is kept in the journal with that of the days after until the next change.

    For a thread of its own: a change that comes in between wins.
    """
    revision = journal.revision
    states = {day: home(journal, day, measure_note) for day in home_snapshot.days_from(today)}
    home_snapshot.keep(journal, states, revision)
    return states[today]


def report_state(report: CampaignReport) -> ReportState:
    """«Готовность» of a report with the gaps that matter most."""
    errors = sum(finding.is_error for finding in report.findings)
    return ReportState(
        campaign=report.campaign,
        percent=report.readiness_percent,
        done=sum(part.done for part in report.readiness),
        parts=len(report.readiness),
        errors=errors,
        warnings=len(report.findings) - errors,
        gaps=gaps(report.findings),
    )


def gaps(findings: Iterable[Finding]) -> tuple[Gap, ...]:
    """Three kinds of finding at most: errors first, then what keeps the most parts of the report open."""
    kinds: dict[str, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.code, []).append(finding)
    ranked = sorted(kinds.values(), key=lambda alike: (not alike[0].is_error, _rank(alike[0].code)))
    return tuple(Gap(alike[0], len(alike) - 1) for alike in ranked[:GAPS])


def _rank(code: str) -> int:
    return _WEIGHT.index(code) if code in _WEIGHT else len(_WEIGHT)


def _deadlines(
    session: Session, campaigns: Sequence[CampaignState], at_hand: CampaignState, today: date
) -> tuple[Deadline, ...]:
    planned, unheld = _plan(session, at_hand)
    calendar, code, status = at_hand.calendar, at_hand.code, at_hand.status
    sent = partial(_sent, session, at_hand.on_file.id)
    own = (
        Deadline(DeadlineKind.PLAN, code, calendar.plan_due, planned > 0, status, planned, sent(PackageKind.PLAN)),
        Deadline(DeadlineKind.LAST_DAY, code, calendar.end, calendar.end < today, status, unheld),
        Deadline(
            DeadlineKind.REPORT,
            code,
            calendar.school_due,
            _is_finished(status),
            status,
            sent=sent(PackageKind.REPORT),
        ),
    )
    left_behind = (
        Deadline(DeadlineKind.REPORT, one.code, one.calendar.school_due, done=False, status=one.status)
        for one in campaigns
        if one is not at_hand and _is_left_behind(session, one, today)
    )
    return tuple(sorted((*left_behind, *own), key=lambda deadline: (deadline.done, deadline.day)))


def _sent(session: Session, campaign_id: int, kind: PackageKind) -> date | None:
    """The day on which the last package of a kind left; None when it did not, or there is none."""
    last = (
        select(PackageSent.left_at)
        .where(PackageSent.campaign_id == campaign_id, PackageSent.kind == kind.value)
        .order_by(PackageSent.sequence.desc())
        .limit(1)
    )
    left_at = session.scalars(last).first()
    return None if left_at is None else left_at.date()


def _is_finished(status: ReportStatus) -> bool:
    return status in HANDED_IN or status in (ReportStatus.READY, ReportStatus.SIGNED)


def _is_left_behind(session: Session, campaign: CampaignState, today: date) -> bool:
    calendar = campaign.calendar
    if _is_finished(campaign.status) or not today - REMEMBERED_FOR <= calendar.school_due < today:
        return False
    held = select(func.count()).where(records_meeting(campaign.on_file.year_id, calendar), WorkRecord.in_campaign)
    return _count(session, held) > 0


def _plan(session: Session, campaign: CampaignState) -> tuple[int, int]:
    """Items of the campaign's plan, and how many of them have no record yet."""
    year_id = campaign.on_file.year_id
    held = recorded_plan_items(session, year_id)
    rows = session.execute(select(PlanItem.id, PlanItem.start, PlanItem.end).where(PlanItem.year_id == year_id))
    of_campaign = [row.id for row in rows if campaign.calendar.plans(row.start, row.end)]
    return len(of_campaign), sum(item not in held for item in of_campaign)


def _count(session: Session, query: Select[int]) -> int:
    return session.scalar(query) or 0
