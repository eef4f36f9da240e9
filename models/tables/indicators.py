"""Indicators that the journal cannot compute: entered by hand with their document."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key, Word


class IndicatorEntry(Base):
    """A value of Приложение 4 or Таблица 3 entered by hand, and the document it is taken from."""

    __tablename__ = "indicator_entry"
    __table_args__ = (UniqueConstraint("year_id", "code"),)

    id: Mapped[Key]
    year_id: Mapped[int] = mapped_column(ForeignKey("school_year.id", ondelete="CASCADE"), index=True)
    code: Mapped[Word]
    value: Mapped[str]
    document: Mapped[str | None]
