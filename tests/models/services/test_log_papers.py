"""The journals read for their paper; codes of persons; what is on paper."""

from datetime import date

import pytest
from sqlalchemy import func, select

from exporters import logs
from models.errors import UsageError
from models.rules.log_numbering import NOTHING_PRINTED, PrintedLog
from models.rules.log_options import LogKind, LogOptions, Names
from models.rules.log_rows import Attendance, Origin, WorkTotal
from models.services.log_papers.choices import read_choices
from models.services.log_papers.consultations import read_consultations
from models.services.log_papers.printed import read_printed, remember_printed
from models.services.log_papers.work_log import read_work_log
from models.tables import Consultation, PersonCode
from models.vocabulary import ConsultationKind


def test_work_log_of_the_sample(sample):
    year = read_work_log(sample)
    own = [row for row in year.rows if row.origin is None]

    assert year.head.short_name == "МБОУ «Заречная СОШ»"
    assert [row.day for row in year.rows] == sorted(row.day for row in year.rows)
    assert len(own) == 16
    excursion = next(row for row in own if row.title == "Экскурсия на сыроварню «Обская»")
    assert excursion.classes == ("6", "7")
    assert excursion.attendance == Attendance(pupils=30, ovz=4, teachers=2)
    assert excursion.partners == ("Сыроварня «Обская»",)
    assert [(name, len(persons)) for name, persons in excursion.lists] == [("7", 12)]
    meeting = next(row for row in own if row.form == "родительское собрание")
    assert (meeting.classes, meeting.parent_classes) == ((), ("8", "9"))
    assert meeting.attendance.parents == 26


def test_rows_of_other_journals_tell_no_request_and_count_nowhere(sample):
    year = read_work_log(sample)
    consultations = [row for row in year.rows if row.origin is Origin.CONSULTATIONS]
    diagnostics = [row for row in year.rows if row.origin is Origin.DIAGNOSTICS]

    assert len(consultations) == len(read_consultations(sample).rows)
    assert len(diagnostics) == 2
    assert consultations[0].note == "журнал консультаций, I, № 1"
    assert {row.title for row in consultations} == {"Индивидуальная консультация", "Групповая консультация"}
    assert WorkTotal.of(year.rows) == WorkTotal.of(row for row in year.rows if row.origin is None)
    assert WorkTotal.of(year.rows).records == 16
    assert not any(row.origin for row in read_work_log(sample, other_logs=False).rows)


def test_consultations_of_the_sample(sample):
    year = read_consultations(sample, 2026)
    individual = year.of_kind(ConsultationKind.INDIVIDUAL)

    assert len(individual) == 9
    assert len(year.of_kind(ConsultationKind.GROUP)) == 1
    assert individual[0].persons[0].name == "Соколова Диана Юрьевна"
    assert individual[0].class_name == "10"


def test_year_that_is_not_there_is_refused(sample):
    for read in (read_work_log, read_consultations):
        with pytest.raises(UsageError):
            read(sample, 2040)


def test_codes_are_given_once_and_for_good(sample):
    def printed():
        options = LogOptions(2026, names=Names.CODED)
        return logs.make(sample, LogKind.CONSULTATIONS, options).coded, logs.make(sample, LogKind.WORK, options).coded

    first = printed()
    assert all(first)
    with sample.read() as session:
        given = session.scalars(select(func.count()).select_from(PersonCode)).one()
    assert printed() == first
    with sample.read() as session:
        assert session.scalars(select(func.count()).select_from(PersonCode)).one() == given


def test_coded_consultation_says_so(sample):
    with sample.write() as session:
        session.scalars(select(Consultation).order_by(Consultation.day.desc())).first().coded = True

    assert [row.coded for row in read_consultations(sample).rows if row.coded] == [True]


def test_what_is_printed_is_kept_by_journal_and_year_and_forgotten(sample):
    printed = PrintedLog(3, {"": {"w1": 1, "w2": 2}}, date(2026, 12, 1))

    assert read_printed(sample, LogKind.WORK, 2026) == NOTHING_PRINTED
    assert remember_printed(sample, LogKind.WORK, 2026, printed)
    assert read_printed(sample, LogKind.WORK, 2026) == printed
    assert read_work_log(sample, 2026).printed == printed
    assert read_printed(sample, LogKind.WORK, 2025) == NOTHING_PRINTED
    assert read_printed(sample, LogKind.CONSULTATIONS, 2026) == NOTHING_PRINTED
    remember_printed(sample, LogKind.WORK, 2026, NOTHING_PRINTED)
    assert read_printed(sample, LogKind.WORK, 2026) == NOTHING_PRINTED


def test_choices_of_each_journal(sample):
    work, consultations, diagnostics, plan = (
        read_choices(sample, kind, 2026)
        for kind in (LogKind.WORK, LogKind.CONSULTATIONS, LogKind.DIAGNOSTICS, LogKind.PLAN_GRID)
    )

    assert ("экскурсия", "экскурсия") in work.sections
    assert work.sections == tuple(sorted(work.sections))
    assert [key for key, _words in consultations.sections] == ["индивидуальная", "групповая"]
    assert diagnostics.sections == (("ДДО (Климов)", "ДДО (Климов)"),)
    assert plan.sections == ()
    assert len(plan.periods) == 4 + 2 + 12
    assert plan.printed == NOTHING_PRINTED
    with pytest.raises(UsageError):
        read_choices(sample, LogKind.WORK, 2040)
