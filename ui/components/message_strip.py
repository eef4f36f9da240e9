"""The strip at the foot of a page: what was done, with undo; what was refused, with the way out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.components.buttons import IconButton, Link
from ui.components.labels import Label, Sign
from ui.theme import current
from ui.themed import Themed, set_look

Tone = Literal["ok", "mute", "err", "warn", "info"]
_SIGNS: dict[Tone, tuple[str, str]] = {
    "ok": ("check", "ok"),
    "mute": ("trash-2", "mute"),
    "err": ("circle-x", "err"),
    "warn": ("triangle-alert", "warn"),
    "info": ("info", "accent"),
}
STAY_SECONDS = 12
"""How long a message without a fault stays; refusals stay until closed or replaced."""


@dataclass(frozen=True)
class Message:
    """One sentence for the strip; `action` is the word of the link and `do` what it calls (undo, another folder).

    `undoes` says that `do` takes back what the sentence tells, so that it goes when something else is written.
    """

    text: str
    tone: Tone = "ok"
    action: str = ""
    do: Callable[[], object] | None = None
    icon: str = ""
    undoes: bool = False


class MessageStrip(Themed, QWidget):
    """Shows one message at a time; hidden when there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._frame = QFrame()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(16, 4, 16, 8)
        outer.addWidget(self._frame)
        self._sign = Sign("check", "ok", 18)
        self._label = Label("", wrap=True)
        self._link = Link("", self._act)
        self._close = IconButton("x", "Скрыть сообщение", side=28, on_click=self.clear)
        self._layout = QHBoxLayout(self._frame)
        self._layout.setSpacing(10)
        self._layout.addWidget(self._sign)
        self._layout.addWidget(self._label, 1)
        self._layout.addWidget(self._link)
        self._layout.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=STAY_SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        self.message: Message | None = None
        self.restyle()
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show a message in place of the last one."""
        self.message = message
        icon, token = _SIGNS[message.tone]
        self._sign.set_icon(message.icon or icon, token)
        self._label.setText(message.text)
        self._link.setText(message.action)
        self._link.setAccessibleName(message.action)
        self._link.setVisible(bool(message.action))
        self._link.updateGeometry()
        self.setAccessibleName(message.text)
        set_look(self._frame, look=f"strip-{message.tone}")
        self.show()
        self._timer.stop()
        if message.tone in ("ok", "mute"):
            self._timer.start()

    def stand_behind(self, widget: QWidget) -> None:
        """Have Tab come to the strip after `widget`, so that a page with an order of its own is entered at its head.

        Both must stand in the window already: Qt keeps no order of widgets that come into it later.
        """
        self.setTabOrder(widget, self._link)
        self.setTabOrder(self._link, self._close)

    def clear(self) -> None:
        """Hide the strip."""
        self._timer.stop()
        self.message = None
        self.hide()

    @property
    def offers_undo(self) -> bool:
        """Whether the message on screen can take back what it tells."""
        return self.message is not None and self.message.undoes

    def _act(self) -> None:
        message = self.message
        self.clear()
        if message and message.do:
            message.do()

    def restyle(self) -> None:
        theme = current()
        self._layout.setContentsMargins(12, 4, 8, 4)
        self._frame.setMinimumHeight(theme.px(44))
