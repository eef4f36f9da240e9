"""How the window comes to an open journal: first page, wizards, password, a file that does not open, restore."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.paths import Paths
from desktop.settings import Settings
from models.errors import CancelledError, UserError, WrongPasswordError
from models.vocabulary import JournalKind
from ui.jobs import JobRunner, Progress
from ui.main_window import MainWindow, waiting_page
from ui.messages import JOURNALS, Messages

if TYPE_CHECKING:
    from desktop.portable import WorkingCopy
    from models.journal.journal import Journal

SAMPLE_NAME = "Образец школы.profjournal"


@dataclass(frozen=True)
class Opened:
    """An open journal, where the user keeps it, the working copy when that is a stick, and whose journal it is."""

    journal: "Journal"
    original: Path
    copy: "WorkingCopy | None" = None
    notice: str = ""
    kind: JournalKind = JournalKind.SCHOOL


class Opening(QObject):
    """Shows pages without the sidebar until a journal is open, then says `opened(Opened)`."""

    opened = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        quiet: JobRunner,
        jobs: JobRunner,
        messages: Messages,
        settings: Settings,
        paths: Paths,
    ) -> None:
        super().__init__(window)
        self._window, self._quiet, self._jobs, self._messages = window, quiet, jobs, messages
        self._settings, self._paths = settings, paths
        self._path = Path()
        self.page: QWidget | None = None

    def begin(self, path: Path | None, password: str | None) -> None:
        """Open the journal that was asked for, else the last one; without any the first page."""
        if path is None:
            path = next(iter(self._settings.recent_journals), None)
            if path is not None and not path.exists():
                self.show_start(f"Журнала «{path}» нет на месте: подключите диск или выберите другой.")
                return
        if path is None:
            self.show_start()
        else:
            self.open(path, password)

    def open(self, path: Path, password: str | None = None, said: UserError | None = None) -> None:
        """Open a journal; `said` is a refusal to show once a page is there."""
        self._path = path.absolute()
        self._wait("Открываю журнал…")
        self._run(
            "Открытие журнала",
            lambda _progress: self._open_file(lambda journal, file: journal.open(file, password)),
            lambda error: self._on_refused(error, said),
        )

    def show_start(self, refusal: str = "") -> None:
        """The first page."""
        from ui.pages.wizard.draft import WizardDraft
        from ui.pages.wizard.start import StartPage

        recent = [path for path in self._settings.recent_journals if path.exists()]
        page = StartPage(draft_begun=bool(WizardDraft(self._draft_file).load()), recent=recent)
        page.new_wanted.connect(self.show_wizard)
        page.open_wanted.connect(self.choose)
        page.book_wanted.connect(self.show_book_wizard)
        page.office_wanted.connect(self.show_office_wizard)
        page.sample_wanted.connect(self.open_sample)
        page.recent_wanted.connect(self.open)
        page.refuse(refusal)
        self._show(page)

    def show_wizard(self) -> None:
        """The steps of a new journal."""
        from ui.pages.wizard.draft import WizardDraft
        from ui.pages.wizard.wizard import Wizard

        draft = WizardDraft(self._draft_file)
        wizard = Wizard(draft, self._paths.journals, self._settings, self._messages, self._jobs)
        wizard.import_wanted.connect(self.show_book_wizard)
        self._show_wizard(wizard)

    def show_book_wizard(self) -> None:
        """The steps of a journal out of a workbook."""
        from ui.pages.wizard.book_wizard import BookWizard

        self._show_wizard(BookWizard(self._paths.journals, self._settings, self._messages, self._jobs))

    def show_office_wizard(self) -> None:
        """The steps of a municipality's journal."""
        from ui.pages.wizard.draft import WizardDraft
        from ui.pages.wizard.office_wizard import OfficeWizard

        draft = WizardDraft(self._draft_file.with_name("new-office.json"))
        wizard = OfficeWizard(draft, self._paths.journals, self._settings, self._messages, self._jobs)
        wizard.import_wanted.connect(self.show_book_wizard)
        self._show_wizard(wizard)

    def choose(self) -> None:
        """Ask for a journal's file and open it."""
        path = self._messages.ask_open_file("Открыть журнал", JOURNALS, self._paths.journals)
        if path is not None:
            self.open(path)

    def open_sample(self) -> None:
        """Open the sample school; it is made at the first time."""
        path = self._paths.journals / SAMPLE_NAME
        if path.exists():
            self.open(path)
            return
        self._wait("Готовлю образец школы…")

        def work(_progress: Progress) -> None:
            from desktop.demo import create_sample

            path.parent.mkdir(parents=True, exist_ok=True)
            create_sample(path)

        self._run("Образец школы", work, lambda error: self.show_start(str(error)), lambda _none: self.open(path))

    def restore(self, path: Path, backup: Path, password: str) -> None:
        """Put a backup in the place of the closed journal `path`, then open it."""
        self._path = path
        self._wait("Восстанавливаю журнал…")

        def work(progress: Progress) -> None:
            from models.journal.restore import restore

            restore(path, backup, password or None, progress=lambda done, total: progress(done, total, "Фотографии"))

        self._run(
            "Восстановление",
            work,
            lambda error: self.open(path, said=error),
            lambda _none: self.open(path, password or None),
        )

    def _open_file(self, opener: "Callable[[type[Journal], Path], Journal]") -> Opened:
        """In the job's thread: the heavy imports happen here, behind the window that is there already."""
        from models.journal.journal import Journal

        original, copy, notices = self._path, None, list[str]()
        file = original
        if self._paths.portable:
            from desktop.portable import WorkingCopy

            copy = WorkingCopy.take(original, self._paths.working_copies, notices.append)
            file = copy.path
        journal: Journal | None = None
        try:
            journal = opener(Journal, file)
            kind = _kind_of(journal)
        except UserError:
            if journal is not None:
                journal.close(with_backup=False)
            if copy is not None:
                copy.give_up()  # else the next try would take it for work that a crash left behind
            raise
        return Opened(journal, original, copy, " ".join(notices), kind)

    def _on_refused(self, error: UserError, said: UserError | None = None) -> None:
        if isinstance(error, WrongPasswordError):
            self._ask_password(said)
        else:
            self._show_refused(said or error)

    def _ask_password(self, said: UserError | None) -> None:
        from ui.pages.open_journal import PasswordPage

        page = PasswordPage(self._path)
        page.password_typed.connect(lambda typed: self._try(page, lambda kind, file: kind.open(file, typed)))
        page.code_typed.connect(
            lambda typed: self._try(page, lambda kind, file: kind.open_with_recovery_code(file, typed), by_code=True)
        )
        self._offer_ways(page)
        self._show(page)
        page.setFocus()
        if said is not None:
            page.refuse(said)

    def _try(self, page: Any, opener: "Callable[[type[Journal], Path], Journal]", *, by_code: bool = False) -> None:
        def refused(error: UserError) -> None:
            page.set_busy("")
            if isinstance(error, WrongPasswordError):
                page.refuse(error)
            else:
                self._show_refused(error)

        page.set_busy("Открываю…")
        then = self._ask_new_password if by_code else self.opened.emit
        self._run("Открытие журнала", lambda _progress: self._open_file(opener), refused, then)

    def _ask_new_password(self, opened: Opened) -> None:
        from ui.pages.open_journal import NewPasswordPage

        page = NewPasswordPage()

        def change(password: str) -> None:
            try:
                opened.journal.change_password(None, password)
            except UserError as error:
                page.fields.first.set_problem(str(error))
                return
            self.opened.emit(opened)

        page.chosen.connect(change)
        page.later.connect(lambda: self.opened.emit(opened))
        self._show(page)
        page.setFocus()

    def refuse(self, path: Path, error: UserError) -> None:
        """Show that the journal `path`, which is closed, does not open."""
        self._path = path
        self._show_refused(error)

    def _show_refused(self, error: UserError) -> None:
        from ui.pages.open_journal import RefusedPage

        page = RefusedPage(self._path, error, self._messages)
        page.retry_wanted.connect(lambda: self.open(self._path))
        page.restore_agreed.connect(lambda backup, password: self.restore(self._path, backup, password))
        self._offer_ways(page)
        self._show(page)

    def _offer_ways(self, page: Any) -> None:
        page.other_wanted.connect(self.choose)
        page.start_wanted.connect(self.show_start)

    def _show_wizard(self, wizard: Any) -> None:
        wizard.created.connect(lambda journal: self.opened.emit(Opened(journal, journal.path, kind=_kind_of(journal))))
        wizard.left.connect(self.show_start)
        self._show(wizard)

    def _run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        on_refused: Callable[[UserError], object],
        on_result: Callable[[Any], object] | None = None,
    ) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, CancelledError):
                return
            if not isinstance(error, UserError):
                self.show_start("Журнал не открылся из-за ошибки в самой программе; файл цел.")
                raise error
            on_refused(error)

        self._quiet.run(title, work, on_result=on_result or self.opened.emit, on_failed=failed)

    def _wait(self, words: str) -> None:
        self._show(waiting_page(words))

    def _show(self, page: QWidget) -> None:
        self.page = page
        self._window.show_alone(page)

    @property
    def _draft_file(self) -> Path:
        return self._paths.settings_file.with_name("new-journal.json")


def _kind_of(journal: "Journal") -> JournalKind:
    """Whose journal it is. Only a school's Главная is kept, so that the quickest start asks nothing more.

    Without anything kept Главная is counted at once: what that needs is loaded here, behind the waiting page.
    """
    from models.services.home_snapshot import kept

    if kept(journal, date.today()) is not None:
        return JournalKind.SCHOOL
    import models.services.home
    import models.services.office

    return models.services.office.journal_kind(journal)
