import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.russian import speak_russian
from ui.tokens import Mode


@pytest.fixture(scope="session", autouse=True)
def _russian(qapp: QApplication):
    speak_russian(qapp)


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication):
    """Every window test starts with the light theme at its plain size, and without the windows of the last test."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    wanted = theme.build(Mode.LIGHT)
    if qapp.property("profjournal_theme") != wanted:
        theme.apply(qapp, wanted)
