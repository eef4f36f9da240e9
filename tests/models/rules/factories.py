"""Valid defaults for the plain values of the rules; a test overrides what matters to it."""

from datetime import date
from itertools import count

from hypothesis import strategies as st

from models.rules.campaign import SchoolHead
from models.rules.events import ClassOnList, Event, PlanEntry, Turnout
from models.vocabulary import EventLevel, TurnoutKind

_numbers = count(1)


def a_head(**changes) -> SchoolHead:
    values = {
        "name": "МБОУ «Заречная СОШ»",
        "short_name": "МБОУ «Заречная СОШ»",
        "inn": "7017033960",
        "municipality": "Сосновский район",
        "coordinator": "Петрова Нина Сергеевна",
    }
    return SchoolHead(**values | changes)


def a_class(name: str = "5А", enrolment: int = 25, ovz: int = 3, **changes) -> ClassOnList:
    values = {"id": next(_numbers), "name": name, "grade": int("".join(c for c in name if c.isdigit()))}
    return ClassOnList(**values | {"enrolment": enrolment, "ovz": ovz} | changes)


def an_event(*turnouts: Turnout, **changes) -> Event:
    number = next(_numbers)
    values = {"id": number, "code": f"М{number}", "title": f"Экскурсия {number}", "start": date(2026, 9, 20)}
    return Event(**values | {"turnouts": turnouts} | changes)


def an_item(**changes) -> PlanEntry:
    number = next(_numbers)
    values = {
        "id": number,
        "code": f"П{number}",
        "level": EventLevel.SCHOOL,
        "title": f"Пункт {number}",
        "dates_text": "",
        "start": date(2026, 9, 20),
        "end": date(2026, 9, 21),
        "target_group": "",
        "classes": "",
        "expected_number": None,
        "expected_results": "",
        "responsible": "",
    }
    return PlanEntry(**values | changes)


def whole(school_class: ClassOnList) -> Turnout:
    return Turnout(school_class.id, TurnoutKind.WHOLE_CLASS)


def listed(school_class: ClassOnList, *names: str, ovz: tuple[str, ...] = ()) -> Turnout:
    return Turnout(school_class.id, TurnoutKind.LIST, names=tuple((name, name in ovz) for name in names))


def counted(school_class: ClassOnList, number: int, ovz: int = 0) -> Turnout:
    return Turnout(school_class.id, TurnoutKind.COUNT, number=number, ovz=ovz)


def parents(school_class: ClassOnList, number: int = 0) -> Turnout:
    return Turnout(school_class.id, TurnoutKind.PARENTS, number=number)


@st.composite
def turnouts_of(draw, school_class: ClassOnList):
    """Truthful turnouts of one class: nobody beyond its list."""
    pupils = [f"ученик {number}" for number in range(school_class.enrolment)]
    with_ovz = tuple(pupils[: school_class.ovz])
    kind = draw(st.sampled_from(TurnoutKind))
    if kind is TurnoutKind.LIST:
        chosen = draw(st.lists(st.sampled_from(pupils), min_size=1, unique=True)) if pupils else []
        return listed(school_class, *chosen, ovz=with_ovz)
    number = draw(st.integers(0, school_class.enrolment))
    if kind is TurnoutKind.COUNT:
        return counted(school_class, number, draw(st.integers(0, min(number, school_class.ovz))))
    return parents(school_class, number) if kind is TurnoutKind.PARENTS else whole(school_class)


@st.composite
def classes_with_turnouts(draw):
    """A class and what the records say of it."""
    enrolment = draw(st.integers(0, 30))
    school_class = a_class("7А", enrolment, draw(st.integers(0, enrolment)))
    return school_class, draw(st.lists(turnouts_of(school_class), max_size=8))
