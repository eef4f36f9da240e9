"""Undo and redo over the whole window: buttons, keys, fields of text, forms with something typed."""

import pytest
from PySide6.QtCore import Qt

from models.rules.people_checks import ClassCard, PartnerCard
from models.services import classes, partners
from models.tables import SchoolClass
from models.vocabulary import PartnerCategory
from tests.ui.keyboard import type_text
from tests.ui.pages.people_window import fill_in, press_key
from tests.ui.pages.whole_window import open_whole

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, journal):
    shown = open_whole(qtbot, journal, "people")
    yield shown
    shown.context.jobs.stop()


def names(journal):
    return {card.name for card in classes.classes(journal)}


def add(page, name):
    page.new_record()
    fill_in(page, name=name, enrolment=3)
    page.side.accept_button.click()


def test_the_buttons_tell_what_they_would_do(window, journal):
    undo, redo = window._sidebar.undo_button, window._sidebar.redo_button
    assert not undo.isEnabled() and undo.accessibleName() == "Отменять нечего"
    add(window.page, "7Б")
    assert undo.accessibleName() == "Отменить: Новый класс 7Б"
    assert undo.toolTip() == "Отменить: Новый класс 7Б\nCtrl+Z"
    assert not redo.isEnabled()
    undo.click()
    assert "7Б" not in names(journal)
    assert redo.accessibleName() == "Повторить: Новый класс 7Б"
    redo.click()
    assert "7Б" in names(journal)
    classes.delete_class(journal, next(card.id for card in classes.classes(journal) if card.name == "7Б"))
    window.undoing.tell()
    assert undo.accessibleName() == "Вернуть из корзины: 7Б класс"
    undo.click()
    assert window.page.strip.message.text == "Вернулось из корзины: 7Б класс"
    assert redo.accessibleName() == "Снова удалить: 7Б класс"
    redo.click()
    assert window.page.strip.message.text == "Снова в корзине: 7Б класс"


def test_every_write_and_every_undo_is_told_to_the_foot(window, journal):
    told = []
    window.changes_committed.connect(told.append)
    add(window.page, "7Б")
    press_key(window, Qt.Key.Key_Z, CTRL)
    press_key(window, Qt.Key.Key_Y, CTRL)
    assert [changes.touches("classes") for changes in told] == [True, True, True]


def test_in_a_field_of_text_undo_is_the_fields_own(window, journal):
    add(window.page, "7Б")
    window.page.new_record()
    field = window.page.side.form.control("name")
    type_text(field, "8в")
    press_key(window, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    assert "7Б" in names(journal)
    press_key(window, Qt.Key.Key_Z, CTRL)
    assert "7Б" in names(journal), "an empty field does not pass the key on either"


def test_what_is_typed_stays_when_its_record_is_changed_by_undo(window, journal):
    page = window.page
    page.classes.edit(next(card for card in classes.classes(journal) if card.name == "7"))
    fill_in(page, enrolment=30)
    page.side.accept_button.click()
    page.classes.edit(next(card for card in classes.classes(journal) if card.name == "7"))
    fill_in(page, class_teacher="Яшина Вера")
    window.undoing.undo()
    assert next(card for card in classes.classes(journal) if card.name == "7").enrolment == 16
    assert page.side.form.control("class_teacher").text() == "Яшина Вера"


def test_what_is_typed_comes_back_with_a_record_that_undo_took_away(window, journal):
    page = window.page
    add(page, "7Б")
    page.classes.edit(next(card for card in classes.classes(journal) if card.name == "7Б"))
    fill_in(page, class_teacher="Яшина Вера")
    window.undoing.undo()
    assert page.side is None
    window.undoing.redo()
    page.classes.edit(next(card for card in classes.classes(journal) if card.name == "7Б"))
    assert page.side.form.control("class_teacher").text() == "Яшина Вера"


def test_a_new_form_half_filled_stays_open(window, journal):
    page = window.page
    add(page, "7Б")
    page.new_record()
    fill_in(page, name="8В")
    window.undoing.undo()
    assert page.side.form.control("name").text() == "8В"
    assert "7Б" not in names(journal)


def test_an_offer_to_undo_goes_when_something_else_is_written(window, journal):
    add(window.page, "7Б")
    assert window.page.strip.offers_undo
    window.publish(classes.save_class(journal, ClassCard(name="8В", enrolment=3)))
    assert window.page.strip.message is None


def test_without_anything_to_undo_that_is_said(window):
    press_key(window, Qt.Key.Key_Z, CTRL)
    assert window.page.strip.message.text == "Отменять больше нечего"
    press_key(window, Qt.Key.Key_Y, CTRL)
    assert window.page.strip.message.text == "Повторять нечего"


def test_what_cannot_be_taken_back_is_skipped_when_the_user_says_so(window, journal, press):
    add(window.page, "7Б")
    page = window.page
    page.classes.edit(next(card for card in classes.classes(journal) if card.name == "7"))
    fill_in(page, enrolment=30)
    page.side.accept_button.click()
    with journal.write() as session:  # an import
        session.query(SchoolClass).filter(SchoolClass.name == "7").one().enrolment = 31
    press_key(window, Qt.Key.Key_Z, CTRL)
    assert page.strip.message.text.startswith("Вернуть нельзя: «Карточка класса 7»")
    press(page.strip, "Пропустить это действие")
    assert "7Б" not in names(journal)
    assert next(card for card in classes.classes(journal) if card.name == "7").enrolment == 31
    press_key(window, Qt.Key.Key_Y, CTRL)
    assert "7Б" in names(journal)


def test_a_long_title_does_not_make_an_endless_tooltip(window, journal):
    window.publish(partners.save_partner(journal, PartnerCard(name="Я" * 400, category=PartnerCategory.BUSINESS)))
    assert len(window._sidebar.undo_button.accessibleName()) < 120
