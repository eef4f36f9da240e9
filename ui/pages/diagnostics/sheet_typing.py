"""Typing one answer sheet: which key goes where, how far the sheet is. No widgets."""

from models.rules.diagnostics.answers import (
    Answers,
    answer_of_key,
    is_left_out,
    is_no_answer,
    keys_in_words,
    next_slot,
    one_key,
    slots,
    with_answer,
)
from models.rules.diagnostics.instrument import AnswerFormat
from models.rules.russian import listed

_MOST_DIGITS = 3
_MOST_NAMED = 8


class SheetTyping:
    """A sheet and the place of the next answer; `slot` is None behind the last one.

    `typed` are the digits of millimetres that Enter takes.
    """

    def __init__(self, answers: AnswerFormat, sheet: Answers) -> None:
        self.format = answers
        self.sheet = sheet
        self.typed = ""
        self.slot: int | None = self._first_gap()

    def press(self, key: str) -> str:
        """Take a key; what is wrong with it, empty when it was taken."""
        if self.slot is None:
            return ""
        if not one_key(self.format) and not is_no_answer(key):
            return self._digit(key)
        if is_no_answer(key):
            self._put(None)
            return ""
        value = answer_of_key(self.format, key)
        if value is None:
            return f"{self.place_in_words}: ответа «{key}» нет в ключе, бывают {keys_in_words(self.format)}."
        self._put(value)
        return ""

    def enter(self) -> str:
        """Take the digits that were typed; what is wrong with them."""
        if not self.typed or self.slot is None:
            return ""
        typed, self.typed = self.typed, ""
        value = answer_of_key(self.format, typed)
        if value is None:
            return f"{self.place_in_words}: «{typed}» вне линии, бывают {keys_in_words(self.format)}."
        self._put(value)
        return ""

    def back(self) -> bool:
        """Go one answer back, first of all within the digits typed; False at the first answer."""
        if self.typed:
            self.typed = self.typed[:-1]
            return True
        earlier = range((len(self.sheet) if self.slot is None else self.slot) - 1, -1, -1)
        found = next((at for at in earlier if not is_left_out(self.format, self.sheet, at)), None)
        if found is None:
            return False
        self.slot = found
        return True

    def go_to(self, slot: int) -> None:
        """Put the cursor on a place of the sheet, as far as it is asked for."""
        if 0 <= slot < len(self.sheet) and not is_left_out(self.format, self.sheet, slot):
            self.slot, self.typed = slot, ""

    def clear(self) -> None:
        """Take the answer at the cursor away."""
        self.typed = ""
        if self.slot is not None:
            self.sheet = with_answer(self.format, self.sheet, self.slot, None)

    @property
    def answered(self) -> int:
        """How many answers there are."""
        return sum(value is not None for value in self.sheet)

    @property
    def gaps(self) -> tuple[int, ...]:
        """Places without an answer that is asked for."""
        return tuple(
            at for at, value in enumerate(self.sheet) if value is None and not is_left_out(self.format, self.sheet, at)
        )

    @property
    def gaps_in_words(self) -> str:
        """«Нет ответов на вопросы 3 и 7»; empty for a whole sheet."""
        items = sorted({at // len(self.format.parts) + 1 for at in self.gaps})
        if not items:
            return ""
        shown = [str(item) for item in items[:_MOST_NAMED]]
        more = f" и ещё {len(items) - len(shown)}" if len(items) > len(shown) else ""
        words = ", ".join(shown) + more if more else listed(shown)
        return f"Нет ответа на вопрос {words}" if len(items) == 1 else f"Нет ответов на вопросы {words}"

    @property
    def place_in_words(self) -> str:
        """«Вопрос 7, отношение»."""
        if self.slot is None:
            return "Бланк заполнен"
        place = slots(self.format, len(self.sheet) // len(self.format.parts))[self.slot]
        return f"Вопрос {place.item}, {place.part}" if place.part else f"Вопрос {place.item}"

    def _digit(self, key: str) -> str:
        if not key.isdigit():
            return f"{self.place_in_words}: «{key}» не цифра, впишите {keys_in_words(self.format)}."
        if len(self.typed) < _MOST_DIGITS:
            self.typed += key
        return ""

    def _put(self, value: int | None) -> None:
        """Set the answer and go on: from a filled gap to the next gap, from an answer typed anew to the next place."""
        assert self.slot is not None
        fills = value is not None and self.sheet[self.slot] is None
        self.typed = ""
        self.sheet = with_answer(self.format, self.sheet, self.slot, value)
        following = next_slot(self.format, self.sheet, self.slot)
        if fills and (following is None or self.sheet[following] is not None):
            following = self._next_gap(self.slot)
        self.slot = following

    def _next_gap(self, slot: int) -> int | None:
        """The next gap; None when there is none further on: what was passed over is then told."""
        return next((gap for gap in self.gaps if gap > slot), None)

    def _first_gap(self) -> int | None:
        gaps = self.gaps
        return gaps[0] if gaps else None
