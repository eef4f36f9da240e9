"""Замечания of an office to a report, each pinned to one of its figures, or to the report as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.rules.names import tidy
from models.rules.school_checks import FieldProblem
from models.vocabulary import CAMPAIGN_GRADES, PartnerCategory

_PLACES = {
    "": "Отчёт в целом",
    "events": "Мероприятия",
    "students_total": "Обучающихся на списке",
    "participants": "Обучающиеся, принявшие участие",
    "students_ovz_total": "Обучающихся с ОВЗ на списке",
    "participants_ovz": "Обучающиеся с ОВЗ, принявшие участие",
    "teachers": "Педагоги",
    "partners": "Партнёры",
    "note": "Справка",
    "best_events": "Лучшие мероприятия",
    "photos": "Фотографии",
    "coordinator": "Координатор",
}
_LIMIT = 2000


@dataclass(frozen=True, slots=True)
class RemarkOn:
    """`figure` is a key of `exporters.appendix3_content` («participants:5»), a part of the report, or '' for all."""

    figure: str
    text: str

    @property
    def place(self) -> str:
        """The figure in Russian: «Обучающиеся, принявшие участие, 5 класс»."""
        return place_of(self.figure)


def figures() -> tuple[str, ...]:
    """All keys that a remark can be pinned to, in the order of the report."""
    by_grade = [f"{key}:{grade}" for key in ("participants", "participants_ovz") for grade in CAMPAIGN_GRADES]
    return (*_PLACES, *by_grade, *(f"partners:{category.name.lower()}" for category in PartnerCategory))


def place_of(figure: str) -> str:
    """The words for a key; a key of another program stands as it is."""
    key, _, part = figure.partition(":")
    if figure not in figures():
        return figure
    if not part:
        return _PLACES[key]
    if key == "partners":
        return f"{_PLACES[key]}, {PartnerCategory[part.upper()].value.lower()}"
    return f"{_PLACES[key]}, {part} класс"


def check_remarks(remarks: Sequence[RemarkOn]) -> list[FieldProblem]:
    """A report goes back with at least one remark, each with words and a figure that there is."""
    if not remarks:
        return [FieldProblem("text", "Напишите, что исправить: без замечания отчёт не возвращают.")]
    found = []
    for row, remark in enumerate(remarks):
        if not tidy(remark.text):
            found.append(FieldProblem("text", "Напишите, что исправить.", row))
        elif len(remark.text) > _LIMIT:
            found.append(FieldProblem("text", f"Замечание длиннее {_LIMIT} знаков: сократите его.", row))
        if remark.figure not in figures():
            found.append(FieldProblem("figure", f"Такого числа в отчёте нет: «{remark.figure}».", row))
    return found
