"""«История записи» under the forms of the people's page."""

from PySide6.QtWidgets import QLabel

from models.services import classes
from tests.ui.pages.people_window import fill_in, open_people
from ui.pages.records.history_box import HistoryBox


def words(box):
    return [label.text() for label in box.findChildren(QLabel) if label.isVisible()]


def test_a_card_tells_who_changed_it_and_what_stood_there(qtbot, journal):
    page = open_people(qtbot, journal).people
    card = next(one for one in classes.classes(journal) if one.name == "7")
    page.classes.edit(card)
    box = page.side.findChild(HistoryBox)
    assert box is not None
    box.set_open(True)
    qtbot.waitUntil(lambda: bool(words(box)))
    assert words(box)[0].startswith("Здесь появится каждое изменение")
    fill_in(page, enrolment=30)
    page.side.accept_button.click()
    page.undo()
    page.classes.edit(next(one for one in classes.classes(journal) if one.name == "7"))
    box = page.side.findChild(HistoryBox)
    box.set_open(True)
    qtbot.waitUntil(lambda: bool(words(box)))
    when, what = words(box)
    assert when.endswith(". Отменено")
    assert what == "Обучающихся: 16 → 30"


def test_a_new_card_has_no_history(qtbot, journal):
    page = open_people(qtbot, journal).people
    page.new_record()
    assert page.side.findChild(HistoryBox) is None
