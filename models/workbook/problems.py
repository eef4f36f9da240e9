"""What is wrong with a workbook, each time with its place (contract, section 3)."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from models.vocabulary import FindingLevel


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: an error stops the whole import, a warning is told and loaded.

    `row` is the sheet's own row number from 1, `column` the heading (in a (name, value) sheet the name); both are
    None for a fault of the sheet as a whole.
    """

    level: FindingLevel
    sheet: str
    row: int | None
    column: str | None
    message: str

    def as_json(self) -> dict[str, Any]:
        """The fault as `import --json` prints it."""
        return {
            "level": self.level.value,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "message": self.message,
        }

    def as_text(self) -> str:
        """The fault as a line for a person: level, place, sentence."""
        word = "ОШИБКА" if self.level is FindingLevel.ERROR else "Предупреждение"
        row = f", строка {self.row}" if self.row else ""
        column = f", «{self.column}»" if self.column else ""
        return f"{word}. Лист «{self.sheet}»{row}{column}. {self.message}"


@dataclass(slots=True)
class ProblemLog:
    """Collects the faults of a workbook while it is read."""

    found: list[Problem] = field(default_factory=list)
    _refused: set[tuple[str, int, str]] = field(default_factory=set, init=False)

    def error(self, sheet: str, row: int | None, column: str | None, message: str) -> None:
        """Note what forbids the import; one cell is refused once, whatever else follows from it."""
        if row is not None and column is not None:
            if (sheet, row, column) in self._refused:
                return
            self._refused.add((sheet, row, column))
        self.found.append(Problem(FindingLevel.ERROR, sheet, row, column, message))

    def warn(self, sheet: str, row: int | None, column: str | None, message: str) -> None:
        """Note what looks odd and is loaded all the same."""
        if row is not None and column is not None and (sheet, row, column) in self._refused:
            return
        self.found.append(Problem(FindingLevel.WARNING, sheet, row, column, message))

    def in_order(self, sheets: tuple[str, ...]) -> tuple[Problem, ...]:
        """All faults by the sheets' order in the file, then by row; those of a whole sheet come first."""
        place = {name: number for number, name in enumerate(sheets)}
        return tuple(sorted(self.found, key=lambda one: (place.get(one.sheet, len(place)), one.row or 0)))


def has_errors(problems: tuple[Problem, ...]) -> bool:
    """Whether any of them forbids the import."""
    return any(problem.level is FindingLevel.ERROR for problem in problems)


def quoted(value: object) -> str:
    """A value of a cell as a sentence quotes it: one line of at most 60 characters."""
    text = " ".join(str(value).split())
    return f"«{text if len(text) <= 60 else text[:59] + '…'}»"


def shown_number(number: Decimal | int) -> str:
    """A number as a sentence shows it: «1,5», «-1»."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
