"""«Объединить с другим написанием»: which partner stays."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from models.rules.people_checks import PartnerCard
from models.rules.russian import in_quotes, plural
from ui.components.buttons import Button, row
from ui.components.controls import Combo
from ui.components.field import Field
from ui.components.labels import Label
from ui.components.layout import Expander


class UniteBox(Expander):
    """Sends `wanted` by its button: the records of this partner shall name the chosen one."""

    wanted = Signal()

    def __init__(self, card: PartnerCard, others: Sequence[PartnerCard]) -> None:
        super().__init__("Это другое написание партнёра")
        self._choice = Combo([(one.id, one.name) for one in others])
        self._choice.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._choice.setMinimumContentsLength(10)
        self.column.addWidget(Field("Верное написание", self._choice))
        events = plural(card.events, "запись перейдёт", "записи перейдут", "записей перейдут")
        self.column.addWidget(Label(f"{events} к нему, {in_quotes(card.name)} исчезнет.", "second", wrap=True))
        self.column.addWidget(row(Button("Объединить", "handshake", small=True, on_click=self.wanted.emit)))

    @property
    def kept_id(self) -> int:
        """The partner that stays."""
        value = self._choice.value
        assert isinstance(value, int)
        return value

    def choose(self, partner_id: int) -> None:
        """Choose the partner that stays."""
        self._choice.set_value(partner_id)
