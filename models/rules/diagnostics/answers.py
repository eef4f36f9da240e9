"""Answer sheets: one key for one answer, in the Russian or the Latin layout, and whole sheets as text.

A sheet is a tuple of answers, item by item and part by part; None is an answer that was not given. What a number in it
means says `AnswerFormat`.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.errors import UserError
from models.rules.diagnostics.instrument import AnswerFormat, AnswerKind
from models.rules.diagnostics.key_text import OPTIONS

Answers = tuple[int | None, ...]

_OPTION_KEYS = dict(zip(OPTIONS, range(6), strict=True)) | dict(zip("f,dult", range(6), strict=True)) | {
    "a": 0, "b": 1, "c": 2, "<": 1, "e": 5,
}  # fmt: skip
"""The Russian letter, the key under it in the Latin layout, the Latin letter of the same place or look."""

_YES_NO_KEYS = {"д": 1, "l": 1, "+": 1, "1": 1, "н": 0, "y": 0, "-": 0, "0": 0, "да": 1, "нет": 0}
"""«y» is the key under «н»: a sheet is typed looking at the Russian letters of the keys."""

_SIGNED_KEYS = {"-": -1, "−": -1, "=": -2, "--": -2, "−−": -2, "+": 1, "++": 2, "-1": -1, "-2": -2, "−1": -1, "−2": -2}
"""«=» is the key beside «-»: two minuses with one key."""

_NO_ANSWER = {"", ".", "_", "?", " ", "—"}
_SEPARATED = re.compile(r"[\s;|/]+")
_PAIR = re.compile(r"(\d):(\d)")


class AnswerError(UserError):
    """An answer that the sheet does not know; the sentence names the item."""

    code = "answer-outside-key"

    def __init__(self, message: str, slot: int) -> None:
        super().__init__(message)
        self.slot = slot


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one answer: its number on the sheet from 0, the item from 1, the part («» where there is one)."""

    number: int
    item: int
    part: str


def slots(answers: AnswerFormat, items: int | None = None) -> tuple[Slot, ...]:
    """All places of a sheet in the order of typing; `items` for one of the variants."""
    parts = answers.parts
    return tuple(
        Slot(item * len(parts) + place, item + 1, part)
        for item in range(items or answers.items)
        for place, part in enumerate(parts)
    )


def blank_sheet(answers: AnswerFormat, items: int | None = None) -> Answers:
    """A sheet without answers."""
    return (None,) * ((items or answers.items) * len(answers.parts))


def one_key(answers: AnswerFormat) -> bool:
    """Whether one key is one answer; millimetres are typed as a number and Enter."""
    return answers.kind is not AnswerKind.MILLIMETRES


def is_no_answer(text: str) -> bool:
    """Whether a key or cell says that the answer was not given (blank, point, question mark)."""
    return text.strip() in _NO_ANSWER


def answer_of_key(answers: AnswerFormat, typed: str) -> int | None:
    """The answer that a key or a cell means; None when it means none on this sheet."""
    word = typed.strip().casefold()
    value = _value(answers, word)
    return value if value is not None and answers.lowest <= value <= answers.highest else None


def _value(answers: AnswerFormat, word: str) -> int | None:
    if answers.kind is AnswerKind.CHOICE:
        return int(word) - 1 if _is_whole(word) else _OPTION_KEYS.get(word)
    if answers.kind is AnswerKind.YES_NO:
        return _YES_NO_KEYS.get(word)
    if answers.kind is AnswerKind.PAIR and (pair := _PAIR.fullmatch(word)):
        return int(pair[1]) if int(pair[1]) + int(pair[2]) == answers.highest else None
    if answers.lowest < 0 and word in _SIGNED_KEYS:
        return _SIGNED_KEYS[word]
    return int(word) if _is_whole(word) else None


def _is_whole(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 3


def shown_answer(answers: AnswerFormat, value: int | None) -> str:
    """The answer as the sheet and the paper show it: «б», «2:1», «++», «да», «4»; nothing for none."""
    if value is None:
        return ""
    if answers.kind is AnswerKind.CHOICE:
        return answers.options[value]
    if answers.kind is AnswerKind.PAIR:
        return f"{value}:{answers.highest - value}"
    if answers.kind is AnswerKind.YES_NO:
        return ("нет", "да")[value]
    if answers.lowest < 0:
        return {-2: "−−", -1: "−", 0: "0", 1: "+", 2: "++"}[value]
    return str(value)


def keys_in_words(answers: AnswerFormat) -> str:
    """Which keys the sheet takes, for the line above it."""
    if answers.kind is AnswerKind.CHOICE:
        digits = ", ".join(map(str, range(1, len(answers.options) + 1)))
        return f"{', '.join(answers.options)} или {digits}"
    if answers.kind is AnswerKind.PAIR:
        return f"{answers.highest}–0: столько баллов отдано варианту а"
    if answers.kind is AnswerKind.YES_NO:
        return "д или + (да), н или - (нет)"
    if answers.kind is AnswerKind.MILLIMETRES:
        return "миллиметры от 0 до 100, затем Enter"
    if answers.lowest < 0:
        return "2 (++), 1 (+), 0, - (−), = (−−)" if answers.lowest == -2 else "1 (+), 0, - (−)"
    return f"{answers.lowest}–{answers.highest}"


def is_left_out(answers: AnswerFormat, sheet: Sequence[int | None], slot: int) -> bool:
    """ОПГ: whether the answer is not asked for, since the skill of its item was rated 0 (domain, section 8)."""
    first = slot - slot % len(answers.parts)
    return answers.kind is AnswerKind.TRIPLE and slot != first and sheet[first] == 0


def next_slot(answers: AnswerFormat, sheet: Sequence[int | None], slot: int) -> int | None:
    """Where the cursor goes after the answer at `slot`; None after the last one."""
    return next((at for at in range(slot + 1, len(sheet)) if not is_left_out(answers, sheet, at)), None)


def with_answer(answers: AnswerFormat, sheet: Answers, slot: int, value: int | None) -> Answers:
    """The sheet with one answer set; answers that are no longer asked for go."""
    changed = (*sheet[:slot], value, *sheet[slot + 1 :])
    return tuple(None if is_left_out(answers, changed, at) else one for at, one in enumerate(changed))


def parse_sheet(text: str, answers: AnswerFormat) -> Answers:
    """A whole sheet as text: «абвба», «1 5 3 4», «3:0 2:1», «д н д»; ОПГ: «211 0 201» or without spaces.

    AnswerError names the item whose answer the sheet does not know, or says that there are too many.
    """
    return sheet_of_cells(_tokens(text.strip(), answers), answers)


def _tokens(text: str, answers: AnswerFormat) -> list[str]:
    tokens = [token for token in _SEPARATED.split(text) if token]
    if len(tokens) > 1 or not one_key(answers) or answers.kind is AnswerKind.TRIPLE:
        return tokens
    return (_PAIR.findall(text) and [text]) or list(text)


def sheet_of_cells(cells: Sequence[str], answers: AnswerFormat) -> Answers:
    """A sheet from one cell for each answer (of ОПГ also one for each item); errors as `parse_sheet`."""
    given: list[int | None] = []
    for cell in cells:
        for sign in _signs(cell, answers):
            given += _taken(sign, given, answers)
            if len(given) > answers.slots:
                raise AnswerError(f"Ответов больше, чем вопросов: в методике их {answers.items}.", answers.slots)
    length = next(length for length in answers.lengths if length >= len(given))
    return (*given, *(None,) * (length - len(given)))


def _signs(cell: str, answers: AnswerFormat) -> Sequence[str]:
    """«211» of ОПГ is three answers."""
    if answers.kind is AnswerKind.TRIPLE and len(cell.strip()) > 1:
        return "0" if cell.strip() == "0" * len(answers.parts) else [*cell.strip()]
    return [cell]


def _taken(typed: str, given: Sequence[int | None], answers: AnswerFormat) -> list[int | None]:
    """The answer, with the None of those that are left out after it."""
    slot = len(given)
    if is_no_answer(typed):
        return [None]
    value = answer_of_key(answers, typed)
    if value is None:
        item = slot // len(answers.parts) + 1
        shown = typed.strip()[:20]
        raise AnswerError(f"Вопрос {item}: ответа «{shown}» нет в ключе, бывают {keys_in_words(answers)}.", slot)
    if answers.kind is AnswerKind.TRIPLE and slot % len(answers.parts) == 0 and value == 0:
        return [0, *(None,) * (len(answers.parts) - 1)]
    return [value]


def check_sheet(sheet: Sequence[int | None], answers: AnswerFormat) -> None:
    """AnswerError for a sheet of another length or an answer outside the key."""
    if len(sheet) not in answers.lengths:
        raise AnswerError(f"Ответов на бланке {len(sheet)}, а в методике {answers.slots}: проверьте бланк.", 0)
    for slot, value in enumerate(sheet):
        if value is not None and not answers.lowest <= value <= answers.highest:
            item = slot // len(answers.parts) + 1
            raise AnswerError(f"Вопрос {item}: ответа {value} нет в ключе, бывают {keys_in_words(answers)}.", slot)


def answers_to_json(sheet: Answers) -> str:
    """The sheet as the journal keeps it."""
    return json.dumps(list(sheet), separators=(",", ":"))


def answers_from_json(text: str | None, answers: AnswerFormat) -> Answers | None:
    """A sheet that the journal kept; None when there is none, or one of another version of the method."""
    try:
        kept = json.loads(text or "null")
    except ValueError:
        return None
    if not isinstance(kept, list) or not all(one is None or type(one) is int for one in kept):
        return None
    try:
        check_sheet(kept, answers)
    except AnswerError:
        return None
    return tuple(kept)
