"""Settings of the journal, and drafts of forms that were not accepted yet."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base


class Setting(Base):
    """A setting of this journal; the value is JSON."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Draft(Base):
    """What was typed into a form and not yet accepted (JSON), so that a crash loses nothing."""

    __tablename__ = "draft"

    form: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]
    saved: Mapped[datetime]
