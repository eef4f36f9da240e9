from datetime import date

from models.rules.periods import CampaignCode, SchoolYear, default_calendar
from models.rules.plan_calendar import entries_of_campaign, entries_of_items
from models.vocabulary import Season
from tests.models.rules.factories import an_item


def test_items_with_days_are_entries():
    items = [
        an_item(
            code="П1", title="Квест", start=date(2026, 10, 6), end=None, classes="5; 6", responsible="Громова Т. В."
        ),
        an_item(code="П2", title="Заявка", start=None, end=date(2026, 10, 9)),
        an_item(code="П3", title="Экскурсии", start=date(2026, 10, 9), end=date(2026, 10, 1)),
        an_item(code="П4", start=None, end=None, dates_text="Октябрь"),
    ]

    first, second, third = entries_of_items(items, SchoolYear(2026), "7017", ["5", "6", "7"])

    assert (first.key, first.title, first.first, first.last) == (
        "7017-2026-П1",
        "Квест",
        date(2026, 10, 6),
        date(2026, 10, 6),
    )
    assert first.text == "5, 6 кл.\nГромова Т. В."
    assert (second.first, second.last, second.text) == (date(2026, 10, 9), date(2026, 10, 9), "")
    assert (third.first, third.last) == (date(2026, 10, 1), date(2026, 10, 9))


def test_deadlines_of_a_campaign_are_entries():
    code = CampaignCode(Season.SPRING, 2027)

    entries = entries_of_campaign(code, default_calendar(code), "7017")

    assert [(entry.key, entry.first, entry.last) for entry in entries] == [
        ("7017-spring-2027-days", date(2027, 3, 15), date(2027, 4, 16)),
        ("7017-spring-2027-plan", date(2027, 3, 19), date(2027, 3, 19)),
        ("7017-spring-2027-report", date(2027, 4, 20), date(2027, 4, 20)),
        ("7017-spring-2027-region", date(2027, 4, 23), date(2027, 4, 23)),
    ]
    assert entries[0].title == "Весенняя профориентационная кампания"
    assert entries[1].text == "Весенняя профориентационная кампания 2027 года"
