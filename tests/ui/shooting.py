"""What the scripts that take pictures share: how the window shall look, and the picture itself."""

import argparse
import sys

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.russian import speak_russian
from ui.tokens import Mode


def look_parser() -> argparse.ArgumentParser:
    """Theme, font and size as options of the command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--family", default=None)
    parser.add_argument("--width", type=int, default=1366)
    parser.add_argument("--height", type=int, default=698)
    return parser


def dressed_application(options: argparse.Namespace) -> QApplication:
    """The application in the wanted theme, with Qt's words in Russian."""
    app = QApplication(sys.argv[:1])
    speak_russian(app)
    mode = Mode.DARK if options.dark else Mode.CONTRAST if options.contrast else Mode.LIGHT
    theme.apply(app, theme.build(mode, options.scale, options.family))
    return app


def show(window: QWidget, options: argparse.Namespace) -> None:
    """Put the window on the screen in the wanted size."""
    window.resize(options.width, options.height)
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.activateWindow()
    QTest.qWait(300)
