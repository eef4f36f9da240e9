"""The school of a journal: its card and classes of a year, the campaigns' calendars, the step into the next year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.classes import ClassName, parse_class_name
from models.rules.names import tidy
from models.rules.periods import CampaignCalendar, CampaignCode, SchoolYear, campaigns_of, default_calendar
from models.rules.school_card import ClassEntry, SchoolCard
from models.rules.school_checks import check_calendar, check_card, check_classes
from models.services.refusal import refuse_faults
from models.services.years import campaign_named, year_row
from models.tables import Campaign, Membership, SchoolClass
from models.tables import SchoolYear as YearRow

_LAST_GRADE = 11


@dataclass(frozen=True, slots=True)
class CampaignDates:
    """A campaign of the journal with its calendar."""

    code: CampaignCode
    calendar: CampaignCalendar


def create_school(journal: Journal, card: SchoolCard, classes: Sequence[ClassEntry]) -> Changes:
    """Give the journal a school year: card, classes and both campaigns with the calendar of 394-р п. 3 and 4.

    FieldsRefusedError for faults; UserError when the journal has this year already.
    """
    refuse_faults(check_card(card) + check_classes(classes))
    with journal.write() as session:
        year = SchoolYear(card.start_year)
        if session.scalars(select(YearRow.id).where(YearRow.start_year == card.start_year)).first() is not None:
            raise UserError(f"В журнале уже есть {year} учебный год: откройте карточку школы в настройках.")
        row = YearRow(start_year=card.start_year)
        _fill(row, card)
        session.add(row)
        session.flush()
        for name, entry in sorted((parse_class_name(e.name), e) for e in classes if not e.is_blank):
            session.add(_class_row(row.id, name, entry))
        add_campaigns(session, row.id, year)
    return Changes.of("school", "years", "classes", "campaign", "report")


def school_card(journal: Journal, year: int | None = None) -> SchoolCard:
    """The card of the year that starts in `year`, of the latest when it is None. UsageError without a school."""
    with journal.read() as session:
        row = year_row(session, year)
        return _card_of(row)


def save_card(journal: Journal, card: SchoolCard) -> Changes:
    """Keep the card of the year that it names. FieldsRefusedError for faults, UsageError without that year."""
    refuse_faults(check_card(card))
    changes = Changes.of("school", "report", "note")
    title = f"Карточка школы, {SchoolYear(card.start_year)} учебный год"
    with journal.write(Action(title, changes)) as session:
        _fill(year_row(session, card.start_year), card)
    return changes


def start_next_year(journal: Journal) -> Changes:
    """Open the school year after the latest: the card is copied, each class goes one grade up, the 11th leave.

    Pupils who have not left go with their class. Everything entered before stays in its year.
    """
    with journal.read() as session:
        year = SchoolYear(year_row(session, None).start_year + 1)
    changes = Changes.of("school", "years", "classes", "people", "campaign", "report")
    with journal.write(Action(f"Начало {year} учебного года", changes)) as session:
        last = year_row(session, None)
        row = YearRow(**{f.name: getattr(last, f.name) for f in fields(SchoolCard) if f.name != "start_year"})
        row.start_year = year.start_year
        session.add(row)
        session.flush()
        for old in session.scalars(select(SchoolClass).where(SchoolClass.year_id == last.id)):
            if old.grade < _LAST_GRADE:
                _move_up(session, old, row.id)
        add_campaigns(session, row.id, year)
    return changes


def campaign_calendars(journal: Journal, year: int | None = None) -> tuple[CampaignDates, ...]:
    """The campaigns of a year (of the latest when None) with their dates, autumn first. UsageError without a school."""
    with journal.read() as session:
        row = year_row(session, year)
        campaigns = session.scalars(select(Campaign).where(Campaign.year_id == row.id))
        by_season = {campaign.season: campaign for campaign in campaigns}
        return tuple(
            CampaignDates(code, _calendar_of(by_season[code.season]))
            for code in campaigns_of(SchoolYear(row.start_year))
            if code.season in by_season
        )


def save_calendars(journal: Journal, calendars: Mapping[str, CampaignCalendar]) -> Changes:
    """Keep the dates of campaigns such as `autumn-2026`. FieldsRefusedError for faults, UsageError without one."""
    for calendar in calendars.values():
        refuse_faults(check_calendar(calendar))
    changes = Changes.of("campaign", "report")
    with journal.write(Action("Сроки кампаний", changes)) as session:
        for campaign, calendar in calendars.items():
            row = session.get_one(Campaign, campaign_named(session, campaign).id)
            for field in fields(CampaignCalendar):
                setattr(row, field.name, getattr(calendar, field.name))
    return changes


def _fill(row: YearRow, card: SchoolCard) -> None:
    for field in fields(SchoolCard):
        value = getattr(card, field.name)
        if type(value) is str:  # a word of a closed list stays the member that it is
            value = tidy(value) or None
        setattr(row, field.name, value)


def _card_of(row: YearRow) -> SchoolCard:
    """A column that holds nothing leaves the card's own blank."""
    kept = {field.name: getattr(row, field.name) for field in fields(SchoolCard)}
    return SchoolCard(**{name: value for name, value in kept.items() if value is not None})


def _class_row(year_id: int, name: ClassName, entry: ClassEntry) -> SchoolClass:
    return SchoolClass(
        year_id=year_id,
        name=str(name),
        grade=name.grade,
        enrolment=entry.enrolment,
        ovz=entry.ovz or 0,
        class_teacher=tidy(entry.class_teacher) or None,
    )


def _move_up(session: Session, old: SchoolClass, year_id: int) -> None:
    name = replace(parse_class_name(old.name), grade=old.grade + 1)
    new = SchoolClass(
        year_id=year_id,
        name=str(name),
        grade=name.grade,
        enrolment=old.enrolment,
        ovz=old.ovz,
        disability=old.disability,
        class_teacher=old.class_teacher,
        profminimum_level=old.profminimum_level,
    )
    session.add(new)
    session.flush()
    staying = select(Membership).where(Membership.class_id == old.id, Membership.end.is_(None))
    for position, member in enumerate(session.scalars(staying.order_by(Membership.position))):
        session.add(
            Membership(
                class_id=new.id,
                pupil_id=member.pupil_id,
                position=position,
                ovz=member.ovz,
                disability=member.disability,
            )
        )


def add_campaigns(session: Session, year_id: int, year: SchoolYear) -> None:
    """Both campaigns of a new year with the calendar of 394-р п. 3 and 4."""
    for code in campaigns_of(year):
        calendar = default_calendar(code)
        dates = {field.name: getattr(calendar, field.name) for field in fields(CampaignCalendar)}
        session.add(Campaign(year_id=year_id, season=code.season, **dates))


def _calendar_of(row: Campaign) -> CampaignCalendar:
    return CampaignCalendar(row.start, row.end, row.plan_due, row.school_due, row.municipality_due)
