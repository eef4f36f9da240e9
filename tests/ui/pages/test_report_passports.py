"""Each number of the paper has a passport that tells how it was counted."""

import pytest

from exporters.appendix3_content import appendix3
from exporters.table_document import Table
from models.services.campaign_report import build
from models.services.confirmation import confirm
from models.tables import SchoolClass
from models.vocabulary import ConfirmedSubject
from tests.ui.pages import sample
from ui.pages.report.passports import number_behind, passport_of, printed_number


@pytest.fixture
def report(journal):
    return build(journal, sample.AUTUMN, today=sample.TODAY)


def keys(report):
    tables = [block for block in appendix3(report).blocks if isinstance(block, Table)]
    cells = [cell for table in tables for group in table.groups for row in group.rows for cell in row]
    return [(run.number_key, run.text) for cell in cells for line in cell.lines for run in line.runs if run.number_key]


def test_every_number_of_the_paper_has_one_with_the_same_figure(report):
    found = keys(report)
    assert len(found) == 28
    for key, printed in found:
        passport = passport_of(report, key)
        assert passport is not None, key
        assert passport.figure == printed, key


def test_a_class_tells_its_range_and_its_records(report):
    passport = passport_of(report, "participants:5")
    assert passport.caption == "5 класс, участников"
    assert passport.words == "от 15 до 17 возможных, в классе 17"
    assert passport.pairs == (
        ("Наибольшее число в одной записи", "15"),
        ("Поимённо в списках", "12"),
        ("Накопительный итог, участий", "27"),
    )
    assert passport.note == "В отчёт идёт наименьшее: «не менее 15»."
    assert [(line.day, line.title, line.words) for line in passport.records] == [
        ("30.09", "Экскурсия в пожарную часть", "число 15"),
        ("06.10", "Квест «Город профессий»", "список 12"),
    ]


def test_a_whole_class_and_parents_are_named(report):
    nine = passport_of(report, "participants:9")
    assert nine.words == "участвовал весь класс, в классе 18"
    assert [line.words for line in nine.records] == ["список 14", "список 9", "весь класс", "родители 15"]
    ovz = passport_of(report, "participants_ovz:5")
    assert [line.words for line in ovz.records] == ["число, ОВЗ 1", "список, ОВЗ 0"]


def test_several_classes_of_a_grade_lead_to_each(journal):
    with journal.write() as session:
        year = session.query(SchoolClass).first().year_id
        session.add(SchoolClass(year_id=year, name="5Б", grade=5, enrolment=9, ovz=0))
    report = build(journal, sample.AUTUMN, today=sample.TODAY)
    passport = passport_of(report, "participants:5")
    assert [(part.words, part.figure) for part in passport.parts] == [("5 класс", "15"), ("5Б", "0")]
    one = passport_of(report, passport.parts[1].key)
    assert one.caption == "5Б, участников"
    assert printed_number(report, one.key) == "participants:5"


def test_a_confirmed_number_shows_its_reason(journal, report):
    class_id = report.classes[0].school_class.id
    confirm(journal, sample.AUTUMN, class_id, ConfirmedSubject.PUPILS, 16, "сверено по журналу")
    passport = passport_of(build(journal, sample.AUTUMN, today=sample.TODAY), "participants:5")
    assert passport.figure == "16"
    assert passport.words == "подтверждено; по записям от 15 до 17, в классе 17"
    assert passport.note == "Причина: сверено по журналу"


def test_partners_teachers_and_events_lead_to_their_records(report):
    industry = passport_of(report, "partners:industry")
    assert [(group.title, [line.day for line in group.records]) for group in industry.groups] == [
        ("ООО «Сосновский сыродел»", ["16.09"]),
        ("СПК «Нива»", ["22.09", "02.10"]),
    ]
    assert len(passport_of(report, "partners").groups) == 6
    teachers = passport_of(report, "teachers")
    assert ("Петрова Нина Сергеевна", "3 записи") in [(part.words, part.figure) for part in teachers.parts]
    assert len(passport_of(report, "events").records) == 9


def test_findings_lead_to_the_number_they_speak_of(report):
    behind = {number_behind(report, finding) for finding in report.findings}
    assert {"participants:5", "participants:7", "participants_ovz:7", ""} == behind


@pytest.mark.parametrize("key", ["", "unknown", "participants:class:99999", "partners:nobody"])
def test_an_unknown_number_has_none(report, key):
    assert passport_of(report, key) is None
