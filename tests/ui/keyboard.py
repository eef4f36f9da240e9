"""The keyboard in tests: typing Russian (QTest.keyClicks aborts the process on it), and the way of Tab."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QHeaderView, QWidget

_MOST_STEPS = 400


def type_text(widget: QWidget, text: str) -> None:
    """Send each letter to the widget as a key that is pressed and released."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def tab_through(window: QWidget) -> list[QWidget]:
    """Press Tab from where the focus is until it has come round; what had the focus, in order."""
    seen: list[QWidget] = []
    for _ in range(_MOST_STEPS):
        focused = QApplication.focusWidget()
        assert focused is not None, f"the focus is lost after {seen[-1:]}"
        if seen and focused is seen[0]:
            return seen
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come round: {[describe(one) for one in seen[-8:]]}")


def controls_of(window: QWidget) -> list[QWidget]:
    """What Tab must reach: all that is on screen, works and takes the focus; of an exclusive group the chosen one."""
    return [one for one in window.findChildren(QWidget) if _must_be_reached(one)]


def _must_be_reached(one: QWidget) -> bool:
    if not (one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()):
        return False
    if one.focusProxy() is not None or one.objectName().startswith("qt_") or one.visibleRegion().isEmpty():
        return False
    if isinstance(one, QHeaderView) or isinstance(one.parentWidget(), QAbstractItemView):
        return False
    group = one.group() if isinstance(one, QAbstractButton) else None
    exclusive = (group is not None and group.exclusive()) or (isinstance(one, QAbstractButton) and one.autoExclusive())
    return not exclusive or one.isChecked()  # type: ignore[attr-defined]


def describe(one: QWidget) -> str:
    """A control in a message of a test."""
    return f"{type(one).__name__} «{one.accessibleName()}» in {type(one.parentWidget()).__name__}"
