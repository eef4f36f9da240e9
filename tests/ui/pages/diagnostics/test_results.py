"""Results of an open diagnostics in the real window: ведомость, cards, distribution, change, справка."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.services.diagnostics_sheet import sheet
from models.vocabulary import DiagnosticsMark, DiagnosticsStage
from tests.ui.pages.diagnostics.window import DDO, INCLINATIONS, add_session, class_id, fill_sheets, open_diagnostics
from ui.components.labels import Label

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


class TestResults:
    @pytest.fixture
    def session_id(self, journal):
        number = add_session(journal, "8", INCLINATIONS, stage=DiagnosticsStage.YEAR_START)
        fill_sheets(journal, number, ["а" * 24, "б" * 24, "в" * 24, "отказ", "абв" * 8, "ббв" * 8, "отсутствовал"])
        return number

    def test_the_foot_counts(self, qtbot, journal, session_id):
        window = open_view(qtbot, journal, session_id, "ledger")
        assert window.view.bar.left.text() == "Прошли 5 из 19, 26,32 %"
        totals = {name: label.text() for name, label in window.view.bar._totals.items()}
        assert totals == {"Отказ": "1", "Отсутствовали": "1", "Не внесено": "12"}

    def test_ctrl_tab_goes_through_the_tabs(self, qtbot, journal, session_id):
        window = open_view(qtbot, journal, session_id)
        for key in ("scores", "ledger", "spread", "change", "note", "sheets"):
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
            assert window.view.names.value == key

    def test_enter_opens_the_card_of_a_person(self, qtbot, journal, session_id):
        window = open_view(qtbot, journal, session_id, "ledger")
        press(window, Qt.Key.Key_Return)
        panel = window.view.side
        assert panel.accessibleName() == "Алексеев Пётр 8-й"
        assert "люди" in words_of(panel)  # all а: the scale «люди» has twelve of them
        press(window, Qt.Key.Key_Escape)
        assert window.view.side is None
        assert window.focusWidget() is window.view.tabs["ledger"].table

    def test_the_open_card_follows_the_arrows(self, qtbot, journal, session_id):
        window = open_view(qtbot, journal, session_id, "ledger")
        press(window, Qt.Key.Key_Return)
        press(window, Qt.Key.Key_Down)
        assert window.view.side.accessibleName() == "Белова Анна 8-й"

    def test_the_card_tells_the_other_diagnostics_of_a_pupil(self, qtbot, journal, session_id, press):
        other = add_session(journal, "8", DDO, date(2026, 10, 1))
        fill_sheets(journal, other, ["а" * 20])
        window = open_view(qtbot, journal, session_id, "ledger")
        view = window.view
        view.show_person(view.sheet.people[0])
        assert "01.10.2026, 8 класс: «ДДО (Климов)»" in words_of(view.side)
        assert "П, природа" in words_of(view.side)  # all а: П 6, the others at most 4
        press(view.side, "Напечатать все результаты")
        assert view.overlay.upper.title == "Печать карточки"

    def test_the_card_of_a_refusal_says_no_more(self, qtbot, journal, session_id):
        window = open_view(qtbot, journal, session_id, "ledger")
        view = window.view
        view.show_person(view.sheet.people[3])
        assert "Отказ" in words_of(view.side)
        assert not any("причин" in words for words in words_of(view.side))

    def test_the_card_follows_what_is_written(self, qtbot, journal, session_id):
        window = open_view(qtbot, journal, session_id, "sheets")
        view = window.view
        view.show_person(view.sheet.people[7])
        assert "Результат ещё не внесён." in words_of(view.side)
        view.tabs["sheets"]._open(view.sheet.people[7])
        view.tabs["sheets"].mark(DiagnosticsMark.ABSENT)
        assert "Отсутствовал" in words_of(view.side)

    def test_the_chart_is_told_as_text(self, qtbot, journal, session_id):
        window = open_view(qtbot, journal, session_id, "spread")
        first = window.view.tabs["spread"].charts[0]
        assert first.accessibleName() == "Распределение: ведущие шкалы"
        assert "люди: 1 (20,00 %)" in first.accessibleDescription()

    def test_a_small_group_has_no_percentages(self, qtbot, journal):
        number = add_session(journal, "9", DDO)
        fill_sheets(journal, number, ["а" * 20, "б" * 20])
        window = open_view(qtbot, journal, number, "spread")
        tab = window.view.tabs["spread"]
        assert all("%" not in chart.in_words for chart in tab.charts)
        assert any("проценты не показываются" in words for words in words_of(tab))
        assert window.view.bar.left.text() == "Прошли 2 из 18"

    def test_nothing_is_drawn_of_nothing(self, qtbot, journal):
        number = add_session(journal, "9", DDO)
        window = open_view(qtbot, journal, number, "spread")
        assert window.view.tabs["spread"].charts == []


class TestChange:
    def sessions(self, journal):
        start = add_session(journal, "8", INCLINATIONS, date(2026, 9, 15), DiagnosticsStage.YEAR_START)
        end = add_session(journal, "8", INCLINATIONS, date(2027, 4, 14), DiagnosticsStage.YEAR_END)
        fill_sheets(journal, start, ["а" * 24, "б" * 24])
        fill_sheets(journal, end, ["б" * 24, "б" * 24, "в" * 24])
        return start, end

    def test_the_start_and_the_end_of_the_year(self, qtbot, journal):
        """All а gives «люди» 12, all б gives 0: the mean falls from 6 to 0 over the two that were tested twice."""
        _start, end = self.sessions(journal)
        window = open_view(qtbot, journal, end, "change")
        tab = window.view.tabs["change"]
        assert tab.former.currentText() == "15.09.2026, начало года"
        scales, persons = tab.tables
        row = scales.short_rows.rows[0]
        assert [column.words(row) for column in scales.short_rows.columns] == [
            "люди",
            "6",
            "0",
            "−6",
            "2",
            "выше 0, ниже 1, без изменений 1",
        ]
        assert persons.short_rows.rowCount() == 2

    def test_without_an_earlier_one_the_first_step_is_told(self, qtbot, journal):
        start, _end = self.sessions(journal)
        window = open_view(qtbot, journal, start, "change")
        assert any("пока не с чем" in words for words in words_of(window.view.tabs["change"]))

    def test_the_summary_of_the_class(self, qtbot, journal):
        number = add_session(journal, "11", "Дембо — Рубинштейн (Прихожан)", stage=DiagnosticsStage.YEAR_START)
        fill_sheets(journal, number, ["50 80 " * 7] * 6)
        window = open_diagnostics(qtbot, journal)
        window.diagnostics.show_criteria()
        window.view.classes.set_value(class_id(journal, "11"))
        told = words_of(window.view)
        assert any(words.startswith("обследовано: 6 из 11") for words in told)
        press(window, Qt.Key.Key_Escape)
        assert window.view is None


class TestNote:
    @pytest.fixture
    def session_id(self, journal):
        number = add_session(journal, "8", INCLINATIONS)
        fill_sheets(journal, number, ["а" * 24, "б" * 24])
        return number

    @pytest.fixture
    def window(self, qtbot, journal, session_id):
        return open_view(qtbot, journal, session_id, "note")

    def texts(self, journal, session_id):
        from models.services.diagnostics_summary import session_note

        return session_note(journal, session_id)

    def test_it_is_drafted_without_names_and_percentages(self, window):
        tab = window.view.tabs["note"]
        told = " ".join([*words_of(tab), *(edit.text for edit in tab.edits.values())])
        assert "Алексеев" not in told
        assert "%" not in told
        assert "обследовано 2" in told

    def test_a_text_by_hand_replaces_the_draft_and_is_kept(self, qtbot, window, journal, session_id):
        edit = window.view.tabs["note"].edits["conclusions"]
        edit.edit.setPlainText("Класс готов к выбору.")
        qtbot.waitUntil(lambda: "conclusions" in self.texts(journal, session_id).by_hand, timeout=3000)
        assert self.texts(journal, session_id).note.conclusions == "Класс готов к выбору."
        assert "purpose" not in self.texts(journal, session_id).by_hand

    def test_the_draft_is_put_back(self, window, journal, session_id):
        tab = window.view.tabs["note"]
        tab.edits["purpose"].edit.setPlainText("Своя цель.")
        tab.flush()
        tab.edits["purpose"]._restore.click()
        texts = self.texts(journal, session_id)
        assert not texts.by_hand
        assert tab.edits["purpose"].text == texts.drafted.purpose
        window.undo_wanted.emit()
        assert self.texts(journal, session_id).note.purpose == "Своя цель."
        assert tab.edits["purpose"].text == "Своя цель."

    def test_a_million_characters_are_cut_and_told(self, window):
        edit = window.view.tabs["note"].edits["purpose"].edit
        edit.clear()
        edit.insertPlainText("ы" * 1_000_000)
        assert len(edit.toPlainText()) < 100_000
        assert "только начало" in window.view.strip._label.text()

    def test_leaving_keeps_what_is_typed(self, window, journal, session_id):
        window.view.tabs["note"].edits["purpose"].edit.setPlainText("Своя цель.")
        press(window, Qt.Key.Key_Escape)
        assert self.texts(journal, session_id).note.purpose == "Своя цель."
