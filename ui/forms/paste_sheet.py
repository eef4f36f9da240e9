"""What a pasted table of scores or answers means for the people of a diagnostics."""

from collections.abc import Sequence

from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.pasted_sheet import PastedRow, parse_pasted_sheet, taken_into
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.raw_scores import shown_score
from models.rules.russian import plural
from ui.forms.paste_form import PastePreview

_MOST_SHOWN = 8
"""Scores in a line of the preview; more are counted."""


def about_sheet(instrument: Instrument) -> str:
    """What the lines should look like."""
    scales = ", ".join(scale.name for scale in instrument.scales[:6])
    more = " …" if len(instrument.scales) > 6 else ""
    words = (
        f"В строке один человек: ФИО, затем баллы по шкалам ({scales}{more})"
        if scales
        else ("Первая строка – названия шкал, дальше в строке один человек: ФИО и баллы")
    )
    answers = " или ответы по порядку" if instrument.has_sheet else ""
    return f"{words}{answers}. Вместо баллов можно написать «отказ» или «отсутствовал»."


def sample_sheet(instrument: Instrument) -> str:
    """Two lines that would be understood."""
    numbers = "\t".join("4" for _scale in instrument.scales[:5]) or "4\t3"
    return f"Белова Анна\t{numbers}\nВасильев Пётр\tотсутствовал"


def preview_sheet(text: str, instrument: Instrument, people: Sequence[PersonResult]) -> PastePreview:
    """Results to take into a sheet; names that the class's list lacks are told and taken all the same."""
    found = parse_pasted_sheet(text, instrument)
    strangers = [one.name for one in taken_into(people, found.rows)[len(people) :]]
    notes = [f"Строка {problem.row}. {problem.message}" for problem in found.warnings]
    if strangers:
        notes.append(f"Нет в списке класса, будут добавлены в конец: {', '.join(strangers)}")
    count = plural(len(found.rows), "человека", "человека", "человек")
    return PastePreview(
        result=found.rows,
        lines=tuple((one.name, _understood(one)) for one in found.rows),
        problems=tuple((problem.message, f"Строка {problem.row}") for problem in found.problems),
        notes=tuple(notes),
        button=f"Записать {count}" if found.rows else "Записать",
    )


def _understood(row: PastedRow) -> str:
    if row.mark is not None:
        return str(row.mark.value)
    scores = [shown_score(score) for score in (row.scores or {}).values()]
    if len(scores) > _MOST_SHOWN:
        return plural(len(scores), "балл", "балла", "баллов")
    return " · ".join(scores)
