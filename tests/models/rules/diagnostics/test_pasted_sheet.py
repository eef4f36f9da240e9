"""Scores typed as such, and tables pasted from a spreadsheet."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.pasted_sheet import parse_pasted_sheet, taken_into
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.raw_scores import check_scores, parse_score, shown_score, warning_of_sum
from models.rules.diagnostics.shipped import find_instrument
from models.vocabulary import DiagnosticsMark


def method(name: str) -> Instrument:
    """The shipped method."""
    found = find_instrument(name)
    assert found is not None
    return found


DDO = method("ДДО")


@pytest.mark.parametrize(
    ("text", "score", "shown"),
    [("7", "7", "7"), ("0,65", "0.65", "0,65"), ("−3", "-3", "−3"), (" 12.50 ", "12.5", "12,5"), ("100", "100", "100")],
)
def test_scores_are_read_and_shown(text: str, score: str, shown: str) -> None:
    read = parse_score(text)
    assert read == Decimal(score)
    assert shown_score(read) == shown


@pytest.mark.parametrize("text", ["", "семь", "1,234", "1e5", "999999", "٣", "--1"])
def test_other_words_are_no_scores(text: str) -> None:
    assert parse_score(text) is None
    assert shown_score(None) == "—"


def test_typed_scores_are_checked_to_their_scales() -> None:
    scores, problems = check_scores(DDO, {"П": "8", "Т": " ", "Ч": "9", "З": "много", "Ы": "1"})
    assert scores == {"П": Decimal(8)}
    assert [(one.field, one.message) for one in problems] == [
        ("Ч", "Шкала «Ч»: 9 вне границ методики, бывает от 0 до 8."),
        ("З", "Шкала «З»: «много» не число, впишите балл цифрами."),
        ("Ы", "Шкалы «Ы» в методике «ДДО (Климов)» нет."),
    ]
    assert check_scores(method("Лист наблюдения"), {"Воля": "5"}) == ({"Воля": Decimal(5)}, [])


def test_a_sum_that_does_not_match_is_a_warning() -> None:
    assert warning_of_sum(DDO, {"П": Decimal(8), "Т": Decimal(3)}) == (
        "Баллы дают в сумме 11, а должно быть 20: проверьте бланк."
    )
    assert warning_of_sum(DDO, {}) == ""
    assert warning_of_sum(DDO, dict(zip("ПТЧЗХ", map(Decimal, (4, 4, 4, 4, 4)), strict=True))) == ""
    assert warning_of_sum(method("КОС"), {"коммуникативные": Decimal(1)}) == ""


def test_names_and_scales() -> None:
    lines = (
        "№\tФИО", "1\tАлёшин Иван\t8\t3\t3\t3\t3", "2\tБорина\tАнна\tИльинична\t7\t7\t2\t2\t1", "3\tВилкин Пётр\tотказ",
        "4\tГусева Ира\tн/б\t\t\t\t", "", "5\tДымов Ян\t9\t0\t0\t0\t0", "6\tЕжов Лев", "7\tАлешин Иван\t1\t1\t1\t1\t1",
    )  # fmt: skip
    pasted = parse_pasted_sheet("\n".join(lines), DDO)
    assert [(row.line, row.name, row.mark) for row in pasted.rows] == [
        (2, "Алёшин Иван", None),
        (3, "Борина Анна Ильинична", None),
        (4, "Вилкин Пётр", DiagnosticsMark.REFUSED),
        (5, "Гусева Ира", DiagnosticsMark.ABSENT),
    ]
    assert pasted.rows[0].scores == dict(zip("ПТЧЗХ", map(Decimal, (8, 3, 3, 3, 3)), strict=True))
    assert [(one.row, one.message) for one in pasted.problems] == [
        (7, "Дымов Ян. Шкала «П»: 9 вне границ методики, бывает от 0 до 8."),
        (8, "Ежов Лев: в строке нет ни баллов, ни отметки."),
        (9, "Алешин Иван: это имя есть и в строке 2."),
    ]
    assert [(one.row, one.message) for one in pasted.warnings] == [
        (3, "Борина Анна Ильинична. Баллы дают в сумме 19, а должно быть 20: проверьте бланк."),
        (9, "Алешин Иван. Баллы дают в сумме 5, а должно быть 20: проверьте бланк."),
    ]


def test_headings_put_the_scales_in_their_own_order() -> None:
    lines = (
        "Фамилия\tИмя\tT\tПрирода\tКласс\tПримечание", "Алёшин\tИван\t8\t3\t5А\t", "Борин\tОлег\t\t7\t",
        "Вяткин\tОн\tмного\t1",
        "Дубов\tОн\t—\t—\t5А", "Ежов\tОн\t9\t1", "Зимин\tОн\t4\t5А",
    )  # fmt: skip
    pasted = parse_pasted_sheet("\n".join(lines), DDO)
    assert [row.scores for row in pasted.rows] == [{"Т": Decimal(8), "П": Decimal(3)}, {"П": Decimal(7)}]
    assert pasted.warnings[0].message == "Столбец «Класс» не шкала методики: он пропущен."
    assert [one.message for one in pasted.problems] == [
        "Вяткин Он, шкала «Т»: «много» не число, впишите балл цифрами.",
        "Дубов Он: в строке нет ни баллов, ни отметки.",
        "Ежов Он. Шкала «Т»: 9 вне границ методики, бывает от 0 до 8.",
        "Зимин Он, шкала «П»: «5А» не число, впишите балл цифрами.",
    ]


def test_open_methods_take_any_heading() -> None:
    own = method("Лист наблюдения")
    pasted = parse_pasted_sheet("ФИО\tВоля\tОтметка\nАлёшин Иван\t5\t\nБорин Олег\t\tотказ", own)
    assert pasted.rows[0].scores == {"Воля": Decimal(5)}
    assert pasted.rows[1].mark is DiagnosticsMark.REFUSED
    bare = parse_pasted_sheet("Алёшин Иван\t5", own)
    assert bare.problems[0].message == "Алёшин Иван: 1 число в строке, а названий шкал в первой строке нет."


def test_names_and_answers() -> None:
    cells = "\t".join("аб" * 10)
    text = (
        f"ФИО\t1\t2\t3\nАлёшин Иван\t{cells}\nБорин Олег\t{'ба' * 10}\nВилкин Пётр\tаб.а\nГусев Ян\tаав\nДымов Ян\tа\tб"
    )
    pasted = parse_pasted_sheet(text, DDO)
    assert pasted.rows[0].scores == dict(zip("ПТЧЗХ", map(Decimal, (2, 2, 4, 6, 6)), strict=True))
    assert pasted.rows[1].scores == dict(zip("ПТЧЗХ", map(Decimal, (6, 6, 4, 2, 2)), strict=True))
    assert pasted.rows[2].answers[:4] == (0, 1, None, 0)
    assert pasted.warnings[0].message == "Вилкин Пётр: нет ответов на вопросы 3, 5, 6, 7, 8, 9, 10, 11, 12, 13 …."
    assert [one.message for one in pasted.problems] == [
        "Гусев Ян. Вопрос 3: ответа «в» нет в ключе, бывают а, б или 1, 2.",
        "Дымов Ян: в строке 2 значения, а шкал в методике 5 и ответов 20.",
    ]


def test_few_missing_answers_are_all_named_and_capitals_are_answers() -> None:
    cells = "\t".join(["А"] * 18 + ["?", "Б"])
    pasted = parse_pasted_sheet(f"Иванов\t{cells}", DDO)
    assert pasted.rows[0].name == "Иванов"
    assert pasted.warnings[0].message == "Иванов: нет ответов на вопросы 19."


def test_online_tests_take_marks_only_and_lines_without_a_name_are_told() -> None:
    pasted = parse_pasted_sheet("Иванов Иван\t5\n12\t5\t6\n5А\t1", method("Билет в будущее"))
    assert [one.message for one in pasted.problems] == [
        "Иванов Иван: 1 число в строке, а названий шкал в первой строке нет.",
        "«5» не похоже на фамилию и имя.",
        "«5А» не похоже на фамилию и имя.",
    ]
    kos = parse_pasted_sheet("Иванов Иван\t1\t0,5\t0,5", method("КОС"))
    assert kos.problems[0].message == "Иванов Иван: в строке 3 значения, а шкал в методике 2 и ответов 40."


def test_a_million_characters_are_no_name_and_no_sheet() -> None:
    pasted = parse_pasted_sheet("я" * 1_000_000 + "\nИванов Иван\t" + "а" * 1_000_000, DDO)
    assert [one.message[-60:] for one in pasted.problems] == [
        f"«{'я' * 40}…» не похоже на фамилию и имя: слишком длинно."[-60:],
        "Иванов Иван. Ответов больше, чем вопросов: в методике их 20.",
    ]


def test_a_paste_of_a_whole_town_is_cut() -> None:
    pasted = parse_pasted_sheet("\n".join("Иванов Иван\tотказ" for _ in range(600)), DDO)
    assert pasted.problems[-1].message == "Вставлено больше 500 строк: вставляйте по одному классу."
    assert pasted.problems[-1].row == 501


@given(st.text(alphabet=st.sampled_from("аб1 .\t\n;Отказ-=Ив"), max_size=60))
def test_any_paste_is_rows_or_sentences(text: str) -> None:
    pasted = parse_pasted_sheet(text, DDO)
    assert all(row.mark or row.scores is not None for row in pasted.rows)
    assert all(one.message for one in pasted.problems)


def test_rows_find_their_pupils_by_the_name_or_its_only_beginning():
    people = [
        PersonResult("Алёшин Иван Петрович", 1, entered=False),
        PersonResult("Борин Олег Ильич", 2, entered=False),
        PersonResult("Борин Олег Львович", 3, entered=False),
    ]
    pasted = parse_pasted_sheet("Алешин Иван\tотказ\nБорин Олег\tн/б\nБорин Олег Львович\t4\t4\t4\t4\t4", DDO)
    taken = taken_into(people, pasted.rows)
    assert [(one.name, one.mark, one.entered, one.on_list) for one in taken] == [
        ("Алёшин Иван Петрович", DiagnosticsMark.REFUSED, True, True),
        ("Борин Олег Ильич", None, False, True),
        ("Борин Олег Львович", None, True, True),
        ("Борин Олег", DiagnosticsMark.ABSENT, True, False),
    ]
    assert taken[2].scores["П"] == 4
