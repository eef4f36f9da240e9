"""What is wrong with a plan item as it is typed, and what only looks odd."""

from collections.abc import Iterable

from models.rules.events import PlanEntry
from models.rules.names import fold_name, tidy
from models.rules.people_checks import LONGEST, MOST
from models.rules.periods import SchoolYear
from models.rules.plan_classes import named_classes
from models.rules.russian import listed
from models.rules.school_checks import FieldProblem

LONGEST_RESULTS = 4000
"""Characters of «Ожидаемые результаты», which are several sentences."""
_LINES = ("title", "dates_text", "target_group", "responsible", "role", "project", "form")


def check_plan_item(item: PlanEntry, of_year: Iterable[str]) -> list[FieldProblem]:
    """The faults that keep an item from being written, in the order of the form's fields; `of_year` are its classes."""
    found = [] if tidy(item.title) else [FieldProblem("title", "Впишите название: оно стоит в плане.")]
    found += [
        FieldProblem(field, f"Текст длиннее {LONGEST} знаков: сократите его.")
        for field in _LINES
        if len(getattr(item, field)) > LONGEST
    ]
    if len(item.expected_results) > LONGEST_RESULTS:
        found.append(FieldProblem("expected_results", f"Текст длиннее {LONGEST_RESULTS} знаков: сократите его."))
    if item.start and item.end and item.end < item.start:
        found.append(FieldProblem("end", "Последний день раньше первого: поменяйте их местами."))
    if item.expected_number is not None and not 0 <= item.expected_number <= MOST:
        found.append(FieldProblem("expected_number", f"Число не похоже на правду: бывает от 0 до {MOST}."))
    return found + _check_classes(item.classes, of_year)


def _check_classes(text: str, of_year: Iterable[str]) -> list[FieldProblem]:
    known = frozenset(of_year)
    strange = [name for name in named_classes(text) if name not in known]
    if not strange:
        return []
    words = "Такого класса в этом году нет" if len(strange) == 1 else "Таких классов в этом году нет"
    return [FieldProblem("classes", f"{words}: {listed(strange)}.")]


def plan_item_warnings(item: PlanEntry, year: SchoolYear, others: Iterable[PlanEntry] = ()) -> list[FieldProblem]:
    """What is told and does not keep the item from being written: days outside of the school year, an item twice."""
    found = []
    for field, day in (("start", item.start), ("end", item.end)):
        if day is not None and not year.holds(day):
            found.append(FieldProblem(field, f"{day:%d.%m.%Y} не в {year} учебном году: проверьте год."))
    name = fold_name(item.title)
    twin = next((one for one in others if one.id != item.id and fold_name(one.title) == name and name), None)
    if twin is not None and (twin.start, twin.end) == (item.start, item.end):
        found.append(FieldProblem("title", f"Такой пункт на эти дни уже есть в плане: {twin.code}."))
    return found


_POSTS = {"учитель": "Учитель-предметник", "психолог": "Педагог-психолог", "библиотекар": "Библиотекарь"}


def role_of_post(post: str, roles: Iterable[str]) -> str:
    """The role of Таблица 4 that a teacher's post is; empty when it is none of them."""
    words = fold_name(post)
    if not words:
        return ""
    known = tuple(roles)
    meant = [role for role in known if fold_name(role) in words]
    meant += [role for stem, role in _POSTS.items() if stem in words and role in known]
    return meant[0] if meant else ""
