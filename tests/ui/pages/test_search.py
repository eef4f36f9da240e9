"""Search across the journal in the whole window: typing, keys, ways to the records and back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from models.services import partners
from models.tables import Consultation, ConsultationName, Partner, SchoolYear, WorkRecord
from models.vocabulary import ConsultationKind, PartnerCategory, PersonCategory
from tests.ui.keyboard import type_text
from tests.ui.pages.people_window import press_key
from tests.ui.pages.whole_window import open_whole
from ui.components.empty_state import EmptyState
from ui.main_window import HIDDEN, Place
from ui.pages.search.page import SearchPage
from ui.pages.search.results import ROW_ROLE, Found, Heading, More
from ui.pages_base import Page

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, journal):
    shown = open_whole(qtbot, journal)
    yield shown
    shown.context.jobs.stop()


@pytest.fixture
def page(window):
    press_key(window, Qt.Key.Key_K, CTRL)
    assert isinstance(window.page, SearchPage)
    return window.page


class Log(Page):
    title = "Журнал"

    def __init__(self):
        super().__init__()
        self.asked = []

    def open_at(self, argument):
        self.asked.append(argument)


@pytest.fixture
def with_log(window):
    """The window with a page of the work log, whoever has made the real one."""
    places = [place for place in window._places.values() if place.key not in ("work_log", "search")]
    log = Place("work_log", "Журнал работы", "notebook-pen", 1, Log)
    search = Place("search", "Поиск", "search", HIDDEN, lambda: SearchPage(window.context, lambda: {"work_log"}))
    window.set_places([*places, log, search])
    return window


def rows(page, kind=Found):
    return [row for row in page.model.rows if isinstance(row, kind)]


def look_up(page, words):
    page.field.edit.setText(words)
    page.search()


def current(page):
    return page.results.currentIndex().data(ROW_ROLE)


def test_it_is_opened_by_key_and_by_button_and_esc_leads_back(window, page, press):
    assert page.field.edit.hasFocus()
    press_key(window, Qt.Key.Key_Escape)
    assert window.place == "home"
    press(window.page, "Найти")
    assert window.place == "search"
    window.open_place("people")
    press_key(window, Qt.Key.Key_K, CTRL)
    type_text(page.field.edit, "нива")
    press_key(window, Qt.Key.Key_Escape)
    assert page.field.edit.text() == ""
    press_key(window, Qt.Key.Key_Escape)
    assert window.place == "people"
    assert not any(button.isChecked() and button.item.key == "search" for button in window._sidebar._buttons.values())


def test_results_come_while_typing_and_enter_opens_the_record(qtbot, window, page, journal):
    type_text(page.field.edit, "нива")
    qtbot.waitUntil(lambda: bool(rows(page)))
    assert [row.words for row in rows(page, Heading)][-1] == "Партнёры, 1"
    assert "Найдено:" in page.header.sentence.text()
    while current(page).kind.key != "partner":
        press_key(window, Qt.Key.Key_Down)
    assert page.field.edit.hasFocus()
    press_key(window, Qt.Key.Key_Return)
    assert window.place == "people"
    assert window.page.side.form.card() == next(one for one in partners.partners(journal) if "Нива" in one.name)


def test_enter_opens_what_was_typed_not_what_is_still_shown(window, page):
    look_up(page, "нива")
    page.field.edit.setText("фёдорова")
    press_key(window, Qt.Key.Key_Return)
    assert window.place == "people"
    assert window.page.side.form.card().full_name.startswith("Фёдорова")


def test_arrows_pass_over_headings_and_stop_at_the_ends(window, page):
    look_up(page, "а")
    seen = set()
    for _ in range(len(page.model.rows) + 3):
        assert not isinstance(current(page), Heading)
        seen.add(page.results.currentIndex().row())
        press_key(window, Qt.Key.Key_Down)
    assert len(seen) == len(page.model.rows) - len(rows(page, Heading))
    press_key(window, Qt.Key.Key_PageUp)
    for _ in range(len(page.model.rows)):
        press_key(window, Qt.Key.Key_Up)
    assert page.results.currentIndex().row() == 1


def test_the_list_itself_is_used_by_keys_too(window, page):
    look_up(page, "фёдорова")
    press_key(window, Qt.Key.Key_Tab)
    assert page.results.hasFocus()
    press_key(window, Qt.Key.Key_Return)
    assert window.place == "people"


def test_many_of_a_kind_lead_to_the_page_with_the_words(window, page):
    look_up(page, "а")
    more = next(row for row in rows(page, More) if row.kind.key == "pupil")
    assert more.words.startswith("Показать все ")
    page.results.opened.emit(more)
    assert window.place == "people"
    assert window.page.tab is window.page.pupils
    assert window.page._filters.search.text() == "а"


def test_a_record_of_the_work_log_is_asked_of_its_page(with_log, journal):
    with_log.search()
    page = with_log.page
    look_up(page, "сыроварн")
    row = next(row for row in rows(page) if row.kind.place == "work_log")
    page.results.opened.emit(row)
    with journal.read() as session:
        assert session.get_one(WorkRecord, row.number).title == row.title
    assert with_log.page.asked == [{"id": row.number}]


def test_kinds_without_a_page_are_left_out(qtbot, window, journal):
    page = SearchPage(window.context, lambda: {"people"})
    qtbot.addWidget(page)
    look_up(page, "а")
    assert {row.kind.place for row in rows(page)} == {"people"}


def test_of_a_coded_consultation_no_name_is_shown(qtbot, window, journal):
    with journal.write() as session:
        year = session.scalars(select(SchoolYear.id)).first()
        row = Consultation(
            year_id=year,
            day=date(2026, 10, 2),
            kind=ConsultationKind.INDIVIDUAL,
            category=PersonCategory.PUPIL,
            topic="Выбор профиля",
            content="Щёкин Пётр не решил",
            coded=True,
        )
        session.add(row)
        session.flush()
        session.add(ConsultationName(consultation_id=row.id, position=0, name="Щёкин Пётр", folded="щекин петр"))
    page = SearchPage(window.context, lambda: {"consultations"})
    qtbot.addWidget(page)
    look_up(page, "щёкин")
    (row,) = rows(page)
    assert "Щёкин" not in f"{row.title}{row.second}"
    assert row.title == "Выбор профиля"


def test_nothing_typed_and_nothing_found_say_what_to_do(page):
    assert isinstance(page._empty, EmptyState)
    look_up(page, "щщщ <b>")
    assert page.model.rows == []
    assert isinstance(page._empty, EmptyState)
    look_up(page, "!!! ")
    assert page.header.sentence.text() == ""


def test_what_was_deleted_is_found_no_more(window, page, journal):
    with journal.write() as session:
        session.add(Partner(name="Завод «Щит»", folded="завод щит", category=PartnerCategory.INDUSTRY))
    look_up(page, "щит")
    (row,) = rows(page)
    window.publish(partners.delete_partner(journal, row.number))
    assert rows(page) == []
    window.undoing.undo()
    assert [row.title for row in rows(page)] == ["Завод «Щит»"]


def test_a_row_is_told_whole_to_a_screen_reader(page):
    look_up(page, "нива")
    spoken = [page.model.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(page.model.rowCount())]
    assert any(words.startswith("Партнёры: СПК «Нива»") for words in spoken)
    assert page.results.accessibleName() == "Результаты поиска"
    page.results.viewport().grab()
