from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from ui.crash_dialog import CrashDialog
from ui.messages import PDF, Messages


def answer(qtbot, do):
    """Call `do(dialog)` when the modal dialog is on screen."""

    def act():
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, act)
        else:
            do(dialog)

    QTimer.singleShot(0, act)


def press(words):
    return lambda dialog: next(b for b in dialog.findChildren(QPushButton) if b.text() == words).click()


@pytest.mark.parametrize(("words", "agreed"), [("Остановить и закрыть", True), ("Продолжить", False)])
def test_a_question(qtbot, words, agreed):
    answer(qtbot, press(words))
    assert Messages().ask("Идёт загрузка", "Остановить её?", yes="Остановить и закрыть", no="Продолжить") is agreed


def test_a_sentence(qtbot):
    seen = []
    answer(qtbot, lambda dialog: (seen.append(dialog.text()), press("Понятно")(dialog)))
    Messages().tell("Профжурнал", "Журнал открыт в другом окне.")
    assert seen == ["Журнал открыт в другом окне."]
    assert not isinstance(QApplication.activeModalWidget(), QMessageBox)


class TestFiles:
    @pytest.fixture(autouse=True)
    def _own_dialogs(self, qapp):
        """The desktop's own dialogs cannot be answered by a test; Qt's can."""
        from PySide6.QtCore import Qt

        qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
        yield
        qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)

    def choose(self, name):
        def do(dialog):
            assert isinstance(dialog, QFileDialog)
            dialog.selectFile(name)
            dialog.accept()

        return do

    def test_opening(self, qtbot, tmp_path):
        (tmp_path / "a.pdf").write_bytes(b"")
        answer(qtbot, self.choose("a.pdf"))
        assert Messages().ask_open_file("Открыть", PDF, tmp_path) == tmp_path / "a.pdf"
        answer(qtbot, self.choose("a.pdf"))
        assert Messages().ask_open_files("Открыть", PDF, tmp_path) == [tmp_path / "a.pdf"]

    def test_saving_adds_the_suffix(self, qtbot, tmp_path):
        answer(qtbot, self.choose("отчёт"))
        assert Messages().ask_save_file("Сохранить", tmp_path / "x.pdf", PDF) == tmp_path / "отчёт.pdf"

    def test_a_file_is_not_written_over_unasked_when_its_suffix_was_left_out(self, qtbot, tmp_path):
        (tmp_path / "отчёт.pdf").write_bytes(b"old")

        def choose_and_refuse(dialog):
            dialog.selectFile("отчёт")
            answer(qtbot, lambda question: (seen.append(type(question)), question.reject()))
            dialog.accept()

        seen = []
        answer(qtbot, choose_and_refuse)
        assert Messages().ask_save_file("Сохранить", tmp_path / "x.pdf", PDF) is None
        assert seen == [QMessageBox]

    def test_a_point_in_a_name_is_no_suffix(self, qtbot, tmp_path):
        answer(qtbot, self.choose("отчёт за 1.09"))
        assert Messages().ask_save_file("Сохранить", tmp_path / "x.pdf", PDF) == tmp_path / "отчёт за 1.09.pdf"

    def test_giving_up(self, qtbot, tmp_path):
        for ask in (
            lambda: Messages().ask_open_file("Открыть", PDF, tmp_path),
            lambda: Messages().ask_save_file("Сохранить", tmp_path / "x.pdf", PDF),
            lambda: Messages().ask_folder("Папка", tmp_path),
        ):
            answer(qtbot, lambda dialog: dialog.reject())
            assert ask() is None


class TestCrash:
    def test_the_report_can_be_copied_whole(self, qtbot):
        dialog = CrashDialog("builtins.KeyError", "0.1.0", Path("profjournal.log"))
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.copy_button.click()
        text = QApplication.clipboard().text()
        assert text == dialog.report
        assert text.startswith("Профжурнал 0.1.0")
        assert text.endswith("KeyError")
        assert dialog.copy_button.text() == "Скопировано"
