import pytest
from PySide6.QtGui import QColor, QIcon

import resources
from ui import icons
from ui.theme import current

NAMES = sorted(path.stem for path in resources.path("icons").glob("*.svg"))


def colours(pixmap):
    image = pixmap.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_icon_is_drawn_in_the_asked_colour(qapp, name):
    assert QColor(current().tokens.err).name() in colours(icons.pixmap(name, "err", 40, 1.0))


def test_an_icon_is_rendered_for_the_pixel_ratio_and_cached(qapp):
    double = icons.pixmap("house", "text", 20, 2.0)
    assert double.width() == 2 * current().px(20)
    assert double.deviceIndependentSize().width() == current().px(20)
    assert icons.pixmap("house", "text", 20, 2.0).cacheKey() == double.cacheKey()


def test_disabled_is_drawn_in_the_colour_of_what_is_off(qapp):
    icon = icons.icon("printer", "err", 40)
    size = icon.availableSizes()[0]
    assert QColor(current().tokens.off).name() in colours(icon.pixmap(size, QIcon.Mode.Disabled))


def test_an_unknown_icon_is_a_bug(qapp):
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_the_licence_lies_beside():
    assert "ISC License" in resources.path("icons", "LICENSE").read_text()
