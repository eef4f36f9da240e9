"""What the list of the work log is asked for."""

from dataclasses import dataclass
from datetime import date

from models.vocabulary import Direction


@dataclass(frozen=True, slots=True)
class WorkLogFilter:
    """Records whose days meet the period, of a class, a form, a direction, with words.

    `guests` adds the rows that consultations and diagnostics make (domain, section 7); they are never counted.
    """

    words: str = ""
    first: date | None = None
    last: date | None = None
    class_id: int | None = None
    form: str | None = None
    direction: Direction | None = None
    guests: bool = False
