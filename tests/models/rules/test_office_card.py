import pytest

from models.rules.office_card import (
    ExpectedEntry,
    OfficeCard,
    check_expected,
    check_office,
    same_municipality,
    sender_key,
    sender_named,
)
from models.vocabulary import OrganisationType

GOOD = ExpectedEntry("7059565941", "СОШ № 1")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Каргасокский муниципальный район", "Каргасокский район", True),
        ("Управление образования Каргасокского района", "Каргасокский район", True),
        ("г. Томск", "Город Томск", True),
        ("Город Кедровый", "Городской округ Стрежевой", False),
        ("Сосновский район", "Томский район", False),
        ("Район", "Томский район", True),
        ("Томский район", "", True),
    ],
)
def test_names_of_one_municipality(one, other, same):
    assert same_municipality(one, other) is same


def test_faults_of_the_card():
    assert check_office(OfficeCard(full_name="Район", coordinator="Орлова")) == []
    faults = check_office(OfficeCard(email="нет"))
    assert [one.field for one in faults] == ["full_name", "coordinator", "email"]


def test_faults_of_the_list():
    assert check_expected([GOOD, ExpectedEntry("", "Томский район")], inn_required=False) == []
    faults = check_expected([GOOD, ExpectedEntry("", "Без ИНН"), ExpectedEntry("123", ""), GOOD], inn_required=True)
    assert [(one.row, one.field) for one in faults] == [(1, "inn"), (2, "name"), (2, "inn"), (3, "inn")]


def test_senders():
    assert sender_key("7059565941 ", "СОШ") == sender_named(" 7059565941") == "7059565941"
    assert sender_key("", "Томский  Район") == sender_named("томский район") == "томский район"
    assert ExpectedEntry("1", "С", OrganisationType.STATE).is_state_school and not GOOD.is_state_school
