"""Imports into real journals: counts, identity, all or nothing, --replace."""

import time
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.errors import CancelledError, UserError
from models.journal.backup import list_backups
from models.journal.journal import Journal
from models.rules.periods import CampaignCode, default_calendar
from models.services import campaign_report
from models.services.confirmation import history
from models.services.workbook_export import export_year
from models.services.workbook_import import SheetCounts, check_workbook, import_workbook
from models.tables import (
    Campaign,
    Consent,
    DiagnosticsResult,
    DiagnosticsSession,
    Membership,
    Partner,
    Pupil,
    SchoolClass,
    SchoolYear,
    Teacher,
    TurnoutName,
    WorkRecord,
)
from models.vocabulary import DiagnosticsMark, Season
from models.workbook.raw import RawSheet, RawWorkbook
from tests.models.services.large_school import large_school
from tests.models.workbook import books
from tests.models.workbook.books import book, with_cell, with_line
from tests.models.workbook.sample_books import CASES, read_raw


@pytest.fixture
def journal(tmp_path: Path):
    made, _ = Journal.create(tmp_path / "school.profjournal")
    with made:
        yield made


def counts(result):
    """The four numbers of each sheet that has any."""
    shown = {name: (one.new, one.changed, one.same, one.absent) for name, one in result.sheets.items()}
    return {name: numbers for name, numbers in shown.items() if any(numbers)}


def how_many(journal, table):
    with journal.read() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_everything_of_a_new_school_is_new_and_then_the_same(journal):
    rows = {"Школа": 5, **{name: len(lines) for name, lines in books.SHEETS.items()}}
    assert counts(import_workbook(journal, book())) == {name: (number, 0, 0, 0) for name, number in rows.items()}
    again = import_workbook(journal, book())
    assert counts(again) == {name: (0, 0, number, 0) for name, number in rows.items()}
    assert not again.changes
    assert counts(import_workbook(journal, book(), replace=True)) == counts(again)


@pytest.mark.skipif(not CASES.is_dir(), reason="the sample schools are not here")
@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_sample_schools_change_nothing_the_second_time(journal, number):
    raw = read_raw(CASES / f"school-{number}.xlsx")
    first, second = import_workbook(journal, raw), import_workbook(journal, raw)
    assert counts(second) == {name: (0, 0, new, 0) for name, (new, _, _, _) in counts(first).items()}


def test_the_answer_as_json():
    answer = check_workbook(with_cell("Классы", 2, "Обучающихся", 3)).as_json()
    assert answer["sheets"]["Ученики"] == {"new": 5, "changed": 0, "same": 0, "absent": 0}
    assert list(answer["sheets"]) == ["Школа", *books.SHEETS]
    assert answer["problems"] == []


def test_nothing_is_written_when_there_is_an_error(journal):
    result = import_workbook(journal, with_cell("Показатели", 2, "Значение", "#Н/Д"))
    assert result.has_errors
    assert set(result.sheets.values()) == {SheetCounts()}
    assert how_many(journal, SchoolYear) == how_many(journal, Partner) == 0


def test_an_error_leaves_a_full_journal_as_it_was(journal):
    import_workbook(journal, book())
    before = export_year(journal)
    worse = book(Партнёры=[], Классы=[{**books.CLASSES[0], "Обучающихся": 9}, {**books.CLASSES[1], "С ОВЗ": 9}])
    assert import_workbook(journal, worse, replace=True).has_errors
    assert export_year(journal) == before
    assert list_backups(journal.path) == []


def test_a_dry_run_counts_and_writes_nothing(journal):
    assert counts(import_workbook(journal, book(), dry_run=True))["Ученики"] == (5, 0, 0, 0)
    assert how_many(journal, SchoolYear) == 0


def test_work_that_is_stopped_leaves_nothing(journal):
    def stop(done: int, total: int) -> None:
        if done == 4:
            raise CancelledError

    with pytest.raises(CancelledError):
        import_workbook(journal, book(), progress=stop)
    assert how_many(journal, SchoolYear) == how_many(journal, Teacher) == 0


def test_a_municipal_workbook_is_refused_by_a_schools_journal(journal):
    municipal = RawWorkbook((RawSheet("Муниципалитет", (), ()), RawSheet("Школы", (), ())))
    assert check_workbook(municipal).has_errors
    assert import_workbook(journal, municipal).has_errors
    import_workbook(journal, book())
    with pytest.raises(UserError, match="муниципалитета"):
        import_workbook(journal, municipal)


def test_another_schools_workbook_is_refused(journal):
    import_workbook(journal, book())
    result = import_workbook(journal, book({"ИНН": "7044219836", "Учебный год": "2027/2028"}))
    assert ("Школа", 2, "ИНН") in {(one.sheet, one.row, one.column) for one in result.problems}


def test_changed_rows_are_counted_and_written(journal):
    import_workbook(journal, book())
    lines = [{**books.WORK_LOG[0], "Название": "Экскурсия на завод", "Педагоги": "Петров Олег"}, books.WORK_LOG[1]]
    result = import_workbook(journal, book({"Телефон": "2-11-11"}, Журнал_работы=lines))
    assert counts(result)["Журнал работы"] == (0, 1, 1, 0)
    assert counts(result)["Школа"] == (0, 1, 5, 0)
    [written] = [row for row in sheet_of(journal, "Журнал работы") if row["Код"] == "М1"]
    assert (written["Название"], written["Педагоги"]) == ("Экскурсия на завод", "Петров Олег")


def sheet_of(journal, name):
    [found] = [sheet for sheet in export_year(journal).sheets if sheet.name == name]
    return [row.cells for row in found.rows]


def test_rows_that_the_file_lacks_stay_and_are_counted(journal):
    import_workbook(journal, book({"Директор": "Кравцова О. И."}))
    less = RawWorkbook(book().sheets[:2])
    result = import_workbook(journal, less)
    expected = {name: (0, 0, 0, len(lines)) for name, lines in books.SHEETS.items()}
    expected |= {"Школа": (0, 0, 5, 1), "Классы": (0, 0, 2, 0)}
    assert counts(result) == expected
    assert how_many(journal, Pupil) == 5
    [card] = [sheet for sheet in export_year(journal).sheets if sheet.name == "Школа"]
    assert {"Директор": "Кравцова О. И."} in [row.cells for row in card.rows]


def test_replace_removes_what_the_file_lacks_after_a_backup(journal):
    import_workbook(journal, book({"Директор": "Кравцова О. И."}))
    less = RawWorkbook(book().sheets[:2])
    result = import_workbook(journal, less, replace=True)
    assert counts(result)["Ученики"] == (0, 0, 0, 5)
    exported = {sheet.name: sheet.rows for sheet in export_year(journal).sheets}
    assert {
        name: len(rows) for name, rows in exported.items() if name not in {"Школа", "Классы", "Кампании"}
    } == dict.fromkeys(set(books.SHEETS) - {"Классы", "Кампании"}, 0)
    assert {"Директор": None} in [row.cells for row in exported["Школа"]]
    assert [row.cells["Начало"] for row in exported["Кампании"]] == [date(2026, 9, 13), date(2027, 3, 15)]
    for table in (Pupil, Membership, Partner, WorkRecord, TurnoutName, DiagnosticsSession, DiagnosticsResult):
        assert how_many(journal, table) == 0
    assert len(list_backups(journal.path)) == 1


def test_replace_of_a_class_and_all_that_names_it(journal):
    import_workbook(journal, book())
    without = {
        name: [line for line in lines if line.get("Класс") != "9Б" and line.get("Классы") != "5А; 9"]
        for name, lines in books.SHEETS.items()
    }
    without["Журнал работы"] = [{**line, "Пункт плана": None} for line in books.WORK_LOG]
    result = import_workbook(
        journal, book(**{name.replace(" ", "_"): lines for name, lines in without.items()}), replace=True
    )
    assert not result.has_errors
    assert counts(result)["Классы"] == (0, 0, 1, 1)
    assert how_many(journal, SchoolClass) == 1


def test_with_replace_a_row_that_would_go_is_nothing_to_refer_to(journal):
    import_workbook(journal, book())
    assert import_workbook(journal, book(План=None), replace=True).has_errors
    assert not import_workbook(journal, book(План=None)).has_errors


def test_a_partner_whom_another_year_names_is_kept(journal):
    import_workbook(journal, book())
    next_year = book(
        {"Учебный год": "2027/2028"}, **dict.fromkeys(n.replace(" ", "_") for n in books.SHEETS if n != "Классы")
    )
    result = import_workbook(journal, next_year, replace=True)
    assert counts(result)["Партнёры"] == (0, 0, 0, 1)
    assert how_many(journal, Partner) == 1
    with journal.read() as session:
        assert session.scalars(select(SchoolYear.start_year)).all() == [2026, 2027]
    assert len(sheet_of(journal, "Журнал работы")) == 0
    assert len(export_year(journal, 2026).sheets[5].rows) == 2


def test_a_new_year_has_both_campaigns_with_the_default_calendar(journal):
    import_workbook(journal, book(Кампании=None, Подтверждённые_числа=None))
    with journal.read() as session:
        campaigns = {row.season: row for row in session.scalars(select(Campaign))}
    for season, year in ((Season.AUTUMN, 2026), (Season.SPRING, 2027)):
        usual = default_calendar(CampaignCode(season, year))
        assert (campaigns[season].start, campaigns[season].municipality_due) == (usual.start, usual.municipality_due)


def test_blank_dates_of_a_campaign_are_the_default_ones(journal):
    import_workbook(journal, book())
    autumn = sheet_of(journal, "Кампании")[0]
    assert (autumn["Начало"], autumn["Окончание"], autumn["Срок плана"]) == (
        date(2026, 9, 14),
        date(2026, 10, 15),
        date(2026, 9, 17),
    )
    assert counts(import_workbook(journal, book(Кампании=None)))["Кампании"] == (0, 0, 0, 1)


def test_turnouts_of_a_record_in_the_file_replace_the_old_ones(journal):
    import_workbook(journal, book())
    result = import_workbook(journal, book(Участники=books.TURNOUTS[1:]))
    assert counts(result)["Участники"] == (0, 0, 2, 1)
    assert [(row["Код записи"], row["Класс"]) for row in sheet_of(journal, "Участники")] == [("М1", "9Б"), ("М2", "5А")]


def test_turnouts_of_a_record_that_is_not_in_the_file_stay(journal):
    import_workbook(journal, book())
    result = import_workbook(journal, book(Журнал_работы=books.WORK_LOG[1:], Участники=books.TURNOUTS[2:]))
    assert counts(result)["Участники"] == (0, 0, 1, 2)
    assert len(sheet_of(journal, "Участники")) == 3
    added = [{"Код записи": "M2", "Класс": "9Б", "Охват": "родители", "Число": 4}]
    result = import_workbook(journal, book(Журнал_работы=None, Участники=added))
    assert counts(result)["Участники"] == (1, 0, 0, 3)


NAMESAKES = [
    {"Класс": "5А", "ФИО": "Иванов Пётр", "ОВЗ": "да", "Дата рождения": None},
    {"Класс": "5А", "ФИО": "иванов петр", "ОВЗ": "нет", "Дата рождения": None},
    {"Класс": "5А", "ФИО": "Иванов Пётр", "ОВЗ": "нет", "Дата рождения": "01.02.2015"},
]
WITHOUT_LISTS = dict.fromkeys(("Участники", "Консультации", "Диагностика"))


def pupils_of(journal):
    return [(row["ФИО"], row["ОВЗ"], row["Дата рождения"]) for row in sheet_of(journal, "Ученики")]


def test_namesakes_are_told_by_birth_date_and_else_by_their_order(journal):
    import_workbook(journal, book(Ученики=NAMESAKES, **WITHOUT_LISTS))
    assert how_many(journal, Pupil) == 3
    again = import_workbook(journal, book(Ученики=NAMESAKES, **WITHOUT_LISTS))
    assert counts(again)["Ученики"] == (0, 0, 3, 0)
    turned = [NAMESAKES[2], NAMESAKES[0], {**NAMESAKES[1], "ОВЗ": "да"}]
    result = import_workbook(journal, book(Ученики=turned, **WITHOUT_LISTS))
    assert counts(result)["Ученики"] == (0, 1, 2, 0)
    assert pupils_of(journal) == [
        ("Иванов Пётр", "да", None),
        ("иванов петр", "да", None),
        ("Иванов Пётр", "нет", date(2015, 2, 1)),
    ]


def test_a_fourth_namesake_with_another_birth_date_is_new(journal):
    import_workbook(journal, book(Ученики=NAMESAKES[2:], **WITHOUT_LISTS))
    other = [{**NAMESAKES[2], "Дата рождения": "03.04.2015"}]
    assert counts(import_workbook(journal, book(Ученики=other, **WITHOUT_LISTS)))["Ученики"] == (1, 0, 0, 1)


def test_namesakes_of_a_sheet_without_birth_dates_go_by_order(journal):
    import_workbook(journal, book(Ученики=NAMESAKES, **WITHOUT_LISTS))
    undated = [{name: value for name, value in line.items() if name != "Дата рождения"} for line in NAMESAKES]
    assert counts(import_workbook(journal, book(Ученики=undated, **WITHOUT_LISTS)))["Ученики"] == (0, 0, 3, 0)


def test_columns_that_the_sheet_lacks_keep_what_the_journal_holds(journal):
    import_workbook(journal, book())
    lines = [{"Класс": "5а", "Обучающихся": 3, "С ОВЗ": 0}, {"Класс": "9Б", "Обучающихся": 2, "С ОВЗ": 0}]
    result = import_workbook(journal, book(Классы=lines))
    assert counts(result)["Классы"] == (0, 1, 1, 0)
    assert sheet_of(journal, "Классы")[0]["Инвалидов"] == 1


def test_an_end_that_the_journal_holds_may_not_lie_before_a_new_start(journal):
    import_workbook(journal, book())
    lines = [{"Код": "М1", "Дата": "20.09.2026", "Название": "Экскурсия"}]
    result = import_workbook(journal, book(Журнал_работы=lines))
    assert [(one.sheet, one.row, one.column) for one in result.problems] == [("Журнал работы", 2, "Дата окончания")]


def test_consultations_without_a_code_are_a_multiset(journal):
    plain = books.CONSULTATIONS[0]
    import_workbook(journal, book(Консультации=[plain, plain]))
    assert counts(import_workbook(journal, book(Консультации=[plain, plain])))["Консультации"] == (0, 0, 2, 0)
    three = [plain, {**plain, "Тема": "Экзамены"}, plain, plain]
    assert counts(import_workbook(journal, book(Консультации=three)))["Консультации"] == (2, 0, 2, 0)
    assert counts(import_workbook(journal, book(Консультации=[plain])))["Консультации"] == (0, 0, 1, 3)


def test_a_consultation_with_a_code_is_found_by_it(journal):
    import_workbook(journal, book())
    lines = [{**books.CONSULTATIONS[1], "Код": "к1", "Число": 14}]
    assert counts(import_workbook(journal, book(Консультации=lines)))["Консультации"] == (0, 1, 0, 1)


def test_lists_are_linked_to_pupils_by_name_or_code_and_not_to_namesakes(journal):
    import_workbook(journal, with_cell("Участники", 2, "ФИО", "К-1; Попов Илья; Чужаков Лев"))
    with journal.read() as session:
        linked = dict(
            session.execute(
                select(TurnoutName.name, Pupil.full_name).outerjoin(Pupil, TurnoutName.pupil_id == Pupil.id)
            ).all()
        )
        tested = session.scalars(select(DiagnosticsResult.pupil_id)).all()
    assert linked == {"К-1": "Иванов Пётр", "Попов Илья": "Попов Илья", "Чужаков Лев": None}
    assert None not in tested


def test_a_pupil_named_by_code_is_the_same_pupil(journal):
    records = [
        {"Код": code, "Дата": date(2026, 9, day), "Название": f"Игра {day}"} for code, day in (("М1", 15), ("М2", 16))
    ]
    lists = [
        {"Код записи": "М1", "Класс": "5А", "Охват": "список", "ФИО": "Иванов Пётр; к-1; Попов Илья"},
        {"Код записи": "М2", "Класс": "5А", "Охват": "список", "ФИО": "К-1"},
    ]
    import_workbook(journal, book(Журнал_работы=records, Участники=lists, Диагностика=None))
    passport = campaign_report.build(journal, "autumn-2026").classes[0]
    assert (passport.pupils.lowest, passport.ovz.lowest, passport.cumulative) == (2, 1, 3)


def test_a_pupil_who_comes_later_is_linked(journal):
    import_workbook(journal, with_cell("Участники", 2, "ФИО", "Чужаков Лев"))
    late = book(Ученики=[{"Класс": "5А", "ФИО": "Чужаков Лев"}], Участники=None)
    import_workbook(journal, late)
    with journal.read() as session:
        assert None not in session.scalars(select(TurnoutName.pupil_id)).all()


def test_consents_are_given_and_withdrawn(journal):
    given = [{**books.PUPILS[0], "Согласие на обработку": "01.09.2026", "Согласие на фото": "да"}]
    import_workbook(journal, book(Ученики=given))
    assert how_many(journal, Consent) == 2
    assert counts(import_workbook(journal, book(Ученики=given)))["Ученики"] == (0, 0, 1, 0)
    withdrawn = [{**given[0], "Согласие на обработку": None, "Согласие на фото": "нет"}]
    assert counts(import_workbook(journal, book(Ученики=withdrawn)))["Ученики"] == (0, 1, 0, 0)
    with journal.read() as session:
        assert all(row.withdrawn is not None for row in session.scalars(select(Consent)))
    import_workbook(journal, book(Ученики=[{**given[0], "Согласие на обработку": "02.09.2026"}]))
    with journal.read() as session:
        assert {(row.kind, row.given, row.withdrawn) for row in session.scalars(select(Consent))} == {
            ("processing", date(2026, 9, 2), None),
            ("photo", None, None),
        }


def test_teachers_are_made_once_for_all_spellings(journal):
    lines = [
        {**books.WORK_LOG[0], "Педагоги": "Фёдоров Пётр; ФЕДОРОВ ПЕТР"},
        {**books.WORK_LOG[1], "Педагоги": "федоров  петр"},
    ]
    import_workbook(journal, book(Журнал_работы=lines))
    with journal.read() as session:
        assert session.scalars(select(Teacher.full_name)).all() == ["Фёдоров Пётр"]
    assert counts(import_workbook(journal, book(Журнал_работы=lines)))["Журнал работы"] == (0, 0, 2, 0)


def test_a_refusal_is_kept_and_scores_may_come_later(journal):
    person = {"Дата": "10.09.2026", "Методика": "ддо", "Класс": "5А", "ФИО": "Попов Илья"}
    refused = [{**person, "Шкала": None, "Балл": None, "Отметка": "отказ", "Этап": "начало года"}]
    import_workbook(journal, book(Диагностика=refused))
    assert counts(import_workbook(journal, book(Диагностика=refused)))["Диагностика"] == (0, 0, 1, 0)
    scores = [{**person, "Шкала": scale, "Балл": 4, "Отметка": None} for scale in "ПТЧЗХ"]
    assert counts(import_workbook(journal, book(Диагностика=scores)))["Диагностика"] == (5, 0, 0, 0)
    assert counts(import_workbook(journal, book(Диагностика=scores)))["Диагностика"] == (0, 0, 5, 0)
    with journal.read() as session:
        [result] = session.scalars(select(DiagnosticsResult)).all()
        [stage] = session.scalars(select(DiagnosticsSession.stage)).all()
    assert result.mark is None
    assert stage == "начало года"
    absent = [{**person, "Отметка": "отсутствовал"}]
    assert counts(import_workbook(journal, book(Диагностика=absent)))["Диагностика"] == (0, 1, 0, 5)
    with journal.read() as session:
        assert session.scalars(select(DiagnosticsResult.mark)).all() == [DiagnosticsMark.ABSENT]


def test_a_class_may_be_tested_without_names(journal):
    lines = [{"Дата": "10.09.2026", "Методика": "Билет в будущее", "Класс": "5А"}]
    import_workbook(journal, book(Диагностика=lines))
    assert counts(import_workbook(journal, book(Диагностика=lines)))["Диагностика"] == (0, 0, 1, 0)
    assert (how_many(journal, DiagnosticsSession), how_many(journal, DiagnosticsResult)) == (1, 0)
    named = [{**lines[0], "ФИО": "Попов Илья"}]
    assert counts(import_workbook(journal, book(Диагностика=named)))["Диагностика"] == (1, 0, 0, 0)
    import_workbook(journal, book(Диагностика=[]), replace=True)
    assert how_many(journal, DiagnosticsSession) == 0


def test_the_reports_history_keeps_confirmed_numbers_with_their_reason(journal):
    import_workbook(journal, book())
    import_workbook(journal, with_cell("Подтверждённые числа", 2, "Число", 2))
    import_workbook(journal, book(Подтверждённые_числа=[]), replace=True)
    assert [(line.what, line.text) for line in history(journal, "autumn-2026")] == [
        ("подтверждение снято", "5А, обучающиеся"),
        ("число подтверждено", "5А, обучающиеся: было 3, стало 2. Список учителя"),
        ("число подтверждено", "5А, обучающиеся: стало 3. Список учителя"),
    ]


def test_a_repeated_import_of_a_journal_with_records_makes_one_backup(journal):
    import_workbook(journal, book())
    assert list_backups(journal.path) == []
    import_workbook(journal, with_line("Показатели", {"Код": "6.2", "Значение": 0.5}))
    [backup] = list_backups(journal.path)
    assert backup.reason.name == "IMPORT"
    assert sheet_of(journal, "Показатели")[1]["Значение"] == "0,5"


def test_the_year_of_a_large_school_loads_quickly(journal):
    raw = large_school(pupils=1200, events=600, named_turnouts=12_000)
    start = time.perf_counter()
    result = import_workbook(journal, raw)
    took = time.perf_counter() - start
    assert result.problems == ()
    assert counts(result)["Участники"] == (12_000, 0, 0, 0)
    assert counts(result)["Журнал работы"] == (600, 0, 0, 0)
    assert took < 5, "the limit of issue 2 for a large school"
