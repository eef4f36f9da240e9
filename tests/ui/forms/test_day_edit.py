"""A day that may be absent."""

from datetime import date

import pytest

from ui.forms.day_edit import DayEdit


@pytest.fixture
def edit(qtbot):
    made = DayEdit()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("text", ["05.09.2014", "5.9.14", "05092014", " 5/9/2014", "5-9-14", "5,9,2014", "5 9 2014"])
def test_days_are_read_as_they_are_typed(edit, text):
    edit.setText(text)
    assert edit.day == date(2014, 9, 5)
    assert edit.problem == ""
    edit.editingFinished.emit()
    assert edit.text() == "05.09.2014"


@pytest.mark.parametrize("text", ["вчера", "5.9", "5.9.201"])
def test_what_is_no_day_stays_and_is_told(edit, text):
    edit.setText(text)
    edit.editingFinished.emit()
    assert edit.text() == text
    assert edit.day is None
    assert edit.problem == "Впишите день числами, например 05.09.2014."


@pytest.mark.parametrize("text", ["31.02.2014", "00.00.0000", "31/6/26", "29022026"])
def test_a_day_that_no_calendar_has_is_told_as_such(edit, text):
    edit.setText(text)
    edit.editingFinished.emit()
    assert (edit.text(), edit.day) == (text, None)
    assert edit.problem == "Такого дня нет в календаре: исправьте дату."


def test_nothing_is_no_problem(edit):
    edit.set_day(date(2014, 9, 5))
    edit.set_day(None)
    assert (edit.text(), edit.day, edit.problem) == ("", None, "")
