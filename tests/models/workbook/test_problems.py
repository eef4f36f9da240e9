"""Each kind of fault with its level, sheet, row and column."""

from datetime import date

import pytest

from models.vocabulary import FindingLevel
from models.workbook.known import JournalFacts
from models.workbook.parse import is_municipal, parse_workbook
from models.workbook.raw import RawSheet, RawWorkbook
from models.workbook.rows import ClassRow
from tests.models.workbook import books
from tests.models.workbook.books import book, with_cell, with_line


def problems(raw, facts=None):
    found = parse_workbook(raw, facts).problems
    assert all(one.message.endswith(".") for one in found)
    return [(one.level.value, one.sheet, one.row, one.column) for one in found]


def test_the_sound_workbook_has_no_problem():
    assert problems(book()) == []


@pytest.mark.parametrize(
    ("sheet", "row", "heading", "value"),
    [
        ("Классы", 2, "Обучающихся", "много"),
        ("Классы", 2, "С ОВЗ", 4),
        ("Классы", 2, "Инвалидов", 4),
        ("Ученики", 3, "Класс", "6А"),
        ("Ученики", 3, "ОВЗ", "может быть"),
        ("Партнёры", 2, "Категория", "друзья"),
        ("План", 2, "Уровень", "сельский"),
        ("План", 2, "Классы", "5А; 6–7"),
        ("Журнал работы", 2, "Дата", "31.02.2027"),
        ("Журнал работы", 2, "Пункт плана", "П9"),
        ("Журнал работы", 2, "Партнёры", "ООО «Юг»"),
        ("Журнал работы", 2, "Часы", -1),
        ("Журнал работы", 2, "Название", "#REF!"),
        ("Участники", 2, "Код записи", "М9"),
        ("Участники", 2, "Класс", "6А"),
        ("Участники", 2, "ФИО", None),
        ("Участники", 2, "ФИО", "А А; Б Б; В В; Г Г"),
        ("Участники", 3, "Число", 3),
        ("Участники", 3, "Число", None),
        ("Участники", 3, "Число", -1),
        ("Участники", 3, "Класс", "5 «А»"),
        ("Консультации", 2, "Класс", "6А"),
        ("Консультации", 2, "Число", 3),
        ("Консультации", 2, "Вид", "заочная"),
        ("Диагностика", 2, "Класс", "6А"),
        ("Диагностика", 2, "Балл", "пять"),
        ("Кампании", 2, "Кампания", "autumn-2027"),
        ("Кампании", 2, "Кампания", "осенняя"),
        ("Подтверждённые числа", 2, "Кампания", "spring-2026"),
        ("Подтверждённые числа", 2, "Класс", "6А"),
        ("Подтверждённые числа", 2, "Число", 4),
        ("Показатели", 2, "Значение", "#Н/Д"),
    ],
)
def test_an_error_names_the_cell(sheet, row, heading, value):
    found = problems(with_cell(sheet, row, heading, value))
    assert ("error", sheet, row, heading) in found
    assert [one for one in found if one[0] == "error" and one[1:] != (sheet, row, heading)] == []


@pytest.mark.parametrize(
    ("sheet", "row", "heading", "value"),
    [
        ("Классы", 2, "Класс", "12А"),
        ("Классы", 3, "Класс", "5-а"),
        ("План", 2, "Код", None),
        ("Журнал работы", 3, "Код", "M 1"),
    ],
)
def test_an_error_in_an_identity_is_told_beside_what_refers_to_it(sheet, row, heading, value):
    assert ("error", sheet, row, heading) in problems(with_cell(sheet, row, heading, value))


@pytest.mark.parametrize(
    ("sheet", "row", "cells", "heading"),
    [
        ("План", 2, {"Начало": date(2026, 9, 2), "Окончание": date(2026, 9, 1)}, "Окончание"),
        ("Журнал работы", 2, {"Дата окончания": date(2026, 9, 14)}, "Дата окончания"),
        ("Кампании", 2, {"Окончание": date(2026, 9, 1)}, "Окончание"),
        ("Кампании", 2, {"Начало": date(2026, 10, 16)}, "Окончание"),
        ("Участники", 3, {"Число ОВЗ": 1}, "Число ОВЗ"),
        ("Участники", 2, {"Число ОВЗ": 3}, "Число ОВЗ"),
        ("Участники", 2, {"Число инвалидов": 2}, "Число инвалидов"),
        ("Консультации", 3, {"Число ОВЗ": 13}, "Число ОВЗ"),
        ("Консультации", 2, {"Число ОВЗ": 1}, "Число ОВЗ"),
        ("Подтверждённые числа", 2, {"Что": "ОВЗ", "Число": 2}, "Число"),
    ],
)
def test_an_error_between_cells_names_the_one_to_mend(sheet, row, cells, heading):
    lines = [dict(line) for line in books.SHEETS[sheet]]
    lines[row - 2] |= cells
    assert problems(book(**{sheet.replace(" ", "_"): lines})) == [("error", sheet, row, heading)]


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [
        ("Классы", "Класс"),
        ("Партнёры", "Наименование"),
        ("План", "Код"),
        ("Журнал работы", "Код"),
        ("Участники", "Класс"),
        ("Консультации", "Код"),
        ("Диагностика", "Класс"),
        ("Кампании", "Кампания"),
        ("Подтверждённые числа", "Класс"),
        ("Показатели", "Код"),
    ],
)
def test_a_row_whose_identity_stands_above_already_is_an_error(sheet, heading):
    lines = books.SHEETS[sheet]
    repeated = ("error", sheet, len(lines) + 2, heading)
    assert repeated in problems(with_line(sheet, lines[-1]))


@pytest.mark.parametrize(("sheet", "heading"), [("Классы", "С ОВЗ"), ("Участники", "Охват"), ("Консультации", "Тема")])
def test_a_missing_required_value_is_an_error(sheet, heading):
    assert ("error", sheet, 2, heading) in problems(with_cell(sheet, 2, heading, " "))


def test_a_missing_required_column_is_one_error_in_the_row_of_headings():
    lines = [{name: value for name, value in line.items() if name != "Охват"} for line in books.TURNOUTS]
    assert problems(book(Участники=lines)) == [("error", "Участники", 1, "Охват")]


def test_a_sheet_without_rows_may_lack_columns():
    assert problems(RawWorkbook((*book(Показатели=None).sheets, RawSheet("Показатели", ("Код",), ())))) == []


def test_required_sheets_are_demanded():
    assert problems(RawWorkbook()) == [("error", "Школа", None, None), ("error", "Классы", None, None)]


@pytest.mark.parametrize(
    ("name", "value"),
    [("ИНН", "7059565940"), ("Учебный год", "2026"), ("Координатор", None), ("Тип организации", "частная")],
)
def test_the_card_is_named_by_row_and_name(name, value):
    raw = book({name: value})
    row = list({**books.SCHOOL, name: value}).index(name) + 1
    assert ("error", "Школа", row, name) in problems(raw)


def test_a_name_that_the_card_lacks_is_an_error_without_a_row():
    card = books.card({name: value for name, value in books.SCHOOL.items() if name != "ИНН"})
    raw = RawWorkbook((card, *book().sheets[1:]))
    assert problems(raw) == [("error", "Школа", None, "ИНН")]


def test_a_name_that_stands_twice_on_the_card_is_an_error():
    card = books.card({**books.SCHOOL, " инн * ": "7059565941"})
    assert problems(RawWorkbook((card, *book().sheets[1:]))) == [("error", "Школа", 6, "ИНН")]


def test_another_schools_inn_is_an_error():
    assert problems(book(), JournalFacts(inn="7044219836")) == [("error", "Школа", 2, "ИНН")]
    assert problems(book(), JournalFacts(inn="7059565941")) == []


def test_a_sheet_or_column_that_stands_twice_is_an_error():
    sound = book()
    classes = RawSheet(" классы ", *_parts(sound.sheets[1]))
    assert ("error", "Классы", None, None) in problems(RawWorkbook((*sound.sheets, classes)))
    doubled = RawSheet("Классы", (*sound.sheets[1].headings, "класс"), sound.sheets[1].rows)
    assert problems(RawWorkbook((sound.sheets[0], doubled, *sound.sheets[2:]))) == [("error", "Классы", 1, "Класс")]


def _parts(sheet):
    return sheet.headings, sheet.rows


@pytest.mark.parametrize(
    ("sheet", "row", "heading", "value"),
    [
        ("Журнал работы", 2, "Заметка", "моё"),
        ("Журнал работы", 3, "Дата", date(2027, 9, 1)),
        ("Консультации", 3, "Дата", date(2026, 8, 31)),
        ("Диагностика", 2, "Балл", 5),
        ("Участники", 2, "ФИО", "Иванов Петр; Незнакомов Яков; Чужаков Лев"),
        ("Консультации", 2, "Участники", "Иванов Пётр"),
        ("Консультации", 2, "Повторная встреча", date(2026, 9, 30)),
    ],
)
def test_a_warning_names_its_place_and_loads(sheet, row, heading, value):
    place = 1 if heading == "Заметка" else row
    assert problems(with_cell(sheet, row, heading, value)) == [("warning", sheet, place, heading)]


def test_an_unknown_sheet_is_a_warning_and_the_instructions_are_not():
    extra = [RawSheet(name, ("а",), ()) for name in ("Инструкция", "Списки", "Черновик")]
    assert problems(RawWorkbook((*book().sheets, *extra))) == [("warning", "Черновик", None, None)]


def test_an_unknown_name_on_the_card_is_a_warning():
    assert problems(book({"Девиз": "Вперёд"})) == [("warning", "Школа", 6, "Девиз")]


def test_a_name_in_diagnostics_that_is_no_pupil_is_one_warning_for_all_its_scores():
    lines = [{**line, "ФИО": "Незнакомов Яков"} for line in books.DIAGNOSTICS]
    assert problems(book(Диагностика=lines)) == [("warning", "Диагностика", 2, "ФИО")]


def test_a_score_outside_its_scale_is_a_warning():
    lines = [{**line, "Балл": score} for line, score in zip(books.DIAGNOSTICS, (9, 3, 4, 2, 2), strict=True)]
    assert problems(book(Диагностика=lines)) == [("warning", "Диагностика", 2, "Балл")]


def test_a_method_of_the_school_itself_has_no_sum():
    lines = [{**line, "Методика": "Наша анкета", "Балл": 99} for line in books.DIAGNOSTICS]
    assert problems(book(Диагностика=lines)) == []


def test_two_stages_or_two_marks_are_errors():
    lines = [
        {**line, "Этап": stage}
        for line, stage in zip(books.DIAGNOSTICS, ["начало года", None, "конец года", None, None], strict=True)
    ]
    assert problems(book(Диагностика=lines)) == [("error", "Диагностика", 4, "Этап")]
    lines = [
        {**line, "Отметка": mark}
        for line, mark in zip(books.DIAGNOSTICS, ["отказ", "отсутствовал", None, None, None], strict=True)
    ]
    assert ("error", "Диагностика", 3, "Отметка") in problems(book(Диагностика=lines))


def test_pupils_that_do_not_match_the_class_are_warned_of():
    assert problems(book(Ученики=books.PUPILS[1:], Диагностика=[], Участники=[])) == [
        ("warning", "Ученики", 2, "Класс")
    ]
    ovz = [{**line, "ОВЗ": "да"} for line in books.PUPILS[:3]]
    assert ("warning", "Ученики", 2, "ОВЗ") in problems(book(Ученики=[*ovz, *books.PUPILS[3:]]))


def test_one_pupil_twice_is_a_warning():
    born = {"Дата рождения": "01.02.2014"}
    lines = [{**books.PUPILS[0], **born}, {**books.PUPILS[0], **born}, *books.PUPILS[2:]]
    assert ("warning", "Ученики", 3, "ФИО") in problems(book(Ученики=lines, Участники=[]))


def test_a_pupil_may_be_named_by_code():
    assert problems(with_cell("Участники", 2, "ФИО", "к-1; Попов Илья")) == []


def test_a_faulty_class_is_no_second_fault_where_it_is_named():
    assert problems(with_cell("Классы", 2, "Обучающихся", "много")) == [("error", "Классы", 2, "Обучающихся")]


def test_several_faults_of_one_row_are_told_at_once():
    lines = [dict(line) for line in books.WORK_LOG]
    lines[0] |= {"Часы": "час", "Пункт плана": "П9"}
    found = problems(book(Журнал_работы=lines))
    assert set(found) == {("error", "Журнал работы", 2, "Часы"), ("error", "Журнал работы", 2, "Пункт плана")}


def test_problems_come_in_the_order_of_sheets_and_rows():
    lines = [{**line, "С ОВЗ": 9} for line in books.CLASSES]
    found = problems(book({"Тип организации": "частная"}, Классы=lines))
    assert found == [
        ("error", "Школа", 6, "Тип организации"),
        ("error", "Классы", 2, "С ОВЗ"),
        ("error", "Классы", 3, "С ОВЗ"),
    ]


def test_whole_class_and_parents_ignore_the_class_size():
    lines = [
        {"Код записи": "М1", "Класс": "5А", "Охват": "Весь класс", "Число": 30},
        {"Код записи": "М1", "Класс": "9Б", "Охват": "родители", "Число": 5},
        {"Код записи": "М2", "Класс": "9Б", "Охват": "родители", "Число": None},
    ]
    assert problems(book(Участники=lines)) == []


def test_the_journal_is_known_where_a_sheet_is_absent():
    facts = JournalFacts(
        classes=(ClassRow(name="6А", enrolment=20, ovz=2),),
        partners=("ООО «Юг»",),
        plan_codes=("П7",),
        record_codes=("М7",),
    )
    lines = [{**books.WORK_LOG[0], "Пункт плана": "п7", "Партнёры": 'ооо "юг"'}]
    turnouts = [{"Код записи": "M7", "Класс": "6А", "Охват": "число", "Число": 20}]
    raw = book(План=None, Партнёры=None, Журнал_работы=lines, Участники=turnouts)
    assert problems(raw, facts) == []
    assert len(problems(raw)) == 4


@pytest.mark.parametrize("classes", ["5А;9Б", "5–9", "5-9 классы", "5", "9", "5А, 9Б", " 5 «а» ", None])
def test_a_plan_item_names_classes_grades_and_ranges(classes):
    assert problems(with_cell("План", 2, "Классы", classes)) == []


@pytest.mark.parametrize("classes", ["5Б", "6", "5–10", "9–5", "все", "5–99"])
def test_a_plan_item_of_unknown_classes_is_an_error(classes):
    assert problems(with_cell("План", 2, "Классы", classes)) == [("error", "План", 2, "Классы")]


def test_headings_and_sheets_are_found_in_any_case_with_spaces_and_asterisks():
    sound = book()
    renamed = tuple(
        RawSheet(
            f" {sheet.name.upper()} ",
            tuple(f" {heading.upper()}* " for heading in sheet.headings),
            tuple(
                type(row)(row.number, {f" {name.upper()}* ": value for name, value in row.cells.items()})
                for row in sheet.rows
            ),
        )
        for sheet in sound.sheets
    )
    read, expected = parse_workbook(RawWorkbook(renamed)), parse_workbook(sound)
    assert read.problems == ()
    assert read.workbook == expected.workbook


def test_a_problem_as_json():
    [problem] = parse_workbook(with_cell("Классы", 2, "С ОВЗ", 9)).problems
    assert problem.level is FindingLevel.ERROR
    assert problem.as_json() == {
        "level": "error",
        "sheet": "Классы",
        "row": 2,
        "column": "С ОВЗ",
        "message": "С ОВЗ в 5А классе 9, а обучающихся 3: исправьте одно из чисел.",
    }


def test_a_municipal_workbook_is_told_by_its_sheet():
    assert is_municipal(RawWorkbook((RawSheet("муниципалитет", (), ()),)))
    assert not is_municipal(book())
