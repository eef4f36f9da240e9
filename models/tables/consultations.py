"""Журнал индивидуальных и групповых консультаций."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key, Word
from models.vocabulary import ConsultationKind, PersonCategory


class Consultation(Base):
    """A consultation; its number in the section and year is counted when it is shown.

    `coded`: its persons are shown and printed by their codes. The log is narrowed and counted from its indexes alone.
    """

    __tablename__ = "consultation"
    __table_args__ = (
        Index("ix_consultation_section", "year_id", "kind", "day", "time"),
        Index(
            "ix_consultation_persons",
            *("year_id", "kind", "category", "class_id", "number", "transfer_consent", "next_meeting"),
        ),
    )

    id: Mapped[Key]
    year_id: Mapped[int] = mapped_column(ForeignKey("school_year.id", ondelete="CASCADE"))
    code: Mapped[str | None] = mapped_column(index=True)
    day: Mapped[date] = mapped_column(index=True)
    time: Mapped[Word | None]
    kind: Mapped[ConsultationKind]
    category: Mapped[PersonCategory]
    class_id: Mapped[int | None] = mapped_column(ForeignKey("school_class.id"), index=True)
    number: Mapped[int | None]
    ovz: Mapped[int | None]
    initiator: Mapped[str | None]
    topic: Mapped[str]
    content: Mapped[str | None]
    methods: Mapped[str | None]
    recommendations: Mapped[str | None]
    result: Mapped[str | None]
    minutes: Mapped[int | None]
    next_meeting: Mapped[date | None] = mapped_column(index=True)
    transfer_consent: Mapped[bool] = mapped_column(default=False)
    coded: Mapped[bool] = mapped_column(default=False)


class ConsultationName(Base):
    """A person counselled, in the order given."""

    __tablename__ = "consultation_name"
    __table_args__ = (Index("ix_consultation_name_person", "consultation_id", "pupil_id", "folded"),)

    id: Mapped[Key]
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)
    pupil_id: Mapped[int | None] = mapped_column(ForeignKey("pupil.id", ondelete="SET NULL"), index=True)
