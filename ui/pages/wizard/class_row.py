"""One class being typed: name, number on the list, ОВЗ, class teacher, and what is wrong with them."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from models.rules.pasted_classes import is_table
from models.rules.school_card import ClassEntry
from ui.components.buttons import IconButton
from ui.components.controls import LineEdit
from ui.components.field import ProblemLine
from ui.forms.count_edit import CountEdit
from ui.theme import current
from ui.themed import Themed, set_look

WIDTHS = {"name": 72, "enrolment": 100, "ovz": 84, "class_teacher": 308}
GAP = 12


class ClassRow(Themed, QWidget):
    """The row's signals: something was typed; a table was pasted; the row shall go; Enter in a field."""

    edited = Signal()
    pasted = Signal(str)
    removed = Signal()
    entered = Signal(str)

    def __init__(self, entry: ClassEntry) -> None:
        super().__init__()
        self.name = LineEdit(entry.name, small=True, width=WIDTHS["name"])
        self.enrolment = CountEdit(2000, small=True, width=WIDTHS["enrolment"])
        self.ovz = CountEdit(2000, small=True, width=WIDTHS["ovz"])
        self.class_teacher = LineEdit(entry.class_teacher, "Можно позже", small=True, width=WIDTHS["class_teacher"])
        self.fields: dict[str, LineEdit | CountEdit] = {
            "name": self.name,
            "enrolment": self.enrolment,
            "ovz": self.ovz,
            "class_teacher": self.class_teacher,
        }
        self._problem = ProblemLine()
        self.set_entry(entry)
        self._build()
        self._listen()
        self.restyle()

    @property
    def entry(self) -> ClassEntry:
        """What is typed."""
        return ClassEntry(
            name=self.name.text().strip(),
            enrolment=self.enrolment.count,
            ovz=self.ovz.count,
            class_teacher=self.class_teacher.text().strip(),
        )

    def set_entry(self, entry: ClassEntry) -> None:
        """Fill the row."""
        self.name.setText(entry.name)
        self.enrolment.set_count(entry.enrolment)
        self.ovz.set_count(entry.ovz)
        self.class_teacher.setText(entry.class_teacher)

    @property
    def problem(self) -> str:
        """The sentence under the row."""
        return self._problem.text

    def show_problem(self, field: str, sentence: str) -> None:
        """Outline one field and say under the row what is wrong; an empty sentence takes both away."""
        if sentence == self._problem.text and (not sentence or self.fields[field].property("problem") == "true"):
            return
        for name, control in self.fields.items():
            set_look(control, problem="true" if sentence and name == field else "false")
            control.setAccessibleDescription(sentence if name == field else "")
        self._problem.set_text(sentence)

    def focus_problem(self) -> None:
        """Put the cursor into the outlined field."""
        for control in self.fields.values():
            if control.property("problem") == "true":
                control.setFocus()
                control.selectAll()  # what is typed next stands in place of the fault, not beside it

    def restyle(self) -> None:
        theme = current()
        self._problem.setContentsMargins(theme.px(WIDTHS["name"] + GAP), 5, 0, 5)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste) and is_table(QApplication.clipboard().text()):
                self.pasted.emit(QApplication.clipboard().text())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit(str(watched.property("field")))
                return True
        return False

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for control in self.fields.values():
            line.addWidget(control)
        remove = IconButton("x", "Убрать класс", side=24, on_click=self.removed.emit)
        remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by the keyboard a row goes when its name is emptied
        line.setSpacing(GAP)
        line.addWidget(remove)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self._problem)

    def _listen(self) -> None:
        words = ("Класс", "Обучающихся", "С ОВЗ", "Классный руководитель")
        for (field, control), name in zip(self.fields.items(), words, strict=True):
            control.setAccessibleName(name)
            typing = control.lineEdit() if isinstance(control, CountEdit) else control
            for target in (control, typing):
                target.setProperty("field", field)
                target.installEventFilter(self)
            if isinstance(control, CountEdit):
                control.valueChanged.connect(lambda _value: self.edited.emit())
            else:
                control.textEdited.connect(lambda _text: self.edited.emit())
