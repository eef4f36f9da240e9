"""What a page of an open journal works with; made once by whoever opens the journal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ui.jobs import JobRunner
from ui.messages import Messages
from ui.settings_protocol import Settings

if TYPE_CHECKING:
    from models.journal.journal import Journal


@dataclass(frozen=True)
class PageContext:
    """The journal and the window's services.

    `load_workbook` starts loading an Excel book, where that is possible; `templates` is the folder of own forms.
    """

    journal: "Journal"
    jobs: JobRunner
    messages: Messages
    settings: Settings
    today: Callable[[], date] = date.today
    load_workbook: Callable[[], object] | None = None
    templates: Path | None = None
