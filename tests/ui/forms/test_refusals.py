"""All fields of the forms of people and school with bad values: the form stays, the field is named."""

from datetime import date

import pytest

from models.journal.journal import Journal
from models.services import classes, partners, pupils, school, teachers
from models.vocabulary import PartnerCategory
from tests.ui.forms.refusals import Bad, FormUnderTest, go_through
from tests.ui.pages import sample
from tests.ui.pages.people_window import open_people
from ui.forms.school import CardForm
from ui.jobs import JobRunner
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.settings.campaigns_section import CampaignsSection
from ui.pages.settings.school_section import SchoolSection
from ui.settings_protocol import MemorySettings


@pytest.fixture
def journal(tmp_path):
    opened, _ = Journal.create(tmp_path / "школа.profjournal")
    sample.fill(opened)
    yield opened
    opened.close(with_backup=False)


@pytest.fixture
def people(qtbot, journal):
    return open_people(qtbot, journal).people


def under_test(page, tab, state):
    def open_it():
        page.close_panel()
        page.open_tab(tab)
        page.new_record()
        return page.side.form

    def is_open(form):
        return page.side is not None and page.side.form is form

    return FormUnderTest(open_it, lambda: page.side.accept_button.click(), is_open, state)


def test_class(people, journal):
    too_many = "Число не похоже на правду"
    go_through(
        under_test(people, "classes", lambda: {card.name for card in classes.classes(journal)}),
        {"name": "4Б", "enrolment": 20},
        [
            Bad("name", "", "Впишите класс"),
            Bad("name", "двенадцатый"),
            Bad("name", "7", "уже есть"),
            Bad("enrolment", None, "Впишите, сколько"),
            Bad("ovz", 21, "больше, чем всего"),
            Bad("disability", 9999, "больше, чем всего"),
        ],
        {
            "class_teacher": "any name",
            "profminimum_level": "a closed list",
            "registration_plan": f"the field ends at the number that is {too_many}",
            "registration_fact": "as the plan",
        },
    )


def test_pupil(people, journal):
    go_through(
        under_test(people, "pupils", lambda: pupils.pupils(journal)),
        {"full_name": "Ёлкина Анна"},
        [
            Bad("full_name", "", "Впишите фамилию"),
            Bad("full_name", "   ", "Впишите фамилию"),
            Bad("birth_date", "31.02.2014", "нет в календаре"),
            Bad("birth_date", "вчера", "Впишите день числами"),
            Bad("birth_date", "01.01.1970", "не похожа на школьника"),
            Bad("processing_consent", "1", "Впишите день числами"),
            Bad("processing_consent", "01.09.2099", "ещё не наступила"),
        ],
        {
            "class_id": "only classes of the year",
            "code": "any text",
            "ovz": "a tick",
            "disability": "a tick",
            "photo_consent": "a tick",
        },
    )


def test_teacher(people, journal):
    go_through(
        under_test(people, "teachers", lambda: [card.full_name for card in teachers.teachers(journal)]),
        {"full_name": "Яшина Вера"},
        [Bad("full_name", "", "Впишите фамилию"), Bad("full_name", "ильин сергей петрович", "уже есть")],
        {"post": "any text"},
    )


def test_partner(people, journal):
    go_through(
        under_test(people, "partners", lambda: partners.partners(journal)),
        {"name": "ООО «Юг»", "category": PartnerCategory.BUSINESS},
        [
            Bad("name", "", "Впишите название"),
            Bad("name", "«»", "Впишите название"),
            Bad("name", "спк нива", "уже есть"),
            Bad("category", None, "Выберите категорию"),
        ],
        {"contacts": "any text", "agreement": "any text"},
    )


def test_school(qtbot, journal):
    context = PageContext(journal, JobRunner(), Messages(), MemorySettings())
    section = SchoolSection(context)
    qtbot.addWidget(section)
    section.show()
    section.activateWindow()
    qtbot.waitUntil(section.isActiveWindow)
    accepted = []
    section.wrote.connect(lambda *_words: accepted.append(True))

    def open_it() -> CardForm:
        accepted.clear()
        section.fill()
        section.give_up()
        return section.form

    under = FormUnderTest(
        open_it,
        section.accept,
        lambda _form: not accepted,
        lambda: school.school_card(journal),
        control_of=lambda form, name: form.field(name).control,
    )
    go_through(
        under,
        {},
        [
            Bad("full_name", "", "Впишите полное наименование"),
            Bad("inn", "", "Впишите ИНН"),
            Bad("inn", "7017033961", "не сходится"),
            Bad("inn", "сто", "ИНН"),
            Bad("municipality", " ", "Впишите муниципальное"),
            Bad("coordinator", "", "Впишите фамилию"),
            Bad("email", "почта", "нет знака @"),
        ],
        {
            "short_name": "any text",
            "organisation_type": "a closed list",
            "director": "any text",
            "approver": "any text",
            "start_year": "fixed once the school is there",
            "teachers_total": "a count, or nothing",
            "profminimum_level": "a closed list",
            "coordinator_post": "any text",
            "phone": "any text",
        },
    )


def test_campaigns(qtbot, journal):
    context = PageContext(journal, JobRunner(), Messages(), MemorySettings())
    section = CampaignsSection(context)
    qtbot.addWidget(section)
    section.show()
    section.activateWindow()
    qtbot.waitUntil(section.isActiveWindow)
    written = []
    section.wrote.connect(lambda *_words: written.append(True))

    def open_it():
        written.clear()
        section.give_up()
        section.fill()
        return section.forms[0]

    under = FormUnderTest(
        open_it,
        section.accept,
        lambda _form: not written,
        lambda: school.campaign_calendars(journal),
        field_of=lambda form, name: form.fields[name],
        control_of=lambda form, name: form.edits[name],
        names=lambda form: list(form.fields),
    )
    go_through(
        under,
        {},
        [
            Bad("end", date(2026, 9, 1), "раньше первого"),
            Bad("start", date(2026, 12, 1), "раньше первого", at="end"),
            Bad("municipality_due", date(2026, 9, 1), "раньше срока школы"),
            Bad("school_due", date(2026, 12, 31), "раньше срока школы", at="municipality_due"),
        ],
        {"plan_due": "any day: the letter of the year decides"},
    )
