"""How other pages ask for one card of «Люди и классы»."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.journal.journal import Journal

TABS_OF_CARDS = {"class": "classes", "pupil": "pupils", "teacher": "teachers", "partner": "partners"}


def card_asked_for(argument: object) -> tuple[str, int] | None:
    """The kind and the id that `{"class": 12}` or `("class", 12)` names; None when it names no card."""
    pair = next(iter(argument.items()), None) if isinstance(argument, dict) else argument
    if isinstance(pair, tuple) and len(pair) == 2 and pair[0] in TABS_OF_CARDS and isinstance(pair[1], int):
        return str(pair[0]), pair[1]
    return None


def year_of_card(journal: "Journal", kind: str, key: int) -> int | None:
    """The school year that holds a class or a pupil; None for other cards and for what is not there."""
    from models.services.classes import year_of_class
    from models.services.pupils import place_of_pupil

    if kind == "class":
        return year_of_class(journal, key)
    place = place_of_pupil(journal, key) if kind == "pupil" else None
    return None if place is None else place[1]
