"""Ctrl+Z and Ctrl+Y over the whole journal: whichever page is open, the last action is taken back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.errors import UserError
from ui.components.message_strip import Message
from ui.main_window import MainWindow
from ui.pages_base import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.journal.journal import Journal
    from models.services.actions import TakenBack, Turn

_LONGEST = 90


class Undoing(QObject):
    """Answers the window's wish to take back or do again, on the journal that `follow` named last."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._journal: Journal | None = None
        window.undo_wanted.connect(self.undo)
        window.redo_wanted.connect(self.redo)
        window.changes_committed.connect(lambda _changes: self.tell())

    def follow(self, journal: "Journal | None") -> None:
        """From now on actions of this journal are meant; None: of no journal."""
        self._journal = journal

    def tell(self) -> None:
        """Tell the window's buttons what they would do now."""
        from models.services.actions import turns

        if self._journal is None:
            self._window.set_turns("", "")
            return
        now = turns(self._journal)
        self._window.set_turns(
            _offer(now.undo, "Отменить", "Вернуть из корзины"), _offer(now.redo, "Повторить", "Снова удалить")
        )

    def undo(self) -> None:
        """Take back the last action and say which it was."""
        from models.services import actions

        self._turn(actions.undo, "Отменено", "Отменять больше нечего", redo=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        from models.services import actions

        self._turn(actions.redo, "Сделано снова", "Повторять нечего", redo=False)

    def _skip(self) -> None:
        """An import has changed what the last action wrote: go on with the one before it."""
        from models.services import actions

        if self._journal is not None:
            actions.skip(self._journal)
            self.tell()
            self.undo()

    def _turn(self, turn: "Callable[[Journal], TakenBack | None]", done: str, nothing: str, *, redo: bool) -> None:
        from models.journal.taking_back import OverwrittenError

        page = self._window.page
        if self._journal is None or not isinstance(page, Page):
            return
        try:
            taken = turn(self._journal)
        except OverwrittenError as error:
            if redo:
                page.refuse(error, "Пропустить это действие", self._skip)
            else:
                page.refuse(error)
            return
        except UserError as error:
            page.refuse(error)
            return
        if taken is None:
            page.say(nothing, "mute")
            return
        self._window.publish(taken.changes)
        if taken.removes:
            words = f"Вернулось из корзины: {taken.title}" if redo else f"Снова в корзине: {taken.title}"
        else:
            words = f"{done}: {taken.title}"
        link, do = ("Повторить", self.redo) if redo else ("Отменить", self.undo)
        page.strip.show_message(Message(words, "ok", link, do, undoes=True))


def _offer(turn: "Turn | None", verb: str, of_removal: str) -> str:
    """What a button would do; a long title is cut, for a tooltip does not wrap."""
    if turn is None:
        return ""
    title = turn.title if len(turn.title) <= _LONGEST else f"{turn.title[:_LONGEST].rstrip()} …"
    return f"{of_removal if turn.removes else verb}: {title}"
