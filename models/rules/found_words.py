"""Words that are searched, and where they stand in a text: whatever the case, ё or ending."""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 12
MOST_LETTERS = 60
EXCERPT = 90
"""Characters of an excerpt."""
_BEFORE = 30
"""How many of them stand before the word."""


def query_words(typed: str) -> tuple[str, ...]:
    """The words of what is typed, folded; at most `MOST_WORDS` of `MOST_LETTERS` letters."""
    return tuple(_folded(word)[:MOST_LETTERS] for word in _WORD.findall(typed)[:MOST_WORDS])


def _folded(word: str) -> str:
    return word.lower().replace("ё", "е")


def marks(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where a word of the text begins with one of the `query_words`: (place, letters)."""
    found = []
    for match in _WORD.finditer(text):
        folded = _folded(match[0])
        letters = max((len(word) for word in words if folded.startswith(word)), default=0)
        if letters:
            found.append((match.start(), min(letters, len(match[0]))))
    return tuple(found)


def missing(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """The words with which no word of the text begins."""
    there = [_folded(word) for word in _WORD.findall(text)]
    return tuple(word for word in words if not any(one.startswith(word) for one in there))


def excerpt(texts: Iterable[str], words: Sequence[str]) -> str:
    """The part of the first text that holds one of the words, on one line; empty when none does."""
    for text in texts:
        line = " ".join(text.split())
        if found := marks(line, words):
            return _cut(line, found[0][0])
    return ""


def _cut(line: str, place: int) -> str:
    """About `EXCERPT` characters around the place, whole words, with «…» where something is left out."""
    start = 0 if place <= _BEFORE else line.find(" ", place - _BEFORE, place) + 1 or place
    end = len(line) if len(line) - start <= EXCERPT else line.rfind(" ", start, start + EXCERPT)
    if end <= place:
        end = start + EXCERPT
    return ("… " if start else "") + line[start:end] + (" …" if end < len(line) else "")
