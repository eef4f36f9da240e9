"""A line that offers what is known while it is typed: teachers, forms of work, projects."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate

from models.rules.names import fold_name
from ui import icons
from ui.components.controls import LineEdit
from ui.theme import current

MOST_SHOWN = 8


def found(options: Sequence[str], typed: str) -> tuple[str, ...]:
    """The options in which every typed word begins a word; case and ё do not matter. All of them for nothing typed."""
    words = fold_name(typed).split()
    return tuple(option for option in options if _matches(fold_name(option), words))


def _matches(option: str, words: Sequence[str]) -> bool:
    parts = option.replace("«", " ").replace("-", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words)


class SuggestEdit(LineEdit):
    """Any text may be typed; arrows and Enter take one of the options. `taken(option)` when one is taken.

    An empty field shows them all on the down arrow; with `arrow` a sign at its right does the same by a click.
    """

    taken = Signal(str)

    def __init__(
        self, options: Iterable[str] = (), placeholder: str = "", *, width: int = 0, arrow: bool = False
    ) -> None:
        self._arrow: QAction | None = None
        super().__init__(placeholder=placeholder, width=width)
        self._options: tuple[str, ...] = tuple(options)
        self._shown = QStringListModel(self)
        self._helper: QCompleter | None = None
        self.textEdited.connect(self._offer)
        if arrow:
            self._arrow = self.addAction(QIcon(), LineEdit.ActionPosition.TrailingPosition)
            self._arrow.triggered.connect(self._offer_all)
            self.restyle()

    def restyle(self) -> None:
        super().restyle()
        if self._arrow is not None:
            self._arrow.setIcon(icons.icon("chevron-down", "text2", icons.INLINE, 2.0))

    def _offer_all(self) -> None:
        self.setFocus()
        self._offer("")

    def set_options(self, options: Iterable[str]) -> None:
        """Replace what is offered."""
        self._options = tuple(options)

    @property
    def offered(self) -> tuple[str, ...]:
        """What is offered now; empty while no list is open."""
        popup = self._helper.popup() if self._helper is not None else None
        if popup is None or not popup.isVisible():
            return ()
        return tuple(self._shown.stringList())

    @property
    def chosen(self) -> str:
        """The option on which the arrows stand; empty while they stand on none."""
        popup = self._helper.popup() if self._helper is not None else None
        if popup is None or not popup.isVisible() or not popup.selectionModel().hasSelection():
            return ""
        return str(popup.currentIndex().data())

    def close_list(self) -> None:
        """Offer nothing until the next letter."""
        popup = self._helper.popup() if self._helper is not None else None
        if popup is not None:
            popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.offered:
            self._offer("" if self._arrow is not None else self.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.offered:
            self._answer_enter()
        else:
            super().keyPressEvent(event)

    def _answer_enter(self) -> None:
        """Take what the arrows chose; with nothing chosen close the list alone, and what is typed stays as it is."""
        chosen = self.chosen
        self.close_list()
        if chosen:
            self._take(chosen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and getattr(self, "_helper", None) is not None:
            self._dress()

    def _offer(self, typed: str) -> None:
        options = [option for option in found(self._options, typed) if option != typed][:MOST_SHOWN]
        helper = self._completer()
        self._shown.setStringList(options)
        if options and self.isVisible():
            helper.complete()
        elif (popup := helper.popup()) is not None:
            popup.hide()

    def _completer(self) -> QCompleter:
        """Made on the first letter: a list of its own window costs more than the line."""
        if self._helper is None:
            self._helper = QCompleter(self._shown, self)
            self._helper.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self._helper.setMaxVisibleItems(MOST_SHOWN)
            self._helper.setWidget(self)
            self._helper.activated.connect(self._take)
            self._dress()
        return self._helper

    def _dress(self) -> None:
        popup = self._helper.popup() if self._helper is not None else None
        if isinstance(popup, QListView):
            popup.setProperty("look", "suggestions")
            popup.setItemDelegate(QStyledItemDelegate(popup))  # the default one ignores the style sheet
            popup.setFont(current().font())
            popup.setAccessibleName(f"Варианты: {self.accessibleName()}")

    def _take(self, option: str) -> None:
        self.setText(option)
        self.taken.emit(option)
