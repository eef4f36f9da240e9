"""Random schools, their workbooks as careless people fill them in, and a judge of their figures.

The judge counts from what the school is (not from the workbook) and follows the text of the domain page alone: it
shares no line with the program, so that both must be wrong in the same way to agree wrongly.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import openpyxl

GRADES = range(5, 12)
WHOLE, LIST, COUNT, PARENTS = "весь класс", "список", "число", "родители"
PUPILS, OVZ = "обучающиеся", "ОВЗ"

CATEGORIES = (
    "Профессиональные образовательные организации",
    "Производственные компании, предприятия",
    "Предприниматели, бизнес-сообщество",
    "Родительская общественность, НКО, выпускники",
)
PARTNERS = {
    "НИ ТГУ": 0, "ТУСУР": 0, "Томский лесотехнический техникум": 0, "ООО «Север»": 1, "ПАО «Россети Томск»": 1,
    "ЗАО «Ёлочка»": 1, "ИП Иванов И.И.": 2, "Кофейня «Сова»": 2, "Совет отцов": 3, "НКО «Зелёный мир»": 3,
    "Артёмов П.И., выпускник": 3,
}  # fmt: skip
SURNAMES = ("Иванов", "Семёнов", "Ёлкин", "Петров-Водкин", "Ковалёв", "Ким", "Жуков", "Артемьев", "О'Нил", "Цой")
GIVEN = ("Пётр", "Алексей", "Семён", "Артём", "Ян", "Фёдор", "Олег", "Лев")
LETTERS = "АБВГКМНТ"
LOOK_ALIKES = str.maketrans("АВСЕКМНОРТХ", "ABCEKMHOPTX")
FORMS = ("экскурсия", "Классный час", "встреча с работодателем", "квест", None)


@dataclass
class Person:
    name: str
    ovz: bool = False
    born: date | None = None


@dataclass
class SchoolClass:
    grade: int
    letter: str
    size: int
    ovz: int
    pupils: list[Person] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.grade}{self.letter}"


@dataclass
class Turnout:
    of: SchoolClass
    kind: str
    number: int = 0
    ovz: int = 0
    names: list[Person] = field(default_factory=list)


@dataclass
class Event:
    code: str
    start: date
    end: date | None
    reported: bool
    teachers: set[str]
    teachers_total: int | None
    partners: set[str]
    turnouts: list[Turnout]

    @property
    def last(self) -> date:
        return self.end or self.start


@dataclass
class Confirmed:
    campaign: str
    of: SchoolClass
    what: str
    number: int


@dataclass
class School:
    inn: str
    year: int
    classes: list[SchoolClass] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    campaigns: dict[str, tuple[date, date]] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    confirmed: list[Confirmed] = field(default_factory=list)
    partners: set[str] = field(default_factory=set)


# The judge: domain, section 4.


def counted(school: School, campaign: str) -> list[Event]:
    first, last = school.campaigns[campaign]
    return [
        event
        for event in school.events
        if event.reported
        and event.start <= last
        and event.last >= first
        and (not event.turnouts or any(turnout.of.grade in GRADES for turnout in event.turnouts))
    ]


def unique_range(turnouts: list[Turnout], size: int, *, ovz: bool) -> tuple[int, int]:
    """Lowest and highest number of distinct pupils of one class."""
    came = [turnout for turnout in turnouts if turnout.kind != PARENTS]
    if any(turnout.kind == WHOLE for turnout in came):
        return size, size
    names = {person.name for one in came if one.kind == LIST for person in one.names if person.ovz or not ovz}
    counts = [turnout.ovz if ovz else turnout.number for turnout in came if turnout.kind == COUNT]
    return max(len(names), max(counts, default=0)), min(size, len(names) + sum(counts))


def ranges(school: School, campaign: str, school_class: SchoolClass) -> dict[str, tuple[int, int]]:
    turnouts = [one for event in counted(school, campaign) for one in event.turnouts if one.of is school_class]
    return {
        PUPILS: unique_range(turnouts, school_class.size, ovz=False),
        OVZ: unique_range(turnouts, school_class.ovz, ovz=True),
    }


def cumulative(events: list[Event]) -> int:
    total = 0
    for event in events:
        for turnout in event.turnouts:
            if turnout.of.grade in GRADES:
                total += {WHOLE: turnout.of.size, LIST: len(turnout.names), COUNT: turnout.number, PARENTS: 0}[
                    turnout.kind
                ]
    return total


def figures(school: School, campaign: str) -> dict:
    """The figures of contract, section 4, without the head and the findings."""
    events = counted(school, campaign)
    reported = {PUPILS: dict.fromkeys(map(str, GRADES), 0), OVZ: dict.fromkeys(map(str, GRADES), 0)}
    upper = 0
    pupils = [one for one in school.classes if one.grade in GRADES]
    confirmed = {(one.of.name, one.what): one.number for one in school.confirmed if one.campaign == campaign}
    for school_class in pupils:
        found = ranges(school, campaign, school_class)
        upper += found[PUPILS][1]
        for what, by_grade in reported.items():
            by_grade[str(school_class.grade)] += confirmed.get((school_class.name, what), found[what][0])
    teachers = {name for event in events for name in event.teachers}
    partners = {name for event in events for name in event.partners}
    return {
        "campaign": campaign,
        "schools_total": 1,
        "schools_involved": int(bool(events)),
        "events": len(events),
        "students_total": sum(one.size for one in pupils),
        "participants": {
            "total": sum(reported[PUPILS].values()),
            "by_grade": reported[PUPILS],
            "upper_bound": upper,
            "cumulative": cumulative(events),
        },
        "students_ovz_total": sum(one.ovz for one in pupils),
        "participants_ovz": {"total": sum(reported[OVZ].values()), "by_grade": reported[OVZ]},
        "teachers": max(len(teachers), max((event.teachers_total or 0 for event in events), default=0)),
        "partners": {
            "total": len(partners),
            "by_category": {
                category: {name for name in partners if CATEGORIES[PARTNERS[name]] == category}
                for category in CATEGORIES
            },
        },
    }


# The school.


def inn_of(rng: random.Random) -> str:
    nine = [7, 0, *(rng.randrange(10) for _ in range(7))]
    return "".join(
        map(str, [*nine, sum(w * d for w, d in zip((2, 4, 10, 3, 5, 9, 4, 6, 8), nine, strict=True)) % 11 % 10])
    )


def random_school(rng: random.Random, *, inn: str | None = None, year: int = 2026) -> School:
    school = School(inn or inn_of(rng), year)
    _calendar(school, rng)
    _classes(school, rng)
    teachers = [f"Учителева Мария {letter}." for letter in "АБВГДЖЗИ"] + ["Королёв Пётр Ильич"]
    for number in range(rng.randrange(25)):
        school.events.append(_event(school, rng, number, teachers))
    school.partners = {name for event in school.events for name in event.partners} | set(
        rng.sample(sorted(PARTNERS), rng.randrange(4))
    )
    _confirm(school, rng)
    return school


def _calendar(school: School, rng: random.Random) -> None:
    autumn, spring = f"autumn-{school.year}", f"spring-{school.year + 1}"
    school.campaigns = {
        autumn: (date(school.year, 9, 13), date(school.year, 10, 15)),
        spring: (date(school.year + 1, 3, 15), date(school.year + 1, 4, 16)),
    }
    for name, (first, last) in school.campaigns.items():
        if rng.random() < 0.3:
            moved = first + timedelta(rng.randrange(-9, 10))
            school.campaigns[name] = moved, last + timedelta(rng.randrange(-9, 10))
            school.moved.add(name)


def _classes(school: School, rng: random.Random) -> None:
    top = rng.choice((9, 11, 11))
    single = rng.random() < 0.3
    for grade in range(rng.choice((1, 5)), top + 1):
        if rng.random() < 0.1:
            continue
        for letter in [""] if single else rng.sample(LETTERS, rng.choice((1, 1, 2, 3))):
            size = rng.choice((0, 1, rng.randrange(2, 9), rng.randrange(9, 33)))
            ovz = rng.randrange(min(size, 4) + 1)
            school.classes.append(SchoolClass(grade, letter, size, ovz, _pupils(rng, size, ovz)))
    if not school.classes:
        school.classes.append(SchoolClass(5, "", 3, 1, _pupils(rng, 3, 1)))


def _pupils(rng: random.Random, size: int, ovz: int) -> list[Person]:
    everyone = [f"{surname} {name} {middle}" for surname in SURNAMES for name in GIVEN for middle in ("", "Ильич")]
    people = [Person(" ".join(name.split())) for name in rng.sample(everyone, size)]
    for person in rng.sample(people, ovz):
        person.ovz = True
    for person in people:
        if rng.random() < 0.3:
            person.born = date(2012, rng.randrange(1, 13), rng.randrange(1, 29))
    plain = [person for person in people if not person.ovz]
    if len(plain) > 3 and rng.random() < 0.3:
        plain[1].name = plain[0].name  # namesakes
        plain[0].born, plain[1].born = rng.choice(((None, None), (date(2012, 3, 4), date(2012, 5, 6))))
    return people


def _day(school: School, rng: random.Random) -> date:
    edges = [day + timedelta(rng.randrange(-3, 4)) for days in school.campaigns.values() for day in days]
    anywhere = date(school.year, 9, 1) + timedelta(rng.randrange(300))
    return rng.choice((*edges, anywhere))


def _event(school: School, rng: random.Random, number: int, teachers: list[str]) -> Event:
    start = _day(school, rng)
    groups = rng.sample(school.classes, min(len(school.classes), rng.choice((0, 1, 1, 2, 5))))
    return Event(
        code=f"М{number}-{school.year}",
        start=start,
        end=start + timedelta(rng.choice((0, 1, 5, 40))) if rng.random() < 0.4 else None,
        reported=rng.random() < 0.85,
        teachers=set(rng.sample(teachers, rng.randrange(4))),
        teachers_total=rng.choice((None, None, 0, rng.randrange(12))),
        partners=set(rng.sample(sorted(PARTNERS), rng.choice((0, 0, 1, 2, 3)))),
        turnouts=[_turnout(rng, school_class) for school_class in groups],
    )


def _turnout(rng: random.Random, of: SchoolClass) -> Turnout:
    kind = rng.choice((WHOLE, LIST, LIST, COUNT, COUNT, PARENTS))
    if kind == LIST and not of.pupils:
        kind = COUNT
    if kind == LIST:
        some = rng.sample(of.pupils, rng.randrange(1, len(of.pupils) + 1))
        return Turnout(of, kind, names=list({person.name: person for person in some}.values()))
    if kind == COUNT:
        number = rng.randrange(of.size + 1)
        return Turnout(of, kind, number, rng.randrange(min(of.ovz, number) + 1))
    return Turnout(of, kind, rng.randrange(30) if kind == PARENTS else 0)


def _confirm(school: School, rng: random.Random) -> None:
    for campaign in school.campaigns:
        for school_class in school.classes:
            if school_class.grade not in GRADES or rng.random() > 0.25:
                continue
            found = ranges(school, campaign, school_class)
            number = rng.randint(*found[PUPILS])
            least, most = found[OVZ]
            school.confirmed.append(Confirmed(campaign, school_class, PUPILS, number))
            if least <= min(most, number) and rng.random() < 0.5:
                school.confirmed.append(Confirmed(campaign, school_class, OVZ, rng.randint(least, min(most, number))))


# The workbook, written as people write.


class Hand:
    """Writes values down carelessly; `careful` writes them plainly."""

    def __init__(self, rng: random.Random, *, careful: bool = False) -> None:
        self.rng, self.careful = rng, careful

    def pick(self, plain: object, *others: object) -> object:
        return plain if self.careful else self.rng.choice((plain, *others))

    def word(self, text: str) -> object:
        return self.pick(text, text.upper(), text.capitalize(), f"  {text} ", text.replace(" ", "  "))

    def klass(self, of: SchoolClass) -> object:
        if not of.letter:
            return self.pick(of.name, of.grade, f"{of.grade} ", f"{of.grade} класс")
        latin = of.letter.translate(LOOK_ALIKES)
        return self.pick(
            of.name,
            f"{of.grade} {of.letter}",
            f"{of.grade}-{of.letter.lower()}",
            f"{of.grade}«{of.letter}»",
            f'{of.grade} "{of.letter.lower()}"',
            f"{of.grade}{latin}",
            f"{of.grade} {latin.lower() if latin != of.letter and latin not in 'BHM' else latin}",
        )

    def number(self, value: int | None) -> object:
        return None if value is None else self.pick(value, str(value), f" {value} ", float(value))

    def day(self, value: date | None) -> object:
        if value is None:
            return None
        return self.pick(value, f"{value:%d.%m.%Y}", f" {value:%d.%m.%Y}", f"{value.day}.{value.month}.{value.year}")

    def person(self, name: str) -> str:
        spelled = (name.replace("ё", "е").replace("Ё", "Е"), name.upper(), name.replace(" ", "  "), name.lower())
        return str(self.pick(name, name, *spelled))

    def partner(self, name: str) -> str:
        bare = name.replace("«", "").replace("»", "")
        return str(self.pick(name, bare, bare.lower(), name.replace("«", '"').replace("»", '"').replace("ё", "е")))

    def listed(self, items: list[str]) -> object:
        if not self.careful and items and self.rng.random() < 0.3:
            items = [*items, self.rng.choice(items)]
        return self.pick("; ", ";", " ;  ").join(items) + str(self.pick("", ";", "; ")) if items else None  # type: ignore[union-attr]

    def yes_no(self, value: bool, *, blank_is: bool = False) -> object:
        word = self.word("да" if value else "нет")
        return self.pick(None, word) if value is blank_is else word

    def shuffled(self, items: list) -> list:
        return list(items) if self.careful else self.rng.sample(items, len(items))


def write_workbook(school: School, path: Path, rng: random.Random, *, careful: bool = False) -> None:
    """The school as a workbook of contract, section 3; rows, columns and sheets in any order unless `careful`."""
    hand = Hand(rng, careful=careful)
    sheets = [
        ("Школа", None, _card(school, hand)),
        *((name, headings, hand.shuffled(rows)) for name, headings, rows in _tables(school, hand)),
    ]
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, headings, rows in hand.shuffled(sheets):
        sheet = book.create_sheet(str(hand.pick(name, name.upper(), name.lower())))
        if headings is None:
            for row in hand.shuffled(rows):
                sheet.append(row)
            continue
        order = hand.shuffled(list(range(len(headings))))
        sheet.append([hand.pick(headings[i], headings[i].upper(), f"{headings[i]} ") for i in order])
        for row in rows:
            sheet.append([row[i] for i in order])
            if not careful and rng.random() < 0.03:
                sheet.append([None, "  "][: len(order)])
    book.save(path)


def _card(school: School, hand: Hand) -> list[list[object]]:
    return [
        ["Полное наименование", "МАОУ СОШ № 1 «Берёзка»"],
        ["ИНН", hand.pick(school.inn, int(school.inn))],
        ["Муниципальное образование", "Томский район"],
        ["Тип организации", hand.word("муниципальная")],
        ["Учебный год", f"{school.year}/{school.year + 1}"],
        ["Координатор", "Петрова Анна Ильинична"],
        ["Телефон", "+7 (3822) 00-00-00"],
    ]


def _tables(school: School, hand: Hand) -> list[tuple[str, list[str], list[list[object]]]]:
    tables = [
        (
            "Классы",
            ["Класс", "Обучающихся", "С ОВЗ"],
            [[hand.klass(one), hand.number(one.size), hand.number(one.ovz)] for one in school.classes],
        ),
        (
            "Ученики",
            ["Класс", "ФИО", "ОВЗ", "Дата рождения"],
            [
                [hand.klass(one), person.name, hand.yes_no(person.ovz), hand.day(person.born)]
                for one in school.classes
                for person in one.pupils
            ],
        ),
        (
            "Партнёры",
            ["Наименование", "Категория"],
            [[name, hand.word(CATEGORIES[PARTNERS[name]])] for name in sorted(school.partners)],
        ),
        _work_log(school, hand),
        _participants(school, hand),
    ]
    if school.moved:
        rows = [[name, *(hand.day(day) for day in school.campaigns[name])] for name in sorted(school.moved)]
        tables.append(("Кампании", ["Кампания", "Начало", "Окончание"], rows))
    if school.confirmed:
        rows = [
            [one.campaign, hand.klass(one.of), hand.word(one.what), hand.number(one.number), "по журналу"]
            for one in school.confirmed
        ]
        tables.append(("Подтверждённые числа", ["Кампания", "Класс", "Что", "Число", "Причина"], rows))
    return tables


def _work_log(school: School, hand: Hand) -> tuple[str, list[str], list[list[object]]]:
    headings = ["Код", "Дата", "Дата окончания", "Название", "Форма", "В отчёт кампании", "Педагоги"]
    rows = [
        [
            event.code,
            hand.day(event.start),
            hand.day(event.end),
            f"Встреча № {number}",
            hand.rng.choice(FORMS),
            hand.yes_no(event.reported, blank_is=True),
            hand.listed([hand.person(name) for name in sorted(event.teachers)]),
            hand.number(event.teachers_total),
            hand.listed([hand.partner(name) for name in sorted(event.partners)]),
        ]
        for number, event in enumerate(school.events)
    ]
    return "Журнал работы", [*headings, "Педагогов всего", "Партнёры"], rows


def _participants(school: School, hand: Hand) -> tuple[str, list[str], list[list[object]]]:
    rows = []
    for event in school.events:
        for turnout in event.turnouts:
            rows.append(
                [
                    hand.pick(event.code, event.code.lower(), f" {event.code} "),
                    hand.klass(turnout.of),
                    hand.word(turnout.kind),
                    *_who_came(turnout, hand),
                ]
            )
    return "Участники", ["Код записи", "Класс", "Охват", "Число", "Число ОВЗ", "ФИО"], rows


def _who_came(turnout: Turnout, hand: Hand) -> tuple[object, object, object]:
    """Число, Число ОВЗ, ФИО; also what people fill in without need: the length of a list, some of those counted."""
    names = [person.name for person in turnout.names]
    if turnout.kind == COUNT:
        if hand.rng.random() < 0.2:
            names = sorted({person.name for person in turnout.of.pupils})[: turnout.number]
        ovz = hand.number(turnout.ovz) if turnout.ovz or hand.rng.random() < 0.5 else None
        return hand.number(turnout.number), ovz, hand.listed([hand.person(name) for name in names])
    if turnout.kind == PARENTS:
        return hand.number(turnout.number), None, None
    length = {LIST: len(names), WHOLE: turnout.of.size}[turnout.kind] if hand.rng.random() < 0.2 else None
    return hand.number(length), None, hand.listed([hand.person(name) for name in names])
