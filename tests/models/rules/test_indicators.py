from models.rules.indicators import held_items, project_indicators
from tests.models.rules.factories import a_class, an_event, an_item, counted, listed, parents, whole


def pairs(*args):
    return {one.code: (one.a, one.b) for one in project_indicators(*args)}


def test_the_nine_indicators():
    fifth, first = a_class("5А", 20, 4), a_class("1Б", 10, 1)
    early_item, other_item, unheld = an_item(early=True), an_item(), an_item(early=True)
    events = [
        an_event(whole(first), early=True, plan_item_id=early_item.id, teachers=("Ёлкина А. П.",)),
        an_event(
            listed(fifth, "а", "б", ovz=("б",)), plan_item_id=other_item.id, teachers=("Елкина А. П.", "Громов Б.")
        ),
        an_event(counted(fifth, 5, 1), teachers_total=1),
        an_event(parents(fifth), plan_item_id=unheld.id, early=True),
    ]
    assert pairs([fifth, first], events, [early_item, other_item, unheld], 8) == {
        "1": (15, 30),
        "2": (10, 30),
        "3": (2, 5),
        "4": (1, 1),
        "5": (1, 1),
        "6": (2, 8),
        "7": (1, 8),
        "8": (2, 3),
        "9": (1, 2),
    }
    assert held_items([early_item, other_item, unheld], events) == (early_item, other_item)


def test_a_year_without_records_and_numbers():
    found = project_indicators([], [], [], None)
    assert {one.percent for one in found} == {"—", "0,00"}
    assert found[0].percent == "—"
    assert (found[3].a, found[3].b, found[3].percent) == (0, 1, "0,00")
