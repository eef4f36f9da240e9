"""Classes on a real journal: their lists, refusals at their field, nothing written on a refusal."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, func, select

from models.errors import UsageError, UserError
from models.journal.taking_back import OverwrittenError
from models.rules.people_checks import ClassCard, PupilCard
from models.services import actions, classes, pupils
from models.services.refusal import FieldsRefusedError
from models.services.years import school_years
from models.tables import Membership, Pupil
from models.vocabulary import ProfminimumLevel


def named(journal, name, year=None):
    return next(card for card in classes.classes(journal, year) if card.name == name)


def test_classes_stand_by_grade_and_letter_with_their_lists(sample):
    cards = classes.classes(sample)
    assert [card.name for card in cards] == sorted((card.name for card in cards), key=lambda name: (len(name), name))
    listed = {card.id: 0 for card in cards}
    for pupil in pupils.pupils(sample):
        listed[pupil.class_id] += 1
    assert {card.id: card.listed for card in cards} == listed


def test_each_year_has_its_own_classes(sample):
    latest, former = school_years(sample)
    assert {card.id for card in classes.classes(sample, latest.start_year)}.isdisjoint(
        card.id for card in classes.classes(sample, former.start_year)
    )
    card = classes.classes(sample, former.start_year)[0]
    assert classes.year_of_class(sample, card.id) == former.start_year
    assert classes.year_of_class(sample, 10**6) is None
    with pytest.raises(UsageError, match="нет учебного года"):
        classes.classes(sample, 1999)


def test_a_new_class_is_written_in_its_one_spelling(sample):
    card = ClassCard(
        name="4-б",
        enrolment=20,
        ovz=1,
        disability=2,
        class_teacher=" Ильина  О. П. ",
        profminimum_level=ProfminimumLevel.MAIN,
        registration_plan=5,
        registration_fact=3,
    )
    changes = classes.save_class(sample, card)
    assert changes.touches("classes") and changes.touches("report")
    written = named(sample, "4Б")
    assert replace(written, id=None) == replace(card, name="4Б", class_teacher="Ильина О. П.")


def test_a_class_is_changed(sample):
    card = classes.classes(sample)[0]
    classes.save_class(sample, replace(card, enrolment=card.enrolment + 3, class_teacher=""))
    assert named(sample, card.name) == replace(card, enrolment=card.enrolment + 3, class_teacher="")


def test_a_class_of_an_earlier_year_stays_in_its_year(sample):
    former = school_years(sample)[1].start_year
    card = classes.classes(sample, former)[0]
    classes.save_class(sample, replace(card, enrolment=card.enrolment + 1))
    assert named(sample, card.name, former).enrolment == card.enrolment + 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": "кружок"}, "name"),
        ({"enrolment": None}, "enrolment"),
        ({"ovz": 99}, "ovz"),
        ({"disability": 99}, "disability"),
    ],
)
def test_a_faulty_class_is_refused_at_its_field_and_nothing_is_written(sample, changed, field):
    before = classes.classes(sample)
    with pytest.raises(FieldsRefusedError) as refused:
        classes.save_class(sample, replace(before[0], **changed))
    assert [problem.field for problem in refused.value.problems] == [field]
    assert classes.classes(sample) == before


def test_a_name_that_the_year_has_is_refused(sample):
    before = classes.classes(sample)
    for card in (ClassCard(name=before[0].name, enrolment=1), replace(before[1], name=before[0].name)):
        with pytest.raises(FieldsRefusedError, match="в этом году уже есть") as refused:
            classes.save_class(sample, card)
        assert refused.value.problems[0].field == "name"
    assert classes.classes(sample) == before


def test_several_classes_are_written_all_or_none(sample):
    before = classes.classes(sample)
    with pytest.raises(FieldsRefusedError):
        classes.save_classes(sample, [ClassCard(name="1А", enrolment=20), ClassCard(name="1А", enrolment=21)])
    assert classes.classes(sample) == before
    classes.save_classes(sample, [ClassCard(name="1А", enrolment=20), ClassCard(name="1Б", enrolment=21)])
    assert len(classes.classes(sample)) == len(before) + 2


def test_numbers_are_taken_from_the_list(sample):
    card = next(one for one in classes.classes(sample) if one.listed)
    classes.save_class(sample, replace(card, enrolment=card.listed + 5, ovz=0))
    wrong = named(sample, card.name)
    assert wrong.differs
    flagged = pupils.pupils_of_class(sample, card.id)[0]
    pupils.save_pupil(sample, replace(flagged, ovz=True, disability=True))
    classes.take_numbers_from_list(sample, card.id)
    taken = named(sample, card.name)
    members = pupils.pupils_of_class(sample, card.id)
    assert not taken.differs
    assert (taken.enrolment, taken.ovz, taken.disability) == (
        len(members),
        sum(one.ovz for one in members),
        sum(one.disability for one in members),
    )


def test_a_class_with_records_is_not_deleted(sample):
    card = named(sample, "9")
    with pytest.raises(UserError, match="нельзя удалить") as refused:
        classes.delete_class(sample, card.id)
    assert "список обучающихся" in refused.value.message
    assert "записи журнала работы" in refused.value.message
    assert named(sample, card.name) == card


def test_an_empty_class_is_deleted_and_comes_back(sample):
    classes.save_class(sample, ClassCard(name="1В", enrolment=20))
    card = named(sample, "1В")
    assert classes.delete_class(sample, card.id).touches("classes")
    assert "1В" not in {one.name for one in classes.classes(sample)}
    with pytest.raises(UserError, match="уже нет в журнале"):
        classes.save_class(sample, card)
    (entry,) = actions.bin_entries(sample)
    assert (entry.title, entry.kind) == ("1В класс", "school_class")
    actions.restore(sample, entry.action_id)
    assert named(sample, "1В") == card


def test_a_class_with_only_a_list_of_names_is_not_deleted(sample):
    classes.save_class(sample, ClassCard(name="1В", enrolment=20))
    card = named(sample, "1В")
    pupils.save_pupil(sample, PupilCard(class_id=card.id, full_name="Белова Анна"))
    with pytest.raises(UserError, match=r"список обучающихся\. Сначала"):
        classes.delete_class(sample, card.id)


def test_a_paste_of_classes_is_taken_back_all_or_none(sample):
    before = classes.classes(sample)
    classes.save_classes(sample, [ClassCard(name="1В", enrolment=20), replace(before[0], enrolment=30)])
    new = named(sample, "1В")
    pupil = PupilCard(class_id=new.id, full_name="Белова Анна")
    pupils.save_pupil(sample, pupil)
    actions.undo(sample)
    with sample.write() as session:  # an import: no action
        session.add(Membership(class_id=new.id, pupil_id=session.scalar(select(func.min(Pupil.id))), position=0))
    with pytest.raises(OverwrittenError, match="Классы из Excel: 2 класса"):
        actions.undo(sample)
    assert named(sample, before[0].name).enrolment == 30
    assert named(sample, "1В").listed == 1, "what an import put into the class does not go with it"
    with sample.write() as session:
        session.execute(delete(Membership).where(Membership.class_id == new.id))
    actions.undo(sample)
    assert classes.classes(sample) == before
