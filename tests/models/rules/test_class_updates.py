"""Pasted rows set against the classes of a year."""

from models.rules.class_updates import updates_of_classes
from models.rules.people_checks import ClassCard
from models.rules.school_card import ClassEntry

KNOWN = (
    ClassCard(id=1, name="5А", enrolment=24, ovz=2, class_teacher="Громова Т. В.", registration_plan=9),
    ClassCard(id=2, name="6А", enrolment=20, ovz=0),
)


def test_new_and_changed_and_unchanged_classes():
    found = updates_of_classes(
        KNOWN,
        [
            ClassEntry(name="5 а", enrolment=25, ovz=3),
            ClassEntry(name="6А", enrolment=20),
            ClassEntry(name="7-б", enrolment=21, class_teacher=" Ильин  С. П. "),
        ],
    )
    changed, same, new = found.updates
    assert (changed.card.enrolment, changed.card.ovz, changed.card.class_teacher) == (25, 3, "Громова Т. В.")
    assert changed.card.registration_plan == 9
    assert changed.before == KNOWN[0]
    assert changed.changes_something
    assert not same.changes_something
    assert new.before is None
    assert new.card == ClassCard(name="7Б", enrolment=21, ovz=0, class_teacher="Ильин С. П.")
    assert found.problems == ()


def test_faults_are_named_by_their_row():
    found = updates_of_classes(
        KNOWN,
        [
            ClassEntry(name="кружок", enrolment=5),
            ClassEntry(name="5А", ovz=30),
            ClassEntry(name="8А"),
            ClassEntry(name="6а", enrolment=19),
            ClassEntry(name="6-А", enrolment=18),
        ],
    )
    assert [(one.row, one.field) for one in found.problems] == [(0, "name"), (1, "ovz"), (2, "enrolment"), (4, "name")]
    assert found.problems[-1].message == "Класс 6А вставлен дважды: оставьте одну строку."
    assert [update.card.enrolment for update in found.updates] == [19]
