"""The order of rows: Russian words, numbers and dates each as they should, nothing at the end."""

from collections.abc import Callable, Iterable
from typing import Any


def fold(text: str) -> str:
    """Text for comparing: no case, ё as е."""
    return text.casefold().replace("ё", "е")


def ordered(rows: Iterable[Any], key: Callable[[Any], Any], *, descending: bool = False) -> list[Any]:
    """Rows by `key`, equal ones as they were; rows without a value stand last in both directions."""
    present, absent = [], []
    for row in rows:
        value = key(row)
        if value is None or value == "":
            absent.append(row)
        else:
            present.append((fold(value) if isinstance(value, str) else value, row))
    present.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _value, row in present] + absent
