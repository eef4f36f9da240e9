"""Remarks to a report, each pinned to a figure or to the report as a whole."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.figure_checks import OVZ_PLACE, PARTNERS_PLACE, PUPILS_PLACE
from models.rules.findings import Finding
from models.rules.remarks import RemarkOn, figures, place_of
from models.rules.school_checks import FieldProblem
from ui.components.buttons import IconButton, Link, row
from ui.components.controls import Combo, TextArea
from ui.components.field import Field

_FIGURES = {PUPILS_PLACE: "participants", OVZ_PLACE: "participants_ovz", PARTNERS_PLACE: "partners"}


def remarks_of(findings: Iterable[Finding]) -> list[RemarkOn]:
    """The errors of a report as remarks: the user need not write again what the program has found."""
    return [RemarkOn(_FIGURES.get(one.place, ""), one.message) for one in findings if one.is_error]


class RemarksForm(QWidget):
    """One remark at least. `edited` when anything was changed."""

    edited = Signal()

    def __init__(self, remarks: Sequence[RemarkOn] = ()) -> None:
        super().__init__()
        self.rows: list[_RemarkRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._list)
        column.addWidget(row(Link("Ещё замечание", self._add_more)))
        self._show(remarks)

    @property
    def remarks(self) -> list[RemarkOn]:
        """What is typed."""
        return [one.remark for one in self.rows]

    @property
    def content(self) -> dict[str, Any]:
        """What is typed, for a draft."""
        return {"remarks": [[one.figure, one.text] for one in self.remarks]}

    def set_content(self, content: Mapping[str, Any]) -> None:
        """Fill in a draft; one of another form is passed over."""
        kept = content.get("remarks")
        pairs = kept if isinstance(kept, list) else []
        self._show([RemarkOn(*map(str, pair)) for pair in pairs if isinstance(pair, list) and len(pair) == 2])

    def focus_first(self) -> None:
        """Put the cursor into the first text."""
        self.rows[0].text.setFocus()

    def show_problems(self, problems: Iterable[FieldProblem]) -> None:
        """Show each problem under its remark, the cursor in the first."""
        wrong = {problem.row or 0: problem.message for problem in problems}
        for place, one in enumerate(self.rows):
            one.field.clear_problem()
            if place in wrong:
                one.field.set_problem(wrong[place])
        if wrong:
            self.rows[min(wrong)].text.setFocus()

    def _show(self, remarks: Sequence[RemarkOn]) -> None:
        while self.rows:
            self._take_away(self.rows[-1])
        for remark in remarks or [RemarkOn("", "")]:
            self._add(remark)

    def _add_more(self) -> None:
        self._add(RemarkOn("", ""))
        self.rows[-1].figure.setFocus()
        self.edited.emit()

    def _add(self, remark: RemarkOn) -> None:
        one = _RemarkRow(remark)
        one.edited.connect(self.edited)
        one.removed.connect(lambda: self._remove(one))
        self.rows.append(one)
        self._list.addWidget(one)
        self._arrange()

    def _remove(self, one: "_RemarkRow") -> None:
        self._take_away(one)
        self._arrange()
        self.focus_first()
        self.edited.emit()

    def _take_away(self, one: "_RemarkRow") -> None:
        self.rows.remove(one)
        self._list.removeWidget(one)
        one.hide()
        one.deleteLater()

    def _arrange(self) -> None:
        for place, one in enumerate(self.rows, start=1):
            one.number(place, removable=len(self.rows) > 1)


class _RemarkRow(QWidget):
    edited = Signal()
    removed = Signal()

    def __init__(self, remark: RemarkOn) -> None:
        super().__init__()
        self.figure = Combo([(key, place_of(key)) for key in figures()], name="К чему замечание")
        self.figure.setMinimumWidth(0)
        self.figure.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.figure.set_value(remark.figure)
        self.text = TextArea(remark.text, "Что исправить", lines=3)
        self.field = Field("Замечание", self.text)
        self.cross = IconButton("x", "Убрать замечание", on_click=self.removed.emit)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.figure, 1)
        head.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.field)
        self.figure.currentIndexChanged.connect(lambda _index: self.edited.emit())
        self.text.textChanged.connect(self._on_text)

    @property
    def remark(self) -> RemarkOn:
        """What is typed."""
        return RemarkOn(str(self.figure.value or ""), self.text.toPlainText().strip())

    def number(self, place: int, *, removable: bool) -> None:
        """Its place in the list, for the screen reader too."""
        self.field.label.setText(f"Замечание {place}")
        self.text.setAccessibleName(f"Замечание {place}: что исправить")
        self.figure.setAccessibleName(f"Замечание {place}: к чему")
        self.cross.setAccessibleName(f"Убрать замечание {place}")
        self.cross.setVisible(removable)

    def _on_text(self) -> None:
        self.field.clear_problem()
        self.edited.emit()
