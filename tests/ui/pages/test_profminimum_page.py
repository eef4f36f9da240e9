"""Профминимум in the real window, on the sample school's journal."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from desktop import demo
from models.journal.journal import Journal
from models.services.lesson_register import lesson_register
from models.services.plan_year import year_plan
from models.services.profminimum import profminimum
from models.tables import SchoolClass
from models.vocabulary import Direction, ProfminimumLevel
from tests.ui.pages.whole_window import open_whole
from ui.components.buttons import Button
from ui.pages.profminimum.cell import cell_of, spoken, totals_in_words

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / demo.JOURNAL_NAME
    demo.create_sample(path)
    return path


@pytest.fixture
def school(made, tmp_path):
    shutil.copy(made, tmp_path)
    journal = Journal.open(tmp_path / made.name)
    yield journal
    journal.close(with_backup=False)


@pytest.fixture
def window(qtbot, school):
    opened = open_whole(qtbot, school, "profminimum", today=TODAY)
    yield opened
    opened.context.jobs.stop()


def key(widget, name, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, name, modifier)


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def hours(journal, direction=Direction.EXTRACURRICULAR):
    return {one.school_class.name: one.directions[direction].fact for one in profminimum(journal).classes}


def test_the_matrix_says_what_the_service_counts(window, school):
    page = window.page
    assert page.hours.matrix.rows.classes == profminimum(school).classes
    one = page.found.classes[0]
    for direction in Direction:
        cell, words = cell_of(one.directions[direction]), spoken(one, direction)
        assert cell.words in words and direction.value in words
    assert totals_in_words(one).startswith("осталось")


def test_a_cell_opens_its_records_by_keys(window):
    page = window.page
    matrix = page.hours.matrix
    matrix.take_focus()
    key(matrix, Qt.Key.Key_Right)
    key(matrix, Qt.Key.Key_Return)
    assert "Внеурочная деятельность" in page.side.title.text()
    assert page.side.isAncestorOf(QApplication.focusWidget()) or page.side.hasFocus()
    key(page.side, Qt.Key.Key_Escape)
    assert page.side is None and matrix.hasFocus()


def test_a_week_is_marked_in_one_click_and_the_next_one_opens(window, school):
    page = window.page
    bar, before = page.hours.register, hours(school)
    place = bar.strip.place
    assert bar.lesson.day == date(2026, 11, 26)
    click(bar.all_button)
    assert {name: now - before[name] for name, now in hours(school).items()} == dict.fromkeys(before, 1)
    assert bar.strip.place == place + 1
    key(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hours(school) == before


def test_a_whole_year_takes_no_more_than_sixty_clicks(window, school):
    bar = window.page.hours.register
    bar.strip.press(0)
    clicks = 1
    for _week in lesson_register(school).lessons:
        if bar.all_button.isVisible():
            click(bar.all_button)
            clicks += 1
    register = lesson_register(school)
    assert all(len(lesson.class_ids) == len(register.classes) for lesson in register.lessons)
    assert clicks <= 60 and len(register.lessons) >= 34


def test_single_classes_go_off_and_on(window, school):
    bar = window.page.hours.register
    day = bar.lesson.day
    key(bar.strip, Qt.Key.Key_Tab)
    click(bar.classes._buttons[lesson_register(school).classes[0].id])
    assert next(one for one in lesson_register(school).lessons if one.day == day).class_ids == {
        lesson_register(school).classes[0].id
    }
    click(bar.classes._buttons[lesson_register(school).classes[0].id])
    assert next(one for one in lesson_register(school).lessons if one.day == day).record_id is None


def test_levels_are_entered_together(window, school):
    page = window.page
    click(page.levels_button)
    panel = page.side
    panel.school.set_value(ProfminimumLevel.BASIC)
    for combo in panel.classes.values():
        combo.set_value(None)
    click(next(one for one in panel.findChildren(Button) if one.text() == "Записать"))
    assert page.side is None
    assert {one.norm for one in profminimum(school).classes} == {40}


def test_lesson_hours_say_what_is_missing_and_stay_for_the_next_subject(window, school):
    page = window.page
    click(page.lessons_button)
    panel = page.side
    accept = next(one for one in panel.findChildren(Button) if one.text() == "Записать")
    panel.hours.setText("много")
    click(accept)
    assert page.side is panel and panel.fields["subject"].problem and panel.fields["hours"].problem
    assert panel.problem.text() == "Выберите хотя бы один класс."
    assert panel.hours.text() == "много"
    before = hours(school, Direction.LESSONS)
    panel.subject.setText("физика")
    panel.hours.setText("1,5")
    click(next(iter(panel.rows[0]._buttons.values())))
    click(accept)
    assert page.side is panel and panel.subject.text() == ""
    after = hours(school, Direction.LESSONS)
    assert sorted(after[name] - before[name] for name in after)[-1] == 1.5


def test_the_calendar_is_refused_in_its_field_and_kept(window, school):
    page = window.page
    page.acts.open_calendar()
    panel = page.side
    accept = next(one for one in panel.findChildren(Button) if one.text() == "Записать")
    panel._terms[0][1].setText("32.13.2026")
    panel.free.setPlainText("04.11.2026, вчера")
    panel.topic_text.setPlainText("1. Моя Россия")
    click(accept)
    assert page.side is panel
    assert panel._fields["terms/0"].problem and panel.free_field.problem
    panel._terms[0][1].setText("01.08.2026")
    panel.free.setPlainText("04.11.2026")
    click(accept)
    assert "раньше первого" in panel._fields["terms/0"].problem
    panel._terms[0][1].setText("25.10.2026")
    click(accept)
    assert page.side is None
    register = lesson_register(school)
    assert register.own_calendar and register.lessons[0].topic == "Моя Россия"


def test_a_suggestion_goes_into_the_plan(window, school):
    page = window.page
    page.open_tab("gaps")
    key(page.gaps.table, Qt.Key.Key_Return)
    button = next(one for one in page.side.findChildren(Button) if one.text() == "В план")
    before = len(year_plan(school, 2026, today=TODAY).items)
    click(button)
    assert len(year_plan(school, 2026, today=TODAY).items) == before + 1
    key(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(year_plan(school, 2026, today=TODAY).items) == before


def test_registration_shows_the_total_of_its_rows(window):
    page = window.page
    page.open_tab("registration")
    rows = page.registration.model.rows
    assert rows == page.found.registration
    key(page.registration.table, Qt.Key.Key_Return)
    assert window.place == "people"


def test_an_indicator_is_entered_with_its_document(window, school):
    page = window.page
    page.open_tab("indicators")
    page.indicators.tabs.set_value("приложение-4")
    page.indicators._show()
    table = page.indicators.table
    assert table.choose(("приложение-4", "6.1"))
    key(table, Qt.Key.Key_Return)
    panel = page.side
    panel.value.setText("12")
    panel.document.setText("Приказ № 5")
    key(panel.document, Qt.Key.Key_Return)
    assert page.side is None
    line = next(one for one in page.indicators.model.rows if one.code == "6.1")
    assert (line.value, line.how) == ("12", "Приказ № 5")
    assert table.choose(("приложение-4", "2.3"))
    key(table, Qt.Key.Key_Return)
    assert "Что за числом" in page.side.title.text()


@pytest.mark.parametrize("tab", ["hours", "indicators"])
def test_the_open_tab_goes_to_paper(window, tab):
    page = window.page
    page.open_tab(tab)
    page.print_page()
    assert page.overlay.upper is not None
    key(page.overlay.upper, Qt.Key.Key_Escape)
    page.escape()
    assert page.overlay.upper is None


def test_an_empty_journal_leads_to_its_first_step(qtbot, empty_journal):
    window = open_whole(qtbot, empty_journal, "profminimum")
    assert window.page.findChild(Button, options=Qt.FindChildOption.FindChildrenRecursively) is not None
    assert not window.page.tabs.isVisible()
    window.context.jobs.stop()


def test_a_school_without_levels_is_asked_for_them(qtbot, journal):
    from models.services.profminimum_levels import levels, save_levels

    year = profminimum(journal).year.start_year
    save_levels(journal, year, None, {one.id: None for one in levels(journal, year).classes})
    window = open_whole(qtbot, journal, "profminimum")
    page = window.page
    assert not page.hours.matrix.isVisible()
    click(next(one for one in page.hours.findChildren(Button) if one.text() == "Указать уровни"))
    assert page.side is not None
    window.context.jobs.stop()


def test_many_classes_are_narrowed_by_level_and_grade(qtbot, tmp_path):
    from tests.bench import large_logs

    path = tmp_path / "большой.profjournal"
    large_logs.make(path, work_records=40, consultations=1)
    with Journal.open(path) as journal:
        with journal.write() as session:
            for row in session.scalars(select(SchoolClass)):
                row.profminimum_level = ProfminimumLevel.BASIC if row.grade < 9 else ProfminimumLevel.MAIN
        window = open_whole(qtbot, journal, "profminimum", today=TODAY)
        hours_tab = window.page.hours
        assert len(hours_tab.matrix.rows.classes) == 18
        hours_tab.levels.set_value("основной")
        assert {one.school_class.grade for one in hours_tab.matrix.rows.classes} == {9, 10, 11}
        hours_tab.grades.set_value("10")
        assert [one.school_class.name for one in hours_tab.matrix.rows.classes] == ["10А", "10Б", "10В"]
        window.page.refresh()
        assert len(hours_tab.matrix.rows.classes) == 3
        window.context.jobs.stop()
