"""A journal as sheets: the preview with what can be chosen, made in a job; «В файл» as docx, xlsx, pdf."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from models.errors import UserError
from models.rules.log_options import LogKind, LogOptions, Names
from models.rules.russian import plural
from ui.components.message_strip import Tone
from ui.jobs import Progress
from ui.pages.context import PageContext
from ui.pages.job_line import JobLine
from ui.pages.log_choices import LogChoicesPanel
from ui.printing import PrintPreview

if TYPE_CHECKING:
    from collections.abc import Callable

    from exporters.log_content import LogContent
    from models.journal.journal import Journal
    from models.rules.log_numbering import PrintedLog
    from models.services.log_papers.choices import LogChoices
    from ui.pages.overlay import Overlay

FILES = "Документ Word (*.docx);;Книга Excel (*.xlsx);;PDF (*.pdf)"
_FORMATS = (".docx", ".xlsx", ".pdf")
SHOW_KEY, SHOW_LOG = "Показать ключ к кодам", "Показать журнал"


class PrintHost(Protocol):
    """The page that a preview covers: every page of a journal is one."""

    context: PageContext
    overlay: "Overlay"
    job_line: JobLine

    def say(self, text: str, tone: Tone = "ok", action: str = "", do: "Callable[[], object] | None" = None) -> None:
        """Say a sentence."""


def open_log_print(host: PrintHost, kind: LogKind, year: int, section: str = "", names: Names = Names.NONE) -> None:
    """Make the journal of the year in a job of the page, then show its sheets in the page's place."""
    if host.job_line.is_busy:
        host.say("Сначала закончится начатая работа: она видна внизу страницы", "warn")
        return
    journal = host.context.journal
    options = LogOptions(year, section=section, names=names)

    def work(progress: Progress) -> "tuple[LogChoices, LogContent, bytes]":
        from models.services.log_papers.choices import read_choices

        return read_choices(journal, kind, year), *_make(journal, kind, options, progress)

    def show(made: "tuple[LogChoices, LogContent, bytes]") -> None:
        host.overlay.open(LogPreview(host.context, *made))

    host.job_line.start("Подготовка листов", work, show)


def _make(journal: "Journal", kind: LogKind, options: LogOptions, progress: Progress) -> "tuple[LogContent, bytes]":
    from exporters import logs

    content = logs.make(journal, kind, options)
    return content, logs.pdf(content, progress)


class LogPreview(PrintPreview):
    """The sheets of one journal; a choice at the right makes them anew, and a print of the whole is remembered."""

    def __init__(self, context: PageContext, choices: "LogChoices", content: "LogContent", pdf: bytes) -> None:
        self.panel = LogChoicesPanel(content.kind, choices, content.options)
        suggested = Path(f"{content.kind.heading} {str(content.options.school_year).replace('/', '-')}")
        super().__init__("Печать журнала", pdf, context.messages, suggested, self.panel)
        self.content = content
        self.printed_so_far = choices.printed
        self._context = context
        self._pdf = pdf
        self._shows_key = False
        self._wants_other = False
        self.job_line = JobLine(context.jobs)
        self.job_line.refused.connect(self.refuse)
        self.job_line.busy.connect(self._job_changed)
        self.foot.addWidget(self.job_line)
        self.panel.changed.connect(self._choose)
        self.panel.show_key.connect(self._toggle_key)
        self.panel.mark.connect(self._mark)
        self.panel.restart.connect(self._restart)
        self.printed.connect(self._sent)
        self._tell()

    # making the sheets anew

    def _choose(self) -> None:
        if self.job_line.is_busy:
            self._wants_other = True
            self.job_line.stop()
        elif self.panel.options != self.content.options:
            journal, kind, options = self._context.journal, self.content.kind, self.panel.options
            self.job_line.start(
                "Подготовка листов",
                lambda progress: _make(journal, kind, options, progress),
                lambda made: self._show(*made),
            )

    def _job_changed(self, busy: bool) -> None:
        if busy:
            return
        if self._wants_other:
            self._wants_other = False
            self._choose()
        elif self.panel.options != self.content.options:
            self.panel.show_options(self.content.options)  # stopped or refused: the sheets are those of before

    def _show(self, content: "LogContent", pdf: bytes) -> None:
        self.content, self._pdf = content, pdf
        self._shows_key = False
        self.set_pdf(pdf)
        self._tell()

    def _toggle_key(self) -> None:
        from exporters import logs

        self._shows_key = not self._shows_key
        self.set_pdf(logs.key_pdf(self.content) if self._shows_key else self._pdf)
        self._tell()

    def _tell(self) -> None:
        what = "Ключ к кодам" if self._shows_key else self.content.kind.heading
        sheets = plural(len(self.sheets), "лист", "листа", "листов")
        empty = self.content.options.only_new and not self.content.row_count and bool(self.content.shown)
        self.header.set_sentence("Новых записей с прошлой печати нет" if empty else f"{what}, {sheets} A4")
        self.panel.set_key_words(SHOW_LOG if self._shows_key else SHOW_KEY)
        coded = bool(self.content.coded)
        self.panel.show_printed(self.printed_so_far, markable=self._markable, coded=coded)

    # what is on paper

    @property
    def _markable(self) -> bool:
        """Whether these sheets are the journal itself: an extract (a section, a period) leaves its numbers alone."""
        options = self.content.options
        whole = not options.section and (options.period is None or options.only_new)
        return whole and bool(self.content.row_count) and not self._shows_key

    def _sent(self) -> None:
        if self.settings.which.value == "all" and self._markable:
            self._mark()

    def _mark(self) -> None:
        from models.rules.log_numbering import after_printing

        before = self.printed_so_far
        options = self.content.options
        after = after_printing(
            before, self.content.shown, len(self.sheets), self._context.today(), only_new=options.only_new
        )
        if self._remember(after):
            rows = plural(after.rows, "строка", "строки", "строк")
            self.say(
                f"Отмечено, на бумаге {rows}: дальше печатайте «Только новое»",
                "ok",
                "Не отмечать",
                lambda: self._remember(before),
            )

    def _restart(self) -> None:
        from models.rules.log_numbering import NOTHING_PRINTED

        before = self.printed_so_far
        if self._remember(NOTHING_PRINTED):
            self.say(
                "Забыто: журнал начнётся с первой строки и первого листа",
                "mute",
                "Вернуть",
                lambda: self._remember(before),
            )

    def _remember(self, printed: "PrintedLog") -> bool:
        from models.services.log_papers.printed import remember_printed

        try:
            remember_printed(self._context.journal, self.content.kind, self.content.options.year, printed)
        except UserError as error:
            self.refuse(error)
            return False
        self.printed_so_far = printed
        self._tell()
        return True

    # files

    def save(self) -> None:
        """Write the journal as docx, xlsx or PDF where the user says, the key list beside it."""
        if self.job_line.is_busy:
            self.say("Сначала будут готовы листы", "warn")
            return
        path = self._messages.ask_save_file("Сохранить в файл", self._suggested, FILES)
        if path is None:
            return
        if path.suffix.lower() not in _FORMATS:
            path = path.with_name(f"{path.name}.docx")
        content = self.content

        def work(progress: Progress) -> list[Path]:
            from exporters import documents, logs

            papers = logs.papers_of(content, path.stem)
            return documents.write(papers, path.parent, (path.suffix.lower()[1:],), progress)

        self.job_line.start("Сохранение", work, self._saved)

    def _saved(self, files: list[Path]) -> None:
        key = f", ключ к кодам: {files[1].name}" if len(files) > 1 else ""
        self.say(f"Сохранено: {files[0].name}{key}")
