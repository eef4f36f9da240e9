"""Школа: the card of the latest year, and the step into the next one."""

from typing import TYPE_CHECKING

from models.errors import UsageError, UserError
from models.rules.periods import SchoolYear
from models.rules.school_checks import check_card
from ui.components.buttons import Button, row, stack
from ui.components.labels import Label, SectionTitle
from ui.components.limited import limited
from ui.components.question import Question
from ui.forms.school import WHOLE_CARD, CardForm
from ui.pages.context import PageContext
from ui.pages.draft_keeper import DraftKeeper
from ui.pages.settings.section import Section

if TYPE_CHECKING:
    from models.rules.school_card import SchoolCard

_DRAFT = "settings.school"


class SchoolSection(Section):
    """The form of the card; what is typed is kept as a draft until it is accepted."""

    width_units = 900

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._card: SchoolCard | None = None
        self.form = CardForm(WHOLE_CARD, year_fixed=True)
        self.form.entered.connect(self.form.focusNextChild)
        self.form.field("coordinator").label.setText("Координатор: фамилия, имя, отчество")
        self.form.field("coordinator_post").label.setText("Должность координатора")
        self.save = Button("Записать", "check", "primary", on_click=self.accept)
        self.undo = Button("Вернуть как было", variant="quiet", on_click=self.give_up)
        self._state = Label("", "second")
        self.next_year = Button("Начать учебный год", "calendar-range", on_click=self.ask_next_year)
        self._title = SectionTitle("Карточка школы")
        self.column.addWidget(self._title)
        self.column.addWidget(self.form)
        self.column.addWidget(row(self.save, self.undo, self._state, gap=12))
        self._year_words = Label("", wrap=True)
        self._year_row = row(self.next_year)
        self._next_year_box = stack(SectionTitle("Новый учебный год"), self._year_words, self._year_row, gap=12)
        self.column.addSpacing(16)
        self.column.addWidget(self._next_year_box)
        self.question: Question | None = None
        self._draft = DraftKeeper(context.journal, _DRAFT, self.form, self)
        self._draft.kept.connect(self._state.setText)
        self.form.edited.connect(self._on_edited)

    def fill(self) -> None:
        from models.services.school import school_card

        if self._draft.differs:
            return
        try:
            self._card = school_card(self.context.journal)
        except UsageError:
            self._show_first()
            return
        self.form.fix_year(True)
        self._next_year_box.show()
        self.form.set_card(self._card)
        self._title.set_text(f"Карточка школы, {SchoolYear(self._card.start_year)} учебный год")
        self._show_next_year(self._card)
        self._restore()

    def accept(self) -> None:
        """Write the card, or show what is wrong."""
        from models.services.school import create_school, save_card

        card = self.form.card(self._card)
        if self.form.show_problems(check_card(card)):
            return
        first = self._card is None
        try:
            journal = self.context.journal
            changes = create_school(journal, card, []) if first else save_card(journal, card)
            self._draft.drop()
        except UserError as error:
            self.refused.emit(error)
            return
        self._draft.begin()
        self.fill()
        if first:
            self.committed.emit(changes)
            self.said.emit("Записано: карточка школы", "ok")
        else:
            self.wrote.emit(changes, "Записано: карточка школы")

    def give_up(self) -> None:
        """Show the card as it is written."""
        self._draft.start_anew()
        self.fill()

    def flush(self) -> None:
        try:
            self._draft.keep()
        except UserError as error:
            self.refused.emit(error)

    def ask_next_year(self) -> None:
        """Ask before the year is begun."""
        assert self._card is not None
        year = SchoolYear(self._card.start_year + 1)
        self.question = Question(
            f"Начать {year} учебный год?",
            "Карточка школы перейдёт в новый год, каждый класс станет на год старше, одиннадцатые выпустятся. "
            "Ученики перейдут со своими классами, записи прошлых лет останутся на месте.",
            safe="Пока не начинать",
            risky=f"Начать {year}",
            cancel="",
        )
        self.question.safe_chosen.connect(self._close_question)
        self.question.cancelled.connect(self._close_question)
        self.question.risky_chosen.connect(self._start_next_year)
        self._year_row.hide()
        self._question_row = limited(self.question)
        self.column.addWidget(self._question_row)

    def _start_next_year(self) -> None:
        from models.services.school import start_next_year

        self._close_question()
        try:
            changes = start_next_year(self.context.journal)
        except UserError as error:
            self.refused.emit(error)
            return
        self.fill()
        self.wrote.emit(changes, "Начат новый учебный год: проверьте классы и сроки кампаний")

    def _close_question(self) -> None:
        if self.question is not None:
            self._question_row.hide()
            self.column.removeWidget(self._question_row)
            self._question_row.deleteLater()
            self.question = None
        self._year_row.show()

    def _show_first(self) -> None:
        """A journal without a school: the first card makes its year and both campaigns."""
        self._card = None
        self._title.set_text("Карточка школы: журнал ещё пуст")
        self.form.fix_year(False)
        self._next_year_box.hide()
        self._restore()

    def _restore(self) -> None:
        """Over what is written put the draft, if there is one."""
        self._draft.begin()
        saved = self._draft.restore()
        self._tell_state(f"Не записано, черновик от {saved:%d.%m, %H:%M}" if saved else "")

    def _show_next_year(self, card: "SchoolCard") -> None:
        year = SchoolYear(card.start_year + 1)
        self._year_words.setText(f"Когда начнётся {year} учебный год, классы перейдут в него одной кнопкой.")
        self.next_year.setText(f"Начать {year} учебный год")
        self.next_year.updateGeometry()

    def _on_edited(self) -> None:
        self._tell_state("Не записано")

    def _tell_state(self, words: str) -> None:
        self._state.setText(words if self._draft.differs else "")
        self.undo.setVisible(self._draft.differs)
