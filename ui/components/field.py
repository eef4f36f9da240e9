"""A labelled control with room for the sentence that says what is wrong with it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.components.labels import Label, Sign
from ui.themed import set_look


class Field(QWidget):
    """Label above, control, and under it an error (sign and sentence) or a hint in the secondary colour."""

    def __init__(self, label: str, control: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.control = control
        self.label = Label(label, "label")
        self.label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self._hint = Label(hint, "second", wrap=True)
        self._hint.setVisible(bool(hint))
        self._problem = ProblemLine()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(control)
        layout.addWidget(self._problem)
        layout.addWidget(self._hint)
        self.setFocusProxy(control)

    @property
    def problem(self) -> str:
        """The sentence shown, empty when all is well."""
        return self._problem.text

    def set_problem(self, sentence: str) -> None:
        """Outline the control in red and show the sentence under it."""
        self._problem.set_text(sentence)
        set_look(self.control, problem="true")
        self.control.setAccessibleDescription(sentence)
        self._hint.hide()

    def clear_problem(self) -> None:
        """Take the outline and the sentence away."""
        if not self._problem.text:
            return
        self._problem.set_text("")
        set_look(self.control, problem="false")
        self.control.setAccessibleDescription("")
        self._hint.setVisible(bool(self._hint.text()))


class ProblemLine(QWidget):
    """A red sign and sentence for a group of controls; hidden while the sentence is empty."""

    def __init__(self) -> None:
        super().__init__()
        self._label: QLabel = Label("", "error", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Sign("circle-x", "err"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._label.text()

    def set_text(self, sentence: str) -> None:
        """Show the sentence, or hide the line when it is empty."""
        self._label.setText(sentence)
        self.setVisible(bool(sentence))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class WarningLine(QWidget):
    """A warning under a field: sign and sentence; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._label = Label("", "second", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Sign("triangle-alert", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._label.text()

    def set_text(self, sentence: str | None) -> None:
        """Show the sentence, or hide the line."""
        self._label.setText(sentence or "")
        self.setVisible(bool(sentence))
