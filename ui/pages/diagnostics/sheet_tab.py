"""Answer sheets by the keyboard: one key for one answer, one person after another."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.rules.diagnostics.answers import Answers, blank_sheet, keys_in_words, one_key
from models.rules.diagnostics.instrument import AnswerFormat
from models.rules.diagnostics.people import PersonResult
from models.vocabulary import DiagnosticsMark
from ui.components.buttons import row
from ui.components.controls import Combo
from ui.components.field import ProblemLine, WarningLine
from ui.components.labels import ElidedLabel, Hairline, Label
from ui.pages.diagnostics.half_sheets import HalfSheets
from ui.pages.diagnostics.host import SessionHost, SessionTab, mark_in_words, marked
from ui.pages.diagnostics.marks import bind_marks, mark_buttons
from ui.pages.diagnostics.people_list import ListedPerson, PeopleList
from ui.pages.diagnostics.people_order import as_now, index_of, next_open
from ui.pages.diagnostics.sheet_grid import SheetArea, SheetGrid
from ui.pages.diagnostics.sheet_typing import SheetTyping
from ui.pages.draft_keeper import DraftKeeper
from ui.theme import current
from ui.themed import Themed

_FULL = "Бланк заполнен. Чтобы исправить ответ, встаньте на него стрелками; к следующему ведёт Page Down."


_LIST_SHARE = 0.43
"""The list of people takes at most this part of the width."""


class SheetTab(Themed, SessionTab):
    """A sheet is written as soon as its last answer is typed; what is half typed stays as a draft."""

    def __init__(self, host: SessionHost, answers: AnswerFormat) -> None:
        super().__init__(host)
        self._format = answers
        self.half = HalfSheets(answers)
        self.draft = DraftKeeper(host.context.journal, f"diagnostics/sheets/{host.sheet.id}", self.half, self)
        self.draft.restore()
        self.person: PersonResult | None = None
        self.people = PeopleList()
        self.people.chosen.connect(self._chose)
        self.grid = SheetGrid()
        self.people.opened.connect(lambda _row: self.grid.setFocus())
        self.people.clicked.connect(lambda _index: self.grid.setFocus())
        self.grid.pressed.connect(self._typed)
        self.grid.refused.connect(self._refuse)
        self.grid.full.connect(self._full)
        self.grid.accepted.connect(self._accept)
        self.grid.back_out.connect(self._go_back)
        self._build()
        bind_marks(self, self.mark)
        for key, step in (("PgDown", 1), ("PgUp", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.step(step))
        self.restyle()
        self.show_sheet()

    def _build(self) -> None:
        self._name, self._place = ElidedLabel("", "section"), Label("", "muted")
        self._keys = Label(f"Клавиши: {keys_in_words(self._format)}. Пробел – без ответа, Backspace – назад.", "second")
        self._keys.setWordWrap(True)
        self._problem, self._gaps = ProblemLine(), WarningLine()
        self.variants = Combo(
            [(items, f"{items} вопросов") for items in self._format.variants], name="Сколько вопросов"
        )
        self.variants.setVisible(bool(self._format.variants))
        self.variants.set_value(self._length_so_far())
        self.variants.currentIndexChanged.connect(lambda _index: self._take_variant())
        self._right = QVBoxLayout()
        self._right.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.variants)
        self._right.addLayout(head)
        self._right.addWidget(self._place)
        self._right.addWidget(row(mark_buttons(self.mark)))
        self._right.addWidget(Hairline())
        self._right.addWidget(self._keys)
        self._right.addWidget(self._gaps)
        self._right.addWidget(self._problem)
        self._right.addWidget(SheetArea(self.grid), 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.people)
        layout.addWidget(Hairline(vertical=True))
        layout.addLayout(self._right, 1)

    def restyle(self) -> None:
        if hasattr(self, "_right"):
            theme = current()
            self.people.setFixedWidth(min(theme.px(430), round(self.width() * _LIST_SHARE)))
            self._right.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    # the view's calls

    def show_sheet(self) -> None:
        people = {person.identity: person for person in self.host.sheet.people}
        if self.person is not None and self.person.identity in people:
            now = people[self.person.identity]
            if now != self.person:
                self._open(now)
        else:
            self._open(next_open(self.host.sheet.people, -1) or next(iter(self.host.sheet.people), None))
        self._show_people()

    def flush(self) -> bool:
        self.draft.keep()
        return True

    def take_focus(self) -> None:
        self.grid.setFocus()

    def squeeze(self, squeezed: bool) -> None:
        self.people.setHidden(squeezed)

    # people

    def step(self, by: int) -> None:
        """Open the sheet of the next person of the list, or of the one before."""
        people = self.host.sheet.people
        at = self._index + by
        if 0 <= at < len(people):
            self._open(people[at])
            self.grid.setFocus()

    def mark(self, mark: DiagnosticsMark | None) -> None:
        """Mark the person and go on; None takes away what is written of them and stays."""
        person = self.person
        if person is None:
            return
        self.half.put(person.identity, None)
        words = mark_in_words(person, mark)
        if (mark is not None or person.entered) and not self.host.write([marked(person, mark)], words):
            return
        if mark is None:
            self._open(as_now(self.host.sheet.people, person))
        else:
            self._go_on()
        self._show_people()

    def _chose(self, shown: ListedPerson | None) -> None:
        if shown is not None and (self.person is None or shown.id != self.person.identity):
            self._open(shown.person)

    def _open(self, person: PersonResult | None) -> None:
        self.person = person
        self._tell_problem("")
        self._name.setText(person.name if person else "")
        typing = SheetTyping(self._format, self._sheet_of(person)) if person is not None else None
        self.grid.set_typing(typing, person.name if person else "")
        self._tell()
        if person is not None:
            blocked = self.people.blockSignals(True)
            self.people.choose(person.identity)
            self.people.blockSignals(blocked)

    def _sheet_of(self, person: PersonResult) -> Answers:
        kept = self.half.get(person.identity) or person.answers
        return kept or blank_sheet(self._format, self._items)

    @property
    def _items(self) -> int:
        chosen = self.variants.value
        return chosen if isinstance(chosen, int) else self._format.items

    def _take_variant(self) -> None:
        """A sheet that is not written yet gets the other number of questions; its answers stay."""
        typing, person = self.grid.typing, self.person
        if typing is None or person is None or person.answers:
            return
        blank = blank_sheet(self._format, self._items)
        sheet = (*typing.sheet, *blank)[: len(blank)]
        self.half.put(person.identity, sheet if any(one is not None for one in sheet) else None)
        self._open(person)
        self._show_people()

    def _length_so_far(self) -> int:
        """As many questions as on the sheets that are written already."""
        lengths = [len(person.answers) for person in self.host.sheet.people if person.answers]
        return lengths[0] // len(self._format.parts) if lengths else self._format.items

    @property
    def _index(self) -> int:
        return index_of(self.host.sheet.people, self.person)

    def _go_on(self) -> None:
        following = next_open(self.host.sheet.people, self._index)
        if following is not None:
            self._open(following)
            self.grid.setFocus()
            return
        if self.person is not None:
            self._open(as_now(self.host.sheet.people, self.person))
        if next_open(self.host.sheet.people, -1) is None:
            self.host.say("Внесены все, кто в списке. Распределение по классу – на вкладке «Итоги».")

    def _go_back(self) -> None:
        """Backspace before the first answer: the last answer of the person before."""
        if self._index > 0:
            self.step(-1)
            if self.grid.typing is not None:
                self.grid.typing.go_to(len(self.grid.typing.sheet) - 1)
            self.grid.update()

    # the sheet

    def _typed(self) -> None:
        self._tell_problem("")
        typing, person = self.grid.typing, self.person
        if typing is None or person is None:
            return
        changed = typing.sheet != person.answers
        self.half.put(person.identity, typing.sheet if changed and typing.answered else None)
        self._tell()
        if changed and typing.slot is not None and not typing.gaps and person.answers:
            self._write(typing.sheet)
        self._show_people()

    def _full(self) -> None:
        """Behind the last answer: write a whole sheet, tell the gaps of another one."""
        typing, person = self.grid.typing, self.person
        if typing is None or person is None:
            return
        if typing.gaps:
            self._tell_problem("", f"{typing.gaps_in_words}. Допишите, или нажмите Enter: запишется так.")
            typing.go_to(typing.gaps[0])
            self._tell()
            self.grid.update()
        elif typing.sheet == person.answers:
            self._refuse(_FULL)
        elif self._write(typing.sheet):
            self._go_on()
            self._show_people()

    def _accept(self) -> None:
        """Enter: write the sheet as it is, and go on."""
        typing, person = self.grid.typing, self.person
        if typing is None or person is None:
            return
        if typing.answered and typing.sheet != person.answers and not self._write(typing.sheet):
            return
        if next_open(self.host.sheet.people, self._index) is None:
            self.step(1)
        else:
            self._go_on()
        self._show_people()

    def _write(self, sheet: Answers) -> bool:
        person = self.person
        if person is None:
            return False
        half = self.half.get(person.identity)
        self.half.put(person.identity, None)
        written = replace(person, answers=sheet, scores={}, mark=None, entered=True)
        if self.host.write([written], f"Записано: {person.name}"):
            self.draft.keep()
            self.person = as_now(self.host.sheet.people, person)
            return True
        self.half.put(person.identity, half)
        return False

    def _refuse(self, sentence: str) -> None:
        self._tell_problem(sentence)
        self.grid.setAccessibleDescription(sentence)

    def _tell_problem(self, problem: str, gaps: str = "") -> None:
        """What is wrong stands in the place of the line about the keys, so that the sheet does not jump."""
        self._problem.set_text(problem)
        self._gaps.set_text(gaps)
        self._keys.setVisible(not problem and not gaps)

    def _tell(self) -> None:
        typing, person = self.grid.typing, self.person
        if typing is None or person is None:
            return
        words = f"{typing.place_in_words}, ответов {typing.answered} из {len(typing.sheet)}"
        if person.mark is not None:
            words = f"{person.mark.value.capitalize()}. Ответы, если их внести, заменят отметку"
        elif person.entered and not person.answers:
            words = "Внесены готовые баллы. Ответы, если их внести, заменят их"
        self._place.setText(words + ("" if one_key(self._format) else ". Число и Enter"))

    def _show_people(self) -> None:
        blocked = self.people.blockSignals(True)
        self.people.show_people(self.host.sheet.people, self.half.answered, self._items * len(self._format.parts))
        if self.person is not None:
            self.people.choose(self.person.identity)
        self.people.blockSignals(blocked)
