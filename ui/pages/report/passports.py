"""The passport of each number of the report: its range, how it was counted, the records behind it. No Qt."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from models.rules.campaign import ClassParticipation, Confirmed, Contribution
from models.rules.events import Event, Turnout
from models.rules.findings import Finding
from models.rules.names import fold_name, fold_partner
from models.rules.report import CampaignReport
from models.rules.russian import plural
from models.rules.unique import UniqueRange
from models.vocabulary import ConfirmedSubject, PartnerCategory, TurnoutKind

PUPILS, OVZ = "participants", "participants_ovz"
SUBJECTS = {PUPILS: ConfirmedSubject.PUPILS, OVZ: ConfirmedSubject.OVZ}


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record behind a number: «07.04», its title, what it adds."""

    record_id: int
    day: str
    title: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of a sum. `key` opens the part's own passport, empty when it has none."""

    words: str
    figure: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A partner with the events that it took part in."""

    title: str
    note: str
    records: tuple[RecordLine, ...]


@dataclass(frozen=True, slots=True)
class Confirmable:
    """A unique number of one class that the coordinator may set inside its range."""

    class_id: int
    class_name: str
    subject: ConfirmedSubject
    bounds: UniqueRange
    confirmed: Confirmed | None


@dataclass(frozen=True, slots=True)
class Passport:
    """What the popover beside a number says."""

    key: str
    caption: str
    figure: str
    words: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    note: str = ""
    parts_title: str = ""
    parts: tuple[PartLine, ...] = ()
    records: tuple[RecordLine, ...] = ()
    groups: tuple[Group, ...] = field(default=())
    confirmable: Confirmable | None = None
    class_id: int | None = None


def passport_of(report: CampaignReport, key: str) -> Passport | None:
    """The passport of the number named `key` (see `exporters.appendix3_content`); None for an unknown one.

    `participants:class:12` and `participants_ovz:class:12` are the numbers of one class.
    """
    name, _, rest = key.partition(":")
    if name in SUBJECTS and rest.startswith("class:"):
        class_id = int(rest.removeprefix("class:"))
        found = next((one for one in report.classes if one.school_class.id == class_id), None)
        return _of_class(found, name, key) if found else None
    if name in SUBJECTS and rest:
        return _of_grade(report, name, int(rest), key)
    if name == "partners":
        return _of_partners(report, rest, key)
    makers = {
        "schools_total": _of_schools,
        "schools_involved": _of_schools,
        "events": _of_events,
        "students_total": _of_list,
        "students_ovz_total": _of_list,
        PUPILS: _of_total,
        OVZ: _of_total,
        "teachers": _of_teachers,
    }
    return makers[name](report, name) if name in makers else None


def number_behind(report: CampaignReport, finding: Finding) -> str:
    """The key of the number that a finding speaks of, empty when it speaks of none."""
    if finding.cause is None or finding.cause.id is None or finding.cause.area not in ("class", "confirmation"):
        return ""
    found = next((one for one in report.classes if one.school_class.id == finding.cause.id), None)
    if found is None:
        return ""
    subject = OVZ if "ОВЗ" in finding.place else PUPILS
    alike = [one for one in report.classes if one.school_class.grade == found.school_class.grade]
    return f"{subject}:{found.school_class.grade}" if len(alike) == 1 else f"{subject}:class:{found.school_class.id}"


def printed_number(report: CampaignReport, key: str) -> str:
    """The number of the paper that `key` belongs to: a class's own number stands inside its grade's."""
    name, _, rest = key.partition(":")
    if not rest.startswith("class:"):
        return key
    class_id = int(rest.removeprefix("class:"))
    grade = next((one.school_class.grade for one in report.classes if one.school_class.id == class_id), None)
    return f"{name}:{grade}" if grade else name


def _of_class(one: ClassParticipation, name: str, key: str) -> Passport:
    pupils = name == PUPILS
    bounds, confirmed = (one.pupils, one.confirmed_pupils) if pupils else (one.ovz, one.confirmed_ovz)
    size = one.school_class.enrolment if pupils else one.school_class.ovz
    pairs = [("Наибольшее число в одной записи", bounds.largest), ("Поимённо в списках", bounds.named)]
    if pupils:
        pairs.append(("Накопительный итог, участий", one.cumulative))
    return Passport(
        key=key,
        caption=f"{_class_words(one.school_class.name)}, {'участников' if pupils else 'участников с ОВЗ'}",
        figure=str(one.reported_pupils if pupils else one.reported_ovz),
        words=_range_words(bounds, confirmed, size, "в классе" if pupils else "с ОВЗ в классе"),
        pairs=tuple((words, str(number)) for words, number in pairs),
        note=_reason(bounds, confirmed),
        records=tuple(_contribution(record, ovz=not pupils) for record in one.contributions),
        confirmable=Confirmable(one.school_class.id, one.school_class.name, SUBJECTS[name], bounds, confirmed),
        class_id=one.school_class.id,
    )


def _class_words(name: str) -> str:
    return f"{name} класс" if name.isdigit() else name


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


def _of_grade(report: CampaignReport, name: str, grade: int, key: str) -> Passport:
    classes = [one for one in report.classes if one.school_class.grade == grade]
    if len(classes) == 1:
        return _of_class(classes[0], name, key)
    pupils = name == PUPILS
    parts = tuple(
        PartLine(
            _class_words(one.school_class.name),
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


def _of_total(report: CampaignReport, name: str) -> Passport:
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


def _of_list(report: CampaignReport, name: str) -> Passport:
    ovz = name == "students_ovz_total"
    return Passport(
        name,
        "С ОВЗ по спискам, 5–11 классы" if ovz else "По спискам, 5–11 классы",
        str(report.figures.ovz_total if ovz else report.figures.pupils_total),
        "сумма по классам",
        note="Числа стоят в списке классов: «Люди и классы».",
        parts_title="Классы",
        parts=tuple(
            PartLine(
                _class_words(one.school_class.name), str(one.school_class.ovz if ovz else one.school_class.enrolment)
            )
            for one in report.classes
        ),
    )


def _of_schools(report: CampaignReport, name: str) -> Passport:
    total = name == "schools_total"
    words = "отчёт одной школы" if total else "школа провела мероприятия" if report.events else "мероприятий ещё нет"
    return Passport(
        name,
        "Организаций всего" if total else "Организаций, проводивших мероприятия",
        str(report.figures.schools_total if total else report.figures.schools_involved),
        words,
    )


def _of_events(report: CampaignReport, name: str) -> Passport:
    calendar = report.calendar
    return Passport(
        name,
        "Мероприятия кампании",
        str(report.figures.events),
        f"в дни кампании, {calendar.start:%d.%m}–{calendar.end:%d.%m}",
        note="Не входят записи с отметкой «не в отчёт кампании» и записи только о 1–4 классах.",
        records=_records(report.events),
    )


def _of_teachers(report: CampaignReport, name: str) -> Passport:
    spelled: dict[str, str] = {}
    times: Counter[str] = Counter()
    for event in report.events:
        for teacher in event.teachers:
            spelled.setdefault(fold_name(teacher), teacher)
            times[fold_name(teacher)] += 1
    largest = max((event.teachers_total or 0 for event in report.events), default=0)
    return Passport(
        name,
        "Педагоги",
        str(report.figures.teachers),
        "по именам или по наибольшему «всего»",
        (("По именам", str(len(spelled))), ("Наибольшее «всего» в одной записи", str(largest))),
        parts_title="Имена",
        parts=tuple(
            PartLine(teacher, plural(times[folded], "запись", "записи", "записей"))
            for folded, teacher in sorted(spelled.items())
        ),
    )


def _of_partners(report: CampaignReport, category: str, key: str) -> Passport | None:
    if category and category.upper() not in PartnerCategory.__members__:
        return None
    wanted = [PartnerCategory[category.upper()]] if category else list(PartnerCategory)
    groups = [
        Group(name, "" if category else one.value, _records_with(report.events, name))
        for one in wanted
        for name in report.figures.partners.get(one, ())
    ]
    return Passport(
        key,
        wanted[0].value if category else "Организации-партнёры",
        str(len(groups)),
        "разных, по всем мероприятиям" if groups else "в мероприятиях кампании не названы",
        groups=tuple(groups),
    )


def _records_with(events: Iterable[Event], partner: str) -> tuple[RecordLine, ...]:
    folded = fold_partner(partner)
    return _records(event for event in events if any(fold_partner(one.name) == folded for one in event.partners))


def _records(events: Iterable[Event]) -> tuple[RecordLine, ...]:
    return tuple(RecordLine(event.id, f"{event.start:%d.%m}", event.title) for event in events)
