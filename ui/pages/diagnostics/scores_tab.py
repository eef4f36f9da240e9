"""Scores that were counted by hand: names × scales, each cell checked against the range of its scale."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout

from models.errors import UserError
from models.rules.diagnostics.class_figures import scale_names
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.raw_scores import check_scores, parse_score, shown_score, warning_of_sum
from models.vocabulary import DiagnosticsMark
from ui.components.field import ProblemLine, WarningLine
from ui.components.labels import ElidedLabel, Label
from ui.components.layout import ScrollBody
from ui.pages.diagnostics.host import SessionHost, SessionTab, mark_in_words, marked
from ui.pages.diagnostics.marks import bind_marks, mark_buttons
from ui.pages.diagnostics.person_states import state_of
from ui.tables.checked_delegate import CheckedDelegate
from ui.tables.column import Column, Kind
from ui.tables.columns_model import COLUMN_ROLE, OBJECT_ROLE, Index
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView
from ui.theme import current

_BY_SHEET = "баллы посчитаны по бланку. Исправьте ответы на вкладке «Бланки» или очистите строку клавишей F9."


_NARROWEST, _WIDEST = 84, 190


@dataclass(frozen=True)
class ScoreRow:
    """A person in the table."""

    number: int
    person: PersonResult

    @property
    def id(self) -> tuple[str, str]:
        """By what the row is found again."""
        return self.person.identity


class ScoresTab(SessionTab):
    """A wrong score stays in its cell, with the sentence under the table."""

    def __init__(self, host: SessionHost) -> None:
        super().__init__(host)
        self._scales: tuple[str, ...] = ()
        self.table: TableView | None = None
        self._problem, self._warning = ProblemLine(), WarningLine()
        self._hint = Label("", "second", wrap=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        upper = ScrollBody(margins=(24, 10, 24, 8), spacing=6)
        self._where = ElidedLabel("", "strong")
        upper.column.addWidget(mark_buttons(self.mark))
        upper.column.addWidget(self._where)
        upper.column.addWidget(self._hint)
        upper.setFixedHeight(upper.column.sizeHint().height() + 18)
        self._layout.addWidget(upper)
        lower = ScrollBody(margins=(24, 4, 24, 4), spacing=4)
        lower.column.addWidget(self._problem)
        lower.column.addWidget(self._warning)
        self._lower = lower
        self._layout.addWidget(lower)
        bind_marks(self, self.mark)
        self.show_sheet()

    def show_sheet(self) -> None:
        sheet = self.host.sheet
        scales = scale_names(sheet.instrument, sheet.people)
        if self.table is None or scales != self._scales:
            self._scales = scales
            self._build_table()
        self.model.set_rows([ScoreRow(number, person) for number, person in enumerate(sheet.people, 1)])
        self._tell_hint()

    def take_focus(self) -> None:
        if self.table is None:
            return
        if self.table.current_row is None and self.model.rows:
            self.table.setCurrentIndex(self.table.model().index(0, 2))
        self.table.setFocus()

    def mark(self, mark: DiagnosticsMark | None) -> None:
        """Mark the person of the current row, or clear the row."""
        shown = self.table.current_row if self.table is not None else None
        if shown is not None and (mark is not None or shown.person.entered):
            self.host.write([marked(shown.person, mark)], mark_in_words(shown.person, mark))

    def _build_table(self) -> None:
        columns = [
            Column("№", lambda row: row.number, width=58),
            Column("ФИО", lambda row: row.person.name, strong=True),
            *(self._column(scale) for scale in self._scales),
            Column("Отметка", lambda row: _mark(row.person), width=140),
        ]
        self.model = RowsTableModel(columns, key=lambda row: row.id, command=self._write)
        table = TableView(self.model, name="Баллы по шкалам", sortable=False)
        delegate = CheckedDelegate(table, self._problem_of, _locked)
        delegate.refused.connect(self._refuse)
        delegate.taken.connect(lambda: self._show_problem(""))
        for place in range(len(self._scales)):
            table.setItemDelegateForColumn(place + 2, delegate)
        self.model.refused.connect(self._refuse)
        if self.table is not None:
            self._layout.removeWidget(self.table)
            self.table.deleteLater()
        self.table = table
        table.selectionModel().currentChanged.connect(lambda index, _before: self._tell_where(index))
        self._layout.insertWidget(1, table, 1)

    def _tell_where(self, index: Index) -> None:
        """Whose score of which scale is typed: the names may be scrolled out of sight."""
        shown = index.data(OBJECT_ROLE) if index.isValid() else None
        if not isinstance(shown, ScoreRow):
            self._where.setText("")
            return
        scale = self.host.sheet.instrument.scale(index.data(COLUMN_ROLE).key)
        reach = f": {scale.name}, от {shown_score(scale.lowest)} до {shown_score(scale.highest)}" if scale else ""
        self._where.setText(f"{shown.person.name}{reach}")

    def _column(self, scale: str) -> Column:
        return Column(
            scale,
            partial(_score, scale),
            Kind.COUNT,
            width=head_width(scale),
            show=shown_score,
            parse=str,
            key=scale,
        )

    def _problem_of(self, _row: object, column: Column, text: str) -> str:
        _scores, problems = check_scores(self.host.sheet.instrument, {column.key: text})
        return problems[0].message if problems else ""

    def _write(self, row: ScoreRow, column: Column, text: str) -> ScoreRow:
        """Write one score beside those that the person has; the last one taken away leaves nothing known of them."""
        scores = dict(row.person.scores)
        score = parse_score(text) if text.strip() else None
        if scores.get(column.key) == score:
            return row
        if score is None:
            del scores[column.key]
        else:
            scores[column.key] = score
        person = replace(row.person, scores=scores, mark=None, entered=bool(scores))
        if not self.host.write([person], f"Записано: {person.name}"):
            raise UserError(f"{person.name}: балл не записан.")
        self._warn(person)
        return ScoreRow(row.number, person)

    def _warn(self, person: PersonResult) -> None:
        """A sum that the method does not allow, once all scales have their score."""
        instrument = self.host.sheet.instrument
        whole = len(person.scores) == len(instrument.scales)
        warning = warning_of_sum(instrument, person.scores) if whole else ""
        self._warning.set_text(f"{person.name}. {warning}" if warning else "")
        self._fit()

    def _refuse(self, sentence: str) -> None:
        self._show_problem(sentence)

    def _show_problem(self, sentence: str) -> None:
        self._problem.set_text(sentence)
        self._fit()

    def _fit(self) -> None:
        told = bool(self._problem.text or self._warning.text)
        self._lower.setVisible(told)
        if told:
            self._lower.setFixedHeight(self._lower.column.totalHeightForWidth(max(self.width(), 300)))
            if self.table is not None:
                QTimer.singleShot(0, self.table, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """The sentence has taken the room of a row, perhaps of the one that it is about."""
        if self.table is not None:
            self.table.scrollTo(self.table.currentIndex())

    def _tell_hint(self) -> None:
        instrument = self.host.sheet.instrument
        if self._scales:
            words = "Впишите баллы; Enter – к следующему человеку, Tab – к следующей шкале. Записывается сразу."
        else:
            words = (
                f"У методики «{instrument.name.strip('«»')}» нет своих шкал. Задайте их в разделе «Методики» "
                "или вставьте таблицу из Excel: её заголовки станут шкалами."
            )
        self._hint.setText(words)
        self._fit()


def head_width(scale: str) -> int:
    """How wide a column is, in layout units, to show the name of its scale; the longest are cut and told in a tip."""
    return min(max(text_width(scale, 600, 13) + 26, _NARROWEST), _WIDEST)


def text_width(words: str, weight: int, size: int = 14) -> int:
    """The width of words in layout units."""
    theme = current()
    return round(QFontMetrics(theme.font(size, weight)).horizontalAdvance(words) / theme.unit)


def _score(scale: str, row: ScoreRow) -> Any:
    return row.person.scores.get(scale)


def _mark(person: PersonResult) -> str:
    return state_of(person) if person.mark is not None else "по бланку" if person.answers else ""


def _locked(row: object) -> str:
    assert isinstance(row, ScoreRow)
    return f"{row.person.name}: {_BY_SHEET}" if row.person.answers else ""
