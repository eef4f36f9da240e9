"""A large school's journal of ten years: 20 000 events, 50 000 consultations, 1 200 pupils at a time.

The same bytes of data on every run: the benchmarks compare runs.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.orm import Session

from models import tables
from models.journal.journal import Journal
from models.rules.names import fold_name, fold_partner
from models.rules.periods import SchoolYear, campaigns_of, default_calendar
from models.vocabulary import (
    FORMS,
    ConsultationKind,
    Direction,
    EventFormat,
    EventLevel,
    OrganisationType,
    PartnerCategory,
    PersonCategory,
    ProfminimumLevel,
    TurnoutKind,
)

YEARS = range(2017, 2027)
EVENTS_A_YEAR, CONSULTATIONS_A_YEAR, PLAN_ITEMS_A_YEAR = 2_000, 5_000, 60
LETTERS, PUPILS_IN_CLASS = "АБВГ", 27
TEACHERS, PARTNERS = 90, 60

_SURNAMES = [
    "Иванов",
    "Петров",
    "Сидоров",
    "Кузнецов",
    "Смирнов",
    "Попов",
    "Васильев",
    "Фёдоров",
    "Морозов",
    "Волков",
    "Алексеев",
    "Лебедев",
]
_NAMES = [
    "Александр",
    "Алексей",
    "Анна",
    "Артём",
    "Вера",
    "Дарья",
    "Евгений",
    "Ирина",
    "Максим",
    "Мария",
    "Ольга",
    "Пётр",
    "Семён",
    "Юлия",
]
_PATRONYMICS = ["Алексеевич", "Борисович", "Викторович", "Глебович", "Денисович", "Егорович", "Игоревич", "Львович"]


@dataclass
class _Rows:
    """Rows of each table, collected for one insert."""

    by_table: dict[type, list[dict[str, object]]] = field(default_factory=dict)
    ids: dict[type, "count[int]"] = field(default_factory=dict)

    def add(self, table: type, **values: object) -> int:
        number = next(self.ids.setdefault(table, count(1)))
        self.by_table.setdefault(table, []).append({"id": number, **values})
        return number

    def link(self, table: type, **values: object) -> None:
        self.by_table.setdefault(table, []).append(values)

    def write(self, session: Session) -> None:
        for table in sorted(self.by_table, key=lambda each: _ORDER.index(each.__tablename__)):
            session.execute(insert(table), self.by_table[table])
        self.by_table.clear()


_ORDER = [table.name for table in tables.Base.metadata.sorted_tables]


@dataclass(frozen=True)
class _Class:
    id: int
    grade: int
    pupils: list[tuple[int, str]]


def make(path: Path) -> None:
    """Write the journal without a password to `path`; takes some half a minute."""
    chance = random.Random(394)
    journal, _ = Journal.create(path)
    with journal:
        rows = _Rows()
        pupils = _pupils(rows, chance)
        _people_and_partners(rows)
        for year in YEARS:
            _year(rows, chance, year, pupils)
            with journal.write() as session:
                rows.write(session)


def _pupils(rows: _Rows, chance: random.Random) -> dict[tuple[int, str], list[tuple[int, str]]]:
    """Pupils by the year in which they entered grade 1 and by letter."""
    cohorts: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for entered in range(YEARS[0] - 10, YEARS[-1] + 1):
        for letter in LETTERS:
            cohort = cohorts.setdefault((entered, letter), [])
            for _ in range(PUPILS_IN_CLASS):
                name = _person(chance, len(rows.by_table.get(tables.Pupil, ())))
                pupil = rows.add(
                    tables.Pupil, full_name=name, folded=fold_name(name), birth_date=date(entered - 7, 5, 1)
                )
                cohort.append((pupil, name))
    return cohorts


def _person(chance: random.Random, number: int) -> str:
    ending = chr(ord("а") + number % 32)
    surname = f"{chance.choice(_SURNAMES)}-{chance.choice(_SURNAMES)}{ending}"
    return f"{surname} {chance.choice(_NAMES)} {chance.choice(_PATRONYMICS)}"


def _people_and_partners(rows: _Rows) -> None:
    for number in range(TEACHERS):
        name = f"Учителев{number} Степан Андреевич"
        rows.add(tables.Teacher, full_name=name, folded=fold_name(name))
    for number in range(PARTNERS):
        name = f"ООО «Завод № {number}»"
        category = list(PartnerCategory)[number % 4]
        rows.add(tables.Partner, name=name, folded=fold_partner(name), category=category)


def _year(rows: _Rows, chance: random.Random, year: int, pupils: dict[tuple[int, str], list[tuple[int, str]]]) -> None:
    year_id = rows.add(
        tables.SchoolYear,
        start_year=year,
        full_name="Муниципальное автономное общеобразовательное учреждение «Большая школа»",
        short_name="МАОУ «Большая школа»",
        inn="7017001414",
        municipality="Город Томск",
        organisation_type=OrganisationType.MUNICIPAL,
        coordinator="Координаторова Анна Львовна",
        teachers_total=TEACHERS,
        profminimum_level=ProfminimumLevel.MAIN,
    )
    for code in campaigns_of(SchoolYear(year)):
        calendar = default_calendar(code)
        rows.add(
            tables.Campaign,
            year_id=year_id,
            season=code.season,
            start=calendar.start,
            end=calendar.end,
            plan_due=calendar.plan_due,
            school_due=calendar.school_due,
            municipality_due=calendar.municipality_due,
        )
    classes = [_class(rows, year_id, year, grade, letter, pupils) for grade in range(1, 12) for letter in LETTERS]
    plan = [_plan_item(rows, year_id, year, number) for number in range(PLAN_ITEMS_A_YEAR)]
    for number in range(EVENTS_A_YEAR):
        _event(rows, chance, year_id, year, number, chance.choice(plan), classes)
    for number in range(CONSULTATIONS_A_YEAR):
        _consultation(rows, chance, year_id, year, number, chance.choice(classes))


def _class(
    rows: _Rows,
    year_id: int,
    year: int,
    grade: int,
    letter: str,
    pupils: dict[tuple[int, str], list[tuple[int, str]]],
) -> _Class:
    members = pupils[year - grade + 1, letter]
    class_id = rows.add(
        tables.SchoolClass, year_id=year_id, name=f"{grade}{letter}", grade=grade, enrolment=len(members), ovz=2
    )
    for position, (pupil_id, _) in enumerate(members):
        rows.add(tables.Membership, class_id=class_id, pupil_id=pupil_id, position=position, ovz=position < 2)
    return _Class(class_id, grade, members)


def _plan_item(rows: _Rows, year_id: int, year: int, number: int) -> int:
    start = date(year, 9, 1) + timedelta(days=number * 5)
    return rows.add(
        tables.PlanItem,
        year_id=year_id,
        code=f"П-{number + 1}",
        level=list(EventLevel)[number % 3],
        title=f"Мероприятие плана № {number + 1}: встреча с представителями профессий",
        start=start,
        end=start + timedelta(days=6),
        target_group="5–11 классы",
        expected_number=100,
        responsible="Координаторова А. Л.",
    )


def _event(
    rows: _Rows, chance: random.Random, year_id: int, year: int, number: int, plan_item: int, classes: list[_Class]
) -> None:
    start = date(year, 9, 1) + timedelta(days=number * 270 // EVENTS_A_YEAR)
    record = rows.add(
        tables.WorkRecord,
        year_id=year_id,
        code=f"М-{number + 1:04}",
        start=start,
        title=f"{chance.choice(FORMS).capitalize()} № {number + 1}",
        plan_item_id=plan_item,
        form=chance.choice(FORMS),
        event_format=EventFormat.IN_PERSON,
        level=list(EventLevel)[number % 3],
        direction=list(Direction)[number % 5],
        hours=Decimal(chance.randint(1, 4)),
        in_campaign=number % 4 != 0,
        place="Актовый зал",
        result="Обучающиеся познакомились с профессиями региона и предприятиями города.",
    )
    for position, teacher in enumerate(chance.sample(range(1, TEACHERS + 1), 2)):
        rows.link(tables.WorkRecordTeacher, record_id=record, teacher_id=teacher, position=position)
    rows.link(tables.WorkRecordPartner, record_id=record, partner_id=chance.randint(1, PARTNERS), position=0)
    for school_class in chance.sample(classes, 2):
        _turnout(rows, chance, record, school_class)


def _turnout(rows: _Rows, chance: random.Random, record: int, school_class: _Class) -> None:
    kind = chance.choices([TurnoutKind.WHOLE_CLASS, TurnoutKind.COUNT, TurnoutKind.LIST], [2, 4, 4])[0]
    number = chance.randint(5, 20)
    counted = kind is TurnoutKind.COUNT
    turnout = rows.add(
        tables.Turnout,
        record_id=record,
        class_id=school_class.id,
        kind=kind,
        number=number if counted else None,
        ovz=1 if counted else None,
    )
    if kind is TurnoutKind.LIST:
        for position, (pupil_id, name) in enumerate(chance.sample(school_class.pupils, number)):
            rows.add(
                tables.TurnoutName,
                turnout_id=turnout,
                position=position,
                name=name,
                folded=fold_name(name),
                pupil_id=pupil_id,
            )


def _consultation(
    rows: _Rows, chance: random.Random, year_id: int, year: int, number: int, school_class: _Class
) -> None:
    consultation = rows.add(
        tables.Consultation,
        year_id=year_id,
        day=date(year, 9, 1) + timedelta(days=number * 270 // CONSULTATIONS_A_YEAR),
        kind=ConsultationKind.INDIVIDUAL,
        category=PersonCategory.PUPIL,
        class_id=school_class.id,
        number=1,
        topic="Выбор профиля обучения",
        content="Обсуждены склонности, результаты диагностики и ближайшие дни открытых дверей.",
        minutes=30,
    )
    pupil_id, name = chance.choice(school_class.pupils)
    rows.add(
        tables.ConsultationName,
        consultation_id=consultation,
        position=0,
        name=name,
        folded=fold_name(name),
        pupil_id=pupil_id,
    )
