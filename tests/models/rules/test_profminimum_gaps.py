from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.rules.profminimum import hours_of_classes
from models.rules.profminimum_gaps import PastEvent, forecast, gaps, own_suggestions, share_of_year
from models.rules.school_calendar import usual_calendar
from models.vocabulary import Direction, ProfminimumLevel
from tests.models.rules.factories import a_class, an_event, whole
from tests.models.rules.test_profminimum import NORMS, YEAR, held


def test_the_share_of_the_year_that_has_passed():
    calendar = usual_calendar(YEAR)
    passed, of = share_of_year(calendar, YEAR, date(2026, 12, 31))
    assert 0 < passed < of and 150 < of < 190
    assert share_of_year(calendar, YEAR, date(2026, 8, 1))[0] == 0
    assert share_of_year(calendar, YEAR, date(2027, 8, 31)) == (of, of)


def test_the_pace_so_far_is_carried_on():
    assert forecast(Decimal(5), 34, 50, 100) == 10
    assert forecast(Decimal(1), 34, 30, 100) == 3
    assert forecast(Decimal(30), 34, 50, 100) == 34
    assert forecast(Decimal(3), 34, 0, 100) == 3
    assert forecast(Decimal(3), 34, 100, 100) == 3
    assert forecast(Decimal(50), 34, 100, 100) == 34


@given(st.integers(0, 200), st.integers(0, 60), st.integers(1, 200), st.data())
def test_a_forecast_is_never_below_what_is_held_nor_above_the_norm(halves, norm, of, data):
    fact = Decimal(halves) / 2
    expected = forecast(fact, norm, data.draw(st.integers(0, of)), of)
    assert min(fact, norm) <= expected <= norm


def test_the_largest_shortfall_stands_first():
    ninth, sixth = a_class("9А"), a_class("6Б")
    events = [
        an_event(whole(ninth), direction=Direction.EXTRACURRICULAR, hours=Decimal(17)),
        an_event(whole(sixth), direction=Direction.EXTRACURRICULAR, hours=Decimal(3)),
        an_event(whole(sixth), direction=Direction.PARENTS, hours=Decimal(2)),
    ]
    levels = {ninth.id: ProfminimumLevel.BASIC, sixth.id: ProfminimumLevel.BASIC}
    found = gaps(hours_of_classes([sixth, ninth], levels, held(events), YEAR, NORMS), 50, 100)
    assert [(gap.class_name, gap.direction, gap.missing, gap.short) for gap in found] == [
        ("6Б", Direction.EXTRACURRICULAR, 31, 28),
        ("6Б", Direction.LESSONS, 4, 4),
        ("9А", Direction.LESSONS, 4, 4),
        ("9А", Direction.PARENTS, 2, 2),
        ("9А", Direction.EXTRACURRICULAR, 17, 0),
    ]
    assert found[0].class_id == sixth.id


def past(title, day, grades, partners=()):
    return PastEvent(title, "экскурсия", Decimal(2), date.fromisoformat(day), frozenset(grades), tuple(partners))


def test_what_the_class_has_not_had_is_suggested():
    eighth = a_class("8А")
    events = [
        past("Экскурсия на завод", "2025-10-01", {9}),
        past("«Агродрон»", "2024-10-01", {8}, ["СПК «Нива»"]),
        past("Агродрон", "2023-10-01", {8}),
        past("Сыроварня", "2025-11-01", {8}),
        past("Пожарная часть", "2026-01-01", {5}),
    ]
    found = own_suggestions(eighth, events, [an_event(whole(eighth), title="сыроварня")], limit=3)
    assert [one.title for one in found] == ["«Агродрон»", "Пожарная часть", "Экскурсия на завод"]
    assert found[0].why == "проводили 01.10.2024, СПК «Нива»"
    assert found[1].why == "проводили 01.01.2026"
    assert len(own_suggestions(eighth, events, [], limit=1)) == 1
