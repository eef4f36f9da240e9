"""What is wrong with a record of the work log as it is typed, and what only looks odd."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from models.rules.names import fold_name, fold_partner, tidy
from models.rules.people_checks import LONGEST, MOST
from models.rules.periods import CampaignCalendar, SchoolYear
from models.rules.report_parts import BEST_EVENTS
from models.rules.russian import in_hours, in_quotes, listed, plural
from models.rules.school_checks import FieldProblem
from models.rules.turnout_checks import TurnoutNumbers, turnout_faults
from models.rules.work_record import BestEvent, ClassForTurnout, ListedName, TurnoutCard, WorkRecordCard
from models.vocabulary import TurnoutKind

HOURS_A_DAY = 12
LONGEST_TEXT = 20_000
"""Characters of a text of several sentences."""
_LINES = ("title", "form", "place", "project", "document")
_TEXTS = ("result", "description", "note")
_YEARS = range(2000, 2100)
_SHOWN_NAMES = 3

Classes = Mapping[int, ClassForTurnout]


def turnout_field(class_id: int, part: str = "class") -> str:
    """The name of a field of the class's turnout: `class`, `number`, `ovz`, `disability`, `names`."""
    return f"turnout.{class_id}.{part}"


def check_work_record(
    card: WorkRecordCard, classes: Classes, recorded: frozenset[tuple[int, str]] = frozenset()
) -> list[FieldProblem]:
    """The faults that keep a record from being written, in the order of the form's fields.

    `recorded` are the (class, folded name) that stand in its lists already: a pupil who has moved to another class
    since stays where the record has him.
    """
    return [
        *_check_days(card),
        *_check_lines(card),
        *_check_turnouts(card, classes, recorded),
        *_check_people(card),
        *_check_numbers(card),
        *_check_texts(card),
    ]


def _check_days(card: WorkRecordCard) -> list[FieldProblem]:
    if card.start is None:
        return [FieldProblem("start", "Впишите дату мероприятия, например 16.03.2027.")]
    found = [
        FieldProblem(field, f"Год {day.year} не похож на правду: исправьте дату.")
        for field, day in (("start", card.start), ("end", card.end))
        if day is not None and day.year not in _YEARS
    ]
    if card.end is not None and card.end < card.start:
        days = f"{card.end:%d.%m.%Y} раньше начала {card.start:%d.%m.%Y}"
        found.append(FieldProblem("end", f"Окончание {days}: исправьте даты."))
    return found or _check_hours(card)


def _check_hours(card: WorkRecordCard) -> list[FieldProblem]:
    assert card.start is not None
    if card.hours is None:
        return []
    days = ((card.end or card.start) - card.start).days + 1
    if card.hours < 0:
        return [FieldProblem("hours", "Часы меньше нуля: впишите 0 или больше.")]
    if card.hours > HOURS_A_DAY * days:
        most = plural(HOURS_A_DAY * days, "часа", "часов", "часов")
        during = "за день" if days == 1 else f"за {plural(days, 'день', 'дня', 'дней')}"
        return [FieldProblem("hours", f"Больше {most} {during} не бывает: исправьте часы или последний день.")]
    if card.hours != round(card.hours, 2):
        return [FieldProblem("hours", "Часы впишите не точнее сотых, например 1,25.")]
    return []


def _check_lines(card: WorkRecordCard) -> list[FieldProblem]:
    found = [] if tidy(card.title) else [FieldProblem("title", "Впишите название мероприятия: оно стоит в отчёте.")]
    return found + [
        FieldProblem(field, f"Текст длиннее {LONGEST} знаков: сократите его.")
        for field in _LINES
        if len(getattr(card, field)) > LONGEST
    ]


def _check_turnouts(card: WorkRecordCard, classes: Classes, recorded: frozenset[tuple[int, str]]) -> list[FieldProblem]:
    found: list[FieldProblem] = []
    seen: set[int] = set()
    for turnout in card.turnouts:
        school_class = classes.get(turnout.class_id)
        where = turnout_field(turnout.class_id)
        if school_class is None:
            found.append(FieldProblem(where, "Этого класса в учебном году нет: уберите его из записи."))
        elif turnout.class_id in seen:
            found.append(FieldProblem(where, f"Класс {school_class.name} указан дважды: оставьте один."))
        else:
            found += _check_turnout(turnout, school_class)
            found += _check_pupils(turnout, school_class, classes, recorded)
        seen.add(turnout.class_id)
    return found


def numbers_of(turnout: TurnoutCard) -> TurnoutNumbers:
    """The turnout in numbers, as the rule of what may be true wants it."""
    names = {fold_name(one.name) for one in turnout.names}
    return TurnoutNumbers(turnout.kind, turnout.number, turnout.ovz, turnout.disability, len(names))


def _check_turnout(turnout: TurnoutCard, school_class: ClassForTurnout) -> list[FieldProblem]:
    found = []
    for fault in turnout_faults(numbers_of(turnout), school_class.numbers):
        empty_list = fault.field == "names" and not turnout.names
        message = "Отметьте, кто пришёл, или выберите «Число»." if empty_list else fault.message
        found.append(replace(fault, field=turnout_field(turnout.class_id, fault.field), message=message))
    for part in ("number", "ovz", "disability"):
        number = getattr(turnout, part)
        if number is not None and not 0 <= number <= MOST:
            where = turnout_field(turnout.class_id, part)
            found.append(FieldProblem(where, f"Число не похоже на правду: бывает от 0 до {MOST}."))
    return found


def _check_pupils(
    turnout: TurnoutCard, school_class: ClassForTurnout, classes: Classes, recorded: frozenset[tuple[int, str]]
) -> list[FieldProblem]:
    """A pupil of another class belongs to that class's turnout: here he would be counted twice."""
    for one in strangers(turnout, school_class):
        if (turnout.class_id, fold_name(one.name)) in recorded:
            continue
        theirs = next((other for other in classes.values() if other.id != school_class.id and _holds(other, one)), None)
        if theirs is not None:
            message = f"{one.name} учится в {theirs.name} классе: отметьте его там."
            return [FieldProblem(turnout_field(turnout.class_id, "names"), message)]
        if len(one.name) > LONGEST:
            message = f"Имя длиннее {LONGEST} знаков: сократите его."
            return [FieldProblem(turnout_field(turnout.class_id, "names"), message)]
    return []


def strangers(turnout: TurnoutCard, school_class: ClassForTurnout) -> list[ListedName]:
    """The names of a list that stand in the class's list neither now nor earlier in the year."""
    if turnout.kind is not TurnoutKind.LIST:
        return []
    return [one for one in turnout.names if not _holds(school_class, one)]


def _holds(school_class: ClassForTurnout, one: ListedName) -> bool:
    if one.pupil_id is not None:
        return any(pupil.id == one.pupil_id for pupil in school_class.pupils)
    return any(fold_name(pupil.name) == fold_name(one.name) for pupil in school_class.pupils)


def _check_people(card: WorkRecordCard) -> list[FieldProblem]:
    found = []
    for partner in card.partners:
        if not fold_partner(partner.name):
            found.append(FieldProblem("partners", "Впишите название партнёра буквами."))
        elif len(partner.name) > LONGEST:
            found.append(FieldProblem("partners", f"Название длиннее {LONGEST} знаков: сократите его."))
        elif partner.category is None:
            words = f"Выберите категорию партнёра {in_quotes(partner.name)}: по ней он встаёт в таблицу 2."
            found.append(FieldProblem("partners", words))
    if any(len(name) > LONGEST for name in card.teachers):
        found.append(FieldProblem("teachers", f"Имя длиннее {LONGEST} знаков: сократите его."))
    return found


def _check_numbers(card: WorkRecordCard) -> list[FieldProblem]:
    return [
        FieldProblem(field, f"Число не похоже на правду: бывает от 0 до {MOST}.")
        for field in ("teachers_total", "parents")
        if (number := getattr(card, field)) is not None and not 0 <= number <= MOST
    ]


def _check_texts(card: WorkRecordCard) -> list[FieldProblem]:
    found = [
        FieldProblem(field, f"Текст длиннее {LONGEST_TEXT} знаков: сократите его.")
        for field in _TEXTS
        if len(getattr(card, field)) > LONGEST_TEXT
    ]
    if any(len(link) > LONGEST for link in card.media_links):
        found.append(FieldProblem("media_links", f"Ссылка длиннее {LONGEST} знаков: впишите каждую с новой строки."))
    elif sum(map(len, card.media_links)) > LONGEST_TEXT:
        found.append(FieldProblem("media_links", f"Ссылки длиннее {LONGEST_TEXT} знаков: сократите список."))
    return found


def work_record_warnings(card: WorkRecordCard, year: SchoolYear, classes: Classes) -> list[FieldProblem]:
    """What is told beside its field and does not keep the record from being written."""
    found = [
        FieldProblem(field, f"{day:%d.%m.%Y} не в {year} учебном году: проверьте год.")
        for field, day in (("start", card.start), ("end", card.end))
        if day is not None and not year.holds(day)
    ]
    for turnout in card.turnouts:
        school_class = classes.get(turnout.class_id)
        unknown = [] if school_class is None else [one.name for one in strangers(turnout, school_class)]
        if unknown and school_class is not None:
            more = f" и ещё {len(unknown) - _SHOWN_NAMES}" if len(unknown) > _SHOWN_NAMES else ""
            names = (", ".join(unknown[:_SHOWN_NAMES]) + more) if more else listed(unknown)
            message = f"Нет в списке {school_class.name} класса: {names}. Проверьте написание."
            found.append(FieldProblem(turnout_field(turnout.class_id, "names"), message))
    return found


def warn_of_best(
    card: WorkRecordCard, best: Iterable[BestEvent], campaigns: Iterable[CampaignCalendar]
) -> FieldProblem | None:
    """A campaign's report takes exactly three best events (394-р, Приложение 3): a fourth one is told of."""
    if not card.best or card.start is None:
        return None
    others = [one for one in best if one.id != card.id]
    for campaign in campaigns:
        if not campaign.meets(card.start, card.end):
            continue
        if sum(campaign.meets(one.start, one.end) for one in others) >= BEST_EVENTS:
            words = "В этой кампании уже выбраны три лучших мероприятия: снимите отметку с одного из них."
            return FieldProblem("best", words)
    return None


def hours_in_words(hours: Decimal | None) -> str:
    """«1,5»; empty for none."""
    return "" if hours is None else in_hours(hours)
