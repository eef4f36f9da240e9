"""PySide6 6.12.0 on Python 3.11 drops one reference to None at each void call and aborts after some 5 000."""

import sys

from PySide6.QtWidgets import QLabel


def test_void_calls_keep_the_references_to_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(3000):
        label.setText("")
    assert abs(sys.getrefcount(None) - before) < 500
