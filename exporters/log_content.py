"""What the papers of the journals have in common: which rows are printed, whose names stand there, totals."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TypeVar

from exporters.log_paper import SEWN_PORTRAIT, LogColumn, LogPaper, LogSection
from exporters.table_document import Align, Cell, Row, cell, number_cell
from models.rules.campaign import SchoolHead
from models.rules.log_numbering import Dated, NumberedRow, PrintedLog
from models.rules.log_options import LogKind, LogOptions, Month, Names
from models.rules.log_rows import Person
from models.rules.names import surname_with_initials
from models.rules.periods import school_year_of

LATE = "внесено позднее"
NOTHING = "—"
RowT = TypeVar("RowT", bound=Dated)
Codes = Mapping[tuple[str, int | None], str]
"""Codes by name and number of the pupil, as `models.services.person_codes` gives them."""
Shown = Mapping[str, Sequence[NumberedRow[Dated]]]


@dataclass(frozen=True, slots=True)
class LogContent:
    """A journal ready to be set: its paper, the rows on it by section, and the codes of those who stand under one."""

    kind: LogKind
    options: LogOptions
    paper: LogPaper
    shown: Shown = field(default_factory=dict)
    coded: Codes = field(default_factory=dict)

    @property
    def row_count(self) -> int:
        """Rows of the journal on this paper, totals aside."""
        return sum(len(rows) for rows in self.shown.values())


class NameWriter:
    """Writes persons as the options and a record ask, and remembers who stands under a code."""

    def __init__(self, names: Names, codes: Codes) -> None:
        self._names = names
        self._codes = codes
        self._coded: dict[tuple[str, int | None], str] = {}

    @property
    def codes_all(self) -> bool:
        """Whether everybody stands under a code."""
        return self._names is Names.CODED

    @property
    def coded(self) -> Codes:
        """Everybody who stands under a code, with it."""
        return dict(self._coded)

    def write(self, persons: Iterable[Person], *, coded: bool = False, short: bool = False) -> str:
        """«Иванов Иван Ильич, Петров Пётр Львович», or their codes; `short` writes «Иванов И. И.»."""
        if self._names is Names.NONE:
            return ""
        if self._names is Names.CODED or coded:
            return ", ".join(self._code(person) for person in persons)
        return ", ".join(surname_with_initials(person.name) if short else person.name for person in persons)

    def _code(self, person: Person) -> str:
        code = self._codes[person.named]
        self._coded[person.named] = code
        return code


def rows_with_totals(
    numbered: Sequence[NumberedRow[RowT]],
    shown: Sequence[NumberedRow[RowT]],
    write: Callable[[NumberedRow[RowT]], Row],
    total: Callable[[str, list[RowT]], Row],
) -> tuple[Row, ...]:
    """The rows shown, under each month its total, and under a quarter of several months its own.

    `numbered` are all rows of the section and period, those on printed sheets too: a month goes on over a new sheet, so
    its total holds what stood on the one before.
    """
    quarters = _months_by_quarter(numbered)
    written: list[Row] = []
    months = [(month, list(rows)) for month, rows in groupby(shown, key=lambda each: each.month)]
    for place, (month, rows) in enumerate(months):
        written.extend(write(each) for each in rows)
        whole = [each for each in numbered if each.month == month]
        again = " (с ранее напечатанным)" if len(whole) > len(rows) else ""
        written.append(total(f"Итого за {month.title}{again}", [each.row for each in whole]))
        following = months[place + 1][0] if place + 1 < len(months) else None
        ended = following is None or _quarter_of(following) != _quarter_of(month)
        if ended and len(quarters[_quarter_of(month)]) > 1:
            of_quarter = [each.row for each in numbered if each.month in quarters[_quarter_of(month)]]
            written.append(total(f"Итого за {month.quarter} четверть", of_quarter))
    return tuple(written)


def wants_whole_total(numbered: Sequence[NumberedRow[Dated]], options: LogOptions) -> bool:
    """Whether «Всего» says more than the total above it: of a single month it would repeat the month's."""
    months = {each.month for each in numbered}
    return bool(months) and not (options.monthly_totals and len(months) == 1)


def _months_by_quarter(numbered: Sequence[NumberedRow[RowT]]) -> dict[tuple[int, str], set[Month]]:
    quarters: dict[tuple[int, str], set[Month]] = {}
    for each in numbered:
        quarters.setdefault(_quarter_of(each.month), set()).add(each.month)
    return quarters


def _quarter_of(month: Month) -> tuple[int, str]:
    """The quarter of its own school year: a record may lie outside the year in which it stands."""
    return school_year_of(date(month.year, month.number, 1)).start_year, month.quarter


def new_only(rows: Sequence[NumberedRow[RowT]], options: LogOptions) -> tuple[NumberedRow[RowT], ...]:
    """The rows that go on this paper: all of them, or those that no sheet holds yet."""
    return tuple(each for each in rows if not (options.only_new and each.printed))


def first_page(options: LogOptions, printed: PrintedLog) -> int:
    """The number of the first page: what is printed anew goes on after the pages that are there."""
    return printed.pages + 1 if options.only_new else 1


def heads(options: LogOptions, *more: str) -> tuple[str, ...]:
    """The lines under the title: the year, the period, and whatever else narrows the journal."""
    period = options.period.title if options.period is not None else ""
    year = f"{options.school_year} учебный год"
    texts = (year, period if period != year else "", *more)
    return (", ".join(text for text in texts if text),)


def signer(options: LogOptions, head: SchoolHead) -> str | None:
    """Who signs the end block; None when the paper has none."""
    return head.coordinator if options.sewn else None


def count_cell(number: int) -> Cell:
    """A number, or a dash for nothing."""
    return number_cell(number) if number else cell(NOTHING, align=Align.CENTER)


def key_paper(content: LogContent) -> LogPaper:
    """The list of codes with the names behind them: a paper of its own, kept apart from the journal."""
    lines = sorted({(code, name) for (name, _pupil), code in content.coded.items()})
    rows = tuple((cell(code), cell(name)) for code, name in lines)
    columns = (LogColumn("Код", 35), LogColumn("Фамилия, имя, отчество", 140))
    return LogPaper(
        title="Ключ к кодам",
        school=content.paper.school,
        heads=(f"{content.kind.heading}, {content.options.school_year} учебный год", "Хранится отдельно от журнала"),
        sections=(LogSection("Ключ", columns, rows, column_numbers=False, head_size=11, body_size=11),),
        page=SEWN_PORTRAIT,
    )
