import subprocess
import sys

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.changes import Changes
from ui import theme
from ui.components.controls import LineEdit, SearchEdit
from ui.components.labels import Label
from ui.components.layout import SidePanel
from ui.components.popover import Popover
from ui.main_window import GEOMETRY_KEY, MainWindow, Place, waiting_page
from ui.pages_base import Page
from ui.settings_protocol import MemorySettings
from ui.tokens import Mode


class Sample(Page):
    title = "Проба"

    def __init__(self):
        super().__init__()
        self.calls = []
        self.stays = False
        self.edit = LineEdit()
        self.column.addWidget(self.edit)

    def load(self):
        self.calls.append("load")

    def reload(self, changes=None):
        self.calls.append(("reload", changes))

    def leave(self):
        return not self.stays

    def open_at(self, argument):
        self.calls.append(("open", argument))

    def print_page(self):
        self.calls.append("print")

    def find(self):
        self.calls.append("find")

    def new_record(self):
        self.calls.append("new")

    def undo(self):
        self.calls.append("undo")

    def help_key(self):
        self.calls.append("help")


class People(Sample):
    title = "Люди и классы"
    areas = frozenset({"people"})


@pytest.fixture
def window(qtbot):
    made = MainWindow(
        [
            Place("home", "Главная", "house", 0, Sample),
            Place("report", "Отчёт кампании", "file-text", 1, Sample),
            Place("people", "Люди и классы", "users", 2, People),
            Place("settings", "Настройки", "settings", -1, Sample),
        ]
    )
    qtbot.addWidget(made)
    made.set_school("МБОУ «Заречная СОШ»", "2026/2027 учебный год")
    made.set_saved("Сохранено в 14:32")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def key(window, keys, modifier=Qt.KeyboardModifier.ControlModifier):
    QTest.keyClick(QApplication.focusWidget() or window, keys, modifier)


class TestPlaces:
    def test_the_first_place_opens_and_the_others_are_not_made(self, window):
        assert window.place == "home"
        assert list(window._pages) == ["home"]
        assert window.page.calls == ["load"]
        assert window.windowTitle() == "Профжурнал — МБОУ «Заречная СОШ», 2026/2027"

    def test_a_click_in_the_sidebar_opens(self, window):
        home = window._sidebar.button("home")
        QTest.mouseClick(window._sidebar.button("people"), Qt.MouseButton.LeftButton)
        assert window.place == "people"
        assert not home.isChecked()
        assert window._sidebar.button("people").isChecked()
        QTest.mouseClick(window._sidebar.button("people"), Qt.MouseButton.LeftButton)
        assert window._sidebar.button("people").isChecked()
        QTest.keyClick(window._sidebar.button("settings"), Qt.Key.Key_Return)
        assert window.place == "settings"

    def test_the_ring_shows_where_the_keyboard_is_and_only_then(self, window, qtbot):
        button = window._sidebar.button("people")
        accent = QColor(theme.current().tokens.accent)
        for reason, ring in (
            (Qt.FocusReason.OtherFocusReason, False),
            (Qt.FocusReason.TabFocusReason, True),
            (Qt.FocusReason.MouseFocusReason, False),
        ):
            window.page.edit.setFocus()
            button.setFocus(reason)
            qtbot.waitUntil(button.hasFocus)
            assert (button.grab().toImage().pixelColor(100, 0) == accent) is ring

    def test_numbers_open_places_of_the_upper_groups(self, window, qtbot):
        key(window, Qt.Key.Key_3)
        assert window.place == "people"
        for missing in (Qt.Key.Key_4, Qt.Key.Key_9):
            key(window, missing)
        assert window.place == "people"
        key(window, Qt.Key.Key_1)
        assert window.place == "home"
        assert window.page.calls == ["load"]

    def test_a_page_sends_the_user_elsewhere(self, window):
        window.page.navigate.emit("report", 7)
        assert window.place == "report"
        assert window.page.calls == ["load", ("open", 7)]
        assert not window.open_place("нет такого")

    def test_a_page_that_wants_to_stay(self, window):
        window.page.stays = True
        assert not window.open_place("people")
        assert window._sidebar.button("home").isChecked()
        assert window.open_place("home")

    def test_other_places_replace_the_first(self, window, qtbot):
        window.set_places([Place("wizard", "Сводка", "table-2", 0, Sample)])
        assert window.place == "wizard"
        window.show_alone(page := Sample())
        assert window.page is page
        assert window._sidebar is None
        window.set_school("Школа", "")
        window.set_saved("")
        window.show_alone(waiting_page("Журнал открывается"))
        assert isinstance(window.page, Label)
        QApplication.processEvents()

    def test_an_empty_window_needs_no_places(self, qtbot):
        made = MainWindow()
        qtbot.addWidget(made)
        made.show()
        key(made, Qt.Key.Key_1)
        assert made.place == ""


class TestKeys:
    @pytest.mark.parametrize(
        ("keys", "modifier", "call"),
        [
            (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, "print"),
            (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, "find"),
            (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier, "new"),
            (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "undo"),
            (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "help"),
        ],
    )
    def test_keys_go_to_the_open_page(self, window, keys, modifier, call):
        window.open_place("report")
        key(window, keys, modifier)
        assert window.page.calls[-1] == call

    def test_undo_in_a_field_is_the_fields_own(self, window, qtbot):
        edit = window.page.edit
        edit.setFocus()
        qtbot.waitUntil(edit.hasFocus)
        QTest.keyClicks(edit, "abc")
        key(window, Qt.Key.Key_Z)
        assert edit.text() == ""
        assert window.page.calls == ["load"]

    def test_escape_hides_the_message_and_keeps_the_input(self, window, qtbot):
        window.page.edit.setText("не терять")
        window.page.say("Записано", "ok", "Отменить")
        assert window.page.strip.isVisible()
        key(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        assert not window.page.strip.isVisible()
        assert window.page.edit.text() == "не терять"

    def test_escape_is_the_pages_first(self, window):
        used = []
        window.page.escape = lambda: bool(used.append(1)) or True
        window.page.say("Записано")
        key(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        assert used == [1]
        assert window.page.strip.isVisible()

    def test_escape_goes_to_what_is_innermost(self, window, qtbot):
        used = []
        window.page.escape = lambda: bool(used.append(1)) or True
        popover = Popover(window.page, "5 класс")
        popover.open_at(QRect(10, 10, 10, 10), window.page.edit)
        qtbot.waitUntil(popover.close_button.hasFocus)
        key(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        assert not popover.isVisible()
        panel = SidePanel("Новая запись")
        panel.column.addWidget(edit := SearchEdit())
        window.page.set_side(panel)
        edit.setFocus()
        edit.setText("квест")
        qtbot.waitUntil(edit.hasFocus)
        key(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        assert edit.text() == ""
        with qtbot.waitSignal(panel.closed):
            key(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        assert used == []

    def test_a_page_without_the_method(self, window, qtbot):
        window.show_alone(waiting_page("Журнал открывается"))
        key(window, Qt.Key.Key_P)
        key(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)


class TestChanges:
    def test_pages_that_show_the_area_read_it_again(self, window, qtbot):
        home = window.page
        window.open_place("people")
        people = window.page
        window.open_place("report")
        changes = Changes.of("plan")
        with qtbot.waitSignal(window.changes_committed) as told:
            window.page.committed.emit(changes)
        assert told.args == [changes]
        assert window.page.calls == ["load"]
        assert home.calls == ["load"]
        window.open_place("people")
        assert people.calls == ["load"]
        window.open_place("home")
        assert home.calls == ["load", ("reload", None)]

    def test_the_visible_page_at_once(self, window):
        window.publish(Changes.of("people"))
        assert window.page.calls == ["load", ("reload", Changes.of("people"))]


class TestWindow:
    def test_geometry_is_remembered(self, qtbot):
        settings = MemorySettings()
        first = MainWindow((), settings)
        qtbot.addWidget(first)
        first.setGeometry(20, 30, 1100, 640)
        first.show()
        qtbot.waitExposed(first)
        with qtbot.waitSignal(first.closed):
            first.close()
        second = MainWindow((), settings)
        qtbot.addWidget(second)
        assert second.size() == first.size()

    @pytest.mark.parametrize("spoilt", ["чепуха", 7, ""])
    def test_spoilt_geometry_is_passed_over(self, qtbot, spoilt):
        made = MainWindow((), MemorySettings({GEOMETRY_KEY: spoilt}))
        qtbot.addWidget(made)
        assert (made.width(), made.height()) == (1366, 698)
        assert (made.minimumWidth(), made.minimumHeight()) == (1024, 600)

    def test_closing_may_be_refused(self, window):
        answers = [False]
        window.add_close_guard(lambda: answers[-1])
        assert not window.close()
        window.page.stays = True
        answers.append(True)
        assert not window.close()
        window.page.stays = False
        assert window.close()

    def test_a_narrow_window_lets_the_form_cover_the_page(self, window, qtbot):
        panel = SidePanel("Новая запись")
        window.page.set_side(panel)
        assert window.page.header.isVisible()
        window.resize(1100, 650)
        qtbot.waitUntil(lambda: not window.page.header.isVisible())
        qtbot.waitUntil(lambda: panel.width() > 800)
        window.resize(1366, 698)
        qtbot.waitUntil(window.page.header.isVisible)
        qtbot.waitUntil(lambda: panel.width() == 472)
        window.page.set_side(None)
        assert window.page.side is None

    def test_a_refusal_says_its_sentence(self, window):
        window.page.refuse(ValueError("На флешке нет места."), "Другая папка")
        assert window.page.strip.accessibleName() == "На флешке нет места."

    def test_the_theme_changes_under_an_open_window(self, window, qapp):
        before = window._sidebar.width()
        theme.apply(qapp, theme.build(Mode.DARK, 1.15))
        assert window._sidebar.width() > before
        assert window.grab().toImage().pixelColor(600, 400).name().upper() == theme.current().tokens.bg


def test_the_window_needs_no_database_and_no_heavy_library():
    program = (
        "import sys, ui.appearance, ui.main_window, ui.messages, ui.jobs, ui.tables.table_view, ui.components.question;"
        "heavy = {'sqlalchemy', 'sqlcipher3', 'docx', 'openpyxl', 'cryptography', 'alembic', 'PIL', 'reportlab',"
        " 'pypdfium2', 'PySide6.QtPrintSupport', 'PySide6.QtNetwork', 'models.journal'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
