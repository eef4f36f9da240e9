"""A school from its card to its next year, in real journal files."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from models.errors import EnvironmentProblemError, UsageError, UserError
from models.journal.journal import Journal
from models.rules.periods import SchoolYear as Year
from models.rules.periods import campaigns_of, default_calendar
from models.rules.school_card import ClassEntry, SchoolCard
from models.services import drafts, new_journal, school, settings
from models.services.refusal import FieldsRefusedError
from models.tables import Membership, Pupil, SchoolClass
from models.vocabulary import OrganisationType, ProfminimumLevel
from models.workbook.raw import RawRow, RawSheet, RawWorkbook

CARD = SchoolCard(
    full_name="МБОУ  «Заречная СОШ» ",
    short_name="Заречная СОШ",
    inn="7017033960",
    municipality="Сосновский район",
    organisation_type=OrganisationType.MUNICIPAL,
    coordinator="Петрова Нина Сергеевна",
    start_year=2026,
    teachers_total=0,
    profminimum_level=ProfminimumLevel.MAIN,
)
CLASSES = [
    ClassEntry(name="11", enrolment=11, ovz=0),
    ClassEntry(name="5 «а»", enrolment=17, ovz=2, class_teacher=" Громова  Т. В."),
    ClassEntry(name="7"),
]


@pytest.fixture
def journal(tmp_path):
    opened, _code = Journal.create(tmp_path / "школа.profjournal")
    with opened:
        yield opened


@pytest.fixture
def filled(journal):
    school.create_school(journal, CARD, CLASSES)
    return journal


def classes_of(journal, start_year):
    with journal.read() as session:
        rows = session.scalars(select(SchoolClass).order_by(SchoolClass.year_id, SchoolClass.grade))
        years = {row.id: row for row in rows}
        wanted = school.year_row(session, start_year).id
        return [row for row in years.values() if row.year_id == wanted]


def test_a_school_comes_with_its_classes_and_both_campaigns(journal):
    changes = school.create_school(journal, CARD, CLASSES)

    assert changes.touches("school", "classes", "campaign")
    assert [(c.name, c.enrolment, c.ovz, c.class_teacher) for c in classes_of(journal, 2026)] == [
        ("5А", 17, 2, "Громова Т. В."),
        ("11", 11, 0, None),
    ]
    dates = school.campaign_calendars(journal)
    assert [(d.code, d.calendar) for d in dates] == [(c, default_calendar(c)) for c in campaigns_of(Year(2026))]


def test_the_card_comes_back_as_it_was_written(filled):
    assert school.school_card(filled) == replace(CARD, full_name="МБОУ «Заречная СОШ»")

    school.save_card(filled, replace(CARD, director="Кравцова О. И.", organisation_type=None, teachers_total=None))

    card = school.school_card(filled, 2026)
    assert (card.director, card.organisation_type, card.teachers_total) == ("Кравцова О. И.", None, None)


def test_faults_are_refused_with_their_fields_and_nothing_is_written(journal):
    with pytest.raises(FieldsRefusedError) as refusal:
        school.create_school(journal, replace(CARD, inn="7017033961"), [ClassEntry(name="5", enrolment=1, ovz=2)])

    assert [(p.field, p.row) for p in refusal.value.problems] == [("inn", None), ("ovz", 0)]
    with pytest.raises(UsageError):
        school.school_card(journal)


def test_a_year_is_not_made_twice(filled):
    with pytest.raises(UserError, match="уже есть 2026/2027"):
        school.create_school(filled, CARD, [])


def test_the_next_year_moves_classes_and_their_pupils_up(filled):
    with filled.write() as session:
        fifth, eleventh = session.scalars(select(SchoolClass).order_by(SchoolClass.grade)).all()
        for number, (name, grade, left) in enumerate(
            [("Аня", fifth, None), ("Боря", fifth, date(2027, 1, 15)), ("Вера", fifth, None), ("Глеб", eleventh, None)]
        ):
            pupil = Pupil(full_name=name, folded=name.casefold())
            session.add(pupil)
            session.flush()
            session.add(Membership(class_id=grade.id, pupil_id=pupil.id, position=number, ovz=name == "Вера", end=left))

    school.start_next_year(filled)

    assert school.school_card(filled) == replace(CARD, full_name="МБОУ «Заречная СОШ»", start_year=2027)
    assert [(c.name, c.grade, c.enrolment) for c in classes_of(filled, 2027)] == [("6А", 6, 17)]
    assert [str(d.code) for d in school.campaign_calendars(filled)] == ["autumn-2027", "spring-2028"]
    with filled.read() as session:
        moved = session.execute(
            select(Pupil.full_name, Membership.position, Membership.ovz)
            .join(Membership)
            .join(SchoolClass)
            .where(SchoolClass.name == "6А")
            .order_by(Membership.position)
        ).all()
    assert [tuple(row) for row in moved] == [("Аня", 0, False), ("Вера", 1, True)]
    assert [c.name for c in classes_of(filled, 2026)] == ["5А", "11"], "the past year stays"


def test_campaign_dates_are_kept_and_checked(filled):
    autumn = school.campaign_calendars(filled)[0]
    later = replace(
        autumn.calendar, end=date(2026, 10, 20), school_due=date(2026, 10, 24), municipality_due=date(2026, 10, 30)
    )

    school.save_calendars(filled, {"autumn-2026": later})

    assert school.campaign_calendars(filled)[0].calendar == later
    with pytest.raises(FieldsRefusedError, match="раньше первого"):
        school.save_calendars(filled, {"autumn-2026": replace(later, end=date(2026, 9, 1))})
    with pytest.raises(UsageError):
        school.save_calendars(filled, {"autumn-2031": later})


def test_settings_and_drafts_live_in_the_journal(filled):
    assert settings.read_setting(filled, "a", 7) == 7
    settings.write_setting(filled, "a", {"б": [1]})
    settings.write_setting(filled, "a", {"б": [2]})
    assert settings.read_setting(filled, "a") == {"б": [2]}
    settings.write_setting(filled, "a", None)
    settings.write_setting(filled, "a", None)
    assert settings.read_setting(filled, "a") is None

    saved = drafts.save_draft(filled, "форма", {"поле": "нач"})
    drafts.save_draft(filled, "форма", {"поле": "начато"})
    draft = drafts.load_draft(filled, "форма")
    assert draft is not None
    assert (draft.content, draft.saved >= saved) == ({"поле": "начато"}, True)
    drafts.drop_draft(filled, "форма")
    drafts.drop_draft(filled, "форма")
    assert drafts.load_draft(filled, "форма") is None


def test_a_new_journal_is_whole_or_leaves_no_trace(tmp_path):
    path = tmp_path / "новая папка" / "ж.profjournal"

    with pytest.raises(FieldsRefusedError):
        new_journal.create_with_school(path, "тайна", replace(CARD, inn="1"), CLASSES)
    assert list(path.parent.iterdir()) == []

    made = new_journal.create_with_school(path, "тайна", CARD, CLASSES)
    made.journal.close()
    assert made.recovery_code
    with Journal.open_with_recovery_code(path, made.recovery_code) as again:
        assert school.school_card(again).short_name == "Заречная СОШ"
    with pytest.raises(EnvironmentProblemError, match="уже есть"):
        new_journal.create_with_school(path, None, CARD, CLASSES)


def test_a_workbook_with_a_fault_makes_no_journal(tmp_path):
    book = RawWorkbook((RawSheet("Школа", (), (RawRow(1, {"Полное наименование": "Школа"}),)),))

    with pytest.raises(UserError, match="ошибки"):
        new_journal.create_from_workbook(tmp_path / "ж.profjournal", None, book)

    assert list(tmp_path.iterdir()) == []
