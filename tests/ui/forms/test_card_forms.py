"""The forms of cards: what goes in comes out, drafts keep even what cannot be read, problems stand at their field."""

import json
from datetime import date

import pytest

from models.rules.people_checks import ClassCard, PartnerCard, PupilCard, TeacherCard
from models.rules.school_checks import FieldProblem
from models.vocabulary import PartnerCategory, ProfminimumLevel
from ui.forms.class_form import ClassForm
from ui.forms.partner_form import PartnerForm
from ui.forms.pupil_form import PupilForm
from ui.forms.teacher_form import TeacherForm

CARDS = [
    (
        ClassForm,
        ClassCard(
            id=3,
            name="7А",
            enrolment=24,
            ovz=2,
            disability=1,
            class_teacher="Громова Т. В.",
            profminimum_level=ProfminimumLevel.ADVANCED,
            registration_plan=9,
            registration_fact=0,
            listed=24,
            listed_ovz=2,
        ),
    ),
    (ClassForm, ClassCard()),
    (
        lambda: PupilForm([(1, "5А"), (2, "5Б")], new=False),
        PupilCard(
            id=8,
            class_id=2,
            full_name="Ёлкина Анна",
            code="5-1",
            ovz=True,
            disability=True,
            birth_date=date(2014, 9, 5),
            processing_consent=date(2026, 9, 1),
            photo_consent=True,
        ),
    ),
    (TeacherForm, TeacherCard(id=5, full_name="Ильин Сергей", post="учитель", events=7)),
    (
        PartnerForm,
        PartnerCard(
            id=2, name="СПК «Нива»", category=PartnerCategory.INDUSTRY, contacts="8 900", agreement="№ 5", events=3
        ),
    ),
    (PartnerForm, PartnerCard()),
]


@pytest.mark.parametrize(("make", "card"), CARDS)
def test_a_card_goes_in_and_comes_out(qtbot, make, card):
    form = make()
    qtbot.addWidget(form)
    with qtbot.assertNotEmitted(form.edited):
        form.set_card(card)
    assert form.card() == card


@pytest.mark.parametrize(("make", "card"), CARDS)
def test_a_draft_goes_through_json(qtbot, make, card):
    form, later = make(), make()
    for widget in (form, later):
        qtbot.addWidget(widget)
        widget.set_card(type(card)(id=card.id))
    form.set_card(card)
    later.set_content(json.loads(json.dumps(form.content)))
    assert later.content == form.content


def test_an_unreadable_day_survives_in_a_draft(qtbot):
    form = PupilForm([(1, "5А")], new=True)
    qtbot.addWidget(form)
    form.set_content({"birth_date": "5 сентября", "unknown": 1})
    assert form.content["birth_date"] == "5 сентября"
    assert [problem.field for problem in form.unreadable] == ["birth_date"]


def test_problems_stand_at_their_field_until_it_is_edited(qtbot):
    form = TeacherForm()
    qtbot.addWidget(form)
    form.show()
    rest = form.show_problems([FieldProblem("post", "Длинно."), FieldProblem("events", "Не здесь.")])
    assert rest == ["Не здесь."]
    assert form.field("post").problem == "Длинно."
    with qtbot.waitSignal(form.edited):
        form.control("post").setText("учитель")
    assert form.field("post").problem == ""


def test_a_written_pupil_keeps_the_class(qtbot):
    form = PupilForm([(1, "5А")], new=False)
    qtbot.addWidget(form)
    assert not form.control("class_id").isEnabled()
