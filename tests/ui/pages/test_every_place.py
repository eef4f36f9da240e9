"""What holds for every place of the window: the keyboard is enough, every control has a name, F1 knows the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.places import office_places_of, places_of
from models.journal.journal import Journal
from tests.ui.keyboard import controls_of, describe, tab_through
from tests.ui.pages import office_sample
from tests.ui.pages.office_window import office_window
from tests.ui.pages.whole_window import open_whole
from ui.main_window import HIDDEN
from ui.pages.help import topics

OFFICE = "office/"
"""Stands before the keys of a municipality's places."""
PLACES = {place.key: place for place in places_of(None, None)}
OFFICE_PLACES = {f"{OFFICE}{place.key}": place for place in office_places_of(None, None)}
ALL = PLACES | OFFICE_PLACES


@pytest.fixture
def office_journal(tmp_path):
    with Journal.create(tmp_path / "район.profjournal")[0] as journal:
        office_sample.fill_office(journal)
        yield journal


@pytest.fixture
def open_it(qtbot, request):
    opened = []

    def open_place(place, width=1366):
        if place.startswith(OFFICE):
            window = office_window(request.getfixturevalue("office_journal"), place.removeprefix(OFFICE))
            qtbot.addWidget(window)
            window.resize(width, 698)
            window.show()
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
        else:
            window = open_whole(qtbot, request.getfixturevalue("journal"), place, width=width)
        opened.append(window)
        QTest.qWait(50)
        return window

    yield open_place
    for window in opened:
        window.context.jobs.stop()


@pytest.mark.parametrize("place", ALL)
def test_tab_reaches_every_control_and_each_has_a_name(open_it, place):
    window = open_it(place)
    first = window._sidebar.button("home")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    reached = tab_through(window)
    unnamed = [describe(one) for one in reached if not one.accessibleName()]
    assert not unnamed, unnamed
    missed = [describe(one) for one in controls_of(window) if one not in reached]
    assert not missed, missed


@pytest.mark.parametrize("place", ALL)
def test_every_place_has_its_page_of_help(place):
    keys = {topic.key: topic for topic in topics()}
    key = place.removeprefix(OFFICE)
    assert key == "help" or len(keys[key].text) > 200


@pytest.mark.parametrize("place", [key for key, place in ALL.items() if place.group != HIDDEN])
def test_every_place_has_a_button_with_its_key(open_it, place):
    window = open_it(f"{OFFICE}help" if place.startswith(OFFICE) else "people")
    place = place.removeprefix(OFFICE)
    button = window._sidebar.button(place)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert window.place == place
    assert button.isChecked()


@pytest.mark.parametrize("place", ALL)
@pytest.mark.parametrize("width", [1366, 1280])
def test_nothing_is_wider_than_the_window(open_it, place, width):
    window = open_it(place, width=width)
    assert window.width() == width
    for one in controls_of(window.page):
        right = one.mapTo(window, one.rect().topRight()).x()
        inside_scroll = any(type(parent).__name__ in ("TableView", "QScrollArea") for parent in _parents(one))
        assert inside_scroll or right <= width, describe(one)


def _parents(one):
    while (one := one.parentWidget()) is not None:
        yield one


@pytest.mark.parametrize(("home", "places"), [("home", PLACES), (f"{OFFICE}home", OFFICE_PLACES)])
def test_focus_is_never_lost_when_a_place_opens(open_it, home, places):
    window = open_it(home)
    for key in (place.key for place in places.values()):
        window.open_place(key)
        QTest.qWait(20)
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is not None, key


@pytest.mark.parametrize("place", ALL)
def test_the_form_of_a_new_record_is_filled_in_by_keys_alone(open_it, place):
    window = open_it(place)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(50)
    side = getattr(window.page, "side", None)
    if side is None or not side.isVisible():
        pytest.skip("nothing new is made on this page")
    reached = tab_through(window)
    unnamed = [describe(one) for one in reached if not one.accessibleName()]
    assert not unnamed, unnamed
    missed = [describe(one) for one in controls_of(window) if one not in reached]
    assert not missed, missed
    QTest.keyClick(reached[-1], Qt.Key.Key_Escape)


def test_tab_leaves_the_form_of_a_written_record_too(open_it):
    window = open_it("people")
    for tab in window.page.tabs.values():
        window.page.open_tab(next(key for key, one in window.page.tabs.items() if one is tab))
        tab.edit(tab.cards[0])
        QTest.qWait(20)
        reached = tab_through(window)
        missed = [describe(one) for one in controls_of(window) if one not in reached]
        assert not missed, missed
        assert all(one.accessibleName() for one in reached)


def test_no_two_pages_of_the_help_have_one_key():
    keys = [topic.key for topic in topics()]
    assert len(keys) == len(set(keys))
