"""What the page says in a journal without a school."""

from collections.abc import Callable

from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.pages.context import PageContext


def without_school(context: PageContext, navigate: Callable[[str, object], object]) -> EmptyState:
    """What belongs here, and the first step."""
    load = context.load_workbook
    return EmptyState(
        "send",
        "Отсюда план и отчёт уйдут в управление",
        "Одним подписанным файлом, на флешке или по почте. Сначала укажите школу: сроки кампаний появятся сами.",
        Button("Заполнить карточку школы", "school", on_click=lambda: navigate("settings", "school")),
        Button("Загрузить из Excel", "file-up", on_click=load) if load else None,
    )
