"""Findings of a school's campaign report: its head, its classes, its events, its parts (domain, section 3)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from models.rules.campaign import CampaignFigures, ClassParticipation, SchoolHead
from models.rules.events import Event, PlanEntry
from models.rules.figure_checks import OVZ_PLACE, PUPILS_PLACE
from models.rules.findings import Cause, Finding, error, warning
from models.rules.inn import problem_of_inn
from models.rules.names import fold_name
from models.rules.percent import percent, percent_hundredths
from models.rules.russian import in_quotes, plural
from models.rules.unique import UniqueRange
from models.vocabulary import ConfirmedSubject

JUMP = 2_000
"""A change of the share of participants by 20 percentage points (in hundredths) is worth a look."""

SCHOOL, CLASS, RECORD, PLAN, CONFIRMATION = "school", "class", "record", "plan", "confirmation"


def check_head(head: SchoolHead) -> list[Finding]:
    """A head that cannot be addressed: no ИНН, coordinator or municipality."""
    place, cause, action = "Шапка отчёта", Cause(SCHOOL), "Заполнить"
    found = []
    if not head.inn:
        found.append(error("no-inn", place, "Не указан ИНН школы: впишите его в карточке школы.", cause, action))
    elif problem := problem_of_inn(head.inn):
        found.append(error("wrong-inn", place, problem, cause, action))
    if not head.coordinator:
        found.append(
            error("no-coordinator", place, "Не указан координатор: впишите ФИО в карточке школы.", cause, action)
        )
    if not head.municipality:
        found.append(
            error(
                "no-municipality",
                place,
                "Не указано муниципальное образование: впишите его в карточке школы.",
                cause,
                action,
            )
        )
    return found


def check_classes(participations: Iterable[ClassParticipation], *, events_held: bool = True) -> list[Finding]:
    """Numbers of each class that cannot be true, are not certain, or are nothing at all.

    Before the campaign's first event (`events_held` false) no class is blamed: the report lacks all of them alike.
    """
    found: list[Finding] = []
    for participation in participations:
        if participation.took_part or events_held:
            found += _check_class(participation)
        found += _check_subject(participation, ConfirmedSubject.PUPILS)
        found += _check_subject(participation, ConfirmedSubject.OVZ)
    return found


def _check_class(participation: ClassParticipation) -> list[Finding]:
    school_class = participation.school_class
    name, cause = school_class.name, Cause(CLASS, school_class.id)
    if school_class.enrolment and not participation.took_part:
        return [
            warning(
                "class-without-events",
                PUPILS_PLACE,
                f"{name} класс: не участвовал ни в одном мероприятии кампании.",
                cause,
                "Показать класс",
            )
        ]
    found = []
    if participation.reported_pupils > school_class.enrolment:
        found.append(
            error(
                "participants-above-list",
                PUPILS_PLACE,
                f"{name} класс: участников {participation.reported_pupils}, а в классе {school_class.enrolment}: "
                "проверьте записи или число обучающихся.",
                cause,
                "Показать класс",
            )
        )
    if participation.reported_ovz > school_class.ovz:
        found.append(
            error(
                "ovz-above-list",
                OVZ_PLACE,
                f"{name} класс: участников с ОВЗ {participation.reported_ovz}, а в классе их {school_class.ovz}: "
                "проверьте записи или отметки ОВЗ.",
                cause,
                "Показать класс",
            )
        )
    return found


def _check_subject(participation: ClassParticipation, subject: ConfirmedSubject) -> list[Finding]:
    pupils = subject is ConfirmedSubject.PUPILS
    place = PUPILS_PLACE if pupils else OVZ_PLACE
    bounds: UniqueRange = participation.pupils if pupils else participation.ovz
    confirmed = participation.confirmed_pupils if pupils else participation.confirmed_ovz
    whom = "" if pupils else " с ОВЗ"
    name = participation.school_class.name
    cause = Cause(CONFIRMATION, participation.school_class.id)
    if confirmed and not bounds.holds(confirmed.number):
        return [
            error(
                "confirmed-outside-range",
                place,
                f"{name} класс: подтверждено{whom} {confirmed.number}, а по записям {bounds.words}: "
                "исправьте число или записи.",
                cause,
                "Как посчитано",
            )
        ]
    if not confirmed and not bounds.is_point:
        return [
            warning(
                "range",
                place,
                f"{name} класс: точно не посчитать,{whom} {bounds.words}. В отчёт идёт {bounds.lowest}.",
                cause,
                "Как посчитано",
            )
        ]
    return []


def check_events(events: Sequence[Event]) -> list[Finding]:
    """Events entered twice, and hours missing where a direction is named."""
    same: dict[tuple[str, date], list[Event]] = defaultdict(list)
    for event in events:
        same[fold_name(event.title), event.start].append(event)
    found = [_entered_twice(twins) for twins in same.values() if len(twins) > 1]
    found += [
        warning(
            "no-hours",
            "Мероприятия",
            f"{in_quotes(event.title)} {event.start:%d.%m.%Y}: указано направление Профминимума, но не указаны часы.",
            Cause(RECORD, event.id),
            "Исправить запись",
        )
        for event in events
        if event.direction and not event.hours
    ]
    if not events:
        found.append(
            warning("no-events", "Мероприятия", "В кампании ещё нет ни одного мероприятия.", Cause(RECORD), "Добавить")
        )
    return found


def _entered_twice(twins: list[Event]) -> Finding:
    return warning(
        "event-twice",
        "Мероприятия",
        f"{in_quotes(twins[0].title)} {twins[0].start:%d.%m.%Y} записано "
        f"{plural(len(twins), 'раз', 'раза', 'раз')}: оставьте одну запись, если это одно мероприятие.",
        Cause(RECORD, twins[-1].id),
        "Исправить запись",
    )


def check_plan(items: Iterable[PlanEntry], recorded: Collection[int], today: date) -> list[Finding]:
    """Plan items of the campaign whose dates are reversed, or whose days are over without a record.

    `recorded` are the items with any record of the year: an event held on another day, or with grades 1–4 alone, is
    in no report, and yet was held.
    """
    found = []
    for item in items:
        cause = Cause(PLAN, item.id)
        if item.start and item.end and item.end < item.start:
            found.append(
                error(
                    "plan-dates-reversed",
                    "План кампании",
                    f"{in_quotes(item.title)}: окончание {item.end:%d.%m.%Y} раньше начала {item.start:%d.%m.%Y}.",
                    cause,
                    "Показать пункт",
                )
            )
        last = item.end or item.start
        if last and last < today and item.id not in recorded:
            found.append(
                warning(
                    "plan-without-record",
                    "План кампании",
                    f"{in_quotes(item.title)}: срок прошёл {last:%d.%m.%Y}, а записи о мероприятии нет.",
                    cause,
                    "Показать пункт",
                )
            )
    return found


def check_jump(now: CampaignFigures, before: CampaignFigures | None) -> list[Finding]:
    """A jump of the share of participants against the last campaign, once the campaign has an event."""
    if before is None or not before.events or not now.events:
        return []
    share = percent_hundredths(now.participants_total, now.pupils_total)
    share_before = percent_hundredths(before.participants_total, before.pupils_total)
    if share is None or share_before is None or abs(share - share_before) < JUMP:
        return []
    return [
        warning(
            "jump",
            PUPILS_PLACE,
            f"Охват {percent(now.participants_total, now.pupils_total)} %, а в прошлой кампании "
            f"({before.campaign.title}) было {percent(before.participants_total, before.pupils_total)} %: "
            "проверьте, всё ли записано.",
        )
    ]
