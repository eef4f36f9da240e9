"""The first run of a new journal: who, school, classes, password and copies, done."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.errors import UserError
from models.rules.school_card import SchoolCard
from models.rules.school_checks import FieldProblem
from ui.components.buttons import Button
from ui.components.labels import Label
from ui.jobs import JobRunner, Progress
from ui.messages import Messages
from ui.pages.recovery_code import Printing
from ui.pages.wizard.classes_step import ClassesStep
from ui.pages.wizard.done_step import DoneStep
from ui.pages.wizard.draft import WizardDraft
from ui.pages.wizard.safety_step import SafetyStep
from ui.pages.wizard.school_steps import CoordinatorStep, SchoolStep
from ui.pages.wizard.step import Step, faults_in_words
from ui.pages.wizard.steps_list import StepsList
from ui.pages.wizard.template import save_template
from ui.settings_protocol import Settings
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from models.services.new_journal import NewJournal

BACKUP_FOLDER_KEY = "backups.folder"
_KEEP_MILLISECONDS = 400


class Wizard(Themed, QWidget):
    """Makes a journal. `created(journal)` comes with the last «Открыть журнал», `left` with «Назад» in the first step.

    Everything typed but the password is kept in the draft and offered again after a crash.
    """

    created = Signal(object)
    left = Signal()
    import_wanted = Signal()

    def __init__(
        self,
        draft: WizardDraft,
        journals: Path,
        settings: Settings,
        messages: Messages,
        jobs: JobRunner,
        print_page: Printing | None = None,
    ) -> None:
        super().__init__()
        self._draft, self._settings, self._messages, self._jobs = draft, settings, messages, jobs
        self._print_page = print_page
        self._new: NewJournal | None = None
        self._busy = False
        self.who, self.school = CoordinatorStep(), SchoolStep()
        self.classes = ClassesStep(self.import_wanted.emit, self._save_template)
        self.safety = SafetyStep(journals, messages)
        self.steps: list[Step] = [self.who, self.school, self.classes, self.safety]
        words = [*(step.word for step in self.steps), DoneStep.word]
        self._list = StepsList(
            "Новый журнал",
            "Займёт около пяти минут. Всё можно изменить потом.",
            words,
            "Журнал хранится только на этом компьютере. Сеть не нужна.",
        )
        self._stack = QStackedWidget()
        self.problem = Label("", "text")
        self.problem.setProperty("role", "error")
        self.back = Button("Назад", "chevron-left", on_click=self.go_back)
        self.next = Button("Дальше", variant="primary", on_click=self.go_on)
        self._build()
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MILLISECONDS)
        self._keeping.timeout.connect(self.flush)
        for step in self.steps:
            self._add_step(step)
        self._restore()
        self.restyle()

    @property
    def step(self) -> Step:
        """The step on screen."""
        step = self._stack.currentWidget()
        assert isinstance(step, Step)
        return step

    @property
    def new(self) -> "NewJournal | None":
        """The journal once it is made; whoever closes the window meanwhile closes it."""
        return self._new

    def card(self) -> SchoolCard:
        """The school's card as typed in both steps."""
        return self.school.card(self.who.card())

    def go_on(self) -> None:
        """Accept the step, or say what keeps the user in it."""
        if self._busy:
            return
        faults = self.step.check()
        self._say_faults(faults)
        if faults:
            return
        if isinstance(self.step, DoneStep):
            assert self._new is not None
            self.created.emit(self._new.journal)
        elif self.step is self.safety:
            self._create()
        else:
            self._show(self._stack.currentIndex() + 1)
            self.flush()

    def go_back(self) -> None:
        """One step back; from the first one out of the wizard, with everything kept."""
        self.flush()
        if self._stack.currentIndex() == 0:
            self.left.emit()
        else:
            self._show(self._stack.currentIndex() - 1)

    def flush(self) -> None:
        """Keep the draft now."""
        self._keeping.stop()
        if self._new is None:
            content = {step.word: step.content() for step in self.steps}
            self._draft.save({"step": self._stack.currentIndex(), **content})

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
        step.edited.connect(self._on_edited)
        step.entered.connect(self.next.setFocus)
        self._stack.addWidget(step)

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._list.set_current(place)
        self.next.setText(self.step.next_words)
        self.next.updateGeometry()
        self._say_faults(0)
        if self.step is self.safety:
            self.safety.suggest(self.school.card().short_name or self.school.card().full_name)
        self.back.setVisible(not isinstance(self.step, DoneStep))
        self.step.arrive()

    def _restore(self) -> None:
        kept = self._draft.load()
        for step in self.steps:
            part = kept.get(step.word)
            if isinstance(part, dict):
                step.restore(part)
        place = kept.get("step")
        self._show(place if isinstance(place, int) and 0 <= place < len(self.steps) else 0)

    def _on_edited(self) -> None:
        self._keeping.start()
        if self.problem.text():
            self._say_faults(self.step.check() if self.step is self.classes else 0)

    def _say_faults(self, faults: int) -> None:
        if self.step is self.classes:
            words = faults_in_words(faults, "клетку", "клетки", "клеток")
        elif isinstance(self.step, DoneStep):
            words = "Отметьте, что код записан" if faults else ""
        else:
            words = faults_in_words(faults)
        self.problem.setText(words)

    def _create(self) -> None:
        path, password, card = self.safety.path, self.safety.password.password, self.card()
        classes = self.classes.entries

        def work(progress: Progress) -> "NewJournal":
            from models.services.new_journal import create_with_school

            return create_with_school(path, password, card, classes)

        self._set_busy("Создаю журнал…")
        self._jobs.run("Создание журнала", work, on_result=self._on_created, on_failed=self._on_refused)

    def _on_created(self, new: "NewJournal") -> None:
        self._set_busy("")
        self._new = new
        self._draft.forget()
        if self.safety.backups.path is not None:
            self._settings.set(BACKUP_FOLDER_KEY, str(self.safety.backups.path))
        classes = [entry for entry in self.classes.entries if not entry.is_blank]
        pupils = sum(entry.enrolment or 0 for entry in classes)
        done = DoneStep(new.journal.path, len(classes), pupils, new.recovery_code, self._print_page)
        self._add_step(done)
        self._show(self._stack.count() - 1)
        self.next.setFocus()

    def _on_refused(self, error: Exception) -> None:
        self._set_busy("")
        if not isinstance(error, UserError):
            raise error
        problems = getattr(error, "problems", ())
        if problems and isinstance(problems[0], FieldProblem):
            self._show(0)  # a draft may hold what an earlier version accepted
        self.safety.place.field.set_problem(str(error))
        self.problem.setText("Журнал не создан")

    def _set_busy(self, words: str) -> None:
        self._busy = bool(words)
        self.back.setEnabled(not words)
        self.next.setEnabled(not words)
        self.problem.set_role("muted" if words else "error")
        self.problem.setText(words)

    def _save_template(self) -> None:
        save_template(self._messages)
