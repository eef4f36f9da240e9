"""Answer sheets by the keyboard in the real window: one key for one answer, one person after another."""

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.rules.diagnostics.instrument import AnswerKind
from models.rules.diagnostics.shipped import shipped_instruments
from models.services import actions
from models.services.diagnostics_sheet import sheet
from models.services.drafts import load_draft
from models.vocabulary import DiagnosticsMark
from tests.ui.keyboard import type_text
from tests.ui.pages.diagnostics.window import DDO, INCLINATIONS, add_session, fill_sheets, open_diagnostics
from ui.pages.diagnostics.session_tabs import tabs_of

WHOLE = "абвабвабвабвабвабвабвабв"
"""24 answers."""


@pytest.fixture
def session_id(journal):
    return add_session(journal, "8", INCLINATIONS)


@pytest.fixture
def window(qtbot, journal, session_id):
    window = open_diagnostics(qtbot, journal)
    window.diagnostics.open_record(session_id)
    return window


@pytest.fixture
def tab(window):
    return window.view.tabs["sheets"]


def people(journal, session_id):
    return sheet(journal, session_id).people


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget(), key, modifier)


def test_twenty_four_keys_write_a_sheet_and_open_the_next(window, tab, journal, session_id):
    first, second = people(journal, session_id)[:2]
    started = perf_counter()
    type_text(window.focusWidget(), WHOLE)
    assert perf_counter() - started < 5.0
    written = people(journal, session_id)[0]
    assert written.answers == (0, 1, 2) * 8
    assert sum(written.scores.values()) == 24
    assert tab.person.identity == second.identity
    assert window.focusWidget() is tab.grid
    assert window.view.strip._label.text() == f"Записано: {first.name}"


def test_digits_and_the_latin_layout_mean_the_same(window, journal, session_id):
    type_text(window.focusWidget(), "1fа2,б3d" + "1" * 16)
    assert people(journal, session_id)[0].answers == (0, 0, 0, 1, 1, 1, 2, 2) + (0,) * 16


def test_a_class_is_typed_one_after_another(window, tab, journal, session_id):
    for _person in people(journal, session_id):
        type_text(window.focusWidget(), WHOLE)
    assert all(person.tested for person in people(journal, session_id))
    assert window.view.bar.left.text() == "Прошли 19 из 19, 100,00 %"
    assert "Внесены все" in window.view.strip._label.text()


def test_a_wrong_key_is_refused_with_a_sentence_and_stays(window, tab):
    type_text(window.focusWidget(), "аб")
    type_text(window.focusWidget(), "ж")
    assert tab.grid.typing.slot == 2
    assert tab._problem.text == "Вопрос 3: ответа «ж» нет в ключе, бывают а, б, в или 1, 2, 3."
    type_text(window.focusWidget(), "в")
    assert tab._problem.text == ""
    assert tab.grid.typing.sheet[:3] == (0, 1, 2)


def test_backspace_goes_back_and_the_answer_is_typed_anew(window, tab):
    type_text(window.focusWidget(), "абв")
    press(window, Qt.Key.Key_Backspace)
    assert tab.grid.typing.slot == 2
    type_text(window.focusWidget(), "а")
    assert tab.grid.typing.sheet[:3] == (0, 1, 0)
    assert tab.grid.typing.slot == 3


def test_backspace_before_the_first_answer_goes_to_the_person_before(window, tab, journal, session_id):
    type_text(window.focusWidget(), WHOLE)
    press(window, Qt.Key.Key_Backspace)
    assert tab.person.name == people(journal, session_id)[0].name
    assert tab.grid.typing.slot == 23
    type_text(window.focusWidget(), "а")  # the last answer was wrong
    assert people(journal, session_id)[0].answers[-1] == 0


def test_gaps_are_told_and_filled_or_written_as_they_are(window, tab, journal, session_id):
    type_text(window.focusWidget(), "аб" + " " + "а" * 20 + ".")
    assert tab._gaps.text == "Нет ответов на вопросы 3 и 24. Допишите, или нажмите Enter: запишется так."
    assert tab.grid.typing.slot == 2
    type_text(window.focusWidget(), "в")
    assert tab.grid.typing.slot == 23
    assert not people(journal, session_id)[0].entered
    press(window, Qt.Key.Key_Return)
    written = people(journal, session_id)[0]
    assert written.answers[2] == 2
    assert written.answers[23] is None
    assert tab.person.name == people(journal, session_id)[1].name


def test_a_full_sheet_takes_no_stray_key(window, tab, journal, session_id):
    type_text(window.focusWidget(), WHOLE)
    press(window, Qt.Key.Key_PageUp)
    before = people(journal, session_id)[0]
    type_text(window.focusWidget(), "в")
    assert "Бланк заполнен" in tab._problem.text
    assert people(journal, session_id)[0] == before


def test_an_answer_of_a_written_sheet_is_mended_at_once(window, tab, journal, session_id):
    type_text(window.focusWidget(), WHOLE)
    press(window, Qt.Key.Key_PageUp)
    press(window, Qt.Key.Key_Home)
    type_text(window.focusWidget(), "в")
    assert people(journal, session_id)[0].answers[0] == 2


def test_undo_takes_back_one_person_and_redo_brings_them_back(window, tab, journal, session_id):
    type_text(window.focusWidget(), WHOLE + WHOLE)
    window.undo_wanted.emit()
    assert [person.entered for person in people(journal, session_id)[:2]] == [True, False]
    assert tab.people.people_model.rows[1].state == ""
    window.redo_wanted.emit()
    assert [person.entered for person in people(journal, session_id)[:2]] == [True, True]


def test_each_sheet_is_one_action(window, journal, session_id):
    type_text(window.focusWidget(), WHOLE + WHOLE)
    taken = actions.undo(journal)
    assert taken.title.endswith(f", {people(journal, session_id)[1].name}")
    assert [person.entered for person in people(journal, session_id)[:2]] == [True, False]


class TestMarks:
    def test_one_key_marks_and_goes_on(self, window, tab, journal, session_id):
        names = [person.name for person in people(journal, session_id)]
        press(window, Qt.Key.Key_F7)
        assert tab.person.name == names[1]
        press(window, Qt.Key.Key_F8)
        now = people(journal, session_id)
        assert [person.mark for person in now[:3]] == [DiagnosticsMark.REFUSED, DiagnosticsMark.ABSENT, None]
        assert tab.person.name == names[2]
        assert [row.state for row in tab.people.people_model.rows[:2]] == ["отказ", "отсутствовал"]
        assert window.view.bar.left.text() == "Прошли 0 из 19"

    def test_nobody_is_asked_for_a_reason(self, window):
        press(window, Qt.Key.Key_F7)
        assert window.view.side is None
        assert "причин" not in window.view.strip._label.text()

    def test_clearing_takes_away_what_is_written(self, window, tab, journal, session_id):
        press(window, Qt.Key.Key_F7)
        press(window, Qt.Key.Key_PageUp)
        press(window, Qt.Key.Key_F9)
        assert not people(journal, session_id)[0].entered

    def test_answers_replace_a_mark(self, window, journal, session_id):
        press(window, Qt.Key.Key_F8)
        press(window, Qt.Key.Key_PageUp)
        type_text(window.focusWidget(), WHOLE)
        assert people(journal, session_id)[0].tested


class TestDrafts:
    def test_a_half_typed_sheet_survives_a_crash(self, qtbot, window, tab, journal, session_id):
        type_text(window.focusWidget(), "абв")
        qtbot.waitUntil(lambda: load_draft(journal, f"diagnostics/sheets/{session_id}") is not None, timeout=3000)
        again = open_diagnostics(qtbot, journal)  # the first window was never closed
        again.diagnostics.open_record(session_id)
        tab = again.view.tabs["sheets"]
        assert tab.grid.typing.sheet[:4] == (0, 1, 2, None)
        assert tab.grid.typing.slot == 3
        assert tab.people.people_model.rows[0].state == "3 из 24"

    def test_it_is_forgotten_once_the_sheet_is_written(self, window, tab, journal, session_id):
        type_text(window.focusWidget(), "абв")
        tab.flush()
        type_text(window.focusWidget(), WHOLE[3:])
        assert load_draft(journal, f"diagnostics/sheets/{session_id}") is None

    def test_another_person_leaves_it_begun(self, window, tab):
        type_text(window.focusWidget(), "абв")
        press(window, Qt.Key.Key_PageDown)
        assert tab.grid.typing.answered == 0
        press(window, Qt.Key.Key_PageUp)
        assert tab.grid.typing.answered == 3

    def test_esc_closes_the_view_and_loses_nothing(self, window, tab, journal, session_id):
        type_text(window.focusWidget(), "абв")
        press(window, Qt.Key.Key_Escape)
        assert window.view is None
        assert load_draft(journal, f"diagnostics/sheets/{session_id}") is not None


def open_sheets(qtbot, journal, name, instrument):
    number = add_session(journal, name, instrument)
    window = open_diagnostics(qtbot, journal)
    window.diagnostics.open_record(number)
    return window, number


def test_millimetres_are_typed_with_enter(qtbot, journal):
    window, number = open_sheets(qtbot, journal, "11", "Дембо — Рубинштейн (Прихожан)")
    for _line in range(7):
        for millimetres in ("70", "85"):
            type_text(window.focusWidget(), millimetres)
            press(window, Qt.Key.Key_Return)
    person = people(journal, number)[0]
    assert person.answers == (70, 85) * 7
    assert [str(score) for score in person.scores.values()] == ["70", "85"]


def test_millimetres_beyond_the_line_are_refused(qtbot, journal):
    window, _number = open_sheets(qtbot, journal, "11", "Дембо — Рубинштейн (Прихожан)")
    type_text(window.focusWidget(), "700")
    press(window, Qt.Key.Key_Return)
    tab = window.view.tabs["sheets"]
    assert tab._problem.text.startswith("Вопрос 1, самооценка: «700» вне линии")
    assert tab.grid.typing.slot == 0
    type_text(window.focusWidget(), "7")
    press(window, Qt.Key.Key_Backspace)
    assert tab.grid.typing.typed == ""
    type_text(window.focusWidget(), "x")
    assert "не цифра" in tab._problem.text


def test_a_skill_of_nought_leaves_the_other_two_out(qtbot, journal):
    window, _number = open_sheets(qtbot, journal, "10", "ОПГ (Кабардова)")
    tab = window.view.tabs["sheets"]
    type_text(window.focusWidget(), "0")
    assert tab.grid.typing.slot == 3
    assert len(tab.grid.typing.sheet) == 150


def test_a_sheet_of_forty_five_questions(qtbot, journal):
    window, number = open_sheets(qtbot, journal, "10", "ОПГ (Кабардова)")
    tab = window.view.tabs["sheets"]
    type_text(window.focusWidget(), "211")
    tab.variants.setFocus()
    tab.variants.set_value(45)
    assert tab.grid.typing.sheet == (2, 1, 1, *(None,) * 132)
    tab.grid.setFocus()
    type_text(window.focusWidget(), "211" * 44)
    assert people(journal, number)[0].answers == (2, 1, 1) * 45
    assert len(tab.grid.typing.sheet) == 135


def test_a_click_on_a_name_leads_to_the_sheet(qtbot, window, tab, journal, session_id):
    index = tab.people.model().index(2, 1)
    where = tab.people.visualRect(index).center()
    qtbot.mouseClick(tab.people.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.focusWidget() is tab.grid
    type_text(window.focusWidget(), WHOLE)
    assert people(journal, session_id)[2].tested


def test_arrows_and_the_mouse_move_on_the_sheet(qtbot, window, tab):
    press(window, Qt.Key.Key_Down)
    assert tab.grid.typing.slot == 12
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Up)
    assert tab.grid.typing.slot == 1
    qtbot.mouseClick(tab.grid, Qt.MouseButton.LeftButton, pos=tab.grid.place_of(5).center())
    assert tab.grid.typing.slot == 5
    type_text(window.focusWidget(), "в")
    press(window, Qt.Key.Key_Left)
    press(window, Qt.Key.Key_Delete)
    assert tab.grid.typing.answered == 0
    assert "Вопрос 6" in tab.grid.accessibleDescription()


def test_ties_lead_together(qtbot, journal):
    """All «а» but the first: П 6а 10а 11а 16а 20а = 5, Т 1б 4а 9а 14а 19а = 5, Ч 2а 8а 12а 18а, З 5а 15а, Х 4."""
    number = add_session(journal, "9", DDO)
    fill_sheets(journal, number, ["б" + "а" * 19])
    window = open_diagnostics(qtbot, journal)
    window.diagnostics.open_record(number)
    window.view.open_tab("ledger")
    row = window.view.tabs["ledger"].model.rows[0]
    columns = {column.title: column.words(row) for column in window.view.tabs["ledger"].model.columns}
    assert {scale: columns[scale] for scale in "ПТЧЗХ"} == {"П": "5", "Т": "5", "Ч": "4", "З": "2", "Х": "4"}
    assert columns["Ведущие шкалы"] == "П, Т"
    window.view.open_tab("spread")
    assert "П, природа: 1; Т, техника: 1" in window.view.tabs["spread"].charts[0].in_words


KEYS = {
    AnswerKind.CHOICE: "аб",
    AnswerKind.PAIR: "30",
    AnswerKind.RATING: "21",
    AnswerKind.YES_NO: "дн",
    AnswerKind.TRIPLE: "21",
}


def test_every_method_of_the_program_is_typed_scored_and_shown(qtbot, journal):
    """The first person's whole sheet by the keys, then all tabs and the card."""
    window = open_diagnostics(qtbot, journal)
    for instrument in shipped_instruments():
        number = add_session(journal, "7", instrument.name)
        window.diagnostics.open_record(number)
        view = window.view
        if instrument.has_sheet:
            type_sheet(window, instrument.answers)
            person = people(journal, number)[0]
            assert person.tested, instrument.name
            assert len(person.scores) == len(instrument.scales), instrument.name
        for key in [key for key, _words in tabs_of(instrument)]:
            view.open_tab(key)
            assert view.tabs[key].isVisible()
        view.show_person(view.sheet.people[0])
        window.diagnostics.escape()
        window.diagnostics.escape()
        assert window.view is None


def type_sheet(window, answers):
    if answers.kind is AnswerKind.MILLIMETRES:
        for _slot in range(answers.slots):
            type_text(window.focusWidget(), "60")
            press(window, Qt.Key.Key_Return)
        return
    keys = KEYS[answers.kind]
    type_text(window.focusWidget(), "".join(keys[at % 2] for at in range(answers.slots)))
