"""What one turnout may say about its class."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.turnout_checks import ClassNumbers, TurnoutNumbers, turnout_faults
from models.vocabulary import TurnoutKind

WHOLE, LIST, COUNT, PARENTS = TurnoutKind.WHOLE_CLASS, TurnoutKind.LIST, TurnoutKind.COUNT, TurnoutKind.PARENTS
NINE = ClassNumbers("9", 18, 2, 1)


@pytest.mark.parametrize(
    ("turnout", "field", "words"),
    [
        (TurnoutNumbers(LIST), "names", "без фамилий"),
        (TurnoutNumbers(LIST, listed=19), "names", "В списке 19 ФИО, а в 9 классе 18 обучающихся"),
        (TurnoutNumbers(LIST, listed=3, ovz=4), "ovz", "С ОВЗ 4, а всего пришло 3"),
        (TurnoutNumbers(COUNT), "number", "без числа"),
        (TurnoutNumbers(COUNT, 19), "number", "Пришло 19, а в 9 классе 18 обучающихся"),
        (TurnoutNumbers(COUNT, 1, 2), "ovz", "С ОВЗ 2, а всего пришло 1"),
        (TurnoutNumbers(COUNT, 12, 3), "ovz", "С ОВЗ 3, а в 9 классе их 2"),
        (TurnoutNumbers(COUNT, 1, None, 2), "disability", "Инвалидов 2, а всего пришло 1"),
        (TurnoutNumbers(COUNT, 12, 2, 2), "disability", "Инвалидов 2, а в 9 классе их 1"),
    ],
)
def test_numbers_that_cannot_be_true_are_named_with_their_field(turnout, field, words):
    found = turnout_faults(turnout, NINE)
    assert field in {fault.field for fault in found}
    assert any(words in fault.message and fault.message.endswith(".") for fault in found)


@pytest.mark.parametrize("kind", [WHOLE, PARENTS])
def test_a_whole_class_and_parents_are_not_measured_by_the_class(kind):
    assert turnout_faults(TurnoutNumbers(kind, 900, 800), NINE) == []


def test_an_unknown_number_of_invalids_forbids_nothing():
    assert turnout_faults(TurnoutNumbers(COUNT, 12, 2, 5), ClassNumbers("9", 18, 2)) == []


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_what_fits_into_the_class_has_no_fault(number, ovz, disability):
    school_class = ClassNumbers("9", 30, 30, 30)
    faults = turnout_faults(TurnoutNumbers(COUNT, number, ovz, disability), school_class)
    assert bool(faults) == (max(ovz, disability) > number)
    assert turnout_faults(TurnoutNumbers(COUNT, number, ovz, disability), None) == faults
