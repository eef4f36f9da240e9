"""A class along Таблица 2: criterion, indicator, method, the start and the end of the year."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.components.buttons import Button
from ui.components.controls import Combo
from ui.components.labels import Hairline, Label
from ui.components.layout import clear_layout
from ui.pages.context import PageContext
from ui.pages.overlay import Overlay
from ui.pages_base import UpperPage
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from models.changes import Changes
    from models.rules.diagnostics.criteria import CriterionRow

_HEADS = ("Критерий", "Показатель", "Методика", "Начало года", "Конец года")
_SHARES = (16, 30, 18, 18, 18)


class CriteriaView(UpperPage):
    """The diagnostics of a class, summed up at both ends of the year."""

    def __init__(self, context: PageContext, classes: Sequence[tuple[int, str]], chosen: int | None) -> None:
        super().__init__("Сводка класса по критериям")
        self.context = context
        self.header.set_back("Диагностика", self.closed.emit)
        self.header.set_sentence("Таблица 2 методических рекомендаций: критерии, показатели, диагностика")
        self.classes = Combo([(number, f"{name} класс") for number, name in classes], name="Класс")
        if chosen is not None:
            self.classes.set_value(chosen)
        self.classes.currentIndexChanged.connect(lambda _index: self.reload())
        self.overlay = Overlay(self)
        self.header.add_action(self.classes)
        self.header.add_action(Button("Печать", "printer", on_click=self.print_page))
        self.grid = _Grid()
        self.column.setAlignment(Qt.AlignmentFlag(0))  # an aligned column measures wrapped words too low
        self.column.addWidget(self.grid)
        self.column.addStretch(1)

    def load(self) -> None:
        self.reload()

    def print_page(self) -> None:
        """Ctrl+P: the table as sheets."""
        from ui.pages.diagnostics.papers import criteria_preview

        if self.overlay.upper is not None:
            self.overlay.upper.print_page()
            return
        class_id = self.classes.value
        if isinstance(class_id, int):
            self.overlay.open(criteria_preview(self.context, class_id, self.classes.currentText()))

    def escape(self) -> bool:
        """Esc closes the preview, else the view."""
        if self.overlay.upper is not None:
            self.overlay.close()
        else:
            self.closed.emit()
        return True

    def take_focus(self) -> None:
        """The choice of the class."""
        self.classes.setFocus()

    def reload(self, changes: "Changes | None" = None) -> None:
        """Read the class's figures again."""
        from models.services.diagnostics_summary import class_criteria

        class_id = self.classes.value
        self.grid.show_rows(class_criteria(self.context.journal, class_id) if isinstance(class_id, int) else ())


class _Grid(Themed, QWidget):
    """Rows of wrapped words: a table whose cells would be cut off says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # arrows scroll the page
        self.setAccessibleName("Критерии Таблицы 2")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)
        for column, share in enumerate(_SHARES):
            self._grid.setColumnStretch(column, share)
        self.restyle()

    def restyle(self) -> None:
        self._grid.setHorizontalSpacing(current().px(20))

    def show_rows(self, rows: Sequence["CriterionRow"]) -> None:
        """Show the rows; a criterion stands once over its indicators."""
        from models.rules.diagnostics.criteria import in_words

        clear_layout(self._grid)
        for column, head in enumerate(_HEADS):
            self._put(Label(head, "head"), 0, column)
        told = ""
        for number, row in enumerate(rows):
            place = 2 * number + 2
            line = Hairline()
            self._grid.addWidget(line, place - 1, 0 if row.criterion != told else 1, 1, -1)
            self._put(Label(row.criterion if row.criterion != told else "", "strong", wrap=True), place, 0)
            told = row.criterion
            self._put(Label(row.indicator, wrap=True), place, 1)
            self._put(Label(row.instrument, "second", wrap=True), place, 2)
            for column, figures in ((3, row.start), (4, row.end)):
                label = Label("\n".join(in_words(figures)), "text" if figures else "second", wrap=True)
                label.setAccessibleName(f"{row.indicator}, {_HEADS[column].lower()}: {label.text()}")
                self._put(label, place, column)

    def _put(self, label: Label, row: int, column: int) -> None:
        # an aligned cell of the layout would give wrapped words no more height than their first guess
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(label, row, column)
