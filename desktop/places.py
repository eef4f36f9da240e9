"""The places of the sidebar; each page is imported when it is first visited."""

from typing import TYPE_CHECKING

from ui.main_window import HIDDEN, SEARCH, Place
from ui.pages_base import Page

if TYPE_CHECKING:
    from models.vocabulary import JournalKind
    from ui.pages.context import PageContext
    from ui.pages.settings.hooks import ProgramHooks


class _Pages:
    """Makes each page of a journal when it is first visited."""

    def __init__(self, context: "PageContext", hooks: "ProgramHooks", *, office: bool = False) -> None:
        self._context = context
        self._hooks = hooks
        self._office = office
        self.keys: set[str] = set()

    def home(self) -> Page:
        from ui.pages.home import HomePage

        return HomePage(self._context)

    def office_home(self) -> Page:
        from ui.pages.office_home.page import OfficeHomePage

        return OfficeHomePage(self._context)

    def consolidation(self) -> Page:
        from ui.pages.consolidation.page import ConsolidationPage

        return ConsolidationPage(self._context)

    def plan(self) -> Page:
        from ui.pages.plan.page import PlanPage

        return PlanPage(self._context)

    def work_log(self) -> Page:
        from ui.pages.work_log.page import WorkLogPage

        return WorkLogPage(self._context)

    def consultations(self) -> Page:
        from ui.pages.consultations.page import ConsultationsPage

        return ConsultationsPage(self._context)

    def diagnostics(self) -> Page:
        from ui.pages.diagnostics.page import DiagnosticsPage

        return DiagnosticsPage(self._context)

    def profminimum(self) -> Page:
        from ui.pages.profminimum.page import ProfminimumPage

        return ProfminimumPage(self._context)

    def report(self) -> Page:
        from ui.pages.report.page import ReportPage

        return ReportPage(self._context)

    def sending(self) -> Page:
        from ui.pages.sending.page import SendingPage

        return SendingPage(self._context)

    def people(self) -> Page:
        from ui.pages.people.page import PeoplePage

        return PeoplePage(self._context)

    def recycled(self) -> Page:
        from ui.pages.bin.page import BinPage

        return BinPage(self._context)

    def help(self) -> Page:
        from ui.pages.help import HelpPage

        return HelpPage()

    def settings(self) -> Page:
        from ui.pages.settings.page import SettingsPage

        return SettingsPage(self._context, self._hooks, office=self._office)

    def search(self) -> Page:
        from ui.pages.search.page import SearchPage

        return SearchPage(self._context, lambda: self.keys)


def places_of(context: "PageContext", hooks: "ProgramHooks") -> list[Place]:
    """The places of a school's journal, in the order of the sidebar."""
    pages = _Pages(context, hooks)
    places = [
        Place("home", "Главная", "house", 0, pages.home),
        Place("plan", "План", "calendar-days", 1, pages.plan),
        Place("work_log", "Журнал работы", "notebook-pen", 1, pages.work_log),
        Place("consultations", "Консультации", "messages-square", 1, pages.consultations),
        Place("diagnostics", "Диагностика", "clipboard-list", 1, pages.diagnostics),
        Place("profminimum", "Профминимум", "layout-grid", 1, pages.profminimum),
        Place("report", "Отчёт кампании", "file-text", 2, pages.report),
        Place("sending", "Отправка", "send", 2, pages.sending),
        Place("people", "Люди и классы", "users", 3, pages.people),
        Place("bin", "Корзина", "trash-2", -1, pages.recycled),
        Place("help", "Справка", "circle-question-mark", -1, pages.help),
        Place("settings", "Настройки", "settings", -1, pages.settings),
        Place(SEARCH, "Поиск", "search", HIDDEN, pages.search),
    ]
    pages.keys.update(place.key for place in places)
    return places


def office_places_of(context: "PageContext", hooks: "ProgramHooks") -> list[Place]:
    """The places of a journal to which schools hand in, in the order of the sidebar."""
    pages = _Pages(context, hooks, office=True)
    return [
        Place("home", "Главная", "house", 0, pages.office_home),
        Place("consolidation", "Сводка", "table-2", 1, pages.consolidation),
        Place("bin", "Корзина", "trash-2", -1, pages.recycled),
        Place("help", "Справка", "circle-question-mark", -1, pages.help),
        Place("settings", "Настройки", "settings", -1, pages.settings),
    ]


def places_for(kind: "JournalKind", context: "PageContext", hooks: "ProgramHooks") -> list[Place]:
    """The places of a journal of this kind."""
    from models.vocabulary import JournalKind

    return (places_of if kind is JournalKind.SCHOOL else office_places_of)(context, hooks)
