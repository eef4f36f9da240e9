"""The page that asks for a password, in a real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from models.errors import WrongPasswordError
from tests.ui.keyboard import type_text
from ui.main_window import MainWindow
from ui.pages.open_journal import PasswordPage


@pytest.fixture
def page(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    made = PasswordPage(Path("Школа.profjournal"))
    window.show_alone(made)
    window.show()
    return made


def test_enter_pressed_twice_opens_once(qtbot, page):
    asked = []
    page.password_typed.connect(asked.append)
    page.password_typed.connect(lambda _typed: page.set_busy("Открываю…"))
    type_text(page.password, "тайна")
    for _ in range(2):
        qtbot.keyClick(page.password, Qt.Key.Key_Return)
    assert asked == ["тайна"]
    assert not page.ways.isEnabled()

    page.set_busy("")
    page.refuse(WrongPasswordError("Пароль не подходит."))
    assert page.password.hasSelectedText()
    type_text(page.password, "другая")
    qtbot.keyClick(page.password, Qt.Key.Key_Return)
    assert asked == ["тайна", "другая"]
