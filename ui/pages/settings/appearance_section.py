"""Вид: colours and font size, put on at once."""

from ui.components.buttons import row
from ui.components.choices import Segmented
from ui.components.labels import Label, SectionTitle
from ui.pages.context import PageContext
from ui.pages.settings.hooks import ProgramHooks
from ui.pages.settings.section import Section
from ui.theme import SCALES
from ui.tokens import Mode

_MODES = (
    (Mode.SYSTEM.value, "Как в системе"),
    (Mode.LIGHT.value, "Светлая"),
    (Mode.DARK.value, "Тёмная"),
    (Mode.CONTRAST.value, "Контрастная"),
)
_SIZES = {0.9: "Мелкий", 1.0: "Обычный", 1.15: "Крупный", 1.3: "Очень крупный"}


class AppearanceSection(Section):
    """Theme and font size."""

    def __init__(self, context: PageContext, hooks: ProgramHooks) -> None:
        super().__init__(context)
        self._appearance = hooks.appearance
        self.mode = Segmented(_MODES, name="Тема")
        self.font_size = Segmented([(scale, _SIZES[scale]) for scale in SCALES], name="Размер шрифта")
        self.column.addWidget(SectionTitle("Тема"))
        self.column.addWidget(row(self.mode))
        self.column.addSpacing(12)
        self.column.addWidget(SectionTitle("Размер шрифта"))
        self.column.addWidget(row(self.font_size))
        self.column.addWidget(
            Label("Кнопки, таблицы и отступы растут вместе со шрифтом. Бумаги не меняются.", "second")
        )
        self.mode.chosen.connect(lambda mode: self._appearance.set_mode(Mode(mode)))
        self.font_size.chosen.connect(self._appearance.set_scale)

    def fill(self) -> None:
        self.mode.set_value(self._appearance.mode.value)
        self.font_size.set_value(min(SCALES, key=lambda scale: abs(scale - self._appearance.scale)))
