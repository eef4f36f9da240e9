"""The methods in the real window: the program's, and the school's own in versions."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.rules.diagnostics.instrument import AnswerKind
from models.services import diagnostics
from models.services.diagnostics_instruments import instruments
from models.services.diagnostics_sheet import sheet
from models.services.drafts import load_draft
from tests.ui.forms.refusals import Bad, FormUnderTest, go_through
from tests.ui.keyboard import type_text
from tests.ui.pages.diagnostics.window import DDO, add_session, open_diagnostics
from ui.pages.diagnostics.method_panel import MethodPanel


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget() or window, key, modifier)


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
