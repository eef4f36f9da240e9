import copy
from datetime import date

import pytest

from models.rules.catalogues import CatalogueError, is_found, parse_catalogue, taken_into_plan, taken_sources
from models.rules.periods import SchoolYear
from models.vocabulary import Direction, EventLevel
from tests.models.rules.factories import an_item

DATA = {
    "format": 1,
    "key": "region",
    "name": "План региона",
    "title": "План региона на весну",
    "source": "Приказ № 1",
    "items": [
        {
            "number": "1",
            "group": "Область",
            "title": "Урок цифры",
            "level": "региональный",
            "dates_text": "10 – 22 марта 2021 г.; апрель 2021 г.",
            "start": "2021-03-10",
            "end": "2021-04-30",
            "who": ["Комитет", "ОО"],
            "direction": "Урочная деятельность",
            "form": "онлайн-урок",
            "project": "Урок цифры",
            "target_group": "5–11 классы",
            "expected_results": "Навыки",
            "place": "везде",
        },
        {"number": "2", "section": "Школа", "title": "Собрание", "dates_text": "", "end": "2021-09-17"},
        {"number": "3", "title": "Совещание", "who": ["Координаторы по профориентационной работе"]},
    ],
}


def changed(**changes):
    data = copy.deepcopy(DATA)
    data["items"][0].update(changes)
    return data


def test_a_catalogue_is_read():
    catalogue = parse_catalogue(DATA)

    assert (catalogue.key, catalogue.name, catalogue.source, catalogue.note) == (
        "region",
        "План региона",
        "Приказ № 1",
        "",
    )
    first, second, third = catalogue.items
    assert (first.section, first.level, first.direction) == ("Область", EventLevel.REGIONAL, Direction.LESSONS)
    assert (first.start, first.end) == (date(2021, 3, 10), date(2021, 4, 30))
    assert (second.section, second.level, second.start) == ("Школа", EventLevel.SCHOOL, None)
    assert [item.of_schools for item in (first, second, third)] == [True, False, True]
    assert catalogue.item("2") is second
    assert catalogue.item("9") is None
    assert catalogue.source_of(second) == "region/2"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ([], "не распознан"),
        ({"format": 2}, "не распознан"),
        ({**DATA, "items": []}, "нет пунктов"),
        ({**DATA, "items": {}}, "нет пунктов"),
        ({**DATA, "items": ["урок"]}, "пункт 1 не объект"),
        ({**DATA, "source": ""}, "каталог: не заполнено поле «source»"),
        (changed(title=" "), "пункт 1: не заполнено поле «title»"),
        (changed(number=7), "пункт 1: не заполнено поле «number»"),
        (changed(number="2"), "«2» стоит в каталоге дважды"),
        (changed(start="10.03.2021"), "«10.03.2021» не дата"),
        (changed(end="2021-03-09"), "последний день раньше первого"),
        (changed(level="районный"), "«районный» в поле «level» не из списка"),
        (changed(direction="Спорт"), "«Спорт» в поле «direction» не из списка"),
        (changed(who="ОО"), "«who» должно быть списком"),
        (changed(who=[1]), "«who» должно быть списком"),
    ],
)
def test_a_broken_catalogue_says_what_is_wrong(data, words):
    with pytest.raises(CatalogueError, match=words):
        parse_catalogue(data)


def test_an_item_is_taken_into_the_plan_of_a_year():
    catalogue = parse_catalogue(DATA)
    year = SchoolYear(2026)

    first = taken_into_plan(catalogue.items[0], "region/1", year)
    second = taken_into_plan(catalogue.items[1], "region/2", year)

    assert (first.id, first.code, first.source, first.responsible) == (0, "", "region/1", "")
    assert (first.start, first.end) == (date(2027, 3, 10), date(2027, 4, 30))
    assert first.dates_text == "10 – 22 марта 2027 г.; апрель 2027 г."
    assert (first.form, first.project, first.target_group, first.expected_results) == (
        "онлайн-урок",
        "Урок цифры",
        "5–11 классы",
        "Навыки",
    )
    assert (second.start, second.end, second.dates_text) == (None, date(2026, 9, 17), "до 17 сентября 2026 г.")


def test_items_are_found_by_words_of_any_case():
    item = parse_catalogue(DATA).items[0]

    assert is_found(item, "ЦИФРЫ урок")
    assert is_found(item, "область онлайн")
    assert is_found(item, "")
    assert not is_found(item, "цифры семья")


def test_what_is_taken_already():
    assert taken_sources([an_item(source="region/1"), an_item()]) == {"region/1"}
