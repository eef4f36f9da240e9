"""Scores typed cell by cell, pasted tables and online tests in the real window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.services.diagnostics_sheet import sheet
from models.services.drafts import load_draft
from models.vocabulary import DiagnosticsMark
from tests.ui.keyboard import type_text
from tests.ui.pages.diagnostics.window import DDO, INCLINATIONS, add_session, class_id, fill_sheets, open_diagnostics
from ui.components.buttons import Button
from ui.components.controls import LineEdit
from ui.components.labels import Label
from ui.pages.panels import PastePanel

SIX = ("люди", "исследования", "производство", "эстетика", "экстремальные", "планово-экономические")


def people(journal, session_id):
    return sheet(journal, session_id).people


def open_view(qtbot, journal, session_id, tab=None):
    window = open_diagnostics(qtbot, journal)
    window.diagnostics.open_record(session_id)
    if tab is not None:
        window.view.open_tab(tab)
    return window


def press(window, key):
    QTest.keyClick(window.focusWidget(), key)


def words_of(widget):
    return [label.text() for label in widget.findChildren(Label)]


class TestScores:
    @pytest.fixture
    def session_id(self, journal):
        return add_session(journal, "8", INCLINATIONS)

    @pytest.fixture
    def window(self, qtbot, journal, session_id):
        return open_view(qtbot, journal, session_id, "scores")

    @pytest.fixture
    def tab(self, window):
        return window.view.tabs["scores"]

    def type_score(self, window, text):
        type_text(window.focusWidget(), text[0])
        type_text(window.focusWidget(), text[1:])

    def test_scores_are_typed_cell_by_cell_and_written_at_once(self, window, journal, session_id):
        for score in ("7", "3", "8", "2", "3", "1"):
            self.type_score(window, score)
            press(window, Qt.Key.Key_Tab)
        person = people(journal, session_id)[0]
        assert [str(person.scores[scale]) for scale in SIX] == ["7", "3", "8", "2", "3", "1"]
        assert not person.answers
        assert window.view.bar.left.text() == "Прошли 1 из 19"

    def test_the_cell_is_named_with_its_range(self, window, tab):
        assert tab._where.text() == "Алексеев Пётр 8-й: люди, от 0 до 12"
        press(window, Qt.Key.Key_Right)
        assert tab._where.text() == "Алексеев Пётр 8-й: исследования, от 0 до 13"

    def test_enter_goes_to_the_next_person(self, window, tab, journal, session_id):
        self.type_score(window, "7")
        press(window, Qt.Key.Key_Return)
        self.type_score(window, "5")
        press(window, Qt.Key.Key_Return)
        assert [str(person.scores["люди"]) for person in people(journal, session_id)[:2]] == ["7", "5"]
        assert tab.table.currentIndex().row() == 2

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ("13", "Шкала «люди»: 13 вне границ методики, бывает от 0 до 12."),
            ("много", "Шкала «люди»: «много» не число, впишите балл цифрами."),
        ],
    )
    def test_a_wrong_score_stays_in_its_cell(self, window, tab, journal, session_id, typed, told):
        self.type_score(window, typed)
        press(window, Qt.Key.Key_Return)
        editor = window.focusWidget()
        assert isinstance(editor, LineEdit)
        assert editor.text() == typed
        assert editor.property("problem") == "true"
        assert tab._problem.text == told
        assert not people(journal, session_id)[0].entered
        editor.clear()
        self.type_score(window, "12")
        press(window, Qt.Key.Key_Return)
        assert str(people(journal, session_id)[0].scores["люди"]) == "12"
        assert tab._problem.text == ""

    def test_a_wrong_score_survives_a_click_elsewhere(self, window, tab):
        self.type_score(window, "99")
        editor = window.focusWidget()
        window.view.print_button.setFocus()
        assert editor.isVisible()
        assert editor.text() == "99"
        assert "вне границ" in tab._problem.text

    def test_esc_gives_the_cell_up(self, window, journal, session_id):
        self.type_score(window, "9")
        press(window, Qt.Key.Key_Escape)
        assert window.view is not None
        assert not people(journal, session_id)[0].entered

    def test_a_sum_that_cannot_be_is_told(self, window, tab):
        for score in ("7", "3", "8", "2", "3", "9"):
            self.type_score(window, score)
            press(window, Qt.Key.Key_Tab)
        assert "должно быть 24" in tab._warning.text

    def test_an_emptied_cell_takes_the_score_away(self, window, tab, journal, session_id):
        self.type_score(window, "7")
        press(window, Qt.Key.Key_Return)
        tab.table.setCurrentIndex(tab.table.model().index(0, 2))
        press(window, Qt.Key.Key_F2)
        window.focusWidget().clear()
        press(window, Qt.Key.Key_Return)
        assert not people(journal, session_id)[0].entered

    def test_scores_of_a_sheet_are_not_typed_over(self, qtbot, journal, session_id):
        fill_sheets(journal, session_id, ["абв" * 8])
        window = open_view(qtbot, journal, session_id, "scores")
        type_text(window.focusWidget(), "5")
        tab = window.view.tabs["scores"]
        assert "баллы посчитаны по бланку" in tab._problem.text
        assert people(journal, session_id)[0].answers

    def test_marks_by_one_key(self, window, journal, session_id):
        press(window, Qt.Key.Key_F8)
        assert people(journal, session_id)[0].mark is DiagnosticsMark.ABSENT
        press(window, Qt.Key.Key_F9)
        assert not people(journal, session_id)[0].entered

    def test_undo_takes_the_score_back(self, window, tab, journal, session_id):
        self.type_score(window, "7")
        press(window, Qt.Key.Key_Return)
        window.undo_wanted.emit()
        assert not people(journal, session_id)[0].entered
        assert tab.model.rows[0].person.scores == {}


class TestPasting:
    GOOD = "Алексеев Пётр\t7\t3\t8\t2\t3\t1\nБелова Анна\tотказ"

    @pytest.fixture
    def session_id(self, journal):
        return add_session(journal, "8", INCLINATIONS)

    @pytest.fixture
    def window(self, qtbot, journal, session_id):
        return open_view(qtbot, journal, session_id)

    def paste(self, window, text):
        QApplication.clipboard().setText(text)
        window.view._paste_clipboard()
        return window.view.side

    def test_a_table_is_previewed_and_written_as_one_action(self, window, journal, session_id):
        panel = self.paste(window, self.GOOD)
        assert isinstance(panel, PastePanel)
        assert panel.form.preview.lines == (
            ("Алексеев Пётр", "7 · 3 · 8 · 2 · 3 · 1"),
            ("Белова Анна", "отказ"),
        )
        panel.accept_button.click()
        now = people(journal, session_id)
        assert [str(now[0].scores[scale]) for scale in SIX] == ["7", "3", "8", "2", "3", "1"]
        assert now[1].mark is DiagnosticsMark.REFUSED
        assert window.view.side is None
        assert window.view.names.value == "ledger"
        window.undo_wanted.emit()
        assert not any(person.entered for person in people(journal, session_id))

    def test_answers_are_pasted_too(self, window, journal, session_id):
        panel = self.paste(window, "Алексеев Пётр\t" + "\t".join("абв" * 8))
        panel.accept_button.click()
        assert people(journal, session_id)[0].answers == (0, 1, 2) * 8

    def test_a_line_at_fault_keeps_all_waiting(self, window, journal, session_id):
        panel = self.paste(window, f"{self.GOOD}\nВасильев Пётр\t30\t1\t1\t1\t1\t1")
        assert panel.form.preview.problems == (
            ("Васильев Пётр. Шкала «люди»: 30 вне границ методики, бывает от 0 до 12.", "Строка 3"),
        )
        panel.accept_button.click()
        assert window.view.side is panel
        assert panel.form.field.problem
        assert not any(person.entered for person in people(journal, session_id))

    def test_names_that_the_list_lacks_are_told(self, window, journal, session_id):
        panel = self.paste(window, "Чужой Иван\tотсутствовал")
        assert panel.form.preview.notes == ("Нет в списке класса, будут добавлены в конец: Чужой Иван",)
        panel.accept_button.click()
        assert people(journal, session_id)[-1].name == "Чужой Иван"
        assert "нет в списке" in window.view.header.sentence.text()

    def test_the_same_table_again_changes_nothing(self, window):
        self.paste(window, self.GOOD).accept_button.click()
        panel = self.paste(window, self.GOOD)
        panel.accept_button.click()
        assert panel.form.field.problem == "Эти результаты уже записаны: менять нечего."

    def test_the_text_survives_esc_as_a_draft(self, window, journal, session_id):
        self.paste(window, self.GOOD)
        press(window, Qt.Key.Key_Escape)
        assert window.view.side is None
        assert load_draft(journal, f"diagnostics/paste/{session_id}").content == {"text": self.GOOD}


class TestAClassWithoutNames:
    @pytest.fixture
    def session_id(self, journal):
        from models.rules.people_checks import ClassCard
        from models.services.classes import save_class

        save_class(journal, ClassCard(name="4Б", enrolment=20))
        return add_session(journal, "4Б", DDO)

    def test_the_first_step_is_its_list(self, qtbot, journal, session_id):
        window = open_view(qtbot, journal, session_id)
        asked = []
        window.view.navigate.connect(lambda place, argument: asked.append((place, argument)))
        window.view._nobody.findChildren(Button)[0].click()
        assert asked == [("people", {"class": class_id(journal, "4Б")})]

    def test_a_pasted_table_brings_the_names(self, qtbot, journal, session_id):
        window = open_view(qtbot, journal, session_id)
        window.view._nobody.findChildren(Button)[1].click()
        window.view.side.form.set_text("Белова Анна\t4\t4\t4\t4\t4")
        window.view.side.accept_button.click()
        assert [person.name for person in people(journal, session_id)] == ["Белова Анна"]
        assert window.view._stack.currentWidget() is window.view.tabs["ledger"]


class TestOnlineTest:
    @pytest.fixture
    def session_id(self, journal):
        return add_session(journal, "10", "«Билет в будущее»", date(2026, 9, 25))

    @pytest.fixture
    def window(self, qtbot, journal, session_id):
        return open_view(qtbot, journal, session_id)

    def test_one_key_says_passed(self, window, journal, session_id):
        press(window, Qt.Key.Key_F6)
        press(window, Qt.Key.Key_F7)
        now = people(journal, session_id)
        assert now[0].passed_on == date(2026, 9, 25)
        assert now[1].mark is DiagnosticsMark.REFUSED

    def test_day_and_result_are_typed(self, window, journal, session_id):
        table = window.view.tabs["passed"].table
        table.setCurrentIndex(table.model().index(0, 2))
        type_text(window.focusWidget(), "31.02.2026")
        press(window, Qt.Key.Key_Return)
        assert window.view.tabs["passed"]._problem.text == "Впишите день числами, например 05.09.2026."
        window.focusWidget().clear()
        type_text(window.focusWidget(), "30.09.2026")
        press(window, Qt.Key.Key_Tab)
        for letter in "ИТ":
            type_text(window.focusWidget(), letter)
        press(window, Qt.Key.Key_Return)
        person = people(journal, session_id)[0]
        assert (person.passed_on, person.outcome) == (date(2026, 9, 30), "ИТ")

    def test_there_is_no_sheet_and_no_spread(self, window):
        assert [key for key in ("sheets", "scores", "spread", "change") if key in window.view.tabs] == []
        window.view.open_tab("ledger")
        window.view.show_person(window.view.sheet.people[0])
        assert "Результат ещё не внесён." in words_of(window.view.side)
