"""Between the title and the plan: what period is shown, which of the three views, for which class."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from models.rules.plan_year import CampaignDays
from ui.components.buttons import IconButton, Link
from ui.components.choices import Segmented
from ui.components.controls import Combo, SearchEdit
from ui.components.labels import ElidedLabel
from ui.theme import current
from ui.themed import Themed

GRID, LIST, WEEK = "grid", "list", "week"
_VIEWS = ((GRID, "Сетка"), (LIST, "Список"), (WEEK, "Неделя"))
_NOW = {GRID: "К текущему месяцу", WEEK: "К этой неделе", LIST: ""}
_ARROWS = {GRID: ("Предыдущие месяцы", "Следующие месяцы"), WEEK: ("Предыдущая неделя", "Следующая неделя")}


class PlanToolbar(Themed, QWidget):
    """`stepped(-1 or 1)`, `now_wanted`, `view_chosen(view)`, `changed` when class, campaign or search change."""

    stepped = Signal(int)
    now_wanted = Signal()
    view_chosen = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = IconButton("chevron-left", _ARROWS[GRID][0], quiet=False, side=36, on_click=lambda: self._step(-1))
        self.forth = IconButton("chevron-right", _ARROWS[GRID][1], quiet=False, side=36, on_click=lambda: self._step(1))
        self.period = ElidedLabel("", "section")
        self.period.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.now = Link(_NOW[GRID], self.now_wanted.emit)
        self.campaigns = Combo([("", "Весь год")], name="Кампания")
        self.search = SearchEdit("Найти в плане", width=220)
        self.views = Segmented(_VIEWS, name="Вид плана", small=False)
        self.classes = Combo([("", "Все классы")], name="Класс", width=132)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        for widget in (self.back, self.forth, self.campaigns, self.search, self.period, self.now):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self.views)
        self._row.addWidget(self.classes)
        self.views.chosen.connect(lambda view: self.view_chosen.emit(str(view)))
        self.classes.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.campaigns.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.show_view(GRID)
        self.restyle()

    @property
    def view(self) -> str:
        """The chosen view."""
        return str(self.views.value)

    @property
    def class_name(self) -> str:
        """The class whose items are shown, empty for all."""
        return str(self.classes.value or "")

    @property
    def campaign(self) -> str:
        """The campaign whose items the list shows, empty for the whole year."""
        return str(self.campaigns.value or "")

    def fill(self, class_names: Iterable[str], campaigns: Sequence[CampaignDays], chosen: str | None) -> None:
        """Offer the classes and campaigns of a year; `chosen` is the campaign at hand, None leaves the choice."""
        self.classes.set_options([("", "Все классы"), *((name, f"{name} класс") for name in class_names)])
        self.campaigns.set_options([("", "Весь год"), *((str(one.code), one.code.title) for one in campaigns)])
        if chosen is not None:
            blocked = self.campaigns.blockSignals(True)
            self.campaigns.set_value(chosen)
            self.campaigns.blockSignals(blocked)

    def show_view(self, view: str) -> None:
        """Show what belongs to a view."""
        self.views.set_value(view)
        for widget in (self.back, self.forth, self.period, self.now):
            widget.setVisible(view != LIST)
        self.campaigns.setVisible(view == LIST)
        self.search.setVisible(view == LIST)
        if view != LIST:
            self.now.setText(_NOW[view])
            self.now.setAccessibleName(_NOW[view])
            for button, name in zip((self.back, self.forth), _ARROWS[view], strict=True):
                button.setAccessibleName(name)
                button.setToolTip(name)

    def set_period(self, words: str, *, first: bool = False, last: bool = False) -> None:
        """Name the period; there is nothing before the first one, nothing after the last."""
        self.period.setText(words)
        self.period.updateGeometry()
        self.back.setEnabled(not first)
        self.forth.setEnabled(not last)

    def set_squeezed(self, squeezed: bool) -> None:
        """A panel takes the room: the link and the class give way."""
        self.now.setVisible(not squeezed and self.view != LIST)
        self.classes.setVisible(not squeezed)

    def restyle(self) -> None:
        margin = current().px(24)
        self._row.setContentsMargins(margin, current().px(4), margin, current().px(12))

    def _step(self, by: int) -> None:
        self.stepped.emit(by)
