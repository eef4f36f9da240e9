"""What is typed into a form and not written yet is kept in the journal, and offered when the form opens again."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from models.errors import UserError

if TYPE_CHECKING:
    from datetime import datetime

    from models.journal.journal import Journal

_PAUSE_MS = 1200


class DraftedForm(Protocol):
    """A form whose content JSON can hold."""

    edited: SignalInstance

    @property
    def content(self) -> dict[str, Any]:
        """What is typed."""

    def set_content(self, content: Mapping[str, Any]) -> None:
        """Fill the form."""


class DraftKeeper(QObject):
    """Keeps the draft of one form under one key. `kept` says «Черновик сохранён в 14:31»."""

    kept = Signal(str)

    def __init__(self, journal: "Journal", key: str, form: Any, parent: QObject) -> None:
        super().__init__(parent)
        self._journal, self._key = journal, key
        self._form: DraftedForm = form
        self._written = form.content
        self._kept: Mapping[str, Any] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._keep_in_pause)
        self._form.edited.connect(self._on_edited)

    def begin(self) -> None:
        """What stands in the form now is what the journal holds as written."""
        self._pause.stop()
        self._written = self._form.content

    @property
    def differs(self) -> bool:
        """Whether something is typed that the journal does not hold as written."""
        return bool(self._form.content != self._written)

    def restore(self) -> "datetime | None":
        """Fill the form with its draft; when it was kept, None when there is none."""
        from models.services.drafts import load_draft

        draft = load_draft(self._journal, self._key)
        if draft is None:
            return None
        self._kept = draft.content
        self._form.set_content(draft.content)
        return draft.saved

    def keep(self) -> bool:
        """Keep what is typed, at once; True when there is a draft now. UserError when the journal cannot be written."""
        from models.services.drafts import save_draft

        self._pause.stop()
        if not self.differs:
            self.drop()
            return False
        content = self._form.content
        if content == self._kept:
            return True
        saved = save_draft(self._journal, self._key, content)
        self._kept = content
        self.kept.emit(f"Черновик сохранён в {saved.hour}:{saved:%M}")
        return True

    def _on_edited(self) -> None:
        if not self._pause.isActive():  # not anew: words typed without a stop are kept too
            self._pause.start()

    def _keep_in_pause(self) -> None:
        try:
            self.keep()
        except UserError:
            self.kept.emit("Черновик не сохранён")

    def drop(self) -> None:
        """Forget the draft: the form was written or given up."""
        from models.services.drafts import drop_draft

        self._pause.stop()
        if self._kept is not None:
            drop_draft(self._journal, self._key)
            self._kept = None

    def start_anew(self) -> None:
        """Put what is written back into the form and forget the draft."""
        self._form.set_content(self._written)
        self.drop()
