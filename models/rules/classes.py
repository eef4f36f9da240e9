"""Names of classes: grade and Cyrillic letter (domain, section 4)."""

import re
from dataclasses import dataclass

from models.rules.names import tidy

_LOOK_ALIKES = str.maketrans("ABCEKMHOPTXY", "АВСЕКМНОРТХУ")
_NOISE = re.compile(r"[\s«»„“”‟‘’\"'`().‐‑‒–—―−_-]+")
_NAME = re.compile(r"(?P<grade>1[01]|[1-9])(?P<letter>[А-ЯЁ][А-ЯЁ0-9]{0,9})?")
_CLASS_SET = re.compile(r"\s*\d{1,2}\s*[-–—,и+/]\s*\d{1,2}\s*")
_TAIL = re.compile(r"\s*(?:-?(?:й|ый|ий))?\s*(?:класс|кл\.?)\s*$", re.IGNORECASE)


class ClassNameError(ValueError):
    """The text names no class; the message says so in Russian."""


@dataclass(frozen=True, slots=True, order=True)
class ClassName:
    """A class: grade 1–11, then a letter (empty in a village school with one class of the grade)."""

    grade: int
    letter: str = ""

    def __str__(self) -> str:
        return f"{self.grade}{self.letter}"


def parse_class_name(text: str) -> ClassName:
    """The class that a careless spelling means: «5 А», «5-а», «5"А"» and Latin look-alikes are «5А».

    Raises ClassNameError. A class set («5–6») is refused: Приложение 3 counts by grade, so each grade is a class.
    """
    if _CLASS_SET.fullmatch(text):
        raise ClassNameError(
            f"Класс-комплект «{tidy(text)}» запишите отдельными классами: отчёт считает участников по каждой параллели."
        )
    bare = _NOISE.sub("", _TAIL.sub("", text)).upper().translate(_LOOK_ALIKES)
    found = _NAME.fullmatch(bare)
    if not found:
        raise ClassNameError(f"«{tidy(text)}» не похоже на класс: нужны номер от 1 до 11 и буква, например 5А.")
    return ClassName(int(found["grade"]), found["letter"] or "")
