"""What loading a workbook would do or has done: counts by sheet, problems with sheet, row and column."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.rules.russian import plural
from models.vocabulary import FindingLevel
from ui.components.labels import Hairline, Label, SectionTitle
from ui.components.layout import clear_layout
from ui.tables.column import Column, Kind
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from models.services.workbook_differences import SheetCounts
    from models.services.workbook_import import ImportResult
    from models.workbook.problems import Problem

_HEADS = ("Лист", "Новых", "Изменится", "Без изменений", "Нет в книге")
_HEADS_DONE = ("Лист", "Новых", "Изменено", "Без изменений", "Нет в книге")


class ImportPreview(Themed, QWidget):
    """Shows an `ImportResult`; hidden until there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.verdict = Label("", "strong", wrap=True)
        self._counts_title = SectionTitle("Что в книге")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._problems_title = SectionTitle("Замечания", line=False)
        self._found = RowsTableModel(_columns(), key=id)
        self.problems = TableView(self._found, name="Замечания к книге", sortable=False)
        self.whole = Label("", wrap=True)
        self.problems.chosen.connect(self._on_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.verdict)
        layout.addSpacing(4)
        layout.addWidget(self._problems_title)
        layout.addWidget(self.problems)
        layout.addWidget(self.whole)
        layout.addWidget(self._counts_title)
        layout.addLayout(self._grid)
        self.restyle()
        self.hide()

    def show_result(self, result: "ImportResult", *, done: bool = False) -> None:
        """Show what would be done, or what was done."""
        self.verdict.setText(_verdict(result, done=done))
        self._found.set_rows(list(result.problems))
        for widget in (self._problems_title, self.problems, self.whole):
            widget.setVisible(bool(result.problems))
        self._problems_title.set_text(f"Замечания: {len(result.problems)}")
        self.whole.setText("")
        self._show_counts(result, _HEADS_DONE if done else _HEADS)
        self.restyle()
        self.show()

    def restyle(self) -> None:
        theme = current()
        lines = min(max(len(self._found.rows), 1), 6)
        self.problems.setFixedHeight(theme.px(36) + lines * theme.px(40) + 2)

    def _show_counts(self, result: "ImportResult", heads: tuple[str, ...]) -> None:
        clear_layout(self._grid)
        told = [(name, counts) for name, counts in result.sheets.items() if any(_figures(counts))]
        self._counts_title.setVisible(bool(told))
        for place, words in enumerate(heads if told else ()):
            self._grid.addWidget(Label(words, "head"), 0, place, _side(place))
        for line, (name, counts) in enumerate(told, start=2):
            self._grid.addWidget(Label(name), line, 0)
            for place, figure in enumerate(_figures(counts), start=1):
                self._grid.addWidget(Label(str(figure) if figure else "—"), line, place, _side(place))
        if told:
            self._grid.addWidget(Hairline(), 1, 0, 1, len(heads))
        self._grid.setColumnStretch(len(heads), 1)

    def _on_chosen(self, problem: "Problem | None") -> None:
        self.whole.setText(problem.message if problem is not None else "")


def _side(place: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft


def _figures(counts: "SheetCounts") -> tuple[int, int, int, int]:
    return counts.new, counts.changed, counts.same, counts.absent


def _verdict(result: "ImportResult", *, done: bool) -> str:
    errors = sum(problem.level is FindingLevel.ERROR for problem in result.problems)
    if errors:
        many = plural(errors, "ошибка", "ошибки", "ошибок")
        return f"В книге {many}: ничего не загружено. Исправьте её в Excel и загрузите снова."
    if not any(counts.new or counts.changed for counts in result.sheets.values()):
        return "Всё, что есть в книге, уже есть в журнале."
    return "Книга загружена." if done else "Ошибок нет, книгу можно загрузить."


def _columns() -> list[Column]:
    return [
        Column("", lambda p: "err" if p.level is FindingLevel.ERROR else "warn", Kind.MARK, 36),
        Column("Лист", lambda p: p.sheet, width=130),
        Column("Строка", lambda p: p.row, Kind.COUNT, 74),
        Column("Столбец", lambda p: p.column, width=160),
        Column("Что не так", lambda p: p.message, tooltip=lambda p: p.message),
    ]
