"""The colours of the window: light, dark and high contrast, and how far apart two of them are."""

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """Which colours the user asked for; the value is what the settings file keeps."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True)
class Tokens:
    """One set of named colours, each "#RRGGBB"; `name` is also the folder of the tinted control signs."""

    name: str
    bg: str
    side: str
    panel: str
    desk: str
    hover: str
    line: str
    edge: str
    text: str
    text2: str
    accent: str
    link: str
    fill: str
    fill_hover: str
    fill_pressed: str
    on_fill: str
    accent_tint: str
    bar: str
    track: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    err: str
    err_tint: str
    mute: str
    mute_tint: str
    scroll: str
    off: str
    off_edge: str
    outline: str
    outlined: bool = False
    """True when tints may not carry meaning: cells, chips and tracks get an outline (`outline`) instead."""

    @property
    def dark(self) -> bool:
        """Whether text is lighter than the page."""
        return luminance(self.text) > luminance(self.bg)

    def colour(self, name: str) -> str:
        """The colour called `name` ("ok_tint"); AttributeError for a name that is not a token."""
        return str(getattr(self, name))


LIGHT = Tokens(
    name="light",
    bg="#FFFFFF",
    side="#F1EFEA",
    panel="#F7F6F2",
    desk="#E7E4DC",
    hover="#F4F2ED",
    line="#E2DFD7",
    edge="#85817A",
    text="#1F232B",
    text2="#555A64",
    accent="#24509E",
    link="#24509E",
    fill="#24509E",
    fill_hover="#1B4184",
    fill_pressed="#15346B",
    on_fill="#FFFFFF",
    accent_tint="#E5ECF8",
    bar="#24509E",
    track="#E2DFD7",
    ok="#1B6A3A",
    ok_tint="#E2F2E7",
    warn="#7A4A00",
    warn_tint="#FCEFD2",
    err="#A5231C",
    err_tint="#FBE5E2",
    mute="#4B4F58",
    mute_tint="#ECEAE4",
    scroll="#B3AEA3",
    off="#555A64",
    off_edge="#E2DFD7",
    outline="transparent",
)

DARK = Tokens(
    name="dark",
    bg="#1E2024",
    side="#17191C",
    panel="#26292E",
    desk="#141619",
    hover="#272A30",
    line="#393D44",
    edge="#858B96",
    text="#E8E9EC",
    text2="#B0B5BF",
    accent="#93B4F2",
    link="#9DBBF4",
    fill="#3B68C0",
    fill_hover="#4470C6",
    fill_pressed="#2F59AE",
    on_fill="#FFFFFF",
    accent_tint="#273754",
    bar="#86A9EB",
    track="#3C4048",
    ok="#86CF9F",
    ok_tint="#1F3829",
    warn="#EBC06B",
    warn_tint="#3D3218",
    err="#F5A29A",
    err_tint="#4A2622",
    mute="#C4C8D0",
    mute_tint="#343840",
    scroll="#5C626C",
    off="#B0B5BF",
    off_edge="#393D44",
    outline="transparent",
)

CONTRAST = Tokens(
    name="contrast",
    bg="#000000",
    side="#000000",
    panel="#000000",
    desk="#000000",
    hover="#1A1A1A",
    line="#FFFFFF",
    edge="#FFFFFF",
    text="#FFFFFF",
    text2="#FFFFFF",
    accent="#FFFF00",
    link="#FFFF00",
    fill="#FFFF00",
    fill_hover="#FFFF80",
    fill_pressed="#E6E600",
    on_fill="#000000",
    accent_tint="#003A6B",
    bar="#FFFF00",
    track="#000000",
    ok="#FFFFFF",
    ok_tint="#000000",
    warn="#FFFFFF",
    warn_tint="#000000",
    err="#FFFFFF",
    err_tint="#000000",
    mute="#FFFFFF",
    mute_tint="#000000",
    scroll="#FFFFFF",
    off="#A8A8A8",
    off_edge="#8A8A8A",
    outline="#FFFFFF",
    outlined=True,
)

SETS = (LIGHT, DARK, CONTRAST)


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB" from 0 (black) to 1 (white), as WCAG 2 defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, from 1 to 21; the order does not matter."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
