"""Places to put things: scrolling page body, foot, side panel, expander."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.components.buttons import IconButton, press_on_enter
from ui.components.labels import ElidedLabel, Hairline, Label
from ui.theme import current
from ui.themed import Themed

_NO_LIMIT = 16777215  # QWIDGETSIZE_MAX


class ScrollBody(QScrollArea):
    """A column that scrolls vertically; `column` is its layout. Content never scrolls sideways by itself."""

    def __init__(self, *, margins: tuple[int, int, int, int] = (24, 8, 24, 24), spacing: int = 8) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = _Content()
        self.column = QVBoxLayout(content)
        self.column.setSpacing(spacing)
        # what cannot grow stays at the top instead of being spread over the height
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._margins = margins
        self.setWidget(content)
        # A scroll area fills its content's background; the page's own shall show. The viewport is made transparent
        # by the style sheet: asking for it here has Shiboken create some eighty classes, 17 ms of the start.
        content.setAutoFillBackground(False)
        self.restyle()

    def restyle(self) -> None:
        """Take the margins from the theme again."""
        theme = current()
        left, top, right, bottom = (theme.px(margin) for margin in self._margins)
        self.column.setContentsMargins(left, top, right, bottom)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "column"):
            self.restyle()


class _Content(QWidget):
    """What scrolls. A scroll area asks for its least height without regard to its width: wrapped words need more."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        viewport, layout = self.parentWidget(), self.layout()
        if viewport is None or layout is None or not layout.hasHeightForWidth():
            return hint
        return QSize(hint.width(), layout.totalMinimumHeightForWidth(max(viewport.width(), hint.width())))


class FootBar(Themed, QWidget):
    """The 40 px strip under a table: what is shown at the left, totals or a link at the right."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "foot")
        self.left = Label(text)
        self.row = QHBoxLayout(self)
        self.row.setSpacing(16)
        self.row.addWidget(self.left)
        self.row.addStretch(1)
        self._totals: dict[str, Label] = {}
        self.restyle()

    def set_text(self, text: str) -> None:
        """«Показано 13 из 64 записей»."""
        self.left.setText(text)

    def set_total(self, name: str, figure: str) -> None:
        """Show «Участий 491» at the right: the name plain, the figure bold."""
        if name not in self._totals:
            self._totals[name] = Label("", "strong")
            pair = QHBoxLayout()
            pair.setSpacing(7)
            pair.addWidget(Label(name))
            pair.addWidget(self._totals[name])
            self.row.addLayout(pair)
        self._totals[name].setText(figure)

    def add_right(self, widget: QWidget) -> None:
        """Put a link at the right end."""
        self.row.addWidget(widget)

    def restyle(self) -> None:
        theme = current()
        self.setFixedHeight(theme.px(40))
        self.row.setContentsMargins(theme.px(24), 0, theme.px(20), 0)


class SidePanel(Themed, QWidget):
    """The panel at the right of a page: head (title, actions, close), scrolling `column`, fixed footer.

    `width` in layout units: 472 for a form, 316 for findings. `closed` is sent by the cross and by Esc.
    Without a title there is no head.
    """

    closed = Signal()

    def __init__(self, title: str, *, width: int = 472, closable: bool = True) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "side-panel")
        self.setAccessibleName(title)
        self._width = width
        self._closable = closable
        self._covering = False
        self.title = Label(title, "section")
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._head = QHBoxLayout()
        self._close: IconButton | None = None
        self.body = ScrollBody(margins=(19, 12, 19, 12), spacing=12)
        self.column = self.body.column
        self.footer = QHBoxLayout()
        self.footer.setSpacing(8)
        self._foot_line = Hairline()
        self._foot_line.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 0, 0, 0)
        self._layout.setSpacing(0)
        if title:
            self._add_head()
        self._layout.addWidget(self.body, 1)
        self._layout.addWidget(self._foot_line)
        self._layout.addLayout(self.footer)
        self.restyle()

    def _add_head(self) -> None:
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        self._head.addLayout(self._actions)
        if self._closable:
            self._close = IconButton("x", "Закрыть", on_click=self.closed.emit)
            self._head.addWidget(self._close)
        self._layout.addLayout(self._head)
        self._layout.addWidget(Hairline())

    def add_action(self, widget: QWidget) -> None:
        """Add a button to the head of the panel; Tab comes to it before the body, though it was made later."""
        before = self.head_buttons[-1] if self.head_buttons else self._close
        self._actions.addWidget(widget)
        if before is not None:
            self.setTabOrder(before, widget)

    @property
    def head_buttons(self) -> list[QWidget]:
        """The buttons of the head."""
        items = (self._actions.itemAt(place) for place in range(self._actions.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def set_footer(self, *widgets: QWidget, note: str = "") -> Label:
        """Fill the fixed footer: the primary button first; returns the label of the draft line at the right."""
        line = ElidedLabel(note, "second")  # gives way to the buttons, whose words must be read whole
        line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for widget in widgets:
            self.footer.addWidget(widget)
        self.footer.addWidget(line, 1)
        self._foot_line.show()
        self.restyle()
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._closable:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def set_covering(self, covering: bool) -> None:
        """Take the whole width of a narrow window instead of standing beside the table."""
        self._covering = covering
        if covering:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_NO_LIMIT)
        else:
            self.setFixedWidth(current().px(self._width))

    def restyle(self) -> None:
        theme = current()
        self.set_covering(self._covering)
        self._head.setContentsMargins(theme.px(19), theme.px(10), theme.px(12), theme.px(10))
        if self.footer.count():
            self.footer.setContentsMargins(theme.px(19), theme.px(12), theme.px(19), theme.px(14))


class Expander(Themed, QWidget):
    """Rare fields under one line of words; `column` is the layout of what it hides."""

    toggled = Signal(bool)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._button = _ExpanderButton(title)
        self._button.setCheckable(True)
        self._button.setProperty("variant", "expander")
        self._button.setAccessibleName(title)
        self._button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._content = QWidget()
        self._content.hide()
        self.column = QVBoxLayout(self._content)
        self.column.setContentsMargins(0, 4, 0, 0)
        self.column.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._button)
        layout.addWidget(self._content)
        self._button.toggled.connect(self._show)
        self.restyle()

    def set_open(self, open_: bool) -> None:
        """Open or close it."""
        self._button.setChecked(open_)

    def _show(self, open_: bool) -> None:
        self._content.setVisible(open_)
        self.restyle()
        self.toggled.emit(open_)

    def restyle(self) -> None:
        theme = current()
        self._button.setFixedHeight(theme.px(32))
        name = "chevron-down" if self._button.isChecked() else "chevron-right"
        self._button.setIcon(icons.icon(name, "text", icons.INLINE, 2.0))
        self._button.setIconSize(QSize(theme.px(icons.INLINE), theme.px(icons.INLINE)))


class _ExpanderButton(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        press_on_enter(self, event) or super().keyPressEvent(event)


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout and delete the widgets, so that a page may be filled anew."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)
