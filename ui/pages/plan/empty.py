"""What the page shows before the plan has any item."""

from typing import TYPE_CHECKING

from ui.components.buttons import Button
from ui.components.empty_state import EmptyState

if TYPE_CHECKING:
    from ui.pages.plan.page import PlanPage


def empty_state(page: "PlanPage") -> EmptyState:
    """The first steps: from a catalogue, by hand; without a school: to where one is loaded."""
    if page.plan is None:
        load = page.context.load_workbook
        first = Button("Загрузить из Excel", "file-up", on_click=load) if load is not None else None
        return EmptyState(
            "calendar-days", "Здесь будет план работы", "Сначала нужна карточка школы с её классами.", first
        )
    from models.services.plan_items import years_to_carry_from

    years = years_to_carry_from(page.context.journal, page.plan.year.start_year)
    note = f"План {years[0]} года можно перенести: он выбирается там же, среди каталогов." if years else ""
    return EmptyState(
        "calendar-days",
        f"Здесь будет план на {page.plan.year} год",
        "Отметка о выполнении поставится сама, когда мероприятие появится в журнале работы. Из плана получаются "
        "план-сетка, Приложение 2 и отчёт по дорожной карте.",
        Button("Взять из каталога", "book-open", on_click=page.acts.open_catalogues),
        Button("Добавить пункт", "plus", on_click=page.new_record),
        note,
    )
