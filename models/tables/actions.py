"""The user's actions, row by row: from them come undo, redo, the bin and the history of a record."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key, Word


class RecordedAction(Base):
    """One action. `areas` are those of `models.changes`, separated by spaces; `removes`: it stands in the bin.

    `state`: `done`, `undone` (can be done again) or `dropped` (another action came after it was undone).
    `emptied`: the bin was emptied of it.
    """

    __tablename__ = "recorded_action"

    id: Mapped[Key]
    at: Mapped[datetime]
    who: Mapped[str]
    title: Mapped[str]
    areas: Mapped[str]
    removes: Mapped[bool] = mapped_column(default=False)
    state: Mapped[Word] = mapped_column(default="done")
    emptied: Mapped[bool] = mapped_column(default=False)


class RecordedRow(Base):
    """One row that an action inserted (`before` empty), changed, or deleted (`after` empty), as JSON of its columns.

    `record_kind` and `record_id` name the record whose history it belongs to: a turnout belongs to its work record.
    """

    __tablename__ = "recorded_row"
    __table_args__ = (Index("ix_recorded_row_record", "record_kind", "record_id"),)

    id: Mapped[Key]
    action_id: Mapped[int] = mapped_column(ForeignKey("recorded_action.id", ondelete="CASCADE"), index=True)
    table_name: Mapped[Word]
    before: Mapped[str | None]
    after: Mapped[str | None]
    record_kind: Mapped[Word | None]
    record_id: Mapped[int | None]
