import pytest

from models.rules.office_card import ExpectedEntry
from models.rules.pasted_schools import parse_pasted_schools
from models.vocabulary import OrganisationType

STATE, MUNICIPAL = OrganisationType.STATE, OrganisationType.MUNICIPAL


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("Заречная СОШ\t7014000010", ExpectedEntry("7014000010", "Заречная СОШ")),
        ("1\t7014000010\tЗаречная СОШ", ExpectedEntry("7014000010", "Заречная СОШ")),
        ("Заречная СОШ;7014 000 010", ExpectedEntry("7014000010", "Заречная СОШ")),
        ("Интернат\t7014000010\tобластная", ExpectedEntry("7014000010", "Интернат", STATE)),
        ("ОГОО\t7014000010\tИнтернат № 3", ExpectedEntry("7014000010", "Интернат № 3", STATE)),
        ("Школа № 4\t7014000010\tмуниципальная", ExpectedEntry("7014000010", "Школа № 4", MUNICIPAL)),
        ("Областная школа\t7014000010", ExpectedEntry("7014000010", "Областная школа")),
    ],
)
def test_a_line_is_a_school_in_any_order_of_columns(line, entry):
    found = parse_pasted_schools(line)
    assert found.entries == (entry,)
    assert not found.problems


def test_headings_and_blank_lines_are_passed_over():
    found = parse_pasted_schools("№\tНаименование\tИНН\r\n\r\n1\tЗаречная СОШ\t7014000010\n")
    assert [entry.name for entry in found.entries] == ["Заречная СОШ"]


def test_a_school_that_is_listed_is_told_and_not_added():
    found = parse_pasted_schools("Заречная СОШ\t7014000010", {"7014000010"})
    assert (found.entries, found.known) == ((), ("Заречная СОШ",))


@pytest.mark.parametrize(
    ("text", "row", "words"),
    [
        ("7014000010", 1, "Нет наименования"),
        ("Заречная СОШ", 1, "нет ИНН"),
        ("\nЗаречная СОШ\t7014000011", 2, "не сходится"),
        ("Заречная СОШ\t7014000010\nЛуговая СОШ\t7014000010", 2, "стоит у двух школ"),
    ],
)
def test_a_line_that_cannot_be_taken_says_why(text, row, words):
    [problem] = parse_pasted_schools(text).problems
    assert problem.row == row
    assert words in problem.message
