from datetime import date, time

from exporters.consultations_content import consultations
from models.rules.log_numbering import PrintedLog
from models.rules.log_options import LogOptions, Names
from models.vocabulary import ConsultationKind, PersonCategory
from tests.exporters.logs.rows import consultation, consultations_year, group, person, texts

FULL = LogOptions(2026, names=Names.FULL, monthly_totals=False)
CODES = {("Иванов Иван Ильич", None): "К-001", ("Петрова Анна Львовна", None): "К-002"}


def sections(year, options=FULL):
    return [texts(section) for section in consultations(year, options, CODES).paper.sections]


def test_sections_are_numbered_anew():
    individual, groups = sections(consultations_year(consultation(1), consultation(2), group(3), group(4)))

    assert [row[0] for row in individual] == ["1", "2", "Всего: проведено консультаций — 2, охвачено 1 человек"]
    assert [row[0] for row in groups[:2]] == ["1", "2"]


def test_row_of_an_individual_consultation():
    row = consultation(
        1, time="13:00", initiator="мама", content="беседа", methods="ДДО", recommendations="день открытых дверей",
        next_meeting=date(2026, 10, 1),
    )  # fmt: skip
    individual, _ = sections(consultations_year(row))

    assert individual[0] == [
        "1", "10.09.2026\n13:00", "Иванов Иван Ильич", "8А\u00a0кл., обучающийся", "мама", "Запрос № 1",
        "беседа; ДДО", "день открытых дверей", "01.10.2026", "",
    ]  # fmt: skip


def test_row_of_a_group():
    row = group(1, ovz=2, methods="тренинг", result="планы", persons=(person("Петрова Анна Львовна"),))
    _, groups = sections(consultations_year(row))

    assert groups[0] == [
        "1", "12.09.2026", "8А\u00a0кл., обучающиеся\nПетрова Анна Львовна", "12 (2)",
        "Запрос № 1", "тренинг", "", "планы", "",
    ]  # fmt: skip


def test_coded_log_names_nobody_and_its_key_everybody():
    content = consultations(
        consultations_year(consultation(1), group(2, persons=(person("Петрова Анна Львовна"),))),
        LogOptions(2026, names=Names.CODED),
        CODES,
    )
    everything = str([texts(section) for section in content.paper.sections])

    assert "К-001" in everything
    assert "К-002" in everything
    assert "Иванов" not in everything
    assert content.coded == CODES


def test_record_that_asks_for_a_code_has_it_in_the_full_log_too():
    content = consultations(consultations_year(consultation(1, coded=True)), FULL, CODES)

    assert texts(content.paper.sections[0])[0][2] == "К-001"
    assert len(content.coded) == 1


def test_one_section_is_chosen():
    options = LogOptions(2026, names=Names.FULL, section=ConsultationKind.GROUP)
    (groups,) = sections(consultations_year(consultation(1), group(2)), options)

    assert groups[0][0] == "1"


def test_only_new_of_each_section():
    printed = PrintedLog(2, {"индивидуальная": {"c1": 1}}, date(2026, 10, 1))
    content = consultations(
        consultations_year(consultation(1), consultation(2), group(3), printed=printed),
        LogOptions(2026, names=Names.FULL, only_new=True),
        {},
    )

    assert [texts(section)[0][0] for section in content.paper.sections] == ["2", "1"]
    assert content.paper.first_page == 3
    assert content.row_count == 2


def test_statistics_have_two_numbers_and_no_word_of_a_record():
    year = consultations_year(
        consultation(1),
        consultation(2, date(2026, 10, 1)),
        consultation(3, date(2026, 10, 2), category=PersonCategory.PARENT),
        group(4, date(2026, 10, 3)),
    )
    content = consultations(year, LogOptions(2026), {})
    categories, months = (texts(section) for section in content.paper.sections)

    assert categories == [
        ["Обучающиеся", "2", "1", "1", "12", "3", "не менее 12"],
        ["Родители", "1", "1", "0", "0", "1", "1"],
        ["Педагоги", "0", "0", "0", "0", "0", "0"],
        ["Всего", "3", "2", "1", "12", "4", "не менее 13"],
    ]
    assert [row[0] for row in months] == ["Сентябрь 2026 г.", "Октябрь 2026 г.", "Всего"]
    assert months[0][1:3] == ["1", "1"]
    assert "Запрос" not in str((categories, months))
    assert content.shown == {}
    assert len(consultations(year, LogOptions(2026, monthly_totals=False), {}).paper.sections) == 1


def test_unnamed_ones_stand_as_a_number():
    individual, _ = sections(consultations_year(consultation(1, persons=(), number=2, time=str(time(9, 5))[:5])))

    assert individual[0][2] == "2 чел."
