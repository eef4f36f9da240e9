import re

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontDatabase, QPalette

import resources
from ui import theme
from ui.appearance import MODE_KEY, SCALE_KEY, Appearance
from ui.components.buttons import Button
from ui.settings_protocol import MemorySettings
from ui.tokens import CONTRAST, DARK, LIGHT, SETS, Mode, contrast

TINTS = ("accent_tint", "ok_tint", "warn_tint", "err_tint", "mute_tint")
PAGES = ("bg", "side", "panel", "hover")


@pytest.mark.parametrize("tokens", SETS, ids=lambda tokens: tokens.name)
class TestContrast:
    @pytest.mark.parametrize("page", [*PAGES, "desk"])
    def test_text_is_at_least_four_and_a_half(self, tokens, page):
        for text in ("text", "text2", "off"):
            assert contrast(tokens.colour(text), tokens.colour(page)) >= 4.5, (text, page)

    @pytest.mark.parametrize("page", PAGES)
    def test_links_and_signs_read_as_text(self, tokens, page):
        for text in ("link", "accent", "ok", "warn", "err", "mute"):
            assert contrast(tokens.colour(text), tokens.colour(page)) >= 4.5, (text, page)

    def test_text_on_tints(self, tokens):
        for tint in TINTS:
            for text in ("text", "text2", "link"):
                assert contrast(tokens.colour(text), tokens.colour(tint)) >= 4.5, (text, tint)

    def test_chip_words_on_their_own_tint(self, tokens):
        for kind in ("ok", "warn", "err", "mute", "accent"):
            assert contrast(tokens.colour(kind), tokens.colour(f"{kind}_tint")) >= 4.5, kind

    def test_words_on_the_primary_button(self, tokens):
        for fill in ("fill", "fill_hover", "fill_pressed"):
            assert contrast(tokens.on_fill, tokens.colour(fill)) >= 4.5, fill

    @pytest.mark.parametrize("page", PAGES)
    def test_outlines_focus_and_bars_are_at_least_three(self, tokens, page):
        for part in ("edge", "accent", "bar", "err"):
            assert contrast(tokens.colour(part), tokens.colour(page)) >= 3, (part, page)

    def test_bar_on_its_track(self, tokens):
        assert contrast(tokens.bar, tokens.track) >= 3

    def test_control_signs_have_the_colours_of_the_tokens(self, tokens):
        wanted = dict.fromkeys(("chevron-down", "chevron-up", "chevron-left", "chevron-right"), "text")
        wanted |= dict.fromkeys(("chevron-down-off", "chevron-up-off", "check-off"), "off")
        wanted |= {"check": "on_fill", "calendar": "text2"}
        for sign, token in wanted.items():
            svg = resources.path("icons", "controls", tokens.name, f"{sign}.svg").read_text()
            assert f'stroke="{tokens.colour(token)}"' in svg, sign


def test_the_figures_of_the_visual_reference():
    assert contrast(LIGHT.text, LIGHT.bg) == pytest.approx(15.8, abs=0.06)
    assert contrast(DARK.text2, DARK.bg) == pytest.approx(7.9, abs=0.06)
    assert contrast(LIGHT.bar, LIGHT.track) == pytest.approx(5.8, abs=0.06)


def test_dark_knows_that_it_is_dark():
    assert (LIGHT.dark, DARK.dark, CONTRAST.dark) == (False, True, True)


@pytest.mark.parametrize(
    ("family", "base", "unit"), [("Noto Sans", 14, 1.0), ("DejaVu Sans", 13, 1.02), ("PT Sans", 14, 1.0)]
)
def test_base_size_follows_the_x_height(qapp, family, base, unit):
    if family not in QFontDatabase.families():
        pytest.skip(f"{family} is not installed")
    made = theme.build(Mode.LIGHT, family=family)
    assert made.base == base
    assert made.unit == pytest.approx(unit, abs=0.01)


def test_the_users_scale_enlarges_fonts_and_layout(qapp):
    plain, large = theme.build(Mode.LIGHT), theme.build(Mode.LIGHT, 1.3)
    assert large.font_px(14) == round(plain.base * 1.3)
    assert large.px(204) >= round(plain.px(204) * 1.28)


def test_all_roles_of_the_palette_come_from_the_tokens(qapp):
    made = theme.palette(DARK)
    group = QPalette.ColorGroup.Active
    for role in QPalette.ColorRole:
        if role not in (QPalette.ColorRole.NColorRoles, QPalette.ColorRole.NoRole):
            assert made.isBrushSet(group, role), role
    assert made.color(QPalette.ColorRole.PlaceholderText).name().upper() == DARK.text2


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.CONTRAST])
def test_the_style_sheet_has_no_token_left(qapp, mode):
    text = theme.stylesheet(theme.build(mode))
    assert "@" not in text
    assert "$" not in text
    assert not re.search(r"\d[kfr]\b", re.sub(r'url\("[^"]*"\)|#\w{6}', "", text))
    for path in re.findall(r'url\("([^"]+)"\)', text):
        assert resources.ROOT.joinpath(path).exists(), path


def test_switching_restyles_an_open_window(qapp, qtbot):
    button = Button("Записать", "check", "primary")
    qtbot.addWidget(button)
    button.show()
    light = button.grab().toImage().pixelColor(QPoint(8, 8)).name().upper()
    height = button.height()
    theme.apply(qapp, theme.build(Mode.DARK, 1.3))
    assert button.height() > height
    dark = button.grab().toImage().pixelColor(QPoint(8, 8)).name().upper()
    assert (light, dark) == (LIGHT.fill, DARK.fill)


def test_the_settings_decide_and_are_kept(qapp):
    settings = MemorySettings({MODE_KEY: "dark", SCALE_KEY: 1.15})
    appearance = Appearance(qapp, settings)
    assert theme.current().tokens is DARK
    appearance.set_mode(Mode.LIGHT)
    appearance.set_scale(1.0)
    assert theme.current().tokens is LIGHT
    assert (settings.get(MODE_KEY), settings.get(SCALE_KEY)) == ("light", 1.0)
    appearance.set_mode(Mode.SYSTEM)
    appearance.deleteLater()


@pytest.mark.parametrize(("mode", "scale"), [("пёстрая", "большая"), (None, 99), (7, -1)])
def test_spoilt_settings_still_give_a_theme(qapp, mode, scale):
    appearance = Appearance(qapp, MemorySettings({MODE_KEY: mode, SCALE_KEY: scale}))
    assert appearance.mode is Mode.SYSTEM
    assert 0.9 <= appearance.scale <= 1.3
    appearance.deleteLater()


def test_a_theme_is_needed_first(qapp):
    kept = qapp.property("profjournal_theme")
    qapp.setProperty("profjournal_theme", None)
    with pytest.raises(RuntimeError, match="No theme"):
        theme.current()
    qapp.setProperty("profjournal_theme", kept)
