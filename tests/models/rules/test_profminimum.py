import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from models.rules.periods import SchoolYear
from models.rules.profminimum import (
    DirectionHours,
    HeldHours,
    facts_by_class,
    has_profminimum,
    hours_of_classes,
    suggested_level,
)
from models.rules.profminimum_norms import LONGEST_FILE, NormsFileError, norms_of_year, parse_norms
from models.vocabulary import Direction, ProfminimumLevel
from tests.models.rules.factories import a_class, an_event, counted, parents, whole

YEAR = SchoolYear(2026)
TEXT = resources.path("norms", "profminimum-2023.json").read_text("utf-8")
NORMS = parse_norms(TEXT)
BASIC, MAIN, ADVANCED = ProfminimumLevel


def held(events):
    """Every class at every event, as the service reads them."""
    return [
        HeldHours(class_id, event.start, event.direction, event.hours)
        for event in events
        for class_id in {turnout.class_id for turnout in event.turnouts}
    ]


def hours(events, school_class, level=MAIN):
    (found,) = hours_of_classes([school_class], {school_class.id: level}, held(events), YEAR, NORMS)
    return found


def test_the_levels_of_the_slides():
    assert [NORMS.total(level) for level in (BASIC, MAIN, ADVANCED)] == [40, 60, 80]


def test_a_course_of_122_hours_hides_no_missing_parents_meeting():
    school_class = a_class("9А")
    course = an_event(whole(school_class), direction=Direction.TRAINING, hours=Decimal(122))
    found = hours([course], school_class, ADVANCED)
    assert (found.fact, found.counted, found.surplus, found.norm) == (122, 10, 112, 80)
    assert found.directions[Direction.PARENTS].missing == 4
    assert found.missing == 70


def test_parents_and_numbers_give_the_class_its_hours_once():
    school_class = a_class("9А")
    event = an_event(parents(school_class), counted(school_class, 3), direction=Direction.PARENTS, hours=Decimal("1.5"))
    assert hours([event], school_class).directions[Direction.PARENTS] == DirectionHours(Decimal("1.5"), 2)


@pytest.mark.parametrize(
    "changes",
    [
        {"direction": None},
        {"hours": None},
        {"hours": Decimal(0)},
        {"start": date(2026, 8, 31)},
        {"start": date(2027, 9, 1)},
    ],
)
def test_what_gives_no_hours(changes):
    school_class = a_class("6А")
    event = an_event(whole(school_class), **{"direction": Direction.LESSONS, "hours": Decimal(1)} | changes)
    assert hours([event], school_class).fact == 0


def test_only_grades_6_to_11_with_a_level():
    classes = [a_class(name) for name in ("5А", "6А", "7А", "11А")]
    levels = {classes[0].id: MAIN, classes[1].id: BASIC, classes[2].id: None, classes[3].id: ADVANCED}
    found = hours_of_classes(classes, levels, [], YEAR, NORMS)
    assert [(one.school_class.name, one.norm) for one in found] == [("6А", 40), ("11А", 80)]
    assert [has_profminimum(one) for one in classes] == [False, True, True, True]


@st.composite
def years(draw):
    classes = [a_class(name) for name in ("6А", "8Б", "11А")]
    part = st.fixed_dictionaries(
        {
            "direction": st.sampled_from([None, *Direction]),
            "hours": st.none() | st.integers(0, 40).map(lambda halves: Decimal(halves) / 2),
        }
    )
    events = [
        an_event(*[whole(one) for one in draw(st.lists(st.sampled_from(classes), unique=True))], **draw(part))
        for _ in range(draw(st.integers(0, 12)))
    ]
    levels = {one.id: draw(st.sampled_from(ProfminimumLevel)) for one in classes}
    return classes, levels, events


@given(years())
def test_counted_never_exceeds_norm_nor_fact_and_rows_sum_to_columns(year):
    classes, levels, events = year
    found = hours_of_classes(classes, levels, held(events), YEAR, NORMS)
    for one in found:
        for part in one.directions.values():
            assert 0 <= part.counted <= part.norm
            assert part.counted <= part.fact
            assert part.counted + part.surplus == part.fact
            assert part.counted + part.missing == part.norm
        assert one.counted + one.surplus == one.fact
        assert one.counted + one.missing == one.norm
    by_row = sum(one.fact for one in found)
    by_column = sum(sum(one.directions[direction].fact for one in found) for direction in Direction)
    assert by_row == by_column


@given(years(), st.data())
def test_moving_an_event_to_another_direction_moves_exactly_its_hours(year, data):
    classes, levels, events = year
    before, after = data.draw(st.permutations(list(Direction)))[:2]
    moved = an_event(*map(whole, classes), direction=before, hours=Decimal(3))
    first = hours_of_classes(classes, levels, held([*events, moved]), YEAR, NORMS)
    again = an_event(*map(whole, classes), direction=after, hours=Decimal(3))
    second = hours_of_classes(classes, levels, held([*events, again]), YEAR, NORMS)
    for one, other in zip(first, second, strict=True):
        change = {part: other.directions[part].fact - one.directions[part].fact for part in Direction}
        assert change == {part: {before: -3, after: 3}.get(part, 0) for part in Direction}


@given(years())
def test_every_record_counts_once_for_each_class(year):
    classes, _levels, events = year
    facts = facts_by_class(held(events), YEAR)
    for one in classes:
        expected = sum(
            (event.hours or 0)
            for event in events
            if event.direction and any(turnout.class_id == one.id for turnout in event.turnouts)
        )
        assert sum(facts.get(one.id, {}).values()) == expected


def test_the_level_that_most_classes_have():
    assert suggested_level([]) is None
    assert suggested_level([MAIN, ADVANCED, MAIN]) is MAIN
    assert suggested_level([ADVANCED, BASIC]) is BASIC


def test_old_years_keep_their_norms():
    newer = parse_norms(
        TEXT.replace("2023", "2026", 1).replace('"Урочная деятельность": 4', '"Урочная деятельность": 5')
    )
    assert [norms_of_year([NORMS, newer], year).total(BASIC) for year in (2020, 2023, 2025, 2026, 2030)] == [
        40,
        40,
        40,
        41,
        41,
    ]
    same_year = parse_norms(TEXT.replace('"Урочная деятельность": 4', '"Урочная деятельность": 6'))
    assert norms_of_year([NORMS, same_year], 2024).total(BASIC) == 42


def _changed(change):
    data = json.loads(TEXT)
    change(data)
    return json.dumps(data, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "не JSON"),
        ("[" * 5000, "не JSON"),
        ("[]", "нет ни года"),
        (" " * (LONGEST_FILE + 1), "велик"),
        (_changed(lambda data: data.pop("from")), "с какого учебного года"),
        (_changed(lambda data: data.update({"from": True})), "с какого учебного года"),
        (_changed(lambda data: data.update({"from": 1200})), "с какого учебного года"),
        (_changed(lambda data: data.update({"source": " "})), "документ"),
        (_changed(lambda data: data.update({"levels": 5})), "уровня «базовый»"),
        (_changed(lambda data: data["levels"].pop("основной")), "уровня «основной»"),
        (_changed(lambda data: data["levels"]["базовый"].pop("Урочная деятельность")), "не указано направление"),
        (_changed(lambda data: data["levels"]["базовый"].update({"Урочная деятельность": -1})), "не похожи на правду"),
        (_changed(lambda data: data["levels"]["базовый"].update({"Урочная деятельность": 1.5})), "не похожи на правду"),
    ],
)
def test_a_file_of_norms_that_cannot_be_taken(text, words):
    with pytest.raises(NormsFileError, match=words):
        parse_norms(text)
