"""The classes of a plan item: as short as a cell of the grid wants them, and whether a class is meant."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from models.rules.classes import ClassNameError, parse_class_name
from models.rules.events import PlanEntry
from models.rules.names import join_list, split_list

_GRADE = r"(1[01]|[1-9])(?!\d)"
_GRADES = re.compile(rf"(?<!\d){_GRADE}(?:\s*[–—-]\s*{_GRADE})?(?=[\d\s,–—ихйыго-]*кл(?:асс|\b))")

_WORD_CLASS = re.compile(r"(?<=\d )класс(?:ы|а|ов)?\b")


def named_classes(text: str) -> tuple[str, ...]:
    """The classes that an item's list names, spelled as the journal spells them; what is no class stays as it is."""
    return tuple(dict.fromkeys(_spelled(part) for part in split_list(text.replace(",", ";"))))


def _spelled(text: str) -> str:
    try:
        return str(parse_class_name(text))
    except ClassNameError:
        return text


def short_classes(names: Iterable[str], of_year: Iterable[str]) -> str:
    """«7–9», «8, 9», «7А, 8»: a grade with all its classes is one number, three grades in a row are a range.

    `of_year` are all classes of the school year.
    """
    chosen = set(names)
    by_grade = _by_grade(tuple(of_year))
    whole = [grade for grade in sorted(by_grade) if chosen.issuperset(by_grade[grade])]
    covered = {name for grade in whole for name in by_grade[grade]}
    rest = sorted(chosen - covered, key=_order)
    parts = [(first, _range(first, last)) for first, last in _runs(whole)]
    parts += [(_order(name)[0], name) for name in rest]
    return ", ".join(words for _, words in sorted(parts, key=lambda part: part[0]))


@lru_cache(maxsize=32)
def _by_grade(of_year: tuple[str, ...]) -> dict[int, list[str]]:
    """The classes of a year by their grade; asked for every card of the grid."""
    found: dict[int, list[str]] = {}
    for name in of_year:
        found.setdefault(parse_class_name(name).grade, []).append(name)
    return found


def _order(name: str) -> tuple[int, str]:
    try:
        found = parse_class_name(name)
    except ClassNameError:
        return 99, name
    return found.grade, found.letter


def _runs(grades: Sequence[int]) -> list[tuple[int, int]]:
    """Grades in a row as (first, last); a pair stays two grades, since «8–9» is no shorter than «8, 9»."""
    runs: list[tuple[int, int]] = []
    for grade in grades:
        if runs and runs[-1][1] == grade - 1:
            runs[-1] = (runs[-1][0], grade)
        else:
            runs.append((grade, grade))
    return [part for first, last in runs for part in _split(first, last)]


def _split(first: int, last: int) -> list[tuple[int, int]]:
    return [(first, first), (last, last)] if last == first + 1 else [(first, last)]


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def for_whom(item: PlanEntry, of_year: Iterable[str]) -> str:
    """«7–9 кл.» from the classes, else the target group in its own words («8–9 классы» is «8–9 кл.»)."""
    names = named_classes(item.classes)
    return f"{short_classes(names, of_year)} кл." if names else _WORD_CLASS.sub("кл.", item.target_group.strip())


def group_with_classes(item: PlanEntry, of_year: Iterable[str]) -> str:
    """Целевая группа for Приложение 2: «обучающиеся (7–9 кл.)», «ученики (8А, 9А)», no class that it names already."""
    group, names = item.target_group.strip(), named_classes(item.classes)
    year = tuple(of_year)
    short = short_classes(names, year)
    words = f"{short} кл." if short and not any(letter.isalpha() for letter in short) else short
    if not group or not words:
        return group or words
    grades = grades_named(group)
    said = grades and set(names) == {name for name in year if parse_class_name(name).grade in grades}
    return group if said or item.classes.strip() in group else f"{group} ({words})"


def grades_named(text: str) -> frozenset[int]:
    """The grades that words like «8–9 классы», «родители 9 и 11 классов» name."""
    found: set[int] = set()
    for first, last in _GRADES.findall(text.casefold()):
        found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)


def concerns_class(item: PlanEntry, name: str) -> bool:
    """Whether the item is for the class: its list names it, or without a list its target group names the grade.

    An item that names no class and no grade is for everybody.
    """
    listed = named_classes(item.classes)
    if listed:
        return name in listed
    grades = grades_named(item.target_group)
    return not grades or parse_class_name(name).grade in grades


_TYPED_RANGE = re.compile(r"(1[01]|[1-9])\s*[–—-]\s*(1[01]|[1-9])")
_TYPED_GRADE = re.compile(r"1[01]|[1-9]")


def typed_classes(text: str, of_year: Iterable[str]) -> str:
    """The list that «7–9», «7А 7б», «8, 9А» mean: a bare grade is all its classes, a range all of its grades'.

    What is neither stays as it is typed, so that the check may name it.
    """
    by_grade = _by_grade(tuple(of_year))
    known = {name for names in by_grade.values() for name in names}
    joined = _TYPED_RANGE.sub(lambda found: f"{found[1]}-{found[2]}", text)
    parts = [part for part in re.split(r"[,;\s]+", re.sub(r"\bкл(?:асс\w*)?\.?", "", joined)) if part.strip(".")]
    meant: dict[str, None] = {}
    for part in parts:
        meant.update(dict.fromkeys(_meant_by(part, by_grade, known)))
    return join_list(meant)


def _meant_by(part: str, by_grade: dict[int, list[str]], known: set[str]) -> Sequence[str]:
    span = _TYPED_RANGE.fullmatch(part)
    if span is not None:
        return [name for grade in range(int(span[1]), int(span[2]) + 1) for name in by_grade.get(grade, ())] or [part]
    spelled = _spelled(part)
    if spelled not in known and _TYPED_GRADE.fullmatch(spelled) and int(spelled) in by_grade:
        return by_grade[int(spelled)]
    return [spelled]
