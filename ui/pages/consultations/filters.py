"""What narrows the log of consultations."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from models.rules.consultation_checks import ListOfClass
from models.rules.consultation_words import class_in_words
from models.vocabulary import ConsultationKind, PersonCategory
from ui.components.controls import Combo
from ui.pages.records.filter_row import FilterRow

if TYPE_CHECKING:
    from models.services.consultation_list import Wanted

_MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
_HALVES = {"1": ("I полугодие", (9, 12)), "2": ("II полугодие", (1, 8))}
_CONSENTS: tuple[tuple[object, str], ...] = (
    (None, "С согласием и без"), ("yes", "С согласием на передачу"), ("no", "Без согласия на передачу"),
)  # fmt: skip


class ConsultationFilters:
    """The combos of the filter row, and what they say together."""

    def __init__(self, row: FilterRow) -> None:
        self._row = row
        self._year = 0
        self.classes = Combo([(None, "Все классы")], name="Класс")
        categories = [(category.value, f"{category.value.capitalize()}") for category in PersonCategory]
        self.categories = Combo([(None, "Все категории"), *categories], name="Категория")
        self.periods = Combo([(None, "Весь год")], name="Период")
        self.consents = Combo(_CONSENTS, name="Согласие на передачу")
        for choice in (self.classes, self.categories, self.periods, self.consents):
            row.add_choice(choice)

    def fill(self, year: int, classes: Mapping[int, ListOfClass]) -> None:
        """Offer the classes and months of a year."""
        self._year = year
        months = [(str(month), f"{_MONTHS[month - 1].capitalize()}") for month in (*range(9, 13), *range(1, 9))]
        halves = [(f"h{key}", words) for key, (words, _months) in _HALVES.items()]
        self.classes.set_options(
            [(None, "Все классы"), *((key, class_in_words(one.name)) for key, one in classes.items())]
        )
        self.periods.set_options([(None, "Весь год"), *halves, *months])

    def wanted(self, kind: ConsultationKind) -> "Wanted":
        """What the section's table shall show."""
        from models.services.consultation_list import Wanted

        since, until = self._period()
        category, class_id, consent = self.categories.value, self.classes.value, self.consents.value
        return Wanted(
            kind=kind,
            words=self._row.words,
            class_id=class_id if isinstance(class_id, int) else None,
            category=PersonCategory(str(category)) if category else None,
            since=since,
            until=until,
            consent=None if consent is None else consent == "yes",
        )

    def _period(self) -> tuple[date | None, date | None]:
        chosen = self.periods.value
        if chosen is None:
            return None, None
        word = str(chosen)
        first, last = _HALVES[word[1:]][1] if word.startswith("h") else (int(word), int(word))
        year = self._year if first >= 9 else self._year + 1
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
