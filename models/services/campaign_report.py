"""The campaign report of a school: counted anew from the journal each time, with every doubt named."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.rules import report_findings, report_parts
from models.rules.campaign import (
    CampaignFigures,
    ClassParticipation,
    Confirmed,
    SchoolHead,
    campaign_figures,
    class_participations,
    counted_events,
)
from models.rules.events import Event, PlanEntry
from models.rules.figure_checks import check_figures, handed_in
from models.rules.figures_json import figures_from_json
from models.rules.findings import Finding, errors_first
from models.rules.note_draft import NoteMatter
from models.rules.periods import CampaignCalendar
from models.rules.readiness import readiness
from models.rules.report import CampaignReport, Note
from models.services.event_loading import classes_of_year, events_meeting, plan_of_year, recorded_plan_items
from models.services.note import note_of
from models.services.oblast import oblast_campaigns
from models.services.plan import items_of_campaign
from models.services.years import CampaignOnFile, campaign_named, campaign_on_file, head_of
from models.tables import CampaignReport as ReportRow
from models.tables import ConfirmedNumber, SchoolYear
from models.vocabulary import ReportStatus

MeasureNote = Callable[[CampaignReport], float]
"""Measures how many A4 pages the report's note takes; only the exporters can, so the caller passes it in."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is counted of one campaign from the records."""

    head: SchoolHead
    figures: CampaignFigures
    classes: tuple[ClassParticipation, ...]
    events: tuple[Event, ...]
    plan: tuple[PlanEntry, ...]
    recorded: frozenset[int]


def build(
    journal: Journal,
    campaign: str,
    *,
    current: bool = False,
    today: date | None = None,
    measure_note: MeasureNote | None = None,
) -> CampaignReport:
    """The report of a campaign named `autumn-2026`, counted from the records (394-р п. 5.4).

    A signed report keeps its frozen figures unless `current`. `measure_note` adds the finding on the note's length.
    UsageError when the journal has no such campaign.
    """
    with journal.read() as session:
        on_file = campaign_named(session, campaign)
        counted = _count(session, on_file)
        report_row = session.scalars(select(ReportRow).where(ReportRow.campaign_id == on_file.id)).one_or_none()
        previous = _previous_figures(session, on_file)
        today = today or date.today()
        findings = _findings_of_records(counted, previous, on_file.calendar, today)
        matter = NoteMatter(
            calendar=on_file.calendar,
            figures=counted.figures,
            previous=previous,
            oblast=oblast_campaigns(),
            classes=counted.classes,
            events=counted.events,
            findings=findings,
        )
        note = note_of(session, report_row.id if report_row else None, matter)
        return _assembled(
            on_file, counted, note, findings, report_row, today, current=current, measure_note=measure_note
        )


def _count(session: Session, on_file: CampaignOnFile) -> _Counted:
    year = session.get_one(SchoolYear, on_file.year_id)
    head = head_of(year)
    classes = classes_of_year(session, on_file.year_id)
    by_id = {school_class.id: school_class for school_class in classes}
    events = counted_events(events_meeting(session, on_file.year_id, on_file.calendar), on_file.calendar, by_id)
    participations = class_participations(events, classes, _confirmed(session, on_file.id))
    return _Counted(
        head=head,
        figures=campaign_figures(on_file.code, head, events, participations),
        classes=participations,
        events=events,
        plan=items_of_campaign(plan_of_year(session, on_file.year_id), on_file.calendar),
        recorded=recorded_plan_items(session, on_file.year_id),
    )


def _confirmed(session: Session, campaign_id: int) -> list[Confirmed]:
    rows = session.scalars(select(ConfirmedNumber).where(ConfirmedNumber.campaign_id == campaign_id))
    return [Confirmed(row.class_id, row.subject, row.number, row.reason) for row in rows]


def _frozen(row: ReportRow | None) -> CampaignFigures | None:
    if row is None or row.signed is None or row.frozen is None:
        return None
    return figures_from_json(json.loads(row.frozen))


def _previous_figures(session: Session, on_file: CampaignOnFile) -> CampaignFigures | None:
    """Figures of the campaign before, as they were signed, else counted now; None when the journal lacks it."""
    before = campaign_on_file(session, on_file.code.previous)
    if before is None:
        return None
    row = session.scalars(select(ReportRow).where(ReportRow.campaign_id == before.id)).one_or_none()
    return _frozen(row) or _count(session, before).figures


def _findings_of_records(
    counted: _Counted, previous: CampaignFigures | None, calendar: CampaignCalendar, today: date
) -> tuple[Finding, ...]:
    return errors_first(
        [
            *report_findings.check_head(counted.head),
            *check_figures(handed_in(counted.figures)),
            *report_findings.check_classes(counted.classes, events_held=bool(counted.events)),
            *report_findings.check_events(counted.events),
            *report_findings.check_plan(counted.plan, counted.recorded, today),
            *report_findings.check_jump(counted.figures, previous),
        ]
    )


def _assembled(
    on_file: CampaignOnFile,
    counted: _Counted,
    note: Note,
    findings: tuple[Finding, ...],
    row: ReportRow | None,
    today: date,
    *,
    current: bool,
    measure_note: MeasureNote | None,
) -> CampaignReport:
    frozen = None if current else _frozen(row)
    report = CampaignReport(
        campaign=on_file.code,
        calendar=on_file.calendar,
        head=counted.head,
        status=row.status if row else ReportStatus.DRAFT,
        signed=row.signed if row else None,
        figures=frozen or counted.figures,
        classes=counted.classes,
        events=counted.events,
        note=note,
        findings=findings,
        readiness=(),
        counted_on=today,
    )
    everything = errors_first([*findings, *_findings_of_parts(report, measure_note)])
    return replace(report, findings=everything, readiness=readiness(report.figures, report.best_events, everything))


def _findings_of_parts(report: CampaignReport, measure_note: MeasureNote | None) -> list[Finding]:
    found = [
        *report_parts.check_best_events(report.best_events),
        *report_parts.check_photos(report.best_events),
        *report_parts.check_photo_consent(report.best_events, [one.school_class for one in report.classes]),
        *report_parts.check_media_links(report.events, report.note.text),
    ]
    if measure_note and report.events:
        found += report_parts.check_note_pages(measure_note(report))
    return found
