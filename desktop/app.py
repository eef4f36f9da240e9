"""The only place that puts the parts together: paths, log, settings, window, journal, pages."""

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop import logs, paths, quick_start
from desktop.crash import CrashGuard
from desktop.opening import Opened, Opening
from desktop.options import WindowOptions
from desktop.settings import Settings
from models.errors import DamagedError, UserError
from models.vocabulary import JournalKind
from ui.appearance import Appearance
from ui.jobs import JobRunner
from ui.main_window import MainWindow, Place, waiting_page
from ui.messages import Messages
from ui.pages_base import Page
from ui.russian import speak_russian
from ui.undoing import Undoing

if TYPE_CHECKING:
    from models.changes import Changes
    from models.journal.journal import Journal
    from models.services.home_state import HomeState

_log = logging.getLogger(__name__)
_WARNED_KEY = "journals.location_warned"
_START_MILLISECONDS = 4000
_SETTLE_MILLISECONDS = 80
"""After so long the first page of a journal is drawn."""
_TAKES_PACKAGES = ("consolidation", "sending")
"""Places that take packages: an office's, a school's."""


class Program(QObject):
    """One run with a window. `start` shows the window at once; the journal is opened behind it."""

    crashed = Signal(str)

    def __init__(self, app: QApplication, options: WindowOptions) -> None:
        super().__init__(app)
        self._options = options
        self._package = options.package.absolute() if options.package is not None else None
        self._paths = paths.find(options.data_dir)
        logs.start(self._paths.log_file)
        self._guard = CrashGuard(self._paths.fault_file)
        self._guard.install()
        self.settings = Settings.load(self._paths.settings_file)
        self.appearance = Appearance(app, self.settings)
        self.window = MainWindow(settings=self.settings)
        self.messages = Messages(self.window)
        self.jobs = JobRunner(self)
        self._quiet = JobRunner(self)  # opening and checking: closing the window meanwhile needs no question
        self.opening = Opening(self.window, self._quiet, self.jobs, self.messages, self.settings, self._paths)
        self.opening.opened.connect(self._on_opened)
        self.current: Opened | None = None
        self.undoing = Undoing(self.window)
        self._worked = False
        self.crashed.connect(self._tell_crash, Qt.ConnectionType.QueuedConnection)
        self._guard.show_with(self.crashed.emit)
        self._report_bug, sys.excepthook = sys.excepthook, self._caught
        self.window.add_close_guard(lambda: self.jobs.close(self._ask_about_job))
        self.window.add_close_guard(self._keep_typed)
        self.window.changes_committed.connect(self._on_changes)
        self.window.closed.connect(self._on_closed)

    def start(self) -> None:
        """Show the window and open the journal as soon as it is on screen."""
        quick_start.begin()
        QTimer.singleShot(_START_MILLISECONDS, quick_start.end)  # when a page before the journal waits for the user
        self.window.show_alone(waiting_page("Открываю журнал…"))
        self.window.show()
        QTimer.singleShot(0, lambda: self.opening.begin(self._options.journal, self._options.password()))

    def leave_journal(self, then: Callable[[], object]) -> None:
        """Close the open journal, with its backup, and go on with `then`."""
        if not self.jobs.close(self._ask_about_job):
            return
        self._quiet.stop()
        self.window.show_alone(waiting_page("Закрываю журнал…"))
        self._close_journal()
        then()

    def restore(self, backup: Path, password: str) -> None:
        """Close the journal and put a backup in its place."""
        from models.journal.backup import backups_folder

        assert self.current is not None
        path, worked_on = self.current.original, self.current.journal.path
        if backup.parent == backups_folder(worked_on):  # with a working copy these go back to the stick
            backup = backups_folder(path) / backup.name
        self.leave_journal(lambda: self.opening.restore(path, backup, password))

    def _on_opened(self, opened: Opened) -> None:
        self.current = opened
        self.undoing.follow(opened.journal)
        self._worked = False
        try:
            self._show_places(opened)
        except UserError as error:  # damage that lies deeper than what opening looks at
            self.current = None
            opened.journal.close(with_backup=False)
            self.opening.refuse(opened.journal.path, error)
            return
        self.settings.remember_journal(opened.original)
        self.window.set_saved(_saved_words(opened.journal.path))
        self._say_notices(opened)
        # The check loads SQLAlchemy on a thread of its own, and the two would wait for each other: first the page.
        QTimer.singleShot(_SETTLE_MILLISECONDS, self, lambda: self._check_if_open(opened))
        self._show_package()

    def _show_places(self, opened: Opened) -> None:
        from desktop.places import places_for
        from ui.pages.context import PageContext
        from ui.pages.settings.hooks import ProgramHooks

        context = PageContext(
            opened.journal,
            self.jobs,
            self.messages,
            self.settings,
            load_workbook=self._open_import,
            templates=self._paths.templates,
        )
        hooks = ProgramHooks(
            appearance=self.appearance,
            open_other=lambda: self.leave_journal(self.opening.show_start),
            restore=self.restore,
        )
        self.window.set_places([self._with_help(place) for place in places_for(opened.kind, context, hooks)])
        self._show_school()

    def _show_package(self) -> None:
        """A package that the window was started with goes to the place that takes packages; only once."""
        package, self._package = self._package, None
        if package is None:
            return
        for place in _TAKES_PACKAGES:
            if self.window.open_place(place, {"packages": [package]}):
                return

    def _with_help(self, place: Place) -> Place:
        """F1 opens the help about the place."""

        def make() -> Page:
            page = place.factory()
            if not hasattr(page, "help_key"):
                page.help_key = lambda: self.window.open_place("help", place.key)  # type: ignore[attr-defined]
            return page

        return Place(place.key, place.title, place.icon, place.group, make)

    def _open_import(self) -> None:
        self.window.open_place("settings", "import")

    def _show_school(self) -> None:
        from models.rules.periods import SchoolYear
        from models.services.home_snapshot import kept

        assert self.current is not None
        if self.current.kind is not JournalKind.SCHOOL:
            self._show_office()
            return
        if known := kept(self.current.journal, date.today()):
            self.window.set_school(known.school, f"{known.latest_year} учебный год")
            return
        from models.services.school import school_card

        try:
            card = school_card(self.current.journal)
        except UserError:
            self.window.set_school(self.current.original.stem, "")
            return
        self.window.set_school(card.short_name or card.full_name, f"{SchoolYear(card.start_year)} учебный год")

    def _show_office(self) -> None:
        from models.rules.periods import SchoolYear
        from models.services.office import office_card

        assert self.current is not None
        card = office_card(self.current.journal)
        self.window.set_school(card.full_name, f"{SchoolYear(card.start_year)} учебный год")

    def _say_notices(self, opened: Opened) -> None:
        from models.journal.location import location_warning

        notice = opened.notice or self.settings.notice or ""
        warned = self.settings.get(_WARNED_KEY, [])
        known = warned if isinstance(warned, list) else []
        if not notice and not self._paths.portable and str(opened.original) not in known:
            notice = location_warning(opened.original) or ""
            if notice:
                self.settings.set(_WARNED_KEY, [*known, str(opened.original)][-20:])
        page = self.window.page
        if notice and isinstance(page, Page):
            page.say(notice, "warn")

    def _check_if_open(self, opened: Opened) -> None:
        if self.current is opened:
            self._check(opened.journal)

    def _check(self, journal: "Journal") -> None:
        """In the background: a damaged journal is told on the page that is open, with the way to its backups.

        Then Главная is counted anew for the next start. This loads SQLAlchemy, before the next page asks for it.
        """
        from ui.pages.home import HomePage
        from ui.pages.note_length import remembered_length

        erased: list[Changes] = []

        kind = self.current.kind if self.current else JournalKind.SCHOOL

        def work(_progress: object) -> "HomeState | None":
            from models.services.erasure import CHANGED, erase_again
            from models.services.home import count_ahead

            journal.check_on_start()
            if kind is not JournalKind.SCHOOL:
                return None
            if erase_again(journal):  # a backup had brought back whom the user had erased
                erased.append(CHANGED)
            return count_ahead(journal, date.today(), remembered_length(self.settings))

        def confirm(state: "HomeState | None") -> None:
            for changes in erased:
                self.window.publish(changes)
            self.undoing.tell()  # only now: it needs SQLAlchemy, which was loaded in the background
            if state is not None and isinstance(self.window.page, HomePage):
                self.window.page.confirm(state)

        def failed(error: Exception) -> None:
            page = self.window.page
            if isinstance(error, DamagedError) and isinstance(page, Page):
                page.refuse(error, "Восстановить", lambda: self.window.open_place("settings", "backups"))
            elif not isinstance(error, UserError):
                raise error

        self._quiet.run("Проверка журнала", work, on_result=confirm, on_failed=failed).finished.connect(quick_start.end)

    def _on_changes(self, changes: "Changes") -> None:
        self._worked = True
        self.window.set_saved(f"Сохранено в {datetime.now():%H:%M}")
        if changes.touches("school", "years"):
            self._follow_kind()
            self._show_school()

    def _follow_kind(self) -> None:
        """An empty journal becomes a municipality's by loading its workbook: then its places are others."""
        from models.services.office import journal_kind

        opened = self.current
        if opened is not None and (kind := journal_kind(opened.journal)) is not opened.kind:
            self.current = replace(opened, kind=kind)
            QTimer.singleShot(0, lambda: self._show_places(replace(opened, kind=kind)))

    def _ask_about_job(self, title: str) -> bool:
        return self.messages.ask(
            "Работа не закончена", f"Ещё идёт: {title}. Остановить её? Ничего не изменится.", yes="Остановить"
        )

    def _keep_typed(self) -> bool:
        """Have the open page or wizard keep what was typed and not accepted."""
        flush = getattr(self.window.page, "flush", None)
        if callable(flush):
            flush()
        return True

    def _on_closed(self) -> None:
        self.window.hide()
        new = getattr(self.window.page, "new", None)  # a wizard whose journal is made but not opened yet
        if self.current is None and new is not None and hasattr(new, "journal"):
            self.settings.remember_journal(new.journal.path)
            new.journal.close()
        self.jobs.stop()
        self._quiet.stop()
        self._close_journal()
        self._guard.remove()

    def _close_journal(self) -> None:
        """Close with the daily backup, the second copy, the way back to the stick; each refusal is told."""
        opened, self.current = self.current, None
        self.undoing.follow(None)
        if opened is None:
            return
        if opened.kind is JournalKind.SCHOOL:
            self._keep_for_next_start(opened.journal)
        steps: list[Callable[[], object]] = [opened.journal.close]
        if self._worked and (folder := self.settings.backup_folder) is not None:
            steps.insert(0, lambda: _second_copy(opened, folder))
        if opened.copy is not None:
            steps.append(opened.copy.give_back)
        for step in steps:
            try:
                step()
            except UserError as error:
                _log.warning("closing: %s", type(error).__name__)
                self.messages.tell("Журнал закрыт, но не всё удалось", str(error))

    def _keep_for_next_start(self, journal: "Journal") -> None:
        """Count Главная when records have changed since: the next start shows it before it can count."""
        from models.services.home_snapshot import kept

        try:
            if kept(journal, date.today()) is None:
                from models.services.home import count_ahead
                from ui.pages.note_length import remembered_length

                count_ahead(journal, date.today(), remembered_length(self.settings))
        except Exception as error:  # whatever it is, the journal must be closed and copied
            _log.warning("nothing kept for the next start: %s", type(error).__name__)

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A refusal that no page took is told all the same; anything else is a bug."""
        if not isinstance(error, UserError):
            self._report_bug(kind, error, trace)
            return
        _log.warning("a refusal that no page took: %s", type(error).__name__)
        page = self.window.page
        if isinstance(page, Page):
            page.refuse(error)
        else:
            self.messages.tell("Не получилось", str(error))

    def _tell_crash(self, report: str) -> None:
        """Open, not executed: the bug may have come from a place that must return first."""
        from importlib.metadata import version

        from ui.crash_dialog import CrashDialog

        dialog = CrashDialog(report, version("profjournal"), self._paths.log_file, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _second_copy(opened: Opened, folder: Path) -> None:
    """One file a month, made anew at each closing: a stick is not filled."""
    from models.journal.backup import backup_to

    backup_to(opened.journal, folder / f"{opened.original.stem} {datetime.now():%Y-%m}.profbackup")


def _saved_words(path: Path) -> str:
    saved = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 — local school time
    today = datetime.now().date()
    if saved.date() == today:
        return f"Сохранено в {saved:%H:%M}"
    return f"Сохранено {saved:%d.%m}" if saved.year == today.year else f"Сохранено {saved:%d.%m.%y}"


def make_application() -> QApplication:
    """The application with its names; it speaks Russian whatever the system's language is."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("profjournal")
    app.setApplicationDisplayName("Профжурнал")
    app.setDesktopFileName("profjournal")
    speak_russian(app)
    return app


def run(options: WindowOptions) -> int:
    """Open the window and stay until it is closed; the exit code."""
    app = make_application()
    program = Program(app, options)
    program.start()
    return app.exec()


def open_window_once(journal: Path) -> None:
    """Open the window with a journal, wait until its first page is filled, close it: for the smoke test."""
    app = QApplication.instance() or make_application()
    assert isinstance(app, QApplication)
    program = Program(app, WindowOptions(journal, data_dir=journal.parent / "data"))
    filled = QEventLoop()
    program.window.page_opened.connect(lambda _place: filled.quit())
    program.start()
    filled.exec()
    program.window.grab()
    program.window.close()
