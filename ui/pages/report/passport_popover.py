"""The popover beside a number: its passport, and the form that sets an exact number."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.russian import plural
from ui.components.buttons import Button, Link, row, stack
from ui.components.elided_link import ElidedLink
from ui.components.labels import ElidedLabel, Hairline, Label
from ui.components.layout import ScrollBody
from ui.components.popover import Popover
from ui.forms.confirmation import ConfirmationForm
from ui.pages.report.passport import Confirmable, Group, PartLine, Passport, RecordLine
from ui.theme import current

_MOST = 200
_LIST_HEIGHT = 196


class PassportPopover(Popover):
    """Shows one passport; links tell the page where to go."""

    record_chosen = Signal(int)
    part_chosen = Signal(str)
    class_chosen = Signal(int)
    confirm_asked = Signal(object, int, str)
    withdraw_asked = Signal(object)
    form_shown = Signal(bool)

    def __init__(self, host: QWidget, passport: Passport) -> None:
        super().__init__(host, passport.caption, width=380)
        self.passport = passport
        self.form: ConfirmationForm | None = None
        self.add_figure(passport.figure, passport.words)
        for words, figure in passport.pairs:
            self.add_pair(words, figure)
        if passport.note:
            self.column.addWidget(Label(passport.note, "second", wrap=True))
        self._add_list(passport)
        if passport.confirmable is not None:
            self._add_confirmation(passport.confirmable)
        elif passport.class_id is not None:
            self.column.addWidget(row(self._class_link(passport.class_id)))

    def _add_list(self, passport: Passport) -> None:
        lines: list[QWidget] = [self._part(part) for part in passport.parts]
        lines += [self._record(record) for record in passport.records[:_MOST]]
        if len(passport.records) > _MOST:
            lines.append(Label(f"И ещё {len(passport.records) - _MOST}", "second"))
        for group in passport.groups:
            lines += self._group(group)
        if not lines:
            return
        title = passport.parts_title
        if passport.records:
            title = f"Записи, {len(passport.records)}"
        elif passport.groups:
            title = plural(len(passport.groups), "организация", "организации", "организаций")
        self.column.addSpacing(2)
        self.column.addWidget(Label(title, "strong"))
        self.column.addWidget(Hairline())
        self.column.addWidget(_list(lines))

    def _record(self, record: RecordLine) -> QWidget:
        day = Label(record.day, "muted")
        day.setFixedWidth(current().px(42))
        link = Link(record.title, lambda: self.record_chosen.emit(record.record_id))
        link.setAccessibleName(f"{record.day} {record.title}, {record.words}".rstrip(", "))
        return _line(day, ElidedLink(link), Label(record.words))

    def _part(self, part: PartLine) -> QWidget:
        words: QWidget = (
            Link(part.words, lambda: self.part_chosen.emit(part.key)) if part.key else ElidedLabel(part.words)
        )
        return _line(words, None, Label(part.figure, "strong" if part.figure.isdigit() else "text"))

    def _group(self, group: Group) -> Iterable[QWidget]:
        yield ElidedLabel(group.title, "strong")
        if group.note:
            yield ElidedLabel(group.note, "second")
        for record in group.records:
            yield self._record(record)

    def _class_link(self, class_id: int) -> Link:
        return Link("Показать класс", lambda: self.class_chosen.emit(class_id))

    def _add_confirmation(self, confirmable: Confirmable) -> None:
        self._actions = QVBoxLayout()
        self.column.addLayout(self._actions)
        confirmed = confirmable.confirmed
        buttons: list[QWidget] = []
        if confirmed is not None:
            withdraw = Button("Снять подтверждение", small=True, on_click=lambda: self.withdraw_asked.emit(confirmable))
            buttons.append(withdraw)
        if not confirmable.bounds.is_point:
            words = "Изменить" if confirmed else "Указать точное число"
            buttons.append(Button(words, small=True, on_click=lambda: self.open_form(confirmable)))
        link = self._class_link(confirmable.class_id)
        # two buttons leave no room for the link beside them
        self._buttons = stack(row(*buttons), row(link), gap=8) if len(buttons) > 1 else row(*buttons, link, gap=12)
        self._actions.addWidget(self._buttons)

    def open_form(self, confirmable: Confirmable) -> None:
        """Put the form in the place of the buttons."""
        form = ConfirmationForm(confirmable.bounds)
        if confirmable.confirmed is not None:
            form.load(confirmable.confirmed.number, confirmable.confirmed.reason)
        form.accepted.connect(lambda: self.confirm_asked.emit(confirmable, *form.value))
        form.cancelled.connect(self._close_form)
        form.height_changed.connect(self.fit)
        self.form = form
        self._buttons.hide()
        self._actions.addWidget(form)
        form.show()  # else the popover takes its height without it
        self.fit()
        form.start()
        self.form_shown.emit(True)

    def _close_form(self) -> None:
        assert self.form is not None
        self.form.hide()
        self.form.deleteLater()
        self.form = None
        self._buttons.show()
        self.form_shown.emit(False)
        self.fit()
        self.close_button.setFocus()

    def fit(self) -> None:
        """Take the height of what is inside and stay within the page."""
        self._layout.activate()
        self.adjustSize()
        ground = self.parentWidget()
        lowest = (ground.height() if ground else 0) - self.height() - 8
        self.move(self.x(), max(8, min(self.y(), lowest)))


def _line(first: QWidget, middle: QWidget | None, last: Label) -> QWidget:
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    layout.addWidget(first, 0 if middle or isinstance(first, Link) else 1)
    if middle is not None:
        layout.addWidget(middle, 1)
    else:
        layout.addStretch(0)
    last.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    layout.addWidget(last)
    return box


def _list(lines: list[QWidget]) -> QWidget:
    """The lines, scrolling when they are many."""
    theme = current()
    if len(lines) <= 6:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for line in lines:
            layout.addWidget(line)
        return box
    body = ScrollBody(margins=(0, 0, 6, 0), spacing=4)
    for line in lines:
        body.column.addWidget(line)
    body.setFixedHeight(theme.px(_LIST_HEIGHT))
    return body
