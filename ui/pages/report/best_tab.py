"""Лучшие события: three of the counted events, each described in 5–7 sentences (394-р, Приложение 3)."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.report_parts import BEST_EVENTS, PHOTOS
from models.rules.russian import days_in_words
from ui.components.buttons import Button, Link, row
from ui.components.controls import SearchEdit
from ui.components.labels import ElidedLabel, Hairline, Label, SectionTitle, Sign
from ui.components.layout import ScrollBody, clear_layout
from ui.pages.report.choosing import choose_best
from ui.pages.report.description_edit import DescriptionEdit
from ui.pages.report.host import ReportHost, ReportTab
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from models.rules.events import Event
    from models.rules.report import CampaignReport

_SHOWN = 60
_SEARCH_FROM = 12


class BestTab(ReportTab):
    """The chosen ones with their descriptions above, the other events to choose from below."""

    def __init__(self, host: ReportHost) -> None:
        super().__init__(host)
        self._report: CampaignReport | None = None
        self.chosen: dict[int, BestEvent] = {}
        self._title = SectionTitle("")
        self._chosen_column = QVBoxLayout()
        self._chosen_column.setSpacing(0)
        self._search = SearchEdit("Найти мероприятие", width=280)
        self._search.textChanged.connect(self._list_others)
        self._others = QVBoxLayout()
        self._others.setSpacing(0)
        self._body = ScrollBody(margins=(24, 14, 24, 24), spacing=12)
        column = self._body.column
        column.setAlignment(Qt.AlignmentFlag(0))
        column.addWidget(self._title)
        column.addLayout(self._chosen_column)
        self._others_title = SectionTitle("Остальные мероприятия кампании")
        self._others_title.add_right(self._search)
        column.addWidget(self._others_title)
        column.addLayout(self._others)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)

    def show_report(self, report: "CampaignReport") -> None:
        """Show the chosen events and the others; what is typed in a description stays."""
        self._report = report
        best = report.best_events
        self._title.set_text(f"Выбрано {len(best)} из {BEST_EVENTS}")
        for record_id in [record_id for record_id in self.chosen if record_id not in {event.id for event in best}]:
            self._drop(record_id)
        for place, event in enumerate(best):
            if event.id in self.chosen:
                self.chosen[event.id].set_event(event)
            else:
                self._chosen_column.insertWidget(place, self._add(event))
        others = [event for event in report.events if not event.best]
        self._search.setVisible(len(others) > _SEARCH_FROM)
        self._others_title.setVisible(bool(others) or not best)
        self._list_others()

    def keep(self) -> None:
        """Write down what is typed."""
        for box in self.chosen.values():
            box.description.keep()

    def show_item(self, record_id: int) -> None:
        """Put the cursor into the description of this event."""
        if record_id in self.chosen:
            box = self.chosen[record_id]
            self._body.ensureWidgetVisible(box)
            box.description.edit.setFocus()

    def print_paper(self) -> None:
        """The best events are printed behind the note."""
        from pathlib import Path

        from exporters.papers import note_pdf

        self.keep()
        if self._report is not None:
            name = Path(f"Справка, {self._report.campaign.title}.pdf")
            self.host.preview("Печать справки", note_pdf(self._report), name)

    def _add(self, event: "Event") -> "BestEvent":
        box = BestEvent(event, self.host)
        box.description.kept.connect(partial(self._describe, event.id))
        box.remove.clicked.connect(partial(self._choose, event.id, best=False))
        self.chosen[event.id] = box
        return box

    def _drop(self, record_id: int) -> None:
        box = self.chosen.pop(record_id)
        self._chosen_column.removeWidget(box)
        box.hide()
        box.deleteLater()

    def _list_others(self) -> None:
        assert self._report is not None
        clear_layout(self._others)
        wanted = self._search.text().casefold()
        found = [event for event in self._report.events if not event.best and wanted in event.title.casefold()]
        for event in found[:_SHOWN]:
            self._others.addWidget(_other(event, partial(self._choose, event.id, best=True)))
            self._others.addWidget(Hairline())
        if len(found) > _SHOWN:
            self._others.addWidget(Label(f"И ещё {len(found) - _SHOWN}: уточните поиск", "second"))
        elif not found:
            words = "Ничего не найдено" if wanted else "В кампании ещё нет мероприятий"
            self._others.addWidget(Label(words, "muted"))

    def _choose(self, record_id: int, _checked: bool = False, *, best: bool) -> None:
        self.keep()
        if choose_best(self.host, record_id, best=best) and best:
            self.show_item(record_id)

    def _describe(self, record_id: int, text: str) -> None:
        from models.services.best_events import describe

        kept = self.host.write(lambda: describe(self.host.context.journal, record_id, text), at_once=False)
        if not kept and record_id in self.chosen:
            self.chosen[record_id].description.mark_unkept()


class BestEvent(Themed, QWidget):
    """One chosen event: title, day, its photos in number, the description."""

    def __init__(self, event: "Event", host: ReportHost) -> None:
        super().__init__()
        self._place = Label("", "second", wrap=True)
        self.remove = Button("Снять выбор", "x", "quiet", small=True)
        self.remove.setAccessibleName(f"Снять выбор: {event.title}")
        self.description = DescriptionEdit(f"Описание: {event.title}", event.description)
        title = Link(event.title, lambda: host.open_record(event.id))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Sign("star", "accent", 18))
        head.addWidget(row(title), 1)
        head.addWidget(self.remove)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(4)
        self._layout.addLayout(head)
        self._layout.addWidget(self._place)
        self._layout.addWidget(self.description)
        self.set_event(event)
        self.restyle()

    def set_event(self, event: "Event") -> None:
        """Show what the journal holds."""
        form = f", {event.form}" if event.form else ""
        photos = f"{len(event.photos)} из {PHOTOS}"
        self._place.setText(f"{days_in_words(event.start, event.end)}{form}. Фотографий {photos}")
        self.description.set_text(event.description)

    def restyle(self) -> None:
        self._layout.setContentsMargins(0, 0, 0, current().px(16))


def _other(event: "Event", choose: partial[None]) -> QWidget:
    box = QWidget()
    box.setFixedHeight(current().px(44))
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    day = Label(f"{event.start:%d.%m}", "muted")
    day.setFixedWidth(current().px(44))
    form = Label(event.form or "", "second")
    link = Link("Выбрать", choose)
    link.setAccessibleName(f"Выбрать: {event.title}")
    line.addWidget(day)
    line.addWidget(ElidedLabel(event.title), 1)
    line.addWidget(form)
    line.addWidget(link)
    return box
