"""What every page of the window is: header, scrolling body, foot, side panel; and how it talks to the window."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.layout import ScrollBody
from ui.components.message_strip import Message, MessageStrip, Tone
from ui.components.page_header import PageHeader

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.changes import Changes
    from ui.components.layout import SidePanel


class Page(QWidget):
    """One place of the sidebar. A subclass fills `header`, `body` and overrides `load` and `reload`.

    Optional methods, called by the window's keys when the page has them: `print_page` (Ctrl+P), `find`
    (Ctrl+F), `new_record` (Ctrl+N), `help_key` (F1), `escape() -> bool` (Esc: True when used). Ctrl+Z is `undo`,
    Ctrl+Y is `redo`.
    """

    title = ""
    areas: frozenset[str] = frozenset()
    """Areas of `Changes` that make the page reload; empty: any change does."""

    committed = Signal(object)
    """Changes: emit after a service has written; every page that shows these areas reloads."""
    navigate = Signal(str, object)
    """(place key, argument): open another place; its page gets `open_at(argument)` when it has it."""
    undo_wanted = Signal()
    redo_wanted = Signal()
    """The window takes back the journal's last action, or does it again."""

    def __init__(self, title: str = "", *, scrolls: bool = True) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "bg")
        self.title = title or self.title
        self.setAccessibleName(self.title)
        self.header = PageHeader(self.title)
        self.strip = MessageStrip()
        self.body: ScrollBody | None = ScrollBody() if scrolls else None
        self.upper = QVBoxLayout()
        """Between header and body: tabs, filters."""
        self.middle = QHBoxLayout()
        """Body, and a panel under the header when there is one."""
        self.foot = QVBoxLayout()
        self._main = QWidget()
        self._side: SidePanel | None = None
        self._narrow = False
        self._covered = False
        self._loaded = False
        self._build()

    def _build(self) -> None:
        for layout in (self.upper, self.middle, self.foot):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self.upper)
        column.addLayout(self.middle, 1)
        column.addWidget(self.strip)
        column.addLayout(self.foot)
        if self.body is not None:
            self.middle.addWidget(self.body, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._main, 1)

    @property
    def column(self) -> QVBoxLayout:
        """The layout of the scrolling body; only for pages that scroll."""
        assert self.body is not None, "this page has no scrolling body"
        return self.body.column

    def load(self) -> None:
        """Fill the page; called once, before it is first shown."""

    def reload(self, changes: "Changes | None" = None) -> None:
        """Fill the page anew after changes; None when everything may have changed (another journal)."""

    def leave(self) -> bool:
        """Asked before another place opens or the window closes; False keeps the user here."""
        return True

    def say(self, text: str, tone: Tone = "ok", action: str = "", do: "Callable[[], object] | None" = None) -> None:
        """Show a message in the strip at the foot of the page."""
        self.strip.show_message(Message(text, tone, action, do))

    def told(self, changes: "Changes", words: str, *, removed: bool = False, undo_words: str = "") -> None:
        """Something was written as an action: other pages are told, and `words` with the link that takes it back."""
        self.committed.emit(changes)
        self.offer_undo(words, removed=removed, undo_words=undo_words)

    def offer_undo(self, words: str, *, removed: bool = False, undo_words: str = "") -> None:
        """Say what the last action did, with the link that takes it back; of a removal it stands in the bin."""
        link, tone = ("Вернуть", "mute") if removed else ("Отменить", "ok")
        self.strip.show_message(
            Message(words, cast("Tone", tone), undo_words or link, self.undo_wanted.emit, undoes=True)
        )

    def undo(self) -> None:
        """Ctrl+Z takes back the journal's last action."""
        self.undo_wanted.emit()

    def redo(self) -> None:
        """Ctrl+Y does again what was taken back."""
        self.redo_wanted.emit()

    def refuse(self, error: Exception, action: str = "", do: "Callable[[], object] | None" = None) -> None:
        """Show a UserError's sentence in the strip; it stays until closed."""
        self.strip.show_message(Message(str(error), "err", action, do))

    def set_side(self, panel: "SidePanel | None") -> None:
        """Put a panel at the right over the page's whole height, or take it away (it is deleted)."""
        if self._side is not None:
            self._side.hide()
            self._row.removeWidget(self._side)
            self._side.deleteLater()
        self._side = panel
        if panel is not None:
            self._row.addWidget(panel)
            panel.show()
        self._arrange()

    @property
    def side(self) -> "SidePanel | None":
        """The open panel."""
        return self._side

    def set_covered(self, covered: bool) -> None:
        """Hide everything on the page while something else (a print preview) stands in its place."""
        self._covered = covered
        self._arrange()

    def set_narrow(self, narrow: bool) -> None:
        """The window became narrower than 1300 units, or wider: the side panel covers the page when narrow.

        A page with more to fold (findings as a button with a count) extends this.
        """
        self._narrow = narrow
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """Whether a side panel covers the page."""
        return self._narrow

    def _arrange(self) -> None:
        covering = self._narrow and self._side is not None
        self._main.setVisible(not covering and not self._covered)
        if self._side is not None:
            self._side.setVisible(not self._covered)
            self._side.set_covering(covering)
            self._row.setStretchFactor(self._side, 1 if covering else 0)

    def ensure_loaded(self) -> None:
        """Load once; the window calls it before the page is shown."""
        if not self._loaded:
            self._loaded = True
            self.load()

    def concerns(self, changes: "Changes") -> bool:
        """Whether these changes touch what the page shows."""
        return not self.areas or bool(self.areas & changes.areas)


class UpperPage(Page):
    """A page over another one, which it goes back to: a print preview, an opened record. See `ui.pages.overlay`."""

    closed = Signal()

    def print_page(self) -> None:
        """Ctrl+P."""

    def escape(self) -> bool:
        """Esc goes back."""
        self.closed.emit()
        return True

    def take_focus(self) -> None:
        """Put the focus where the work begins; the page was just opened."""
        self.setFocus()

    def put_away(self) -> None:
        """Let go of what it holds, before it is deleted."""
