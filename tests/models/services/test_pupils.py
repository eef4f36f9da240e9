"""Pupils on a real journal: lists, moves, consents; records that name a pupil keep the name on the list."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.errors import UserError
from models.rules.people_checks import LONGEST, ClassCard, PupilCard
from models.services import actions, campaign_report, classes, pupils
from models.services.refusal import FieldsRefusedError
from models.services.years import school_years
from models.tables import TurnoutName


@pytest.fixture
def ninth(sample):
    return next(card for card in classes.classes(sample) if card.name == "9")


@pytest.fixture
def tenth(sample):
    return next(card for card in classes.classes(sample) if card.name == "10")


def names(journal, class_id):
    return [card.full_name for card in pupils.pupils_of_class(journal, class_id)]


def added(journal, class_id, **fields):
    pupils.save_pupil(journal, PupilCard(class_id=class_id, **fields))
    return next(card for card in pupils.pupils_of_class(journal, class_id) if card.full_name == fields["full_name"])


def test_the_year_holds_the_lists_of_its_classes(sample, ninth):
    everyone = pupils.pupils(sample)
    assert len(everyone) == sum(card.listed for card in classes.classes(sample))
    assert tuple(card for card in everyone if card.class_id == ninth.id) == pupils.pupils_of_class(sample, ninth.id)
    assert names(sample, ninth.id) == sorted(names(sample, ninth.id), key=lambda name: name.replace("ё", "е"))
    former = school_years(sample)[1].start_year
    assert {card.class_id for card in pupils.pupils(sample, former)}.isdisjoint(card.class_id for card in everyone)


def test_a_pupil_is_added_with_flags_and_consents(sample, ninth):
    card = added(
        sample,
        ninth.id,
        full_name="Ёлкина Анна",
        code="9-77",
        ovz=True,
        disability=True,
        birth_date=date(2011, 5, 6),
        processing_consent=date(2026, 9, 1),
        photo_consent=True,
    )
    assert (card.code, card.ovz, card.disability, card.birth_date) == ("9-77", True, True, date(2011, 5, 6))
    assert (card.processing_consent, card.photo_consent) == (date(2026, 9, 1), True)
    assert pupils.place_of_pupil(sample, card.id) == (ninth.id, 2026)


def test_a_consent_is_withdrawn_and_given_again(sample, ninth):
    card = added(sample, ninth.id, full_name="Ёлкина Анна", processing_consent=date(2026, 9, 1), photo_consent=True)
    pupils.save_pupil(sample, replace(card, processing_consent=None, photo_consent=False))
    withdrawn = next(one for one in pupils.pupils_of_class(sample, ninth.id) if one.id == card.id)
    assert (withdrawn.processing_consent, withdrawn.photo_consent) == (None, False)
    pupils.save_pupil(sample, replace(card, processing_consent=date(2026, 10, 1)))
    again = next(one for one in pupils.pupils_of_class(sample, ninth.id) if one.id == card.id)
    assert (again.processing_consent, again.photo_consent) == (date(2026, 10, 1), True)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"full_name": " "}, "full_name"),
        ({"birth_date": date(1990, 1, 1)}, "birth_date"),
        ({"processing_consent": date.today() + timedelta(days=2)}, "processing_consent"),
        ({"code": "я" * (LONGEST + 1)}, "code"),
    ],
)
def test_a_faulty_pupil_is_refused_at_the_field_and_nobody_is_written(sample, ninth, changed, field):
    before = pupils.pupils(sample)
    faulty = replace(PupilCard(class_id=ninth.id, full_name="Яшина Вера"), **changed)
    with pytest.raises(FieldsRefusedError) as refused:
        pupils.add_pupils(sample, [PupilCard(class_id=ninth.id, full_name="Юдина Вера"), faulty])
    assert [problem.field for problem in refused.value.problems] == [field]
    assert pupils.pupils(sample) == before


def test_a_new_name_is_carried_into_the_lists_of_events(sample):
    with sample.read() as session:
        pupil_id, old = session.query(TurnoutName.pupil_id, TurnoutName.name).filter(TurnoutName.pupil_id.is_not(None))[
            0
        ]
    _class_id, year = pupils.place_of_pupil(sample, pupil_id)
    report = campaign_report.build(sample, f"autumn-{year}")
    card = next(one for one in pupils.pupils(sample, year) if one.id == pupil_id)
    pupils.save_pupil(sample, replace(card, full_name="Яковлева-Новая Вера"))
    with sample.read() as session:
        known = session.query(TurnoutName.name).filter(TurnoutName.pupil_id == pupil_id).distinct().all()
    assert old == card.full_name
    assert [name for (name,) in known] == ["Яковлева-Новая Вера"]
    after = campaign_report.build(sample, f"autumn-{year}")
    assert after.figures == report.figures


def test_a_pupil_moves_from_a_day_and_back(sample, ninth, tenth):
    card = added(sample, ninth.id, full_name="Ёлкина Анна", ovz=True)
    pupils.move_pupil(sample, card.id, ninth.id, tenth.id, date(2026, 11, 9))
    assert card.full_name not in names(sample, ninth.id)
    moved = next(one for one in pupils.pupils_of_class(sample, tenth.id) if one.id == card.id)
    assert moved == replace(card, class_id=tenth.id)
    assert pupils.place_of_pupil(sample, card.id) == (tenth.id, 2026)
    assert actions.undo(sample).title == "Перевод в 10 класс: Ёлкина Анна"
    assert card in pupils.pupils_of_class(sample, ninth.id)
    assert card.full_name not in names(sample, tenth.id)


def test_a_move_is_refused_at_its_field(sample, ninth, tenth):
    card = added(sample, ninth.id, full_name="Ёлкина Анна")
    for target, day, field in (
        (ninth.id, date(2026, 11, 9), "to_class"),
        (tenth.id, date(2026, 8, 31), "day"),
        (tenth.id, date(2027, 9, 1), "day"),
    ):
        with pytest.raises(FieldsRefusedError) as refused:
            pupils.move_pupil(sample, card.id, ninth.id, target, day)
        assert [problem.field for problem in refused.value.problems] == [field]
    assert card in pupils.pupils_of_class(sample, ninth.id)
    pupils.move_pupil(sample, card.id, ninth.id, tenth.id, date(2026, 11, 9))
    with pytest.raises(FieldsRefusedError, match=r"пришёл 09\.11\.2026"):
        pupils.move_pupil(sample, card.id, tenth.id, ninth.id, date(2026, 11, 9))
    with pytest.raises(UserError, match="уже нет в списке 9"):
        pupils.move_pupil(sample, card.id, ninth.id, tenth.id, date(2026, 11, 10))


def test_a_pupil_is_taken_off_the_list_and_comes_back(sample, ninth):
    card = added(sample, ninth.id, full_name="Ёлкина Анна", processing_consent=date(2026, 9, 1), photo_consent=True)
    pupils.remove_pupil(sample, card.id, ninth.id)
    assert card not in pupils.pupils(sample)
    assert pupils.place_of_pupil(sample, card.id) is None
    with pytest.raises(UserError, match="уже нет в журнале"):
        pupils.save_pupil(sample, card)
    (entry,) = actions.bin_entries(sample)
    assert (entry.title, entry.kind) == ("Ёлкина Анна, 9 класс", "pupil")
    actions.restore(sample, entry.action_id)
    assert card in pupils.pupils_of_class(sample, ninth.id)


def test_a_pupil_in_two_years_stays_in_the_other(sample, ninth):
    former = next(c for c in classes.classes(sample, 2025) if c.name == "8")
    pupils.save_pupil(sample, PupilCard(class_id=former.id, full_name="Ёлкина Анна"))
    card = next(one for one in pupils.pupils_of_class(sample, former.id) if one.full_name == "Ёлкина Анна")
    pupils.save_pupil(sample, replace(card, class_id=ninth.id))
    pupils.remove_pupil(sample, card.id, ninth.id)
    assert pupils.place_of_pupil(sample, card.id) == (former.id, 2025)
    (entry,) = actions.bin_entries(sample)
    actions.restore(sample, entry.action_id)
    assert pupils.place_of_pupil(sample, card.id) == (ninth.id, 2026)


def test_a_code_in_a_list_is_kept_and_counted_whatever_becomes_of_name_and_code(sample):
    with sample.write() as session:
        row = session.query(TurnoutName).filter(TurnoutName.pupil_id.is_not(None))[0]
        pupil_id = row.pupil_id
        row.name, row.folded = "К-77", "к-77"
    _class_id, year = pupils.place_of_pupil(sample, pupil_id)
    before = campaign_report.build(sample, f"autumn-{year}").figures
    card = next(one for one in pupils.pupils(sample, year) if one.id == pupil_id)
    for changed in (replace(card, code="К-77"), replace(card, full_name="Яковлева Вера"), replace(card, code="")):
        pupils.save_pupil(sample, changed)
        assert campaign_report.build(sample, f"autumn-{year}").figures == before
    with sample.read() as session:
        assert session.query(TurnoutName).filter(TurnoutName.name == "К-77").count() == 1, "a code is never told"


def test_namesakes_in_one_list_stay_two(sample):
    with sample.read() as session:
        one, other = next(
            pair
            for (turnout_id,) in session.query(TurnoutName.turnout_id).distinct()
            if len(pair := session.query(TurnoutName).filter_by(turnout_id=turnout_id).limit(2).all()) == 2
        )
    _class_id, year = pupils.place_of_pupil(sample, one.pupil_id)

    def attendances():
        return [
            campaign_report.build(sample, name).figures.cumulative for name in (f"autumn-{year}", f"spring-{year + 1}")
        ]

    before = attendances()
    card = next(card for card in pupils.pupils(sample, year) if card.id == one.pupil_id)
    pupils.save_pupil(sample, replace(card, full_name=other.name))
    assert attendances() == before


def test_a_pupil_whom_records_name_stays_on_the_list(sample):
    with sample.read() as session:
        pupil_id = session.query(TurnoutName.pupil_id).filter(TurnoutName.pupil_id.is_not(None))[0][0]
    class_id, _year = pupils.place_of_pupil(sample, pupil_id)
    before = pupils.pupils(sample)
    with pytest.raises(UserError, match=r"имя стоит в записях \(журнал работы"):
        pupils.remove_pupil(sample, pupil_id, class_id)
    assert pupils.pupils(sample) == before


def test_a_class_of_pasted_pupils(sample):
    classes.save_class(sample, ClassCard(name="1В", enrolment=3))
    new = next(card for card in classes.classes(sample) if card.name == "1В")
    pupils.add_pupils(sample, [PupilCard(class_id=new.id, full_name=name) for name in ("Яшин", "Белова", "Ёлкин")])
    assert names(sample, new.id) == ["Белова", "Ёлкин", "Яшин"]
    assert not next(card for card in classes.classes(sample) if card.name == "1В").differs
