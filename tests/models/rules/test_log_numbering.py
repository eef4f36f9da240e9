from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from models.rules.log_numbering import NOTHING_PRINTED, after_printing, numbered
from models.rules.log_options import Month


@dataclass(frozen=True)
class Row:
    key: str
    day: date


def row(key, month, day=10):
    return Row(key, date(2026, month, day))


TODAY = date(2026, 12, 1)


def printed(rows, before=NOTHING_PRINTED, pages=1):
    fresh = [each for each in numbered(rows, before.numbers.get("", {})) if not each.printed]
    return after_printing(before, {"": fresh}, pages, TODAY, only_new=True)


def test_rows_stand_by_date_until_they_are_printed():
    rows = numbered([row("w1", 11), row("w2", 9), row("w3", 10)], {})

    assert [(each.row.key, each.number, each.late) for each in rows] == [
        ("w2", 1, False),
        ("w3", 2, False),
        ("w1", 3, False),
    ]


def test_new_rows_go_on_after_the_printed_ones():
    first = [row("w1", 9), row("w2", 10)]
    state = printed(first)
    rows = numbered([*first, row("w3", 11)], state.numbers[""])

    assert (state.pages, state.rows, state.last_number("")) == (1, 2, 2)
    assert [(each.number, each.printed) for each in rows] == [(1, True), (2, True), (3, False)]


def test_record_entered_later_with_an_earlier_date_changes_no_printed_number():
    first = [row("w1", 9), row("w2", 10)]
    state = printed(first)
    rows = numbered([*first, row("w3", 9), row("w4", 10, 20)], state.numbers[""])
    late = next(each for each in rows if each.row.key == "w3")

    assert (late.number, late.late, late.month) == (3, True, Month(2026, 10))
    assert [each.late for each in rows] == [False, False, True, False]
    again = printed([*first, row("w3", 9), row("w4", 10, 20)], state, pages=2)
    assert (again.pages, again.last_number("")) == (3, 4)


def test_deleted_row_leaves_its_number_on_paper():
    state = printed([row("w1", 9), row("w2", 10)])
    rows = numbered([row("w1", 9), row("w3", 11)], state.numbers[""])

    assert [each.number for each in rows] == [1, 3]


def test_printing_everything_takes_the_place_of_what_was():
    state = printed([row("w1", 9), row("w2", 10)], pages=4)
    whole = after_printing(state, {"": numbered([row("w5", 9)], {})}, 2, TODAY, only_new=False)

    assert (whole.pages, whole.numbers, whole.day) == (2, {"": {"w5": 1}}, TODAY)
    assert NOTHING_PRINTED.last_number("") == 0


keys = st.lists(st.integers(1, 60), unique=True, max_size=20)
days = st.dates(date(2026, 9, 1), date(2027, 5, 31))


@given(st.data())
def test_printed_numbers_never_change_and_none_is_given_twice(data):
    rows, state = [], NOTHING_PRINTED
    for round_number in range(data.draw(st.integers(1, 4))):
        rows += [Row(f"w{round_number}-{number}", data.draw(days)) for number in range(data.draw(st.integers(0, 5)))]
        before = dict(state.numbers.get("", {}))
        state = printed(rows, state)
        now = {each.row.key: each.number for each in numbered(rows, state.numbers[""])}
        assert before.items() <= now.items()
        assert sorted(now.values()) == list(range(1, len(rows) + 1))
