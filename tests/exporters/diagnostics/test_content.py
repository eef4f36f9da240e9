"""What the papers of diagnostics say: ведомость, card, справка, Таблица 2, the log."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from exporters.bar_chart import BarChart
from exporters.diagnostics.card import card_content
from exporters.diagnostics.change import change_content
from exporters.diagnostics.criteria import criteria_content
from exporters.diagnostics.log import diagnostics_log, methods
from exporters.diagnostics.note import note_document
from exporters.diagnostics.sheet import sheet_content
from exporters.table_document import Paragraph, Table
from models.rules.diagnostics.answers import blank_sheet, parse_sheet
from models.rules.diagnostics.change import compare
from models.rules.diagnostics.criteria import criteria_summary
from models.rules.diagnostics.log_year import DiagnosticsLogRow, DiagnosticsYear
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.scoring import score_sheet
from models.rules.diagnostics.shipped import shipped_instruments
from models.rules.log_numbering import PrintedLog
from models.rules.log_options import LogOptions, Names
from models.vocabulary import DiagnosticsMark
from tests.exporters.diagnostics.sheets import CODES, NAMES, ddo_sheet, method, note, person, result, sheet, texts
from tests.exporters.logs.rows import HEAD

FULL = LogOptions(2026, names=Names.FULL)


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def everything(content):
    return plain(str([texts(section) for section in content.paper.sections]) + str(content.paper))


def test_the_sheet_of_a_class():
    people, figures = sheet_content(ddo_sheet(), HEAD, Names.FULL, {}).paper.sections
    assert [column.title for column in people.columns] == [
        "№", "Фамилия, имя, отчество", "П", "Т", "Ч", "З", "Х", "Ведущие шкалы", "Уровень", "Примечание",
    ]  # fmt: skip
    rows = texts(people)
    assert rows[0] == ["1", "Алёшин Иван Ильич", "8", "3", "3", "3", "3", "П", "высокий", ""]
    assert rows[1] == ["2", "Борина Анна Львовна", "7", "7", "2", "2", "2", "П, Т", "высокий", ""]
    assert rows[5] == ["6", "Отказов Олег", "", "", "", "", "", "", "", "отказ"]
    assert rows[6][-1] == "отсутствовал"
    assert people.notes == ("По списку 8, обследовано 5 (62,50 %), отказались 1, отсутствовали 1.",)
    assert [plain(text) for text in texts(figures)[0]] == [
        "П", "3 чел. (60,00 %)", "2 чел. (40,00 %)", "0 чел. (0,00 %)", "3 чел. (60,00 %)", "5,4",
    ]  # fmt: skip
    assert [(bar.label, bar.value) for bar in figures.chart.bars] == [("П", 3), ("Т", 2), ("Ч", 1), ("З", 0), ("Х", 0)]
    assert "несколько ведущих шкал" in figures.notes[0]


def test_names_by_code_or_not_at_all():
    coded = sheet_content(ddo_sheet(), HEAD, Names.CODED, CODES)
    assert "К-001" in everything(coded)
    assert coded.paper.sections[0].columns[1].title == "Код"
    assert coded.coded == CODES
    nobody = sheet_content(ddo_sheet(), HEAD, Names.NONE, {})
    (figures,) = nobody.paper.sections
    assert figures.notes[0].startswith("По списку 8")
    for content in (coded, nobody):
        assert not any(name.split()[0] in everything(content) for name in NAMES)


def test_a_small_group_prints_no_percentages():
    ddo = method("ДДО")
    content = sheet_content(sheet(ddo, person("Алёшин Иван", ddo, 8, 3, 3, 3, 3)), HEAD, Names.FULL, {})
    assert "%" not in everything(content).replace("Группа меньше 5 человек: проценты не печатаются.", "")
    assert "Группа меньше 5 человек" in content.paper.sections[1].notes[0]


@pytest.mark.parametrize("instrument", shipped_instruments(), ids=lambda one: one.key)
def test_every_method_has_all_its_papers(instrument):
    answers = instrument.answers
    if instrument.has_sheet:
        given = (answers.highest,) * answers.slots
        scored = dict(score_sheet(instrument, given).scores)
    else:
        given, scored = (), {} if instrument.only_passed else {"Активность": Decimal(3), "Воля": Decimal(5)}
    people = [PersonResult(name, answers=given, scores=scored, outcome="ИТ") for name in NAMES]
    held = sheet(instrument, *people)
    content = sheet_content(held, HEAD, Names.FULL, {})
    for section in content.paper.sections:
        widths = [len(row) for row in section.rows]
        assert set(widths) == {len(section.columns)}
    assert sheet_content(held, HEAD, Names.NONE, {}).paper.sections
    card = card_content([result(instrument, people[0])], HEAD, 2026, Names.FULL, {})
    assert {len(row) for row in card.paper.sections[0].rows} == {len(card.paper.sections[0].columns)}
    paper = note_document(held, note(held), HEAD)
    said = " ".join(block.content.text for block in paper.blocks if isinstance(block, Paragraph))
    assert instrument.title in said
    assert not any(name.split()[0] in said for name in NAMES)


def test_many_scales_stand_in_a_table_of_their_own():
    interests = method("Карта интересов")
    people, scores, figures = sheet_content(
        sheet(interests, *(person(name, interests, 5, 12, *[-1] * 27) for name in NAMES)), HEAD, Names.FULL, {}
    ).paper.sections
    assert texts(people)[0][2:] == ["география, биология", "интерес выражен ярко", ""]
    assert [column.title for column in scores.columns] == ["Шкала", "1", "2", "3", "4", "5"]
    assert texts(scores)[0] == ["биология", *["5"] * 5]
    assert [row[0] for row in texts(figures)] == ["география"]


def test_long_scale_names_become_numbers_with_a_legend():
    inclinations = method("Опросник профессиональных склонностей")
    people, _ = sheet_content(
        sheet(inclinations, person("Алёшин Иван", inclinations, 10, 9, 5, 0, 0, 0)), HEAD, Names.FULL, {}
    ).paper.sections
    assert [column.title for column in people.columns][2:8] == ["1", "2", "3", "4", "5", "6"]
    assert people.notes[0].startswith("Шкалы: 1 – люди; 2 – исследования;")
    assert sum(column.width_mm for column in people.columns) == pytest.approx(267, abs=0.5)


def test_levels_of_each_scale_where_none_leads():
    esteem = method("Дембо — Рубинштейн")
    people, figures = sheet_content(
        sheet(esteem, *(person(name, esteem, 50, 90) for name in NAMES)), HEAD, Names.FULL, {}
    ).paper.sections
    assert texts(people)[0][4] == "самооценка – средняя\nпритязания – очень высокий"
    assert [row[:2] for row in texts(figures)][:2] == [["самооценка", "низкая"], ["", "средняя"]]
    assert figures.chart.bars[1].label == "самооценка: средняя"
    ddo = method("ДДО")
    tied, _ = sheet_content(sheet(ddo, person("А Б", ddo, 6, 6, 2, 3, 3)), HEAD, Names.FULL, {}).paper.sections
    assert texts(tied)[0][8] == "средний"


def test_means_are_drawn_between_the_bounds_of_their_scales():
    meaning = method("СЖО")
    content = sheet_content(sheet(meaning, *(person(name, meaning, 24, 42, 5) for name in NAMES)), HEAD, Names.FULL, {})
    chart = content.paper.sections[1].chart
    assert [(bar.label, bar.value, bar.shown) for bar in chart.bars] == [
        ("Цели", 50, "24 из 42"), ("Процесс", 100, "42 из 42"), ("Результат", 0, "5 из 35"),
    ]  # fmt: skip
    assert content.paper.sections[1].title == "Средние баллы"


def test_the_card_of_a_pupil():
    ddo = method("ДДО")
    given = parse_sheet("аб" * 9 + "а.", ddo.answers)
    one = PersonResult("Алёшин Иван Ильич", answers=given, scores=dict(score_sheet(ddo, given).scores))
    content = card_content([result(ddo, one)], HEAD, 2026, Names.FULL, {})
    (section,) = content.paper.sections
    assert content.paper.heads == ("Алёшин Иван Ильич, 8А класс",)
    assert section.title == "«ДДО (Климов)», 5 октября 2026 г., начало года"
    assert texts(section)[0] == ["Х", "6", "8", "средний"]
    assert section.rows[0][0].bold
    assert section.notes == ("Ведущая шкала: Х.", "Нет ответов на вопросы: 20.")
    assert section.chart.bars[0].value == 75
    coded = card_content([result(ddo, one)], HEAD, 2026, Names.CODED, CODES)
    assert coded.paper.heads == ("К-001, 8А класс",)


def test_cards_of_other_methods():
    meaning, readiness, ticket, own = map(method, ("СЖО", "ОПГ", "Билет в будущее", "Лист наблюдения"))
    (section,) = card_content([result(meaning, person("А Б", meaning, 20))], HEAD, 2026, Names.FULL, {}).paper.sections
    assert texts(section)[0] == ["Цели", "20", "42", "32,90 ± 5,92\nниже нормы", "29,38 ± 6,24\nниже нормы"]
    assert "ориентир" in section.notes[0]
    given = (2, 1, 0, *blank_sheet(readiness.answers)[3:])
    one = PersonResult("А Б", answers=given, scores=dict(score_sheet(readiness, given).scores))
    (section,) = card_content([result(readiness, one)], HEAD, 2026, Names.FULL, {}).paper.sections
    assert texts(section)[0] == ["З", "3", "60", "2", "1", "0"]
    passed = PersonResult("А Б", passed_on=date(2026, 10, 7), outcome="ИТ")
    refused = PersonResult("А Б", mark=DiagnosticsMark.REFUSED)
    open_one = PersonResult("А Б", scores={"Воля": Decimal(3)})
    cards = card_content(
        [result(ticket, passed), result(ticket, refused), result(own, open_one)], HEAD, 2026, Names.FULL, {}
    )
    assert [texts(section)[0][:3] for section in cards.paper.sections] == [
        ["Пройдено 7 октября 2026 г., результат: ИТ"],
        ["Отказ"],
        ["Воля", "3", "—"],
    ]
    assert cards.paper.sections[2].chart is None


def test_the_note_with_its_change():
    start, end = ddo_sheet(), ddo_sheet(number=2, day=date(2027, 4, 5))
    change = compare(start.instrument, start.people, end.people)
    written = note(end, change)
    written = replace(written, note=replace(written.note, conclusions="Первый вывод.\n\nВторой вывод."))
    paper = note_document(end, written, HEAD, change)
    headings = [block.content.text for block in paper.blocks if isinstance(block, Paragraph)]
    for heading in ("Цель", "Дата и методика", "Группа", "Результаты", "Динамика", "Выводы", "Рекомендации"):
        assert heading in headings
    assert {"Первый вывод.", "Второй вывод."} <= set(headings)
    assert sum(isinstance(block, BarChart) for block in paper.blocks) == 1
    _figures, moved = (block for block in paper.blocks if isinstance(block, Table))
    assert [cell.text for cell in moved.groups[0].rows[0]] == ["П", "5,4", "5,4", "0", "0", "0", "5"]
    motives = method("Мотивы выбора профессии")
    before, after = (sheet(motives, person("А Б", motives, score)) for score in (10, 15))
    paper = note_document(after, note(after), HEAD, compare(motives, before.people, after.people))
    *_, moved = (block for block in paper.blocks if isinstance(block, Table))
    assert [cell.text for cell in moved.groups[0].rows[0]][3:] == ["+5", "—", "—", "—"]


def test_the_change_by_scale_level_and_person():
    start = ddo_sheet()
    ddo = start.instrument
    end = sheet(ddo, person(NAMES[0], ddo, 2, 8, 3, 3, 4), person("Новый Ян", ddo, 4, 4, 4, 4, 4), number=2)
    change = compare(ddo, start.people, end.people)
    scales, levels, people = change_content(start, end, change, HEAD, Names.FULL, {}).paper.sections
    assert texts(scales)[0] == ["П", "8", "2", "−6", "0", "1", "0"]
    assert texts(scales)[1] == ["Т", "3", "8", "+5", "1", "0", "0"]
    assert texts(levels)[:3] == [["П", "низкий", "0", "1"], ["", "средний", "0", "0"], ["", "высокий", "1", "0"]]
    assert texts(people)[0][:4] == ["1", NAMES[0], "8", "2"]
    assert texts(people)[0][-2:] == ["Т +5, Х +1", "П −6"]
    assert texts(people)[1][2:4] == ["—", "4"]
    nobody = change_content(start, end, change, HEAD, Names.NONE, {})
    assert len(nobody.paper.sections) == 2
    codes = CODES | {("Новый Ян", None): "К-020"}
    assert change_content(start, end, change, HEAD, Names.CODED, codes).coded["Новый Ян", None] == "К-020"
    motives = method("Мотивы выбора профессии")
    before, after = (sheet(motives, person("А Б", motives, score)) for score in (10, 15))
    (scales, people) = change_content(
        before, after, compare(motives, before.people, after.people), HEAD, Names.FULL, {}
    ).paper.sections
    assert len(texts(scales)) == 1


def test_table_2_of_a_class():
    esteem = method("Дембо — Рубинштейн")
    held = sheet(esteem, *(person(name, esteem, 50, 90) for name in NAMES))
    content = criteria_content(criteria_summary({"self-esteem": held.figures}, {}), "8А", HEAD, 2026)
    (section,) = content.paper.sections
    rows = texts(section)
    assert [row[0] for row in rows if row[0]] == [
        "Когнитивный",
        "Мотивационно-ценностный",
        "Деятельностно-практический",
    ]
    assert rows[1][3].startswith("обследовано: 5 из 8\nсамооценка: низкая – 0")
    assert rows[1][4] == "—"


def year(*sheets, printed=None):
    return DiagnosticsYear(HEAD, tuple(map(DiagnosticsLogRow, sheets)), printed or PrintedLog())


def test_the_log_of_a_year():
    esteem = method("Дембо — Рубинштейн")
    other = sheet(esteem, *(person(name, esteem, 50, 90) for name in NAMES), number=2, day=date(2026, 11, 3))
    meaning = method("СЖО")
    third = sheet(meaning, *(person(name, meaning, 24) for name in NAMES), number=3, day=date(2026, 11, 4), stage=None)
    logged = year(ddo_sheet(), other, third)
    (rows,) = diagnostics_log(logged, LogOptions(2026), {}).paper.sections
    lines = [[plain(text) for text in row] for row in texts(rows)]
    assert lines[0] == [
        "1", "05.10.2026", "8А", "ДДО (Климов)", "начало года", "8", "5", "62,50", "1", "1",
        "П – 3 чел. (60,00 %); Т – 2 чел. (40,00 %); Ч – 1 чел. (20,00 %)",
    ]  # fmt: skip
    assert lines[1] == ["Итого за октябрь 2026 г.", "5", "—", "1", "1", "диагностик: 1"]
    assert lines[2][10] == "самооценка: средняя – 5 чел. (100,00 %); притязания: очень высокий – 5 чел. (100,00 %)"
    assert lines[3][10] == "Цели: среднее 24"
    assert lines[-1] == ["Всего", "15", "—", "1", "1", "диагностик: 3"]
    assert methods(logged) == ("ДДО (Климов)", "Дембо — Рубинштейн (Прихожан)", "СЖО (Леонтьев)")


def test_the_log_with_names_has_the_sheets_behind_it():
    full = diagnostics_log(year(ddo_sheet()), replace(FULL, monthly_totals=False), {})
    assert [section.title for section in full.paper.sections] == [
        "",
        "№ 1. 8А класс, ДДО (Климов), 05.10.2026",
        "Распределение по шкалам",
    ]
    coded = diagnostics_log(year(ddo_sheet()), replace(FULL, names=Names.CODED), CODES)
    assert coded.coded == CODES
    assert "Алёшин" not in everything(coded)
    section = replace(FULL, section="КОС (Синявский — Федоришин)")
    (empty,) = diagnostics_log(year(ddo_sheet()), section, {}).paper.sections
    assert empty.rows == ()


def test_only_new_rows_go_on_after_the_printed_ones():
    printed = PrintedLog(2, {"": {"d1": 1}}, date(2026, 10, 9))
    late = ddo_sheet(number=2, day=date(2026, 10, 1))
    content = diagnostics_log(year(ddo_sheet(), late, printed=printed), LogOptions(2026, only_new=True), {})
    assert content.row_count == 1
    assert content.paper.first_page == 3
    row = texts(content.paper.sections[0])[0]
    assert row[0] == "2"
    assert row[-1].endswith("внесено позднее")
