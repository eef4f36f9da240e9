"""The words in the head of the report's page."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from models.rules.report_parts import BEST_EVENTS, PHOTOS
from models.rules.russian import plural_word
from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.pages.context import PageContext
from ui.pages.days import day_and_month, days_left

if TYPE_CHECKING:
    from models.rules.report import CampaignReport
    from models.services.campaigns import CampaignState


def combo_words(campaign: "CampaignState") -> str:
    """«Осень 2026»."""
    return campaign.code.title


def state_sentence(report: "CampaignReport", today: date, *, short: bool = False) -> str:
    """«Сдать до 19 октября, осталось 12 дней. Готовность, если сдавать сегодня, 72 %»; `short` for narrow windows."""
    due = report.calendar.school_due
    left = (due - today).days
    if short and left > 0:
        return f"До {day_and_month(due)} {days_left(left)}, готовность {report.readiness_percent} %"
    readiness = f"Готовность, если сдавать сегодня, {report.readiness_percent} %"
    if left < 0:
        return f"Срок сдачи был {day_and_month(due)}, {days_left(left)}. {readiness}"
    if left == 0:
        return f"Сдать сегодня, {day_and_month(due)}. {readiness}"
    remain = plural_word(left, "остался", "осталось", "осталось")
    return f"Сдать до {day_and_month(due)}, {remain} {days_left(left)}. {readiness}"


def tab_words(report: "CampaignReport | None") -> list[tuple[str, str]]:
    """The tabs with what is done of each."""
    best = report.best_events if report else ()
    photos = sum(min(len(event.photos), PHOTOS) for event in best)
    return [
        ("paper", "Приложение 3"),
        ("note", "Справка"),
        ("best", f"Лучшие события, {len(best)} из {BEST_EVENTS}"),
        ("photos", f"Фото, {photos} из {BEST_EVENTS * PHOTOS}"),
        ("plan", "План"),
        ("history", "История"),
    ]


def empty_state(context: PageContext, navigate: Callable[[str, object], object]) -> EmptyState:
    """What the page says in a journal without a school."""
    load = context.load_workbook
    return EmptyState(
        "file-text",
        "Здесь будет отчёт кампании, Приложение 3",
        "Числа сложатся сами из мероприятий журнала. С первого дня видно, что получится, если сдавать сегодня.",
        Button("Заполнить карточку школы", "school", on_click=lambda: navigate("settings", "school")),
        Button("Загрузить из Excel", "file-up", on_click=load) if load else None,
    )
