"""The shipped catalogues say what the documents say, and a broken one is named."""

import json
from pathlib import Path

import pytest

import resources
from models.errors import DamagedError
from models.services import catalogues
from models.vocabulary import Direction, EventLevel

DOCUMENTS = Path("/work/shared/documents")
with_documents = pytest.mark.skipif(not DOCUMENTS.exists(), reason="the documents lie outside of the project")


def bare(text):
    return "".join(text.split()).casefold()


def document(name):
    return bare((DOCUMENTS / name).read_text(encoding="utf-8"))


def test_the_window_offers_four_catalogues():
    assert [one.name for one in catalogues.catalogues()] == [
        "План региона, весна 2021",
        "Всероссийские события",
        "Дорожная карта 1027/р",
        "Формы работы 394-р",
    ]


def test_the_road_map_has_all_measures_of_its_seven_sections():
    road_map = catalogues.catalogue(catalogues.ROAD_MAP)

    numbers = [item.number for item in road_map.items]
    sizes = {1: 9, 2: 7, 3: 3, 4: 2, 5: 10, 6: 3, 7: 4}
    assert numbers == [f"{section}.{place}" for section, size in sizes.items() for place in range(1, size + 1)]
    assert [item.section[0] for item in road_map.items] == [number[0] for number in numbers]
    assert all(item.who and item.expected_results for item in road_map.items)
    assert [item.number for item in road_map.items if not item.dates_text] == ["2.5", "2.6", "2.7", "3.1", "3.2", "3.3"]


@with_documents
def test_the_road_map_says_what_the_order_says():
    order = document("1027-r_tomsk_project_2022.txt").replace("maou", "маоу")
    mended = {"2.4"}  # its row is broken over two pages in the text that we have

    for item in catalogues.catalogue(catalogues.ROAD_MAP).items:
        assert bare(item.section) in order
        if item.number not in mended:
            row = "".join((item.title, *item.who, item.dates_text))
            assert bare(row) in order.replace("образованию:", "образованию"), item.number


@with_documents
def test_the_forms_stand_in_clause_4_2():
    order = document("394-r_campaign_2021.txt")
    clause = order[order.index("4.2.возможныеформы") : order.index("5.порядокподготовки")]
    stems = {
        "Экскурсия на производство": "экскурсиинапроизводства",
        "Классный час": "классныечасы",
        "Коуч-сет": "коуч-сеты",
        "Воркшоп": "воркшопы",
        "Стажировка": "стажировки",
        "Профессиональная проба": "профессиональныепробы",
        "Школьное родительское собрание": "школьныеродительскиесобрания",
    }
    forms = catalogues.catalogue("forms-394").items

    assert {item.number.rsplit(".", 1)[0] for item in forms} == {f"4.2.{place}" for place in range(1, 7)}
    for title, words in stems.items():
        assert words in clause
        assert any(item.title == title for item in forms)
    assert all(item.form for item in forms)


@with_documents
def test_recurring_events_are_named_by_a_document():
    texts = "".join(document(path.name) for path in DOCUMENTS.glob("*.txt"))
    names = ("ПроеКТОриЯ", "Урок цифры", "Билет в будущее", "Большая перемена", "Большие вызовы", "Уроки настоящего",
             "Абилимпикс", "ПЕРВАЯ ПРОФЕССИЯ", "Урок моря", "Уроки Арктики и Дальнего Востока")  # fmt: skip
    titles = " ".join(item.title for item in catalogues.catalogue("recurring").items).casefold()

    for name in names:
        assert bare(name) in texts
        assert name.casefold() in titles
    assert all(item.cited for item in catalogues.catalogue("recurring").items)


def test_both_parents_meetings_are_there():
    meetings = [item for item in catalogues.catalogue("recurring").items if item.direction is Direction.PARENTS]

    assert [item.dates_text for item in meetings] == ["Сентябрь", "Февраль"]


def test_the_regional_plan_is_of_the_region():
    levels = [item.level for item in catalogues.catalogue("regional-spring-2021").items]

    assert levels[:10] == [EventLevel.REGIONAL] * 10


@with_documents
def test_roles_are_those_of_table_4():
    text = document("methodical_recommendations_2018.txt")
    table = text[text.index("таблица4") : text.index("такимобразом,дляреализациимодели")]

    assert len(catalogues.roles()) == 10
    for role in catalogues.roles():
        assert bare("Учителя-предметники" if role == "Учитель-предметник" else role) in table


def test_a_source_is_told_in_words():
    assert catalogues.source_in_words("road-map-1027/4.2") == "Дорожная карта 1027/р, п. 4.2"
    assert catalogues.source_in_words("приказ директора") == "приказ директора"


def test_an_unknown_catalogue():
    with pytest.raises(KeyError):
        catalogues.catalogue("нет")


def test_a_replaced_file_that_is_no_catalogue_is_named(tmp_path):
    path = tmp_path / "forms_394.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(DamagedError, match=r"«forms_394\.json» не открыть\. Файл не читается как JSON"):
        catalogues.load_catalogue(path)

    data = json.loads(resources.path("catalogues", "forms_394.json").read_text("utf-8"))
    data["items"][1]["number"] = data["items"][0]["number"]
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(DamagedError, match="стоит в каталоге дважды"):
        catalogues.load_catalogue(path)


@pytest.mark.parametrize("text", ["{", "{}", "[]", '{"roles": 5}'])
def test_a_replaced_list_of_roles_that_is_none_is_named(tmp_path, text):
    path = tmp_path / "roles_table4.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(DamagedError, match=r"«roles_table4\.json» не открыть"):
        catalogues.load_roles(path)
