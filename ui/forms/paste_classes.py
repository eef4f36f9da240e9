"""What pasted rows of classes mean for the classes of a year."""

from collections.abc import Sequence

from models.rules.class_updates import ClassUpdate, updates_of_classes
from models.rules.pasted_classes import parse_pasted_classes
from models.rules.people_checks import ClassCard
from models.rules.russian import plural
from ui.forms.paste_form import PastePreview

ABOUT_CLASSES = (
    "В строке один класс: название, сколько обучающихся, сколько с ОВЗ, классный руководитель. "
    "Классы, которые уже есть, изменятся."
)
SAMPLE_CLASSES = "5А\t24\t2\tГромова Татьяна Викторовна\n5Б\t25\t0"


def preview_classes(text: str, known: Sequence[ClassCard]) -> PastePreview:
    """Classes to add or change; those that stay as they are are counted apart."""
    pasted = parse_pasted_classes(text)
    unread = {problem.row for problem in pasted.problems}
    places = [place for place in range(len(pasted.rows)) if place not in unread]
    found = updates_of_classes(known, [pasted.rows[place] for place in places])
    further = [(problem.message, _place(pasted.rows[places[problem.row or 0]].name)) for problem in found.problems]
    problems = [(problem.message, _place(pasted.rows[problem.row or 0].name)) for problem in pasted.problems]
    changed = [update for update in found.updates if update.changes_something]
    same = len(found.updates) - len(changed)
    return PastePreview(
        result=tuple(update.card for update in changed),
        lines=tuple((update.card.name, _difference(update)) for update in changed),
        problems=(*problems, *further),
        notes=(f"Без изменений: {plural(same, 'класс', 'класса', 'классов')}",) if same else (),
        button=_button(changed),
    )


def _place(name: str) -> str:
    return f"Класс {name}" if name else "Строка без названия класса"


def _difference(update: ClassUpdate) -> str:
    card, before = update.card, update.before
    if before is None:
        ovz = f", с ОВЗ {card.ovz}" if card.ovz else ""
        return f"новый, {card.enrolment} чел.{ovz}"
    words = []
    if card.enrolment != before.enrolment:
        words.append(f"{before.enrolment} → {card.enrolment} чел.")
    if card.ovz != before.ovz:
        words.append(f"ОВЗ {before.ovz} → {card.ovz}")
    if card.class_teacher != before.class_teacher:
        words.append(f"рук. {card.class_teacher}")
    return ", ".join(words)


def _button(changed: Sequence[ClassUpdate]) -> str:
    new = sum(update.before is None for update in changed)
    old = len(changed) - new
    parts = []
    if new:
        parts.append(f"Добавить {plural(new, 'класс', 'класса', 'классов')}")
    if old:
        words = plural(old, "класс", "класса", "классов")
        parts.append(f"изменить {old}" if new else f"Изменить {words}")
    return ", ".join(parts) or "Добавить"
