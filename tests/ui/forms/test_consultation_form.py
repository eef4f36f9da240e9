"""All fields of the form of a consultation with bad values; people chosen from the keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.rules.consultation_checks import LONGEST_NAME, Person
from models.services.consultation_list import Wanted, section
from tests.ui.forms.refusals import Bad, FormUnderTest, go_through
from tests.ui.keyboard import type_text
from tests.ui.pages.consultations_sample import GROUP, INDIVIDUAL, YEAR, add, ids_of_classes, opened, pupil
from tests.ui.pages.consultations_window import open_log
from ui.components.buttons import Link
from ui.components.chips import RemovableChip
from ui.components.labels import Label


@pytest.fixture
def journal(tmp_path):
    with opened(tmp_path) as journal:
        yield journal


@pytest.fixture
def window(qtbot, journal):
    return open_log(qtbot, journal)


@pytest.fixture
def page(window):
    return window.log


def under_test(page, journal, kind):
    def open_it():
        page.close_panel()
        page.open_tab(kind)
        page.new_record()
        return page.side.form

    def is_open(form):
        return page.side is not None and page.side.form is form

    return FormUnderTest(
        open_it,
        lambda: page.side.accept_button.click(),
        is_open,
        lambda: section(journal, YEAR, Wanted(kind=kind)).keys,
    )


def chosen(*names, typed=""):
    return {"chosen": [[name, None] for name in names], "typed": typed}


OF_BOTH = [
    Bad("day", "", "Впишите день"),
    Bad("day", "31.02.2027", "нет в календаре"),
    Bad("day", "вчера", "числами"),
    Bad("time", "25:00", "14:30"),
    Bad("minutes", 601, "от 0 до 600"),
    Bad("persons", chosen("Ильин; Белова"), "точка с запятой"),
    Bad("persons", chosen("Ильин Пётр", typed="ильин петр"), "дважды"),
    Bad("persons", chosen("ы" * (LONGEST_NAME + 1)), "длиннее"),
    Bad("topic", "  "),
    Bad("next_meeting", "01.09.2026", "Раньше самой консультации"),
    Bad("next_meeting", "скоро", "числами"),
]
HARMLESS = {
    "category": "a closed list",
    "class_id": "a closed list",
    "coded": "a tick",
    "transfer_consent": "a tick",
    "content": "ends at its longest",
    "recommendations": "ends at its longest",
    "result": "ends at its longest",
    "initiator": "ends at its longest",
    "methods": "ends at its longest",
}
GOOD = {"day": "15.09.2026", "topic": "Выбор профиля"}


def test_an_individual_one(page, journal):
    go_through(under_test(page, journal, INDIVIDUAL), GOOD, OF_BOTH, HARMLESS)


def test_one_of_a_group(page, journal):
    classes = ids_of_classes(journal)
    go_through(
        under_test(page, journal, GROUP),
        {**GOOD, "number": 8, "class_id": classes["8"]},
        [
            *OF_BOTH,
            Bad("number", None, "Впишите, сколько"),
            Bad("number", 0, "от 1"),
            Bad("number", 20, "В 8 классе всего 19"),
            Bad("number", 99_999, "от 1"),
            Bad("ovz", 9, "С ОВЗ 9, а всего 8"),
            Bad("ovz", 2, "В 8 классе с ОВЗ 1"),
        ],
        HARMLESS,
    )


class TestPeople:
    @pytest.fixture
    def form(self, page, journal):
        page.new_record()
        form = page.side.form
        form.control("class_id").set_value(ids_of_classes(journal)["9"])
        form.picker.line.setFocus()
        return form

    def press(self, form, key):
        """Where the keys go: to the open list, else to the line."""
        QTest.keyClick(QApplication.activePopupWidget() or form.picker.line, key)

    def test_a_few_letters_and_enter_take_a_pupil_of_the_class(self, form, page, journal):
        type_text(form.picker.line, "фёд")
        assert form.picker.line.offered == ("Фёдорова Анна 6-й, 6",)
        form.picker.line.clear()
        type_text(form.picker.line, "алекс")
        assert form.picker.line.offered[0] == "Алексеев Пётр 9-й"
        assert form.picker.line.offered[1].endswith(", 5")
        self.press(form, Qt.Key.Key_Return)
        assert form.picker.chosen == (pupil(journal, "9"),)
        assert form.picker.line.text() == ""
        assert form.picker.line.hasFocus()

    def test_a_pupil_chosen_by_name_brings_the_class_along(self, form, journal):
        classes = form.control("class_id")
        classes.set_value(None)
        type_text(form.picker.line, "фёд")
        self.press(form, Qt.Key.Key_Return)
        assert classes.value == ids_of_classes(journal)["6"]
        classes.set_value(None)  # what the user takes away stays away
        assert classes.value is None

    def test_the_arrows_choose_another(self, form):
        type_text(form.picker.line, "алекс")
        self.press(form, Qt.Key.Key_Down)
        self.press(form, Qt.Key.Key_Down)
        self.press(form, Qt.Key.Key_Return)
        (person,) = form.picker.chosen
        assert person.name == "Алексеев Пётр 5-й"
        assert "Есть в списке: 5 класс" in form._person_warning.text

    def test_backspace_in_the_empty_line_takes_the_last_away(self, form):
        for name in ("Гостев Лев", "Чужаков Олег"):
            type_text(form.picker.line, name)
            self.press(form, Qt.Key.Key_Return)
        assert form.picker.chosen == (Person("Гостев Лев"), Person("Чужаков Олег"))
        assert "«Гостев Лев» и «Чужаков Олег»" in form._person_warning.text
        self.press(form, Qt.Key.Key_Backspace)
        assert form.picker.chosen == (Person("Гостев Лев"),)

    def test_what_is_typed_and_not_taken_is_written_too(self, form, page, journal):
        type_text(form.picker.line, "Гостев Лев")
        form.control("topic").setText("Колледж")
        page.side.accept_button.click()
        assert page.card(page.shown.keys[0]).persons == (Person("Гостев Лев"),)

    def test_parents_are_taken_as_typed_and_offered_next_time(self, form, page, journal):
        add(journal, category="родитель", persons=(Person("Ильина Мария"),))
        form.control("category").set_value("родитель")
        type_text(form.picker.line, "иль")
        assert form.picker.line.offered == ("Ильина Мария",)
        self.press(form, Qt.Key.Key_Return)
        assert form.picker.chosen == (Person("иль"),)

    def test_chips_are_reached_before_the_line_and_taken_away_by_enter(self, form, window, qtbot):
        form.picker.set_persons([Person("Гостев Лев"), Person("Чужаков Олег")])
        qtbot.waitUntil(lambda: len(words_on(form.picker)) == 2)
        form.control("class_id").setFocus()
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget().accessibleName() == "Убрать: Гостев Лев"
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
        assert form.picker.chosen == (Person("Чужаков Олег"),)
        assert form.picker.line.hasFocus()
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is form.control("coded")

    def test_the_same_is_not_chosen_twice(self, form):
        for _ in range(2):
            type_text(form.picker.line, "алекс")
            self.press(form, Qt.Key.Key_Return)
        assert len(form.picker.chosen) == 1

    def test_chips_show_codes_once_the_tick_is_on(self, form, qtbot):
        type_text(form.picker.line, "алекс")
        self.press(form, Qt.Key.Key_Return)
        form.control("coded").setChecked(True)
        qtbot.waitUntil(lambda: words_on(form.picker) == ["К-001"])
        form.control("coded").setChecked(False)
        qtbot.waitUntil(lambda: words_on(form.picker) == ["Алексеев Пётр 9-й"])


def words_on(picker):
    chips = [chip for chip in picker.findChildren(RemovableChip) if not chip.isHidden()]
    return [chip.findChild(Label).text() for chip in chips]


def test_days_are_counted_from_the_consultation(page):
    page.new_record()
    form = page.side.form
    form.control("day").setText("15.09.2026")
    for words, day in (("через неделю", date(2026, 9, 22)), ("через 2 недели", date(2026, 9, 29))):
        next(link for link in form.findChildren(Link) if link.text() == words).click()
        assert form.card().next_meeting == day
