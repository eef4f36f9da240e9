"""The list of diagnostics and the methods in the real window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.services import diagnostics
from models.services.diagnostics_sheet import sheet
from models.vocabulary import DiagnosticsStage
from tests.ui.forms.refusals import Bad, FormUnderTest, go_through
from tests.ui.pages import sample
from tests.ui.pages.diagnostics.window import DDO, INCLINATIONS, add_session, class_id, fill_sheets, open_diagnostics
from ui.components.buttons import Button
from ui.components.empty_state import EmptyState


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget() or window, key, modifier)


def words(page, row=0):
    return [column.words(page.model.row_at(row)) for column in page.model.columns]


@pytest.fixture
def filled(journal):
    ids = [
        add_session(journal, "8", INCLINATIONS, date(2026, 9, 15), DiagnosticsStage.YEAR_START),
        add_session(journal, "9", DDO, date(2026, 9, 17)),
        add_session(journal, "9", "Голланд, 42 пары", date(2026, 9, 22)),
    ]
    fill_sheets(journal, ids[0], ["абв" * 8] * 5 + ["отказ", "отсутствовал", "отсутствовал"])
    return ids


class TestTheList:
    def test_each_line_counts_the_class(self, qtbot, journal, filled):
        page = open_diagnostics(qtbot, journal).diagnostics
        assert words(page, 2) == ["15.09.2026", INCLINATIONS, "8", "начало года", "5 из 19", "26,32", "1", "2", ""]
        assert words(page, 1)[4:8] == ["0 из 18", "—", "—", "—"]
        assert page.bar.left.text() == "3 диагностики"

    def test_filters_narrow_it(self, qtbot, journal, filled):
        page = open_diagnostics(qtbot, journal).diagnostics
        page.classes.set_value(class_id(journal, "9"))
        assert page.bar.left.text() == "Показано 2 из 3 диагностики"
        page.methods.setCurrentIndex(page.methods.findText(DDO))
        assert [row.instrument for row in map(page.model.row_at, range(page.model.rowCount()))] == [DDO]
        page.filters.reset()
        page.stages.set_value(DiagnosticsStage.YEAR_START)
        assert page.model.rowCount() == 1

    def test_words_find_a_method_and_a_person(self, qtbot, journal, filled):
        page = open_diagnostics(qtbot, journal).diagnostics
        for text, found in (("голланд", [filled[2]]), ("белова", [filled[0]]), ("нет такого", [])):
            page.filters.search.setText(text)
            qtbot.waitUntil(lambda found=found: list(page.shown.keys) == found)
        assert page._empty.findChildren(Button)[0].text() == "Показать все"

    def test_the_head_sorts(self, qtbot, journal, filled):
        page = open_diagnostics(qtbot, journal).diagnostics
        page.model.sort(1)
        assert [row.instrument for row in map(page.model.row_at, range(3))] == sorted(
            ["Голланд, 42 пары", DDO, INCLINATIONS]
        )

    def test_enter_opens_and_esc_closes(self, qtbot, journal, filled):
        window = open_diagnostics(qtbot, journal)
        page = window.diagnostics
        page.take_focus()
        press(window, Qt.Key.Key_Return)
        assert window.view.sheet.id == filled[2]
        press(window, Qt.Key.Key_Escape)
        assert window.view is None
        assert window.focusWidget() is page.table

    def test_the_link_leads_back(self, qtbot, journal, filled, press):
        window = open_diagnostics(qtbot, journal)
        window.diagnostics.open_record(filled[0])
        press(window.view, "Диагностика")
        assert window.view is None

    def test_another_page_opens_one(self, qtbot, journal, filled):
        window = open_diagnostics(qtbot, journal)
        window.open_place("diagnostics", {"id": filled[1]})
        assert window.view.header.title.text() == DDO
        window.open_place("diagnostics", {"id": 999})
        assert "нет в журнале" in window.view.strip._label.text()

    def test_results_change_the_list_below(self, qtbot, journal, filled):
        window = open_diagnostics(qtbot, journal)
        window.diagnostics.open_record(filled[1])
        press(window, Qt.Key.Key_F7)
        press(window, Qt.Key.Key_Escape)
        assert words(window.diagnostics, 1)[6] == "1"
        assert window.written

    def test_a_diagnostics_goes_to_the_bin_and_comes_back(self, qtbot, journal, filled):
        window = open_diagnostics(qtbot, journal)
        window.diagnostics.table.choose(filled[0])
        window.diagnostics.table.setFocus()
        press(window, Qt.Key.Key_Delete)
        assert filled[0] not in window.diagnostics.shown.keys
        window.undo_wanted.emit()
        assert filled[0] in window.diagnostics.shown.keys
        assert sheet(journal, filled[0]).figures.tested == 5

    def test_what_is_gone_closes_its_view(self, qtbot, journal, filled):
        window = open_diagnostics(qtbot, journal)
        window.diagnostics.open_record(filled[2])
        diagnostics.delete_session(journal, filled[2])
        window.diagnostics.reload()
        assert window.view is None

    def test_a_narrow_window_narrows_the_view(self, qtbot, journal, filled):
        window = open_diagnostics(qtbot, journal, width=1280)
        window.diagnostics.open_record(filled[0])
        view = window.view
        assert view.is_narrow
        view.open_tab("ledger")
        view.show_person(view.sheet.people[0])
        assert not view._main.isVisible()
        window.resize(1366, 698)
        assert view._main.isVisible()


class TestEmpty:
    def test_the_first_step_is_a_diagnostics(self, qtbot, journal):
        window = open_diagnostics(qtbot, journal)
        page = window.diagnostics
        assert isinstance(page._empty, EmptyState)
        page._empty.findChildren(Button)[0].click()
        assert page.side is not None

    def test_without_classes_it_is_the_list_of_classes(self, qtbot, empty_journal):
        page = open_diagnostics(qtbot, empty_journal).diagnostics
        asked = []
        page.navigate.connect(lambda place, argument: asked.append((place, argument)))
        page._empty.findChildren(Button)[0].click()
        assert asked == [("people", "classes")]


class TestTheForm:
    def open_new(self, qtbot, journal):
        window = open_diagnostics(qtbot, journal)
        window.diagnostics.new_record()
        return window, window.diagnostics.side.form

    def test_a_new_diagnostics_opens_at_its_first_sheet(self, qtbot, journal):
        window, form = self.open_new(qtbot, journal)
        form.control("instrument").set_value(DDO)
        form.control("class_id").set_value(class_id(journal, "9"))
        press(window, Qt.Key.Key_Return)
        assert window.view.sheet.day == sample.TODAY
        assert window.view.sheet.stage is DiagnosticsStage.YEAR_START
        assert window.focusWidget() is window.view.tabs["sheets"].grid

    def test_the_stage_follows_the_day_until_it_is_chosen(self, qtbot, journal):
        _window, form = self.open_new(qtbot, journal)
        form.control("day").setText("14.04.2027")
        assert form.card().stage is DiagnosticsStage.YEAR_END
        form.control("day").setText("14.01.2027")
        assert form.card().stage is None

    def test_a_day_outside_the_year_is_allowed_with_a_warning(self, qtbot, journal):
        window, form = self.open_new(qtbot, journal)
        form.control("instrument").set_value(DDO)
        form.control("class_id").set_value(class_id(journal, "9"))
        form.control("day").setText("14.04.2030")
        assert form.warning.text == "Дата 14.04.2030 вне 2026/2027 учебного года: проверьте её."
        press(window, Qt.Key.Key_Return)
        assert window.view.sheet.day == date(2030, 4, 14)
        assert "вне 2026/2027" in window.view.header.sentence.text()

    def test_all_fields_with_bad_values(self, qtbot, journal, filled):
        window = open_diagnostics(qtbot, journal)
        page = window.diagnostics

        def open_it():
            if window.view is not None:
                page.overlay.close()
            page.close_panel()
            page.new_record()
            return page.side.form

        def is_open(form):
            return page.side is not None and page.side.form is form

        go_through(
            FormUnderTest(
                open_it, lambda: page.side.accept_button.click(), is_open, lambda: diagnostics.sessions(journal)
            ),
            {"instrument": DDO, "class_id": class_id(journal, "8"), "day": "16.09.2026"},
            [
                Bad("instrument", "", "Выберите методику"),
                Bad("class_id", None, "Выберите класс"),
                Bad("day", "", "Впишите дату"),
                Bad("day", "31.02.2027", "нет в календаре"),
                Bad("day", "вчера", "числами"),
            ],
            {"stage": "a closed list"},
        )

    def test_f2_changes_the_head(self, qtbot, journal, filled):
        window = open_diagnostics(qtbot, journal)
        page = window.diagnostics
        page.table.choose(filled[1])
        page.table.setFocus()
        press(window, Qt.Key.Key_F2)
        page.side.form.control("stage").set_value(DiagnosticsStage.YEAR_START)
        page.side.accept_button.click()
        assert window.view is None
        assert diagnostics.session_card(journal, filled[1]).stage is DiagnosticsStage.YEAR_START

    def test_changed_from_its_view_it_is_returned_to(self, qtbot, journal, filled, press):
        window = open_diagnostics(qtbot, journal)
        window.diagnostics.open_record(filled[1])
        press(window.view, "Изменить")
        assert window.view is None
        window.diagnostics.side.form.control("stage").set_value(DiagnosticsStage.YEAR_END)
        window.diagnostics.side.accept_button.click()
        assert window.view.sheet.stage is DiagnosticsStage.YEAR_END

    def test_a_method_that_the_list_lacks_is_made_on_the_way(self, qtbot, journal, press):
        window, form = self.open_new(qtbot, journal)
        form.control("class_id").set_value(class_id(journal, "9"))
        press(window.diagnostics.side, "Нет нужной методики? Задайте свою")
        assert window.view.side.accessibleName() == "Новая методика"
        window.diagnostics.escape()
        window.diagnostics.escape()
        window.diagnostics.new_record()
        assert window.diagnostics.side.form.card().class_id == class_id(journal, "9")

    def test_the_same_again_names_the_day(self, qtbot, journal, filled):
        window, form = self.open_new(qtbot, journal)
        form.control("instrument").set_value(DDO)
        form.control("class_id").set_value(class_id(journal, "9"))
        form.control("day").setText("17.09.2026")
        press(window, Qt.Key.Key_Return)
        assert "уже есть" in form.field("day").problem
        assert window.focusWidget() is form.control("day")


def test_f1_has_its_page():
    from ui.pages.help import topics

    text = next(topic.text for topic in topics() if topic.key == "diagnostics")
    assert all(key in text for key in ("F7", "F8", "F9", "Backspace", "Ctrl+V", "Ctrl+Z"))
