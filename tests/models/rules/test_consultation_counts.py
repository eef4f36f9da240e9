from hypothesis import given
from hypothesis import strategies as st

from models.rules.consultation_counts import (
    NOBODY,
    Counselled,
    PersonsCounselled,
    attendances,
    held,
    person_key,
    persons_counselled,
)
from models.vocabulary import PersonCategory

PUPIL, PARENT, TEACHER = PersonCategory


def pupils(*names, number=None, class_id=8, size=25):
    return Counselled(PUPIL, frozenset(names), number, class_id, size)


def test_held_and_persons_are_two_numbers():
    twice = (pupils("Анна"), pupils("Анна"), pupils("Пётр"))

    assert held(twice) == 3
    assert attendances(twice) == 3
    assert persons_counselled(twice) == PersonsCounselled(2, 2)
    assert persons_counselled(twice).is_point


def test_group_of_unnamed_pupils_makes_a_range():
    group = (pupils(number=12), pupils("Анна"))

    assert held(group) == 2
    assert attendances(group) == 13
    assert persons_counselled(group) == PersonsCounselled(12, 13)
    assert not persons_counselled(group).is_point


def test_named_ones_are_among_the_number():
    assert persons_counselled([pupils("Анна", "Пётр", number=10), pupils("Олег")]) == PersonsCounselled(10, 11)
    assert pupils("Анна", "Пётр", number=1).attendance == 2


def test_class_bounds_the_highest():
    groups = [pupils(number=20), pupils(number=18)]

    assert persons_counselled(groups) == PersonsCounselled(20, 25)
    assert persons_counselled([pupils(number=30)]) == PersonsCounselled(30, 30)
    assert persons_counselled([pupils(number=20, size=None)] * 2) == PersonsCounselled(20, 40)


def test_classes_and_categories_add_up():
    mixed = [
        pupils("Анна"),
        pupils("Анна", class_id=9),
        Counselled(PARENT, frozenset({"Анна"}), class_id=8, class_size=1),
        Counselled(PARENT, frozenset({"Анна"}), class_id=9, class_size=1),
        Counselled(PARENT, number=30, class_id=9, class_size=1),
        Counselled(TEACHER, frozenset({"Анна"})),
    ]
    assert persons_counselled(mixed) == PersonsCounselled(2 + 30 + 1, 2 + 31 + 1)


def test_consultation_of_nobody_named_had_one_person():
    assert persons_counselled([Counselled(PARENT)]) == PersonsCounselled(1, 1)
    assert persons_counselled([]) == NOBODY
    assert held([]) == 0


def test_key_is_the_pupil_or_the_name_in_the_class():
    assert person_key("анна", 7, 8) == person_key("анна сергеевна", 7, 9)
    assert person_key("анна", None, 8) != person_key("анна", None, 9)
    assert person_key("анна", None, None) == person_key("анна", None, None)


@given(
    st.lists(
        st.builds(
            Counselled,
            st.sampled_from(PersonCategory),
            st.frozensets(st.sampled_from("абвгд")),
            st.none() | st.integers(0, 40),
            st.sampled_from([None, 8, 9]),
            st.sampled_from([None, 25]),
        )
    )
)
def test_range_holds_whatever_is_given(consultations):
    counted = persons_counselled(consultations)

    assert 0 <= counted.lowest <= counted.highest
    assert counted.lowest <= attendances(consultations)
    assert held(consultations) <= attendances(consultations)
