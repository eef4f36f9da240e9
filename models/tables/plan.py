"""План-сетка: one plan, seen as grid, list and Приложение 2."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key
from models.vocabulary import Direction, EventLevel


class PlanItem(Base):
    """Пункт плана. `dates_text` is what the paper prints («Март–апрель»); the dates beside it are optional.

    `source` names the entry of a catalogue that the item was taken from, `road_map/1.2`.
    """

    __tablename__ = "plan_item"
    __table_args__ = (UniqueConstraint("year_id", "code"),)

    id: Mapped[Key]
    year_id: Mapped[int] = mapped_column(ForeignKey("school_year.id", ondelete="CASCADE"), index=True)
    code: Mapped[str]
    level: Mapped[EventLevel]
    title: Mapped[str]
    dates_text: Mapped[str | None]
    start: Mapped[date | None]
    end: Mapped[date | None]
    target_group: Mapped[str | None]
    classes: Mapped[str | None]
    expected_number: Mapped[int | None]
    expected_results: Mapped[str | None]
    responsible: Mapped[str | None]
    role: Mapped[str | None]
    direction: Mapped[Direction | None]
    early: Mapped[bool] = mapped_column(default=False)
    project: Mapped[str | None]
    form: Mapped[str | None]
    source: Mapped[str | None]
