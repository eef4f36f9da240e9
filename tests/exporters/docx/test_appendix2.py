from docx.oxml.ns import qn

from exporters.docx import appendix2
from exporters.docx.office_template import variables
from models.vocabulary import EventLevel
from tests.exporters import awkward, factories, golden
from tests.exporters.docx.reading import open_paper, table_texts, whole_text

HEADINGS = [
    "Уровень проведения мероприятия",
    "Название мероприятия",
    "Сроки проведения",
    "Целевая группа участников",
    "Ожидаемое количество участников",
    "Ожидаемые результаты и эффекты проведения мероприятия",
    "Ответственное лицо (ФИО, должность), контактная информация (рабочий телефон, электронная почта)",
]


def rows_of(items):
    (table,) = open_paper(appendix2.render(factories.plan(tuple(items)))).tables
    return table_texts(table)


def labels(rows):
    return [row[0] for row in rows[1:]]


def test_headings_and_groups_stand_in_the_order_of_the_form():
    items = [factories.plan_item(number, level) for number, level in enumerate(reversed(EventLevel), start=1)]
    rows = rows_of(items)

    assert rows[0] == HEADINGS
    assert labels(rows) == ["Участие в региональном мероприятии", "Муниципальный", "Школьный"]
    assert [row[1][-1] for row in rows[1:]] == ["3", "2", "1"]


def test_label_covers_all_rows_of_its_group():
    (table,) = open_paper(appendix2.render(factories.plan())).tables
    first_column = [row.cells[0]._tc for row in table.rows]

    assert first_column[1] is first_column[2] is first_column[3]
    assert len({id(cell) for cell in first_column}) == 4


def test_empty_plan_keeps_the_blank_form():
    rows = rows_of([])

    assert labels(rows) == ["Участие в региональном мероприятии", "Муниципальный", "Школьный"]
    assert all(row[1:] == [""] * 6 for row in rows[1:])


def test_cells_of_an_item():
    rows = rows_of([factories.plan_item(7)])

    assert rows[-1] == [
        "Школьный",
        "Экскурсия на предприятие № 7",
        "Сентябрь – октябрь",
        "обучающиеся (8А, 9А)",
        "45",
        "Знакомство с профессиями предприятия, отзывы обучающихся",
        "Петрова Нина Сергеевна, 8 (38299) 2-17-35, zarechnaya@example.org, заместитель директора по ВР",
    ]


def test_item_with_little_in_it():
    item = factories.plan_item(
        7, dates_text="", end=None, target_group="", expected_number=None, role="", expected_results=""
    )
    assert rows_of([item])[-1][2:6] == ["14.09.2026", "8А, 9А", "", ""]
    assert rows_of([factories.plan_item(7, dates_text=" ")])[-1][2] == "14.09.2026 – 15.10.2026"
    assert rows_of([factories.plan_item(7, dates_text="", start=None)])[-1][2] == ""


def test_texts_of_any_signs_come_back_as_they_were():
    rows = rows_of(factories.plan_item(number, title=name) for number, name in enumerate(awkward.NAMES))

    assert tuple(row[1] for row in rows[3:]) == awkward.NAMES


def test_lines_of_a_text_stay_lines():
    rows = rows_of([factories.plan_item(1, expected_results="Первое\r\nВторое\nТретье")])

    assert rows[-1][5].split("\n") == ["Первое", "Второе", "Третье"]


def test_only_rows_that_a_page_holds_are_kept_whole():
    items = [factories.plan_item(1), factories.plan_item(2, expected_results="Знакомство с профессиями. " * 100)]
    (table,) = open_paper(appendix2.render(factories.plan(tuple(items)))).tables
    kept = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows]

    assert kept == [True, True, True, True, False]


def test_template_asks_for_exactly_what_the_paper_has():
    assert variables("appendix2") == set(appendix2.context(factories.plan()))


def test_whole_text():
    golden.check("appendix2-docx", whole_text(appendix2.render(factories.plan())))
