"""What pasted lines of pupils and teachers mean."""

from collections.abc import Collection, Iterable
from datetime import date

from models.rules.pasted_people import parse_pasted_pupils, parse_pasted_teachers
from models.rules.people_checks import PupilCard
from models.rules.russian import plural
from models.rules.school_checks import FieldProblem
from ui.forms.paste_form import PastePreview

ABOUT_PUPILS = "В строке один человек: ФИО, затем, если есть, ОВЗ и инвалидность (да или нет) и дата рождения."
SAMPLE_PUPILS = "Белова Анна Ивановна\tнет\tнет\t05.09.2014\nВасильев Пётр Олегович\tда"
ABOUT_TEACHERS = "В строке один человек: ФИО, затем, если есть, должность."
SAMPLE_TEACHERS = "Громова Татьяна Викторовна\tучитель биологии\nИльин Сергей Петрович"


def preview_pupils(text: str, class_id: int, today: date, known: Collection[str]) -> PastePreview:
    """Pupils to add to a class whose list holds the names `known`."""
    found = parse_pasted_pupils(text, class_id, today, known)
    people = plural(len(found.pupils), "человека", "человека", "человек")
    return PastePreview(
        result=found.pupils,
        lines=tuple((card.full_name, _about_pupil(card)) for card in found.pupils),
        problems=_by_line(found.problems),
        notes=_passed_over(found.known),
        button=f"Добавить {people}" if found.pupils else "Добавить",
    )


def preview_teachers(text: str, known: Collection[str]) -> PastePreview:
    """Teachers to add to those with the names `known`."""
    found = parse_pasted_teachers(text, known)
    people = plural(len(found.teachers), "педагога", "педагогов", "педагогов")
    return PastePreview(
        result=found.teachers,
        lines=tuple((card.full_name, card.post) for card in found.teachers),
        problems=_by_line(found.problems),
        notes=_passed_over(found.known),
        button=f"Добавить {people}" if found.teachers else "Добавить",
    )


def _about_pupil(card: PupilCard) -> str:
    flags = [word for word, given in (("ОВЗ", card.ovz), ("инвалидность", card.disability)) if given]
    born = [f"{card.birth_date:%d.%m.%Y}"] if card.birth_date else []
    return ", ".join(flags + born)


def _by_line(problems: Iterable[FieldProblem]) -> tuple[tuple[str, str], ...]:
    return tuple((problem.message, f"Строка {problem.row}") for problem in problems)


def _passed_over(names: Collection[str]) -> tuple[str, ...]:
    if not names:
        return ()
    there = "уже в списке, второй раз не добавится" if len(names) == 1 else "уже в списке, второй раз не добавятся"
    return (f"{plural(len(names), 'человек', 'человека', 'человек')} {there}: {', '.join(names)}",)
