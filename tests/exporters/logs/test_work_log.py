from datetime import date

from exporters.log_content import LATE, key_paper
from exporters.work_log_content import BRACKETS, kinds, work_log
from models.rules.log_numbering import PrintedLog
from models.rules.log_options import LogOptions, Names, month_periods
from models.rules.log_rows import Attendance
from models.rules.periods import SchoolYear
from tests.exporters.logs.rows import from_consultation, texts, work, work_year

CODES = {("Иванов Иван Ильич", None): "8-01", ("Петрова Анна Львовна", None): "К-001"}
PLAIN = LogOptions(2026, monthly_totals=False)


def table(year, options=PLAIN, section=0):
    return texts(work_log(year, options, CODES).paper.sections[section])


def titles(rows):
    return [row[0] for row in rows]


def test_row_says_what_domain_asks_for():
    year = work_year(
        work(1, place="Томск", partners=("ООО «Север»",), result="отзывы", document="приказ № 3", note="да")
    )

    assert table(year)[0] == [
        "1", "10.09.2026", "экскурсия", "Экскурсия № 1", "обучающиеся 8А\u00a0кл.",
        "20", "2", "—", "1", "1,5", "Томск; ООО «Север»", "отзывы; приказ № 3", "да",
    ]  # fmt: skip


def test_parents_stand_apart_and_days_are_two():
    attendance = Attendance(parents=12)
    (row, _) = table(
        work_year(work(1, end=date(2026, 9, 12), parent_classes=("8А", "9"), classes=(), attendance=attendance))
    )

    assert row[1] == "10.09.2026 – 12.09.2026"
    assert row[4] == "родители 8А, 9\u00a0кл."
    assert row[5:9] == ["—", "—", "12", "—"]


def test_teachers_are_named_where_the_work_was_for_nobody_else():
    (row, _) = table(work_year(work(1, classes=(), attendance=Attendance(teachers=6))))

    assert row[4] == "педагоги"


def test_names_are_full_coded_or_none():
    year = work_year(work(1))

    assert table(year)[0][3] == "Экскурсия № 1"
    full = work_log(year, LogOptions(2026, names=Names.FULL), {})
    assert (
        texts(full.paper.sections[0])[0][3] == "Экскурсия № 1\n8А кл.: Иванов\u00a0И.\u00a0И., Петрова\u00a0А.\u00a0Л."
    )
    assert full.coded == {}
    coded = work_log(year, LogOptions(2026, names=Names.CODED), CODES)
    assert texts(coded.paper.sections[0])[0][3] == "Экскурсия № 1\n8А кл.: 8-01, К-001"
    assert texts(key_paper(coded).sections[0]) == [["8-01", "Иванов Иван Ильич"], ["К-001", "Петрова Анна Львовна"]]


def test_totals_by_month_quarter_year_and_kind():
    year = work_year(
        work(1), work(2, date(2026, 10, 5)), work(3, date(2026, 11, 5), form="игра"), work(4, date(2027, 1, 9))
    )
    options = LogOptions(2026)

    assert titles(table(year, options)) == [
        "1", "Итого за сентябрь 2026 г.", "2", "Итого за октябрь 2026 г.", "Итого за I четверть",
        "3", "Итого за ноябрь 2026 г.", "4", "Итого за январь 2027 г.", "Всего",
    ]  # fmt: skip
    assert table(year, options)[4] == ["Итого за I четверть", "40", "4", "0", "2", "3", "", "", ""]
    assert table(year, options)[-1][1:6] == ["80", "8", "0", "4", "6"]
    assert table(year, options, section=1) == [
        ["экскурсия", "3", "60", "6", "—", "3", "4,5"],
        ["игра", "1", "20", "2", "—", "1", "1,5"],
        ["Всего", "4", "80", "8", "0", "4", "6"],
    ]


def test_a_month_of_another_year_does_not_open_the_quarter_of_this_one():
    year = work_year(work(1, date(2025, 12, 31)), work(2, date(2026, 11, 5)), work(3, date(2026, 12, 5)))
    rows = table(year, LogOptions(2026))

    assert titles(rows) == [
        "1", "Итого за декабрь 2025 г.", "2", "Итого за ноябрь 2026 г.", "3", "Итого за декабрь 2026 г.",
        "Итого за II четверть", "Всего",
    ]  # fmt: skip
    assert rows[6][1] == "40"


def test_single_month_has_one_total():
    assert titles(table(work_year(work(1), work(2)), LogOptions(2026))) == ["1", "2", "Итого за сентябрь 2026 г."]


def test_rows_of_other_journals_are_shown_and_never_counted_twice():
    year = work_year(work(1), from_consultation(1))
    paper = work_log(year, LogOptions(2026), {}).paper
    rows = texts(paper.sections[0])

    assert rows[1][5:9] == ["(7)", "—", "—", "—"]
    assert rows[-1][:3] == ["Итого за сентябрь 2026 г.", "20", "2"]
    assert paper.sections[0].notes == (BRACKETS,)
    assert texts(paper.sections[1])[-1] == ["консультация (журнал консультаций)", "(1)", "(7)", "—", "—", "—", "—"]
    assert texts(paper.sections[1])[-2][:2] == ["Всего", "1"]


def test_period_and_kind_are_chosen_and_numbers_stay_those_of_the_year():
    year = work_year(work(1), work(2, form="игра"), work(3, date(2026, 10, 5)))
    october = LogOptions(2026, period=month_periods(SchoolYear(2026))[1], monthly_totals=False)

    assert titles(table(year, october)) == ["3", "Всего"]
    assert "октябрь 2026 г." in work_log(year, october, {}).paper.heads[0]
    assert titles(table(year, LogOptions(2026, section="игра", monthly_totals=False))) == ["2", "Всего"]
    assert kinds(year) == ("игра", "экскурсия")


def test_only_new_goes_on_after_the_printed_rows_and_pages():
    printed = PrintedLog(3, {"": {"w1": 1, "w2": 2}}, date(2026, 10, 20))
    year = work_year(work(1), work(3), work(2, date(2026, 10, 5)), work(4, date(2026, 10, 25)), printed=printed)
    content = work_log(year, LogOptions(2026, only_new=True), {})
    rows = texts(content.paper.sections[0])

    assert titles(rows) == ["3", "4", "Итого за октябрь 2026 г. (с ранее напечатанным)", "Итого за I четверть", "Всего"]
    assert rows[0][-1] == LATE
    assert rows[2][1] == "60"
    assert content.paper.first_page == 4
    assert [each.number for each in content.shown[""]] == [3, 4]
    assert len(content.paper.sections) == 1


def test_empty_journal_and_end_block():
    empty = work_log(work_year(), LogOptions(2026, sewn=False), {}).paper

    assert empty.sections[0].rows == ()
    assert len(empty.sections) == 1
    assert empty.signer is None
    assert work_log(work_year(work(1)), LogOptions(2026), {}).paper.signer == "Петрова Нина Сергеевна"
