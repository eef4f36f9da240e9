"""The window: sidebar, one page at a time, keys that go to the open page. Needs no journal and no database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from ui.components.labels import Label
from ui.pages_base import Page
from ui.settings_protocol import MemorySettings, Settings
from ui.sidebar import Item, Sidebar
from ui.theme import current

if TYPE_CHECKING:
    from models.changes import Changes

PROGRAM = "Профжурнал"
GEOMETRY_KEY = "window.geometry"
SEARCH = "search"
"""The place that Ctrl+K opens."""
HIDDEN = -2
NARROW = 1300
"""Below this width in layout units the pages fold (VISUAL: not drawn)."""

_PAGE_KEYS = {
    "Ctrl+P": "print_page",
    "Ctrl+F": "find",
    "Ctrl+N": "new_record",
    "Ctrl+Z": "undo",
    "Ctrl+Y": "redo",
    "Ctrl+Shift+Z": "redo",
    "F1": "help_key",
}


@dataclass(frozen=True)
class Place:
    """A place of the window; `factory` makes its page on the first visit.

    Group -1 stands at the foot of the sidebar, `HIDDEN` stands nowhere: keys and buttons of pages lead there.
    """

    key: str
    title: str
    icon: str
    group: int
    factory: Callable[[], Page]


class MainWindow(QMainWindow):
    """Shows places (a journal is open) or one page alone (first run, password). Pages are made when visited."""

    changes_committed = Signal(object)
    """Changes of any page, after the other pages have been told."""
    page_opened = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()
    closed = Signal()

    def __init__(self, places: Sequence[Place] = (), settings: Settings | None = None) -> None:
        super().__init__()
        self._settings = settings or MemorySettings()
        self._places: dict[str, Place] = {}
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._guards: list[Callable[[], bool]] = []
        self._sidebar: Sidebar | None = None
        self._alone: QWidget | None = None
        self._key = ""
        self._narrow: bool | None = None
        self._stack = QStackedWidget()
        central = QWidget()
        self._row = QHBoxLayout(central)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        self.setWindowTitle(PROGRAM)
        self.setMinimumSize(1024, 600)
        self._bind_keys()
        self._restore_geometry()
        if places:
            self.set_places(places)

    def set_places(self, places: Sequence[Place]) -> None:
        """Show the sidebar with these places and open the first; the pages of an earlier journal are dropped."""
        self._drop_pages()
        self._places = {place.key: place for place in places}
        self._sidebar = Sidebar([Item(p.key, p.title, p.icon, p.group) for p in places if p.group != HIDDEN])
        self._sidebar.chosen.connect(self.open_place)
        self._sidebar.undo_wanted.connect(self.undo_wanted)
        self._sidebar.redo_wanted.connect(self.redo_wanted)
        self._row.insertWidget(0, self._sidebar)
        if places:
            self.open_place(places[0].key)

    def show_alone(self, page: QWidget) -> None:
        """Show one page without the sidebar: the wizard, the password, a question before a journal is open."""
        chosen = cast("QWidget | None", page.focusWidget())  # forgotten when the page moves into the window
        self._may_leave()  # what is typed is kept; the window itself decided to go
        self._drop_pages()
        self._alone = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if chosen is not None:
            chosen.setFocus()
        elif not page.isAncestorOf(self.focusWidget() or self):
            page.focusNextChild()
        if isinstance(page, Page):
            page.ensure_loaded()
        self._tell_width()

    def open_place(self, key: str, argument: object = None) -> bool:
        """Open a place; `argument` goes to its page's `open_at`. False when the open page wants to stay."""
        if key not in self._places or (key != self._key and not self._may_leave()):
            if self._sidebar is not None:
                self._sidebar.set_current(self._key)
            return False
        page = self._page(key)
        self._key = key
        if self._sidebar is not None:
            self._sidebar.set_current(key)
        self._stack.setCurrentWidget(page)
        page.set_narrow(self._is_narrow())
        page.ensure_loaded()
        if key in self._stale:
            self._stale.discard(key)
            page.reload(None)
        if argument is not None and hasattr(page, "open_at"):
            page.open_at(argument)
        self.page_opened.emit(key)
        return True

    def search(self) -> None:
        """Ctrl+K: open the search; it knows where to lead back to."""
        self.open_place(SEARCH, {"from": self._key} if self._key != SEARCH else {})

    @property
    def place(self) -> str:
        """The key of the open place, empty when none is."""
        return self._key

    @property
    def page(self) -> QWidget | None:
        """The page on screen."""
        return self._stack.currentWidget()

    def set_school(self, school: str, year: str) -> None:
        """Head of the sidebar and title of the window; `year` as «2026/2027 учебный год»."""
        if self._sidebar is not None:
            self._sidebar.set_school(school, year)
        self.setWindowTitle(f"{PROGRAM} — {school}, {year.split()[0] if year else ''}".rstrip(", "))

    def set_saved(self, text: str) -> None:
        """Foot of the sidebar: «Сохранено в 14:32»."""
        if self._sidebar is not None:
            self._sidebar.set_saved(text)

    def set_turns(self, undo: str, redo: str) -> None:
        """What the buttons of undo and redo would do; empty: nothing."""
        if self._sidebar is not None:
            self._sidebar.set_turns(undo, redo)

    def publish(self, changes: "Changes", source: Page | None = None) -> None:
        """Have every page that shows the touched areas read them again: the visible one now, others when opened.

        `source`, the page that made the change, has already refreshed itself.
        """
        for key, page in self._pages.items():
            if page.strip.offers_undo:
                page.strip.clear()  # the last action is another one now
            if page is source or not page.concerns(changes):
                continue
            if page is self.page:
                page.reload(changes)
            else:
                self._stale.add(key)
        self.changes_committed.emit(changes)

    def add_close_guard(self, guard: Callable[[], bool]) -> None:
        """Ask `guard` before closing; False keeps the window open (a job that runs, a form half filled)."""
        self._guards.append(guard)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave() or not all(guard() for guard in self._guards):
            event.ignore()
            return
        geometry = self.saveGeometry().toBase64()
        self._settings.set(GEOMETRY_KEY, geometry.toStdString())
        event.accept()
        self.closed.emit()

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = self._places[key].factory()
            page.committed.connect(lambda changes, source=page: self.publish(changes, source))
            page.navigate.connect(self.open_place)
            page.undo_wanted.connect(self.undo_wanted)
            page.redo_wanted.connect(self.redo_wanted)
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def _may_leave(self) -> bool:
        page = self.page
        return not isinstance(page, Page) or page.leave()

    def _drop_pages(self) -> None:
        for page in (*self._pages.values(), *([self._alone] if self._alone else [])):
            self._stack.removeWidget(page)
            page.deleteLater()
        if self._sidebar is not None:
            self._sidebar.hide()
            self._row.removeWidget(self._sidebar)
            self._sidebar.deleteLater()
        self._pages, self._places, self._key = {}, {}, ""
        self._stale.clear()
        self._sidebar = self._alone = None

    def _bind_keys(self) -> None:
        for keys, method in _PAGE_KEYS.items():
            self._bind(keys, partial(self._forward, method))
        self._bind("Ctrl+K", self.search)
        for number in range(1, 10):
            self._bind(f"Ctrl+{number}", partial(self._open_numbered, number - 1))

    def _bind(self, keys: str, slot: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _forward(self, name: str) -> None:
        method = getattr(self.page, name, None)
        # QWidget has a `find` of its own, which looks for a window by its number
        if callable(method) and method is not getattr(QWidget, name, None):
            method()

    def _open_numbered(self, index: int) -> None:
        upper = [place.key for place in self._places.values() if place.group >= 0]
        if index < len(upper):
            self.open_place(upper[index])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # no QShortcut: that would take Esc from an open popover, panel or search field
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
            return
        super().keyPressEvent(event)

    def _escape(self) -> None:
        """Esc never loses input: the page may use it, else it hides the message strip."""
        page = self.page
        if isinstance(page, Page):
            escape = getattr(page, "escape", None)
            if not (callable(escape) and escape()):
                page.strip.clear()

    def _is_narrow(self) -> bool:
        return self.width() < current().px(NARROW)

    def _tell_width(self) -> None:
        page = self.page
        if isinstance(page, Page):
            page.set_narrow(self._is_narrow())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_narrow() != self._narrow:
            self._narrow = self._is_narrow()
            self._tell_width()

    def _restore_geometry(self) -> None:
        kept = self._settings.get(GEOMETRY_KEY)
        if not (isinstance(kept, str) and self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode())))):
            self.resize(1366, 698)


def waiting_page(text: str) -> QWidget:
    """A page that only says what is going on, while the journal is being opened."""
    label = Label(text, "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
