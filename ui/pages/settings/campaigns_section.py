"""Кампании: the days of both campaigns of the latest year and the days on which their papers are due."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.errors import UsageError, UserError
from models.rules.periods import CampaignCalendar, default_calendar
from models.rules.school_checks import check_calendar
from ui.components.buttons import Button, Link, row
from ui.components.controls import DateEdit
from ui.components.field import Field
from ui.components.labels import Label, SectionTitle
from ui.components.layout import clear_layout
from ui.pages.context import PageContext
from ui.pages.draft_keeper import DraftKeeper
from ui.pages.settings.section import Section

if TYPE_CHECKING:
    from models.services.school import CampaignDates

_LABELS = {
    "start": "Первый день",
    "end": "Последний день",
    "plan_due": "План сдать до",
    "school_due": "Отчёт сдать до",
    "municipality_due": "Свод района до",
}


_DRAFT = "settings.campaigns"


class CampaignForm(QWidget):
    """The five dates of one campaign."""

    edited = Signal()

    def __init__(self, dates: "CampaignDates") -> None:
        super().__init__()
        self.code = dates.code
        self._kept = dates.calendar
        self.edits = {name: DateEdit(getattr(dates.calendar, name), name=label) for name, label in _LABELS.items()}
        self.fields = {name: Field(_LABELS[name], edit) for name, edit in self.edits.items()}
        line = QHBoxLayout()
        line.setSpacing(12)
        for field in self.fields.values():
            line.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        title = SectionTitle(dates.code.title)
        title.add_right(Link("Сроки письма 394-р", self.set_default))
        layout.addWidget(title)
        layout.addLayout(line)
        for edit in self.edits.values():
            edit.dateChanged.connect(lambda _day: self._on_edited())

    @property
    def calendar(self) -> CampaignCalendar:
        """The dates in the fields."""
        return CampaignCalendar(**{name: edit.value for name, edit in self.edits.items()})

    @property
    def changed(self) -> bool:
        """Whether the fields differ from what is written."""
        return self.calendar != self._kept

    def set_default(self) -> None:
        """Fill in the dates of 394-р."""
        for name, edit in self.edits.items():
            day: date = getattr(default_calendar(self.code), name)
            edit.set_value(day)

    def check(self) -> bool:
        """Show what is wrong; True when nothing is."""
        wrong = {problem.field: problem.message for problem in check_calendar(self.calendar)}
        for name, field in self.fields.items():
            if name in wrong:
                field.set_problem(wrong[name])
            else:
                field.clear_problem()
        return not wrong

    def focus_faulty(self) -> None:
        """Put the cursor into the first field with a problem."""
        next(field for field in self.fields.values() if field.problem).control.setFocus()

    def _on_edited(self) -> None:
        self.check()
        self.edited.emit()


class CampaignsSection(Section):
    """Both campaigns, written together; what is typed is kept as a draft until it is accepted."""

    edited = Signal()

    width_units = 860

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        about = "По этим дням программа решает, какие мероприятия входят в отчёт, и напоминает о сроках."
        self.column.addWidget(Label(about, "muted", wrap=True))
        self._forms_column = QVBoxLayout()
        self._forms_column.setSpacing(20)
        self.column.addLayout(self._forms_column)
        self.save = Button("Записать сроки", "check", "primary", on_click=self.accept)
        self._state = Label("", "second")
        self.column.addSpacing(4)
        self.undo = Button("Вернуть как было", variant="quiet", on_click=self.give_up)
        self.column.addWidget(row(self.save, self.undo, self._state, gap=12))
        self.forms: list[CampaignForm] = []
        self._draft = DraftKeeper(context.journal, _DRAFT, self, self)
        self._draft.kept.connect(self._state.setText)
        self.edited.connect(lambda: self._tell_state("Не записано"))
        self._tell_state("")

    @property
    def content(self) -> dict[str, Any]:
        """The dates in the fields, by campaign, as JSON can hold them."""
        return {
            str(form.code): {name: edit.value.isoformat() for name, edit in form.edits.items()} for form in self.forms
        }

    def set_content(self, content: Mapping[str, Any]) -> None:
        """Fill in a draft; campaigns of other years are passed over."""
        for form in self.forms:
            for name, day in content.get(str(form.code), {}).items():
                if name in form.edits:
                    form.edits[name].set_value(date.fromisoformat(day))

    def fill(self) -> None:
        from models.services.school import campaign_calendars

        if self._draft.differs:
            return
        try:
            campaigns = campaign_calendars(self.context.journal)
        except UsageError as error:
            self.refused.emit(error)
            return
        clear_layout(self._forms_column)
        self.forms = [CampaignForm(dates) for dates in campaigns]
        for form in self.forms:
            self._forms_column.addWidget(form)
            form.edited.connect(self.edited)
        self._draft.begin()
        saved = self._draft.restore()
        self._tell_state(f"Не записано, черновик от {saved:%d.%m, %H:%M}" if saved else "")

    def flush(self) -> None:
        try:
            self._draft.keep()
        except UserError as error:
            self.refused.emit(error)

    def give_up(self) -> None:
        """Show the dates as they are written."""
        self._draft.start_anew()
        self.fill()

    def accept(self) -> None:
        """Write the dates that differ, or show what is wrong."""
        from models.services.school import save_calendars

        faulty = [form for form in self.forms if not form.check()]
        if faulty:
            faulty[0].focus_faulty()
            return
        differing = {str(form.code): form.calendar for form in self.forms if form.changed}
        try:
            changes = save_calendars(self.context.journal, differing)
            self._draft.drop()
        except UserError as error:
            self.refused.emit(error)
            return
        self._draft.begin()
        self.fill()
        if differing:
            self.wrote.emit(changes, "Записано: сроки кампаний")

    def _tell_state(self, words: str) -> None:
        self._state.setText(words if self._draft.differs else "")
        self.undo.setVisible(self._draft.differs)
