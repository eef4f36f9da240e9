"""Уникальные and накопительный итог of one class (domain, section 4)."""

from hypothesis import given
from hypothesis import strategies as st

from models.rules.unique import attendances, cumulative, unique_ovz, unique_pupils
from tests.models.rules.factories import a_class, classes_with_turnouts, counted, listed, parents, whole


def test_the_whole_class_is_everybody():
    school_class = a_class(enrolment=25, ovz=3)
    found = unique_pupils(school_class, [counted(school_class, 4), whole(school_class)])
    assert (found.lowest, found.highest, found.is_point, found.whole_class) == (25, 25, True, True)
    assert unique_ovz(school_class, [whole(school_class)]).lowest == 3


def test_names_are_united_over_lists():
    school_class = a_class()
    found = unique_pupils(school_class, [listed(school_class, "а", "б"), listed(school_class, "б", "в")])
    assert (found.lowest, found.highest, found.named) == (3, 3, 3)


def test_a_count_may_hold_new_children_or_the_same():
    school_class = a_class(enrolment=17)
    found = unique_pupils(school_class, [counted(school_class, 15), listed(school_class, *"абвгдежзиклм")])
    assert (found.lowest, found.highest) == (15, 17)
    assert (found.largest, found.named, found.counted) == (15, 12, 15)
    assert found.holds(16)
    assert not found.holds(18)
    assert not found.holds(14)


def test_ovz_is_counted_the_same_way():
    school_class = a_class(enrolment=20, ovz=4)
    found = unique_ovz(
        school_class,
        [counted(school_class, 10, ovz=2), listed(school_class, "а", "б", ovz=("а",)), parents(school_class, 12)],
    )
    assert (found.lowest, found.highest) == (2, 3)


def test_parents_are_no_participants():
    school_class = a_class()
    assert unique_pupils(school_class, [parents(school_class, 12)]).highest == 0
    assert cumulative(school_class, [parents(school_class, 12)]) == 0


def test_lists_above_the_class_keep_a_range():
    school_class = a_class(enrolment=2)
    found = unique_pupils(school_class, [listed(school_class, "а", "б", "в")])
    assert (found.lowest, found.highest) == (3, 3)


def test_cumulative_adds_every_attendance():
    school_class = a_class(enrolment=25)
    records = [whole(school_class), listed(school_class, "а", "б"), counted(school_class, 7)]
    assert [attendances(school_class, record) for record in records] == [25, 2, 7]
    assert cumulative(school_class, records) == 34


@given(classes_with_turnouts())
def test_bounds_hold(case):
    school_class, turnouts = case
    for found, everybody in (
        (unique_pupils(school_class, turnouts), school_class.enrolment),
        (unique_ovz(school_class, turnouts), school_class.ovz),
    ):
        assert 0 <= found.lowest <= found.highest <= everybody
    assert unique_pupils(school_class, turnouts).lowest <= cumulative(school_class, turnouts)


@given(classes_with_turnouts(), st.randoms())
def test_order_does_not_matter(case, random):
    school_class, turnouts = case
    shuffled = list(turnouts)
    random.shuffle(shuffled)
    assert unique_pupils(school_class, shuffled) == unique_pupils(school_class, turnouts)
    assert unique_ovz(school_class, shuffled) == unique_ovz(school_class, turnouts)
    assert cumulative(school_class, shuffled) == cumulative(school_class, turnouts)


@given(classes_with_turnouts(), classes_with_turnouts())
def test_more_records_never_lower_the_number(case, _other):
    school_class, turnouts = case
    for length in range(len(turnouts)):
        fewer, more = (unique_pupils(school_class, turnouts[:n]) for n in (length, length + 1))
        assert fewer.lowest <= more.lowest
        assert fewer.highest <= more.highest


@given(classes_with_turnouts())
def test_splitting_a_list_or_repeating_a_day_changes_no_unique_number(case):
    """An event of two days entered as two events has the same people, so the same lowest number."""
    school_class, turnouts = case
    assert unique_pupils(school_class, turnouts + turnouts).lowest == unique_pupils(school_class, turnouts).lowest
    split = []
    for turnout in turnouts:
        if turnout.names:
            names = [name for name, _ in turnout.names]
            ovz = tuple(name for name, has in turnout.names if has)
            split += [listed(school_class, *part, ovz=ovz) for part in (names[::2], names[1::2]) if part]
        else:
            split.append(turnout)
    assert unique_pupils(school_class, split) == unique_pupils(school_class, turnouts)
    assert unique_ovz(school_class, split) == unique_ovz(school_class, turnouts)
