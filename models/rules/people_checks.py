"""What is wrong with a class, a pupil, a teacher or a partner, said once for forms and services."""

from dataclasses import dataclass
from datetime import date

from models.rules.classes import ClassNameError, parse_class_name
from models.rules.names import fold_partner, tidy
from models.rules.school_checks import FieldProblem
from models.vocabulary import PartnerCategory, ProfminimumLevel

LONGEST = 500
"""Characters of one line of text; nobody's name is longer."""
MOST = 9999
"""Pupils of one class: what the fields of the forms can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassCard:
    """A class of a year with its numbers on the list (contract, section 3, Классы). `listed` counts its names."""

    id: int | None = None
    name: str = ""
    enrolment: int | None = None
    ovz: int | None = 0
    disability: int | None = None
    class_teacher: str = ""
    profminimum_level: ProfminimumLevel | None = None
    registration_plan: int | None = None
    registration_fact: int | None = None
    listed: int = 0
    listed_ovz: int = 0

    @property
    def grade(self) -> int:
        """The class's grade; the name must be that of a class."""
        return parse_class_name(self.name).grade

    @property
    def differs(self) -> bool:
        """Whether the class has a list of names that does not agree with its numbers."""
        return self.listed > 0 and (self.listed, self.listed_ovz) != (self.enrolment, self.ovz)


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilCard:
    """A pupil in one class (contract, section 3, Ученики)."""

    id: int | None = None
    class_id: int = 0
    full_name: str = ""
    code: str = ""
    ovz: bool = False
    disability: bool = False
    birth_date: date | None = None
    processing_consent: date | None = None
    photo_consent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TeacherCard:
    """A teacher; `events` counts the records that name them."""

    id: int | None = None
    full_name: str = ""
    post: str = ""
    events: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerCard:
    """A partner (contract, section 3, Партнёры); `events` counts the records that name it."""

    id: int | None = None
    name: str = ""
    category: PartnerCategory | None = None
    contacts: str = ""
    agreement: str = ""
    events: int = 0


def check_class(card: ClassCard) -> list[FieldProblem]:
    """The faults of a class: its name, ОВЗ and инвалидность above all, numbers below 0 or beyond any class."""
    found = _check_class_name(card.name)
    if card.enrolment is None:
        found.append(FieldProblem("enrolment", "Впишите, сколько обучающихся в классе."))
    for field in ("enrolment", "ovz", "disability", "registration_plan", "registration_fact"):
        number = getattr(card, field)
        if number is not None and not 0 <= number <= MOST:
            found.append(FieldProblem(field, f"Число не похоже на правду: бывает от 0 до {MOST}."))
    for field, whom in (("ovz", "С ОВЗ"), ("disability", "С инвалидностью")):
        number = getattr(card, field)
        if number and card.enrolment is not None and number > card.enrolment >= 0:
            found.append(FieldProblem(field, f"{whom} больше, чем всего в классе: {number} из {card.enrolment}."))
    return found + _check_length("class_teacher", card.class_teacher)


def check_pupil(card: PupilCard, today: date) -> list[FieldProblem]:
    """The faults of a pupil: no name, a birth date that no pupil has."""
    found = _check_line("full_name", card.full_name, "Впишите фамилию, имя и отчество.")
    if card.birth_date and not 5 <= today.year - card.birth_date.year <= 21:
        found.append(FieldProblem("birth_date", f"Дата рождения {card.birth_date:%d.%m.%Y} не похожа на школьника."))
    if card.processing_consent and card.processing_consent > today:
        found.append(FieldProblem("processing_consent", "Дата согласия ещё не наступила."))
    return found + _check_length("code", card.code)


def check_teacher(card: TeacherCard) -> list[FieldProblem]:
    """The faults of a teacher: no name, a text too long."""
    return _check_line("full_name", card.full_name, "Впишите фамилию, имя и отчество.") + _check_length(
        "post", card.post
    )


def check_partner(card: PartnerCard) -> list[FieldProblem]:
    """The faults of a partner: no name, no category (Приложение 3, table 2 has four)."""
    bare = card.name if fold_partner(card.name) else ""
    found = _check_line("name", bare, "Впишите название партнёра.")
    if card.category is None:
        found.append(FieldProblem("category", "Выберите категорию: по ней партнёр встаёт в таблицу 2."))
    return found + _check_length("contacts", card.contacts) + _check_length("agreement", card.agreement)


def _check_class_name(name: str) -> list[FieldProblem]:
    if not tidy(name):
        return [FieldProblem("name", "Впишите класс, например 5А.")]
    try:
        parse_class_name(name)
    except ClassNameError as problem:
        return [FieldProblem("name", str(problem))]
    return []


def _check_line(field: str, text: str, when_missing: str) -> list[FieldProblem]:
    if not tidy(text):
        return [FieldProblem(field, when_missing)]
    return _check_length(field, text)


def _check_length(field: str, text: str) -> list[FieldProblem]:
    if len(text) > LONGEST:
        return [FieldProblem(field, f"Текст длиннее {LONGEST} знаков: сократите его.")]
    return []
