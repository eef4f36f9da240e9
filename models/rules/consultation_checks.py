"""What is wrong with a consultation as it is typed, and what only looks odd (domain, section 7)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.rules.consultation_words import class_in_words, in_class
from models.rules.names import fold_name, tidy
from models.rules.people_checks import LONGEST, MOST
from models.rules.periods import SchoolYear
from models.rules.russian import in_quotes, listed, plural
from models.rules.school_checks import FieldProblem
from models.vocabulary import ConsultationKind, PersonCategory

LONGEST_TEXT = 32_767
"""Characters of a text of several lines: what a cell of the workbook holds."""
LONGEST_NAME = 120
MOST_PERSONS = 200
LONGEST_MEETING = 600
"""Minutes."""

_CLOCK = re.compile(r"(\d{1,2})(?:[:.,\- ](\d{2})|(\d{2}))?", re.ASCII)
_LINES = ("initiator", "topic", "methods")
_TEXTS = ("content", "recommendations", "result")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody counselled: a pupil of the lists by `pupil_id`, anybody else by the name alone."""

    name: str
    pupil_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationCard:
    """A consultation (contract, section 3, Консультации). `number` and `ovz` say how many a group had.

    `code` is what the workbook knows it by; `coded`: the persons are shown and printed by their codes.
    """

    id: int | None = None
    code: str = ""
    kind: ConsultationKind = ConsultationKind.INDIVIDUAL
    day: date | None = None
    time: str = ""
    category: PersonCategory = PersonCategory.PUPIL
    class_id: int | None = None
    persons: tuple[Person, ...] = ()
    number: int | None = None
    ovz: int | None = None
    initiator: str = ""
    topic: str = ""
    content: str = ""
    methods: str = ""
    recommendations: str = ""
    result: str = ""
    minutes: int | None = None
    next_meeting: date | None = None
    transfer_consent: bool = False
    coded: bool = False

    @property
    def is_group(self) -> bool:
        """Whether it belongs to section II."""
        return self.kind is ConsultationKind.GROUP


@dataclass(frozen=True, slots=True)
class ListOfClass:
    """What a consultation of pupils is held against: the class's numbers and the names on its list."""

    name: str
    enrolment: int
    ovz: int
    names: frozenset[str] = frozenset()
    """Folded."""


def clock(text: str) -> str | None:
    """«9:5» is no time; «9», «9:05», «9.05», «905» and «0905» are; as it is kept: «09:05». None for no time."""
    found = _CLOCK.fullmatch(tidy(text))
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2] or found[3] or 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None


def check_consultation(card: ConsultationCard, of_class: ListOfClass | None) -> list[FieldProblem]:
    """The faults that keep a consultation from being written, in the order of the form; `of_class` is its class."""
    return [
        *_check_moment(card),
        *_check_persons(card),
        *(_check_numbers(card, of_class) if card.is_group else ()),
        *_check_words(card),
        *_check_next(card),
    ]


def _check_moment(card: ConsultationCard) -> list[FieldProblem]:
    found = []
    if card.day is None:
        found.append(FieldProblem("day", "Впишите день консультации."))
    if tidy(card.time) and clock(card.time) is None:
        found.append(FieldProblem("time", "Впишите часы и минуты, например 14:30."))
    if card.minutes is not None and not 0 <= card.minutes <= LONGEST_MEETING:
        found.append(FieldProblem("minutes", f"Бывает от 0 до {LONGEST_MEETING} минут."))
    return found


def _check_persons(card: ConsultationCard) -> list[FieldProblem]:
    names = [tidy(person.name) for person in card.persons]
    folded = [fold_name(name) for name in names]
    twice = next((name for place, name in enumerate(names) if folded[place] in folded[:place]), None)
    if len(names) > MOST_PERSONS:
        problem = f"В списке больше {MOST_PERSONS} человек: впишите вместо имён число."
    elif any(len(name) > LONGEST_NAME for name in names):
        problem = f"Имя длиннее {LONGEST_NAME} знаков: сократите его."
    elif any(";" in name for name in names):
        problem = "В имени стоит точка с запятой: впишите каждого отдельно."
    elif twice is not None:
        problem = f"{twice} здесь дважды: уберите повтор или различите тёзок, например по отчеству."
    else:
        return []
    return [FieldProblem("persons", problem)]


def _check_numbers(card: ConsultationCard, of_class: ListOfClass | None) -> list[FieldProblem]:
    named = len(card.persons)
    if card.number is None and not named:
        return [FieldProblem("number", "Впишите, сколько человек было в группе, или назовите их.")]
    found = []
    if card.number is not None and not 1 <= card.number <= MOST:
        found.append(FieldProblem("number", f"Число не похоже на правду: бывает от 1 до {MOST}."))
    elif card.number is not None and card.number < named:
        people = plural(named, "человек", "человека", "человек")
        found.append(FieldProblem("number", f"Названо {people}, а всего {card.number}: исправьте число."))
    elif of_class is not None and _of_pupils(card) and (card.number or named) > of_class.enrolment:
        found.append(
            FieldProblem(
                "number", f"В {in_class(of_class.name)} всего {of_class.enrolment}, указано {card.number or named}."
            )
        )
    return found + _check_ovz(card, of_class)


def _check_ovz(card: ConsultationCard, of_class: ListOfClass | None) -> list[FieldProblem]:
    if card.ovz is None:
        return []
    everybody = card.number if card.number is not None else len(card.persons)
    if not 0 <= card.ovz <= everybody:
        return [FieldProblem("ovz", f"С ОВЗ {card.ovz}, а всего {everybody}: исправьте одно из чисел.")]
    if of_class is not None and _of_pupils(card) and card.ovz > of_class.ovz:
        return [FieldProblem("ovz", f"В {in_class(of_class.name)} с ОВЗ {of_class.ovz}, указано {card.ovz}.")]
    return []


def _check_words(card: ConsultationCard) -> list[FieldProblem]:
    found = []
    if not tidy(card.topic):
        words = "Впишите тему." if card.is_group else "Впишите запрос: с чем пришли."
        found.append(FieldProblem("topic", words))
    for fields, longest in ((_LINES, LONGEST), (_TEXTS, LONGEST_TEXT)):
        found += [
            FieldProblem(field, f"Текст длиннее {longest} знаков: сократите его.")
            for field in fields
            if len(getattr(card, field)) > longest
        ]
    return found


def _check_next(card: ConsultationCard) -> list[FieldProblem]:
    if card.next_meeting is None or card.day is None or card.next_meeting >= card.day:
        return []
    return [FieldProblem("next_meeting", f"Раньше самой консультации ({card.day:%d.%m.%Y}): проверьте дату.")]


def _of_pupils(card: ConsultationCard) -> bool:
    return card.category is PersonCategory.PUPIL


def consultation_warnings(
    card: ConsultationCard,
    year: SchoolYear,
    of_class: ListOfClass | None,
    elsewhere: Mapping[str, Sequence[str]] | None = None,
) -> list[FieldProblem]:
    """What is told and does not keep a consultation from being written.

    `elsewhere` names the classes of the year by folded names on their lists.
    """
    found = []
    if card.day is not None and not year.holds(card.day):
        found.append(FieldProblem("day", f"{card.day:%d.%m.%Y} не в {year} учебном году: проверьте дату."))
    if of_class is not None and _of_pupils(card):
        found += _strangers(card.persons, of_class, elsewhere or {})
    return found


def _strangers(
    persons: Iterable[Person], of_class: ListOfClass, elsewhere: Mapping[str, Sequence[str]]
) -> list[FieldProblem]:
    """Names that are not on the class's list; for a class without a list nothing can be said of it."""
    if not of_class.names:
        return []
    strangers = [tidy(person.name) for person in persons if fold_name(person.name) not in of_class.names]
    if not strangers:
        return []
    places = sorted({name for stranger in strangers for name in elsewhere.get(fold_name(stranger), ())})
    told = f" Есть в списке: {listed([class_in_words(name) for name in places])}." if places else ""
    who = listed([in_quotes(name) for name in strangers[:3]])
    return [FieldProblem("persons", f"В {in_class(of_class.name)} нет в списке: {who}.{told}")]


def repeated(card: ConsultationCard, day: date) -> ConsultationCard:
    """«Повторная встреча»: a new consultation of the same people on the same matter, held on `day`."""
    return replace(
        card,
        id=None,
        code="",
        day=day,
        time="",
        content="",
        recommendations="",
        result="",
        minutes=None,
        next_meeting=None,
    )
