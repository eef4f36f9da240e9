"""Answer sheets: keys in both layouts, whole sheets as text, answers outside the key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.diagnostics import answers as sheets
from models.rules.diagnostics.answers import AnswerError
from models.rules.diagnostics.instrument import AnswerFormat
from models.rules.diagnostics.scoring import leading, score_sheet
from models.rules.diagnostics.shipped import find_instrument, shipped_instruments


def sheet_of(name: str) -> AnswerFormat:
    """The sheet of a shipped method."""
    found = find_instrument(name)
    assert found is not None
    assert found.answers is not None
    return found.answers


@pytest.mark.parametrize(
    ("name", "keys", "value", "shown"),
    [
        ("ДДО", "аАaAfF1", 0, "а"),
        ("ДДО", "бБbB,<2", 1, "б"),
        ("Опросник профессиональных склонностей", "вВcCdD3", 2, "в"),
        ("Йовайши, 30 пар", "3", 3, "3:0"),
        ("Йовайши, 30 пар", "2", 2, "2:1"),
        ("Йовайши, 30 пар", "0", 0, "0:3"),
        ("Карта интересов", "2", 2, "++"),
        ("Карта интересов", "1+", 1, "+"),
        ("Карта интересов", "0", 0, "0"),
        ("Карта интересов", "-−", -1, "−"),
        ("Карта интересов", "=", -2, "−−"),
        ("Мотивы выбора профессии", "5", 5, "5"),
        ("СЖО", "7", 7, "7"),
        ("КОС", "дДlL+1", 1, "да"),
        ("КОС", "нНyY-0", 0, "нет"),
        ("ОПГ", "2", 2, "2"),
    ],
)
def test_one_key_is_one_answer_in_either_layout(name: str, keys: str, value: int, shown: str) -> None:
    known = sheet_of(name)
    assert [sheets.answer_of_key(known, key) for key in keys] == [value] * len(keys)
    assert sheets.shown_answer(known, value) == shown
    assert sheets.answer_of_key(known, shown) == value
    assert sheets.shown_answer(known, None) == ""
    assert sheets.one_key(known)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("ДДО", ["в", "3", "0", "4", "я", "аб", "²"]),
        ("Йовайши, 30 пар", ["4", "а", "2:2", "3:1"]),
        ("Карта интересов", ["3", "а", "+++"]),
        ("СЖО", ["0", "8", "-"]),
        ("КОС", ["2", "а", "может быть"]),
        ("Дембо — Рубинштейн", ["101", "-1", "1000", "5,5"]),
        ("ОПГ", ["3"]),
    ],
)
def test_other_keys_are_no_answers(name: str, keys: list[str]) -> None:
    assert [sheets.answer_of_key(sheet_of(name), key) for key in keys] == [None] * len(keys)


def test_the_line_above_the_sheet_names_the_keys() -> None:
    said = {
        one.name: sheets.keys_in_words(one.answers) for one in shipped_instruments() if one.has_sheet and one.answers
    }
    assert said["ДДО (Климов)"] == "а, б или 1, 2"
    assert said["Йовайши, 30 пар"] == "3–0: столько баллов отдано варианту а"
    assert said["Карта интересов (Голомшток)"] == "2 (++), 1 (+), 0, - (−), = (−−)"
    assert said["СЖО (Леонтьев)"] == "1–7"
    assert said["КОС (Синявский — Федоришин)"] == "д или + (да), н или - (нет)"
    assert said["Дембо — Рубинштейн (Прихожан)"] == "миллиметры от 0 до 100, затем Enter"
    one = AnswerFormat(sheet_of("Карта интересов").kind, 3, -1, 1)
    assert sheets.keys_in_words(one) == "1 (+), 0, - (−)"


@pytest.mark.parametrize(
    ("name", "text", "begins"),
    [
        ("ДДО", "аб ба", None),
        ("ДДО", "абба", (0, 1, 1, 0)),
        ("ДДО", "а б . а", (0, 1, None, 0)),
        ("ДДО", "1;2|2", (0, 1, 1)),
        ("Йовайши, 30 пар", "3210", (3, 2, 1, 0)),
        ("Йовайши, 30 пар", "3:0 1:2", (3, 1)),
        ("Йовайши, 30 пар", "2:1", (2,)),
        ("Карта интересов", "210-=", (2, 1, 0, -1, -2)),
        ("Карта интересов", "++ + 0 − −−", (2, 1, 0, -1, -2)),
        ("КОС", "дн+-", (1, 0, 1, 0)),
        ("КОС", "да нет", (1, 0)),
        ("Дембо — Рубинштейн", "50 90\t7", (50, 90, 7)),
        ("Дембо — Рубинштейн", "50", (50,)),
        ("ОПГ", "211 0 102", (2, 1, 1, 0, None, None, 1, 0, 2)),
        ("ОПГ", "000 211", (0, None, None, 2, 1, 1)),
        ("ОПГ", "2110102", (2, 1, 1, 0, None, None, 1, 0, 2)),
    ],
)
def test_a_whole_sheet_as_text(name: str, text: str, begins: tuple[int | None, ...] | None) -> None:
    known = sheet_of(name)
    if begins is None:
        with pytest.raises(AnswerError, match="Вопрос 1: ответа «аб» нет в ключе, бывают а, б или 1, 2"):
            sheets.parse_sheet(text, known)
        return
    sheet = sheets.parse_sheet(text, known)
    assert sheet[: len(begins)] == begins
    assert set(sheet[len(begins) :]) <= {None}
    assert len(sheet) == min(known.lengths)
    assert sheets.answers_from_json(sheets.answers_to_json(sheet), known) == sheet


def test_an_answer_outside_the_key_names_its_item() -> None:
    with pytest.raises(AnswerError, match="Вопрос 3: ответа «в» нет") as caught:
        sheets.parse_sheet("абв", sheet_of("ДДО"))
    assert caught.value.slot == 2
    with pytest.raises(AnswerError, match="Вопрос 2: ответа «3» нет"):
        sheets.parse_sheet("211 103", sheet_of("ОПГ"))
    with pytest.raises(AnswerError, match="Ответов больше, чем вопросов: в методике их 20"):
        sheets.parse_sheet("а" * 21, sheet_of("ДДО"))
    with pytest.raises(AnswerError, match="Ответов на бланке 3, а в методике 20"):
        sheets.check_sheet((0, 1, 0), sheet_of("ДДО"))
    with pytest.raises(AnswerError, match="Вопрос 20: ответа 2 нет"):
        sheets.check_sheet((*(0,) * 19, 2), sheet_of("ДДО"))


@pytest.mark.parametrize("kept", [None, "", "{", "{}", "[1.5]", "[true]", "[0]", "[" + "5," * 19 + "5]"])
def test_foreign_answers_of_a_journal_are_no_sheet(kept: str | None) -> None:
    assert sheets.answers_from_json(kept, sheet_of("ДДО")) is None


def test_the_cursor_passes_over_what_is_left_out() -> None:
    known = sheet_of("ОПГ")
    sheet = sheets.blank_sheet(known, 45)
    assert len(sheet) == 135
    assert sheets.slots(known, 45)[4] == sheets.Slot(4, 2, "отношение")
    sheet = sheets.with_answer(known, sheet, 0, 2)
    assert sheets.next_slot(known, sheet, 0) == 1
    sheet = sheets.with_answer(known, sheet, 1, 1)
    sheet = sheets.with_answer(known, sheet, 0, 0)
    assert sheet[:3] == (0, None, None)
    assert sheets.is_left_out(known, sheet, 2)
    assert not sheets.is_left_out(known, sheet, 0)
    assert sheets.next_slot(known, sheet, 0) == 3
    assert sheets.next_slot(known, sheet, 134) is None
    assert len(sheets.slots(sheet_of("ДДО"))) == len(sheets.blank_sheet(sheet_of("ДДО"))) == 20
    assert sheets.is_no_answer(" ")
    assert not sheets.is_no_answer("а")


ALL = [one for one in shipped_instruments() if one.has_sheet]


@given(st.sampled_from(ALL), st.data())
def test_scores_of_any_complete_sheet_lie_in_their_range_and_add_up(instrument, data) -> None:
    known = instrument.answers
    sheet = tuple(data.draw(st.integers(known.lowest, known.highest)) for _ in range(known.slots))
    result = score_sheet(instrument, sheet)
    assert result.complete
    assert list(result.scores) == [scale.name for scale in instrument.scales]
    for scale in instrument.scales:
        assert scale.lowest <= result.scores[scale.name] <= scale.highest
    if instrument.sum is not None:
        assert sum(result.scores.values()) == instrument.sum
    leaders = leading(instrument, result.scores)
    top = max(result.scores.values())
    if instrument.places and top > 0:
        assert {result.scores[name] for name in leaders} == {top}
        assert len(leaders) == list(result.scores.values()).count(top)
    else:
        assert leaders == ()


@given(st.sampled_from(ALL), st.data())
def test_a_sheet_shown_and_typed_again_is_the_same(instrument, data) -> None:
    known = instrument.answers
    items = data.draw(st.sampled_from([known.items, *known.variants]))
    sheet = sheets.blank_sheet(known, items)
    at: int | None = 0
    while at is not None:
        value = data.draw(st.none() | st.integers(known.lowest, known.highest))
        sheet = sheets.with_answer(known, sheet, at, value)
        at = sheets.next_slot(known, sheet, at)
    sheets.check_sheet(sheet, known)
    shown = [sheets.shown_answer(known, one) or "." for one in sheet]
    again = [sheets.answer_of_key(known, one) for one in shown]
    assert tuple(again) == sheet
    assert sheets.answers_from_json(sheets.answers_to_json(sheet), known) == sheet
