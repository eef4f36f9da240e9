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
    """Sends `wanted(id)` by its button: the records of this partner shall name the chosen one."""

    wanted = Signal(int)

    def __init__(self, card: PartnerCard, others: Sequence[PartnerCard]) -> None:
        super().__init__("Это другое написание партнёра")
        self._choice = Combo([(None, "не выбрано"), *((one.id, one.name) for one in others)])
        self._choice.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._choice.setMinimumContentsLength(10)
        self.field = Field("Верное написание", self._choice)
        self._choice.currentIndexChanged.connect(lambda _index: self.field.clear_problem())
        self.column.addWidget(self.field)
        events = plural(card.events, "запись перейдёт", "записи перейдут", "записей перейдут")
        self.column.addWidget(Label(f"{events} к нему, {in_quotes(card.name)} исчезнет.", "second", wrap=True))
        self.column.addWidget(row(Button("Объединить", "handshake", small=True, on_click=self._ask)))

    @property
    def kept_id(self) -> int | None:
        """The partner that stays; None while none is chosen."""
        value = self._choice.value
        return value if isinstance(value, int) else None

    def choose(self, partner_id: int) -> None:
        """Choose the partner that stays."""
        self._choice.set_value(partner_id)

    def _ask(self) -> None:
        if (kept_id := self.kept_id) is None:
            self.field.set_problem("Выберите, какое написание остаётся.")
            self._choice.setFocus()
        else:
            self.wanted.emit(kept_id)
