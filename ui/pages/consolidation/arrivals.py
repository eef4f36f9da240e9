"""The packages of one arrival, verified and shown before anything is taken."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from models.packages.kinds import PackageKind
from models.packages.problems import Problem
from models.packages.reception import Status
from models.rules.russian import plural
from ui.components.buttons import Button, stack
from ui.components.findings import FindingRow, Severity
from ui.components.labels import Label, SectionTitle
from ui.components.layout import FootBar, SidePanel
from ui.pages.consolidation.words import PACKAGES
from ui.pages.context import PageContext
from ui.pages.job_line import JobLine
from ui.pages_base import UpperPage
from ui.tables.column import Column, Kind
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView

if TYPE_CHECKING:
    from models.packages.received_files import FileReceived, Received
    from models.packages.verified import VerifiedPackage
    from ui.jobs import Progress

_STATUS = {
    Status.NEW: "новый",
    Status.RESUBMITTED: "вместо прежнего",
    Status.SAME: "уже получен",
    Status.QUARANTINED: "ждёт ключа",
    Status.REFUSED: "не берём",
}
_KINDS = {
    PackageKind.REPORT: "Отчёт",
    PackageKind.PLAN: "План",
    PackageKind.CONSOLIDATION: "Свод",
    PackageKind.RECEIPT: "Квитанция",
}
_TAKEN = (Status.NEW, Status.RESUBMITTED, Status.QUARANTINED)


class ArrivalsPage(UpperPage):
    """The list of files and what would become of each; `taken(Received)` once the user took them."""

    taken = Signal(object)

    def __init__(self, context: PageContext, received: "Received") -> None:
        super().__init__("Приём пакетов", scrolls=False)
        self._context = context
        self.received = received
        wanted = received.number(*_TAKEN)
        self.files = [one.file for one in received.files if one.status in _TAKEN]
        back = Button("Не принимать" if wanted else "Вернуться к сводке", on_click=self._leave)
        self.take_button = Button(f"Принять {plural(wanted, *PACKAGES)}", "inbox", "primary", on_click=self.take)
        self.header.add_action(back)
        self.header.add_action(self.take_button)
        self.take_button.setVisible(bool(wanted))
        if not wanted:
            back.set_variant("primary")
        self.header.set_sentence(_sentence(received))
        self.model = RowsTableModel(_columns(), key=lambda one: one.file)
        self.table = TableView(self.model, name="Пакеты")
        self.model.set_rows(received.files)
        self.table.chosen.connect(self._show_file)
        self.middle.addWidget(self.table, 1)
        self.job_line = JobLine(context.jobs)
        self.job_line.refused.connect(self.refuse)
        self.job_line.busy.connect(lambda busy: self.take_button.setEnabled(not busy))
        self.foot.addWidget(self.job_line)
        bar = FootBar("До кнопки «Принять» в журнале ничего не меняется")
        self.foot.addWidget(bar)

    def take_focus(self) -> None:
        """Begin with the first file that is new, whose explanation is shown."""
        files = self.received.files
        if files:
            self.table.choose(next((one for one in files if one.status is not Status.SAME), files[0]).file)
        self.table.setFocus()

    def take(self) -> None:
        """Take what can be taken, in one job."""
        journal, files = self._context.journal, self.files

        def work(progress: "Progress") -> "Received":
            from exporters.package.reader import read_package
            from models.services.receiving import receive

            return receive(journal, files, read_package, progress=progress)

        self.job_line.start("Приём пакетов", work, self.taken.emit)

    def escape(self) -> bool:
        """Esc stops the taking first: only when its end was heard may the page go."""
        self._leave()
        return True

    def _leave(self) -> None:
        if self.job_line.is_busy:
            self.job_line.stop()
        else:
            self.closed.emit()

    def set_narrow(self, narrow: bool) -> None:
        """The explanation stays beside the table: it has little to say, and the table without it says nothing."""
        super().set_narrow(False)

    def _show_file(self, one: "FileReceived | None") -> None:
        self.set_side(FilePanel(one) if one is not None else None)


class FilePanel(SidePanel):
    """All that is known of one file."""

    def __init__(self, one: "FileReceived") -> None:
        super().__init__(one.school or one.file.name, width=360, closable=False)
        self.title.setWordWrap(True)
        self.column.setAlignment(Qt.AlignmentFlag(0))
        self.column.addWidget(Label(f"Файл {one.file.name}", "second", wrap=True))
        if one.kind is not None:
            self.column.addWidget(Label(_what(one), wrap=True))
        if one.message:
            tone: Severity = "err" if one.status is Status.REFUSED else "warn"
            self.column.addWidget(FindingRow(tone, one.message))
        for notice in one.notices:
            self.column.addWidget(FindingRow("info", notice))
        if one.changes:
            self.column.addWidget(SectionTitle("Что изменилось против прежнего"))
            self.column.addWidget(stack(*(Label(words, wrap=True) for words in one.changes), gap=4))
        if one.kind is PackageKind.REPORT:
            self._add_findings(one)
        self.column.addStretch(1)

    def _add_findings(self, one: "FileReceived") -> None:
        errors = [found for found in one.findings if found.is_error]
        others = len(one.findings) - len(errors)
        self.column.addWidget(SectionTitle(f"Контрольные соотношения: ошибок {len(errors)}"))
        for found in errors:
            self.column.addWidget(FindingRow("err", found.message, found.place))
        words = f"Предупреждений {others}: они видны на карточке школы." if others else "Предупреждений нет."
        self.column.addWidget(Label(words, "second", wrap=True))


def preview_job(context: PageContext, paths: Sequence[Path]) -> "Callable[[Progress], Received]":
    """The work of reading and verifying what was dropped or chosen; nothing is written."""
    journal = context.journal

    def work(progress: "Progress") -> "Received":
        from exporters.package.reader import read_package
        from models.services.receiving import package_files, preview

        files = package_files(paths)
        done = iter(range(1, len(files) + 1))

        def read(path: Path) -> "VerifiedPackage":
            progress(next(done), len(files), f"Проверяю {path.name}…")
            return read_package(path)

        return preview(journal, files, read)

    return work


def _what(one: "FileReceived") -> str:
    assert one.kind is not None
    part = f", часть {one.part} из {one.parts}" if one.parts > 1 else ""
    campaign = f". {one.campaign.title}" if one.campaign else ""
    return f"{_KINDS[one.kind]} № {one.sequence}{part}{campaign}"


def _columns() -> tuple[Column, ...]:
    return (
        Column("Школа", lambda one: one.school or "—", strong=True, second=lambda one: one.file.name),
        Column("Что прислано", lambda one: _KINDS[one.kind] if one.kind else "", width=128, second=_campaign),
        Column("Проверка", lambda one: _STATUS[one.status], Kind.CHIP, 176),
        Column("Пояснение", _explanation, tooltip=_explanation),
    )


def _campaign(one: "FileReceived") -> str:
    return one.campaign.title if one.campaign else ""


def _explanation(one: "FileReceived") -> str:
    if one.status is Status.QUARANTINED:
        changed = one.problem is Problem.CHANGED_KEY
        return "Ключ школы изменился" if changed else "Ключ школы ещё не подтверждён"
    errors = sum(found.is_error for found in one.findings)
    wrong = f"В отчёте {plural(errors, 'ошибка', 'ошибки', 'ошибок')}" if errors else ""
    return one.message or wrong or next(iter(one.notices), "") or next(iter(one.changes), "Замечаний нет")


def _sentence(received: "Received") -> str:
    wanted = received.number(Status.NEW, Status.RESUBMITTED)
    parts = [
        f"Всего {plural(len(received.files), *PACKAGES)}",
        f"можно принять {wanted}" if wanted else "",
        f"ждут ключа {number}" if (number := received.number(Status.QUARANTINED)) else "",
        f"уже получены {number}" if (number := received.number(Status.SAME)) else "",
        f"не берём {number}" if (number := received.number(Status.REFUSED)) else "",
    ]
    return ", ".join(part for part in parts if part)
