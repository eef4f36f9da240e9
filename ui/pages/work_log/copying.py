"""«Скопировать в Excel»: rows of the table go to the clipboard as lines with tabs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from models.rules.russian import plural
from ui.jobs import Progress
from ui.pages.work_log.columns import COLUMNS, as_text

if TYPE_CHECKING:
    from ui.pages.work_log.page import WorkLogPage

_AT_ONCE = 500
"""So many rows are copied at once, more as a job that can be stopped."""


class Copying:
    """Copies rows of the page, in the columns that are shown."""

    def __init__(self, page: "WorkLogPage") -> None:
        self._page = page

    def copy(self) -> None:
        """The chosen rows when there are several, else all that are shown."""
        chosen = self._chosen()
        self._copy(chosen if len(chosen) > 1 else self._page.shown.keys)

    def copy_chosen(self) -> None:
        """The chosen rows (Ctrl+C)."""
        self._copy(self._chosen())

    def _chosen(self) -> list[int]:
        places = sorted(index.row() for index in self._page.table.selectionModel().selectedRows())
        return [self._page.shown.keys[place] for place in places]

    def _copy(self, keys: Sequence[int]) -> None:
        keys = [key for key in keys if key]  # the draft is no record yet
        if not keys:
            return
        page = self._page
        hidden = page.hidden_columns()
        columns = [one for place, one in enumerate(COLUMNS) if place not in hidden and one.title]
        figures = page.figures  # read here: a job must not ask the page for anything

        def work(progress: Progress) -> str:
            from models.services.work_log_rows import work_log_rows

            rows: list[Any] = []
            for first in range(0, len(keys), _AT_ONCE):
                progress(first, len(keys), "Копирую записи…")
                part = keys[first : first + _AT_ONCE]
                found = work_log_rows(page.context.journal, part, figures)
                rows += [found[key] for key in part if key in found]
            return as_text(columns, rows)

        if len(keys) <= _AT_ONCE:
            self._copied(work(lambda *_: None), len(keys))
        else:
            page.job_line.start("Копирование записей", work, lambda text: self._copied(text, len(keys)))

    def _copied(self, text: str, count: int) -> None:
        QApplication.clipboard().setText(text)
        self._page.say(f"Скопировано: {plural(count, 'строка', 'строки', 'строк')}. Вставьте в Excel (Ctrl+V)")
