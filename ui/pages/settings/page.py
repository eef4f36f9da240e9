"""Настройки: one tab for each subject, filled when it is opened."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.components.choices import Tabs
from ui.components.limited import limited
from ui.components.message_strip import Tone
from ui.pages.context import PageContext
from ui.pages.settings.appearance_section import AppearanceSection
from ui.pages.settings.backups_section import BackupsSection
from ui.pages.settings.campaigns_section import CampaignsSection
from ui.pages.settings.hooks import ProgramHooks
from ui.pages.settings.journal_section import JournalSection
from ui.pages.settings.office_section import OfficeSection
from ui.pages.settings.protection_section import ProtectionSection
from ui.pages.settings.school_section import SchoolSection
from ui.pages.settings.section import Section
from ui.pages_base import Page

if TYPE_CHECKING:
    from models.changes import Changes

_TABS = (
    ("school", "Школа"),
    ("campaigns", "Кампании"),
    ("journal", "Журнал и Excel"),
    ("backups", "Копии"),
    ("password", "Пароль"),
    ("look", "Вид"),
)


class SettingsPage(Page):
    """`open_at` takes the key of a tab, or "import", which also asks for a workbook."""

    title = "Настройки"

    def __init__(self, context: PageContext, hooks: ProgramHooks, *, office: bool = False) -> None:
        super().__init__()
        first = [("school", "Муниципалитет")] if office else []
        self._tabs = Tabs([*first, *_TABS[len(first) :]], name="Разделы настроек")
        self._tabs.chosen.connect(self.show_tab)
        self.upper.addWidget(self._tabs)
        self.sections: dict[str, Section] = {
            "school": OfficeSection(context) if office else SchoolSection(context),
            "campaigns": CampaignsSection(context),
            "journal": JournalSection(context, hooks, office=office),
            "backups": BackupsSection(context, hooks),
            "password": ProtectionSection(context),
            "look": AppearanceSection(context, hooks),
        }
        self._rows: dict[str, QWidget] = {}
        for name, section in self.sections.items():
            section.said.connect(lambda text, tone: self.say(text, _tone(tone)))
            section.refused.connect(self.refuse)
            section.committed.connect(self.committed)
            section.wrote.connect(self.told)
            self._rows[name] = limited(section)
            self._rows[name].hide()
            self.column.addWidget(self._rows[name])

    def load(self) -> None:
        """Show the first tab."""
        self.show_tab(self._tabs.value)

    def reload(self, changes: "Changes | None" = None) -> None:
        """Fill the open tab anew."""
        self.sections[str(self._tabs.value)].fill()

    def open_at(self, argument: object) -> None:
        """Open a tab; with "import" also ask for the workbook."""
        wanted = "journal" if argument == "import" else str(argument)
        if wanted in self.sections:
            self.show_tab(wanted)
        section = self.sections["journal"]
        if argument == "import" and isinstance(section, JournalSection):
            section.import_panel.choose()

    def show_tab(self, key: object) -> None:
        """Show the section of this tab, filled."""
        self._tabs.set_value(key)
        for name, line in self._rows.items():
            line.setVisible(name == key)
        self.strip.clear()
        self.sections[str(key)].fill()
        if self.body is not None:
            self.body.verticalScrollBar().setValue(0)

    def leave(self) -> bool:
        """Keep what was typed; nothing holds the user here."""
        self.flush()
        return True

    def flush(self) -> None:
        """Keep what was typed and not accepted."""
        for section in self.sections.values():
            section.flush()


def _tone(word: str) -> Tone:
    return "warn" if word == "warn" else "ok"
