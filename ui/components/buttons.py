"""Buttons and links: variants are dynamic properties that the style sheet selects by."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.theme import current
from ui.themed import Themed, set_look

Variant = Literal["primary", "plain", "danger", "quiet"]

_GAP = 5
"""Between icon and words, above the 2 px the style leaves."""
_ICON_TOKEN = {"primary": "on_fill", "danger": "err"}


class Button(Themed, QPushButton):
    """A push button: a verb, perhaps an icon; 36 layout units high, 32 when `small`. Enter presses it too."""

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        variant: Variant = "plain",
        *,
        small: bool = False,
        on_click: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(text)
        self._icon_name = icon
        self._small = small
        self.setProperty("variant", variant)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.restyle()
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def set_variant(self, variant: Variant) -> None:
        """Change the variant: an open form's button takes the primary one over from the page's."""
        set_look(self, variant=variant)
        self.restyle()

    def set_icon(self, name: str | None) -> None:
        """Change or remove the icon."""
        self._icon_name = name
        self.restyle()

    def restyle(self) -> None:
        theme = current()
        self.setFixedHeight(theme.px(32 if self._small else 36))
        if self._icon_name:
            token = _ICON_TOKEN.get(str(self.property("variant")), "text")
            self.setIcon(icons.icon(self._icon_name, token, gap=_GAP))
            self.setIconSize(QSize(theme.px(icons.BUTTON) + _GAP, theme.px(icons.BUTTON)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        press_on_enter(self, event) or super().keyPressEvent(event)


class IconButton(Themed, QPushButton):
    """A wordless square button; only for close and arrows. `name` is its accessible name and tooltip."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        quiet: bool = True,
        side: int = 32,
        on_click: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._icon_name = icon
        self._side = side
        self.setProperty("variant", "icon-quiet" if quiet else "icon")
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.restyle()
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def restyle(self) -> None:
        theme = current()
        self.setFixedSize(theme.px(self._side), theme.px(self._side))
        self.setIcon(icons.icon(self._icon_name))
        self.setIconSize(QSize(theme.px(icons.BUTTON), theme.px(icons.BUTTON)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        press_on_enter(self, event) or super().keyPressEvent(event)


class Link(QPushButton):
    """An underlined link, reached by Tab and opened by Enter, Space or a click."""

    def __init__(self, text: str, on_click: Callable[[], object] | None = None) -> None:
        super().__init__(text)
        self.setProperty("variant", "link")
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 6, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        press_on_enter(self, event) or super().keyPressEvent(event)


def press_on_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button when the key is Enter, which Qt leaves to dialogs; True when it was."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        button.click()
        return True
    return False


def row(*widgets: QWidget | None, gap: int = 8) -> QWidget:
    """Widgets side by side from the left; None stretches. A button alone in a column must stand in such a row."""
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)
    if None not in widgets:
        layout.addStretch(1)
    return box


def stack(*widgets: QWidget, gap: int = 0) -> QWidget:
    """Widgets one under another from the top: rows with hairlines at gap 0, fields at gap 12."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return box
