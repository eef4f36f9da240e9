import pytest
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.tokens import Mode


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication):
    """Every window test starts with the light theme in a font that is the same on every machine, if it is there."""
    theme.apply(qapp, theme.build(Mode.LIGHT))
