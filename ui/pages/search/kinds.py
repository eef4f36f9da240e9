"""Where each kind of record is shown, and what its group is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.services.search_words import RecordKind


@dataclass(frozen=True, slots=True)
class KindPlace:
    """A group of results: its title, its icon, the place of its records; `key` names the record to that place."""

    title: str
    icon: str
    place: str
    key: str
    tab: str = ""

    def record(self, number: int) -> dict[str, int]:
        """What the place is asked for to show one record."""
        return {self.key: number}

    def words(self, typed: str) -> dict[str, Any]:
        """What the place is asked for to show all records that hold the words."""
        return {"words": typed, "tab": self.tab} if self.tab else {"words": typed}


KIND_PLACES: Mapping[RecordKind, KindPlace] = {
    "plan_item": KindPlace("План", "calendar-days", "plan", "id"),
    "work_record": KindPlace("Журнал работы", "notebook-pen", "work_log", "id"),
    "consultation": KindPlace("Консультации", "messages-square", "consultations", "id"),
    "diagnostics_session": KindPlace("Диагностика", "clipboard-list", "diagnostics", "id"),
    "pupil": KindPlace("Обучающиеся", "users", "people", "pupil", "pupils"),
    "teacher": KindPlace("Педагоги", "graduation-cap", "people", "teacher", "teachers"),
    "partner": KindPlace("Партнёры", "handshake", "people", "partner", "partners"),
}
