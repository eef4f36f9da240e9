import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.ui.keyboard import type_text
from ui.components.controls import MOST_TEXT, TextArea
from ui.components.field import Field
from ui.components.suggest_edit import MOST_SHOWN, SuggestEdit, found
from ui.forms.card_fields import CardFields

PEOPLE = ("Ёлкина Вера Андреевна", "Ильин Сергей Петрович", "Ильина Анна Олеговна", "Петрова-Водкина Нина Сергеевна")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", PEOPLE),
        ("ел", PEOPLE[:1]),
        ("Иль", PEOPLE[1:3]),
        ("иль ан", PEOPLE[2:3]),
        ("водк", PEOPLE[3:]),
        ("ина", ()),
    ],
)
def test_options_are_found_by_the_beginnings_of_words(typed, names):
    assert found(PEOPLE, typed) == names


@pytest.fixture
def edit(qtbot):
    window = QWidget()
    layout = QVBoxLayout(window)
    line = SuggestEdit(PEOPLE)
    layout.addWidget(line)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    line.window_kept = window
    return line


def test_typing_offers_and_enter_takes(edit, qtbot):
    taken = []
    edit.taken.connect(taken.append)

    type_text(edit, "иль")
    assert edit.offered == PEOPLE[1:3]
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)

    assert edit.text() == PEOPLE[1]
    assert taken == [PEOPLE[1]]
    assert edit.offered == ()


def test_the_down_arrow_opens_the_whole_list(edit):
    edit.set_options([f"Педагог {number}" for number in range(20)])

    QTest.keyClick(edit, Qt.Key.Key_Down)

    assert len(edit.offered) == MOST_SHOWN


def test_other_words_may_be_typed(edit):
    type_text(edit, "гость")

    assert edit.offered == ()
    assert edit.text() == "гость"


def test_a_form_holds_several_lines(qtbot):
    form = CardFields([{"text": Field("Результаты", TextArea())}])
    qtbot.addWidget(form)
    form.show()
    form.set_values({"text": "одна\nдве"})
    heard = []
    form.edited.connect(lambda: heard.append(1))

    form.focus_first()
    type_text(form.control("text"), "!")

    assert form.values == form.content == {"text": "одна\nдве!"}
    assert heard


def test_a_million_pasted_characters_are_cut(qtbot):
    area = TextArea("начало ")
    qtbot.addWidget(area)
    pasted = QMimeData()
    pasted.setText("ы" * 1_000_000)

    area.moveCursor(QTextCursor.MoveOperation.End)
    area.insertFromMimeData(pasted)
    area.insertPlainText("ещё")

    assert len(area.toPlainText()) == MOST_TEXT
    assert area.toPlainText().startswith("начало ы")
