"""Муниципалитет: the card of the latest year, and the step into the next one."""

from dataclasses import replace

from models.errors import UserError
from models.rules.office_card import OfficeCard
from models.rules.periods import SchoolYear
from ui.components.buttons import Button, row
from ui.components.labels import Label, SectionTitle
from ui.forms.office_card import OfficeCardForm
from ui.pages.context import PageContext
from ui.pages.draft_keeper import DraftKeeper
from ui.pages.settings.section import Section

_DRAFT = "settings.office"


class OfficeSection(Section):
    """The form of the card; what is typed is kept as a draft until it is accepted."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._card = OfficeCard()
        self.form = OfficeCardForm(year_fixed=True)
        self.save = Button("Записать", "check", "primary", on_click=self.accept)
        self.undo = Button("Вернуть как было", variant="quiet", on_click=self.give_up)
        self._state = Label("", "second")
        self._title = SectionTitle("Карточка муниципалитета")
        self.next_year = Button("", "calendar-range", on_click=self.start_next_year)
        self._year_words = Label("", wrap=True)
        self.column.addWidget(self._title)
        self.column.addWidget(self.form)
        self.column.addWidget(row(self.save, self.undo, self._state, gap=12))
        self.column.addSpacing(16)
        self.column.addWidget(SectionTitle("Новый учебный год"))
        self.column.addWidget(self._year_words)
        self.column.addWidget(row(self.next_year))
        self._draft = DraftKeeper(context.journal, _DRAFT, self.form, self)
        self._draft.kept.connect(self._state.setText)
        self.form.edited.connect(lambda: self._tell_state("Не записано"))

    def fill(self) -> None:
        from models.services.office import office_card

        if self._draft.differs:
            return
        card = self._card = office_card(self.context.journal)
        self.form.set_card(card)
        following = SchoolYear(card.start_year + 1)
        self._title.set_text(f"Карточка муниципалитета, {SchoolYear(card.start_year)} учебный год")
        self._year_words.setText(
            f"Когда начнётся {following} учебный год, карточка и список школ перейдут в него, а новые кампании получат "
            "обычные сроки. Отчёты прошлых лет останутся."
        )
        self.next_year.setText(f"Начать {following} учебный год")
        self.next_year.setAccessibleName(self.next_year.text())
        self.next_year.updateGeometry()
        self._draft.begin()
        saved = self._draft.restore()
        self._tell_state(f"Не записано, черновик от {saved:%d.%m, %H:%M}" if saved else "")

    def accept(self) -> None:
        """Write the card, or show what is wrong."""
        if self._write(
            replace(self.form.card(), start_year=self._card.start_year), "Записано: карточка муниципалитета"
        ):
            self._draft.begin()
            self.fill()

    def start_next_year(self) -> None:
        """Begin the next year with the card and the list of this one; it can be taken back."""
        self.give_up()
        year = SchoolYear(self._card.start_year + 1)
        if self._write(
            replace(self._card, start_year=year.start_year), f"Начат {year} учебный год: проверьте список школ"
        ):
            self.fill()

    def give_up(self) -> None:
        """Show the card as it is written."""
        self._draft.start_anew()
        self.fill()

    def flush(self) -> None:
        try:
            self._draft.keep()
        except UserError as error:
            self.refused.emit(error)

    def _write(self, card: OfficeCard, words: str) -> bool:
        from models.services.office import save_office
        from models.services.refusal import FieldsRefusedError

        try:
            changes = save_office(self.context.journal, card)
            self._draft.drop()
        except FieldsRefusedError as error:
            self.form.show_problems(error.problems)
            return False
        except UserError as error:
            self.refused.emit(error)
            return False
        self.wrote.emit(changes, words)
        return True

    def _tell_state(self, words: str) -> None:
        self._state.setText(words if self._draft.differs else "")
        self.undo.setVisible(self._draft.differs)
