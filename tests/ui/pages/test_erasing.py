"""Erasing a pupil from the card: asked once, the act first, nothing to undo."""

import pytest
from docx import Document
from PySide6.QtCore import Qt

from models.errors import EnvironmentProblemError
from models.rules.people_checks import PupilCard
from models.services import actions, classes, pupils
from tests.ui.pages.people_window import open_people, press_key
from ui.messages import Messages
from ui.pages.people.erase_box import EraseBox

NAME = "Заозёрская Василиса"


class Answers(Messages):
    """Answers where the act goes."""

    def __init__(self):
        super().__init__()
        self.places = []
        self.asked = []

    def ask_save_file(self, title, suggested, kinds):
        self.asked.append(str(suggested))
        return self.places.pop(0) if self.places else None


@pytest.fixture
def page(qtbot, journal):
    school_class = next(card for card in classes.classes(journal) if card.name == "9")
    pupils.save_pupil(journal, PupilCard(class_id=school_class.id, full_name=NAME))
    window = open_people(qtbot, journal)
    page = window.people
    object.__setattr__(page.context, "messages", Answers())
    page.open_tab("pupils")
    page.pupils.edit(next(card for card in page.pupils.cards if card.full_name == NAME))
    page.box = page.side.findChild(EraseBox)
    page.box.set_open(True)
    return page


def there(journal):
    return NAME in {card.full_name for card in pupils.pupils(journal)}


def act_words(path):
    paper = Document(path)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_the_act_is_saved_and_nothing_can_be_undone(page, journal, press, tmp_path):
    path = tmp_path / "акт.docx"
    page.context.messages.places = [path]
    press(page.side, "Стереть данные")
    press(page.side, "Стереть, сохранить акт")
    assert not there(journal)
    assert page.side is None
    assert page.strip.message.text == "Данные стёрты, акт сохранён: «акт.docx»"
    words = act_words(path)
    assert NAME in words
    assert "минуя корзину" in words
    assert "карточка обучающегося" in words
    assert "Автоматических резервных копий журнала на день удаления не было" in words
    assert NAME.split()[0] not in page.context.messages.asked[0], "a file's name is no place for a child's"
    assert NAME not in [entry.title for entry in actions.bin_entries(journal)]
    page.undo()
    assert not there(journal)


def test_without_a_place_for_the_act_nothing_is_erased(page, journal, press):
    press(page.side, "Стереть данные")
    press(page.side, "Стереть, сохранить акт")
    assert there(journal)
    assert page.box.question is None
    assert page.side is not None


def test_the_question_is_taken_back_by_escape(qtbot, page, journal, press):
    press(page.side, "Стереть данные")
    qtbot.waitUntil(lambda: page.box.question.safe.hasFocus())
    press_key(page.window(), Qt.Key.Key_Escape)
    assert page.box.question is None
    assert page.side is not None
    assert there(journal)


def test_a_disk_that_refuses_the_act_leaves_a_way_out(page, journal, press, tmp_path):
    page.context.messages.places = [tmp_path / "нет такой папки" / "акт.docx", tmp_path / "акт.docx"]
    press(page.side, "Стереть данные")
    press(page.side, "Стереть, сохранить акт")
    assert not there(journal)
    assert page.strip.message.tone == "err"
    press(page.strip, "Сохранить акт в другое место")
    assert NAME in act_words(tmp_path / "акт.docx")


def test_a_journal_that_refuses_is_told(page, journal, press, tmp_path, monkeypatch):
    def refuse(*_given):
        raise EnvironmentProblemError("Диск не даёт записать.")

    monkeypatch.setattr("models.services.erasure.erase_pupil", refuse)
    page.context.messages.places = [tmp_path / "акт.docx"]
    press(page.side, "Стереть данные")
    press(page.side, "Стереть, сохранить акт")
    assert page.strip.message.text == "Диск не даёт записать."
    assert not (tmp_path / "акт.docx").exists()
