"""Sound workbooks of any content, for hypothesis."""

from datetime import date, timedelta

from hypothesis import strategies as st

from models.rules.names import code_key, fold_name, fold_partner
from models.vocabulary import (
    FORMS,
    ConfirmedSubject,
    ConsultationKind,
    DiagnosticsMark,
    DiagnosticsStage,
    Direction,
    EventFormat,
    EventLevel,
    PartnerCategory,
    PersonCategory,
    ProfminimumLevel,
    TurnoutKind,
)
from models.workbook.raw import RawSheet, RawWorkbook
from models.workbook.sheets import SCHOOL_SHEETS, SheetSpec
from tests.models.workbook.books import SCHOOL, card, table

YEAR = (date(2026, 9, 1), date(2027, 8, 31))
CLASS_NAMES = ("1А", "5А", "5Б", "9", "10А", "11В")

_letters = st.sampled_from("АБЯёжщ «»\"'-–=+@;,.0179\n\tZz\u00a0\u200b&<")
text = st.text(_letters, min_size=1, max_size=12).map(lambda word: f"т{word}")
line = text.map(lambda word: word.replace("\n", " "))
maybe_text = st.none() | text
name = st.builds(
    "{} {}".format, st.sampled_from(["Ёлкин", "елкин", "Орлова", "Попов-Яр"]), st.sampled_from(["Ян", "Анна", "Пётр"])
)
day = st.dates(*YEAR)
maybe_day = st.none() | day
yes_no = st.sampled_from(["да", "нет", " ДА ", None])
small = st.integers(0, 5)


def _code(one):
    """Invisible marks of a cell are no part of what it says."""
    return code_key(one["Код"].replace("\u200b", ""))


def one_of(words):
    return st.sampled_from([word.value for word in words])


def maybe(words):
    return st.none() | one_of(words)


def distinct(lines, key):
    return list({key(one): one for one in lines}.values())


@st.composite
def workbooks(draw):
    """A workbook of which every row is sound."""
    classes = draw(_classes())
    sizes = {one["Класс"]: one["Обучающихся"] for one in classes}
    known = st.sampled_from(sorted(sizes))
    partners = distinct(draw(st.lists(_partner(), max_size=3)), lambda one: fold_partner(one["Наименование"]))
    plan = distinct(draw(st.lists(_plan_item(known), max_size=3)), _code)
    records = distinct(draw(st.lists(_record(partners, plan), max_size=4)), _code)
    turnouts = [
        draw(_turnout(one["Код"], name, sizes[name])) for one in records for name in draw(st.sets(known, max_size=2))
    ]
    sheets = {
        "Классы": classes,
        "Ученики": draw(st.lists(_pupil(known), max_size=6)),
        "Партнёры": partners,
        "План": plan,
        "Журнал работы": records,
        "Участники": turnouts,
        "Консультации": _uniquely_coded(draw(st.lists(_consultation(known), max_size=3))),
        "Диагностика": draw(_diagnostics(known)),
        "Кампании": draw(
            st.sampled_from([[], [{"Кампания": "spring-2027", "Начало": "20.03.2027", "Окончание": None}]])
        ),
        "Подтверждённые числа": draw(st.lists(_confirmed(known), max_size=1)),
        "Показатели": distinct(draw(st.lists(_indicator(), max_size=3)), _code),
    }
    return RawWorkbook(
        (card({**SCHOOL, "Директор": draw(maybe_text)}), *(_sheet(spec, sheets) for spec in SCHOOL_SHEETS[1:]))
    )


def _sheet(spec: SheetSpec, sheets) -> RawSheet:
    return table(spec.name, sheets[spec.name])


@st.composite
def _classes(draw):
    names = draw(st.sets(st.sampled_from(CLASS_NAMES), min_size=1))
    return [
        {
            "Класс": name,
            "Обучающихся": draw(st.integers(5, 30)),
            "С ОВЗ": 5,
            "Инвалидов": draw(st.none() | st.just(5)),
            "Классный руководитель": draw(maybe_text),
            "Уровень Профминимума": draw(maybe(ProfminimumLevel)),
            "План регистрации БВБ": draw(st.none() | small),
        }
        for name in sorted(names)
    ]


def _pupil(known):
    return st.fixed_dictionaries(
        {
            "Класс": known,
            "ФИО": name,
            "Код": maybe_text,
            "ОВЗ": yes_no,
            "Инвалидность": yes_no,
            "Дата рождения": st.none() | st.dates(date(2010, 1, 1), date(2010, 1, 3)),
            "Согласие на обработку": maybe_day,
            "Согласие на фото": yes_no,
        }
    )


def _partner():
    category = one_of(PartnerCategory)
    return st.fixed_dictionaries({"Наименование": _listed, "Категория": category, "Контакты": maybe_text})


_listed = line.map(lambda word: word.replace(";", ","))


@st.composite
def _plan_item(draw, known):
    start = draw(maybe_day)
    return {
        "Код": draw(line),
        "Уровень": draw(one_of(EventLevel)),
        "Название": draw(text),
        "Сроки": draw(maybe_text),
        "Начало": start,
        "Окончание": start and start + timedelta(days=draw(small)),
        "Классы": "; ".join(draw(st.lists(known, max_size=2))),
        "Ожидаемые результаты": draw(maybe_text),
        "Направление Профминимума": draw(maybe(Direction)),
        "Ранняя профориентация": draw(yes_no),
    }


@st.composite
def _record(draw, partners, plan):
    names = [one["Наименование"] for one in partners]
    start = draw(day)
    return {
        "Код": draw(line),
        "Дата": start,
        "Дата окончания": draw(st.none() | st.just(start + timedelta(days=3))),
        "Название": draw(text),
        "Пункт плана": draw(st.sampled_from([None, *(one["Код"] for one in plan)])),
        "Форма": draw(st.none() | line | st.sampled_from(FORMS)),
        "Формат": draw(maybe(EventFormat)),
        "Часы": draw(st.none() | st.integers(0, 1000).map(lambda hundredths: hundredths / 100)),
        "В отчёт кампании": draw(yes_no),
        "Педагоги": "; ".join(draw(st.lists(name, max_size=3))),
        "Партнёры": "; ".join(draw(st.lists(st.sampled_from(names), max_size=2)) if names else []),
        "Ссылки СМИ": draw(st.sampled_from([None, "https://a.example/1; https://a.example/2"])),
        "Лучшее": draw(yes_no),
        "Описание": draw(maybe_text),
    }


@st.composite
def _turnout(draw, code, class_name, size):
    kind = draw(st.sampled_from(TurnoutKind))
    number = draw(st.integers(0, size)) if kind is TurnoutKind.COUNT else draw(st.none() | st.integers(0, size))
    names = list({fold_name(one): one for one in draw(st.lists(name, min_size=1, max_size=4))}.values())
    return {
        "Код записи": code,
        "Класс": class_name,
        "Охват": kind.value,
        "Число": number,
        "Число ОВЗ": draw(st.none() | st.just(0)),
        "ФИО": "; ".join(names) if kind is TurnoutKind.LIST else None,
    }


@st.composite
def _consultation(draw, known):
    return {
        "Код": draw(st.none() | line),
        "Дата": draw(day),
        "Время": draw(st.sampled_from([None, "9:05", "14:30"])),
        "Вид": draw(one_of(ConsultationKind)),
        "Категория": draw(one_of(PersonCategory)),
        "Класс": draw(st.none() | known),
        "Участники": "; ".join(draw(st.lists(name, max_size=2))),
        "Число": draw(st.none() | small),
        "Тема": draw(text),
        "Содержание": draw(maybe_text),
        "Повторная встреча": draw(maybe_day),
        "Согласие на передачу": draw(yes_no),
    }


def _uniquely_coded(lines):
    plain = [one for one in lines if one["Код"] is None]
    return plain + distinct([one for one in lines if one["Код"] is not None], _code)


@st.composite
def _diagnostics(draw, known):
    lines = []
    for method in draw(st.sets(st.sampled_from(["ДДО", "Анкета «Я»"]), max_size=2)):
        session = {"Дата": draw(day), "Методика": method, "Этап": draw(maybe(DiagnosticsStage)), "Класс": draw(known)}
        people = {fold_name(one): one for one in draw(st.lists(name, max_size=2))}
        for person in people.values():
            mark = draw(maybe(DiagnosticsMark))
            scales = draw(st.sets(st.sampled_from(["П", "Т", "Своя шкала"]), max_size=2))
            lines += [
                {**session, "ФИО": person, "Шкала": scale, "Балл": draw(st.none() | small), "Отметка": mark}
                for scale in sorted(scales) or [None]
            ]
        if not people:
            lines.append(session)
    return lines


def _confirmed(known):
    return st.fixed_dictionaries(
        {
            "Кампания": st.sampled_from(["autumn-2026", "spring-2027"]),
            "Класс": known,
            "Что": one_of(ConfirmedSubject),
            "Число": small,
            "Причина": text,
        }
    )


def _indicator():
    return st.fixed_dictionaries({"Код": line, "Значение": text, "Документ": maybe_text})
