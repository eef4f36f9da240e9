"""The first run of a municipality: its card, its schools, password and copies, done."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from models.rules.russian import plural
from ui.jobs import JobRunner, Progress
from ui.messages import Messages
from ui.pages.recovery_code import Printing
from ui.pages.wizard.draft import WizardDraft
from ui.pages.wizard.frame import WizardFrame
from ui.pages.wizard.office_steps import ExpectedStep, OfficeStep
from ui.pages.wizard.safety_step import SafetyStep
from ui.pages.wizard.template import save_template
from ui.settings_protocol import Settings

if TYPE_CHECKING:
    from models.services.new_journal import NewJournal

_KEEP_MILLISECONDS = 400


class OfficeWizard(WizardFrame):
    """Makes a municipality's journal; everything but the password is kept in the draft.

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
        self.office, self.schools = (
            OfficeStep(),
            ExpectedStep(self._on_import, lambda: save_template(messages, municipality=True)),
        )
        safety = SafetyStep(
            journals,
            messages,
            "В журнале числа школ, тексты и телефоны координаторов, а ещё ключ, которым вы подписываете свод и "
            "квитанции. С паролем файл зашифрован. Без пароля журнал откроет любой, кто сядет за этот компьютер.",
        )
        super().__init__([self.office, self.schools], safety, settings, jobs, print_page)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MILLISECONDS)
        self._keeping.timeout.connect(self.flush)
        self._restore()

    def work(self, path: Path, password: str | None) -> "Callable[[Progress], NewJournal]":
        card, schools = self.office.card(), self.schools.entries

        def create(_progress: Progress) -> "NewJournal":
            from models.services.new_journal import create_with_office

            return create_with_office(path, password, card, schools)

        return create

    def inside(self) -> str:
        return f"Муниципалитет, {plural(len(self.schools.entries), 'школа', 'школы', 'школ')} в списке"

    def following(self) -> str:
        return (
            "Пакеты школ (.asice) перетащите на страницу «Сводка» или откройте кнопкой «Принять пакеты». Программа "
            "проверит каждый и покажет, что в нём. Ключ школы подтвердите один раз по её карточке."
        )

    def school_name(self) -> str:
        return self.office.card().full_name

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
