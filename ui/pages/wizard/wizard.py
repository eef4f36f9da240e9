"""The first run of a new journal: who, school, classes, password and copies, done."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from models.rules.russian import plural
from models.rules.school_card import SchoolCard
from ui.jobs import JobRunner, Progress
from ui.messages import Messages
from ui.pages.recovery_code import Printing
from ui.pages.wizard.classes_step import ClassesStep
from ui.pages.wizard.draft import WizardDraft
from ui.pages.wizard.frame import WizardFrame
from ui.pages.wizard.safety_step import SafetyStep
from ui.pages.wizard.school_steps import CoordinatorStep, SchoolStep
from ui.pages.wizard.template import save_template
from ui.settings_protocol import Settings

if TYPE_CHECKING:
    from models.services.new_journal import NewJournal

_KEEP_MILLISECONDS = 400


class Wizard(WizardFrame):
    """Makes a journal from what is typed. Everything but the password is kept in the draft, so a crash loses nothing.

    `import_wanted`: the user would rather load a workbook.
    """

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
        self._draft = draft
        self.who, self.school = CoordinatorStep(), SchoolStep()
        self.classes = ClassesStep(self._on_import, lambda: save_template(messages))
        safety = SafetyStep(journals, messages)
        super().__init__([self.who, self.school, self.classes], safety, settings, jobs, print_page)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MILLISECONDS)
        self._keeping.timeout.connect(self.flush)
        self._restore()

    def card(self) -> SchoolCard:
        """The school's card as typed in both steps."""
        return self.school.card(self.who.card())

    def work(self, path: Path, password: str | None) -> "Callable[[Progress], NewJournal]":
        card, classes = self.card(), self.classes.entries

        def create(_progress: Progress) -> "NewJournal":
            from models.services.new_journal import create_with_school

            return create_with_school(path, password, card, classes)

        return create

    def inside(self) -> str:
        classes = [entry for entry in self.classes.entries if not entry.is_blank]
        pupils = sum(entry.enrolment or 0 for entry in classes)
        people = plural(pupils, "обучающийся", "обучающихся", "обучающихся")
        return f"{plural(len(classes), 'класс', 'класса', 'классов')}, {people}"

    def school_name(self) -> str:
        card = self.school.card()
        return card.short_name or card.full_name

    def flush(self) -> None:
        self._keeping.stop()
        if self.new is not None:
            self._draft.forget()
        else:
            content = {step.word: step.content() for step in self.steps}
            self._draft.save({"step": self._stack.currentIndex(), **content})

    def step_edited(self) -> None:
        self._keeping.start()
        super().step_edited()

    def _on_import(self) -> None:
        self.flush()
        self.import_wanted.emit()

    def _restore(self) -> None:
        kept = self._draft.load()
        for step in self.steps:
            part = kept.get(step.word)
            if isinstance(part, dict):
                step.restore(part)
        place = kept.get("step")
        self.show_step(place if isinstance(place, int) and 0 <= place < len(self.steps) else 0)
