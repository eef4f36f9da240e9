from datetime import date

from models.rules.events import ClassOnList, Turnout
from models.rules.log_rows import Attendance, ConsultationRow, Person, attendance_of
from models.vocabulary import ConsultationKind, PersonCategory, TurnoutKind

CLASSES = {8: ClassOnList(8, "8А", 8, 25, 3), 9: ClassOnList(9, "9А", 9, 20, 1)}


def came(*turnouts, parents=None, teachers=0):
    return attendance_of(CLASSES, turnouts, parents=parents, teachers=teachers)


def test_each_kind_of_turnout():
    assert came(Turnout(8, TurnoutKind.WHOLE_CLASS)) == Attendance(25, 3)
    assert came(Turnout(8, TurnoutKind.COUNT, 10, 2)) == Attendance(10, 2)
    assert came(Turnout(8, TurnoutKind.LIST, names=(("а", True), ("б", False)))) == Attendance(2, 1)
    assert came(Turnout(8, TurnoutKind.PARENTS, 12)) == Attendance(parents=12)


def test_parents_are_those_of_the_record_or_of_its_classes():
    of_classes = (Turnout(8, TurnoutKind.PARENTS, 12), Turnout(9, TurnoutKind.PARENTS, 6))

    assert came(*of_classes).parents == 18
    assert came(*of_classes, parents=30).parents == 30
    assert came(parents=5, teachers=2) == Attendance(parents=5, teachers=2)


def test_class_of_another_year_adds_nobody():
    assert came(Turnout(77, TurnoutKind.WHOLE_CLASS)) == Attendance()


def consultation(category, **changes):
    return ConsultationRow("c1", date(2026, 9, 1), ConsultationKind.INDIVIDUAL, category, "Запрос", **changes)


def test_parent_of_two_classes_is_one_person():
    mother = (Person("Анна", "анна"),)
    keys = {consultation(PersonCategory.PARENT, class_id=each, persons=mother).counselled.persons for each in (8, 9)}

    assert len(keys) == 1
    pupil = consultation(PersonCategory.PUPIL, class_id=8, class_size=25, persons=mother).counselled
    assert (pupil.class_id, pupil.class_size) == (8, 25)
