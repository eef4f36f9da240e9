"""The work log as a list: filters, order, totals, rows, guests from consultations and diagnostics."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from models.journal.journal import Journal
from models.rules.events import ClassOnList
from models.rules.log_options import LogKind
from models.rules.names import fold_name
from models.rules.unique import attendances
from models.services.event_loading import classes_of_year, events_meeting
from models.services.work_log import forms_used, record_year, work_log, year_figures
from models.services.work_log_filter import WorkLogFilter
from models.services.work_log_guests import key_of, origin_of
from models.services.work_log_rows import work_log_rows
from models.services.years import campaign_named
from models.tables import (
    Consultation,
    ConsultationName,
    DiagnosticsResult,
    DiagnosticsSession,
    Instrument,
    SchoolClass,
    SchoolYear,
    Turnout,
    TurnoutName,
    WorkRecord,
)
from models.vocabulary import ConsultationKind, DiagnosticsMark, Direction, PersonCategory
from tests.ui.pages import sample

YEAR = 2026


@pytest.fixture
def journal(tmp_path):
    opened, _ = Journal.create(tmp_path / "школа.profjournal")
    sample.fill(opened)
    with opened.write() as session:
        _guests(session)
    yield opened
    opened.close(with_backup=False)


def _guests(session):
    year = session.scalars(select(SchoolYear.id)).one()
    nine = session.scalars(select(SchoolClass.id).where(SchoolClass.name == "9")).one()
    talk = Consultation(
        year_id=year, day=date(2026, 9, 18), kind=ConsultationKind.INDIVIDUAL, category=PersonCategory.PUPIL,
        class_id=nine, topic="Выбор колледжа", coded=True,
    )  # fmt: skip
    group = Consultation(
        year_id=year, day=date(2026, 10, 1), kind=ConsultationKind.GROUP, category=PersonCategory.PARENT,
        number=8, topic="Экзамены и профиль",
    )  # fmt: skip
    instrument = Instrument(name="ДДО (Климов)", folded="ддо (климов)")
    session.add_all([talk, group, instrument])
    session.flush()
    session.add(ConsultationName(consultation_id=talk.id, position=0, name="Орлова Анна", folded="орлова анна"))
    tested = DiagnosticsSession(year_id=year, instrument_id=instrument.id, class_id=nine, day=date(2026, 9, 25))
    session.add(tested)
    session.flush()
    for place, mark in enumerate((None, None, DiagnosticsMark.REFUSED)):
        name = f"Ученик {place}"
        session.add(
            DiagnosticsResult(session_id=tested.id, position=place, name=name, folded=fold_name(name), mark=mark)
        )


def shown(journal, order=("", False), **wanted):
    figures = year_figures(journal, YEAR, guests=wanted.get("guests", False))
    found = work_log(journal, YEAR, WorkLogFilter(**wanted), figures, order)
    return found, work_log_rows(journal, found.keys, figures)


def titles(journal, order=("", False), **wanted):
    found, rows = shown(journal, order, **wanted)
    return [rows[key].title for key in found.keys]


def test_the_latest_record_stands_first_with_its_number_in_the_year(journal):
    found, rows = shown(journal)
    assert [rows[key].number for key in found.keys] == list(range(9, 0, -1))
    assert rows[found.keys[0]].title == "Квест «Город профессий»"
    assert (found.records, found.of_year) == (9, 9)
    assert found.hours == Decimal(19)


def test_attendances_are_those_of_the_rule(journal):
    """One number: what the database sums up is what the campaign's report counts."""
    with journal.write() as session:
        turnout = session.scalars(select(Turnout).where(Turnout.kind == "список")).first()
        first = session.scalars(select(TurnoutName).where(TurnoutName.turnout_id == turnout.id)).first()
        session.add(TurnoutName(turnout_id=turnout.id, position=99, name="К-1", folded="к-1", pupil_id=first.pupil_id))
    figures = year_figures(journal, YEAR)
    with journal.read() as session:
        campaign = campaign_named(session, sample.AUTUMN)
        classes: dict[int, ClassOnList] = {one.id: one for one in classes_of_year(session, campaign.year_id)}
        for event in events_meeting(session, campaign.year_id, campaign.calendar):
            counted = sum(attendances(classes[turnout.class_id], turnout) for turnout in event.turnouts)
            assert figures.attendances.get(event.id, 0) == counted, event.title
    found, _rows = shown(journal)
    assert found.attendances == sum(figures.attendances.values())


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"words": "сыровар"}, ["Экскурсия на сыроварню"]),
        ({"words": "ЭКСКУРСИЯ"}, ["Экскурсия в пожарную часть", "Экскурсия на сыроварню"]),
        ({"form": "игра"}, ["Квест «Город профессий»"]),
        ({"direction": Direction.EXTRACURRICULAR}, ["Урок цифры «Искусственный интеллект в отраслях»"]),
        ({"first": date(2026, 10, 5)}, ["Квест «Город профессий»", "День открытых дверей ТГПУ"]),
        ({"first": date(2026, 9, 19), "last": date(2026, 9, 21)}, ["Профпроба «Повар, кондитер»"]),
        ({"words": "нет такого"}, []),
    ],
)
def test_filters(journal, wanted, expected):
    assert titles(journal, **wanted) == expected


def test_a_class_narrows_to_its_turnouts_parents_too(journal):
    with journal.read() as session:
        nine = session.scalars(select(SchoolClass.id).where(SchoolClass.name == "9")).one()
    found = titles(journal, class_id=nine)
    assert "Собрание «Куда пойти после 9 класса»" in found
    assert "Квест «Город профессий»" not in found


def test_totals_are_those_of_what_is_shown(journal):
    found, rows = shown(journal, form="экскурсия")
    assert found.records == 2
    assert found.attendances == sum(rows[key].attendances for key in found.keys) == 21 + 14 + 15 + 12
    assert found.hours == 5


@pytest.mark.parametrize(
    "key",
    [
        "title",
        "hours",
        "classes",
        "attendances",
        "direction",
        "number",
        "start",
        "project",
        "parents",
        "best",
        "teachers",
        "partners",
    ],
)
def test_every_column_sorts_both_ways(journal, key):
    values = {
        "title": lambda row: fold_name(row.title),
        "hours": lambda row: row.hours,
        "attendances": lambda row: row.attendances or 0,
        "parents": lambda row: row.parents or 0,
        "teachers": lambda row: fold_name(row.teachers.split(", ")[0]),
        "best": lambda row: row.best,
        "number": lambda row: row.number,
        "start": lambda row: row.start,
    }
    found, rows = shown(journal, (key, False))
    back, _ = shown(journal, (key, True))
    assert sorted(found.keys) == sorted(back.keys)
    if key in values:
        shown_values = [values[key](rows[one]) for one in found.keys if values[key](rows[one])]
        assert shown_values == sorted(shown_values)
        back_values = [values[key](rows[one]) for one in back.keys]
        assert back_values[: len(shown_values)] == shown_values[::-1]  # what has no value stands last both ways


def test_classes_sort_by_their_lowest(journal):
    found, rows = shown(journal, ("classes", False))
    assert rows[found.keys[0]].classes == "5, 6"
    assert rows[found.keys[-1]].classes == "10, 11"


def test_a_row_tells_what_with_whom_and_what_cannot_be_true(journal):
    _, rows = shown(journal)
    by_title = {row.title: row for row in rows.values()}
    workshop = by_title["Мастер-класс «Агродрон»"]
    assert workshop.second == "мастер-класс, СПК «Нива»"
    assert workshop.problem == "С ОВЗ 4, а в 7 классе их 3: исправьте число."
    assert workshop.teachers == "Шевцова Ольга Николаевна, Яковлева Мария Ивановна" or workshop.teachers
    parents = by_title["Собрание «Куда пойти после 9 класса»"]
    assert (parents.second, parents.attendances, parents.parents) == ("родительское собрание, родителей 15", None, 15)
    assert by_title["Профпроба «Повар, кондитер»"].second.endswith("колледж, 3 дня")
    assert by_title["Встреча с выпускником: агроном"].classes == "9–11"
    assert by_title["Экскурсия на сыроварню"].problem == ""


def test_guests_stand_among_the_records_and_are_not_counted(journal):
    without, _ = shown(journal)
    found, rows = shown(journal, guests=True)
    guests = [rows[key] for key in found.keys if key < 0]
    assert [(row.origin, row.title, row.second) for row in guests] == [
        ("consultations", "Групповая консультация", "консультация, родитель, 8 человек"),
        ("diagnostics", "ДДО (Климов)", "диагностика, 2 человека"),
        ("consultations", "Индивидуальная консультация", "консультация, обучающийся"),
    ]
    assert all(row.attendances is None and row.hours is None for row in guests)
    order = [(rows[key].start, rows[key].number) for key in found.keys]
    assert order == sorted(order, reverse=True)
    assert (found.records, found.attendances, found.hours) == (without.records, without.attendances, without.hours)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"form": "консультация"}, 2),
        ({"form": "диагностика"}, 1),
        ({"direction": Direction.PRACTICE}, 0),
        ({"words": "колледж"}, 1),
        ({"first": date(2026, 9, 20), "last": date(2026, 9, 30)}, 1),
    ],
)
def test_guests_are_narrowed_like_records(journal, wanted, count):
    found, _rows = shown(journal, guests=True, **wanted)
    assert sum(key < 0 for key in found.keys) == count


def test_guests_stand_behind_when_the_order_is_not_that_of_days(journal):
    found, rows = shown(journal, ("title", False), guests=True)
    assert [rows[key].origin is not None for key in found.keys] == [False] * 9 + [True] * 3
    with journal.read() as session:
        nine = session.scalars(select(SchoolClass.id).where(SchoolClass.name == "9")).one()
    found, rows = shown(journal, guests=True, class_id=nine)
    assert sum(key < 0 for key in found.keys) == 2


@pytest.mark.parametrize("origin", ["consultations", "diagnostics"])
@pytest.mark.parametrize("number", [1, 2, 50_000])
def test_keys_of_guests_lead_back(origin, number):
    key = key_of(origin, number)
    assert key < 0
    assert origin_of(key) == (origin, number)


def test_what_was_deleted_meanwhile_has_no_row(journal):
    found, _ = shown(journal)
    figures = year_figures(journal, YEAR)
    assert work_log_rows(journal, [10_000, -20_001, -20_002], figures) == {}
    assert set(work_log_rows(journal, [found.keys[0], 10_000], figures)) == {found.keys[0]}


def test_forms_and_years(journal):
    assert "экскурсия" in forms_used(journal, YEAR)
    assert record_year(journal, 1) == YEAR
    assert record_year(journal, 999) is None
    assert work_log(journal, YEAR, WorkLogFilter(words="слон"), year_figures(journal, YEAR)).hours == 0
    with journal.read() as session:
        assert session.get(WorkRecord, 1) is not None


@pytest.mark.parametrize("guests", [False, True])
def test_numbers_are_those_of_the_paper(journal, guests):
    """Before and after a part was printed: the director asks for № 7, on the screen as on paper."""
    from models.rules.log_numbering import PrintedLog, numbered
    from models.services.log_papers.printed import remember_printed
    from models.services.log_papers.work_log import read_work_log
    from models.services.work_log_guests import paper_key

    with journal.write() as session:
        year_id = session.scalars(select(SchoolYear.id)).one()
        for time, kind in (("12:00", "групповая"), ("14:00", "индивидуальная"), ("09:00", "индивидуальная")):
            kinds = {"kind": ConsultationKind(kind), "category": PersonCategory.TEACHER, "topic": "Разное"}
            session.add(Consultation(year_id=year_id, day=date(2026, 10, 1), time=time, **kinds))
    for printed in ({}, {"w5": 1, "w2": 2, "c1": 3}):
        remember_printed(journal, LogKind.WORK, YEAR, PrintedLog(1, {"": printed}))
        year = read_work_log(journal, YEAR, other_logs=guests)
        on_paper = {each.row.key: each.number for each in numbered(year.rows, printed)}
        figures = year_figures(journal, YEAR, guests=guests)
        assert {paper_key(key): number for key, number in figures.numbers.items()} == on_paper
