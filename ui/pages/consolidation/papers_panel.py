"""The papers of the свод, the receipts for the schools, and the package for the region."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from ui.components.buttons import Button, row, stack
from ui.components.controls import RadioButton
from ui.components.findings import FindingRow
from ui.components.labels import Label, SectionTitle
from ui.components.layout import SidePanel
from ui.pages.consolidation.school_panel import WIDTH
from ui.theme import current

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from models.rules.findings import Finding

_WHAT = {
    "appendix2": "планы школ в одной таблице, общие мероприятия сложены",
    "appendix3": "суммы по школам и по классам, партнёры",
    "note": "числа, примеры школ, динамика",
    "readiness": "кто сдал верный отчёт, кто неверный, кто не сдал, с диаграммой",
    "registration": "«Билет в будущее» по школам: план, факт, остаток",
    "coordinators": "фамилии, должности и телефоны из пакетов школ",
    "dynamics": "эта кампания рядом с прежними",
}


class PapersPanel(SidePanel):
    """`preview_wanted(name)`, `files_wanted`, `receipts_wanted`, `region_wanted`, `card_wanted`.

    `region` are the sentences about what went to the region and what it answered.
    """

    preview_wanted = Signal(str)
    files_wanted = Signal()
    receipts_wanted = Signal()
    region_wanted = Signal()
    card_wanted = Signal()

    def __init__(self, titles: "Mapping[str, str]", *, received: int, region: "Sequence[str]") -> None:
        super().__init__("Бумаги свода", width=WIDTH)
        self.kinds: dict[str, RadioButton] = {}
        group = QButtonGroup(self)
        for name, title in titles.items():
            self.kinds[name] = RadioButton(title, name == "appendix3")
            self.kinds[name].setAccessibleDescription(_WHAT[name])
            group.addButton(self.kinds[name])
            hint = Label(_WHAT[name], "second", wrap=True)
            hint.setIndent(current().px(28))
            self.column.addWidget(stack(self.kinds[name], hint, gap=1))
        self.receipts = Button("Записать квитанции", "file-check", small=True, on_click=self.receipts_wanted.emit)
        self.region = Button("Отправить свод в регион", "send", small=True, on_click=self.region_wanted.emit)
        self.column.addWidget(SectionTitle("Ответ школам"))
        self.column.addWidget(
            Label(
                "Квитанция — подписанный файл для каждой школы: принят отчёт или что исправить. Отправьте её школе "
                "письмом или на флешке.",
                "second",
                wrap=True,
            )
        )
        self.column.addWidget(row(self.receipts))
        self.column.addWidget(SectionTitle("В регион"))
        self.column.addWidget(Label("Свод с приложениями и справкой одним подписанным пакетом.", "second", wrap=True))
        for words in region:
            self.column.addWidget(Label(words, wrap=True))
        card = Button("Карточка ключа", "key-round", small=True, on_click=self.card_wanted.emit)
        card.setToolTip("По ней регион подтвердит ключ муниципалитета")
        self.column.addWidget(row(self.region))
        self.column.addWidget(row(card))
        for button in (self.receipts, self.region):
            button.setEnabled(bool(received))
            button.setToolTip("" if received else "Сначала примите хотя бы один пакет")
        show = Button("Просмотр", "printer", "primary", on_click=lambda: self.preview_wanted.emit(self.chosen))
        self.set_footer(show, Button("Сохранить все", "download", on_click=self.files_wanted.emit))

    @property
    def chosen(self) -> str:
        """The paper that is chosen."""
        return next(name for name, button in self.kinds.items() if button.isChecked())

    def focus_first(self) -> None:
        """Put the focus on the chosen paper."""
        self.kinds[self.chosen].setFocus()


class ErrorsPanel(SidePanel):
    """Before a свод with wrong reports is signed: which, `anyway` or `kept_back`."""

    anyway = Signal()
    kept_back = Signal()

    def __init__(self, errors: "Sequence[Finding]") -> None:
        super().__init__("В своде есть неверные отчёты", width=WIDTH)
        self.column.addWidget(
            Label(
                "Верните их школам на доработку или примите такими, как есть. Можно и отправить свод сейчас: регион "
                "увидит, что он подписан с ошибками.",
                wrap=True,
            )
        )
        for found in errors:
            self.column.addWidget(FindingRow("err", found.message, found.place))
        self.set_footer(
            Button("Не отправлять", variant="primary", on_click=self.kept_back.emit),
            Button("Подписать с ошибками", variant="danger", on_click=self.anyway.emit),
        )
