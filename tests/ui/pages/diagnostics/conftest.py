import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.pages.diagnostics.window import DiagnosticsWindow


@pytest.fixture(autouse=True)
def _windows_end_before_the_journal(qtbot, empty_journal):
    """What is typed is kept while there is a journal to keep it in, as when the program ends."""
    yield
    for window in QApplication.topLevelWidgets():
        if isinstance(window, DiagnosticsWindow):
            window.diagnostics.flush()
            window.context.jobs.stop()
            window.close()
