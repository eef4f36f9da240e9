"""What is done with the plan: items opened, written, moved, deleted, taken, carried over, printed."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from models.rules.plan_carry import new_item
from models.rules.plan_dates import month_name, month_of
from models.rules.plan_status import PlannedItem
from models.rules.russian import in_quotes, plural, plural_word

if TYPE_CHECKING:
    from models.rules.events import PlanEntry
    from models.rules.plan_year import YearPlan
    from ui.forms.plan_form import PlanForm
    from ui.pages.plan.item_panel import ItemPanel
    from ui.pages.plan.page import PlanPage


class PlanActions(QObject):
    """Acts on the page's plan; every write is one service call that undo takes back."""

    def __init__(self, page: "PlanPage") -> None:
        super().__init__(page)
        self._page = page

    @property
    def _plan(self) -> "YearPlan":
        plan = self._page.plan
        assert plan is not None
        return plan

    def item(self, item_id: int) -> PlannedItem | None:
        """An item of the plan that was read."""
        return next((one for one in self._plan.items if one.entry.id == item_id), None)

    # one item

    def open_card(self, key: Any) -> None:
        """Open the item of a card; a deadline leads to its campaign's report."""
        item_id = key[0] if isinstance(key, tuple) else key
        if isinstance(item_id, int):
            self.open_item(item_id)
        else:
            self._page.navigate.emit("report", {"campaign": item_id})

    def open_item(self, item_id: int) -> None:
        """Open the form of an item; told when it is gone."""
        planned = self.item(item_id)
        if planned is None:
            self._page.say("Этого пункта уже нет в плане", "warn")
            return
        self.show_item(planned)
        self._edit(planned.entry, planned)

    def show_item(self, planned: PlannedItem) -> None:
        """Bring an item into sight and choose it."""
        page = self._page
        month = month_of(planned.entry, self._plan.year)
        if month is not None:
            page.period.show_month(self._plan, month)
            page.refresh()
        page.grid.choose(planned.entry.id)
        page.list.choose(planned.entry.id)

    def add(self, **known: Any) -> None:
        """Open the form of a new item with what is known of it."""
        self._edit(new_item(**known), None)

    def add_to_cell(self, direction: Any, month: date | None) -> None:
        """Open the form of a new item of a cell; without days its words name the month."""
        words = month_name(month) if month is not None else ""
        self.add(direction=direction, dates_text=words)

    def _edit(self, entry: "PlanEntry", planned: PlannedItem | None) -> None:
        from ui.pages.records.history_box import add_history

        page = self._page
        made = page.attempt(lambda: self._form_and_panel(entry, planned))
        if made is None:
            return
        form, panel = made
        add_history(panel, page.context, "plan_item", entry)
        panel.accepted.connect(lambda: self._accept(panel, form))
        panel.remove_wanted.connect(lambda: self.remove(entry.id))
        panel.record_wanted.connect(lambda: self._record(panel, entry.id))
        panel.record_chosen.connect(lambda record_id: page.navigate.emit("work_log", {"id": record_id}))
        page.panels.show(panel, entry.id or None)

    def _form_and_panel(self, entry: "PlanEntry", planned: PlannedItem | None) -> "tuple[PlanForm, ItemPanel]":
        """The form of an item in its panel; DamagedError when a replaced catalogue cannot be read."""
        from models.services.catalogues import roles, source_in_words
        from models.services.plan_year import plan_words
        from ui.forms.plan_form import PlanForm
        from ui.pages.plan.item_panel import ItemPanel

        journal, year = self._page.context.journal, self._plan.year
        form = PlanForm(year, plan_words(journal, year.start_year), roles(), [one.entry for one in self._plan.items])
        form.set_card(entry)
        key = f"plan/{entry.id or f'new-{year.start_year}'}"
        return form, ItemPanel(form, journal, key, planned, source_in_words(entry.source) if entry.source else "")

    def _record(self, panel: "ItemPanel", item_id: int) -> None:
        if self._page.panels.shown is panel and self._page.panels.flush():
            self._page.navigate.emit("work_log", {"plan_item": item_id})

    def _accept(self, panel: "ItemPanel", form: "PlanForm") -> None:
        from models.errors import UserError
        from models.services.plan_items import save_plan_item
        from models.services.refusal import FieldsRefusedError

        page = self._page
        if unreadable := form.unreadable:
            form.show_problems(unreadable)
            return
        entry = form.card()
        try:
            changes, item_id = save_plan_item(page.context.journal, entry, self._plan.year.start_year)
        except FieldsRefusedError as error:
            for sentence in form.show_problems(error.problems):
                page.refuse(UserError(sentence))
            return
        except UserError as error:
            page.refuse(error)
            return
        warned = f". {form.warning.text}" if form.warning.text else ""
        if page.panels.shown is panel:
            page.panels.close()
        page.wrote(changes, f"Записано: {in_quotes(entry.title.strip())}{warned}")
        if (written := self.item(item_id)) is not None:
            self.show_item(written)
        page.take_focus()

    def remove_chosen(self) -> None:
        """Delete the item that is chosen in the view."""
        item_id = self._page.views.chosen_id
        if item_id is not None:
            self.remove(item_id)

    def remove(self, item_id: int) -> None:
        """Put an item into the bin."""
        from models.services.plan_items import delete_plan_item

        page, planned = self._page, self.item(item_id)
        changes = page.attempt(lambda: delete_plan_item(page.context.journal, item_id))
        if changes is None or planned is None:
            return
        if page.panels.item_id == item_id:
            page.panels.close()
        words = f"В корзине: {in_quotes(planned.entry.title)}"
        if planned.records:
            count = plural(len(planned.records), "запись", "записи", "записей")
            stayed = plural_word(len(planned.records), "осталась", "остались", "остались")
            words += f"; {count} журнала работы {stayed}"
        page.wrote(changes, words, removed=True)
        page.take_focus()

    def follow(self) -> None:
        """After the journal changed: an open item is shown as it is now, one that is gone takes its panel along."""
        item_id = self._page.panels.item_id
        if item_id is None:
            return
        from ui.pages.plan.item_panel import ItemPanel

        panel, planned = self._page.panels.shown, self.item(item_id)
        if planned is None:
            self._page.panels.keep_draft()
        elif isinstance(panel, ItemPanel) and not panel.draft.differs:
            self._edit(planned.entry, planned)

    # catalogues and the plan of another year

    def open_catalogues(self) -> None:
        """Open the panel of catalogues."""
        from models.rules.catalogues import taken_sources
        from models.services.catalogues import catalogues
        from models.services.plan_items import years_to_carry_from
        from ui.pages.plan.catalogue_panel import CataloguePanel

        page, year = self._page, self._plan.year
        years = years_to_carry_from(page.context.journal, year.start_year)
        known = page.attempt(catalogues)
        if known is None:
            return
        panel = CataloguePanel(known, years, year)
        panel.show_taken(taken_sources(one.entry for one in self._plan.items))
        panel.wanted.connect(self.take)
        panel.carry_wanted.connect(self.open_carry)
        page.panels.show(panel)

    def take(self, key: str, number: str) -> None:
        """Take an event of a catalogue into the plan."""
        from models.rules.catalogues import taken_sources
        from models.services.plan_items import take_from_catalogue
        from ui.pages.plan.catalogue_panel import CataloguePanel

        page = self._page
        done = page.attempt(lambda: take_from_catalogue(page.context.journal, key, number, self._plan.year.start_year))
        if done is None:
            return
        page.wrote(done[0], f"В плане: {in_quotes(done[1].title)}")
        if isinstance(panel := page.panels.shown, CataloguePanel):
            panel.show_taken(taken_sources(one.entry for one in self._plan.items))
        if (taken := self.item(done[1].id)) is not None:
            self.show_item(taken)

    def open_carry(self, source_year: int) -> None:
        """Open the preview of another year's plan as it would stand in this one."""
        from models.rules.periods import SchoolYear
        from models.services.plan_items import carry_over_preview
        from ui.pages.plan.carry_panel import CarryPanel

        page, year = self._page, self._plan.year
        items = carry_over_preview(page.context.journal, source_year, year.start_year)
        panel = CarryPanel(items, SchoolYear(source_year), year, self._plan.class_names)
        panel.accepted.connect(lambda wanted: self._carry(source_year, wanted))
        page.panels.show(panel)

    def _carry(self, source_year: int, wanted: tuple[int, ...]) -> None:
        from models.services.plan_items import carry_over

        page, year = self._page, self._plan.year
        done = page.attempt(lambda: carry_over(page.context.journal, source_year, year.start_year, wanted))
        if done is None:
            return
        page.panels.close()
        count = plural(done[1], "пункт", "пункта", "пунктов")
        page.wrote(done[0], f"Перенесено из плана прошлого года: {count}")

    # papers

    def open_papers(self) -> None:
        """Open the panel of papers and files."""
        from ui.pages.plan.papers_panel import PapersPanel

        self._page.panels.show(PapersPanel(self._page))

    def preview_view(self) -> None:
        """Show the sheets of the view on screen."""
        from ui.pages.plan.papers import paper_of_view, preview

        preview(self._page, paper_of_view(self._page))
