"""Журнал учета выполненной работы: records, who of each class came, teachers, partners, photos."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key, Word
from models.vocabulary import Direction, EventFormat, EventLevel, TurnoutKind


class WorkRecord(Base):
    """Запись: an event that was held."""

    __tablename__ = "work_record"
    __table_args__ = (
        UniqueConstraint("year_id", "code"),
        CheckConstraint("end IS NULL OR end >= start", name="dates"),
    )

    id: Mapped[Key]
    year_id: Mapped[int] = mapped_column(ForeignKey("school_year.id", ondelete="CASCADE"), index=True)
    code: Mapped[str]
    start: Mapped[date] = mapped_column(index=True)
    end: Mapped[date | None]
    title: Mapped[str]
    plan_item_id: Mapped[int | None] = mapped_column(ForeignKey("plan_item.id", ondelete="SET NULL"), index=True)
    form: Mapped[str | None]
    event_format: Mapped[EventFormat | None]
    level: Mapped[EventLevel | None]
    direction: Mapped[Direction | None]
    hours: Mapped[Decimal | None]
    early: Mapped[bool] = mapped_column(default=False)
    in_campaign: Mapped[bool] = mapped_column(default=True)
    project: Mapped[str | None]
    place: Mapped[str | None]
    teachers_total: Mapped[int | None]
    parents: Mapped[int | None]
    result: Mapped[str | None]
    document: Mapped[str | None]
    media_links: Mapped[str | None]
    best: Mapped[bool] = mapped_column(default=False)
    description: Mapped[str | None]
    note: Mapped[str | None]


class WorkRecordTeacher(Base):
    """A teacher who took part in an event."""

    __tablename__ = "work_record_teacher"

    record_id: Mapped[int] = mapped_column(ForeignKey("work_record.id", ondelete="CASCADE"), primary_key=True)
    teacher_id: Mapped[int] = mapped_column(ForeignKey("teacher.id"), primary_key=True, index=True)
    position: Mapped[int]


class WorkRecordPartner(Base):
    """A partner who took part in an event."""

    __tablename__ = "work_record_partner"

    record_id: Mapped[int] = mapped_column(ForeignKey("work_record.id", ondelete="CASCADE"), primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"), primary_key=True, index=True)
    position: Mapped[int]


class Turnout(Base):
    """Охват: who of one class came to an event; at most one row for an event and a class."""

    __tablename__ = "turnout"
    __table_args__ = (UniqueConstraint("record_id", "class_id"),)

    id: Mapped[Key]
    record_id: Mapped[int] = mapped_column(ForeignKey("work_record.id", ondelete="CASCADE"), index=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"), index=True)
    kind: Mapped[TurnoutKind]
    number: Mapped[int | None]
    ovz: Mapped[int | None]
    disability: Mapped[int | None]


class TurnoutName(Base):
    """One name of a list. The pupil is unknown when the name stands in no class list."""

    __tablename__ = "turnout_name"
    __table_args__ = (UniqueConstraint("turnout_id", "folded"),)

    id: Mapped[Key]
    turnout_id: Mapped[int] = mapped_column(ForeignKey("turnout.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    folded: Mapped[str]
    pupil_id: Mapped[int | None] = mapped_column(ForeignKey("pupil.id", ondelete="SET NULL"), index=True)


class Photo(Base):
    """A photo of an event; its bytes lie in the photo store under their SHA-256."""

    __tablename__ = "photo"
    __table_args__ = (UniqueConstraint("record_id", "sha256"),)

    id: Mapped[Key]
    record_id: Mapped[int] = mapped_column(ForeignKey("work_record.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    sha256: Mapped[Word]
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]
    added: Mapped[datetime]
