"""A school with an autumn campaign, written straight into the tables: the one that the pictures of the window show."""

from datetime import date

from models.journal.journal import Journal
from models.rules.names import fold_name, fold_partner
from models.rules.periods import SchoolYear as Year
from models.rules.periods import campaigns_of, default_calendar
from models.tables import (
    Campaign,
    CampaignReport,
    Membership,
    Partner,
    PlanItem,
    Pupil,
    SchoolClass,
    SchoolYear,
    Teacher,
    Turnout,
    TurnoutName,
    WorkRecord,
    WorkRecordPartner,
    WorkRecordTeacher,
)
from models.vocabulary import Direction, EventLevel, PartnerCategory, ReportStatus, TurnoutKind

TODAY = date(2026, 10, 7)
AUTUMN = "autumn-2026"

CLASSES = ((5, 17, 2), (6, 21, 1), (7, 16, 3), (8, 19, 1), (9, 18, 2), (10, 10, 0), (11, 11, 0))
SURNAMES = (
    "Алексеев", "Белова", "Васильев", "Громова", "Дмитриев", "Егорова", "Жуков", "Зайцева", "Ильин", "Козлова",
    "Лебедев", "Морозова", "Новиков", "Орлова", "Павлов", "Романова", "Соколов", "Тихонова", "Уваров", "Фёдорова",
    "Яшин",
)  # fmt: skip
TEACHERS = (
    "Петрова Нина Сергеевна", "Громова Татьяна Викторовна", "Шевцова Ольга Николаевна", "Кузьмина Лариса Андреевна",
    "Ильин Сергей Петрович", "Яковлева Мария Ивановна",
)  # fmt: skip
PARTNERS = (
    ("Зареченский агротехнический колледж", PartnerCategory.EDUCATION),
    ("ТГПУ", PartnerCategory.EDUCATION),
    ("СПК «Нива»", PartnerCategory.INDUSTRY),
    ("ООО «Сосновский сыродел»", PartnerCategory.INDUSTRY),
    ("ИП Карпова Е. В.", PartnerCategory.BUSINESS),
    ("Совет родителей", PartnerCategory.COMMUNITY),
)
WHOLE, LIST, COUNT, PARENTS = TurnoutKind.WHOLE_CLASS, TurnoutKind.LIST, TurnoutKind.COUNT, TurnoutKind.PARENTS

# title, day, last day, form, hours, turnouts (grade, kind, number, of them with ОВЗ), teachers, partners
EVENTS = (
    (
        "Урок цифры «Искусственный интеллект в отраслях»",
        (9, 14),
        None,
        "онлайн-урок",
        1,
        ((7, COUNT, 12, 1), (8, WHOLE, 0, 0), (9, LIST, 14, 0)),
        (0,),
        (),
    ),
    ("Экскурсия на сыроварню", (9, 16), None, "экскурсия", 3, ((6, WHOLE, 0, 0), (7, COUNT, 14, 2)), (1, 2), (3,)),
    (
        "Профпроба «Повар, кондитер»",
        (9, 17),
        (9, 19),
        "профессиональная проба",
        4,
        ((8, LIST, 11, 0), (9, LIST, 9, 0)),
        (3,),
        (0,),
    ),
    (
        "Встреча с выпускником: агроном",
        (9, 22),
        None,
        "встреча с работодателем",
        1,
        ((9, WHOLE, 0, 0), (10, WHOLE, 0, 0), (11, WHOLE, 0, 0)),
        (0, 4),
        (2,),
    ),
    (
        "Собрание «Куда пойти после 9 класса»",
        (9, 24),
        None,
        "родительское собрание",
        1,
        ((9, PARENTS, 15, 0),),
        (3,),
        (5,),
    ),
    ("Экскурсия в пожарную часть", (9, 30), None, "экскурсия", 2, ((5, COUNT, 15, 1), (6, COUNT, 12, 1)), (1,), ()),
    ("Мастер-класс «Агродрон»", (10, 2), None, "мастер-класс", 2, ((7, COUNT, 8, 4), (8, LIST, 10, 0)), (2, 5), (2,)),
    (
        "День открытых дверей ТГПУ",
        (10, 5),
        None,
        "день открытых дверей",
        3,
        ((10, LIST, 6, 0), (11, LIST, 8, 0)),
        (4,),
        (1,),
    ),
    ("Квест «Город профессий»", (10, 6), None, "игра", 2, ((5, LIST, 12, 1), (6, LIST, 18, 0)), (0, 1), (4,)),
)
PLAN = (
    (
        "Экскурсии на предприятия района",
        EventLevel.MUNICIPAL,
        (9, 14),
        (10, 15),
        60,
        "Шевцова О. Н., педагог-организатор",
    ),
    ("«Урок цифры»", EventLevel.REGIONAL, (9, 14), (9, 25), 50, "Петрова Н. С., зам. директора по ВР"),
    ("Квест «Город профессий»", EventLevel.SCHOOL, (10, 6), None, 38, "Громова Т. В., классный руководитель"),
    ("Ярмарка учебных мест", EventLevel.MUNICIPAL, (10, 1), (10, 2), 30, "Ильин С. П., учитель"),
)
DESCRIPTION = (
    "Восьмиклассники и девятиклассники три дня работали на кухне колледжа. "
    "Каждый приготовил блюдо от заявки до подачи. "
    "Мастера показали, чем занят технолог и чем занят повар. Ребята сравнили свои ожидания с настоящей сменой. "
    "После пробы шестеро выбрали колледж для поступления."
)


def fill(
    journal: Journal, *, school: str = "МБОУ «Заречная СОШ»", start_year: int = 2026, long_names: bool = False
) -> dict[str, int]:
    """Fill the journal; the ids of its records by title."""
    with journal.write() as session:
        year = SchoolYear(
            start_year=start_year, full_name=school, short_name=school, inn="7017000001",
            municipality="Сосновский район",
            coordinator="Петрова Нина Сергеевна", coordinator_post="зам. директора по ВР", phone="8 (38299) 2-17-35",
            email="zarechnaya@school.tomsk.ru", director="Орлов Павел Андреевич",
        )  # fmt: skip
        session.add(year)
        session.flush()
        for code in campaigns_of(Year(start_year)):
            calendar = default_calendar(code)
            row = Campaign(
                year_id=year.id, season=code.season, start=calendar.start, end=calendar.end, plan_due=calendar.plan_due,
                school_due=calendar.school_due, municipality_due=calendar.municipality_due,
            )  # fmt: skip
            session.add(row)
            session.flush()
            if code.season == "autumn":
                session.add(CampaignReport(campaign_id=row.id, status=ReportStatus.DRAFT))
        classes, pupils = _classes(session, year.id)
        teachers = [Teacher(full_name=name, folded=fold_name(name)) for name in TEACHERS]
        partners = [Partner(name=name, folded=fold_partner(name), category=category) for name, category in PARTNERS]
        session.add_all([*teachers, *partners])
        session.flush()
        plan = _plan(session, year.id, start_year)
        ids = {}
        for number, event in enumerate(EVENTS, 1):
            record = _event(
                session, year.id, number, event, classes, pupils, teachers, partners, start_year, long_names
            )
            ids[event[0]] = record.id
            if number == 2:
                record.plan_item_id = plan[0].id
            if number == 1:
                record.plan_item_id = plan[1].id
                record.direction = Direction.EXTRACURRICULAR
            if number == 9:
                record.plan_item_id = plan[2].id
        session.get(WorkRecord, ids["Профпроба «Повар, кондитер»"]).best = True
        session.get(WorkRecord, ids["Профпроба «Повар, кондитер»"]).description = DESCRIPTION
        session.get(WorkRecord, ids["Квест «Город профессий»"]).best = True
    return ids


def _classes(session, year_id):
    classes, pupils = {}, {}
    for grade, size, ovz in CLASSES:
        row = SchoolClass(year_id=year_id, name=str(grade), grade=grade, enrolment=size, ovz=ovz)
        session.add(row)
        session.flush()
        classes[grade] = row
        pupils[grade] = []
        for position in range(size):
            name = f"{SURNAMES[position]} {'Анна' if position % 2 else 'Пётр'} {grade}-й"
            pupil = Pupil(full_name=name, folded=fold_name(name))
            session.add(pupil)
            session.flush()
            session.add(Membership(class_id=row.id, pupil_id=pupil.id, position=position, ovz=position < ovz))
            pupils[grade].append(pupil)
    return classes, pupils


def _plan(session, year_id, start_year):
    items = []
    for number, (title, level, start, end, expected, who) in enumerate(PLAN, 1):
        item = PlanItem(
            year_id=year_id, code=f"П{number}", level=level, title=title, start=date(start_year, *start),
            end=date(start_year, *end) if end else None, target_group="обучающиеся 5–11 классов",
            expected_number=expected, expected_results="Знакомство с профессиями района", responsible=who,
        )  # fmt: skip
        session.add(item)
        items.append(item)
    session.flush()
    return items


def _event(session, year_id, number, event, classes, pupils, teachers, partners, start_year, long_names):
    title, start, end, form, hours, turnouts, who, whom = event
    if long_names:
        title += " для обучающихся общеобразовательных организаций Сосновского муниципального района и их родителей"
    record = WorkRecord(
        year_id=year_id, code=f"М{number}", title=title, start=date(start_year, *start), form=form, hours=hours,
        end=date(start_year, *end) if end else None, level=EventLevel.SCHOOL,
    )  # fmt: skip
    session.add(record)
    session.flush()
    for grade, kind, count, ovz in turnouts:
        row = Turnout(record_id=record.id, class_id=classes[grade].id, kind=kind)
        if kind in (COUNT, PARENTS):
            row.number, row.ovz = count, ovz
        session.add(row)
        session.flush()
        if kind is LIST:
            # without the first pupil, who has ОВЗ, unless asked for
            for position, pupil in enumerate(pupils[grade][-count:]):
                session.add(
                    TurnoutName(
                        turnout_id=row.id,
                        position=position,
                        name=pupil.full_name,
                        folded=pupil.folded,
                        pupil_id=pupil.id,
                    )
                )
    for position, index in enumerate(who):
        session.add(WorkRecordTeacher(record_id=record.id, teacher_id=teachers[index].id, position=position))
    for position, index in enumerate(whom):
        session.add(WorkRecordPartner(record_id=record.id, partner_id=partners[index].id, position=position))
    return record
