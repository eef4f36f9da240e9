from models.rules.appendix4 import appendix4
from models.rules.indicator_rows import Entered
from models.rules.table3 import table3
from tests.models.rules.factories import a_class, an_event, counted, listed, parents, whole

FIFTH, NINTH = a_class("5А", 20, 4), a_class("9Б", 10, 1)
CLASSES = [FIFTH, NINTH]
EVENTS = [
    an_event(whole(NINTH), form="Профессиональная проба", media_links=("a.ru", "b.ru")),
    an_event(counted(FIFTH, 5, 0), form="экскурсия", media_links=("a.ru",)),
    an_event(parents(FIFTH), form="родительское собрание"),
    an_event(listed(FIFTH, "а", "б", ovz=("б",)), form="конкурс"),
    an_event(listed(FIFTH, "а", "в"), form="акция"),
    an_event(whole(NINTH), form="мастер-класс"),
    an_event(whole(NINTH), form=None),
    an_event(listed(FIFTH, "а"), form="дополнительное занятие"),
    an_event(listed(FIFTH, "а"), form="стажировка"),
]
ENTERED = {"6.1": Entered("12", "Приказ № 5"), "т3-1.1": Entered("да", "Программа 2026–2030")}


def by_code(rows):
    return {row.code: row for row in rows}


def test_appendix_4_has_18_rows_of_which_four_are_computed():
    rows = appendix4(CLASSES, EVENTS, ENTERED)
    assert len(rows) == 18 and [row.code for row in rows] == sorted(row.code for row in rows)
    found = by_code(rows)
    assert {code for code, row in found.items() if row.computed} == {"2.2", "2.3", "3.3", "4.2"}
    assert found["2.2"].as_json() == {"value": 8, "ovz": 4}
    assert found["2.3"].as_json() == {"a": 15, "b": 30, "percent": "50,00", "ovz": 2}
    assert found["3.3"].as_json() == {"value": 2}
    assert found["3.3"].records == (EVENTS[0].id, EVENTS[1].id)
    assert found["4.2"].as_json() == {"a": 10, "b": 30, "percent": "33,33", "ovz": 1}
    assert found["6.1"].as_json() == {"value": "12", "document": "Приказ № 5"}
    assert found["1.1"].as_json() == {"value": None, "document": None}
    assert (found["8.3"].section, found["6.1"].percent) == ("Управление профориентационной работой", "")


def test_table_3_counts_by_form_and_takes_what_was_entered():
    rows = table3(CLASSES, EVENTS, tested=7, pupils_counselled=5, parents_counselled=3, entered=ENTERED)
    found = by_code(rows)
    assert {code: row.value for code, row in found.items() if row.computed} == {
        "2.1": "7",
        "3.1": "5",
        "3.2": "3",
        "4.1": "2",
        "4.2": "1",
        "5.2": "3",
        "5.3": "1",
        "5.4": "1",
        "5.5": "1",
    }
    assert found["4.1"].as_json() == {"value": 2, "by_form": {"экскурсия": 1, "профессиональная проба": 1}}
    assert found["5.2"].records == (EVENTS[3].id, EVENTS[4].id)
    assert (found["1.1"].value, found["1.2"].value, found["1.1"].document) == ("да", "", "Программа 2026–2030")


def test_a_class_that_is_not_there_adds_nobody():
    stranger = a_class("7А")
    rows = by_code(appendix4(CLASSES, [an_event(whole(stranger))], {}))
    assert rows["2.3"].value == "0"
