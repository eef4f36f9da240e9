"""Диагностика: instruments, sessions of a class, answers, scores, refusals."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key
from models.vocabulary import DiagnosticsMark, DiagnosticsStage


class Instrument(Base):
    """Методика. `definition` (JSON: scales, options, levels) is empty for a shipped one: its data lie in resources."""

    __tablename__ = "instrument"

    id: Mapped[Key]
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(default=1)
    definition: Mapped[str | None]


class DiagnosticsSession(Base):
    """One instrument, in the version of then, with one class on one day.

    The three texts are what the coordinator wrote in place of the drafted ones of the справка.
    """

    __tablename__ = "diagnostics_session"
    __table_args__ = (UniqueConstraint("instrument_id", "class_id", "day"),)

    id: Mapped[Key]
    year_id: Mapped[int] = mapped_column(ForeignKey("school_year.id", ondelete="CASCADE"), index=True)
    instrument_id: Mapped[int] = mapped_column(ForeignKey("instrument.id"), index=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"), index=True)
    day: Mapped[date]
    stage: Mapped[DiagnosticsStage | None]
    instrument_version: Mapped[int | None]
    purpose: Mapped[str | None]
    conclusions: Mapped[str | None]
    recommendations: Mapped[str | None]


class DiagnosticsResult(Base):
    """One person in a session: raw answers (JSON) or a mark; a refusal never has a reason."""

    __tablename__ = "diagnostics_result"
    __table_args__ = (UniqueConstraint("session_id", "folded"),)

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("diagnostics_session.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    folded: Mapped[str]
    pupil_id: Mapped[int | None] = mapped_column(ForeignKey("pupil.id", ondelete="SET NULL"), index=True)
    mark: Mapped[DiagnosticsMark | None]
    answers: Mapped[str | None]


class DiagnosticsScore(Base):
    """A score on one scale."""

    __tablename__ = "diagnostics_score"
    __table_args__ = (UniqueConstraint("result_id", "scale"),)

    id: Mapped[Key]
    result_id: Mapped[int] = mapped_column(ForeignKey("diagnostics_result.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    scale: Mapped[str]
    score: Mapped[Decimal | None]
