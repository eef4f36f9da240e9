"""The frame of both wizards: list of steps, the step on screen, «Назад» and «Дальше», making the journal."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.errors import UserError
from ui.components.buttons import Button
from ui.components.labels import Label
from ui.jobs import JobRunner, Progress
from ui.pages.recovery_code import Printing
from ui.pages.wizard.done_step import DoneStep
from ui.pages.wizard.safety_step import SafetyStep
from ui.pages.wizard.step import Step
from ui.pages.wizard.steps_list import StepsList
from ui.settings_protocol import Settings
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from models.services.new_journal import NewJournal

BACKUP_FOLDER_KEY = "backups.folder"


class WizardFrame(Themed, QWidget):
    """Leads through steps to a new journal; `SafetyStep` is always the last before it is made.

    `created(journal)` comes with the last «Открыть журнал», `left` with «Назад» in the first step.
    """

    created = Signal(object)
    left = Signal()

    def __init__(
        self,
        steps: Sequence[Step],
        safety: SafetyStep,
        settings: Settings,
        jobs: JobRunner,
        print_page: Printing | None,
    ) -> None:
        super().__init__()
        self.steps, self.safety = [*steps, safety], safety
        self.new: NewJournal | None = None
        self._settings, self._jobs, self._print_page = settings, jobs, print_page
        self._busy = False
        self._list = StepsList(
            "Новый журнал",
            "Займёт около пяти минут. Всё можно изменить потом.",
            [*(step.word for step in self.steps), DoneStep.word],
            "Журнал хранится только на этом компьютере. Сеть не нужна.",
        )
        self._stack = QStackedWidget()
        self.problem = Label("", "error")
        self.back = Button("Назад", "chevron-left", on_click=self.go_back)
        self.next = Button("Дальше", variant="primary", on_click=self.go_on)
        self._build()
        for step in self.steps:
            self._add_step(step)
        self.restyle()

    @property
    def step(self) -> Step:
        """The step on screen."""
        step = self._stack.currentWidget()
        assert isinstance(step, Step)
        return step

    def work(self, path: Path, password: str | None) -> "Callable[[Progress], NewJournal]":
        """The job that makes the journal from what was typed."""
        raise NotImplementedError

    def inside(self) -> str:
        """What the new journal holds, for the last step."""
        raise NotImplementedError

    def following(self) -> str:
        """What comes next, for the last step."""
        return (
            "Фамилии учеников внесите на странице «Люди и классы»: их можно вставить из Excel. "
            "Мероприятия записывайте в «Журнале работы»: Ctrl+N. "
            "Записи прошлых месяцев можно загрузить книгой Excel в настройках."
        )

    def school_name(self) -> str:
        """After which the journal's file is named."""
        raise NotImplementedError

    def flush(self) -> None:
        """Keep what was typed; called when a step is left and before the window closes."""

    def go_on(self) -> None:
        """Accept the step, or say what keeps the user in it."""
        if self._busy:
            return
        faults = self.step.check()
        self.say_faults(faults)
        if faults:
            return
        if isinstance(self.step, DoneStep):
            assert self.new is not None
            self.created.emit(self.new.journal)
        elif self.step is self.safety:
            self._create()
        else:
            self.show_step(self._stack.currentIndex() + 1)
            self.flush()

    def go_back(self) -> None:
        """One step back; from the first one out of the wizard, with everything kept."""
        self.flush()
        if self._stack.currentIndex() == 0:
            self.left.emit()
        else:
            self.show_step(self._stack.currentIndex() - 1)

    def show_step(self, place: int) -> None:
        """Show the step at `place`."""
        self._stack.setCurrentIndex(place)
        self._list.set_current(place)
        self.next.setText(self.step.next_words)
        self.next.updateGeometry()
        self.say_faults(0)
        if self.step is self.safety:
            self.safety.suggest(self.school_name())
        self.back.setVisible(not isinstance(self.step, DoneStep))
        self.step.arrive()

    def say_faults(self, faults: int) -> None:
        """What keeps the user in the step, beside the button."""
        self.problem.setText(self.step.faults_in_words(faults) if faults else "")

    def step_edited(self) -> None:
        """Something was typed."""
        if self.problem.text():
            self.say_faults(self.step.recheck())

    def restyle(self) -> None:
        theme = current()
        self._foot.setFixedHeight(theme.px(64))
        self._foot_row.setContentsMargins(theme.px(40), 0, theme.px(40), 0)

    def _build(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "bg")
        self._foot = QWidget()
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._foot.setProperty("look", "foot")
        self._foot_row = QHBoxLayout(self._foot)
        self._foot_row.setSpacing(16)
        self._foot_row.addWidget(self.back)
        self._foot_row.addStretch(1)
        self._foot_row.addWidget(self.problem)
        self._foot_row.addWidget(self.next)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self._foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._list)
        layout.addLayout(right, 1)

    def _add_step(self, step: Step) -> None:
        step.edited.connect(self.step_edited)
        step.entered.connect(self.next.setFocus)
        self._stack.addWidget(step)

    def _create(self) -> None:
        self._set_busy("Создаю журнал…")
        self._jobs.run(
            "Создание журнала",
            self.work(self.safety.path, self.safety.password.password),
            on_result=self._on_created,
            on_failed=self._on_refused,
            on_progress=lambda done, total, words: self._set_busy(words or self.problem.text()),
        )

    def _on_created(self, new: "NewJournal") -> None:
        self._set_busy("")
        self.new = new
        self.flush()
        if self.safety.backups.path is not None:
            self._settings.set(BACKUP_FOLDER_KEY, str(self.safety.backups.path))
        done = DoneStep(new.journal.path, self.inside(), new.recovery_code, self._print_page, self.following())
        self._add_step(done)
        self.show_step(self._stack.count() - 1)
        self.next.setFocus()

    def _on_refused(self, error: Exception) -> None:
        self._set_busy("")
        if not isinstance(error, UserError):
            raise error
        self.safety.place.field.set_problem(str(error))
        self.problem.setText("Журнал не создан")

    def _set_busy(self, words: str) -> None:
        self._busy = bool(words)
        self.back.setEnabled(not words)
        self.next.setEnabled(not words)
        self.problem.set_role("muted" if words else "error")
        self.problem.setText(words)
