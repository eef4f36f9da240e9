"""«Консультации» in the real window: sections, filters, keys alone, drafts, undo, codes, the repeated meeting."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from models.journal.journal import Journal
from models.rules.consultation_checks import Person
from models.rules.log_options import Names
from models.services.consultation_list import Wanted, section
from models.services.consultations import consultation
from models.services.drafts import load_draft
from models.services.school import start_next_year
from models.tables import Consultation
from tests.ui.keyboard import type_text
from tests.ui.pages import sample
from tests.ui.pages.consultations_sample import GROUP, INDIVIDUAL, PARENT, YEAR, add, ids_of_classes, opened, pupil
from tests.ui.pages.consultations_window import open_log
from tests.ui.pages.people_window import press_key
from ui.components.empty_state import EmptyState
from ui.components.field import Field
from ui.components.labels import Label
from ui.tables.columns_model import SECOND_ROLE

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def journal(tmp_path):
    """With a log; a test of an empty one takes `bare`."""
    with opened(tmp_path, log=True) as journal:
        yield journal


@pytest.fixture
def bare(tmp_path):
    with opened(tmp_path) as journal:
        yield journal


@pytest.fixture
def window(qtbot, journal):
    return open_log(qtbot, journal)


@pytest.fixture
def page(window):
    return window.log


def cells(page, row):
    """The words of a row that is shown, both lines of each cell."""
    columns = range(page.model.columnCount())
    index = [page.model.index(row, place) for place in columns if not page.table.isColumnHidden(place)]
    return [" / ".join(filter(None, (str(one.data()), str(one.data(SECOND_ROLE))))) for one in index]


def totals(page):
    return {name: label.text() for name, label in page.bar._totals.items()}


def tabs(page):
    return [button.text() for button in page.tabs.findChildren(QAbstractButton)]


def everything_on(widget):
    """All words of a page: labels, fields, buttons, names and tooltips, and every cell of its table."""
    words = [one.text() for kind in (QLabel, QAbstractButton) for one in widget.findChildren(kind)]
    for one in widget.findChildren(QWidget):
        words += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        words += [read() for name in ("text", "toPlainText") if callable(read := getattr(one, name, None))]
    return "\n".join(str(word) for word in words)


class TestTheSections:
    def test_each_tells_its_number_and_both_totals(self, page):
        assert tabs(page) == ["Индивидуальные, 14", "Групповые, 3"]
        assert page.bar.left.text() == "14 консультаций"
        assert totals(page) == {"Проведено": "14", "Охвачено человек": "14"}
        page.open_tab(GROUP)
        assert totals(page) == {"Проведено": "3", "Охвачено человек": "39"}
        assert page.bar.left.text() == "3 консультации"

    def test_the_columns_of_both(self, page):
        assert cells(page, 0) == [
            "14", "04.10.2026 / 14:20", "Дмитриева Мария Викторовна / 9 класс, родитель",
            "Колледж или 10 класс / родители", "Посетить день открытых дверей агротехнического колледжа",
            "18.10.2026", "—",
        ]  # fmt: skip
        page.open_tab(GROUP)
        assert cells(page, 2) == [
            "1", "18.09.2026 / 14:00", "9 класс, обучающиеся", "Как выбрать экзамены / классный руководитель",
            "12 / ОВЗ 1", "Составили план подготовки, записались на профпробу", "—", "—",
        ]  # fmt: skip
        titles = [column.title for column in page.model.columns]
        assert titles[2:6] == ["Класс, группа", "Тема", "Человек", "Результат"]

    def test_arrows_go_from_one_to_the_other(self, page, window):
        page.tabs.findChildren(QAbstractButton)[0].setFocus()
        press_key(window, Qt.Key.Key_Right)
        assert page.kind is GROUP
        assert len(page.shown.keys) == 3

    def test_a_doubt_is_told_as_a_range(self, page, journal):
        classes = ids_of_classes(journal)
        for number in (8, 7):
            add(journal, kind=GROUP, class_id=classes["10"], number=number)
        page.open_tab(GROUP)
        assert totals(page)["Охвачено человек"] == "47–49"

    def test_heads_sort(self, page):
        page.table.sortByColumn(6, Qt.SortOrder.AscendingOrder)
        assert cells(page, 0)[-2] == "24.09.2026"
        page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        assert cells(page, 0)[0] == "1"


class TestFilters:
    def test_words(self, page, window, qtbot):
        press_key(window, Qt.Key.Key_F, CTRL)
        type_text(page.filters.search, "ветеринара")
        qtbot.waitUntil(lambda: len(page.shown.keys) == 3)
        assert page.bar.left.text() == "Показано 3 из 14 консультаций"
        assert totals(page)["Проведено"] == "3"
        assert tabs(page)[0] == "Индивидуальные, 14"
        press_key(window, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: len(page.shown.keys) == 14)

    def test_choices(self, page, journal):
        page.choices.classes.set_value(ids_of_classes(journal)["8"])
        assert {cells(page, row)[2].split(" / ")[1].split(",")[0] for row in range(len(page.shown.keys))} == {"8 класс"}
        page.filters.reset()
        page.choices.categories.set_value("родитель")
        assert len(page.shown.keys) == 3
        page.filters.reset()
        page.choices.periods.set_value("10")
        assert {cells(page, row)[1][3:5] for row in range(len(page.shown.keys))} == {"10"}
        page.choices.periods.set_value("h2")
        assert isinstance(page._empty, EmptyState)
        page.filters.reset()
        page.choices.consents.set_value("yes")
        assert {cells(page, row)[-1] for row in range(len(page.shown.keys))} == {"есть"}
        page.choices.consents.set_value("no")
        assert len(page.shown.keys) == 10

    def test_a_panel_leaves_the_choices_that_narrow(self, page, journal):
        page.choices.consents.set_value("no")
        page.new_record()
        shown = [choice for choice in page.filters._choices if choice.isVisible()]
        assert shown == [page.choices.classes, page.choices.consents]
        page.keep_draft()
        assert all(choice.isVisible() for choice in page.filters._choices)


class TestARecord:
    def test_is_written_from_the_keyboard_alone(self, page, window, journal):
        press_key(window, Qt.Key.Key_N, CTRL)
        form = page.side.form
        assert window.focusWidget() is form.control("category")
        press_key(window, Qt.Key.Key_Tab)
        for _ in range(5):  # 9 класс
            press_key(window, Qt.Key.Key_Down)
        press_key(window, Qt.Key.Key_Tab)
        type_text(window.focusWidget(), "бел")
        press_key(QApplication.activePopupWidget(), Qt.Key.Key_Return)
        for _ in range(2):
            press_key(window, Qt.Key.Key_Tab)
        assert window.focusWidget() is form.control("topic")
        type_text(window.focusWidget(), "Где учат на врача")
        press_key(QApplication.activePopupWidget() or window, Qt.Key.Key_Return)
        assert page.side is None
        written = page.card(page.table.current_row.id)
        assert (written.day, written.topic) == (sample.TODAY, "Где учат на врача")
        assert written.persons == (pupil(journal, "9", 1),)
        assert page.strip.message.text == "Записано: консультация 07.10.2026"
        assert page.table.hasFocus()
        assert page.table.current_row.number == 15
        assert window.written[0].touches("consultations")

    def test_every_control_of_the_form_has_a_name(self, page):
        page.open_tab(GROUP)
        page.new_record()
        form = page.side.form
        for name in form.content:
            assert form.control(name).accessibleName(), name
        assert form.picker.line.accessibleName() == "Участники"

    def test_tab_goes_through_the_form_in_its_order(self, page, window):
        page.open_record(page.shown.keys[0])
        form = page.side.form
        order = ["day", "time", "minutes", "category", "class_id"]
        seen = []
        for _ in order:
            seen.append(next(name for name in order if form.control(name) is window.focusWidget()))
            press_key(window, Qt.Key.Key_Tab)
        assert seen == order

    def test_enter_opens_and_escape_keeps_a_draft(self, page, window, journal):
        page.take_focus()
        press_key(window, Qt.Key.Key_Return)
        key = page.shown.keys[0]
        assert page.side.title.text() == "Консультация № 14"
        page.side.form.control("content").setPlainText("Ещё не всё")
        press_key(window, Qt.Key.Key_Escape)
        assert page.side is None
        assert load_draft(journal, f"consultation/{key}").content["content"] == "Ещё не всё"
        press_key(window, Qt.Key.Key_Return)
        assert page.side.form.card().content == "Ещё не всё"

    def test_drafts_of_both_sections_are_two(self, page, journal):
        page.new_record()
        page.side.form.control("topic").setText("Личное")
        page.open_tab(GROUP)
        page.new_record()
        assert page.side.form.card().topic == ""
        page.side.form.control("topic").setText("Общее")
        page.open_tab(INDIVIDUAL)
        page.new_record()
        assert page.side.form.card().topic == "Личное"

    def test_a_draft_keeps_the_chosen_and_what_is_typed(self, page, journal):
        page.new_record()
        form = page.side.form
        form.picker.set_persons([pupil(journal, "9")])
        type_text(form.picker.line, "Гост")
        page.keep_draft()
        page.new_record()
        assert page.side.form.picker.chosen == (pupil(journal, "9"),)
        assert page.side.form.picker.line.text() == "Гост"

    def test_undo_and_redo_by_keys(self, page, window, journal):
        key = page.shown.keys[0]
        page.take_focus()
        press_key(window, Qt.Key.Key_Delete)
        assert len(page.shown.keys) == 13
        assert page.strip.message.text == "В корзине: консультация 04.10.2026"
        press_key(window, Qt.Key.Key_Z, CTRL)
        assert consultation(journal, key) is not None
        assert len(page.shown.keys) == 14
        press_key(window, Qt.Key.Key_Y, CTRL)
        assert consultation(journal, key) is None

    def test_a_change_elsewhere_is_shown_in_the_open_form(self, page, window, journal):
        key = page.shown.keys[0]
        page.open_record(key)
        page.side.form.control("topic").setText("Техникум")
        page.side.accept_button.click()
        page.open_record(key)
        window.undoing.undo()
        assert page.side.form.card().topic == "Колледж или 10 класс"

    def test_a_refused_one_stays_open_with_the_field_named(self, page):
        page.new_record()
        page.side.form.control("topic").setText("")
        page.side.accept_button.click()
        field = page.side.form.field("topic")
        assert field.problem == "Впишите запрос: с чем пришли."
        assert isinstance(field, Field)
        assert QApplication.focusWidget() is field.control

    def test_a_longer_text_of_an_import_is_not_cut(self, page, journal):
        long = "Тема " * 150
        with journal.write() as session:
            session.get(Consultation, page.shown.keys[0]).topic = long
        page.open_record(page.shown.keys[0])
        assert page.side.form.card().topic == long
        page.side.accept_button.click()
        assert page.side.form.field("topic").problem == "Текст длиннее 500 знаков: сократите его."

    def test_warnings_refuse_nothing(self, page, journal):
        page.new_record()
        form = page.side.form
        form.control("day").setText("31.08.2026")
        form.control("topic").setText("Летний вопрос")
        assert form._day_warning.text == "31.08.2026 не в 2026/2027 учебном году: проверьте дату."
        page.side.accept_button.click()
        assert page.side is None
        assert page.card(page.shown.keys[-1]).topic == "Летний вопрос"

    def test_a_repeated_meeting_takes_people_and_matter_along(self, page, journal, press):
        key = next(key for key in page.shown.keys if page.card(key).next_meeting == date(2026, 10, 6))
        before = page.card(key)
        page.open_record(key)
        press(page.side, "Записать повторную встречу")
        card = page.side.form.card()
        assert (card.id, card.day, card.topic, card.persons) == (None, date(2026, 10, 6), before.topic, before.persons)
        assert (card.content, card.recommendations, card.next_meeting) == ("", "", None)
        page.side.accept_button.click()
        assert len(page.shown.keys) == 15
        assert page.card(page.shown.keys[0]).persons == before.persons


class TestCodes:
    def test_a_coded_record_shows_no_name_anywhere(self, page, journal):
        key = next(key for key in page.shown.keys if page.card(key).coded)
        (person,) = page.card(key).persons
        page.filters.search.setText("К-001")
        page.refresh()
        page.open_record(key)
        page.side.form._follow()
        shown = everything_on(page) + "\n".join(" ".join(cells(page, row)) for row in range(len(page.shown.keys)))
        assert "К-001" in shown
        assert person.name not in shown
        page.side.form.control("topic").setText("Другое")
        page.side.accept_button.click()
        assert person.name not in everything_on(page)
        page._remove(page.card(key))
        assert person.name not in everything_on(page)

    def test_consent_is_told_in_the_table_and_the_form(self, page):
        consents = [page.read_rows([key])[key].transfer_consent for key in page.shown.keys]
        spoken = [page.model.index(row, 7).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(len(consents))]
        assert [words == "Согласие на передачу есть" for words in spoken] == consents
        page.open_record(page.shown.keys[0])
        hints = [label.text() for label in page.side.form.findChildren(Label)]
        assert any("Без согласия узнанное здесь никому не передаётся" in hint for hint in hints)


class TestWaysIn:
    def test_a_record_of_the_other_section_opens_its_tab(self, page, journal):
        key = section(journal, YEAR, Wanted(kind=GROUP)).keys[0]
        page.open_at({"id": key})
        assert page.kind is GROUP
        assert page.side.title.text() == "Консультация № 3"
        page.open_at("new")
        assert page.side.title.text() == "Новая групповая консультация"

    def test_a_record_of_another_year_opens_its_year(self, qtbot, journal):
        key = add(journal)
        start_next_year(journal)
        page = open_log(qtbot, journal, today=date(2027, 9, 7)).log
        assert page.year == 2027
        page.open_at({"id": key})
        assert page.year == YEAR
        assert page.side.form.card().id == key

    def test_a_filter_does_not_hide_what_is_asked_for(self, page):
        key = page.shown.keys[0]
        page.choices.consents.set_value("yes")
        page.open_at({"id": key})
        assert page.table.current_row.id == key

    def test_what_is_gone_is_told(self, page):
        page.open_at({"id": 999})
        assert page.strip.message.text == "Этого уже нет в журнале"

    def test_f1_has_its_help(self):
        from ui.pages.help import topics

        assert "consultations" in {topic.key for topic in topics()}


class TestPaper:
    def open_preview(self, page, window, qtbot):
        press_key(window, Qt.Key.Key_P, CTRL)
        qtbot.waitUntil(lambda: page.overlay.upper is not None, timeout=20_000)
        return page.overlay.upper

    def test_sheets_cover_the_page_and_warn_where_content_leaves(self, page, window, qtbot):
        preview = self.open_preview(page, window, qtbot)
        assert not page.table.isVisible()
        assert not preview.panel._consent.text  # without names there is no content either
        preview.panel.names[Names.CODED].click()
        assert preview.panel._consent.text.startswith("В 13 консультациях нет согласия на передачу")
        qtbot.waitUntil(lambda: not preview.job_line.is_busy, timeout=20_000)
        press_key(window, Qt.Key.Key_Escape)
        assert page.table.isVisible()

    def test_what_was_printed_keeps_its_number(self, page, window, qtbot, journal):
        preview = self.open_preview(page, window, qtbot)
        preview.panel.names[Names.FULL].click()
        qtbot.waitUntil(lambda: not preview.job_line.is_busy, timeout=20_000)
        preview.panel.mark.emit()
        preview.closed.emit()
        add(journal, day=date(2026, 9, 2), topic="Забытое")
        page.reload()
        assert cells(page, 14)[0] == "15"
        assert cells(page, 13)[0] == "1"


class TestEmpty:
    def test_the_first_step_of_each_section(self, qtbot, bare, press):
        page = open_log(qtbot, bare).log
        assert tabs(page) == ["Индивидуальные, 0", "Групповые, 0"]
        assert not page.add_button.isVisible()
        assert not page.bar.isVisible()
        page.open_tab(GROUP)
        press(page, "Записать первую консультацию")
        assert page.side.title.text() == "Новая групповая консультация"

    def test_excel_is_the_second_way(self, qtbot, bare, press):
        window = open_log(qtbot, bare)
        press(window.log, "Загрузить из Excel")
        assert window.place == "settings"
        assert window.page.asked == ["import"]

    def test_without_a_school(self, qtbot, tmp_path):
        empty, _ = Journal.create(tmp_path / "пусто.profjournal")
        with empty:
            page = open_log(qtbot, empty).log
            assert not page.tabs.isVisible()
            page.new_record()
            page.open_at("new")
            assert page.side is None


class TestHome:
    def test_next_meetings_stand_among_the_deadlines_without_a_name(self, qtbot, bare, press):
        classes, someone = ids_of_classes(bare), pupil(bare, "9")
        key = add(bare, class_id=classes["9"], persons=(someone,), next_meeting=date(2026, 10, 10), topic="Сокровенное")
        for number in range(3):
            add(bare, category=PARENT, persons=(Person(f"Мать {number}"),), next_meeting=date(2026, 10, 11 + number))
        window = open_log(qtbot, bare)
        window.open_place("home")
        words = everything_on(window.page)
        assert "3 дня" in words
        assert "Суббота, 10 октября. 9 класс, обучающийся" in words
        assert "Ещё 1 повторная встреча в ближайшие дни" in words
        for secret in (someone.name, "Мать", "Сокровенное"):
            assert secret not in words
        press(window.page, "Открыть запись")
        assert window.place == "consultations"
        assert window.log.side.form.card().id == key
