"""Passports of unique participants: of a class, of a grade, of all; with ОВЗ or without. No Qt."""

from models.rules.campaign import ClassParticipation, Confirmed, Contribution
from models.rules.events import Turnout
from models.rules.report import CampaignReport
from models.rules.unique import UniqueRange
from models.vocabulary import TurnoutKind
from ui.pages.report.passport import PUPILS, SUBJECTS, Confirmable, PartLine, Passport, RecordLine, class_words


def of_class(one: ClassParticipation, name: str, key: str) -> Passport:
    """The number of one class, which the coordinator may set inside its range; `name` is PUPILS or OVZ."""
    pupils = name == PUPILS
    bounds, confirmed = (one.pupils, one.confirmed_pupils) if pupils else (one.ovz, one.confirmed_ovz)
    size = one.school_class.enrolment if pupils else one.school_class.ovz
    pairs = [("Наибольшее число в одной записи", bounds.largest), ("Поимённо в списках", bounds.named)]
    if pupils:
        pairs.append(("Накопительный итог, участий", one.cumulative))
    return Passport(
        key=key,
        caption=f"{class_words(one.school_class.name)}, {'участников' if pupils else 'участников с ОВЗ'}",
        figure=str(one.reported_pupils if pupils else one.reported_ovz),
        words=_range_words(bounds, confirmed, size, "в классе" if pupils else "с ОВЗ в классе"),
        pairs=tuple((words, str(number)) for words, number in pairs),
        note=_reason(bounds, confirmed),
        records=tuple(_contribution(record, ovz=not pupils) for record in one.contributions),
        confirmable=Confirmable(one.school_class.id, one.school_class.name, SUBJECTS[name], bounds, confirmed),
        class_id=one.school_class.id,
    )


def _range_words(bounds: UniqueRange, confirmed: Confirmed | None, size: int, where: str) -> str:
    if confirmed:
        return f"подтверждено; по записям {_bounds(bounds)}, {where} {size}"
    if bounds.whole_class:
        return f"участвовал весь класс, {where} {size}"
    if bounds.is_point:
        return f"других чисел записи не допускают, {where} {size}"
    return f"{_bounds(bounds)} возможных, {where} {size}"


def _bounds(bounds: UniqueRange) -> str:
    return str(bounds.lowest) if bounds.is_point else f"от {bounds.lowest} до {bounds.highest}"


def _reason(bounds: UniqueRange, confirmed: Confirmed | None) -> str:
    if confirmed:
        return f"Причина: {confirmed.reason}"
    return "" if bounds.is_point else f"В отчёт идёт наименьшее: «не менее {bounds.lowest}»."


def _contribution(record: Contribution, *, ovz: bool) -> RecordLine:
    event, turnout = record.event, record.turnout
    return RecordLine(event.id, f"{event.start:%d.%m}", event.title, _turnout(turnout, record.attendances, ovz=ovz))


def _turnout(turnout: Turnout, attendances: int, *, ovz: bool) -> str:
    if turnout.kind is TurnoutKind.WHOLE_CLASS:
        return "весь класс"
    if turnout.kind is TurnoutKind.PARENTS:
        return f"родители {turnout.number}"
    if not ovz:
        return f"{turnout.kind} {attendances}"
    number = turnout.ovz if turnout.kind is TurnoutKind.COUNT else sum(flag for _, flag in turnout.names)
    return f"{turnout.kind}, ОВЗ {number}"


def of_grade(report: CampaignReport, name: str, grade: int, key: str) -> Passport:
    """The number of a grade: of its single class, or the sum of several."""
    classes = [one for one in report.classes if one.school_class.grade == grade]
    if len(classes) == 1:
        return of_class(classes[0], name, key)
    pupils = name == PUPILS
    parts = tuple(
        PartLine(
            class_words(one.school_class.name),
            str(one.reported_pupils if pupils else one.reported_ovz),
            f"{name}:class:{one.school_class.id}",
        )
        for one in classes
    )
    numbers = report.figures.participants if pupils else report.figures.participants_ovz
    pairs = [("Накопительный итог, участий", str(sum(one.cumulative for one in classes)))] if pupils and classes else []
    return Passport(
        key,
        f"{grade} классы, {'участников' if pupils else 'участников с ОВЗ'}",
        str(numbers.get(grade, 0)),
        "сумма по классам параллели" if classes else "в списке школы нет таких классов",
        tuple(pairs),
        parts_title="Классы",
        parts=parts,
    )


def of_total(report: CampaignReport, name: str) -> Passport:
    """The number of the whole school, 5–11 классы."""
    pupils, figures = name == PUPILS, report.figures
    numbers = figures.participants if pupils else figures.participants_ovz
    total = figures.participants_total if pupils else figures.participants_ovz_total
    whole = figures.pupils_total if pupils else figures.ovz_total
    pairs = (
        ("Возможно по записям, не больше", figures.upper_bound),
        ("Накопительный итог, участий", figures.cumulative),
    )
    return Passport(
        name,
        f"Участники{'' if pupils else ' с ОВЗ'}, 5–11 классы",
        str(total),
        f"уникальных из {whole} в списках",
        tuple((words, str(number)) for words, number in pairs) if pupils else (),
        "Каждый посчитан один раз, сколько бы мероприятий ни посетил.",
        "По классам",
        tuple(PartLine(f"{grade} класс", str(number), f"{name}:{grade}") for grade, number in sorted(numbers.items())),
    )
