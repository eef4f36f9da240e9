"""Консультации: two sections, one table, one form; in reports go numbers only, what was said stays here."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from models.rules.consultation_checks import ConsultationCard, Person, repeated
from models.rules.log_options import LogKind
from models.rules.periods import SchoolYear
from models.vocabulary import ConsultationKind
from ui.components.buttons import Button, Link, row
from ui.components.choices import Tabs
from ui.components.empty_state import EmptyState
from ui.jobs import Job, Progress
from ui.pages.consultations.columns import CONSENT, COUNT, NEXT, OUTCOME, columns
from ui.pages.consultations.filters import ConsultationFilters
from ui.pages.context import PageContext
from ui.pages.panels import CardPanel
from ui.pages.records.page import RecordsPage
from ui.pages.records.shown import Shown

if TYPE_CHECKING:
    from models.changes import Changes
    from models.rules.consultation_counts import PersonsCounselled
    from models.services.consultation_list import Section
    from ui.forms.consultation_form import ConsultationForm

_WORDS = {ConsultationKind.INDIVIDUAL: "Индивидуальные", ConsultationKind.GROUP: "Групповые"}
_COUNTED_AT_ONCE = 5_000
"""Above so many records the persons are counted behind the table, which is on the screen already."""
_COUNTED_AFTER_MS = 150
"""The table is drawn first."""
_HELD, _PERSONS = "Проведено", "Охвачено человек"


class ConsultationsPage(RecordsPage):
    """The log of consultations. `open_at({"id": 12})` opens a record of whatever year and section."""

    title = "Консультации"
    areas = frozenset({"school", "years", "classes", "people", "consultations"})
    nouns = ("консультация", "консультации", "консультаций")
    add_words = "Новая консультация"
    placeholder = "Найти в консультациях"
    draft_key = record_kind = "consultation"
    rare = frozenset({OUTCOME, NEXT, CONSENT})

    def __init__(self, context: PageContext) -> None:
        self.kind = ConsultationKind.INDIVIDUAL
        self.asked: Section | None = None
        self._counted: Job | None = None
        self._repeats: int | None = None
        super().__init__(context, columns(self.kind))
        self.tabs = Tabs([(kind.value, words) for kind, words in _WORDS.items()])
        self.tabs.chosen.connect(lambda kind: self.open_tab(ConsultationKind(str(kind))))
        self.upper.insertWidget(0, self.tabs)
        self.choices = ConsultationFilters(self.filters)
        self._count = QTimer(self, singleShot=True, interval=_COUNTED_AFTER_MS)
        self._count.timeout.connect(self._count_behind)

    # what the log is

    def fill_choices(self) -> None:
        from models.services.consultation_choices import class_lists

        assert self.year is not None
        self.choices.fill(self.year, class_lists(self.context.journal, self.year))

    def read(self) -> Shown:
        from models.services.consultation_list import section

        assert self.year is not None
        wanted = self.choices.wanted(self.kind)
        self.asked = section(self.context.journal, self.year, wanted, self.order)
        for kind, size in self.asked.sizes.items():
            self.tabs.set_words(kind.value, f"{_WORDS[kind]}, {size}")
        held = len(self.asked.keys)
        persons = "…"
        if held > _COUNTED_AT_ONCE:
            self._count.start()
        else:
            self._count.stop()
            persons = self._counting(self.asked)()
        return Shown(self.asked.keys, self.asked.sizes[self.kind], ((_HELD, f"{held}"), (_PERSONS, persons)))

    def _counting(self, asked: "Section") -> "Callable[[], str]":
        """How many people stand in these records, in words; may be called on another thread."""
        from models.services.consultation_list import persons_counselled_in

        journal, year, kind = self.context.journal, self.year, self.kind
        assert year is not None
        return lambda: _in_words(persons_counselled_in(journal, year, kind, asked))

    def _count_behind(self) -> None:
        """Count tens of thousands without holding up the window; what is asked for meanwhile stops it."""
        asked = self.asked
        if asked is None or self.year is None:
            return
        count = self._counting(asked)

        def work(progress: Progress) -> str:
            progress(0, 1)
            return count()

        def show(persons: str) -> None:
            if self.asked is asked:
                self.bar.set_total(_PERSONS, persons)

        if self._counted is not None:
            self._counted.cancel()
        self._counted = self.context.jobs.run("Подсчёт людей", work, on_result=show)

    def read_rows(self, keys: Sequence[int]) -> Mapping[int, Any]:
        from models.services.consultation_list import listed_consultations

        return listed_consultations(self.context.journal, keys, self.asked.numbers if self.asked else {})

    def card(self, key: int) -> ConsultationCard | None:
        from models.services.consultations import consultation

        return consultation(self.context.journal, key)

    def new_card(self) -> ConsultationCard:
        class_id = self.choices.classes.value
        return ConsultationCard(
            kind=self.kind, day=self.context.today(), class_id=class_id if isinstance(class_id, int) else None
        )

    def make_form(self, card: ConsultationCard) -> "ConsultationForm":
        from models.services.consultation_choices import class_lists, people_to_choose, used_words
        from ui.forms.consultation_form import ConsultationForm

        journal, year = self.context.journal, self.year
        assert year is not None
        return ConsultationForm(
            card,
            SchoolYear(year),
            class_lists(journal, year),
            used_words(journal),
            lambda category, class_id: people_to_choose(journal, year, category, class_id),
            self._code_of,
        )

    def _code_of(self, person: Person) -> str:
        from models.services.person_codes import code_of

        return code_of(self.context.journal, person.name, person.pupil_id)

    def heading(self, card: ConsultationCard) -> str:
        if card.id is None:
            return "Новая групповая консультация" if card.is_group else "Новая консультация"
        number = self.asked.numbers.get(card.id) if self.asked else None
        return f"Консультация № {number}" if number else "Консультация"

    def name_of(self, card: ConsultationCard) -> str:
        """Without a name: the screen is seen by others."""
        kind = "групповая консультация" if card.is_group else "консультация"
        return f"{kind} {card.day:%d.%m.%Y}" if card.day else kind

    def write(self, card: ConsultationCard) -> "tuple[Changes, int]":
        from models.services.consultations import save_consultation

        assert self.year is not None
        return save_consultation(self.context.journal, self.year, card)

    def delete(self, card: ConsultationCard) -> "Changes":
        from models.services.consultations import delete_consultation

        return delete_consultation(self.context.journal, card)

    def empty_state(self) -> EmptyState:
        if self.year is None:
            return EmptyState(
                "messages-square",
                "Здесь будет журнал консультаций",
                "Журнал пока пуст. Укажите школу и учебный год или загрузите готовую книгу Excel.",
                Button("Заполнить карточку школы", "school", on_click=lambda: self.navigate.emit("settings", "school")),
                self._load_button(),
            )
        group = self.kind is ConsultationKind.GROUP
        return EmptyState(
            "messages-square",
            f"Здесь будет журнал {'групповых' if group else 'индивидуальных'} консультаций",
            "Каждая запись получит номер и дату. В отчёты уходит только число консультаций: "
            "содержание и фамилии остаются в журнале.",
            Button("Записать первую консультацию", "plus", on_click=self.new_record),
            self._load_button(),
            "Ученик может отказаться от консультации. Причину программа не спрашивает.",
        )

    def _load_button(self) -> Button:
        return Button("Загрузить из Excel", "file-up", on_click=lambda: self.navigate.emit("settings", "import"))

    def set_covered(self, covered: bool) -> None:
        """Behind the preview numbers may have changed: what was printed keeps its own from now on."""
        super().set_covered(covered)
        if not covered:
            self.refresh()

    # sections and records

    def open_record(self, key: int) -> None:
        """Open a record's form, in its year and section."""
        from models.services.consultations import place_of

        place = place_of(self.context.journal, key)
        if place is not None:
            year, kind = place
            if year != self.year:
                self.years.set_value(year)
            if kind is not self.kind:
                self.open_tab(kind)
        super().open_record(key)

    def open_tab(self, kind: ConsultationKind) -> None:
        """Show a section; a panel of the other one is closed, its draft kept."""
        if kind is self.kind:
            return
        self.keep_draft()
        self.kind = kind
        self.tabs.set_value(kind.value)
        self.model.set_columns(columns(kind))
        self.refresh()

    def draft_of(self, card: ConsultationCard) -> str:
        if card.id is None and self._repeats is not None:
            return f"{self.draft_key}/new-after-{self._repeats}"
        return super().draft_of(card) if card.id else f"{self.draft_key}/new-{self.year}-{card.kind}"

    def extend_panel(self, panel: CardPanel, form: Any, card: ConsultationCard) -> None:
        if card.id is not None:
            link = Link("Записать повторную встречу", lambda: self.repeat(card))
            panel.column.insertWidget(0, row(None, link))

    def repeat(self, card: ConsultationCard) -> None:
        """The form of a new record about the same people and matter: of the day that was agreed upon, or today."""
        today = self.context.today()
        self._repeats = card.id
        day = card.next_meeting if card.next_meeting and card.next_meeting <= today + timedelta(days=1) else today
        self.edit(repeated(card, day))
        self._repeats = None

    def print_page(self) -> None:
        """Ctrl+P: both sections as sheets, or the sheets to the printer when they are shown."""
        if self.overlay.upper is not None:
            self.overlay.upper.print_page()
        elif self.year is not None:
            from ui.pages.log_print import open_log_print

            open_log_print(self, LogKind.CONSULTATIONS, self.year)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window a group, which seldom meets again, gives its next meeting's column up."""
        super().set_narrow(narrow)
        self._arrange_parts()

    def _arrange_parts(self) -> None:
        super()._arrange_parts()
        group = self.kind is ConsultationKind.GROUP
        self.table.setColumnHidden(COUNT, not group)
        self.table.setColumnHidden(NEXT, self.side is not None or (group and self._narrow))
        self.table.restyle()
        self.tabs.setVisible(self.year is not None)


def _in_words(persons: "PersonsCounselled") -> str:
    return str(persons.lowest) if persons.is_point else f"{persons.lowest}–{persons.highest}"
