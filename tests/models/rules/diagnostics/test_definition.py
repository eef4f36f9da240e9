"""Definitions: the option validator, hostile files, a school's own form."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.diagnostics.definition import read_definition, write_definition
from models.rules.diagnostics.definition_fields import InstrumentRefusedError
from models.rules.diagnostics.instrument import AnswerKind
from models.rules.diagnostics.own_instrument import InstrumentCard, ScaleCard, card_of_instrument, instrument_of_card
from models.rules.diagnostics.shipped import shipped_instruments

CHOICE = {"kind": "choice", "items": 2, "options": "аб"}


def definition(**changed: object) -> str:
    """A sound definition of two questions with two options, with changes."""
    sound: dict[str, object] = {
        "name": "Анкета школы",
        "answers": CHOICE,
        "scales": [{"name": "Труд", "key": "1а 2б"}, {"name": "Отдых", "key": "1б 2а"}],
    }
    return json.dumps(sound | changed, ensure_ascii=False)


def refusal(content: str) -> InstrumentRefusedError:
    """The refusal of a definition."""
    with pytest.raises(InstrumentRefusedError) as caught:
        read_definition(content)
    assert "\n" not in caught.value.message
    return caught.value


def test_shipped_definitions_survive_being_written() -> None:
    for one in shipped_instruments():
        assert read_definition(write_definition(one)) == one


def test_ranges_follow_from_the_key() -> None:
    own = read_definition(definition())
    assert [(scale.lowest, scale.highest) for scale in own.scales] == [(0, 2), (0, 2)]
    rated = read_definition(
        definition(
            answers={"kind": "rating", "items": 3, "lowest": 1, "highest": 5, "reversed": [3]},
            scales=[
                {"name": "Все", "key": "1–3", "levels": [{"name": "мало", "from": 3}, {"name": "много", "from": 9.5}]}
            ],
        )
    )
    assert (rated.scales[0].lowest, rated.scales[0].highest) == (3, 15)
    assert rated.scales[0].level(rated.scales[0].lowest) == "мало"
    assert rated.scales[0].level(rated.scales[0].lowest - 1) is None


@pytest.mark.parametrize(
    ("scales", "says", "row"),
    [
        (["1а 2б", "1б 2а 2б"], "Вариант 2б стоит в двух шкалах: «Ш1» и «Ш2». Оставьте его в одной.", 1),
        (["1а 2б 1а", "1б 2а"], "Вариант 1а стоит в шкале «Ш1» дважды.", 0),
        (["1а 2б", "1б"], "Варианты 2а не стоят ни в одной шкале: допишите их в ключ.", 0),
        (["1а 2б", "1б 2в"], "Шкала «Ш2». «2в» в ключе: такого варианта ответа нет, пишите, например, 1а 3б.", 1),
        (["1а 2б", "1б 3а"], "Шкала «Ш2». В ключе стоит вопрос 3, а в методике их 2.", 1),
        (["1а 2б", "первый"], "Шкала «Ш2». «первый» в ключе не разобрано: пишите, например, 1а 3б.", 1),
        (["1а 2б", "2а–1а"], "Шкала «Ш2». «2а–1а» в ключе не разобрано: пишите, например, 1а 3б.", 1),
        (["1а 2б", "1 2"], "Шкала «Ш2». «1» в ключе: такого варианта ответа нет, пишите, например, 1а 3б.", 1),
        (["1а 2б", ""], "У шкалы «Ш2» нет ключа: впишите её варианты.", 1),
        (["1а–2а 1б–2б 1а 2а", "1б"], "Шкала «Ш1». В ключе больше вариантов, чем во всей методике: уберите лишние.", 0),
        (["", ""], "Впишите ключ хотя бы одной шкалы: без ключа ответы не превратить в баллы.", 0),
    ],
)
def test_every_option_sits_in_one_scale(scales: list[str], says: str, row: int) -> None:
    described = [
        {"name": f"Ш{n}", "key": key, **({} if key else {"lowest": 0, "highest": 2})} for n, key in enumerate(scales, 1)
    ]
    problems = refusal(definition(scales=described)).problems
    assert (problems[0].message, problems[0].row, problems[0].field) == (says, row, "key")


def test_many_missing_options_are_cut_short() -> None:
    answers = {"kind": "choice", "items": 9, "options": "аб"}
    says = refusal(definition(answers=answers, scales=[{"name": "Ш", "key": "1а–9а"}])).message
    assert says == "Варианты 1б, 2б, 3б, 4б, 5б и ещё 4 не стоят ни в одной шкале: допишите их в ключ."


def test_overlap_and_partial_are_allowed_by_design() -> None:
    both = [{"name": "Ш1", "key": "1а 2б"}, {"name": "Ш2", "key": "1а 2а 1б"}]
    assert read_definition(definition(scales=both, overlap=True)).overlap
    assert read_definition(definition(scales=[{"name": "Верно", "key": "1a 2b"}], partial=True)).partial


def test_yes_and_no_of_one_question_cannot_both_count() -> None:
    answers = {"kind": "yes-no", "items": 2}
    says = refusal(
        definition(answers=answers, scales=[{"name": "А", "key": "1+ 2−"}, {"name": "Б", "key": "1-"}])
    ).message
    assert says == "Ответ «нет» на вопрос 1 стоит в двух шкалах: «А» и «Б». Оставьте его в одной."
    says = refusal(definition(answers=answers, scales=[{"name": "А", "key": "1+"}])).message
    assert says == "Вопросы 2 не стоят ни в одной шкале: допишите их в ключ."
    says = refusal(definition(answers=answers, scales=[{"name": "А", "key": "1а"}])).message
    assert says == "Шкала «А». «1а» в ключе: такого варианта ответа нет, пишите, например, 1+ 3-."


def test_ratings_name_items_only_and_practice_counts_nowhere() -> None:
    answers = {"kind": "rating", "items": 2, "lowest": 1, "highest": 5}
    says = refusal(definition(answers=answers, scales=[{"name": "А", "key": "1а 2"}])).message
    assert says == "Шкала «А». «1а» в ключе не разобрано: пишите только номера вопросов, 1 5 8–10."
    lines = {"kind": "millimetres", "items": 2, "practice": [1]}
    says = refusal(definition(answers=lines, scales=[{"name": "А", "key": "1 2"}])).message
    assert says == "Вопрос 1 тренировочный, а стоит в ключе шкалы «А»: уберите его."
    says = refusal(definition(answers=answers, scales=[{"name": "А", "key": "1 2"}, {"name": "Б", "key": "2"}])).message
    assert says == "Вопрос 2 стоит в двух шкалах: «А» и «Б». Оставьте его в одной."


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "«»"}, "name"),
        ({"name": 5}, "name"),
        ({"name": "я" * 201}, "name"),
        ({"aliases": "ДДО"}, "aliases"),
        ({"aliases": ["а"] * 51}, "aliases"),
        ({"version": 0}, "version"),
        ({"version": True}, "version"),
        ({"sum": "двадцать"}, "sum"),
        ({"overlap": 1}, "overlap"),
        ({"scales": {}}, "scales"),
        ({"scales": [1]}, "scales"),
        ({"scales": [{"name": "Ш", "key": "1а"}] * 61}, "scales"),
        ({"scales": [{"key": "1а"}]}, "name"),
        ({"scales": [{"name": "Ш", "key": "1а 1б"}, {"name": "ш", "key": "2а 2б"}]}, "name"),
        ({"scales": [{"name": "Ш", "key": "1а", "part": "умение"}]}, "part"),
        ({"answers": None, "scales": [{"name": "Ш", "part": "умение"}]}, "part"),
        ({"answers": None}, "key"),
        ({"answers": None, "scales": [{"name": "Ш"}]}, "lowest"),
        ({"answers": None, "scales": [{"name": "Ш", "lowest": 1}]}, "highest"),
        ({"answers": None, "scales": [{"name": "Ш", "lowest": 1, "highest": 1}]}, "highest"),
        ({"answers": None, "scales": [{"name": "Ш", "lowest": "1", "highest": 1}]}, "lowest"),
        ({"answers": None, "scales": [{"name": "Ш", "lowest": 0.001, "highest": 1}]}, "lowest"),
        ({"answers": None, "scales": [{"name": "Ш", "lowest": 0, "highest": 10**9}]}, "highest"),
        ({"scales": [{"name": "Ш", "key": "1а 1б 2а 2б", "highest": 1}]}, "highest"),
        ({"levels": [{"name": "", "from": 1}]}, "levels"),
        ({"levels": [{"name": "низкий"}]}, "levels"),
        ({"levels": [{"name": "а", "from": 1}, {"name": "б", "from": 1}]}, "levels"),
        ({"levels": ["низкий"]}, "levels"),
        ({"scales": [{"name": "Ш", "key": "1а", "norms": [{"group": "все", "mean": 1}]}]}, "norms"),
        ({"scales": [{"name": "Ш", "key": "1а", "norms": [{"group": "все", "mean": 1, "deviation": -1}]}]}, "norms"),
        ({"answers": []}, "answers"),
        ({"answers": {"kind": "essay"}}, "kind"),
        ({"answers": {"kind": "choice", "items": 501, "options": "аб"}}, "items"),
        ({"answers": {"kind": "choice", "items": 2, "options": "а"}}, "options"),
        ({"answers": {"kind": "choice", "items": 2, "options": "ба"}}, "options"),
        ({"answers": {"kind": "rating", "items": 2, "lowest": 5, "highest": 5}}, "highest"),
        ({"answers": {"kind": "rating", "items": 2, "lowest": -1, "highest": 5}}, "highest"),
        ({"answers": {"kind": "triple", "items": 2, "parts": ["а", "а"]}}, "parts"),
        ({"answers": {"kind": "choice", "items": 2, "options": "аб", "practice": [3]}}, "practice"),
    ],
)  # fmt: skip
def test_wrong_types_sizes_and_contradictions_end_in_a_sentence(changed: dict[str, object], field: str) -> None:
    assert refusal(definition(**changed)).problems[0].field == field


@pytest.mark.parametrize(
    "content",
    [
        "", "методика", "[" * 100_000, "null", "[]", " " * 1_000_001, '{"name": NaN}',
        '{"name": "А", "sum": ' + "9" * 5000 + "}",
        '{"name": "А", "scales": [{"name": "Ш", "lowest": 1e999999, "highest": 2}]}',
        '{"name": "А", "scales": [{"name": "Ш", "lowest": 1e9999999999999999999, "highest": 2}]}',
    ],
)  # fmt: skip
def test_hostile_files_end_in_a_sentence(content: str) -> None:
    refusal(content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("name", "version", "aliases", "sum", "unsure", "places", "overlap", "partial", "answers", "levels", "scales")


@given(st.sampled_from(FIELDS), JSON)
def test_any_json_is_an_instrument_or_a_sentence(field: str, value: object) -> None:
    try:
        read_definition(definition(**{field: value}))
    except InstrumentRefusedError as refused:
        assert refused.message


@given(st.permutations([(item, option) for item in range(1, 7) for option in "абв"]), st.data())
def test_a_dealt_key_is_sound_and_any_option_taken_out_or_doubled_is_found(
    dealt: list[tuple[int, str]], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, 17))
    hands = [dealt[:cut], dealt[cut:]]
    answers = {"kind": "choice", "items": 6, "options": "абв"}

    def described(hands: list[list[tuple[int, str]]]) -> str:
        keys = [" ".join(f"{item}{option}" for item, option in hand) for hand in hands]
        return definition(answers=answers, scales=[{"name": f"Ш{n}", "key": key} for n, key in enumerate(keys)])

    own = read_definition(described(hands))
    assert read_definition(write_definition(own)) == own
    item, option = data.draw(st.sampled_from(hands[0]))
    doubled = refusal(described([hands[0], [*hands[1], (item, option)]]))
    assert f"Вариант {item}{option} стоит в двух шкалах" in doubled.message
    gone = [one for one in hands[0] if one != (item, option)]
    if gone:
        assert f"{item}{option} не стоят ни в одной" in refusal(described([gone, hands[1]])).message


def test_a_school_makes_its_own_in_a_form() -> None:
    card = InstrumentCard(
        name="Анкета «Мой выбор»",
        kind=AnswerKind.RATING,
        items=4,
        reversed_items=(4,),
        scales=(
            ScaleCard("Знание", "1 2", levels="2 низкий; 5 средний; 8 высокий"),
            ScaleCard("Воля", "3 4", "2", "10"),
        ),
        compare=False,
        version=3,
        id=7,
    )
    own = instrument_of_card(card)
    assert own.version == 3
    assert own.places == 0
    assert [level.name for level in own.scales[0].levels] == ["низкий", "средний", "высокий"]
    shown = card_of_instrument(own, 7)
    assert instrument_of_card(shown) == own
    assert shown.scales[0].levels == "2 низкий; 5 средний; 8 высокий"
    assert (shown.rating_lowest, shown.rating_highest, shown.reversed_items) == (1, 5, (4,))


def test_a_form_of_scores_only_and_of_other_kinds_comes_back() -> None:
    cards = (
        InstrumentCard(name="Лист", scales=(ScaleCard("Активность", lowest="0", highest="12,5"),)),
        InstrumentCard(name="Да", kind=AnswerKind.YES_NO, items=2, scales=(ScaleCard("А", "1+ 2-"),)),
        InstrumentCard(name="Выбор", kind=AnswerKind.CHOICE, items=1, options=3, scales=(ScaleCard("А", "1а 1б 1в"),)),
        InstrumentCard(name="Пустая"),
    )
    for card in cards:
        own = instrument_of_card(card)
        assert instrument_of_card(card_of_instrument(own)) == own


@pytest.mark.parametrize(
    ("scale", "field"),
    [
        (ScaleCard("А", lowest="ноль", highest="5"), "lowest"),
        (ScaleCard("А", lowest="0"), "highest"),
        (ScaleCard("А", lowest="0", highest="5", levels="низкий"), "levels"),
        (ScaleCard("А", lowest="0", highest="5", levels="0 низкий; 3"), "levels"),
        (ScaleCard("", lowest="0", highest="5"), "name"),
    ],
)
def test_a_refused_form_names_field_and_row(scale: ScaleCard, field: str) -> None:
    card = InstrumentCard(name="Лист", scales=(ScaleCard("Б", lowest="0", highest="1"), scale))
    with pytest.raises(InstrumentRefusedError) as caught:
        instrument_of_card(card)
    assert [(one.field, one.row) for one in caught.value.problems] == [(field, 1)]
