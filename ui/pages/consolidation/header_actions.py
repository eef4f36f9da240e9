"""The right side of the page's head: campaign, ways to receive, papers; or the actions of the list."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from ui.components.buttons import Button
from ui.components.controls import Combo
from ui.components.page_header import PageHeader

if TYPE_CHECKING:
    from models.services.campaigns import CampaignState


class HeaderActions:
    """Puts its controls into a header; `bind` says what they do."""

    def __init__(self, header: PageHeader) -> None:
        self.campaigns = Combo(name="Кампания")
        self.papers = Button("Бумаги свода", "file-text")
        self.folder = Button("Папка", "folder-open")
        self.folder.setAccessibleName("Принять пакеты из папки или с флешки")
        self.folder.setToolTip("Принять все пакеты из папки или с флешки")
        self.receive = Button("Принять пакеты", "inbox", "primary")
        self.paste = Button("Вставить из Excel", "clipboard-paste")
        self.add = Button("Добавить школу", "plus", "primary")
        for action in (self.campaigns, self.papers, self.folder, self.receive, self.paste, self.add):
            header.add_action(action)

    def bind(self, chosen: Callable[[], object], **actions: Callable[[], object]) -> None:
        """Connect the campaign's choice, and each button by its name."""
        self.campaigns.currentIndexChanged.connect(lambda _index: chosen())
        for name, do in actions.items():
            getattr(self, name).clicked.connect(lambda _checked=False, do=do: do())

    def show_campaigns(self, campaigns: "Sequence[CampaignState]", wanted: str) -> None:
        """Offer the campaigns without sending the choice."""
        with QSignalBlocker(self.campaigns):
            self.campaigns.set_options([(str(one.code), one.code.title) for one in campaigns])
            self.campaigns.set_value(wanted)

    def show_for(self, *, reports: bool, alone: bool, empty: bool) -> None:
        """What belongs to the open tab; beside a panel only what is needed there, without a primary button."""
        self.campaigns.setVisible(reports)
        self.papers.setVisible(reports and not empty)
        self.folder.setVisible(reports and alone and not empty)
        self.receive.setVisible(reports and not empty)
        self.receive.set_variant("primary" if alone else "plain")
        self.paste.setVisible(not reports and alone and not empty)
        self.add.setVisible(not reports and alone and not empty)
