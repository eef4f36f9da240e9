"""The panel of papers and files of the plan."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup

from exporters.plan_grid_content import PlanPaperOptions
from ui.components.buttons import Button, row, stack
from ui.components.controls import CheckBox, Combo, RadioButton
from ui.components.field import Field
from ui.components.labels import Hairline, Label
from ui.components.layout import SidePanel
from ui.pages.plan.papers import TITLES, Kind, Paper, paper_of_view, preview, save, save_calendar
from ui.theme import current

if TYPE_CHECKING:
    from ui.pages.plan.page import PlanPage

_WHAT = {
    Kind.GRID: "направления по месяцам, с грифом «Утверждаю»",
    Kind.LIST: "номера, классы, сроки, отметка о выполнении",
    Kind.APPENDIX2: "сводный план кампании, сдаётся в муниципалитет",
    Kind.ROAD_MAP: "каждое мероприятие и что сделала школа",
}


class PapersPanel(SidePanel):
    """Chooses a paper and how it is made; shows or saves it."""

    def __init__(self, page: "PlanPage") -> None:
        super().__init__("Печать и файлы")
        self._page = page
        plan = page.plan
        assert plan is not None
        wanted = paper_of_view(page)
        self.kinds: dict[Kind, RadioButton] = {}
        group = QButtonGroup(self)  # each stands in a box of its own with its words
        for kind, what in _WHAT.items():
            self.kinds[kind] = RadioButton(TITLES[kind], kind is wanted.kind)
            self.kinds[kind].setAccessibleDescription(what)
            group.addButton(self.kinds[kind])
            self.kinds[kind].toggled.connect(lambda _on: self._show_choices())
            hint = Label(what, "second", wrap=True)
            hint.setIndent(current().px(28))
            self.column.addWidget(stack(self.kinds[kind], hint, gap=1))
        self.campaigns = Combo([(str(one.code), one.code.title) for one in plan.campaigns], name="Кампания")
        self.campaigns.set_value(wanted.campaign or page.period.campaign_at_hand(plan))
        self._campaign = Field("Кампания", self.campaigns)
        self.january = CheckBox("Начать с января")
        self.people = CheckBox("Назвать ответственных", checked=True)
        self.sewn = CheckBox("Строка «Прошито и пронумеровано»", checked=True)
        self.column.addWidget(Hairline())
        for widget in (self._campaign, self.january, self.people, self.sewn):
            self.column.addWidget(widget)
        self._narrowed = Label(
            f"Только {page.toolbar.class_name} класс: он выбран вверху страницы", "second", wrap=True
        )
        self.column.addWidget(self._narrowed)
        self.column.addWidget(Hairline())
        self.column.addWidget(Label("Сроки плана и кампаний в своём календаре", "strong"))
        self.column.addWidget(Label("Файл .ics открывают Outlook, Яндекс Календарь, телефон.", "second", wrap=True))
        self.calendar = Button("Сохранить календарь", "calendar", small=True, on_click=lambda: save_calendar(page))
        self.column.addWidget(row(self.calendar))
        self.column.addStretch(1)
        self.show_button = Button("Просмотр и печать", "printer", "primary", on_click=self._preview)
        self.save_button = Button("Сохранить файлы", "download", on_click=lambda: save(page, self.paper))
        self.set_footer(self.show_button, self.save_button)
        self._show_choices()

    @property
    def paper(self) -> Paper:
        """What is chosen."""
        kind = next(kind for kind, button in self.kinds.items() if button.isChecked())
        options = PlanPaperOptions(
            from_january=self.january.isChecked(),
            with_people=self.people.isChecked(),
            sewn=self.sewn.isChecked(),
            class_name=self._page.toolbar.class_name,
        )
        return Paper(kind, str(self.campaigns.value) if kind is Kind.APPENDIX2 else "", options)

    def focus_first(self) -> None:
        """Put the focus on the chosen paper."""
        next(button for button in self.kinds.values() if button.isChecked()).setFocus()

    def _preview(self) -> None:
        preview(self._page, self.paper)

    def _show_choices(self) -> None:
        kind = next((kind for kind, button in self.kinds.items() if button.isChecked()), Kind.GRID)
        own = kind in (Kind.GRID, Kind.LIST)
        self._campaign.setVisible(kind is Kind.APPENDIX2)
        self.january.setVisible(kind is Kind.GRID)
        self.people.setVisible(own)
        self.sewn.setVisible(own)
        self._narrowed.setVisible(own and bool(self._page.toolbar.class_name))
