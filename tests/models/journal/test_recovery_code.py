import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.journal.recovery_code import _ALPHABET, _check_symbol, new_code, read_code, shown

codes = st.text(_ALPHABET, min_size=23, max_size=23).map(lambda data: data + _check_symbol(data))


def test_a_code_is_printed_in_six_groups_of_four():
    code = new_code()
    assert len(code) == 24
    assert [len(group) for group in shown(code).split("-")] == [4] * 6
    assert read_code(shown(code)) == code
    assert new_code() != code


@given(codes, st.integers(0, 23), st.sampled_from(_ALPHABET))
def test_any_wrong_symbol_is_noticed(code, place, symbol):
    typed = code[:place] + symbol + code[place + 1 :]
    assert read_code(typed) == (code if typed == code else None)


@given(codes, st.integers(0, 23), st.integers(0, 23))
def test_any_two_swapped_symbols_are_noticed(code, one, two):
    symbols = list(code)
    symbols[one], symbols[two] = symbols[two], symbols[one]
    typed = "".join(symbols)
    assert read_code(typed) == (code if typed == code else None)


@given(codes, st.randoms())
def test_case_separators_and_look_alikes_do_not_matter(code, random):
    twins = dict(zip("ABEKMHCTYXP0013V", "АВЕКМНСТУХРОOIЗU", strict=True))
    typed = " — ".join(
        random.choice([str.upper, str.lower])(random.choice([symbol, twins.get(symbol, symbol)])) for symbol in code
    )
    assert read_code(typed) == code


@pytest.mark.parametrize("typed", ["", "0" * 23, "0" * 25, "Ж" * 24, "٣" * 24, "ß" * 12])
def test_what_is_no_code(typed):
    assert read_code(typed) is None


@given(st.text())
def test_any_text_may_be_typed(typed):
    assert read_code(typed) is None or len(read_code(typed)) == 24
