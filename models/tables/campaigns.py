"""Campaigns and the school's report of each: confirmed numbers, hand-written texts, status, history."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key, Word
from models.vocabulary import ConfirmedSubject, ReportStatus, Season


class Campaign(Base):
    """A campaign with its deadlines (394-р п. 3 and 4); both seasons exist for every school year."""

    __tablename__ = "campaign"
    __table_args__ = (UniqueConstraint("year_id", "season"), CheckConstraint("end >= start", name="dates"))

    id: Mapped[Key]
    year_id: Mapped[int] = mapped_column(ForeignKey("school_year.id", ondelete="CASCADE"), index=True)
    season: Mapped[Season]
    start: Mapped[date]
    end: Mapped[date]
    plan_due: Mapped[date]
    school_due: Mapped[date]
    municipality_due: Mapped[date]


class ConfirmedNumber(Base):
    """A unique number of one class that the coordinator set inside its range, and why."""

    __tablename__ = "confirmed_number"
    __table_args__ = (UniqueConstraint("campaign_id", "class_id", "subject"),)

    id: Mapped[Key]
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"), index=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"), index=True)
    subject: Mapped[ConfirmedSubject]
    number: Mapped[int]
    reason: Mapped[str]


class CampaignReport(Base):
    """Сводный отчёт of one campaign. `frozen` (JSON) holds the figures as they were signed."""

    __tablename__ = "campaign_report"

    id: Mapped[Key]
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"), unique=True)
    status: Mapped[ReportStatus] = mapped_column(default=ReportStatus.DRAFT)
    signed: Mapped[datetime | None]
    frozen: Mapped[str | None]


class NoteParagraph(Base):
    """A hand-written or hand-edited paragraph of the analytical note; drafted ones are never stored.

    `drafted` is the draft that the hand-written text replaced: when today's draft differs, the figures have changed.
    """

    __tablename__ = "note_paragraph"
    __table_args__ = (UniqueConstraint("report_id", "key"),)

    id: Mapped[Key]
    report_id: Mapped[int] = mapped_column(ForeignKey("campaign_report.id", ondelete="CASCADE"), index=True)
    key: Mapped[Word]
    position: Mapped[int]
    text: Mapped[str]
    drafted: Mapped[str | None]


class ReportHistory(Base):
    """What happened to a report, when: confirmed numbers with reasons, signing, sending, decisions."""

    __tablename__ = "report_history"

    id: Mapped[Key]
    report_id: Mapped[int] = mapped_column(ForeignKey("campaign_report.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    what: Mapped[Word]
    text: Mapped[str]
