"""A table of names × scales or names × answers, pasted from a spreadsheet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from models.rules.diagnostics.answers import AnswerError, Answers, is_no_answer, parse_sheet, sheet_of_cells
from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.people import LONGEST_NAME, PersonResult
from models.rules.diagnostics.raw_scores import parse_score, problem_of_score, warning_of_sum
from models.rules.diagnostics.scoring import Scores, score_sheet
from models.rules.names import fold_name
from models.rules.pasted_people import PEOPLE_HEADING, cells_of_line
from models.rules.russian import plural
from models.rules.school_checks import FieldProblem
from models.vocabulary import DiagnosticsMark

_MARKS = {
    "отказ": DiagnosticsMark.REFUSED,
    "отказался": DiagnosticsMark.REFUSED,
    "отказалась": DiagnosticsMark.REFUSED,
    "отсутствовал": DiagnosticsMark.ABSENT,
    "отсутствовала": DiagnosticsMark.ABSENT,
    "отсутствует": DiagnosticsMark.ABSENT,
    "не был": DiagnosticsMark.ABSENT,
    "не была": DiagnosticsMark.ABSENT,
    "н/б": DiagnosticsMark.ABSENT,
    "нб": DiagnosticsMark.ABSENT,
    "н": DiagnosticsMark.ABSENT,
}
_PART_OF_NAME = re.compile(r"[^\W\d_][\w'’-]+|[^\W\d_]\.(?:\s?[^\W\d_]\.)?")
_OF_NAMES = {"имя", "отчество"}
_MOST_PARTS = 3
_MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A line that was understood: the name with a mark, or with scores, and the answers where they were pasted."""

    line: int
    name: str
    mark: DiagnosticsMark | None = None
    scores: Scores | None = None
    answers: Answers = ()


@dataclass(frozen=True, slots=True)
class PastedSheet:
    """Rows that were understood; faults (their lines are not taken) and warnings by line, counted from 1."""

    rows: tuple[PastedRow, ...]
    problems: tuple[FieldProblem, ...]
    warnings: tuple[FieldProblem, ...]


class _LineError(ValueError):
    """A line that cannot be taken; the message says why in Russian."""


def parse_pasted_sheet(text: str, instrument: Instrument) -> PastedSheet:
    """The rows of pasted cells: «ФИО» in one cell or in three, then a score for each scale or an answer for each item.

    A line of headings puts the scales in its own order. A mark («отказ», «отсутствовал», «н/б») may stand instead of
    numbers. A sheet of answers may also stand in one cell («абвба»).
    """
    reader = _Reader(instrument)
    for number, line in enumerate(text.splitlines(), 1):
        cells = cells_of_line(line)
        if not any(cells):
            continue
        if number > _MOST_LINES:
            reader.problems.append(
                FieldProblem("line", f"Вставлено больше {_MOST_LINES} строк: вставляйте по одному классу.", number)
            )
            break
        reader.read(number, cells)
    return PastedSheet(tuple(reader.rows), tuple(reader.problems), tuple(reader.warnings))


class _Reader:
    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self._columns: list[str | None] | None = None
        self._lines: dict[str, int] = {}
        self.rows: list[PastedRow] = []
        self.problems: list[FieldProblem] = []
        self.warnings: list[FieldProblem] = []

    def read(self, number: int, cells: list[str]) -> None:
        """Take one line in."""
        if PEOPLE_HEADING.fullmatch(cells[0]):
            self._read_heading(number, cells)
            return
        try:
            row = self._row(number, cells)
        except (_LineError, AnswerError) as fault:
            self.problems.append(FieldProblem("line", str(fault), number))
            return
        first = self._lines.setdefault(fold_name(row.name), number)
        if first != number:
            self.problems.append(FieldProblem("line", f"{row.name}: это имя есть и в строке {first}.", number))
            return
        self.rows.append(row)

    def _read_heading(self, number: int, cells: list[str]) -> None:
        """Scales by their names; item numbers mean answers, which need no heading."""
        titles = cells[1:]
        while titles and (titles[0].casefold() in _OF_NAMES or PEOPLE_HEADING.fullmatch(titles[0])):
            titles = titles[1:]
        if all(title.isdigit() or not title for title in titles):
            self._columns = None
            return
        self._columns = [self._scale(title) for title in titles]
        for title, scale in zip(titles, self._columns, strict=True):
            if scale is None and title and not self._is_mark_column(title):
                message = f"Столбец «{title[:40]}» не шкала методики: он пропущен."
                self.warnings.append(FieldProblem("line", message, number))

    @staticmethod
    def _is_mark_column(title: str) -> bool:
        return title.casefold().startswith(("отметка", "примечание"))

    def _scale(self, title: str) -> str | None:
        if not self._instrument.scales:
            return None if not title or self._is_mark_column(title) else title
        scale = self._instrument.scale(title)
        return scale.name if scale else None

    def _row(self, number: int, cells: list[str]) -> PastedRow:
        name, rest = _name_and_rest(cells)
        while rest and not rest[-1] and (self._columns is None or len(rest) > len(self._columns)):
            rest = rest[:-1]
        filled = [cell for cell in rest if cell]
        if len(filled) == 1 and filled[0].casefold() in _MARKS:
            return PastedRow(number, name, _MARKS[filled[0].casefold()])
        if not filled:
            raise _LineError(f"{name}: в строке нет ни баллов, ни отметки.")
        if self._columns is not None:
            pairs = [(scale, cell) for scale, cell in zip(self._columns, rest, strict=False) if scale is not None]
            return self._scored(number, name, pairs)
        if self._instrument.scales and len(rest) == len(self._instrument.scales):
            return self._scored(
                number, name, [(scale.name, cell) for scale, cell in zip(self._instrument.scales, rest, strict=True)]
            )
        return self._answered(number, name, rest)

    def _scored(self, number: int, name: str, pairs: Sequence[tuple[str, str]]) -> PastedRow:
        scores: dict[str, Decimal] = {}
        for scale, cell in pairs:
            if is_no_answer(cell):
                continue
            score = parse_score(cell)
            if score is None:
                raise _LineError(f"{name}, шкала «{scale}»: «{cell[:20]}» не число, впишите балл цифрами.")
            if message := problem_of_score(self._instrument, scale, score):
                raise _LineError(f"{name}. {message}")
            scores[scale] = score
        if not scores:
            raise _LineError(f"{name}: в строке нет ни баллов, ни отметки.")
        if warning := warning_of_sum(self._instrument, scores):
            self.warnings.append(FieldProblem("line", f"{name}. {warning}", number))
        return PastedRow(number, name, scores=scores)

    def _answered(self, number: int, name: str, cells: Sequence[str]) -> PastedRow:
        answers = self._instrument.answers
        scales = len(self._instrument.scales)
        if answers is None or not self._instrument.has_sheet:
            wanted = f"шкал {scales}" if scales else "названий шкал в первой строке нет"
            raise _LineError(f"{name}: {plural(len(cells), 'число', 'числа', 'чисел')} в строке, а {wanted}.")
        if len(cells) > 1 and len(cells) not in {*answers.lengths, answers.items, *answers.variants}:
            raise _LineError(
                f"{name}: в строке {plural(len(cells), 'значение', 'значения', 'значений')}, "
                f"а шкал в методике {scales} и ответов {answers.slots}."
            )
        try:
            sheet = parse_sheet(cells[0], answers) if len(cells) == 1 else sheet_of_cells(cells, answers)
        except AnswerError as fault:
            raise _LineError(f"{name}. {fault}") from None
        scored = score_sheet(self._instrument, sheet)
        if not scored.complete:
            items = ", ".join(map(str, scored.unanswered[:10]))
            more = " …" if len(scored.unanswered) > 10 else ""
            self.warnings.append(FieldProblem("line", f"{name}: нет ответов на вопросы {items}{more}.", number))
        return PastedRow(number, name, scores=scored.scores, answers=sheet)


def _name_and_rest(cells: list[str]) -> tuple[str, list[str]]:
    if not any(sign.isalpha() for sign in cells[0]) or any(sign.isdigit() for sign in cells[0]):
        raise _LineError(f"«{cells[0][:40]}» не похоже на фамилию и имя.")
    if len(cells[0]) > LONGEST_NAME:
        raise _LineError(f"«{cells[0][:40]}…» не похоже на фамилию и имя: слишком длинно.")
    parts = 1
    if " " not in cells[0]:
        while parts < min(len(cells), _MOST_PARTS) and _is_part_of_name(cells[parts]):
            parts += 1
    return " ".join(cells[:parts]), cells[parts:]


def _is_part_of_name(cell: str) -> bool:
    return bool(_PART_OF_NAME.fullmatch(cell)) and cell[0].isupper() and cell.casefold() not in _MARKS


def taken_into(people: Sequence[PersonResult], rows: Sequence[PastedRow]) -> tuple[PersonResult, ...]:
    """The sheet with pasted rows in it: a name of the list, or its beginning when only one begins so; others behind."""
    taken = list(people)
    for row in rows:
        place = _place_of(row.name, taken)
        if place is None:
            taken.append(_filled(PersonResult(row.name, on_list=False), row))
        else:
            taken[place] = _filled(taken[place], row)
    return tuple(taken)


def _place_of(name: str, people: Sequence[PersonResult]) -> int | None:
    folded = fold_name(name)
    whole = [place for place, one in enumerate(people) if fold_name(one.name) == folded]
    found = whole or [place for place, one in enumerate(people) if fold_name(one.name).startswith(f"{folded} ")]
    return found[0] if len(found) == 1 else None


def _filled(person: PersonResult, row: PastedRow) -> PersonResult:
    return replace(
        person, mark=row.mark, scores=row.scores or {}, answers=row.answers, entered=True, passed_on=None, outcome=""
    )
