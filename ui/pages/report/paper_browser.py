"""The paper on the desk: numbers are reached by Tab or mouse, opened by Enter or a click."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontDatabase, QMouseEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from exporters.table_document import TableDocument
from ui import icons
from ui.pages.report.paper_html import NUMBER, SIGNS, PaperLook, paper_html
from ui.theme import current
from ui.themed import Themed

_SERIFS = ("Times New Roman", "Liberation Serif", "PT Serif", "Noto Serif", "DejaVu Serif")
_SIGN_ICONS = {"warn": ("triangle-alert", "warn"), "err": ("circle-x", "err")}


class PaperBrowser(Themed, QTextBrowser):
    """Shows a `TableDocument`. `number_opened(key, rect)`: a number was chosen; rect in this widget's coordinates."""

    number_opened = Signal(str, QRect)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setProperty("look", "paper")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._paper: TableDocument | None = None
        self._signs: Mapping[str, str] = {}
        self._full = False
        self._open_key = ""
        self._pressed = -1
        self.anchorClicked.connect(self._clicked)
        self.restyle()

    def show_paper(self, paper: TableDocument, signs: Mapping[str, str] | None = None, *, full: bool = False) -> None:
        """Show a paper, keeping the place that was read; `signs` maps a number's key to `warn` or `err`."""
        self._paper, self._signs, self._full = paper, signs or {}, full
        kept = self.verticalScrollBar().value()
        self._render()
        self.verticalScrollBar().setValue(kept)

    def set_open(self, key: str) -> None:
        """Tint the number whose passport is open; empty for none."""
        self._open_key = key
        self._tint()

    def rect_of(self, key: str) -> QRect | None:
        """Where the number stands, scrolled into sight; None when the paper does not print it."""
        for cursor in self._anchors(key):
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            return self._rect(cursor)
        return None

    def focusNextPrevChild(self, forward: bool) -> bool:
        stays = super().focusNextPrevChild(forward)
        self._tint()
        return stays

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.cursorForPosition(event.position().toPoint()).position()
        super().mousePressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText().replace("\N{SOFT HYPHEN}", ""))
        return data

    def sizeHint(self) -> QSize:
        return QSize(current().px(760), current().px(480))

    def restyle(self) -> None:
        theme = current()
        margin = theme.px(22)
        self.document().setDocumentMargin(margin)
        self.document().setDefaultStyleSheet(f"a {{ color: {theme.tokens.link}; }}")
        if self._paper is not None:
            self.show_paper(self._paper, self._signs, full=self._full)

    def _render(self) -> None:
        assert self._paper is not None
        theme = current()
        tokens = theme.tokens
        look = PaperLook(
            _serif(),
            theme.font_px(15),
            theme.font_px(13),
            tokens.text,
            tokens.text2,
            tokens.edge,
            tokens.panel,
            self._signs,
        )
        for name, (icon, token) in _SIGN_ICONS.items():
            pixmap = icons.pixmap(icon, token, icons.INLINE, self.devicePixelRatioF())
            self.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(f"{SIGNS}{name}"), pixmap)
        self.setHtml(paper_html(self._paper, look, full=self._full))
        self._tint()

    def _clicked(self, url: QUrl) -> None:
        key = url.toString().removeprefix(NUMBER)
        anchors = list(self._anchors(key))
        if not anchors:
            return
        focused = self.textCursor()
        place = focused.selectionStart() if focused.hasSelection() else self._pressed
        nearest = min(anchors, key=lambda cursor: abs(cursor.selectionStart() - place))
        self.number_opened.emit(key, self._rect(nearest))

    def _anchors(self, key: str) -> Iterator[QTextCursor]:
        """The places of a number, some stand twice on the paper."""
        block = self.document().begin()
        while key and block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                if piece.charFormat().anchorHref() == f"{NUMBER}{key}":
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(piece.position())
                    cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                    yield cursor
                pieces += 1
            block = block.next()

    def _rect(self, cursor: QTextCursor) -> QRect:
        start, end = QTextCursor(cursor), QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        end.setPosition(cursor.selectionEnd())
        return self.cursorRect(start).united(self.cursorRect(end)).translated(self.viewport().pos())

    def _tint(self) -> None:
        """Qt marks a focused anchor by a faint dotted box only."""
        theme = current()
        tinted = [_tinted(cursor, theme.colour("accent_tint")) for cursor in self._anchors(self._open_key)]
        if self.hasFocus() and self.textCursor().hasSelection():
            tinted.append(_tinted(self.textCursor(), theme.colour("fill"), theme.colour("on_fill")))
        self.setExtraSelections(tinted)


def _tinted(cursor: QTextCursor, background: QColor, words: QColor | None = None) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    look = QTextCharFormat()
    look.setBackground(background)
    if words is not None:
        look.setForeground(words)
    selection.cursor, selection.format = cursor, look
    return selection


def _serif() -> str:
    known = set(QFontDatabase.families())
    return next((family for family in _SERIFS if family in known), "serif")
