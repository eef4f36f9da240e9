"""The panels beside the tables: a card, and pasted lines."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.components.buttons import Button, Link, row
from ui.components.labels import Label
from ui.components.layout import SidePanel
from ui.forms.card_fields import CardFields
from ui.forms.paste_form import PasteForm
from ui.pages.days import moment
from ui.pages.draft_keeper import DraftKeeper
from ui.pages.reading_order import go_on

if TYPE_CHECKING:
    from models.journal.journal import Journal

_ROOM_AROUND = 24
"""Pixels of the form that stay in sight above and below the control that Tab leads to."""


class DraftPanel(SidePanel):
    """A form, its primary button and «Отмена»; `accepted` by the button or Ctrl+Enter, `given_up` by «Отмена»."""

    accepted = Signal()
    given_up = Signal()

    def __init__(self, title: str, form: CardFields | PasteForm, button: str, journal: "Journal", key: str) -> None:
        super().__init__(title)
        self._form = form
        self.column.addWidget(form)
        self.column.addStretch(1)
        # an aligned layout never gives wrapped words more than their first guess of a height
        self.column.setAlignment(Qt.AlignmentFlag(0))
        self.accept_button = Button(button, "check", "primary", on_click=self.accepted.emit)
        self.cancel_button = Button("Отмена", on_click=self.given_up.emit)
        self.note = self.set_footer(self.accept_button, self.cancel_button)
        accept = QShortcut(QKeySequence("Ctrl+Return"), self)  # from a field of several lines too
        accept.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        accept.activated.connect(self.accepted.emit)
        self.draft = DraftKeeper(journal, key, form, self)
        self.draft.kept.connect(self.note.setText)
        self._restored: QWidget | None = None
        saved = self.draft.restore()
        if saved is not None:
            self._tell_draft(saved)

    def add_below(self, widget: QWidget) -> None:
        """Add a widget under the form."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the form as one reads it, whatever was made later, and brings each control into sight."""
        content = self.body.widget()
        assert content is not None
        head = [*([self._close] if self._close else []), *self.head_buttons]
        if not go_on([*head, content, self.accept_button, self.cancel_button], forward=forward, out_of=self):
            return super().focusNextPrevChild(forward)
        focused = QApplication.focusWidget()
        if focused is not None and content.isAncestorOf(focused):
            self.body.ensureWidgetVisible(focused, 0, _ROOM_AROUND)
        return True

    def _tell_draft(self, saved: datetime) -> None:
        when = moment(saved, datetime.now().date())
        self._restored = row(
            Label(f"Черновик: {when[0].lower()}{when[1:]}", "second"), None, Link("Начать заново", self._start_anew)
        )
        self.column.insertWidget(0, self._restored)

    def _start_anew(self) -> None:
        self.draft.start_anew()
        self.note.setText("")
        if self._restored is not None:
            self._restored.hide()
        self._form.focus_first()


class CardPanel(DraftPanel):
    """A card's form. `remove_wanted` by «Удалить», which only a written card has."""

    remove_wanted = Signal()

    def __init__(self, title: str, form: CardFields, journal: "Journal", key: str, *, removable: bool) -> None:
        super().__init__(title, form, "Записать", journal, key)
        self.form = form
        if removable:
            self.add_action(Button("Удалить", "trash-2", "danger", small=True, on_click=self.remove_wanted.emit))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
            return
        super().keyPressEvent(event)


class PastePanel(DraftPanel):
    """Pasted lines; the button says what it will do."""

    def __init__(self, title: str, form: PasteForm, journal: "Journal", key: str, upper: QWidget | None = None) -> None:
        super().__init__(title, form, form.preview.button, journal, key)
        self.form = form
        if upper is not None:
            self.column.insertWidget(0, upper)
        form.previewed.connect(self._name_button)
        self._name_button()

    def _name_button(self) -> None:
        words = self.form.preview.button
        self.accept_button.setText(words)
        self.accept_button.setAccessibleName(words)
        self.accept_button.updateGeometry()
