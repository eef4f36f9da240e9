"""What the user does on the page of Профминимум: one service call each, told and undone like any other."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import UserError
from models.rules.russian import in_quotes
from models.vocabulary import Direction
from ui.pages.profminimum.calendar_panel import CalendarPanel
from ui.pages.profminimum.indicator_panel import BehindPanel, EntryPanel
from ui.pages.profminimum.lesson_hours_panel import LessonHoursPanel
from ui.pages.profminimum.levels_panel import LevelsPanel
from ui.pages.profminimum.norms_file import load_norms, save_sample
from ui.pages.profminimum.records_panel import RecordsPanel
from ui.pages.profminimum.suggestions_panel import SuggestionsPanel

if TYPE_CHECKING:
    from models.changes import Changes
    from models.rules.profminimum import ClassHours
    from models.rules.profminimum_gaps import Gap, Suggestion
    from models.services.indicators import Indicators
    from models.services.profminimum import RecordOfClass
    from ui.pages.profminimum.indicators_tab import Line
    from ui.pages.profminimum.page import ProfminimumPage


class ProfminimumActs:
    """Belongs to a page and acts on its journal and year."""

    def __init__(self, page: "ProfminimumPage") -> None:
        self._page = page
        self._indicators: Indicators | None = None

    @property
    def _journal(self) -> Any:
        return self._page.context.journal

    @property
    def _year(self) -> int:
        assert self._page.year is not None
        return self._page.year

    # hours

    def mark_lesson(self, day: date, class_ids: Iterable[int]) -> None:
        """These classes had the lesson of that Thursday."""
        from models.services.lesson_register import mark_lesson

        chosen = frozenset(class_ids)
        words = (
            f"Занятие {day:%d.%m}: отмечено классов {len(chosen)}" if chosen else f"Занятие {day:%d.%m}: отметка снята"
        )
        self._do(lambda: mark_lesson(self._journal, self._year, day, chosen), words)

    def open_cell(self, one: "ClassHours", direction: Direction | None) -> None:
        """Show the records behind a cell."""
        panel = RecordsPanel(one, direction, self._behind(one, direction))
        panel.record_wanted.connect(self.open_record)
        panel.new_wanted.connect(lambda: self._page.navigate.emit("work_log", "new"))
        self._page.show_panel(panel)

    def _behind(self, one: "ClassHours", direction: Direction | None) -> "Sequence[RecordOfClass]":
        from models.services.profminimum import records_behind

        return records_behind(self._journal, self._year, one.school_class.id, direction)

    def open_record(self, record_id: int) -> None:
        """Open a record in the work log."""
        self._page.navigate.emit("work_log", {"id": record_id})

    def open_levels(self) -> None:
        """Enter the levels, and the norms of a newer letter."""
        from models.services.profminimum_levels import levels, save_levels

        found = self._page.found
        assert found is not None
        panel = LevelsPanel(levels(self._journal, self._year), found.norms)
        panel.accepted.connect(
            lambda school, classes: self._accept(
                lambda: save_levels(self._journal, self._year, school, classes), "Уровни Профминимума записаны"
            )
        )
        panel.norms_wanted.connect(lambda: load_norms(self._page))
        panel.sample_wanted.connect(lambda: save_sample(self._page))
        self._page.show_panel(panel)

    def open_lesson_hours(self) -> None:
        """Enter hours of lessons; the panel stays for the next subject."""
        from models.services.lesson_register import lesson_register

        panel = LessonHoursPanel(lesson_register(self._journal, self._year).classes, self._page.context.today())
        panel.accepted.connect(lambda: self._add_lesson_hours(panel))
        self._page.show_panel(panel)
        panel.subject.setFocus()

    def _add_lesson_hours(self, panel: LessonHoursPanel) -> None:
        from models.services.lesson_hours import add_lesson_hours
        from models.services.refusal import FieldsRefusedError

        subject = panel.subject.text()
        try:
            changes, _record = add_lesson_hours(
                self._journal, self._year, panel.day.day, subject, panel.hours_typed, panel.class_ids
            )
        except FieldsRefusedError as error:
            panel.show_problems(error.problems)
            return
        except UserError as error:
            self._page.refuse(error)
            return
        panel.begin_next()
        self._page.refresh()
        self._page.told(changes, f"Записаны часы: {in_quotes(subject.strip())}")

    def open_calendar(self) -> None:
        """Look over the school's calendar and the topics of the course."""
        from models.services.lesson_register import lesson_register

        register = lesson_register(self._journal, self._year)
        panel = CalendarPanel(register, self._topics())
        panel.accepted.connect(lambda: self._save_calendar(panel, counted_before=register.in_campaign))
        self._page.show_panel(panel)

    def _topics(self) -> tuple[str, ...]:
        from models.services.lesson_register import topics

        return topics(self._journal)

    def _save_calendar(self, panel: CalendarPanel, *, counted_before: bool) -> None:
        from models.rules.lesson_register import parse_topics
        from models.rules.school_checks import FieldProblem
        from models.services.lesson_register import save_in_campaign, save_topics
        from models.services.refusal import FieldsRefusedError
        from models.services.school_calendar import save_calendar

        if unreadable := panel.unreadable:
            panel.show_problems(unreadable)
            return
        try:
            wanted = parse_topics(panel.topic_text.toPlainText())
        except UserError as error:
            panel.show_problems([FieldProblem("topics", str(error))])
            return
        found = self._page.found
        assert found is not None
        try:
            changes = save_calendar(self._journal, found.year, panel.calendar) | save_topics(self._journal, wanted)
            if panel.campaign_tick.isChecked() != counted_before:
                counted = panel.campaign_tick.isChecked()
                changes |= save_in_campaign(self._journal, self._year, counted=counted)
        except FieldsRefusedError as error:
            panel.show_problems(error.problems)
            return
        self._page.close_panel()
        self._page.refresh()
        self._page.committed.emit(changes)
        self._page.say("Календарь и темы записаны")

    # what is missing

    def open_gap(self, gap: "Gap") -> None:
        """Offer what could close a gap."""
        from models.services.profminimum_gaps import partners_in_reserve, suggestions

        offered = suggestions(self._journal, self._year, gap.class_id, gap.direction)
        panel = SuggestionsPanel(gap, offered, partners_in_reserve(self._journal, self._year))
        panel.taken.connect(lambda one: self._take(gap, one))
        panel.new_wanted.connect(lambda: self._page.navigate.emit("plan", "new"))
        self._page.show_panel(panel)

    def _take(self, gap: "Gap", chosen: "Suggestion") -> None:
        from models.services.profminimum_gaps import take_into_plan

        def take() -> "Changes":
            return take_into_plan(self._journal, self._year, gap.class_name, gap.direction, chosen)[0]

        self._do(take, f"В плане: {in_quotes(chosen.title)}, {gap.class_name}. Срок укажите в плане")

    # registration and indicators

    def open_class(self, name: str) -> None:
        """Open a class's card, or the list of classes."""
        found = self._page.found
        rows = {} if found is None else {one.name: one.id for one in self._classes()}
        argument: object = {"class": rows[name]} if name in rows else "classes"
        self._page.navigate.emit("people", argument)

    def _classes(self) -> Any:
        from models.services.classes import classes

        return classes(self._journal, self._year)

    def show_indicators(self) -> None:
        """Count the indicators of the year and of the one before."""
        from models.services.indicators import indicators
        from models.services.years import school_years

        self._indicators = indicators(self._journal, self._year)
        known = {year.start_year for year in school_years(self._journal)}
        before = indicators(self._journal, self._year - 1) if self._year - 1 in known else None
        self._page.indicators.show_indicators(self._indicators, before)

    def open_indicator(self, line: "Line") -> None:
        """Show the records behind a number, or the form of what is entered."""
        if line.row is not None:
            entry = EntryPanel(line)
            entry.accepted.connect(lambda value, document: self._enter(entry, value, document))
            self._page.show_panel(entry)
            entry.value.setFocus()
            return
        assert self._indicators is not None
        wanted = set(line.records)
        behind = BehindPanel(line, [event for event in self._indicators.events if event.id in wanted])
        behind.record_wanted.connect(self.open_record)
        self._page.show_panel(behind)

    def _enter(self, panel: EntryPanel, value: str, document: str) -> None:
        from models.services.indicators import PREFIXES, enter_indicator
        from models.services.refusal import FieldsRefusedError

        code = PREFIXES[panel.line.kind] + panel.line.code
        try:
            changes = enter_indicator(self._journal, self._year, code, value, document)
        except FieldsRefusedError as error:
            panel.show_problems(error.problems)
            return
        self._page.close_panel()
        self._page.refresh()
        self._page.told(changes, f"Показатель {panel.line.code} записан")

    # paper

    def preview(self, *, indicators: bool) -> None:
        """Show the sheets: hours and registration, or the indicators."""
        from exporters.documents import pdf
        from ui.printing import PrintPreview

        if indicators:
            from exporters.indicators_content import TITLE, indicators_document

            if self._indicators is None:
                self.show_indicators()
            assert self._indicators is not None
            document, title, name = indicators_document(self._indicators), TITLE, "Показатели"
        else:
            from exporters.profminimum_content import TITLE, profminimum_document

            assert self._page.found is not None
            document, title, name = profminimum_document(self._page.found), TITLE, "Профминимум"
        suggested = Path(f"{name} {self._year}-{self._year + 1}.pdf")
        self._page.overlay.open(PrintPreview(title, pdf(document), self._page.context.messages, suggested))

    # inside

    def _accept(self, action: "Callable[[], Changes]", words: str) -> None:
        """A panel's «Записать»: it closes unless it is refused."""
        if self._do(action, words):
            self._page.close_panel()

    def _do(self, action: "Callable[[], Changes]", words: str) -> bool:
        try:
            changes = action()
        except UserError as error:
            self._page.refuse(error)
            return False
        self._page.refresh()
        self._page.told(changes, words)
        return True
