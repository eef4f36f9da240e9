"""The places of the sidebar; each page is imported when it is first visited."""

from typing import TYPE_CHECKING

from ui.main_window import HIDDEN, SEARCH, Place
from ui.pages_base import Page

if TYPE_CHECKING:
    from ui.pages.context import PageContext
    from ui.pages.settings.hooks import ProgramHooks


def places_of(context: "PageContext", hooks: "ProgramHooks") -> list[Place]:
    """The places of a school's journal, in the order of the sidebar."""

    def home() -> Page:
        from ui.pages.home import HomePage

        return HomePage(context)

    def plan() -> Page:
        from ui.pages.plan.page import PlanPage

        return PlanPage(context)

    def consultations() -> Page:
        from ui.pages.consultations.page import ConsultationsPage

        return ConsultationsPage(context)

    def report() -> Page:
        from ui.pages.report.page import ReportPage

        return ReportPage(context)

    def people() -> Page:
        from ui.pages.people.page import PeoplePage

        return PeoplePage(context)

    def recycled() -> Page:
        from ui.pages.bin.page import BinPage

        return BinPage(context)

    def help_page() -> Page:
        from ui.pages.help import HelpPage

        return HelpPage()

    def settings() -> Page:
        from ui.pages.settings.page import SettingsPage

        return SettingsPage(context, hooks)

    def search() -> Page:
        from ui.pages.search.page import SearchPage

        return SearchPage(context, lambda: {place.key for place in places})

    places = [
        Place("home", "Главная", "house", 0, home),
        Place("plan", "План", "calendar-days", 1, plan),
        Place("consultations", "Консультации", "messages-square", 1, consultations),
        Place("report", "Отчёт кампании", "file-text", 2, report),
        Place("people", "Люди и классы", "users", 3, people),
        Place("bin", "Корзина", "trash-2", -1, recycled),
        Place("help", "Справка", "circle-question-mark", -1, help_page),
        Place("settings", "Настройки", "settings", -1, settings),
        Place(SEARCH, "Поиск", "search", HIDDEN, search),
    ]
    return places
