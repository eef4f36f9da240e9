"""Teachers on a real journal."""

from dataclasses import replace

import pytest

from models.errors import UserError
from models.rules.names import fold_name
from models.rules.people_checks import LONGEST, TeacherCard
from models.services import actions
from models.services.refusal import FieldsRefusedError
from models.services.teachers import add_teachers, delete_teacher, save_teacher, teachers


def test_teachers_stand_by_name_with_their_events(sample):
    cards = teachers(sample)
    assert len(cards) > 5
    assert [card.full_name for card in cards] == sorted((card.full_name for card in cards), key=fold_name)
    assert any(card.events for card in cards)


def test_a_teacher_is_added_and_changed(sample):
    changes = save_teacher(sample, TeacherCard(full_name=" Ёлкина  Анна ", post="педагог-психолог"))
    assert changes.touches("people")
    card = next(one for one in teachers(sample) if one.full_name == "Ёлкина Анна")
    assert (card.post, card.events) == ("педагог-психолог", 0)
    save_teacher(sample, replace(card, full_name="Елкина Анна", post=""))
    assert replace(card, full_name="Елкина Анна", post="") in teachers(sample)


def test_refusals_name_the_field_and_write_nothing(sample):
    before = teachers(sample)
    for card, field in (
        (TeacherCard(), "full_name"),
        (TeacherCard(full_name="Новая", post="я" * (LONGEST + 1)), "post"),
        (TeacherCard(full_name=before[0].full_name.upper()), "full_name"),
        (replace(before[1], full_name=before[0].full_name), "full_name"),
    ):
        with pytest.raises(FieldsRefusedError) as refused:
            save_teacher(sample, card)
        assert [problem.field for problem in refused.value.problems] == [field]
    assert teachers(sample) == before


def test_pasted_teachers_are_added_once(sample):
    before = teachers(sample)
    add_teachers(
        sample,
        [TeacherCard(full_name=before[0].full_name.lower()), TeacherCard(full_name="Яшина Вера", post="учитель")] * 2,
    )
    after = teachers(sample)
    assert len(after) == len(before) + 1
    assert ("Яшина Вера", "учитель") in {(card.full_name, card.post) for card in after}
    with pytest.raises(FieldsRefusedError):
        add_teachers(sample, [TeacherCard(full_name="Юдина Вера"), TeacherCard()])
    assert teachers(sample) == after


def test_a_teacher_whom_records_name_is_not_deleted(sample):
    card = max(teachers(sample), key=lambda one: one.events)
    with pytest.raises(UserError, match=f"в {card.events} запис.* журнала работы"):
        delete_teacher(sample, card.id)
    assert card in teachers(sample)


def test_a_teacher_without_records_is_deleted_and_comes_back(sample):
    save_teacher(sample, TeacherCard(full_name="Яшина Вера"))
    card = next(one for one in teachers(sample) if one.full_name == "Яшина Вера")
    delete_teacher(sample, card.id)
    assert card not in teachers(sample)
    with pytest.raises(UserError, match="уже нет в журнале"):
        save_teacher(sample, card)
    assert actions.undo(sample).title == "Яшина Вера"
    assert card in teachers(sample)


def test_pasted_teachers_are_taken_back_together(sample):
    before = teachers(sample)
    add_teachers(sample, [TeacherCard(full_name=name) for name in ("Яшина Вера", "Юдина Анна")])
    assert actions.undo(sample).title == "Педагоги из Excel: 2 педагога"
    assert teachers(sample) == before
