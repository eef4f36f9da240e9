"""Every finding of the report: when it is raised, and when it is not (domain, section 3)."""

from datetime import date

import pytest

from models.rules.campaign import Confirmed, campaign_figures, class_participations
from models.rules.events import EventPhoto
from models.rules.findings import error, errors_first, warning
from models.rules.periods import parse_campaign_code
from models.rules.readiness import readiness
from models.rules.report_findings import check_classes, check_events, check_head, check_jump, check_plan
from models.rules.report_parts import (
    check_best_events,
    check_media_links,
    check_note_pages,
    check_photo_consent,
    check_photos,
    count_sentences,
)
from models.vocabulary import ConfirmedSubject, Direction
from tests.models.rules.factories import a_class, a_head, an_event, an_item, counted, listed, parents, whole

SIX = "Первое. Второе! Третье? Четвёртое… Пятое. Шестое."


def codes(found):
    return [finding.code for finding in found]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"inn": ""}, ["no-inn"]),
        ({"inn": "7017033961"}, ["wrong-inn"]),
        ({"coordinator": ""}, ["no-coordinator"]),
        ({"municipality": ""}, ["no-municipality"]),
    ],
)
def test_a_head_that_cannot_be_addressed(changes, expected):
    found = check_head(a_head(**changes))
    assert codes(found) == expected
    assert all(finding.is_error and finding.cause for finding in found)


def findings_of(school_class, *events, confirmed=()):
    return check_classes(class_participations(events, [school_class], confirmed))


def test_a_class_that_took_part_in_nothing():
    school_class = a_class()
    assert codes(findings_of(school_class)) == ["class-without-events"]
    assert codes(findings_of(school_class, an_event(parents(school_class, 12)))) == ["class-without-events"]
    assert codes(findings_of(a_class(enrolment=0, ovz=0))) == []
    assert check_classes(class_participations([], [school_class]), events_held=False) == []


def test_a_wide_range_is_named_with_its_bounds():
    school_class = a_class("5А", 17, 0)
    found = findings_of(school_class, an_event(counted(school_class, 15)), an_event(listed(school_class, "а", "б")))
    assert codes(found) == ["range"]
    assert "от 15 до 17" in found[0].message


def test_a_range_of_ovz_is_named_too():
    school_class = a_class("5А", 17, 3)
    events = [an_event(counted(school_class, 17, ovz=1)), an_event(counted(school_class, 3, ovz=1))]
    assert "с ОВЗ от 1 до 2" in findings_of(school_class, *events)[0].message


def test_a_confirmed_number_ends_the_doubt_inside_its_range_only():
    school_class = a_class("5А", 17, 0)
    events = [an_event(counted(school_class, 15)), an_event(listed(school_class, "а", "б"))]
    good = Confirmed(school_class.id, ConfirmedSubject.PUPILS, 16, "по спискам")
    assert findings_of(school_class, *events, confirmed=[good]) == []
    bad = Confirmed(school_class.id, ConfirmedSubject.PUPILS, 18, "по спискам")
    assert codes(findings_of(school_class, *events, confirmed=[bad])) == [
        "participants-above-list",
        "confirmed-outside-range",
    ]


def test_a_confirmed_number_outside_a_point():
    school_class = a_class("5А", 17, 0)
    bad = Confirmed(school_class.id, ConfirmedSubject.PUPILS, 3, "ошибка")
    found = findings_of(school_class, an_event(whole(school_class)), confirmed=[bad])
    assert codes(found) == ["confirmed-outside-range"]
    assert "по записям 17" in found[0].message


def test_more_than_the_class():
    school_class = a_class("5А", 2, 1)
    event = an_event(listed(school_class, "а", "б", "в", ovz=("а", "б")))
    assert codes(findings_of(school_class, event)) == ["participants-above-list", "ovz-above-list"]


def test_events_entered_twice_and_without_hours():
    one = an_event(title="Экскурсия на сыроварню")
    twin = an_event(title="экскурсия  на Сыроварню")
    other_day = an_event(title="Экскурсия на сыроварню", start=date(2026, 9, 21))
    found = check_events([one, twin, other_day])
    assert codes(found) == ["event-twice"]
    assert "2 раза" in found[0].message
    assert codes(check_events([an_event(direction=Direction.PRACTICE)])) == ["no-hours"]
    assert check_events([an_event(direction=Direction.PRACTICE, hours=2)]) == []
    assert codes(check_events([])) == ["no-events"]


def test_plan_items_reversed_or_without_a_record():
    today = date(2026, 10, 1)
    item = an_item()
    assert codes(check_plan([item], set(), today)) == ["plan-without-record"]
    assert check_plan([item], {item.id}, today) == []
    assert check_plan([an_item(end=date(2026, 10, 1))], set(), today) == []
    assert check_plan([an_item(start=None, end=None)], set(), today) == []
    assert codes(check_plan([an_item(end=None)], set(), today)) == ["plan-without-record"]
    reversed_item = an_item(start=date(2026, 10, 9), end=date(2026, 10, 5))
    assert codes(check_plan([reversed_item], set(), today)) == ["plan-dates-reversed"]


def figures(participants, everybody, campaign="autumn-2026"):
    school_class = a_class("5А", everybody, 0)
    events = (an_event(counted(school_class, participants)),) if participants is not None else ()
    passports = class_participations(events, [school_class])
    return campaign_figures(parse_campaign_code(campaign), a_head(), events, passports)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (figures(20, 25), figures(10, 25), ["jump"]),
        (figures(10, 25), figures(20, 25), ["jump"]),
        (figures(20, 25), figures(18, 25), []),
        (figures(20, 25), None, []),
        (figures(20, 25), figures(None, 25), []),
        (figures(0, 0), figures(18, 25), []),
        (figures(20, 25), figures(0, 0), []),
    ],
)
def test_a_jump_against_the_last_campaign(now, before, expected):
    assert codes(check_jump(now, before)) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("Без точки", 1),
        ("Одно.", 1),
        (SIX, 6),
        ("Встреча прошла 5 мая 2026 г. в школе им. Пушкина. Провёл её И. И. Иванов. Дети довольны!", 3),
        ("Он сказал: «Приходите ещё!» Все пришли...", 2),
        ("Что?! Да. И ещё", 3),
        ("Сайт example.org открыт. Версия 2.0 готова.", 2),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text, number):
    assert count_sentences(text) == number


def best(**changes):
    values = {"best": True, "description": SIX, "photos": tuple(EventPhoto(str(n), 1600, 1200) for n in range(10))}
    return an_event(*changes.pop("turnouts", ()), **values | changes)


def test_exactly_three_best_events_described_in_5_to_7_sentences():
    assert check_best_events([best(), best(), best()]) == []
    assert codes(check_best_events([best(), best()])) == ["best-events"]
    assert codes(check_best_events([best()] * 4)) == ["best-events"]
    short, long = best(description="Одно."), best(description=SIX * 2)
    found = check_best_events([best(), short, long])
    assert [(finding.code, finding.action) for finding in found] == [
        ("description-length", "Дописать"),
        ("description-length", "Сократить"),
    ]


def test_ten_large_photos():
    assert check_photos([best()]) == []
    small = best(photos=(EventPhoto("a", 1200, 1599), EventPhoto("b", 1200, 1600)))
    found = check_photos([small])
    assert codes(found) == ["photos-missing", "photos-small"]
    assert "2 из 10" in found[0].message
    assert "фотографий 1" in found[1].message


def test_photos_of_classes_where_somebody_did_not_consent():
    willing, unwilling = a_class("5А"), a_class("6А", without_photo_consent=2)
    event = best(turnouts=(whole(willing), whole(unwilling)))
    (finding,) = check_photo_consent([event], [willing, unwilling])
    assert (finding.code, "6А класс – 2" in finding.message) == ("photos-without-consent", True)
    assert check_photo_consent([best(turnouts=(whole(willing), parents(unwilling)))], [willing, unwilling]) == []
    assert check_photo_consent([best(turnouts=(whole(unwilling),), photos=())], [unwilling]) == []


@pytest.mark.parametrize(("pages", "expected"), [(0.6, 1), (1.0, 0), (0.9, 0), (1.5, 0), (2.0, 0), (2.1, 1)])
def test_the_note_takes_one_or_two_pages(pages, expected):
    found = check_note_pages(pages)
    assert len(found) == expected
    if found:
        assert f"{pages}".replace(".", ",") in found[0].message


def test_media_links_stand_in_the_note():
    event = an_event(media_links=("https://example.org/1",))
    assert codes(check_media_links([event], "")) == ["media-links"]
    assert check_media_links([event], "см. https://example.org/1") == []
    assert check_media_links([an_event()], "") == []


def test_errors_stand_before_warnings():
    found = errors_first([warning("b", "место", "текст"), error("a", "место", "текст")])
    assert codes(found) == ["a", "b"]
    assert found[0].as_json() == {"level": "error", "code": "a", "place": "место", "message": "текст"}


def test_readiness_counts_parts():
    nothing = readiness(figures(None, 25), [], check_events([]))
    assert sum(part.done for part in nothing) == 3
    everything = readiness(figures(25, 25), [best(), best(), best()], [])
    assert len(everything) == 16
    assert all(part.done for part in everything)
