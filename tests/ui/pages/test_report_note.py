"""The note: drafted, edited, never lost."""

import pytest

from models.services import best_events
from models.services.campaign_report import build
from tests.ui.pages import sample


@pytest.fixture
def window(journal, open_window):
    window = open_window(journal, "report")
    window.page.open_tab("note")
    return window


@pytest.fixture
def tab(window):
    return window.page._tab("note")


def note(journal):
    return {part.key: part for part in build(journal, sample.AUTUMN).note.paragraphs}


def test_paragraphs_are_drafted_from_the_figures(tab):
    assert list(tab.edits)[:2] == ["results", "quality"]
    assert "108 из 112" in tab.edits["results"].text
    assert tab.edits["results"]._state.text() == "черновик из данных журнала"


def test_typing_is_kept_at_a_pause_without_losing_the_cursor(qtbot, tab, journal):
    edit = tab.edits["results"].edit
    edit.setFocus()
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    edit.insertPlainText(" Ребята довольны.")
    qtbot.waitUntil(lambda: note(journal)["results"].by_hand, timeout=3000)
    assert note(journal)["results"].text.endswith("Ребята довольны.")
    assert tab.edits["results"]._state.text() == "изменено вами"
    qtbot.wait(1700)  # the report is counted anew meanwhile
    assert edit.hasFocus()
    edit.insertPlainText("Очень.")
    assert edit.toPlainText().endswith("Ребята довольны.Очень.")


def test_words_typed_without_a_stop_are_kept_too(qtbot, tab, journal):
    edit = tab.edits["results"].edit

    def one_more_letter():
        edit.insertPlainText("а")
        return note(journal)["results"].by_hand

    qtbot.waitUntil(one_more_letter, timeout=5000)


def test_what_is_typed_is_kept_when_the_tab_is_left(tab, window, journal):
    tab.edits["dynamics"].edit.setPlainText("Свои слова.")
    window.page.open_tab("paper")
    assert note(journal)["dynamics"].text == "Свои слова."


def test_what_is_typed_is_kept_when_another_page_opens(tab, window, journal):
    tab.edits["dynamics"].edit.setPlainText("Ещё свои слова.")
    assert window.open_place("home")
    assert note(journal)["dynamics"].text == "Ещё свои слова."


def test_an_edited_paragraph_stays_when_figures_change_and_the_new_draft_can_be_seen(tab, window, journal, ids, press):
    tab.edits["examples"].edit.setPlainText("Мои примеры.")
    tab.keep()
    window.publish(best_events.choose(journal, ids["Экскурсия на сыроварню"], best=True))
    paragraph = tab.edits["examples"]
    assert paragraph.text == "Мои примеры."
    assert paragraph._outdated.isVisible()
    press(paragraph, "Данные изменились: показать новый черновик")
    assert "сыроварню" in paragraph._draft.text()
    press(paragraph, "Взять этот черновик")
    assert "сыроварню" in tab.edits["examples"].text
    press(window.page.strip, "Вернуть мой текст")
    assert tab.edits["examples"].text == "Мои примеры."


def test_a_drafted_paragraph_follows_the_figures(tab, window, journal, ids):
    before = tab.edits["examples"].text
    window.publish(best_events.choose(journal, ids["Экскурсия на сыроварню"], best=True))
    assert tab.edits["examples"].text != before


def test_the_draft_comes_back(tab, journal, press):
    drafted = tab.edits["results"].text
    tab.edits["results"].edit.setPlainText("Иначе.")
    tab.keep()
    press(tab.edits["results"], "Вернуть черновик")
    assert tab.edits["results"].text == drafted
    assert not note(journal)["results"].by_hand


def test_a_paragraph_of_ones_own_is_added_and_taken_away(qtbot, tab, journal, window, press):
    press(tab, "Добавить свой абзац")
    own = tab.edits["own-1"]
    assert own.heading.hasFocus()
    qtbot.keyClicks(own.heading, "2027")
    own.edit.setPlainText("Весной поедем в Томск.")
    tab.keep()
    assert (note(journal)["own-1"].heading, note(journal)["own-1"].text) == ("2027", "Весной поедем в Томск.")
    press(own, "Удалить абзац")
    assert "own-1" not in note(journal)
    press(window.page.strip, "Вернуть мой текст")
    assert note(journal)["own-1"].text == "Весной поедем в Томск."


def test_an_own_paragraph_just_begun_survives_a_recount(tab, window, journal, ids, press):
    press(tab, "Добавить свой абзац")
    window.publish(best_events.choose(journal, ids["Экскурсия на сыроварню"], best=True))
    assert "own-1" in tab.edits


def test_the_length_is_told_while_typing(qtbot, tab):
    before = tab._length.text()
    tab.edits["problems"].edit.setPlainText("Очень длинный рассказ о трудностях. " * 120)
    qtbot.waitUntil(lambda: tab._length.text() != before, timeout=3000)
    assert "стр. А4" in tab._length.text()


def test_the_sheets_are_shown_with_what_is_typed(tab, window):
    tab.edits["dynamics"].edit.setPlainText("Слова для печати.")
    window.page.print_page()
    assert window.page.overlay.upper.title == "Печать справки"
    assert window.page.escape()
    assert tab.isVisible()
