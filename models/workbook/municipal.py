"""A municipality's workbook: its card and the schools that it expects reports from (contract, section 3)."""

from dataclasses import dataclass

from models.workbook.checks import Noting
from models.workbook.problems import Problem, ProblemLog, has_errors
from models.workbook.raw import RawWorkbook
from models.workbook.reading import Sheet, find_sheets, read_pairs, read_table
from models.workbook.rows import ExpectedSchoolRow, MunicipalityRow
from models.workbook.sheets import MUNICIPALITY, MUNICIPALITY_SHEETS, SCHOOLS


@dataclass(frozen=True, slots=True)
class MunicipalWorkbook:
    """Both sheets, read, and what is wrong with them."""

    card: Sheet[MunicipalityRow]
    schools: Sheet[ExpectedSchoolRow]
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether it may not be loaded."""
        return has_errors(self.problems)


def parse_municipal(raw: RawWorkbook) -> MunicipalWorkbook:
    """The workbook as typed rows; a school's ИНН stands in it once."""
    faults = ProblemLog()
    found = find_sheets(raw, MUNICIPALITY_SHEETS, faults)
    card = read_pairs(MUNICIPALITY, MunicipalityRow, found.get(MUNICIPALITY.name), faults)
    schools = read_table(SCHOOLS, ExpectedSchoolRow, found.get(SCHOOLS.name), faults)
    Noting(SCHOOLS, faults).repeated(schools.rows, "inn", lambda row: row.inn, "ИНН")
    names = tuple(dict.fromkeys((MUNICIPALITY.name, SCHOOLS.name, *(sheet.name for sheet in raw.sheets))))
    return MunicipalWorkbook(card, schools, faults.in_order(names))
