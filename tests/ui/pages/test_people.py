"""«Люди и классы» in the real window: forms, refusals, drafts, undo, the ways in from other pages."""

import shutil
from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from models.changes import Changes
from models.rules.people_checks import ClassCard, PartnerCard, PupilCard, TeacherCard
from models.rules.school_card import SchoolCard
from models.services import classes, partners, pupils, school, teachers
from models.services.drafts import load_draft
from models.tables import SchoolClass
from models.vocabulary import PartnerCategory, ProfminimumLevel
from tests.ui.keyboard import type_text
from tests.ui.pages import sample
from tests.ui.pages.people_window import fill_in, open_people, press_key
from ui.components.empty_state import EmptyState
from ui.pages.people.move_box import MoveBox
from ui.pages.people.unite_box import UniteBox

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, journal):
    return open_people(qtbot, journal)


@pytest.fixture
def page(window):
    return window.people


def class_named(journal, name):
    return next(card for card in classes.classes(journal) if card.name == name)


def words(page):
    return [button.text() for button in page._tabs._tabs.findChildren(QAbstractButton)]


class TestTheTabs:
    def test_each_tells_its_number(self, page):
        assert words(page) == ["Классы, 7", "Обучающиеся, 112", "Педагоги, 6", "Партнёры, 6"]

    def test_arrows_go_from_tab_to_tab(self, page, window):
        page._tabs._tabs.button("classes").setFocus()
        press_key(window, Qt.Key.Key_Right)
        assert page.tab is page.pupils
        assert page.head_actions.add.text() == "Добавить обучающегося"

    def test_the_foot_sums_the_classes(self, page):
        totals = {name: label.text() for name, label in page.classes.foot._totals.items()}
        assert totals == {"Обучающихся": "112", "5–11 классы": "112", "ОВЗ": "9"}
        assert page.classes.foot.left.text() == "7 классов"

    def test_a_single_year_needs_no_choice(self, page):
        assert not page.head_actions.years.isVisible()

    def test_another_year_is_shown_with_its_classes(self, qtbot, journal):
        school.start_next_year(journal)
        page = open_people(qtbot, journal).people
        assert page.head_actions.years.isVisible()
        assert page.year == 2027
        page.head_actions.years.set_value(2026)
        assert {card.id for card in page.classes.cards} == {card.id for card in classes.classes(journal, 2026)}
        page.new_record()
        fill_in(page, name="1Г", enrolment=20)
        page.side.accept_button.click()
        assert "1Г" in {card.name for card in classes.classes(journal, 2026)}
        assert "1Г" not in {card.name for card in classes.classes(journal, 2027)}

    def test_a_year_that_begins_takes_over_unless_another_was_chosen(self, page, journal):
        school.start_next_year(journal)
        page.reload()
        assert page.year == 2027
        page.head_actions.years.set_value(2026)
        page.reload()
        assert page.year == 2026


class TestSearch:
    def test_ctrl_f_finds_and_escape_shows_all_again(self, page, window):
        page.open_tab("pupils")
        press_key(window, Qt.Key.Key_F, CTRL)
        assert window.focusWidget() is page._filters.search
        type_text(page._filters.search, "фёдорова")
        assert {card.full_name.split()[0] for card in page.pupils.table.proxy.shown()} == {"Фёдорова"}
        assert page.pupils.foot.left.text() == "Показано 1 из 112"
        press_key(window, Qt.Key.Key_Escape)
        assert page._filters.search.text() == ""
        assert page.pupils.foot.left.text() == "112 обучающихся"

    def test_nothing_found_says_so_and_shows_all_again(self, page, press):
        page._filters.search.setText("нет такого")
        assert isinstance(page.classes._empty, EmptyState)
        press(page, "Показать все")
        assert len(page.classes.table.proxy.shown()) == 7

    def test_the_search_goes_along_to_the_next_tab(self, page):
        page._filters.search.setText("нива")
        page.open_tab("partners")
        assert [card.name for card in page.partners.table.proxy.shown()] == ["СПК «Нива»"]


class TestAClass:
    def test_is_added_from_the_keyboard_alone(self, page, window, journal):
        press_key(window, Qt.Key.Key_N, CTRL)
        assert window.focusWidget() is page.side.form.control("name")
        type_text(window.focusWidget(), "7б")
        press_key(window, Qt.Key.Key_Tab)
        type_text(window.focusWidget(), "24")
        press_key(window, Qt.Key.Key_Return)
        assert class_named(journal, "7Б").enrolment == 24
        assert page.side is None
        assert page.strip.message.text == "Записано: класс 7Б"
        assert page.classes.table.current_row.name == "7Б"
        assert page.classes.table.hasFocus()
        assert window.written[0].touches("classes")

    def test_all_its_fields_are_written_and_shown_again(self, page, journal):
        page.new_record()
        values = {
            "name": "4А",
            "enrolment": 20,
            "ovz": 2,
            "disability": 1,
            "class_teacher": "Ильина О. П.",
            "profminimum_level": ProfminimumLevel.MAIN,
            "registration_plan": 5,
            "registration_fact": 3,
        }
        fill_in(page, **values)
        page.side.accept_button.click()
        card = class_named(journal, "4А")
        assert card == replace(ClassCard(**values), id=card.id)
        page.classes.edit(card)
        assert page.side.form.card() == card

    def test_a_refused_one_keeps_the_form_with_what_was_typed(self, page, window, journal):
        before = classes.classes(journal)
        page.new_record()
        fill_in(page, name="7", enrolment=10, ovz=12)
        page.side.accept_button.click()
        form = page.side.form
        assert form.field("ovz").problem == "С ОВЗ больше, чем всего в классе: 12 из 10."
        assert window.focusWidget() is form.control("ovz")
        fill_in(page, ovz=2)
        assert form.field("ovz").problem == ""
        page.side.accept_button.click()
        assert form.field("name").problem == "Класс 7 в этом году уже есть."
        assert (form.control("name").text(), form.control("enrolment").count) == ("7", 10)
        assert classes.classes(journal) == before
        assert window.written == []

    def test_a_change_is_undone(self, page, journal, press):
        page.classes.edit(class_named(journal, "7"))
        fill_in(page, enrolment=30)
        page.side.accept_button.click()
        assert class_named(journal, "7").enrolment == 30
        press(page, "Отменить")
        assert class_named(journal, "7").enrolment == 16

    def test_a_new_one_is_undone_with_ctrl_z(self, page, window, journal):
        page.new_record()
        fill_in(page, name="7Б", enrolment=3)
        page.side.accept_button.click()
        press_key(window, Qt.Key.Key_Z, CTRL)
        assert "7Б" not in {card.name for card in classes.classes(journal)}

    def test_an_empty_one_is_deleted_and_brought_back(self, page, window, journal, press):
        classes.save_class(journal, ClassCard(name="7Б", enrolment=3))
        page.reload()
        page.classes.table.choose(class_named(journal, "7Б").id)
        page.classes.table.setFocus()
        press_key(window, Qt.Key.Key_Delete)
        assert "7Б" not in {card.name for card in classes.classes(journal)}
        assert page.strip.message.text == "В корзине: класс 7Б"
        press(page, "Вернуть")
        assert class_named(journal, "7Б").enrolment == 3

    def test_one_with_records_is_not_deleted(self, page, journal, press):
        page.classes.edit(class_named(journal, "7"))
        press(page.side, "Удалить")
        assert page.strip.message.tone == "err"
        assert "нельзя удалить" in page.strip.message.text
        assert page.side is not None
        assert class_named(journal, "7")

    def test_a_list_that_disagrees_is_told_and_its_numbers_taken(self, page, journal, press):
        classes.save_class(journal, replace(class_named(journal, "8"), enrolment=25))
        page.reload()
        page.classes.table.choose(class_named(journal, "9").id)
        press(page, "Показать")
        assert page.classes.table.current_row.name == "8"
        press(page, "Взять числа из списка")
        assert class_named(journal, "8").enrolment == 19
        assert not any(card.differs for card in page.classes.cards)
        press(page, "Отменить")
        assert class_named(journal, "8").enrolment == 25

    def test_the_form_tells_the_disagreement_too(self, page, journal, press):
        classes.save_class(journal, replace(class_named(journal, "8"), ovz=5))
        page.reload()
        page.classes.edit(class_named(journal, "8"))
        assert page.side.form.finding.accessibleName() == "Предупреждение: С ОВЗ в списке 1, числится 5"
        press(page.side, "Взять числа из списка")
        assert class_named(journal, "8").ovz == 1

    def test_its_list_is_one_click_away(self, page, journal, press):
        page.classes.edit(class_named(journal, "8"))
        press(page.side, "Список класса, 19")
        assert page.tab is page.pupils
        assert {card.class_id for card in page.pupils.table.proxy.shown()} == {class_named(journal, "8").id}


class TestAPupil:
    @pytest.fixture
    def ninth(self, page, journal):
        page.open_tab("pupils")
        card = class_named(journal, "9")
        page.pupils.choose_class(card.id)
        return card

    def test_is_added_to_the_chosen_class(self, page, journal, ninth):
        page.new_record()
        assert page.side.form.control("class_id").value == ninth.id
        fill_in(page, full_name="Ёлкина Анна", birth_date="6.5.2011", ovz=True, processing_consent="01.09.2026")
        page.side.accept_button.click()
        added = next(one for one in pupils.pupils_of_class(journal, ninth.id) if one.full_name == "Ёлкина Анна")
        assert (added.ovz, added.birth_date, added.processing_consent) == (True, date(2011, 5, 6), date(2026, 9, 1))
        assert page.pupils.table.current_row == added
        assert words(page)[1] == "Обучающиеся, 113"

    def test_an_unreadable_day_is_told_at_its_field(self, page, journal, ninth):
        page.new_record()
        fill_in(page, full_name="Ёлкина Анна", birth_date="31.02.11")
        page.side.accept_button.click()
        assert "нет в календаре" in page.side.form.field("birth_date").problem
        assert len(page.pupils.cards) == 112

    def test_moves_from_a_day_and_back(self, page, journal, ninth, press):
        pupils.save_pupil(journal, PupilCard(class_id=ninth.id, full_name="Ёлкина Анна"))
        page.reload()
        card = next(one for one in page.pupils.cards if one.full_name == "Ёлкина Анна")
        page.pupils.edit(card)
        box = page.side.findChild(MoveBox)
        box.set_open(True)
        tenth = class_named(journal, "10")
        box.choose(tenth.id, date(2026, 8, 1))
        press(page.side, "Перевести")
        assert "День вне 2026/2027 учебного года" in box._fields["day"].problem
        box.choose(tenth.id, date(2026, 11, 9))
        press(page.side, "Перевести")
        assert page.strip.message.text == "Ёлкина Анна: 10 класс с 09.11.2026"
        assert "Ёлкина Анна" in {one.full_name for one in pupils.pupils_of_class(journal, tenth.id)}
        press(page, "Отменить")
        assert "Ёлкина Анна" in {one.full_name for one in pupils.pupils_of_class(journal, ninth.id)}

    def test_is_taken_off_the_list_and_brought_back(self, page, journal, ninth, press):
        pupils.save_pupil(journal, PupilCard(class_id=ninth.id, full_name="Ёлкина Анна", photo_consent=True))
        page.reload()
        card = next(one for one in page.pupils.cards if one.full_name == "Ёлкина Анна")
        page.pupils.edit(card)
        press(page.side, "Удалить")
        assert card not in pupils.pupils(journal)
        press(page, "Вернуть")
        assert card in pupils.pupils(journal)

    def test_one_whom_records_name_stays(self, page, journal, ninth, press):
        page.pupils.edit(page.pupils.table.proxy.shown()[-1])
        press(page.side, "Удалить")
        assert "имя стоит в записях (журнал работы)" in page.strip.message.text


class TestTeachersAndPartners:
    def test_a_teacher_that_is_there_already_is_refused(self, page, journal):
        page.open_tab("teachers")
        page.new_record()
        fill_in(page, full_name="ильин сергей петрович")
        page.side.accept_button.click()
        assert page.side.form.field("full_name").problem == "Ильин Сергей Петрович уже есть в списке."
        fill_in(page, full_name="Яшина Вера", post="педагог-психолог")
        page.side.accept_button.click()
        assert ("Яшина Вера", "педагог-психолог") in {(one.full_name, one.post) for one in teachers.teachers(journal)}

    def test_a_partner_needs_a_category(self, page, journal):
        page.open_tab("partners")
        page.new_record()
        fill_in(page, name="ООО «Юг»")
        page.side.accept_button.click()
        assert page.side.form.field("category").problem.startswith("Выберите категорию")
        fill_in(page, category=PartnerCategory.BUSINESS, contacts="8 900", agreement="№ 5")
        page.side.accept_button.click()
        added = next(one for one in partners.partners(journal) if one.name == "ООО «Юг»")
        assert (added.category, added.contacts, added.agreement) == (PartnerCategory.BUSINESS, "8 900", "№ 5")

    def test_two_spellings_become_one_and_part_again(self, page, journal, press):
        before = partners.partners(journal)
        niva, dairy = (next(one for one in before if name in one.name) for name in ("Нива", "сыродел"))
        page.open_tab("partners")
        page.partners.edit(dairy)
        box = page.side.findChild(UniteBox)
        box.set_open(True)
        press(page.side, "Объединить")
        assert box.field.problem == "Выберите, какое написание остаётся."
        box.choose(niva.id)
        press(page.side, "Объединить")
        assert len(partners.partners(journal)) == 5
        assert page.partners.table.current_row.events == niva.events + dairy.events
        press(page, "Отменить")
        assert partners.partners(journal) == before


class TestDrafts:
    def test_escape_keeps_what_was_typed_and_offers_it_again(self, page, window, journal, press):
        page.new_record()
        type_text(page.side.form.control("name"), "7б")
        press_key(window, Qt.Key.Key_Escape)
        assert page.side is None
        assert page.strip.message.text.startswith("Не записано, черновик сохранён")
        page.new_record()
        assert page.side.form.control("name").text() == "7б"
        press(page.side, "Начать заново")
        assert page.side.form.control("name").text() == ""
        press_key(window, Qt.Key.Key_Escape)
        assert load_draft(journal, "people/ClassCard/new-2026") is None

    def test_nothing_typed_leaves_no_draft(self, page, window, journal):
        page.classes.edit(class_named(journal, "7"))
        press_key(window, Qt.Key.Key_Escape)
        assert page.strip.message is None
        assert load_draft(journal, f"people/ClassCard/{class_named(journal, '7').id}") is None

    def test_a_pause_is_enough(self, page, journal, qtbot):
        page.new_record()
        fill_in(page, name="7б")
        qtbot.waitUntil(lambda: load_draft(journal, "people/ClassCard/new-2026") is not None, timeout=4000)
        assert page.side.note.text().startswith("Черновик сохранён в ")

    def test_cancel_and_writing_forget_it(self, page, journal, press):
        for ending in ("Отмена", "Записать"):
            page.new_record()
            fill_in(page, name="7б", enrolment=3)
            page.flush()
            press(page.side, ending)
            assert load_draft(journal, "people/ClassCard/new-2026") is None

    def test_another_place_keeps_the_panel_and_the_draft(self, page, window, journal):
        page.new_record()
        fill_in(page, name="7б")
        window.open_place("settings")
        assert load_draft(journal, "people/ClassCard/new-2026").content["name"] == "7б"
        window.open_place("people")
        assert page.side.form.control("name").text() == "7б"


class TestWaysIn:
    def test_names_of_tabs(self, page, window):
        for key in ("pupils", "teachers", "partners", "classes"):
            window.open_place("people", key)
            assert page.tab is page.tabs[key]

    def test_a_class_by_its_id(self, page, window, journal):
        card = class_named(journal, "8")
        for argument in ({"class": card.id}, ("class", card.id)):
            window.open_place("people", argument)
            assert page.classes.table.current_row == card
            assert page.side.form.card() == card

    def test_a_pupil_a_teacher_a_partner(self, page, window, journal):
        pupil = page.pupils.cards[-1]
        window.open_place("people", ("pupil", pupil.id))
        assert page.side.form.card() == pupil
        assert page.pupils.class_id == pupil.class_id
        teacher = teachers.teachers(journal)[2]
        window.open_place("people", {"teacher": teacher.id})
        assert page.side.form.card() == teacher
        partner = partners.partners(journal)[1]
        window.open_place("people", {"partner": partner.id})
        assert page.side.form.card() == partner

    def test_what_is_no_longer_there_is_told(self, page, window):
        window.open_place("people", {"class": 999})
        assert page.strip.message.text == "Этого уже нет в журнале"
        window.open_place("people", {"unknown": 1})
        window.open_place("people", "unknown")
        assert page.side is None

    def test_a_class_of_another_year_opens_its_year(self, qtbot, journal):
        school.start_next_year(journal)
        window = open_people(qtbot, journal)
        former = classes.classes(journal, 2026)[0]
        window.open_place("people", {"class": former.id})
        assert window.people.year == 2026
        assert window.people.side.form.card() == former

    def test_excel_is_loaded_in_the_settings(self, window, page, press):
        press(page, "Загрузить из Excel")
        assert window.place == "settings"
        assert window.page.asked == ["import"]


class TestEmptyPlaces:
    def test_a_journal_without_a_school(self, qtbot, empty_journal, press):
        window = open_people(qtbot, empty_journal)
        window.people.new_record()
        assert window.people.side is None
        press(window.people, "Заполнить карточку школы")
        assert window.page.asked == ["school"]

    def test_a_year_without_anybody(self, qtbot, empty_journal, press):
        card = SchoolCard(
            full_name="МБОУ «Заречная СОШ»",
            inn="7017000001",
            municipality="Сосновский район",
            coordinator="Петрова Нина Сергеевна",
            start_year=2026,
        )
        school.create_school(empty_journal, card, [])
        page = open_people(qtbot, empty_journal).people
        assert not page.head_actions.add.isVisible()
        press(page, "Добавить первый класс")
        fill_in(page, name="5А", enrolment=20)
        page.side.accept_button.click()
        assert [card.name for card in page.classes.cards] == ["5А"]
        page.open_tab("pupils")
        press(page, "Добавить по одному")
        assert page.side.form.control("class_id").value == page.classes.cards[0].id
        page.open_tab("teachers")
        press(page, "Добавить первого педагога")
        page.open_tab("partners")
        press(page, "Добавить первого партнёра")
        assert page.side.form.card() == PartnerCard()

    def test_a_school_appears(self, qtbot, empty_journal):
        page = open_people(qtbot, empty_journal).people
        sample.fill(empty_journal)
        page.reload()
        assert words(page)[0] == "Классы, 7"
        assert page.tab.table.isVisible()


def test_everything_is_reached_by_tab_and_has_a_name(page, window):
    page.open_tab("pupils")
    page.pupils.edit(page.pupils.cards[0])
    seen = [QApplication.focusWidget()]
    for _ in range(40):
        press_key(window, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    named = {widget: widget.accessibleName() for widget in seen if isinstance(widget, QWidget)}
    assert all(named.values()), [type(widget).__name__ for widget, name in named.items() if not name]
    form = page.side.form
    controls = [form.control(name) for name in ("full_name", "birth_date", "ovz", "disability", "processing_consent")]
    places = [seen.index(control) for control in controls]
    assert places == sorted(places)
    assert page.side.accept_button in seen


def test_a_narrow_window_shows_the_form_alone(qtbot, journal):
    page = open_people(qtbot, journal, width=1280).people
    page.new_record()
    assert not page._main.isVisible()
    page.escape()
    assert page._main.isVisible()


def test_tabs_of_a_large_school_open_at_once(qtbot, journal):
    classes.save_classes(journal, [ClassCard(name=f"{grade}Б", enrolment=70) for grade in range(1, 12)])
    new = [card for card in classes.classes(journal) if card.name.endswith("Б")]
    cards = [PupilCard(class_id=card.id, full_name=f"Ученик{n} Пётр") for card in new for n in range(127)]
    pupils.add_pupils(journal, cards)
    teachers.add_teachers(journal, [TeacherCard(full_name=f"Педагог Анна {number}") for number in range(90)])
    page = open_people(qtbot, journal).people
    assert len(page.pupils.cards) > 1500
    for key in ("pupils", "teachers", "partners", "classes", "pupils"):
        start = perf_counter()
        page.open_tab(key)
        QApplication.processEvents()
        assert perf_counter() - start < 0.5, key  # 150 ms is the goal; a busy machine is given more


def test_other_pages_changes_are_shown(page, journal):
    classes.save_class(journal, ClassCard(name="7Б", enrolment=3))
    page.reload(None)
    assert "7Б" in {card.name for card in page.classes.cards}


def test_what_others_changed_is_not_undone_here(page, window, journal):
    page.classes.edit(class_named(journal, "7"))
    fill_in(page, enrolment=30)
    page.side.accept_button.click()
    with journal.write() as session:  # an import
        session.get_one(SchoolClass, class_named(journal, "7").id).enrolment = 31
    window.publish(Changes.of("classes"))
    assert page.strip.message is None
    press_key(window, Qt.Key.Key_Z, CTRL)
    assert class_named(journal, "7").enrolment == 31
    assert page.strip.message.text.startswith("Вернуть нельзя: «Карточка класса 7»")


def test_a_page_that_cannot_search_is_left_alone(window):
    window.open_place("settings")
    press_key(window, Qt.Key.Key_F, CTRL)
    assert window.place == "settings"


def test_a_journal_that_cannot_be_written_loses_nothing(page, journal, tmp_path):
    other = shutil.copy(journal.path, tmp_path / "другой")
    other.replace(journal.path)  # another program put another file in the journal's place
    page.new_record()
    fill_in(page, name="7Б", enrolment=3)
    page.side.accept_button.click()
    assert page.strip.message.tone == "err"
    page.strip.clear()
    page.escape()
    assert page.side.form.control("name").text() == "7Б"
    assert page.strip.message.tone == "err"
    assert page.leave()


def test_an_open_card_shows_what_others_changed(page, window, journal):
    page.classes.edit(class_named(journal, "7"))
    classes.save_class(journal, replace(class_named(journal, "7"), enrolment=31))
    page.reload()
    assert page.side.form.control("enrolment").count == 31
    page.side.accept_button.click()
    assert class_named(journal, "7").enrolment == 31


def test_an_open_card_that_others_deleted_is_closed(page, journal):
    classes.save_class(journal, ClassCard(name="7Б", enrolment=3))
    page.reload()
    page.classes.edit(class_named(journal, "7Б"))
    classes.delete_class(journal, class_named(journal, "7Б").id)
    page.reload()
    assert page.side is None


def test_what_was_deleted_in_one_year_does_not_come_back_in_another(qtbot, journal):
    classes.save_class(journal, ClassCard(name="7Б", enrolment=3))
    school.start_next_year(journal)
    window = open_people(qtbot, journal)
    page = window.people
    page.classes._remove(class_named(journal, "8Б"))
    page.head_actions.years.set_value(2026)
    press_key(window, Qt.Key.Key_Z, CTRL)
    assert "8Б" not in {card.name for card in classes.classes(journal, 2026)}
    assert "8Б" in {card.name for card in classes.classes(journal, 2027)}


def test_another_panel_does_not_take_the_place_of_what_cannot_be_kept(page, journal, tmp_path):
    page.new_record()
    fill_in(page, name="7Б", enrolment=3)
    other = shutil.copy(journal.path, tmp_path / "другой")
    other.replace(journal.path)  # another program put another file in the journal's place
    page.classes.edit(class_named(journal, "7"))
    assert page.side.form.control("name").text() == "7Б"
    assert page.strip.message.tone == "err"
