"""One diagnostics, opened over the list: its sheets, scores, results, change and справка."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget

from models.errors import UserError
from models.rules.diagnostics.people import PersonResult
from models.rules.percent import DASH
from ui.components.buttons import Button
from ui.components.choices import Tabs
from ui.components.empty_state import EmptyState
from ui.components.layout import FootBar, SidePanel
from ui.pages.context import PageContext
from ui.pages.diagnostics.host import SessionTab
from ui.pages.diagnostics.papers import Papers
from ui.pages.diagnostics.paste import looks_like_table, open_paste
from ui.pages.diagnostics.person_panel import PersonPanel
from ui.pages.diagnostics.session_tabs import make_tab, tabs_of
from ui.pages.overlay import Overlay
from ui.pages.panels import DraftPanel
from ui.pages_base import UpperPage

if TYPE_CHECKING:
    from models.changes import Changes
    from models.rules.diagnostics.sheet import SessionSheet
    from models.services.diagnostics_summary import FormerSession


class SessionView(UpperPage):
    """`edit_wanted`: the form of its head. Each person's sheet is one action of the journal."""

    edit_wanted = Signal()

    def __init__(self, context: PageContext, session_id: int) -> None:
        super().__init__("Диагностика", scrolls=False)
        self.context = context
        self.session_id = session_id
        self.overlay = Overlay(self)
        self.papers = Papers(self)
        self.sheet: SessionSheet
        self.former: Sequence[FormerSession] = ()
        self.before_id: int | None = None
        self.tabs: dict[str, SessionTab] = {}
        self._nobody: EmptyState | None = None
        self._read()
        self._build_parts()
        self._tell()

    def _build_parts(self) -> None:
        self.header.set_back("Диагностика", self.go_back)
        paste = self._paste_button()
        paste.setVisible(self._pastes)
        self.print_button = Button("Печать", "printer", on_click=self.print_page)
        edit = Button("Изменить", "pencil", on_click=self.edit_wanted.emit)
        for action in (edit, paste, self.print_button):
            self.header.add_action(action)
        self.names = Tabs(tabs_of(self.sheet.instrument), name="Разделы диагностики")
        self.names.chosen.connect(lambda key: self.open_tab(str(key)))
        self._stack = QStackedWidget()
        self.bar = FootBar()
        self.upper.addWidget(self.names)
        self.middle.addWidget(self._stack, 1)
        self.foot.addWidget(self.bar)
        self._bind("Ctrl+V", self._paste_clipboard)
        self._bind("Ctrl+Tab", partial(self._next_tab, 1))
        self._bind("Ctrl+Shift+Tab", partial(self._next_tab, -1))
        self.open_tab(str(self.names.value))

    def _bind(self, keys: str, do: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(do)

    # the tabs' calls

    def write(self, people: Sequence[PersonResult], words: str) -> bool:
        """Write results as one action; False when refused, which is said."""
        from models.services.diagnostics_results import save_results

        try:
            changes = save_results(self.context.journal, self.session_id, people)
        except UserError as error:
            self.refuse(error)
            return False
        self._read()
        self.tell(changes, words)
        return True

    def tell(self, changes: "Changes", words: str) -> None:
        """Something was written: the tabs show it, other pages are told, undo is offered."""
        self._refresh()
        self.told(changes, words)

    def set_before(self, session_id: int) -> None:
        """Compare with another earlier session."""
        self.before_id = session_id
        self._refresh()

    def show_person(self, person: PersonResult) -> None:
        """Open a person's result card."""
        self.show_panel(self._person_panel(person))

    def follow_person(self, person: PersonResult) -> None:
        """Show a person in the card that is open; nothing while none is."""
        if isinstance(self.side, PersonPanel) and self.side.identity != person.identity:
            self.show_person(person)

    def _person_panel(self, person: PersonResult) -> PersonPanel:
        from models.services.diagnostics_summary import pupil_results

        others = pupil_results(self.context.journal, person.pupil_id) if person.pupil_id is not None else ()
        earlier = [one for one in others if one.session_id != self.session_id]
        return PersonPanel(self.sheet, person, earlier, self.papers.print_card)

    def show_panel(self, panel: SidePanel) -> bool:
        """Open a panel; False when what is typed into the open one can be kept nowhere else."""
        if not self.flush():
            panel.deleteLater()
            return False
        self.strip.clear()
        panel.closed.connect(self.close_panel)
        self.set_side(panel)
        return True

    def close_panel(self) -> None:
        """Close the panel; what is typed into it stays a draft."""
        if isinstance(self.side, DraftPanel) and not self.flush():
            return
        self.set_side(None)
        self._tab.take_focus()

    def print_note(self) -> None:
        """Show the справка as sheets."""
        self.papers.print_note()

    def save_note_file(self) -> None:
        """Save the справка as docx."""
        self.papers.save_note()

    # the page's calls

    def take_focus(self) -> None:
        """Where the open tab's work begins."""
        self._tab.take_focus()

    def reload(self, changes: "Changes | None" = None) -> None:
        """Read everything again; the view closes when the diagnostics is gone."""
        self.flush()
        try:
            self._read()
        except UserError:
            self.closed.emit()
            return
        self._refresh()

    def flush(self) -> bool:
        """Keep what is typed anywhere in the view; False when it was refused, which is said."""
        try:
            kept = all(tab.flush() for tab in self.tabs.values())
            if isinstance(self.side, DraftPanel):
                self.side.draft.keep()
        except UserError as error:
            self.refuse(error)
            return False
        return kept

    def leave(self) -> bool:
        """Nothing is lost by leaving."""
        self.flush()
        return True

    def go_back(self) -> None:
        """Close the view, unless what is typed can be kept nowhere else."""
        if self.flush():
            self.closed.emit()

    def escape(self) -> bool:
        """Esc closes the preview, else the panel, else the view."""
        if self.overlay.upper is not None:
            self.overlay.close()
        elif self.side is not None:
            self.close_panel()
        else:
            self.go_back()
        return True

    def print_page(self) -> None:
        """Ctrl+P: the справка on its tab, else the ведомость."""
        if self.overlay.upper is not None:
            self.overlay.upper.print_page()
        elif self.names.value == "note":
            self.papers.print_note()
        else:
            self.papers.print_ledger()

    def open_tab(self, key: str) -> None:
        """Open a tab; what is typed in the one before is kept."""
        self.flush()
        if key not in self.tabs:
            self.tabs[key] = make_tab(key, self)
            self._stack.addWidget(self.tabs[key])
        else:
            self.tabs[key].show_sheet()
        self.names.set_value(key)
        self._show_tab()
        self._tab.squeeze(self.side is not None)
        self._tab.take_focus()

    def set_side(self, panel: SidePanel | None) -> None:
        """Put a panel beside the tab, or take it away."""
        super().set_side(panel)
        self._tab.squeeze(panel is not None)

    # inside

    @property
    def _tab(self) -> SessionTab:
        return self.tabs[str(self.names.value)]

    def _read(self) -> None:
        from models.services.diagnostics_sheet import sheet
        from models.services.diagnostics_summary import former_sessions

        journal = self.context.journal
        self.sheet = sheet(journal, self.session_id)
        self.former = former_sessions(journal, self.session_id)
        if self.before_id not in {one.id for one in self.former}:
            self.before_id = self.former[0].id if self.former else None

    def _show_tab(self) -> None:
        """The open tab, or the first step while the class has no list of names."""
        if not self.sheet.people and self._nobody is None:
            self._nobody = EmptyState(
                "users",
                f"В классе {self.sheet.class_name} нет списка имён",
                "По списку вносятся бланки и баллы. Впишите его в «Люди и классы» или вставьте таблицу с фамилиями.",
                Button("Открыть список класса", "users", on_click=self._open_class),
                self._paste_button() if self._pastes else None,
            )
            self._stack.addWidget(self._nobody)
        nobody = self._nobody if not self.sheet.people else None
        self._stack.setCurrentWidget(nobody or self._tab)

    def _paste_button(self) -> Button:
        return Button("Вставить из Excel", "clipboard-paste", on_click=lambda: open_paste(self))

    def _open_class(self) -> None:
        self.navigate.emit("people", {"class": self.sheet.class_id})

    def _refresh(self) -> None:
        self._tab.show_sheet()
        self._show_tab()
        if isinstance(self.side, PersonPanel):
            shown = self.side.identity
            person = next((one for one in self.sheet.people if one.identity == shown), None)
            self.set_side(self._person_panel(person) if person is not None else None)
            if self.side is not None:
                self.side.closed.connect(self.close_panel)
        self._tell()

    def _tell(self) -> None:
        sheet, figures = self.sheet, self.sheet.figures
        stage = f", {sheet.stage.value}" if sheet.stage is not None else ""
        self.header.set_title(sheet.instrument.name)
        warnings = f". {sheet.warnings[0]}" if sheet.warnings else ""
        more = f" И ещё {len(sheet.warnings) - 1}." if len(sheet.warnings) > 1 else ""
        self.header.set_sentence(f"{sheet.class_name} класс, {sheet.day:%d.%m.%Y}{stage}{warnings}{more}")
        self.header.sentence.setToolTip("\n".join(sheet.warnings))
        share = "" if figures.tested_percent == DASH else f", {figures.tested_percent} %"
        self.bar.set_text(f"Прошли {figures.tested} из {figures.on_list}{share}")
        for name, number in (
            ("Отказ", figures.refused),
            ("Отсутствовали", figures.absent),
            ("Не внесено", figures.not_entered),
        ):
            self.bar.set_total(name, str(number))

    def _paste_clipboard(self) -> None:
        text = QApplication.clipboard().text()
        if self._pastes and self.side is None and looks_like_table(text):
            open_paste(self, text)

    @property
    def _pastes(self) -> bool:
        """Whether scores or answers can be pasted; of an online test only the day is kept."""
        return not self.sheet.instrument.only_passed

    def _next_tab(self, step: int) -> None:
        keys = [str(key) for key, _words in tabs_of(self.sheet.instrument)]
        self.open_tab(keys[(keys.index(str(self.names.value)) + step) % len(keys)])
