import json
from pathlib import Path

import pytest

from models.errors import UsageError
from models.journal.journal import Journal
from models.rules.profminimum_norms import NormsFileError
from models.services.profminimum import forget_norms, load_norms, profminimum, shipped_norms
from models.services.workbook_import import import_workbook
from models.vocabulary import Direction
from tests.models.rules.test_profminimum import TEXT
from tests.models.workbook.sample_books import read_raw

CASES = Path(__file__).parents[2] / "data" / "cases"


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_sample_schools(tmp_path, number):
    wanted = json.loads((CASES / f"school-{number}.json").read_text("utf-8"))["profminimum"]
    journal, _ = Journal.create(tmp_path / "ж.profjournal")
    with journal:
        assert not import_workbook(journal, read_raw(CASES / f"school-{number}.xlsx")).has_errors
        found = profminimum(journal)
    assert {
        one.school_class.name: {
            "level": one.level.value,
            "norm": one.norm,
            "counted": one.counted,
            "directions": {part.value: {"norm": h.norm, "fact": h.fact} for part, h in one.directions.items()},
        }
        for one in found.classes
    } == wanted["classes"]
    numbers = found.registration_total
    assert wanted["registration"] == {
        "plan": numbers.plan,
        "fact": numbers.fact,
        "remainder": numbers.remainder,
        "over": numbers.over,
    }
    assert found.year.start_year == wanted["year"]


def test_a_loaded_letter_replaces_the_norms_of_its_year_on(sample):
    before = profminimum(sample)
    assert before.norms in shipped_norms() and not before.without_level
    year = before.year.start_year
    newer = TEXT.replace('"from": 2023', f'"from": {year}').replace(
        '"Урочная деятельность": 9', '"Урочная деятельность": 12'
    )
    load_norms(sample, newer.replace("12", "11"))
    norms, _changes = load_norms(sample, newer)
    assert profminimum(sample).norms == norms
    assert {one.directions[Direction.LESSONS].norm for one in profminimum(sample).classes} <= {4, 11, 12}
    assert profminimum(sample, year - 1).norms == before.norms
    with pytest.raises(NormsFileError):
        load_norms(sample, "{}")
    forget_norms(sample, year)
    assert profminimum(sample).norms == before.norms


def test_a_year_that_is_not_there(sample):
    with pytest.raises(UsageError):
        profminimum(sample, 1999)
