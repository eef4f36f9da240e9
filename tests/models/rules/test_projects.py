from models.rules.projects import ProjectTotals, project_totals
from tests.models.rules.factories import a_class, an_event, counted, listed, whole


def test_a_project_is_counted_twice_over():
    fifth, ninth = a_class("5А", 20), a_class("9А", 10)
    events = [
        an_event(whole(ninth)),
        an_event(whole(ninth), counted(fifth, 5)),
        an_event(listed(fifth, "а")),
        an_event(whole(fifth)),
    ]
    projects = {events[0].id: "«ПроеКТОриЯ»", events[1].id: "проектория", events[2].id: "Урок цифры"}
    assert project_totals([fifth, ninth], events, projects) == (
        ProjectTotals("«ПроеКТОриЯ»", 15, 25, (events[0].id, events[1].id)),
        ProjectTotals("Урок цифры", 1, 1, (events[2].id,)),
    )
