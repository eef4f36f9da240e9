"""The key of a method of the program: to be read, saved, taken as a pattern."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from models.rules.diagnostics.instrument import Instrument, Scale
from models.rules.diagnostics.key_text import key_text
from models.rules.diagnostics.own_instrument import OWN_KINDS
from models.rules.diagnostics.raw_scores import shown_score
from ui.components.buttons import Button, row
from ui.components.labels import Label, SectionTitle
from ui.components.layout import SidePanel
from ui.pages.diagnostics.method_words import kind_words
from ui.pages.diagnostics.result_words import scale_words

if TYPE_CHECKING:
    from models.services.diagnostics_instruments import KnownInstrument


class MethodPanel(SidePanel):
    """Read only: the keys of published methods are facts, and what the form does not know of a file it would lose."""

    def __init__(self, known: "KnownInstrument", pattern: Callable[[], object], save: Callable[[], object]) -> None:
        super().__init__("Своя методика" if known.own else "Методика программы")
        instrument = known.instrument
        self.column.setAlignment(Qt.AlignmentFlag(0))
        self.add_action(Button("В файл", "download", small=True, on_click=save))
        self.column.addWidget(Label(instrument.name, "section", wrap=True))
        words = kind_words(instrument)
        self.column.addWidget(Label(words[:1].upper() + words[1:], "muted", wrap=True))
        if instrument.unsure:
            note = "Встречается в разных редакциях: сверьте ключ и уровни с вашим бланком."
            self.column.addWidget(Label(note, "second", wrap=True))
        if not instrument.scales and not instrument.only_passed:
            note = "Шкалы и уровни этой методики школа задаёт сама."
            self.column.addWidget(Label(note, wrap=True))
        if known.own:
            note = "В этой методике есть то, чего нет в форме. Поправьте её файл и загрузите снова."
            self.column.addWidget(Label(note, wrap=True))
        take = "Взять за образец" if instrument.scales else "Задать шкалы"
        if instrument.answers is None or instrument.answers.kind in OWN_KINDS:
            self.column.addWidget(row(Button(take, "copy", small=True, on_click=pattern)))
        for scale in instrument.scales:
            self._add_scale(instrument, scale)
        self.column.addStretch(1)

    def _add_scale(self, instrument: Instrument, scale: Scale) -> None:
        title = scale_words(instrument, scale.name)
        self.column.addWidget(SectionTitle(title[:1].upper() + title[1:]))
        lines = [f"Баллы от {shown_score(scale.lowest)} до {shown_score(scale.highest)}"]
        if instrument.answers is not None and scale.key:
            lines.append(f"Ключ: {key_text(scale.key, instrument.answers)}")
        if scale.levels:
            levels = "; ".join(f"от {shown_score(one.start)} {one.name or 'без названия'}" for one in scale.levels)
            lines.append(f"Уровни: {levels}")
        self.column.addWidget(Label("\n".join(lines), "second", wrap=True))
