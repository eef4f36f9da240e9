"""Справка: short pages of resources/help, read offline; F1 opens the one about the page on screen."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

import resources
from ui.pages_base import Page
from ui.theme import current
from ui.themed import Themed

_FIRST = "start"


@dataclass(frozen=True)
class Topic:
    """A page of the help: its file's stem, its heading, its Markdown."""

    key: str
    title: str
    text: str


def topics() -> list[Topic]:
    """The pages of resources/help by the numbers in their names (`10-start.md`)."""
    found = []
    for path in sorted(resources.path("help").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        heading, _line, rest = text.partition("\n")
        found.append(Topic(path.stem.partition("-")[2], heading.lstrip("# ").strip(), rest))
    return found


class HelpPage(Page):
    """Topics at the left, the text at the right; `open_at("report")` opens a topic."""

    title = "Справка"
    areas = frozenset({"nothing"})

    def __init__(self) -> None:
        super().__init__(scrolls=False)
        self._topics = {topic.key: topic for topic in topics()}
        self.list = TopicList([(topic.key, topic.title) for topic in self._topics.values()])
        self.text = HelpText()
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(self.text, 100)
        layout.addStretch(1)
        self.middle.addWidget(body, 1)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.open_at(_FIRST)

    def open_at(self, argument: object) -> None:
        """Open the topic with this key; an unknown one opens the first."""
        key = argument if isinstance(argument, str) and argument in self._topics else _FIRST
        self.list.choose(key)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            topic = self._topics[item.data(Qt.ItemDataRole.UserRole)]
            self.text.show_topic(topic.title, topic.text)


class TopicList(Themed, QListWidget):
    """Titles of the topics; arrows move."""

    def __init__(self, titles: list[tuple[str, str]]) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Темы справки")
        self.setProperty("look", "topics")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for key, title in titles:
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.addItem(item)
        self.restyle()

    def choose(self, key: str) -> None:
        """Make the topic current."""
        for place in range(self.count()):
            if self.item(place).data(Qt.ItemDataRole.UserRole) == key:
                self.setCurrentRow(place)

    def restyle(self) -> None:
        theme = current()
        self.setFixedWidth(theme.px(258))
        for place in range(self.count()):
            self.item(place).setSizeHint(QSize(0, theme.px(36)))


class HelpText(Themed, QTextBrowser):
    """Markdown in the type of the theme."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = ("", "")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName("Текст справки")
        self.setProperty("look", "page")
        self.restyle()

    def show_topic(self, title: str, markdown: str) -> None:
        """Show a topic from its beginning."""
        self._shown = (title, markdown)
        parsed = QTextDocument()
        parsed.setMarkdown(f"## {title}\n{markdown}")
        body = parsed.toHtml().partition("<body")[2].partition(">")[2]
        self.document().setDefaultStyleSheet(self._style())
        self.setHtml(_without_inline_sizes(body))
        self.verticalScrollBar().setValue(0)

    def restyle(self) -> None:
        theme = current()
        self.document().setDocumentMargin(theme.px(20))
        self.setMaximumWidth(theme.px(760))
        if self._shown[0]:
            self.show_topic(*self._shown)

    def _style(self) -> str:
        theme = current()
        return (
            f"p, li {{ font-size: {theme.font_px(14)}px; line-height: 108%; margin-top: 0; margin-bottom: 8px; }}"
            f"h2 {{ font-size: {theme.font_px(22)}px; font-weight: 600; margin-bottom: 10px; }}"
            f"h3 {{ font-size: {theme.font_px(16)}px; font-weight: 600; margin-top: 14px; margin-bottom: 6px; }}"
        )


def _without_inline_sizes(html: str) -> str:
    """Qt writes sizes into each tag, which would win over the theme's."""
    import re

    html = re.sub(r"<(p|h2|h3|li|ul|ol)\b[^>]*>", r"<\1>", html)
    return re.sub(r'<span style="[^"]*font-weight:(?:600|700)[^"]*">(.*?)</span>', r"<b>\1</b>", html)
