"""Keys as they are printed in manuals: «1а 3б 5а–9а», «1 5 8», «1+ 3-»."""

import re
from collections.abc import Iterable

from models.rules.diagnostics.instrument import AnswerFormat, AnswerKind, KeyEntry

OPTIONS = "абвгде"
YES_NO = "-+"
"""Signs of «нет» (0) and «да» (1) in a key."""

_DASH = r"\s*[-–—‑−]\s*"
_SEPARATORS = re.compile(r"[\s,;.]+")
_TIGHT_RANGE = re.compile(rf"(?<=[\dа-я]){_DASH}(?=\d)")
_TOKEN = re.compile(r"(\d{1,4})([а-я+-]?)(?:–(\d{1,4})([а-я+-]?))?")
_LATIN = str.maketrans("abcde", "абвге")


class KeyTextError(ValueError):
    """A key that cannot be read; the message says why in Russian."""


def options_of(answers: AnswerFormat) -> str:
    """The signs of the options that a key names, by their value; empty where an item counts as rated."""
    if answers.kind is AnswerKind.YES_NO:
        return YES_NO
    return answers.options


def parse_key(text: str, answers: AnswerFormat) -> tuple[KeyEntry, ...]:
    """The entries of a key; KeyTextError for what is no item or option of the sheet."""
    plain = text.casefold().translate(_LATIN).replace("−", "-")
    if answers.kind is not AnswerKind.YES_NO:
        plain = _TIGHT_RANGE.sub("–", plain)
    entries: list[KeyEntry] = []
    most = answers.items * max(len(options_of(answers)), 1)
    for token in filter(None, _SEPARATORS.split(plain)):
        entries += _entries(token, answers)
        if len(entries) > most:
            raise KeyTextError("В ключе больше вариантов, чем во всей методике: уберите лишние.")
    return tuple(entries)


def _entries(token: str, answers: AnswerFormat) -> Iterable[KeyEntry]:
    found = _TOKEN.fullmatch(token)
    if found is None:
        raise KeyTextError(f"«{token[:20]}» в ключе не разобрано: пишите, например, {_example(answers)}.")
    first, sign, last, last_sign = int(found[1]), found[2], int(found[3] or found[1]), found[4] or found[2]
    if sign != last_sign or not 1 <= first <= last:
        raise KeyTextError(f"«{token}» в ключе не разобрано: пишите, например, {_example(answers)}.")
    if last > answers.items:
        raise KeyTextError(f"В ключе стоит вопрос {last}, а в методике их {answers.items}.")
    option = _option(token, sign, answers)
    return (KeyEntry(item, option) for item in range(first, last + 1))


def _option(token: str, sign: str, answers: AnswerFormat) -> int | None:
    options = options_of(answers)
    if not options:
        if sign:
            raise KeyTextError(f"«{token}» в ключе не разобрано: пишите только номера вопросов, {_example(answers)}.")
        return None
    if not sign or sign not in options:
        raise KeyTextError(f"«{token}» в ключе: такого варианта ответа нет, пишите, например, {_example(answers)}.")
    return options.index(sign)


def _example(answers: AnswerFormat) -> str:
    if answers.kind is AnswerKind.YES_NO:
        return "1+ 3-"
    return "1а 3б" if answers.options else "1 5 8–10"


def key_text(entries: Iterable[KeyEntry], answers: AnswerFormat) -> str:
    """The key as it is printed; `parse_key` reads it back."""
    options = options_of(answers)
    return " ".join(str(one.item) + ("" if one.option is None else options[one.option]) for one in entries)


def shown_option(entry: KeyEntry, answers: AnswerFormat) -> str:
    """«Вариант 3б», «Ответ «да» на вопрос 3», «Вопрос 3»: the subject of a sentence about a fault."""
    if entry.option is None:
        return f"Вопрос {entry.item}"
    if answers.kind is AnswerKind.YES_NO:
        return f"Ответ «{('нет', 'да')[entry.option]}» на вопрос {entry.item}"
    return f"Вариант {entry.item}{options_of(answers)[entry.option]}"
