"""The record that is being written, as the first row of the table until it is written or given up."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from models.rules.plan_classes import short_classes
from models.rules.work_record import ClassForTurnout, TurnoutCard
from models.vocabulary import TurnoutKind
from ui.forms.work_record.form import WorkRecordForm

if TYPE_CHECKING:
    from models.services.work_log_rows import WorkLogRow
    from ui.pages.records.shown import Shown
    from ui.pages.work_log.page import WorkLogPage

KEY = 0
"""Records have positive keys, rows of other journals negative ones."""


class DraftRow:
    """Puts the row into the page's table and keeps it up to what is typed."""

    def __init__(self, page: "WorkLogPage") -> None:
        self._page = page
        self._form: WorkRecordForm | None = None

    def follow(self, form: WorkRecordForm | None) -> None:
        """From now on the row tells of this form; None: there is no row."""
        self._form = form if form is not None and form.is_new else None
        if self._form is not None:
            self._form.edited.connect(self._tell)
        page = self._page
        shown = self.among(without(page.shown))
        if shown.keys[:1] != page.shown.keys[:1]:
            page.show_rows(shown)
        if self._form is not None:
            page.table.choose(KEY)

    def among(self, shown: "Shown") -> "Shown":
        """What is shown, with the row before it all."""
        if self._form is None:
            return shown
        return replace(shown, keys=(KEY, *shown.keys), guests=shown.guests + 1)

    def row(self) -> "WorkLogRow | None":
        """The row as the form stands."""
        from models.services.work_log_rows import WorkLogRow

        if self._form is None:
            return None
        head = self._form.head.values
        cards, classes = self._form.classes.cards, self._form.school_classes
        return WorkLogRow(
            id=KEY,
            start=head["start"] or self._page.context.today(),
            title=head["title"].strip() or "Новое мероприятие",
            second="черновик, ещё не записано",
            classes=short_classes(
                [classes[card.class_id].name for card in cards], [one.name for one in classes.values()]
            ),
            attendances=sum(_came(card, classes[card.class_id]) for card in cards) or None,
            hours=head["hours"],
        )

    def _tell(self) -> None:
        if self._form is not None and self._form is self.form_of(self._page.side):
            self._page.model.put(KEY, self.row())

    @staticmethod
    def form_of(panel: Any) -> WorkRecordForm | None:
        """The form of a record that a panel holds, None for another panel."""
        form = getattr(panel, "form", None)
        return form if isinstance(form, WorkRecordForm) else None


def without(shown: "Shown") -> "Shown":
    """What is shown but for the row."""
    if shown.keys[:1] != (KEY,):
        return shown
    return replace(shown, keys=shown.keys[1:], guests=shown.guests - 1)


def _came(card: TurnoutCard, school_class: ClassForTurnout) -> int:
    if card.kind is TurnoutKind.WHOLE_CLASS:
        return school_class.numbers.enrolment
    if card.kind is TurnoutKind.LIST:
        return len(card.names)
    return (card.number or 0) if card.kind is TurnoutKind.COUNT else 0
