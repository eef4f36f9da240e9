"""Every shipped key, scored by hand from domain.md, section 8 (not from the code)."""

from decimal import Decimal

import pytest

from models.rules.diagnostics.answers import parse_sheet
from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.scoring import against_norm, best, highest, leading, level, part_scores, score_sheet
from models.rules.diagnostics.shipped import find_instrument


def method(name: str) -> Instrument:
    """The shipped method."""
    found = find_instrument(name)
    assert found is not None
    return found


def scored(name: str, sheet: str) -> dict[str, Decimal]:
    """The scores of a complete sheet."""
    instrument = method(name)
    assert instrument.answers is not None
    result = score_sheet(instrument, parse_sheet(sheet, instrument.answers))
    assert result.complete
    return dict(result.scores)


def in_order(name: str, scores: list[int]) -> dict[str, Decimal]:
    """Scores written by hand in the order of domain.md."""
    return dict(zip((scale.name for scale in method(name).scales), map(Decimal, scores), strict=True))


DDO = "ДДО"
INCLINATIONS = "Опросник профессиональных склонностей"
PAIRS = "Йовайши, 30 пар"
HOLLAND = "Голланд"
INTERESTS = "Карта интересов"
MOTIVES = "Мотивы выбора профессии"
MEANING = "СЖО"
ESTEEM = "Дембо — Рубинштейн"
READINESS = "ОПГ"
KOS = "КОС"


@pytest.mark.parametrize(
    ("name", "sheet", "by_hand"),
    [
        (DDO, "а" * 20, [6, 4, 4, 2, 4]),
        (DDO, "б" * 20, [2, 4, 4, 6, 4]),
        (DDO, "аб" * 10, [2, 2, 4, 6, 6]),
        (INCLINATIONS, "а" * 24, [12, 6, 4, 2, 0, 0]),
        (INCLINATIONS, "б" * 24, [0, 6, 4, 6, 7, 1]),
        (INCLINATIONS, "в" * 24, [0, 1, 3, 4, 4, 12]),
        (PAIRS, "3" * 30, [12, 15, 15, 21, 15, 12]),
        (PAIRS, "2" * 30, [14, 15, 15, 17, 15, 14]),
        (PAIRS, "0" * 30, [18, 15, 15, 9, 15, 18]),
        (HOLLAND, "а" * 42, [14, 11, 8, 6, 2, 1]),
        (HOLLAND, "б" * 42, [0, 3, 6, 8, 12, 13]),
        (MOTIVES, "3" * 20, [15, 15, 15, 15]),
        (MOTIVES, "52145215442121541245", [25, 5, 20, 10]),
        (MEANING, "4" * 20, [24, 24, 20, 16, 24, 80]),
        (MEANING, "7" * 20, [30, 24, 23, 16, 12, 74]),
        (MEANING, "1" * 20, [18, 24, 17, 16, 36, 86]),
    ],
)
def test_scores_by_hand(name: str, sheet: str, by_hand: list[int]) -> None:
    assert scored(name, sheet) == in_order(name, by_hand)


def test_ddo_leaders_tie_and_levels() -> None:
    ddo = method(DDO)
    scores = scored(DDO, "аб" * 10)
    assert leading(ddo, scores) == best(ddo, scores) == ("З", "Х")
    words = [(0, "низкий"), (2, "низкий"), (3, "средний"), (6, "средний"), (7, "высокий"), (8, "высокий")]
    for score, word in words:
        assert level(ddo, "Т", Decimal(score)) == word


def test_inclinations_levels_reach_13() -> None:
    words = {0: "склонность не выражена", 3: "склонность не выражена", 4: "слабо выраженная склонность"}
    words |= {6: "слабо выраженная склонность", 7: "склонность выражена", 9: "склонность выражена"}
    words |= {10: "ярко выраженная склонность", 13: "ярко выраженная склонность"}
    for score, word in words.items():
        assert level(method(INCLINATIONS), "исследования", Decimal(score)) == word


def test_holland_names_three_places() -> None:
    scores = scored(HOLLAND, "а" * 42)
    assert leading(method(HOLLAND), scores) == ("реалистический",)
    assert best(method(HOLLAND), scores) == ("реалистический", "интеллектуальный", "социальный")
    assert level(method(HOLLAND), "социальный", Decimal(8)) is None


def test_map_of_interests_runs_through_the_spheres_in_turn() -> None:
    sheet = ["0"] * 174
    for item in (1, 30, 59, 88, 117, 146):
        sheet[item - 1] = "2"
    for item, key in ((2, "++"), (31, "2"), (60, "+"), (89, "-"), (118, "="), (147, "0")):
        sheet[item - 1] = key
    for item in (29, 58, 87, 116, 145, 174):
        sheet[item - 1] = "−−"
    scores = scored(INTERESTS, " ".join(sheet))
    assert scores["биология"] == 12
    assert scores["география"] == 2
    assert scores["физкультура и спорт"] == -12
    assert sum(scores.values()) == 2
    assert best(method(INTERESTS), scores) == ("биология", "география")
    words = {-12: "интерес резко отрицается", -6: "интерес резко отрицается", -5: "интерес отрицается"}
    words |= {-1: "интерес отрицается", 1: "интерес выражен слабо", 4: "интерес выражен слабо"}
    words |= {5: "интерес выражен", 7: "интерес выражен", 8: "интерес выражен ярко", 12: "интерес выражен ярко"}
    for score, word in words.items():
        assert level(method(INTERESTS), "химия", Decimal(score)) == word
    assert level(method(INTERESTS), "химия", Decimal(0)) is None


def test_life_meaning_compares_no_scales_but_knows_norms() -> None:
    meaning = method(MEANING)
    assert leading(meaning, scored(MEANING, "7" * 20)) == ()
    goals = meaning.scale("Цели")
    assert goals is not None
    men, women = goals.norms
    assert (men.group, women.group) == ("мужчины", "женщины")
    assert against_norm(Decimal("26.97"), men) == "ниже нормы"
    assert against_norm(Decimal("26.98"), men) == "в пределах нормы"
    assert against_norm(Decimal("38.82"), men) == "в пределах нормы"
    assert against_norm(Decimal("35.63"), women) == "выше нормы"
    whole = meaning.scale("ОЖ")
    assert whole is not None
    assert [(norm.mean, norm.deviation) for norm in whole.norms] == [
        (Decimal("103.10"), Decimal("15.03")),
        (Decimal("95.76"), Decimal("16.54")),
    ]


def test_self_esteem_leaves_the_first_line_out() -> None:
    lines = [(10, 20), (50, 90), (60, 95), (70, 85), (80, 100), (90, 80), (55, 88)]
    sheet = " ".join(f"{one} {other}" for one, other in lines)
    scores = scored(ESTEEM, sheet)
    assert scores == {"самооценка": Decimal("67.50"), "притязания": Decimal("89.67")}
    esteem = method(ESTEEM)
    words = {"44.99": "низкая", "45": "средняя", "59.99": "средняя", "60": "высокая", "75": "очень высокая"}
    for score, word in words.items():
        assert level(esteem, "самооценка", Decimal(score)) == word
    words = {"59.99": "низкий", "60": "средний", "75": "высокий", "89.67": "высокий", "90": "очень высокий"}
    for score, word in words.items():
        assert level(esteem, "притязания", Decimal(score)) == word
    no_practice = parse_sheet(". . " + " ".join(f"{one} {other}" for one, other in lines[1:]), esteem.answers)
    assert score_sheet(esteem, no_practice).complete
    gap = parse_sheet("1 1 . 90 60 95", esteem.answers)
    assert score_sheet(esteem, gap).scores == {}
    assert score_sheet(esteem, gap).unanswered == (2, 4, 5, 6, 7)


@pytest.mark.parametrize("items", [45, 50])
def test_readiness_leaves_attitude_and_wish_out_where_there_is_no_skill(items: int) -> None:
    rated = ["0"] * items
    rated[0], rated[5], rated[10], rated[1], rated[44] = "222", "0", "102", "111", "200"
    scores = scored(READINESS, " ".join(rated))
    assert scores == {"З": 9, "Т": 3, "П": 0, "Х": 0, "Ч": 2}
    readiness = method(READINESS)
    sheet = parse_sheet(" ".join(rated), readiness.answers)
    assert len(sheet) == items * 3
    assert part_scores(readiness, sheet)["З"] == (3, 2, 4)
    assert part_scores(readiness, sheet)["Ч"] == (2, 0, 0)
    assert leading(readiness, scores) == ("З",)


def test_a_sheet_with_fewer_items_reaches_less() -> None:
    readiness, ddo = method(READINESS), method(DDO)
    signs, nature = readiness.scale("З"), ddo.scale("П")
    assert signs is not None
    assert nature is not None
    assert highest(readiness, signs, (2,) * 135) == 54
    assert highest(readiness, signs, (2,) * 150) == 60
    assert highest(readiness, signs, ()) == 60
    assert highest(ddo, nature, (0,) * 20) == 8


def test_readiness_waits_for_attitude_and_wish() -> None:
    readiness = method(READINESS)
    result = score_sheet(readiness, parse_sheet("0 1.2 211", readiness.answers))
    assert result.scores["З"] == 0
    assert result.scores["Т"] == 0
    assert result.scores["П"] == 4
    assert result.unanswered == (2, *range(4, 46))


def test_kos_is_a_share_of_20_matches() -> None:
    assert scored(KOS, "д" * 40) == {"коммуникативные": Decimal("0.50"), "организаторские": Decimal("0.50")}
    by_key = "ддннддннддннддннддннддннддннддннддннддннн"[:40]
    assert scored(KOS, by_key) == {"коммуникативные": Decimal(1), "организаторские": Decimal(1)}
    against = by_key.translate(str.maketrans("дн", "нд"))
    assert scored(KOS, against) == {"коммуникативные": Decimal(0), "организаторские": Decimal(0)}
    one_less = "н" + by_key[1:]
    assert scored(KOS, one_less) == {"коммуникативные": Decimal("0.95"), "организаторские": Decimal(1)}
    assert leading(method(KOS), scored(KOS, by_key)) == ()


def test_ticket_and_open_methods_score_nothing() -> None:
    ticket = method("Билет в будущее")
    assert ticket.only_passed
    assert not ticket.has_sheet
    assert score_sheet(ticket, ()).scores == {}
    for name in ("Опросник информированности", "Инглхарт", "Лист наблюдения"):
        assert not method(name).scales
        assert score_sheet(method(name), ()).complete
    assert part_scores(method(DDO), ()) == {}


def test_an_incomplete_sheet_names_its_items() -> None:
    ddo = method(DDO)
    result = score_sheet(ddo, parse_sheet("аб.а", ddo.answers))
    assert result.unanswered == (3, *range(5, 21))
    assert result.scores == in_order(DDO, [1, 1, 0, 1, 0])
    empty = score_sheet(ddo, parse_sheet("", ddo.answers))
    assert empty.scores == {}
    assert empty.unanswered == tuple(range(1, 21))
    assert leading(ddo, in_order(DDO, [0, 0, 0, 0, 0])) == ()
    motives = method(MOTIVES)
    partly = score_sheet(motives, parse_sheet("5...5..5......5....5", motives.answers))
    assert partly.scores == {"внутренние индивидуально значимые": Decimal(25)}


def test_open_scales_lead_too() -> None:
    own = method("Лист наблюдения")
    scores = {"Б": Decimal(3), "А": Decimal(3), "В": Decimal(1)}
    assert leading(own, scores) == ("А", "Б")
    assert level(own, "А", Decimal(3)) is None
