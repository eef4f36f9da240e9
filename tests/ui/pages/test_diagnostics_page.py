"""The list of diagnostics and the methods in the real window."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.rules.diagnostics.instrument import AnswerKind
from models.services import diagnostics
from models.services.diagnostics_instruments import instruments
from models.services.diagnostics_sheet import sheet
from models.services.drafts import load_draft
from models.vocabulary import DiagnosticsStage
from tests.ui.forms.refusals import Bad, FormUnderTest, go_through
from tests.ui.keyboard import type_text
from tests.ui.pages import sample
from tests.ui.pages.diagnostics_window import DDO, INCLINATIONS, add_session, class_id, fill_sheets, open_diagnostics
from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.pages.diagnostics.method_panel import MethodPanel


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
                Bad("day", "31.02.2027", "числами"),
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

    def test_the_same_again_names_the_day(self, qtbot, journal, filled):
        window, form = self.open_new(qtbot, journal)
        form.control("instrument").set_value(DDO)
        form.control("class_id").set_value(class_id(journal, "9"))
        form.control("day").setText("17.09.2026")
        press(window, Qt.Key.Key_Return)
        assert "уже есть" in form.field("day").problem
        assert window.focusWidget() is form.control("day")


class TestMethods:
    @pytest.fixture
    def window(self, qtbot, journal):
        window = open_diagnostics(qtbot, journal)
        window.diagnostics.show_methods()
        return window

    def fill(self, form, scales, **head):
        form.head.set_values(head)
        form._arrange()
        while len(form.scales) < len(scales):
            form.add_button.click()
        for fields, values in zip(form.scales, scales, strict=True):
            for name, text in values.items():
                fields.line(name).setText(text)

    def own(self, journal):
        return [one for one in instruments(journal) if one.own]

    def test_fourteen_come_with_the_program(self, window):
        assert window.view.model.rowCount() == 14
        assert window.view.bar.left.text() == "14 методик, своих 0"

    def test_a_method_of_ones_own(self, window, journal):
        window.view.new_record()
        form = window.view.side.form
        type_text(window.focusWidget(), "Наша анкета")
        self.fill(
            form,
            [
                {"name": "Люди", "key": "1а 2б", "levels": "0 низкий; 2 высокий"},
                {"name": "Техника", "key": "1б 2а"},
            ],
            kind=AnswerKind.CHOICE,
            items=2,
            options=2,
        )
        window.view.side.accept_button.click()
        assert window.view.side is None
        (known,) = self.own(journal)
        assert known.instrument.name == "Наша анкета"
        assert [str(scale.highest) for scale in known.instrument.scales] == ["2", "2"]
        assert window.view.strip._label.text() == "Записано: методика «Наша анкета», редакция 1"
        window.undo_wanted.emit()
        assert self.own(journal) == []

    def test_an_option_in_two_scales_is_named_at_its_key(self, window, journal):
        window.view.new_record()
        form = window.view.side.form
        self.fill(
            form,
            [{"name": "Люди", "key": "1а 2б"}, {"name": "Техника", "key": "1а 2а 1б"}],
            name="Анкета",
            kind=AnswerKind.CHOICE,
            items=2,
            options=2,
        )
        window.view.side.accept_button.click()
        assert window.view.side.form is form
        problem = form.scales[1].fields["key"].problem
        assert problem == "Вариант 1а стоит в двух шкалах: «Люди» и «Техника». Оставьте его в одной."
        assert window.focusWidget() is form.scales[1].line("key")
        assert self.own(journal) == []

    def test_all_fields_with_bad_values(self, window, journal):
        view = window.view
        good = {"name": "Анкета", "kind": AnswerKind.RATING, "items": 2, "rating_lowest": 1, "rating_highest": 5}

        def open_it():
            view.set_side(None)
            view.new_record()
            form = view.side.form
            self.fill(form, [{"name": "Люди", "key": "1 2"}])
            return form

        def field_of(form, name):
            if name.startswith("scale-"):
                return form.scales[0].fields[name.removeprefix("scale-")]
            return form.head.field(name)

        def control_of(form, name):
            return field_of(form, name).control if name.startswith("scale-") else form.head.control(name)

        names = [*good, "options", "reversed_items", "compare", "overlap", "partial", "scale-name", "scale-key"]
        go_through(
            FormUnderTest(
                open_it,
                lambda: view.side.accept_button.click(),
                lambda form: view.side is not None and view.side.form is form,
                lambda: self.own(journal),
                field_of=field_of,
                control_of=control_of,
                names=lambda _form: [*names, "scale-levels"],
            ),
            good,
            [
                Bad("name", "", "Впишите название"),
                Bad("name", DDO, "занято"),
                Bad("items", None, "от 1 до 500"),
                Bad("items", 0, "от 1 до 500"),
                Bad("rating_lowest", None, "от 0 до 9"),
                Bad("rating_highest", 0, "от 1 до 9"),
                Bad("reversed_items", "два", "номера вопросов"),
                Bad("scale-name", "", "впишите её название"),
                Bad("scale-key", "", "ключ"),
                Bad("scale-key", "1 2 3", "вопрос 3"),
                Bad("scale-key", "1а", "номера вопросов"),
                Bad("scale-levels", "низкий", "не разобран"),
            ],
            {
                "kind": "a closed list",
                "options": "not asked for a rating",
                "compare": "a tick",
                "overlap": "a tick",
                "partial": "a tick",
            },
        )

    def test_the_range_of_scores_without_a_key(self, window, journal):
        window.view.new_record()
        form = window.view.side.form
        self.fill(form, [{"name": "Интерес", "lowest": "10", "highest": "0"}], name="Анкета")
        window.view.side.accept_button.click()
        assert "больше наименьшего" in form.scales[0].fields["highest"].problem
        form.scales[0].line("lowest").setText("0")
        form.scales[0].line("highest").setText("10")
        window.view.side.accept_button.click()
        assert self.own(journal)[0].instrument.scales[0].highest == 10

    def test_half_a_form_survives_a_crash(self, window, journal):
        window.view.new_record()
        self.fill(window.view.side.form, [{"name": "Люди"}, {"name": "Техника"}], name="Анкета")
        press(window, Qt.Key.Key_Escape)
        assert load_draft(journal, "diagnostics/method-new") is not None
        window.view.new_record()
        form = window.view.side.form
        assert form.head.control("name").text() == "Анкета"
        assert [scale.card.name for scale in form.scales] == ["Люди", "Техника"]

    def test_a_used_one_gets_a_new_version_and_old_sessions_keep_theirs(self, qtbot, window, journal):
        window.view.new_record()
        self.fill(window.view.side.form, [{"name": "Интерес", "lowest": "0", "highest": "10"}], name="Анкета")
        window.view.side.accept_button.click()
        old = add_session(journal, "8", "Анкета")
        window.diagnostics.reload()
        window.view.open_method(self.own(journal)[0])
        window.view.side.form.scales[0].line("highest").setText("20")
        window.view.side.accept_button.click()
        assert window.view.strip._label.text() == "Записано: методика «Анкета», редакция 2"
        new = add_session(journal, "9", "Анкета")
        assert [sheet(journal, number).instrument.scales[0].highest for number in (old, new)] == [10, 20]

    def test_a_method_of_the_program_is_shown_and_taken_as_a_pattern(self, window, journal, press):
        known = next(one for one in window.view.model.rows if one.instrument.name == DDO)
        window.view.open_method(known)
        press(window.view.side, "Взять за образец")
        form = window.view.side.form
        assert form.head.control("name").text() == f"{DDO}, наша редакция"
        assert form.scales[0].line("key").text().startswith("1а 3б 6а")
        window.view.side.accept_button.click()
        keys = [scale.key for scale in known.instrument.scales]
        assert [scale.key for scale in self.own(journal)[0].instrument.scales] == keys

    def test_one_of_a_file_that_the_form_does_not_hold_is_only_shown(self, window, journal, tmp_path):
        path = tmp_path / "сжо.json"
        known = next(one for one in window.view.model.rows if one.instrument.name == "СЖО (Леонтьев)")
        window.context.messages.file = path
        window.view.save_file(known)
        data = json.loads(path.read_text(encoding="utf-8")) | {"name": "СЖО, другая редакция"}
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        window.view.load_file()
        window.view.open_method(self.own(journal)[0])
        assert isinstance(window.view.side, MethodPanel)

    def test_one_without_scales_is_filled_in(self, window, journal, press):
        known = next(one for one in window.view.model.rows if "Лист наблюдения" in one.instrument.name)
        window.view.open_method(known)
        press(window.view.side, "Задать шкалы")
        self.fill(window.view.side.form, [{"name": "Активность", "lowest": "0", "highest": "5"}])
        window.view.side.accept_button.click()
        number = add_session(journal, "8", known.instrument.name)
        assert sheet(journal, number).instrument.scales[0].name == "Активность"

    def test_files_out_and_in(self, window, journal, tmp_path):
        window.context.messages.file = tmp_path / "ддо.json"
        known = next(one for one in window.view.model.rows if one.instrument.name == DDO)
        window.view.save_file(known)
        data = json.loads(window.context.messages.file.read_text(encoding="utf-8"))
        data["name"] = "ДДО соседней школы"
        window.context.messages.file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        window.view.load_file()
        assert self.own(journal)[0].instrument.scales == known.instrument.scales
        assert window.view.table.current_row.instrument.name == "ДДО соседней школы"

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"scales": [{"name": "Люди", "key": "1а"}, {"name": "Дом", "key": "1а 1б"}]}, "стоит в двух шкалах"),
            ({"name": ""}, "название"),
            (None, "не прочитан"),
        ],
    )
    def test_a_file_that_is_no_method_is_refused(self, window, journal, tmp_path, change, told):
        data = {
            "name": "Анкета",
            "answers": {"kind": "choice", "items": 1, "options": "аб"},
            "scales": [{"name": "Люди", "key": "1а"}, {"name": "Дом", "key": "1б"}],
        }
        path = tmp_path / "анкета.json"
        path.write_text("не то" if change is None else json.dumps(data | change), encoding="utf-8")
        window.context.messages.file = path
        window.view.load_file()
        assert told in window.view.strip._label.text()
        assert self.own(journal) == []

    def test_one_in_use_is_not_deleted(self, window, journal):
        window.view.new_record()
        self.fill(window.view.side.form, [{"name": "Интерес", "lowest": "0", "highest": "10"}], name="Анкета")
        window.view.side.accept_button.click()
        number = add_session(journal, "8", "Анкета")
        window.view.table.choose("Анкета")
        press(window, Qt.Key.Key_Delete)
        assert "удалить нельзя" in window.view.strip._label.text()
        diagnostics.delete_session(journal, number)
        press(window, Qt.Key.Key_Delete)
        assert self.own(journal) == []
        window.undo_wanted.emit()
        assert self.own(journal)


def test_f1_has_its_page():
    from ui.pages.help import topics

    text = next(topic.text for topic in topics() if topic.key == "diagnostics")
    assert all(key in text for key in ("F7", "F8", "F9", "Backspace", "Ctrl+V", "Ctrl+Z"))
