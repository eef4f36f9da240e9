"""The form of a record of the work log: an ordinary event in a minute, the rest under one expander."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.people_checks import LONGEST
from models.rules.periods import SchoolYear
from models.rules.plan_status import PlannedItem
from models.rules.school_checks import FieldProblem
from models.rules.work_record import ClassForTurnout, FormLists, WorkRecordCard, usual_direction
from models.rules.work_record_checks import warn_of_best, work_record_warnings
from models.vocabulary import Direction, EventFormat, EventLevel
from ui.components.controls import Combo
from ui.components.field import Field, WarningLine
from ui.components.suggest_edit import SuggestEdit
from ui.forms.card_fields import CardFields
from ui.forms.day_edit import DayEdit
from ui.forms.hours_edit import HoursEdit
from ui.forms.work_record.classes_section import ClassesSection
from ui.forms.work_record.more_fields import MoreFields
from ui.forms.work_record.partners_edit import PartnersEdit
from ui.forms.work_record.photos_edit import files_in
from ui.forms.work_record.plan_line import PlanLine

_HEAD = ("start", "form", "hours", "title", "direction")
_CLOSED = {"direction": Direction, "level": EventLevel, "event_format": EventFormat}
_LINES = ("media_links",)


class WorkRecordForm(QWidget):
    """Fields of a `WorkRecordCard`. `plan_wanted(item id)` when a title of the plan is taken, `photos_dropped(files)`.

    `read_photo` gives the JPEG of a photo by its name.
    """

    edited = Signal()
    plan_wanted = Signal(int)
    photos_asked = Signal()
    photos_dropped = Signal(list)

    def __init__(self, lists: FormLists, read_photo: Callable[[str], bytes]) -> None:
        super().__init__()
        self._lists = lists
        self._classes = {one.id: one for one in lists.classes}
        self._card = WorkRecordCard()
        self._filling = False
        self._direction_touched = False
        self.setAcceptDrops(True)
        self.plan = PlanLine()
        self.head = self._make_head()
        self.warning = WarningLine()
        self.head.column.insertWidget(1, self.warning)
        self.classes = ClassesSection(lists.classes, self._day)
        self.people = CardFields([{"partners": Field("Партнёры", PartnersEdit(lists.partners))}])
        self.more = MoreFields(lists, read_photo)
        self.more.photos.asked.connect(self.photos_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in (self.plan, self.head, self.classes, self.people, self.more):
            layout.addWidget(part)
        for source in (self.head.edited, self.classes.edited, self.people.edited, self.more.fields.edited):
            source.connect(self._on_edited)
        self.plan.removed.connect(self._on_edited)

    def _make_head(self) -> CardFields:
        self._title = SuggestEdit(self._lists.titles)
        self._title.setMaxLength(LONGEST + 1)
        self._title.taken.connect(self._on_title_taken)
        self._form = SuggestEdit(self._lists.forms, arrow=True)
        self._form.setMaxLength(LONGEST + 1)
        self._form.textChanged.connect(lambda _text: self._suggest_direction())
        self._direction = Combo([(None, "не указано"), *((one, one.value) for one in Direction)])
        self._direction.activated.connect(lambda _index: self._touch_direction())
        return CardFields(
            [
                {
                    "start": Field("Дата", DayEdit(calendar=True)),
                    "form": Field("Вид", self._form),
                    "hours": Field("Часы", HoursEdit()),
                },
                {"title": Field("Название", self._title)},
                {"direction": Field("Направление Профминимума", self._direction)},
            ],
            {"start": 34, "form": 46, "hours": 16},
        )

    # the card

    def set_card(self, card: WorkRecordCard) -> None:
        """Show a card; `edited` is not sent."""
        self._card = card
        self._fill(lambda: self._show_card(card))
        self._direction_touched = card.direction is not None and card.id is not None
        self.more.open_if_filled()

    def _show_card(self, card: WorkRecordCard) -> None:
        values = {name: getattr(card, name) for name in self.head.values}
        self.head.set_values(values)
        self.classes.set_cards(card.turnouts)
        partners = self.people.control("partners")
        assert isinstance(partners, PartnersEdit)
        partners.set_partners(card.partners)
        names = [name for name in self.more.fields.values if name not in ("teachers", "photos", *_LINES)]
        more = {name: getattr(card, name) for name in names}
        more["media_links"] = "\n".join(card.media_links)
        more["teachers"] = list(card.teachers)
        self.more.fields.set_values(more)
        self.more.photos.set_photos(card.photos)
        self.plan.set_item(card.plan_item_id, card.plan_item)

    def card(self) -> WorkRecordCard:
        """The card as typed."""
        partners = self.people.control("partners")
        assert isinstance(partners, PartnersEdit)
        values = {**self.head.values, **self.more.fields.values}
        for name, words in _CLOSED.items():
            values[name] = words(values[name]) if values[name] else None
        values["media_links"] = tuple(line.strip() for line in values["media_links"].splitlines() if line.strip())
        values["teachers"] = self.more.teachers.names
        values["photos"] = self.more.photos.photos
        return replace(
            self._card,
            **values,
            turnouts=self.classes.cards,
            partners=partners.partners,
            plan_item_id=self.plan.item_id,
            plan_item=self.plan.title,
        )

    def take_plan(self, card: WorkRecordCard, *, with_day: bool) -> None:
        """Fill in what a plan item knows (`card` is made from it); what else is typed stays."""
        now = self.card()
        known = {
            name: value
            for name in ("form", "direction", "level", "project", "turnouts")
            if (value := getattr(card, name))
        }
        if with_day:
            known["start"] = card.start
        taken = replace(
            now,
            **known,
            title=card.title,
            early=card.early or now.early,
            plan_item_id=card.plan_item_id,
            plan_item=card.plan_item,
        )
        self._fill(lambda: self._show_card(taken))
        self._direction_touched = self._direction_touched or card.direction is not None
        self._on_edited()

    def take_like(self, card: WorkRecordCard) -> None:
        """Fill in a record like an earlier one; the day stays."""
        taken = replace(card, start=self.head.values["start"] or card.start)
        self._fill(lambda: self._show_card(taken))
        self.more.open_if_filled()
        self._on_edited()

    def add_photos(self, photos: Iterable[Any]) -> None:
        """Show photos that were put into the store for this record."""
        self.more.set_open(True)
        self.more.fields.field("photos").clear_problem()
        self.more.photos.add(photos)

    # drafts

    @property
    def content(self) -> dict[str, Any]:
        """What is typed as JSON can hold it; photos only when they differ from what is written.

        Others may be added on the report's page meanwhile: a draft that never touched them must not take them away.
        """
        found = {
            **self.head.content,
            "turnouts": self.classes.content,
            **self.people.content,
            **self.more.fields.content,
            "plan": [self.plan.item_id, self.plan.title],
        }
        if self.more.photos.photos == self._card.photos:
            del found["photos"]
        return found

    def set_content(self, content: Mapping[str, Any]) -> None:
        """Fill in a draft."""
        self._fill(lambda: self._show_content(content))
        self.more.open_if_filled()

    def _show_content(self, content: Mapping[str, Any]) -> None:
        for fields in (self.head, self.people, self.more.fields):
            fields.set_content(content)
        if "photos" not in content:
            self.more.photos.set_photos(self._card.photos)
        if "turnouts" in content:
            self.classes.set_content(content["turnouts"])
        if "plan" in content:
            self.plan.set_item(*content["plan"])

    # what is wrong

    @property
    def unreadable(self) -> list[FieldProblem]:
        """Days that are none, hours that are no number."""
        return [*self.head.unreadable, *self.more.fields.unreadable]

    def show_problems(self, problems: Iterable[FieldProblem]) -> list[str]:
        """Show each problem under its field, the cursor in the first; the sentences that have no field here."""
        listed = list(problems)
        of_classes = [one for one in listed if ClassesSection.is_field_here(one.field)]
        rest = [one for one in listed if one not in of_classes]
        # from the last part to the first, so that the cursor comes to stand in the first fault
        self.more.show_problems(self._of(self.more.fields, rest))
        self.people.show_problems(self._of(self.people, rest))
        self.classes.show_problems(of_classes)
        self.head.show_problems(self._of(self.head, rest))
        return [one.message for one in rest if one.field not in self.names]

    @staticmethod
    def _of(fields: CardFields, problems: Iterable[FieldProblem]) -> list[FieldProblem]:
        return [one for one in problems if one.field in fields.content]

    @property
    def names(self) -> list[str]:
        """The names of the labelled fields and ticks."""
        return [*self.head.content, *self.people.content, *self.more.fields.content]

    def field(self, name: str) -> Field:
        """The labelled field of that name."""
        return self._home(name).field(name)

    def control(self, name: str) -> QWidget:
        """The control of a field."""
        return self._home(name).control(name)

    def _home(self, name: str) -> CardFields:
        return next(one for one in (self.head, self.people, self.more.fields) if name in one.content)

    def focus_first(self) -> None:
        """The cursor goes to the title: day, form and hours are there already."""
        self._title.setFocus()
        self._title.end(False)

    # inside

    def _fill(self, fill: Callable[[], object]) -> None:
        self._filling = True
        fill()
        self._filling = False
        self._show_warnings()

    def _day(self) -> Any:
        return self.head.values["start"]

    def _on_edited(self) -> None:
        if not self._filling:
            self._show_warnings()
            self.edited.emit()

    def _show_warnings(self) -> None:
        if self._card.year == 0:
            return
        card = replace(
            self._card,
            start=self.head.values["start"],
            end=self.more.fields.values["end"],
            turnouts=self.classes.cards,
            best=self.more.fields.values["best"],
        )
        of_best = warn_of_best(card, self._lists.best, self._lists.campaigns)
        self.more.best_warning.set_text(of_best.message if of_best is not None else None)
        found = work_record_warnings(card, SchoolYear(card.year), self._classes)
        told = {one.field: one.message for one in found}
        self.warning.set_text(told.get("start"))
        self.more.warning.set_text(told.get("end"))
        self.classes.show_warnings(one for one in found if ClassesSection.is_field_here(one.field))

    def _touch_direction(self) -> None:
        self._direction_touched = True

    def _suggest_direction(self) -> None:
        """A form has its usual direction, until the user has chosen one."""
        if not self._filling and not self._direction_touched:
            self._direction.setCurrentIndex(0)
            self._direction.set_value(usual_direction(self._form.text()))

    def _on_title_taken(self, title: str) -> None:
        item = next((one for one in self._lists.plan if one.entry.title == title), None)
        if item is not None and self._card.id is None and not item.is_done:
            self.plan_wanted.emit(item.entry.id)

    @property
    def is_new(self) -> bool:
        """Whether the record is not written yet."""
        return self._card.id is None

    @property
    def school_classes(self) -> Mapping[int, ClassForTurnout]:
        """The classes of the year."""
        return self._classes

    @property
    def plan_items(self) -> tuple[PlannedItem, ...]:
        """The plan items that a record can carry out, the urgent ones first."""
        return self._lists.plan

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files: list[Path] = files_in(event)
        event.acceptProposedAction()
        self.photos_dropped.emit(files)
