"""The look of the program: colours, base font size, layout unit; applied to the application in one call."""

import re
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

import resources
from ui.tokens import CONTRAST, DARK, LIGHT, Mode, Tokens

SAMPLE = "Экскурсия в пожарную часть, 8 и 9 классы, 45 участников"
SAMPLE_WIDTH = 394.3  # of SAMPLE in Noto Sans 14 px, the font the pictures were drawn with
REFERENCE = 14
WANTED_X_HEIGHT = 6.99  # 7 px, less what rounding inside font files takes away
SCALES = (0.9, 1.0, 1.15, 1.3)

_PROPERTY = "profjournal_theme"


@dataclass(frozen=True)
class Theme:
    """What the window is drawn with; `base` is the body font in pixels, `unit` is K of the layout."""

    tokens: Tokens
    family: str
    base: float
    unit: float

    def px(self, length: float) -> int:
        """A fixed width or height drawn at 14 px, in pixels of this theme."""
        return round(length * self.unit)

    def font_px(self, size: float) -> int:
        """A font size drawn at 14 px, in pixels of this theme."""
        return round(size * self.base / REFERENCE)

    def font(self, size: float = REFERENCE, weight: int = 400) -> QFont:
        """The interface font at a reference size, weight 400 or 600."""
        font = QFont(self.family)
        font.setPixelSize(self.font_px(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def colour(self, token: str) -> QColor:
        """The colour of a token, ready to paint with."""
        return _colour(self.tokens.colour(token))


@cache
def _colour(name: str) -> QColor:
    return QColor(name)


def build(mode: Mode = Mode.SYSTEM, scale: float = 1.0, family: str | None = None) -> Theme:
    """The theme for a mode and the user's font scale (0.9 to 1.3); needs a QApplication for the fonts."""
    chosen = family or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    pixels = base_pixels(chosen)
    base = pixels * scale
    return Theme(_tokens(mode), chosen, base, max(base / REFERENCE, _sample_width(chosen, base) / SAMPLE_WIDTH))


@cache
def base_pixels(family: str) -> int:
    """The smallest pixel size whose x-height is 7 px: fonts of one height look one size."""
    font = QFont(family)
    font.setPixelSize(100)
    x_height = QFontMetricsF(font).xHeight() / 100
    return next((size for size in range(12, 19) if size * x_height >= WANTED_X_HEIGHT), REFERENCE)


@cache
def _sample_width(family: str, base: float) -> float:
    font = QFont(family)
    font.setPixelSize(round(base))
    return QFontMetricsF(font).horizontalAdvance(SAMPLE)


def _tokens(mode: Mode) -> Tokens:
    hints = QApplication.styleHints()
    if mode is Mode.CONTRAST or (
        mode is Mode.SYSTEM and hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    ):
        return CONTRAST
    if mode is Mode.SYSTEM:
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if mode is Mode.DARK else LIGHT


def current() -> Theme:
    """The theme of the running application (the last one applied); it is kept by the QApplication itself."""
    app = QApplication.instance()
    theme = app.property(_PROPERTY) if app else None
    if not isinstance(theme, Theme):
        raise RuntimeError("No theme applied yet: call ui.theme.apply(app, build()) first")  # noqa: TRY004 — the caller's bug
    return theme


def apply(app: QApplication, theme: Theme) -> None:
    """Put the theme on the application; open windows restyle themselves (see `ui.themed.Themed`)."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setProperty(_PROPERTY, theme)
    app.setFont(theme.font())
    app.setPalette(palette(theme.tokens))
    app.setStyleSheet(stylesheet(theme))


def palette(tokens: Tokens) -> QPalette:
    """All roles of a palette from the tokens; what the style sheet does not reach is drawn with these."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: tokens.bg,
        roles.Base: tokens.bg,
        roles.AlternateBase: tokens.panel,
        roles.ToolTipBase: tokens.panel,
        roles.Button: tokens.bg,
        roles.Light: tokens.bg,
        roles.Midlight: tokens.hover,
        roles.Mid: tokens.line,
        roles.Dark: tokens.edge,
        roles.Shadow: tokens.edge,
        roles.WindowText: tokens.text,
        roles.Text: tokens.text,
        roles.ButtonText: tokens.text,
        roles.ToolTipText: tokens.text,
        roles.BrightText: tokens.err,
        roles.PlaceholderText: tokens.text2,
        roles.Highlight: tokens.accent_tint,
        roles.HighlightedText: tokens.text,
        roles.Accent: tokens.accent,
        roles.Link: tokens.link,
        roles.LinkVisited: tokens.link,
    }
    result = QPalette()
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.off))
    return result


def stylesheet(theme: Theme) -> str:
    """The style sheet: `@token` becomes a colour, `36k` layout pixels, `14f` font pixels, `@signs` a folder.

    `18r` is the radius of a round sign of 18 units with a border of a pixel: one too large would make it square.
    `$dot` is what a border of 6 units leaves of it inside.
    """
    text = resources.path("qss", "window.qss").read_text(encoding="utf-8")
    text = text.replace("$dot", f"{theme.px(18) + 2 - 2 * theme.px(6)}px")
    text = re.sub(r"(\d+)k\b", lambda found: f"{theme.px(int(found[1]))}px", text)
    text = re.sub(r"(\d+)r\b", lambda found: f"{theme.px(int(found[1])) // 2 + 1}px", text)
    text = re.sub(r"(\d+)f\b", lambda found: f"{theme.font_px(int(found[1]))}px", text)
    signs = resources.path("icons", "controls", theme.tokens.name).as_posix()
    return re.sub(r"@([a-z]\w*)", lambda found: signs if found[1] == "signs" else theme.tokens.colour(found[1]), text)
