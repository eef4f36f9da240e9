from datetime import date

from models.rules.catalogues import parse_catalogue
from models.rules.periods import SchoolYear
from models.rules.road_map import RoadMapReport, road_map_lines
from tests.models.rules.factories import a_class, a_head, an_event, an_item, counted, parents, whole

CATALOGUE = parse_catalogue(
    {
        "format": 1, "key": "map", "name": "Карта", "title": "Карта", "source": "1027/р",
        "items": [
            {"number": "1.1", "title": "Утверждение", "who": ["Комитет"]},
            {"number": "4.2", "title": "Участие", "who": ["Комитет", "ОО"]},
        ],
    }
)  # fmt: skip


def test_each_measure_with_what_the_school_did():
    five, three = a_class("5А", 25), a_class("3", 12)
    taken, other = an_item(source="map/4.2"), an_item(source="map/9.9")
    events = [
        an_event(whole(five), plan_item_id=taken.id, start=date(2026, 10, 1), teachers=("Петрова Н. С.",)),
        an_event(counted(five, 10), counted(three, 4), plan_item_id=taken.id, start=date(2026, 9, 1)),
        an_event(parents(three, 9), plan_item_id=taken.id, start=date(2026, 10, 1), teachers=("Петрова Н.С.", "Ильин")),
        an_event(whole(five), plan_item_id=other.id),
        an_event(whole(five)),
    ]

    first, second = road_map_lines(CATALOGUE, [taken, other], events, [three, five])

    assert (first.items, first.events, first.pupils, first.attendances, first.is_done) == ((), (), 0, 0, False)
    assert second.items == (taken,)
    assert [event.start for event in second.events] == [date(2026, 9, 1), date(2026, 10, 1), date(2026, 10, 1)]
    assert (second.pupils, second.attendances, second.teachers) == (29, 39, 3)

    report = RoadMapReport(a_head(), SchoolYear(2026), CATALOGUE, (first, second))
    assert report.of_schools == (second,)
    assert report.done == (second,)
