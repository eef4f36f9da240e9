from models.vocabulary import OrganisationType
from models.workbook.municipal import parse_municipal
from models.workbook.raw import RawRow, RawSheet, RawWorkbook
from tests.models.workbook.books import table

CARD = {"Наименование": "Каргасокский район", "Координатор": "Смирнова А. П.", "Учебный год": "2026/2027"}
SCHOOLS = [
    {"ИНН": 7059565941, "Наименование": "СОШ № 1", "Тип организации": "Областная"},
    {"ИНН": "7044219836", "Наименование": "СОШ № 3", "Тип организации": None},
]


def municipal(card=CARD, schools=SCHOOLS):
    rows = tuple(RawRow(number, {name: value}) for number, (name, value) in enumerate(card.items(), 1))
    return RawWorkbook((RawSheet("Муниципалитет", (), rows), table("Школы", schools)))


def test_the_card_and_the_schools_are_read():
    book = parse_municipal(municipal())
    assert book.problems == ()
    assert not book.has_errors
    [card] = book.card.rows
    assert (card.full_name, card.start_year) == ("Каргасокский район", 2026)
    assert [row.inn for row in book.schools.rows] == ["7059565941", "7044219836"]
    assert book.schools.rows[0].organisation_type is OrganisationType.STATE


def test_faults_name_their_place():
    book = parse_municipal(
        municipal({**CARD, "Учебный год": "2026"}, [*SCHOOLS, SCHOOLS[0], {"ИНН": "705", "Наименование": None}])
    )
    assert book.has_errors
    assert [(one.sheet, one.row, one.column) for one in book.problems] == [
        ("Муниципалитет", 3, "Учебный год"),
        ("Школы", 4, "ИНН"),
        ("Школы", 5, "ИНН"),
        ("Школы", 5, "Наименование"),
    ]
