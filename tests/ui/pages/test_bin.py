"""Корзина in the whole window: what was deleted comes back; emptying asks and is for good."""

import pytest
from PySide6.QtCore import Qt

from models.rules.people_checks import ClassCard, PartnerCard, PupilCard
from models.services import classes, partners, pupils
from models.services.actions import bin_entries
from models.vocabulary import PartnerCategory
from tests.ui.pages.people_window import press_key
from tests.ui.pages.whole_window import open_whole
from ui.components.empty_state import EmptyState


@pytest.fixture
def deleted(journal):
    """A partner and a pupil with consents in the bin; their cards."""
    partners.save_partner(journal, PartnerCard(name="ООО «Юг»", category=PartnerCategory.BUSINESS, contacts="8 900"))
    partner = next(one for one in partners.partners(journal) if one.name == "ООО «Юг»")
    partners.delete_partner(journal, partner.id)
    classes.save_class(journal, ClassCard(name="1В", enrolment=3))
    school_class = next(one for one in classes.classes(journal) if one.name == "1В")
    pupils.save_pupil(journal, PupilCard(class_id=school_class.id, full_name="Белова Анна", photo_consent=True))
    (pupil,) = pupils.pupils_of_class(journal, school_class.id)
    pupils.remove_pupil(journal, pupil.id, school_class.id)
    return partner, pupil


@pytest.fixture
def window(qtbot, journal, deleted):
    shown = open_whole(qtbot, journal, "bin")
    yield shown
    shown.context.jobs.stop()


@pytest.fixture
def page(window):
    return window.page


def shown(page):
    return [entry.title for entry in page.model.rows]


def test_what_was_deleted_is_listed_with_kind_day_and_person(page):
    assert shown(page) == ["Белова Анна, 1В класс", "ООО «Юг»"]
    column = page.model.columns[0]
    assert [column.second(entry) for entry in page.model.rows] == ["Обучающийся", "Партнёр"]
    assert all(entry.who for entry in page.model.rows)
    assert page.bar.left.text() == "2 записи"


def test_it_comes_back_with_everything_and_that_is_undone_too(window, page, journal, deleted, press):
    _partner, pupil = deleted
    press(page, "Вернуть")
    assert pupil in pupils.pupils(journal)
    assert shown(page) == ["ООО «Юг»"]
    assert page.strip.message.text == "Возвращено: Белова Анна, 1В класс"
    press(page.strip, "Отменить")
    assert pupil not in pupils.pupils(journal)
    assert shown(page) == ["Белова Анна, 1В класс", "ООО «Юг»"]


def test_by_the_keyboard_alone(window, page, journal, deleted):
    page.table.setFocus()
    press_key(window, Qt.Key.Key_Down)
    press_key(window, Qt.Key.Key_Return)
    assert deleted[0] in partners.partners(journal)
    press_key(window, Qt.Key.Key_Return)
    assert deleted[1] in pupils.pupils(journal)
    assert isinstance(page._empty, EmptyState)
    assert not page.restore_button.isVisible()


def test_emptying_asks_and_cannot_be_undone(qtbot, window, page, journal, deleted, press):
    press(page, "Очистить корзину")
    qtbot.waitUntil(lambda: page.question.safe.hasFocus())
    assert "Отменить это нельзя" in page.question.accessibleDescription()
    press_key(window, Qt.Key.Key_Escape)
    assert page.question is None
    assert len(bin_entries(journal)) == 2
    press(page, "Очистить корзину")
    press(page, "Стереть навсегда")
    assert bin_entries(journal) == ()
    assert page.strip.message.text == "Корзина очищена: 2 записи"
    window.undoing.undo()
    assert deleted[0] not in partners.partners(journal)


def test_what_cannot_come_back_is_told(window, page, journal, deleted):
    school_class = next(one for one in classes.classes(journal) if one.name == "1В")
    classes.delete_class(journal, school_class.id)
    page.reload()
    page.table.choose(page.model.rows[1].action_id)
    assert page.table.current_row.title == "Белова Анна, 1В класс"
    page.restore()
    assert page.strip.message.text.startswith("Вернуть нельзя: «Белова Анна, 1В класс»")
    page.table.choose(page.model.rows[0].action_id)
    page.restore()
    page.restore()
    assert deleted[1] in pupils.pupils(journal)


def test_a_question_left_open_is_answered_no(window, page, journal, press):
    press(page, "Очистить корзину")
    window.open_place("people")
    window.open_place("bin")
    assert page.question is None
    assert len(bin_entries(journal)) == 2


def test_an_empty_bin_says_what_it_is_for(qtbot, empty_journal):
    window = open_whole(qtbot, empty_journal, "bin")
    assert isinstance(window.page._empty, EmptyState)
    window.context.jobs.stop()
