"""The passport of each number of the report, by the number's key. No Qt."""

from collections import Counter
from collections.abc import Iterable

from models.rules.events import Event
from models.rules.findings import Finding
from models.rules.names import fold_name, fold_partner
from models.rules.report import CampaignReport
from models.rules.russian import plural
from models.vocabulary import PartnerCategory
from ui.pages.report.participants_passport import of_class, of_grade, of_total
from ui.pages.report.passport import OVZ, PUPILS, SUBJECTS, Group, PartLine, Passport, RecordLine, class_words


def passport_of(report: CampaignReport, key: str) -> Passport | None:
    """The passport of the number named `key` (see `exporters.appendix3_content`); None for an unknown one.

    `participants:class:12` and `participants_ovz:class:12` are the numbers of one class.
    """
    name, _, rest = key.partition(":")
    if name in SUBJECTS and rest.startswith("class:"):
        class_id = int(rest.removeprefix("class:"))
        found = next((one for one in report.classes if one.school_class.id == class_id), None)
        return of_class(found, name, key) if found else None
    if name in SUBJECTS and rest:
        return of_grade(report, name, int(rest), key)
    if name == "partners":
        return _of_partners(report, rest, key)
    makers = {
        "schools_total": _of_schools,
        "schools_involved": _of_schools,
        "events": _of_events,
        "students_total": _of_list,
        "students_ovz_total": _of_list,
        PUPILS: of_total,
        OVZ: of_total,
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
                class_words(one.school_class.name), str(one.school_class.ovz if ovz else one.school_class.enrolment)
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
