"""What must hold between the rows of a workbook: references, numbers that can be true, order of dates (contract § 3).

Each check takes the rows of one sheet and notes what it finds, with the place.
"""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import TypeVar

from models.rules.names import code_key, fold_name, fold_partner
from models.rules.periods import CampaignCode, default_calendar
from models.vocabulary import ConfirmedSubject, PersonCategory
from models.workbook.known import JournalFacts, Known
from models.workbook.problems import ProblemLog, quoted, shown_number
from models.workbook.rows import (
    CampaignRow,
    ClassRow,
    ConfirmedRow,
    ConsultationRow,
    IndicatorRow,
    PartnerRow,
    PlanRow,
    PupilRow,
    RecordRow,
    Row,
    SchoolRow,
)
from models.workbook.sheets import (
    CAMPAIGNS,
    CLASSES,
    CONFIRMED_NUMBERS,
    CONSULTATIONS,
    INDICATORS,
    PARTNERS,
    PLAN,
    PUPILS,
    SCHOOL,
    WORK_LOG,
    SheetSpec,
)

RowT = TypeVar("RowT", bound=Row)


class Noting:
    """Notes faults of one sheet by the field they lie in."""

    def __init__(self, spec: SheetSpec, faults: ProblemLog) -> None:
        self._spec = spec
        self._faults = faults

    def error(self, row: Row, field: str, message: str) -> None:
        """What forbids the import."""
        self._faults.error(self._spec.name, row.row or None, self._spec.column(field).heading, message)

    def warn(self, row: Row, field: str, message: str) -> None:
        """What is told and loaded."""
        self._faults.warn(self._spec.name, row.row or None, self._spec.column(field).heading, message)

    def repeated(self, rows: Iterable[RowT], field: str, key: Callable[[RowT], Hashable], what: str) -> None:
        """An error for each row whose key stands above already; rows without a key (None) are passed by."""
        first: dict[Hashable, int] = {}
        for row in rows:
            value = key(row)
            if value is None:
                continue
            if value in first:
                shown = quoted(getattr(row, field))
                self.error(row, field, f"{what} {shown} уже есть в строке {first[value]}: оставьте одну из строк.")
            else:
                first[value] = row.row

    def unknown_class(self, row: Row, name: str | None, known: Known) -> bool:
        """An error when the school has no such class; true then."""
        if name is None or name in known.classes:
            return False
        self.error(row, "class_name", f"Класса {quoted(name)} нет на листе «Классы»: добавьте его или исправьте класс.")
        return True

    def order(self, row: Row, start: date | None, end: date | None) -> None:
        """An error when the end lies before the start."""
        if start is not None and end is not None and end < start:
            self.error(row, "end", f"Окончание {end:%d.%m.%Y} раньше начала {start:%d.%m.%Y}: исправьте даты.")

    def outside_year(self, row: Row, field: str, day: date, known: Known) -> None:
        """A warning when the day lies outside the workbook's school year."""
        if known.year is not None and not known.year.holds(day):
            self.warn(row, field, f"Дата {day:%d.%m.%Y} не входит в {known.year} учебный год: проверьте её.")

    def above(self, row: Row, field: str, number: int | None, limit: int | None, message: str) -> bool:
        """An error with both numbers when the first is larger; true then."""
        if number is None or limit is None or number <= limit:
            return False
        self.error(row, field, message.format(number=number, limit=limit))
        return True


def check_school(row: SchoolRow, facts: JournalFacts, faults: ProblemLog, line: int | None) -> None:
    """The card: the ИНН must be the journal's own; `line` is its row on the sheet."""
    if facts.inn and row.inn != facts.inn:
        message = f"ИНН {row.inn} другой школы: этот журнал ведёт школа с ИНН {facts.inn}, откройте нужный журнал."
        faults.error(SCHOOL.name, line, SCHOOL.column("inn").heading, message)


def check_classes(rows: Iterable[ClassRow], faults: ProblemLog) -> None:
    """Классы: each once, ОВЗ and инвалидность within the list."""
    note = Noting(CLASSES, faults)
    rows = tuple(rows)
    note.repeated(rows, "name", lambda row: row.name, "Класс")
    for row in rows:
        what = f"в {row.name} классе {{number}}, а обучающихся {{limit}}: исправьте одно из чисел."
        note.above(row, "ovz", row.ovz, row.enrolment, f"С ОВЗ {what}")
        note.above(row, "disability", row.disability, row.enrolment, f"Инвалидов {what}")


def check_pupils(rows: tuple[PupilRow, ...], known: Known, faults: ProblemLog) -> None:
    """Ученики: the class exists; one person twice and numbers other than the class's are warned of."""
    note = Noting(PUPILS, faults)
    seen: dict[tuple[str, str, date], int] = {}
    lists: dict[str, list[PupilRow]] = {}
    for row in rows:
        if not note.unknown_class(row, row.class_name, known):
            lists.setdefault(row.class_name, []).append(row)
        if row.birth_date is not None:
            first = seen.setdefault((row.class_name, fold_name(row.full_name), row.birth_date), row.row)
            if first != row.row:
                message = (
                    f"{quoted(row.full_name)} с той же датой рождения есть в строке {first}: проверьте, нет ли повтора."
                )
                note.warn(row, "full_name", message)
    for name, pupils in lists.items():
        _compare_with_class(note, known.classes[name], pupils)


def _compare_with_class(note: Noting, school_class: ClassRow | None, pupils: list[PupilRow]) -> None:
    if school_class is None:
        return
    place, name = pupils[0], school_class.name
    if len(pupils) != school_class.enrolment:
        both = f"{len(pupils)}, а на листе «Классы» {school_class.enrolment}"
        message = f"В списке {name} класса учеников {both}: сверьте числа."
        note.warn(place, "class_name", message)
    ovz = sum(pupil.ovz for pupil in pupils)
    if ovz > school_class.ovz:
        message = f"В списке {name} класса учеников с ОВЗ {ovz}, а на листе «Классы» {school_class.ovz}: сверьте числа."
        note.warn(place, "ovz", message)


def check_partners(rows: Iterable[PartnerRow], faults: ProblemLog) -> None:
    """Партнёры: each once, whatever its spelling."""
    Noting(PARTNERS, faults).repeated(rows, "name", lambda row: fold_partner(row.name), "Партнёр")


def check_plan(rows: tuple[PlanRow, ...], known: Known, faults: ProblemLog) -> None:
    """План: codes once, dates in order, classes that there are."""
    note = Noting(PLAN, faults)
    note.repeated(rows, "code", lambda row: code_key(row.code), "Код")
    for row in rows:
        note.order(row, row.start, row.end)
        unknown = known.unknown_classes(row.classes)
        if unknown:
            shown = ", ".join(map(quoted, unknown))
            note.error(
                row, "classes", f"Таких классов в школе нет: {shown}; запишите их через «;», например 5А; 6Б; 7–9."
            )


def check_records(rows: tuple[RecordRow, ...], known: Known, faults: ProblemLog) -> None:
    """Журнал работы: codes once, dates in order and in the year, plan item and partners known."""
    note = Noting(WORK_LOG, faults)
    note.repeated(rows, "code", lambda row: code_key(row.code), "Код")
    for row in rows:
        note.order(row, row.start, row.end)
        note.outside_year(row, "start", row.start, known)
        if row.plan_item is not None and code_key(row.plan_item) not in known.plan_codes:
            message = f"Пункта с кодом {quoted(row.plan_item)} нет на листе «План»: исправьте код или добавьте пункт."
            note.error(row, "plan_item", message)
        unknown = [name for name in row.partners if fold_partner(name) not in known.partners]
        if unknown:
            shown = ", ".join(map(quoted, unknown))
            note.error(row, "partners", f"Нет на листе «Партнёры»: {shown}; добавьте туда с категорией или исправьте.")
        if row.hours is not None and row.hours < 0:
            note.error(row, "hours", f"Часы «{shown_number(row.hours)}» меньше нуля: запишите 0 или больше.")


def check_consultations(rows: tuple[ConsultationRow, ...], known: Known, faults: ProblemLog) -> None:
    """Консультации: codes once, the class exists, numbers within the class and each other, pupils on the list."""
    note = Noting(CONSULTATIONS, faults)
    note.repeated(rows, "code", lambda row: None if row.code is None else code_key(row.code), "Код")
    for row in rows:
        note.unknown_class(row, row.class_name, known)
        note.outside_year(row, "day", row.day, known)
        if row.next_meeting is not None and row.next_meeting < row.day:
            message = (
                f"Повторная встреча {row.next_meeting:%d.%m.%Y} раньше консультации {row.day:%d.%m.%Y}: проверьте даты."
            )
            note.warn(row, "next_meeting", message)
        number = row.number if row.number is not None else len(row.names) or None
        note.above(row, "ovz", row.ovz, number, "С ОВЗ {number}, а всего {limit}: исправьте одно из чисел.")
        if row.category is PersonCategory.PUPIL:
            _check_pupil_consultation(note, row, known)


def _check_pupil_consultation(note: Noting, row: ConsultationRow, known: Known) -> None:
    school_class = known.classes.get(row.class_name) if row.class_name is not None else None
    if school_class is not None:
        place = f"в {school_class.name} классе"
        note.above(
            row,
            "number",
            row.number,
            school_class.enrolment,
            f"Число {{number}}, а {place} {{limit}} обучающихся: исправьте число.",
        )
        note.above(row, "ovz", row.ovz, school_class.ovz, f"С ОВЗ {{number}}, а {place} их {{limit}}: исправьте число.")
    warn_of_strangers(note, row, "names", row.names, row.class_name, known)


def warn_of_strangers(
    note: Noting, row: Row, field: str, names: Iterable[str], class_name: str | None, known: Known
) -> None:
    """One warning for all names of a row that stand in no list of the class (without a class: of the school)."""
    strangers = [name for name in names if not known.is_pupil(name, class_name)]
    if strangers:
        shown = ", ".join(map(quoted, strangers[:3])) + (f" и ещё {len(strangers) - 3}" if len(strangers) > 3 else "")
        where = f" в {class_name} классе" if class_name else ""
        note.warn(row, field, f"Нет на листе «Ученики»{where}: {shown}; проверьте написание.")


def check_campaigns(rows: tuple[CampaignRow, ...], known: Known, faults: ProblemLog) -> None:
    """Кампании: of the workbook's year, each once, dates in order (a blank one is the default)."""
    note = Noting(CAMPAIGNS, faults)
    note.repeated(rows, "campaign", lambda row: row.campaign, "Кампания")
    for row in rows:
        _check_campaign_year(note, row, row.campaign, known)
        usual = default_calendar(row.campaign)
        note.order(row, row.start or usual.start, row.end or usual.end)


def _check_campaign_year(note: Noting, row: Row, code: CampaignCode, known: Known) -> None:
    if known.year is not None and code.school_year != known.year:
        message = (
            f"Кампания {code} не входит в {known.year} учебный год: исправьте её или учебный год на листе «Школа»."
        )
        note.error(row, "campaign", message)


def check_confirmed(rows: tuple[ConfirmedRow, ...], known: Known, faults: ProblemLog) -> None:
    """Подтверждённые числа: campaign and class exist, each number once and within the class."""
    note = Noting(CONFIRMED_NUMBERS, faults)
    note.repeated(rows, "class_name", lambda row: (row.campaign, row.class_name, row.subject), "Число для класса")
    for row in rows:
        _check_campaign_year(note, row, row.campaign, known)
        note.unknown_class(row, row.class_name, known)
        school_class = known.classes.get(row.class_name)
        if school_class is not None:
            of_ovz = row.subject is ConfirmedSubject.OVZ
            limit = school_class.ovz if of_ovz else school_class.enrolment
            whom = "обучающихся с ОВЗ" if of_ovz else "обучающихся"
            note.above(
                row,
                "number",
                row.number,
                limit,
                f"Число {{number}}, а {whom} в {row.class_name} классе {{limit}}: исправьте число.",
            )


def check_indicators(rows: tuple[IndicatorRow, ...], faults: ProblemLog) -> None:
    """Показатели: codes once."""
    Noting(INDICATORS, faults).repeated(rows, "code", lambda row: code_key(row.code), "Код")
