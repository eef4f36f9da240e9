"""Which events a campaign counts, and the figures of Приложение 3 (394-р п. 5.4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.campaign import (
    Confirmed,
    SchoolHead,
    campaign_figures,
    class_participations,
    counted_events,
)
from models.rules.events import EventPartner
from models.rules.figures_json import figures_from_json
from models.rules.participation import count_teachers, counts_for_campaign, partners_by_category
from models.rules.periods import default_calendar, parse_campaign_code
from models.vocabulary import ConfirmedSubject, PartnerCategory
from tests.models.rules.factories import a_class, a_head, an_event, counted, listed, parents, turnouts_of, whole

AUTUMN = parse_campaign_code("autumn-2026")
CALENDAR = default_calendar(AUTUMN)


def counts(event, *classes):
    return counts_for_campaign(event, CALENDAR, {one.id: one for one in classes})


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 9, 12), None, False),
        (date(2026, 9, 13), None, True),
        (date(2026, 10, 15), None, True),
        (date(2026, 10, 16), None, False),
        (date(2026, 9, 1), date(2026, 9, 13), True),
        (date(2026, 10, 15), date(2026, 11, 1), True),
        (date(2026, 9, 1), date(2026, 12, 1), True),
    ],
)
def test_an_event_counts_when_its_days_meet_the_campaign(start, end, expected):
    school_class = a_class()
    assert counts(an_event(whole(school_class), start=start, end=end), school_class) is expected


def test_the_digital_lesson_of_10_to_22_march_belongs_to_the_spring():
    spring = default_calendar(parse_campaign_code("spring-2021"))
    lesson = an_event(start=date(2021, 3, 10), end=date(2021, 3, 22))
    assert counts_for_campaign(lesson, spring, {})


def test_grades_decide():
    small, big = a_class("4А"), a_class("5А")
    assert not counts(an_event(whole(small)), small)
    assert counts(an_event(whole(small), whole(big)), small, big)
    assert counts(an_event(parents(big, 12)), big)
    assert counts(an_event()), "a round table has no class turnout at all"
    assert not counts(an_event(whole(big), in_campaign=False), big)


def test_teachers_are_distinct_names_or_the_largest_total():
    events = [
        an_event(teachers=("Иванова Анна", "Семёнов Пётр")),
        an_event(teachers=("иванова  анна", "Семенов Петр"), teachers_total=1),
    ]
    assert count_teachers(events) == 2
    assert count_teachers([*events, an_event(teachers_total=11)]) == 11
    assert count_teachers([]) == 0


def test_partners_are_one_whatever_their_spelling():
    industry, business = PartnerCategory.INDUSTRY, PartnerCategory.BUSINESS
    partners = [
        EventPartner('ООО "Север"', industry),
        EventPartner("ООО Север", industry),
        EventPartner("ооо «север»", business),
        EventPartner("ИП Ёлкина", business),
    ]
    found = partners_by_category(partners)
    assert list(found) == list(PartnerCategory)
    assert found[industry] == ('ООО "Север"',)
    assert found[business] == ("ИП Ёлкина",)


def figures_of(events, classes, confirmed=()):
    held = counted_events(events, CALENDAR, {one.id: one for one in classes})
    return campaign_figures(AUTUMN, a_head(), held, class_participations(held, classes, confirmed))


def test_figures_add_up_over_classes():
    a, b, small = a_class("5А", 20, 2), a_class("5Б", 10, 1), a_class("3А", 30, 5)
    events = [an_event(whole(a), counted(b, 4, ovz=1), whole(small)), an_event(listed(b, "х", "у", "z"))]
    figures = figures_of(events, [a, b, small])
    assert figures.participants[5] == 24
    assert figures.participants_total == 24
    assert figures.upper_bound == 20 + 7
    assert figures.cumulative == 20 + 4 + 3
    assert (figures.pupils_total, figures.ovz_total) == (30, 3)
    assert figures.participants_ovz_total == 3
    assert (figures.events, figures.schools_involved, figures.schools_total) == (2, 1, 1)


def test_a_confirmed_number_is_reported():
    school_class = a_class("5А", 17, 3)
    events = [an_event(counted(school_class, 15, ovz=1)), an_event(counted(school_class, 12, ovz=1))]
    confirmed = [
        Confirmed(school_class.id, ConfirmedSubject.PUPILS, 16, "по спискам"),
        Confirmed(school_class.id, ConfirmedSubject.OVZ, 2, "по спискам"),
    ]
    figures = figures_of(events, [school_class], confirmed)
    assert (figures.participants_total, figures.participants_ovz_total) == (16, 2)
    assert figures.upper_bound == 17


def test_an_empty_campaign():
    figures = figures_of([], [a_class()])
    assert (figures.schools_involved, figures.events, figures.participants_total) == (0, 0, 0)
    assert figures.teachers == 0


def test_events_without_pupils_involve_the_school():
    assert figures_of([an_event()], []).schools_involved == 1


def test_json_holds_every_grade_and_category_and_reads_back():
    school_class = a_class("9А")
    event = an_event(whole(school_class), partners=(EventPartner("ТУСУР", PartnerCategory.EDUCATION),))
    figures = figures_of([event], [school_class])
    data = figures.as_json()
    assert list(data["participants"]["by_grade"]) == [str(grade) for grade in range(5, 12)]
    assert list(data["partners"]["by_category"]) == [category.value for category in PartnerCategory]
    assert data["partners"]["total"] == 1
    assert figures.partner_names == ("ТУСУР",)
    assert figures_from_json(data) == figures


def test_figures_of_no_campaign_are_refused():
    data = figures_of([], []).as_json() | {"campaign": "winter-2026"}
    with pytest.raises(ValueError, match="winter"):
        figures_from_json(data)


def test_passport_leads_to_the_records():
    school_class = a_class("5А", 17)
    excursion, meeting = an_event(counted(school_class, 15)), an_event(parents(school_class, 9))
    (passport,) = class_participations([excursion, meeting], [school_class])
    assert [(one.event, one.attendances) for one in passport.contributions] == [(excursion, 15), (meeting, 0)]
    assert passport.took_part
    (only_parents,) = class_participations([meeting], [school_class])
    assert not only_parents.took_part


@given(st.data())
def test_unique_is_additive_over_classes_and_order_does_not_matter(data):
    classes = [a_class(name, data.draw(st.integers(1, 20)), 1) for name in ("5А", "5Б", "9А")]
    events = []
    for offset in range(data.draw(st.integers(0, 5))):
        turnouts = [data.draw(turnouts_of(one)) for one in classes if data.draw(st.booleans())]
        events.append(an_event(*turnouts, start=CALENDAR.start + timedelta(days=offset)))
    together = figures_of(events, classes)
    alone = [figures_of(events, [one]) for one in classes]
    assert together.participants_total == sum(one.participants_total for one in alone)
    assert together.cumulative == sum(one.cumulative for one in alone)
    assert together.upper_bound >= together.participants_total
    backwards = figures_of(events[::-1], classes[::-1])
    assert backwards.as_json() == together.as_json()


def test_the_coordinator_line_holds_what_is_known():
    head = a_head(coordinator_post="зам. директора", phone="8 (38299) 2-17-35")
    assert head.coordinator_line == "Петрова Нина Сергеевна, зам. директора, 8 (38299) 2-17-35"
    assert isinstance(head, SchoolHead)
