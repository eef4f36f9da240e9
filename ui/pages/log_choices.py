"""The panel of a journal's print preview: period, section, names, and what stands on the sheets."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from models.rules.log_options import LogKind, LogOptions, LogPeriod, Names, days_period
from models.rules.russian import plural
from ui.components.buttons import Link, row, stack
from ui.components.controls import CheckBox, Combo, DateEdit, RadioButton
from ui.components.field import Field, WarningLine
from ui.components.labels import Hairline, Label

if TYPE_CHECKING:
    from models.rules.log_numbering import PrintedLog
    from models.services.log_papers.choices import LogChoices

OWN_DAYS = "days"
_NAMES = (
    (Names.FULL, "Фамилии полностью"),
    (Names.CODED, "Коды, ключ на отдельном листе"),
    (Names.NONE, "Без имён, только числа"),
)
_HINTS = {
    Names.FULL: "На листах будут фамилии: это персональные данные.",
    Names.CODED: "Записанные по коду так и печатаются; ключ храните отдельно.",
    Names.NONE: "",
}
_WHOLE = {
    LogKind.PLAN_GRID: "Весь план",
    LogKind.CONSULTATIONS: "Оба раздела",
    LogKind.WORK: "Все виды работы",
    LogKind.DIAGNOSTICS: "Все методики",
}
_STATISTICS = "Сводные данные: сколько проведено и сколько человек охвачено."


class LogChoicesPanel(QWidget):
    """`changed` when another paper is wanted; the links `show_key`, `mark`, `restart` when they are followed."""

    changed = Signal()
    show_key = Signal()
    mark = Signal()
    restart = Signal()

    def __init__(self, kind: LogKind, choices: "LogChoices", options: LogOptions) -> None:
        super().__init__()
        self._kind = kind
        self._options = options
        self._has_printed = False
        self._without_consent = choices.without_consent
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._add_period(choices.periods, options)
        self._add_section(choices.sections)
        self._column.addWidget(Hairline())
        self._add_names()
        self._column.addWidget(Hairline())
        self._add_ticks()
        self._add_printed()
        self.show_options(options)

    @property
    def options(self) -> LogOptions:
        """What is chosen."""
        return replace(
            self._options,
            period=self._period(),
            section=str(self.section.value or ""),
            names=self._names(),
            sewn=self.sewn.isChecked(),
            monthly_totals=self.totals.isChecked(),
            only_new=self.only_new.isChecked(),
            other_logs=self.other_logs.isChecked(),
        )

    def show_options(self, options: LogOptions) -> None:
        """Choose these without a signal: what the sheets show after a change was stopped."""
        blockers = [
            QSignalBlocker(each) for each in (self.period, self.section, self.first, self.last, *self._buttons())
        ]
        known = [value for value, _words in self._periods]
        if options.period is None or options.period in known:
            self.period.set_value(options.period)
        else:
            self.period.set_value(OWN_DAYS)
            self.first.set_value(options.period.start)
            self.last.set_value(options.period.end)
        self.section.set_value(options.section)
        self.names[options.names].setChecked(True)
        for tick, on in self._ticks(options):
            tick.setChecked(on)
        del blockers
        self._tell()

    def show_printed(self, printed: "PrintedLog", *, markable: bool, coded: bool) -> None:
        """Say what is on paper, and offer what can be done about it and with the key list."""
        self._key.setVisible(coded)
        self._mark.setVisible(markable)
        self._restart.setVisible(bool(printed.pages))
        self._has_printed = bool(printed.pages)
        self._tell()
        if not printed.pages:
            self._printed.setText("На бумаге из этого журнала пока ничего нет.")
            return
        rows, pages = (
            plural(printed.rows, "строка", "строки", "строк"),
            plural(printed.pages, "лист", "листа", "листов"),
        )
        day = f" с {printed.day:%d.%m.%Y}" if printed.day else ""
        self._printed.setText(f"На бумаге{day}: {rows}, {pages}. Новые строки и листы получат следующие номера.")
        self._fit()

    def set_key_words(self, words: str) -> None:
        """Name what the key's link leads to."""
        self._key.setText(words)
        self._key.setAccessibleName(words)
        self._key.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # the parts

    def _add_period(self, periods: tuple[LogPeriod, ...], options: LogOptions) -> None:
        named = [(period, period.title[:1].upper() + period.title[1:]) for period in periods]
        self._periods: list[tuple[object, str]] = [(None, "Весь учебный год"), *named, (OWN_DAYS, "Свои дни")]
        self.period = _narrow(Combo(self._periods, name="Период"))
        year = options.school_year
        self.first, self.last = DateEdit(year.start, name="С какого дня"), DateEdit(year.end, name="По какой день")
        self._days = stack(Field("С какого дня", self.first), Field("По какой день", self.last), gap=10)
        self._column.addWidget(Field("Период", self.period))
        self._column.addWidget(self._days)
        self.period.currentIndexChanged.connect(lambda _index: self._choose())
        self.first.dateChanged.connect(lambda _day: self._choose())
        self.last.dateChanged.connect(lambda _day: self._choose())

    def _add_section(self, sections: tuple[tuple[str, str], ...]) -> None:
        self.section = _narrow(Combo([("", _WHOLE[self._kind]), *sections], name="Раздел"))
        field = Field("Раздел", self.section)
        field.setVisible(bool(sections))
        self._column.addWidget(field)
        self.section.currentIndexChanged.connect(lambda _index: self._choose())

    def _add_names(self) -> None:
        self._column.addWidget(Label("Имена", "label"))
        self._group = QButtonGroup(self)
        self.names: dict[Names, RadioButton] = {}
        for value, words in _NAMES:
            self.names[value] = RadioButton(words)
            self._group.addButton(self.names[value])
            self._column.addWidget(row(self.names[value]))
        self._hint = Label("", "second", wrap=True)
        self._column.addWidget(self._hint)
        self._consent = WarningLine()
        self._column.addWidget(self._consent)
        self._key = Link("Показать ключ к кодам", self.show_key.emit)
        self._column.addWidget(row(self._key))
        self._group.buttonToggled.connect(lambda _button, checked: self._choose() if checked else None)

    def _add_ticks(self) -> None:
        self._column.addWidget(Label("На листе", "label"))
        self.sewn = CheckBox("Прошито и пронумеровано")
        self.totals = CheckBox("Итоги по месяцам")
        self.other_logs = CheckBox("Консультации и диагностика")
        self.only_new = CheckBox("Только новое")
        ticks = [self.sewn, self.totals, *([self.other_logs] if self._kind is LogKind.WORK else []), self.only_new]
        for tick in ticks:
            self._column.addWidget(row(tick))
            tick.toggled.connect(lambda _on: self._choose())

    def _add_printed(self) -> None:
        self._printed = Label("", "second", wrap=True)
        self._mark = Link("Отметить напечатанными", self.mark.emit)
        self._restart = Link("Забыть напечатанное", self.restart.emit)
        self._column.addWidget(self._printed)
        self._column.addWidget(row(self._mark))
        self._column.addWidget(row(self._restart))

    # inside

    def _buttons(self) -> list[QAbstractButton]:
        return [*self.names.values(), self.sewn, self.totals, self.other_logs, self.only_new]

    def _ticks(self, options: LogOptions) -> list[tuple[CheckBox, bool]]:
        return [
            (self.sewn, options.sewn),
            (self.totals, options.monthly_totals),
            (self.other_logs, options.other_logs),
            (self.only_new, options.only_new),
        ]

    def _period(self) -> LogPeriod | None:
        value = self.period.value
        if value == OWN_DAYS:
            return days_period(self.first.value, self.last.value)
        return value if isinstance(value, LogPeriod) else None

    def _names(self) -> Names:
        return next(value for value, button in self.names.items() if button.isChecked())

    def _choose(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        names = self._names()
        statistics = self._kind is LogKind.CONSULTATIONS and names is Names.NONE
        self.only_new.setEnabled(self._has_printed and not statistics)
        hint = _STATISTICS if statistics else _HINTS[names]
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._consent.set_text("" if names is Names.NONE else _consent_words(self._without_consent))
        self._days.setVisible(self.period.value == OWN_DAYS)
        self._fit()

    def _fit(self) -> None:
        """As high as its wrapped words need: the column around it asks for the height of one line each."""
        self.setMinimumHeight(max(self._column.totalHeightForWidth(self.width()), 0))


def _consent_words(number: int) -> str:
    from models.services.consultation_consent import passing_on_in_words

    return passing_on_in_words(number)


def _narrow(combo: Combo) -> Combo:
    """The panel is as wide as it is, whatever the longest words of the list are."""
    combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(16)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return combo
