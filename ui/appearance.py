"""Which theme is on: what the user chose, else what the system says; followed while the program runs."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.settings_protocol import Settings
from ui.tokens import Mode

MODE_KEY, SCALE_KEY = "appearance.mode", "appearance.scale"

_SCHEMES = {Mode.LIGHT: Qt.ColorScheme.Light, Mode.DARK: Qt.ColorScheme.Dark, Mode.CONTRAST: Qt.ColorScheme.Dark}


class Appearance(QObject):
    """Applies the theme and keeps it in step with the settings and with the system."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self.apply()

    @property
    def mode(self) -> Mode:
        """What the user chose; an unknown word in the settings means the system's choice."""
        kept = str(self._settings.get(MODE_KEY, Mode.SYSTEM))
        return Mode(kept) if kept in list(Mode) else Mode.SYSTEM

    @property
    def scale(self) -> float:
        """The font scale, within what the layout bears (0.9 to 1.3)."""
        kept = self._settings.get(SCALE_KEY, 1.0)
        value = float(kept) if isinstance(kept, int | float) else 1.0
        return min(max(value, theme.SCALES[0]), theme.SCALES[-1])

    def set_mode(self, mode: Mode) -> None:
        """Choose colours; open windows change at once."""
        self._settings.set(MODE_KEY, mode.value)
        self.apply()

    def set_scale(self, scale: float) -> None:
        """Choose the font size; open windows change at once."""
        self._settings.set(SCALE_KEY, scale)
        self.apply()

    def apply(self) -> None:
        """Build the theme anew and put it on the application, if it differs from the one that is on."""
        hints = self._app.styleHints()
        scheme = _SCHEMES.get(self.mode)
        if scheme is not None:
            hints.setColorScheme(scheme)  # the system's title bar follows where the platform can
        elif hints.colorScheme() != Qt.ColorScheme.Unknown:
            hints.unsetColorScheme()
        wanted = theme.build(self.mode, self.scale)
        if self._app.property("profjournal_theme") != wanted:
            theme.apply(self._app, wanted)

    def _system_changed(self) -> None:
        if self.mode is Mode.SYSTEM:
            self.apply()
